internal import CCurl
internal import Foundation
internal import Signing

/// Sends requests and mail by libcurl, thousands at once on one thread of its own, so that a slow provider never holds up the rest of the
/// program. Connections are kept and used again. Redirects are not followed, certificates are checked, answers are cut at a size.
package final class CurlClient: Sendable {
    package struct Options: Sendable {
        /// PEM file of certificate authorities to trust instead of the system's.
        package var caFile: String?
        /// Off by default: people who host their own tools have webhooks in private networks on purpose.
        package var refusesPrivateAddresses: Bool
        package var answerBytesMax: Int
        package var transfersMax: Int
        /// So that one slow host cannot take every place.
        package var transfersEachHost: Int

        package init(
            caFile: String? = nil, refusesPrivateAddresses: Bool = false, answerBytesMax: Int = 65_536, transfersMax: Int = 512,
            transfersEachHost: Int = 64
        ) {
            self.caFile = caFile
            self.refusesPrivateAddresses = refusesPrivateAddresses
            self.answerBytesMax = answerBytesMax
            self.transfersMax = transfersMax
            self.transfersEachHost = transfersEachHost
        }
    }

    private let inbox: CurlInbox

    package init(options: Options = Options()) {
        _ = CurlClient.library
        let multi = MultiHandle()
        let inbox = CurlInbox(multi: multi)
        self.inbox = inbox
        let thread = Thread { CurlLoop(multi: multi, inbox: inbox, options: options).run() }
        thread.name = "curl"
        thread.start()
    }

    deinit { inbox.stop() }

    /// What is under way ends with a fault; nothing is accepted any more.
    package func stop() { inbox.stop() }

    package func perform(_ request: HTTPRequest) async -> HTTPResult {
        let outcome = await run(.http(request), url: request.url, timeout: request.timeout)
        guard outcome.code == 0 else { return .fault(outcome.fault) }
        return .answer(HTTPAnswer(status: outcome.status, retryAfter: outcome.retryAfter, body: outcome.body, isCut: outcome.isCut))
    }

    /// Nil when the server took the mail.
    package func deliver(_ mail: MailRequest) async -> TransferFault? {
        let outcome = await run(.mail(mail), url: mail.server.url, timeout: mail.timeout)
        return outcome.code == 0 ? nil : outcome.fault
    }

    private func run(_ work: CurlJob.Work, url: String, timeout: Duration) async -> CurlOutcome {
        guard let host = WebAddress(url)?.hostAndPort else {
            return CurlOutcome(code: Int(CURLE_URL_MALFORMAT.rawValue), reason: "the address is not a URL")
        }
        return await withCheckedContinuation { waiter in
            inbox.add(CurlJob(work: work, host: host, deadline: .now + timeout, waiter: waiter))
        }
    }

    /// Once a process (curl.se/libcurl/c/curl_global_init.html).
    private static let library: Void = {
        _ = OpenSSL.outlivesTheThreads
        curl_global_init(Int(CURL_GLOBAL_ALL))
    }()
}

/// One transfer somebody waits for.
struct CurlJob: Sendable {
    enum Work: Sendable {
        case http(HTTPRequest)
        case mail(MailRequest)
    }

    let work: Work
    let host: String
    let deadline: ContinuousClock.Instant
    let waiter: CheckedContinuation<CurlOutcome, Never>
}

/// How a transfer ended, in libcurl's terms.
struct CurlOutcome: Sendable {
    var code: Int
    /// HTTP status or last SMTP reply.
    var status = 0
    var retryAfter: Duration?
    var body: [UInt8] = []
    var isCut = false
    var reason = ""

    var fault: TransferFault { TransferFault(code: code, reply: status, reason: reason) }

    static let stopped = CurlOutcome(code: Int(CURLE_ABORTED_BY_CALLBACK.rawValue), reason: "Runbell is stopping")
    static let noMemory = CurlOutcome(code: Int(CURLE_OUT_OF_MEMORY.rawValue), reason: "no memory is left")
    static let waitedTooLong = CurlOutcome(
        code: Int(CURLE_OPERATION_TIMEDOUT.rawValue), reason: "too many requests to this host were under way, and none ended in time")
}
