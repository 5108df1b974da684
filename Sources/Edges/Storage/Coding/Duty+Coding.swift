package import Engine
package import Notation
internal import Runbooks
internal import Vocabulary

extension Incident.Duty {
    package var json: JSON {
        let (word, at, because): (String, Moment?, String?) =
            switch state {
            case .open: ("open", nil, nil)
            case .kept(let at): ("kept", at, nil)
            case .keptLate(let at): ("keptLate", at, nil)
            case .missed(let at): ("missed", at, nil)
            case .moot(let at): ("moot", at, nil)
            case .waived(let at, let words): ("waived", at, words)
            }
        return .members(
            ("duty", .text(name)), ("owner", owner.json), ("openedAt", .integer(openedAt.milliseconds)), ("due", .integer(due.milliseconds)),
            ("state", .string(word)), ("at", at.map { .integer($0.milliseconds) }),
            ("because", because.map { .string($0) }), ("promise", .bool(isPromise)),
            ("lastKept", lastKept.map { .integer($0.milliseconds) }), ("steps", .steps(steps)))
    }

    package init(_ it: Fields) throws(RecordError) {
        let state: State
        switch try it.string("state") {
        case "open": state = .open
        case "kept": state = .kept(at: try it.moment("at"))
        case "keptLate": state = .keptLate(at: try it.moment("at"))
        case "missed": state = .missed(at: try it.moment("at"))
        case "moot": state = .moot(at: try it.moment("at"))
        case "waived": state = .waived(at: try it.moment("at"), because: try it.string("because"))
        case let other: throw .malformed("state", "‘\(other)’ is not a state this Runbell knows")
        }
        self.init(
            name: try it.name("duty"), owner: try it.value("owner", Party.init), openedAt: try it.moment("openedAt"), due: try it.moment("due"),
            state: state, isPromise: try it.boolIfAny("promise") ?? true, lastKept: try it.momentIfAny("lastKept"),
            steps: try it.steps("steps"))
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

extension JSON {
    fileprivate static func steps(_ steps: [Int: Incident.Duty.Stepping]) -> JSON? {
        guard !steps.isEmpty else { return Optional.none }
        return .array(
            steps.sorted { $0.key < $1.key }.map { step, taken in
                .members(("step", .whole(step)), ("count", .whole(taken.count)), ("last", .integer(taken.last.milliseconds)))
            })
    }
}

extension Fields {
    fileprivate func steps(_ name: String) throws(RecordError) -> [Int: Incident.Duty.Stepping] {
        guard optional(name) != nil else { return [:] }
        let pairs = try each(name) { (it) throws(RecordError) in
            (try it.int("step"), Incident.Duty.Stepping(count: try it.int("count"), last: try it.moment("last")))
        }
        return Dictionary(pairs) { $1 }
    }
}
