internal import Engine
internal import Notation
internal import Vocabulary

/// Kinds of event about who plays which part. The words are stored for ever.
package enum StaffKind: String, EventKind {
    case filled = "incident.role-filled"
    case offered = "incident.role-offered"
    case declined = "incident.role-declined"
    case vacated = "incident.role-vacated"
}

extension StaffEvent {
    var parts: (StaffKind, JSON) {
        switch self {
        case .filled(let role, let person, let because):
            (.filled, .members(("role", .text(role)), ("person", .text(person)), ("because", .word(because))))
        case .offered(let role, let person, let note):
            (.offered, .members(("role", .text(role)), ("person", .text(person)), ("note", .string(note))))
        case .declined(let role, let words): (.declined, .members(("role", .text(role)), ("because", .string(words))))
        case .vacated(let role, let words): (.vacated, .members(("role", .text(role)), ("because", .string(words))))
        }
    }

    static func read(_ kind: StaffKind, _ it: Fields) throws(RecordError) -> StaffEvent {
        switch kind {
        case .filled: .filled(try it.name("role"), by: try it.name("person"), because: try it.word("because"))
        case .offered: .offered(try it.name("role"), to: try it.name("person"), note: try it.string("note"))
        case .declined: .declined(try it.name("role"), because: try it.string("because"))
        case .vacated: .vacated(try it.name("role"), because: try it.string("because"))
        }
    }
}
