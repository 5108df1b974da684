package import Engine
internal import Vocabulary

extension Refusal {
    /// Why Runbell said no, in one sentence without a full stop.
    package var sentence: String {
        switch self {
        case .noSuchIncident: "there is no such incident"
        case .alreadyRaised: "it is open already"
        case .alreadyResolved: "it is resolved already"
        case .alreadyMerged(let into): "it goes on as \(into)"
        case .notResolved: "it is not resolved"
        case .notAcknowledged: "nobody has acknowledged it"
        case .unknownSeverity(let name): "the runbook has no severity '\(name)'"
        case .unknownTarget(let name): "the runbook has no person, seat or schedule '\(name)'"
        case .nobodyReachable: "none of these people can be reached"
        case .inThePast: "that is in the past"
        case .intoItself: "an incident cannot be merged into itself"
        case .tooLong(let limit): "it is longer than \(limit) bytes"
        case .tooMany(let limit): "they are more than \(limit)"
        case .unknown(let kind, let name): "the runbook has no \(kind) '\(name)'"
        case .notAllowed(let words): words
        case .missing(let fields): "this is missing: \(fields.joined(separator: ", "))"
        case .overtaken: "somebody else has changed it meanwhile"
        }
    }
}
