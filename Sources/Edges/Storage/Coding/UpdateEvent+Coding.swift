internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// Kinds of event about telling people how it stands. The words are stored for ever.
package enum UpdateKind: String, EventKind {
    case posted = "incident.update-posted"
    case held = "incident.update-held"
    case agreed = "incident.update-agreed"
    case rejected = "incident.update-rejected"
    case undelivered = "incident.update-undelivered"
}

extension UpdateEvent {
    var parts: (UpdateKind, JSON) {
        switch self {
        case .posted(let number, let audience, let subject, let text, let status, let visibility):
            (
                .posted,
                .members(
                    ("update", .whole(number)), ("audience", .text(audience)), ("subject", .string(subject)), ("text", .string(text)),
                    ("status", .text(status)), ("visibility", .word(visibility)))
            )
        case .held(let number, let audience, let subject, let text, let status, let because):
            (
                .held,
                .members(
                    ("update", .whole(number)), ("audience", .text(audience)), ("subject", .string(subject)), ("text", .string(text)),
                    ("status", .text(status)), ("because", because.json))
            )
        case .agreed(let number): (.agreed, .members(("update", .whole(number))))
        case .rejected(let number, let words): (.rejected, .members(("update", .whole(number)), ("because", .string(words))))
        case .undelivered(let number): (.undelivered, .members(("update", .whole(number))))
        }
    }

    static func read(_ kind: UpdateKind, _ it: Fields) throws(RecordError) -> UpdateEvent {
        switch kind {
        case .posted:
            .posted(
                number: try it.int("update"), try it.name("audience"), subject: try it.string("subject"), text: try it.string("text"),
                status: try it.nameIfAny("status"), visibility: try it.word("visibility"))
        case .held:
            .held(
                number: try it.int("update"), try it.name("audience"), subject: try it.string("subject"), text: try it.string("text"),
                status: try it.nameIfAny("status"), because: try it.value("because", Hold.init))
        case .agreed: .agreed(number: try it.int("update"))
        case .rejected: .rejected(number: try it.int("update"), because: try it.string("because"))
        case .undelivered: .undelivered(number: try it.int("update"))
        }
    }
}

extension UpdateEvent.Hold {
    var json: JSON {
        switch self {
        case .approval: .members(("is", .string("approval")))
        case .embargo(let fact): .members(("is", .string("embargo")), ("fact", .text(fact)))
        }
    }

    init(_ it: Fields) throws(RecordError) {
        switch try it.string("is") {
        case "approval": self = .approval
        case "embargo": self = .embargo(try it.name("fact"))
        case let other: throw .malformed("is", "‘\(other)’ holds no update that this Runbell knows")
        }
    }
}
