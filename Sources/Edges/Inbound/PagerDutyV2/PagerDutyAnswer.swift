internal import Notation

/// Why an event is not taken. Agents do not send it again, so the words are all there is.
package enum PagerDutyRefusal: Error, Hashable, Sendable {
    /// Not JSON, or not an object.
    case unrecognized(Problem)
    case invalid([Problem])

    package var problems: [Problem] {
        switch self {
        case .unrecognized(let problem): [problem]
        case .invalid(let problems): problems
        }
    }

    /// No source has this routing key.
    package static let unknownKey = PagerDutyRefusal.invalid([Problem(field: "routing_key", message: "belongs to no source of this runbook")])
}

/// What PagerDuty would say, word for word where agents look at it.
package enum PagerDutyAnswer {
    /// 202. Change events are told no key.
    package static func accepted(dedupKey: String?) -> Answer {
        var writer = JSONWriter()
        writer.object {
            $0.member("status", "success")
            $0.member("message", dedupKey == nil ? "Change event processed" : "Event processed")
            $0.member("dedup_key", ifAny: dedupKey)
        }
        return .json(202, writer.text)
    }

    /// 400, which no agent sends again.
    package static func refused(_ refusal: PagerDutyRefusal) -> Answer {
        switch refusal {
        case .unrecognized(let problem):
            document("Unrecognized object", "Event object format is unrecognized", ["JSON parse error", problem.description])
        case .invalid(let problems):
            document("invalid event", "Event object is invalid", problems.map { "'\($0.field)' \($0.message)" })
        }
    }

    /// 429, which agents send again. The caller adds `Retry-After`.
    package static let tooMany = document("throttle exceeded", "Request Limit Exceeded", ["too many events for this routing_key"], code: 429)

    private static func document(_ status: String, _ message: String, _ errors: [String], code: Int = 400) -> Answer {
        var writer = JSONWriter()
        writer.object { document in
            document.member("status", status)
            document.member("message", message)
            document.member("errors") { $0.array { list in errors.prefix(Answer.problemsListed).forEach { list.value($0) } } }
        }
        return .json(code, writer.text)
    }
}
