package import Engine
package import Notation
package import Vocabulary

extension Incident.ActionItem {
    /// As the list of actions keeps it; its number and what it is due have columns of their own.
    package var json: JSON {
        let (word, at, words): (String, Moment?, String?) =
            switch state {
            case .open: ("open", nil, nil)
            case .done(let at, let words): ("done", at, words)
            case .dropped(let words): ("dropped", nil, words)
            }
        return .members(
            ("item", draft.json), ("addedAt", .integer(addedAt.milliseconds)), ("state", .string(word)),
            ("at", at.map { .integer($0.milliseconds) }), ("words", words.map { .string($0) }))
    }

    package init(number: Int, due: Moment, _ it: Fields) throws(RecordError) {
        let state: State
        switch try it.string("state") {
        case "open": state = .open
        case "done": state = .done(at: try it.moment("at"), words: try it.string("words"))
        case "dropped": state = .dropped(because: try it.string("words"))
        case let other: throw .malformed("state", "‘\(other)’ is not a state this Runbell knows")
        }
        self.init(
            number: number, draft: try it.value("item", Incident.ActionDraft.init), addedAt: try it.moment("addedAt"), due: due, state: state)
    }
}
