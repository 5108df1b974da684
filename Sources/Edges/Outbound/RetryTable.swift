/// Which answers are worth another try: the one table every channel reads. A channel may know its provider's own error names better,
/// and falls back to this.
package enum RetryTable {
    package enum Worth: Hashable, Sendable { case delivered, later, refused }

    /// HTTP status. A redirect is refused: we do not follow where a stranger points, and asking again would give the same answer.
    package static func http(status: Int) -> Worth {
        switch status {
        case 200...299: .delivered
        case 408, 421, 425, 429, 500...: .later
        case 300...499: .refused
        default: .later
        }
    }

    /// The SMTP reply that ended a conversation (RFC 5321 §4.2.1). Nil when it says nothing about why.
    package static func smtp(reply: Int) -> Worth? {
        switch reply {
        case 400...499: .later
        case 500...599: .refused
        default: nil
        }
    }

    /// A libcurl error. Certificates are retried: one that ran out tonight is renewed tonight.
    package static func curl(code: Int) -> Worth {
        switch code {
        case 0: .delivered
        // Unsupported protocol, malformed URL, log-in denied.
        case 1, 3, 67: .refused
        default: .later
        }
    }

    package static func verdict(_ result: HTTPResult, detail: (HTTPAnswer) -> String? = { _ in nil }) -> Verdict {
        switch result {
        case .fault(let fault):
            return verdict(fault)
        case .answer(let answer):
            let said = detail(answer).map { ": \($0)" } ?? ""
            return switch http(status: answer.status) {
            case .delivered: .delivered
            case .later: .later(reason: "answered \(answer.status)\(said)", after: answer.retryAfter)
            case .refused where 300...399 ~= answer.status:
                .refused(reason: "answered \(answer.status), a redirect, which is not followed: set the url to where it leads")
            case .refused: .refused(reason: "answered \(answer.status)\(said)")
            }
        }
    }

    package static func verdict(_ fault: TransferFault) -> Verdict {
        switch smtp(reply: fault.reply) ?? curl(code: fault.code) {
        case .delivered, .later: .later(reason: fault.reason, after: nil)
        case .refused: .refused(reason: fault.reason)
        }
    }
}
