internal import CCurl
internal import Glibc
internal import Vocabulary

/// One transfer while libcurl works on it: what it reads from, writes to, and must not outlive.
final class CurlTransfer {
    let job: CurlJob
    private let easy: UnsafeMutableRawPointer
    private let answerBytesMax: Int
    private let refusesPrivate: Bool
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var upload: [UInt8] = []
    private var uploaded = 0
    private var body: [UInt8] = []
    private var isCut = false
    private var metPrivateAddress = false

    init(job: CurlJob, easy: UnsafeMutableRawPointer, answerBytesMax: Int, refusesPrivate: Bool) {
        self.job = job
        self.easy = easy
        self.answerBytesMax = answerBytesMax
        self.refusesPrivate = refusesPrivate
        message.initialize(to: 0)
    }

    deinit {
        lists.forEach { curl_slist_free_all($0) }
        message.deallocate()
    }

    func prepare(_ options: CurlClient.Options) {
        // Without this libcurl raises SIGALRM to end a name look-up, which a program of many threads must not.
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        if let file = options.caFile { set(CURLOPT_CAINFO, file) }
        let left = max(1, Int((job.deadline - .now).milliseconds))
        set(CURLOPT_TIMEOUT_MS, left)
        set(CURLOPT_CONNECTTIMEOUT_MS, min(left, 5000))
        _ = ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, message)
        let me = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_set_callback(easy, CURLOPT_WRITEFUNCTION, CurlTransfer.receive)
        _ = ccurl_set_pointer(easy, CURLOPT_WRITEDATA, me)
        if refusesPrivate {
            _ = ccurl_set_socket_callback(easy, CurlTransfer.openSocket)
            _ = ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, me)
        }
        switch job.work {
        case .http(let request): prepare(request)
        case .mail(let mail): prepare(mail, me)
        }
    }

    private func prepare(_ request: HTTPRequest) {
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_URL, request.url)
        set(CURLOPT_USERAGENT, "Runbell")
        if request.method == "HEAD" {
            set(CURLOPT_NOBODY, 1)
        } else if request.method != "GET" {
            set(CURLOPT_POST, 1)
            set(CURLOPT_POSTFIELDSIZE, request.body.count)
            request.body.withUnsafeBytes { body in
                // An empty body has no address, and without one libcurl would go on to ask for a body by callback.
                withUnsafeBytes(of: 0) { none in
                    let start = UnsafeMutableRawPointer(mutating: body.baseAddress ?? none.baseAddress)
                    _ = ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, start)
                }
            }
            if request.method != "POST" { set(CURLOPT_CUSTOMREQUEST, request.method) }
        }
        let headers = request.headers.map { "\($0.name): \($0.value.withoutControls)" }
        setList(CURLOPT_HTTPHEADER, headers + ["Expect:"])
    }

    private func prepare(_ mail: MailRequest, _ me: UnsafeMutableRawPointer) {
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_URL, mail.server.url)
        set(CURLOPT_USE_SSL, mail.server.security.curlLevel)
        if let user = mail.server.user {
            set(CURLOPT_USERNAME, user)
            set(CURLOPT_PASSWORD, mail.server.password ?? "")
        } else if mail.server.security == .opportunistic {
            // Whoever can show a false certificate can also strip STARTTLS, so checking would only lose mail (RFC 7435).
            set(CURLOPT_SSL_VERIFYPEER, 0)
            set(CURLOPT_SSL_VERIFYHOST, 0)
        }
        set(CURLOPT_MAIL_FROM, "<\(mail.sender.withoutControls)>")
        setList(CURLOPT_MAIL_RCPT, ["<\(mail.recipient.withoutControls)>"])
        upload = mail.message
        set(CURLOPT_UPLOAD, 1)
        _ = ccurl_set_callback(easy, CURLOPT_READFUNCTION, CurlTransfer.give)
        _ = ccurl_set_pointer(easy, CURLOPT_READDATA, me)
    }

    /// Call once, after libcurl is done with the handle and before the handle is used again.
    func outcome(_ result: CURLcode) -> CurlOutcome {
        var status = 0
        _ = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        var wait: curl_off_t = 0
        _ = ccurl_get_offset(easy, CURLINFO_RETRY_AFTER, &wait)
        let code = isCut && result == CURLE_WRITE_ERROR ? CURLE_OK : result
        var outcome = CurlOutcome(code: Int(code.rawValue), status: status, retryAfter: wait > 0 ? .seconds(wait) : nil, body: body, isCut: isCut)
        if metPrivateAddress, code != CURLE_OK {
            outcome.code = Int(CURLE_UNSUPPORTED_PROTOCOL.rawValue)
            outcome.reason = "the host has a private address, and the server is set to refuse those"
        } else if code != CURLE_OK {
            let detail = String(cString: message)
            outcome.reason = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        }
        return outcome
    }

    private func set(_ option: CURLoption, _ value: Int) { _ = ccurl_set_long(easy, option, value) }
    private func set(_ option: CURLoption, _ value: String) { _ = ccurl_set_string(easy, option, value) }

    private func setList(_ option: CURLoption, _ lines: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl_slist_append(list, line) }
        guard let list else { return }
        lists.append(list)
        _ = ccurl_set_list(easy, option, list)
    }

    private static let receive: ccurl_data_callback = { bytes, size, count, user in
        guard let bytes, let user else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(user).takeUnretainedValue()
        let length = size * count
        let room = transfer.answerBytesMax - transfer.body.count
        transfer.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: min(length, room)))
        transfer.isCut = length > room
        return transfer.isCut ? 0 : length
    }

    private static let give: ccurl_data_callback = { buffer, size, count, user in
        guard let buffer, let user else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(user).takeUnretainedValue()
        let length = min(size * count, transfer.upload.count - transfer.uploaded)
        transfer.upload.withUnsafeBytes { bytes in
            let piece = bytes[transfer.uploaded..<transfer.uploaded + length]
            UnsafeMutableRawBufferPointer(start: buffer, count: length).copyMemory(from: .init(rebasing: piece))
        }
        transfer.uploaded += length
        return length
    }

    /// Asked with the address about to be used, after the name was looked up: a name that points inside later is refused as well.
    private static let openSocket: ccurl_socket_callback = { user, _, address in
        guard let user, let address, let target = ccurl_address(address) else { return -1 }
        let bytes = UnsafeRawBufferPointer(start: target, count: Int(address.pointee.addrlen))
        if NetworkAddress(socketAddress: bytes)?.isPrivate ?? true {
            Unmanaged<CurlTransfer>.fromOpaque(user).takeUnretainedValue().metPrivateAddress = true
            return -1
        }
        return socket(address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
    }
}

extension MailServer {
    var url: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(security == .implicit ? "smtps" : "smtp")://\(name):\(port)/runbell"
    }
}

extension MailServer.Security {
    fileprivate var curlLevel: Int {
        switch self {
        case .implicit, .required: Int(CURLUSESSL_ALL.rawValue)
        case .opportunistic: Int(CURLUSESSL_TRY.rawValue)
        case .never: Int(CURLUSESSL_NONE.rawValue)
        }
    }
}

extension String {
    /// Line breaks and other control characters gone: what is left cannot end a header or a command.
    var withoutControls: String { String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 32 && $0.value != 127 })) }
}
