internal import Notation
internal import Outbound

/// A request of a step, and how its answer is taken.
struct HTTPErrand: Sendable {
    /// RFC 9110, 5.6.2, without a hyphen's rarer friends: what methods and header names are made of.
    private static let tokenCharacters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")

    let method: String
    let url: String
    let headers: [HTTPRequest.Header]
    var body: String?

    func run(timeout: Duration, by wire: Wire, judge: (HTTPAnswer) -> RawOutcome) async -> RawOutcome {
        if let reason = refusal { return RawOutcome(ending: .refused(reason: reason)) }
        guard timeout > .zero else { return RawOutcome(ending: .timedOut(reason: "no time was left for it")) }
        let bytes = Array((body ?? "").utf8)
        switch await wire.perform(HTTPRequest(method: method.uppercased(), url: url, headers: allHeaders, body: bytes, timeout: timeout)) {
        case .answer(let answer): return judge(answer)
        case .fault(let fault): return RawOutcome(ending: ending(fault))
        }
    }

    private var refusal: String? {
        if !HTTPErrand.isToken(method) { return "`\(method)` is no method of HTTP: write GET, POST, PUT, PATCH, DELETE or HEAD" }
        if body?.isEmpty == false, ["GET", "HEAD"].contains(method.uppercased()) {
            return "a \(method) carries no body: write POST, or take the body out"
        }
        let odd = headers.first { !HTTPErrand.isToken($0.name) }
        return odd.map { "`\($0.name)` is no name of a header: write letters, digits and hyphens" }
    }

    private static func isToken(_ text: String) -> Bool { !text.isEmpty && text.allSatisfy(tokenCharacters.contains) }

    /// libcurl would call a body a form.
    private var allHeaders: [HTTPRequest.Header] {
        guard let body, !body.isEmpty, !headers.contains(where: { $0.name.lowercased() == "content-type" }) else { return headers }
        let isJSON = (try? JSON(parsing: body)) != nil
        return headers + [HTTPRequest.Header("Content-Type", isJSON ? "application/json" : "text/plain; charset=utf-8")]
    }

    /// libcurl's codes (curl.se/libcurl/c/libcurl-errors.html): 28 is a time-out; 1 and 3 are addresses it does not call.
    private func ending(_ fault: TransferFault) -> ErrandOutcome.Ending {
        switch fault.code {
        case 28: .timedOut(reason: fault.reason)
        case 1, 3: .refused(reason: fault.reason)
        default: .failed(reason: fault.reason)
        }
    }
}

extension HTTPAnswer {
    func judged(expecting expected: ClosedRange<Int>) -> RawOutcome {
        var outcome = RawOutcome(ending: .succeeded, status: status, endsEarly: isCut)
        outcome.output.append(body[...])
        guard !expected.contains(status) else { return outcome }
        let wanted = expected.count == 1 ? "\(expected.lowerBound)" : "\(expected.lowerBound) to \(expected.upperBound)"
        let hint = 300...399 ~= status ? "; redirects are not followed: write the address it leads to" : ""
        outcome.ending = .failed(reason: "answered \(status) where \(wanted) was expected\(hint)")
        return outcome
    }
}
