package import Engine
package import Notation
internal import Vocabulary

extension Incident.Duty {
    package var json: JSON {
        let (word, at): (String, Moment?) =
            switch state {
            case .open: ("open", nil)
            case .kept(let at): ("kept", at)
            case .keptLate(let at): ("keptLate", at)
            case .missed(let at): ("missed", at)
            case .moot(let at): ("moot", at)
            }
        return .members(
            ("duty", .text(name)), ("owner", owner.json), ("openedAt", .integer(openedAt.milliseconds)), ("due", .integer(due.milliseconds)),
            ("state", .string(word)), ("at", at.map { .integer($0.milliseconds) }))
    }

    package init(_ it: Fields) throws(RecordError) {
        let state: State
        switch try it.string("state") {
        case "open": state = .open
        case "kept": state = .kept(at: try it.moment("at"))
        case "keptLate": state = .keptLate(at: try it.moment("at"))
        case "missed": state = .missed(at: try it.moment("at"))
        case "moot": state = .moot(at: try it.moment("at"))
        case let other: throw .malformed("state", "‘\(other)’ is not a state this Runbell knows")
        }
        self.init(
            name: try it.name("duty"), owner: try it.value("owner", Party.init), openedAt: try it.moment("openedAt"), due: try it.moment("due"),
            state: state)
    }

    /// The duties of an incident's row, as its JSON column holds them.
    package static func read(_ bytes: [UInt8]) throws(RecordError) -> [Incident.Duty] {
        let json: JSON
        do throws(JSONFault) { json = try JSON(parsing: bytes) } catch { throw .malformed("duties", "not JSON: \(error)") }
        var duties: [Incident.Duty] = []
        for value in json.array ?? [] {
            do throws(RecordError) { duties.append(try Incident.Duty(Fields(value))) } catch { throw error.inside("duties") }
        }
        return duties
    }
}
