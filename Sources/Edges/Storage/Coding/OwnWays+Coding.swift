internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// How it is stored that somebody changed how they are reached.
extension ProgrammeEvent.What {
    static func readOwn(_ kind: ProgrammeKind, _ it: Fields) throws(RecordError) -> Self {
        let person: PersonName = try it.name("person")
        let notices = try it.each("notices", NoticeNote.init)
        switch kind {
        case .ownWaySet: return .ownWaySet(person, try it.word("contact"), shown: try it.string("shown"), notices: notices)
        case .ownWayDropped: return .ownWayDropped(person, try it.word("contact"), notices: notices)
        default: return .ownRulesSet(person, urgent: try it.rule("urgent"), normal: try it.rule("normal"), notices: notices)
        }
    }
}

extension JSON {
    static func ownWay(_ person: PersonName, _ contact: AddressKind, _ shown: String?, _ notices: [NoticeNote]) -> JSON {
        .members(("person", .text(person)), ("contact", .word(contact)), ("shown", .text(shown)), ("notices", .array(notices.map(\.json))))
    }

    static func ownRules(_ person: PersonName, _ urgent: [Person.Reach], _ normal: [Person.Reach], _ notices: [NoticeNote]) -> JSON {
        let words = { (rule: [Person.Reach]) in JSON.array(rule.map { .string($0.written) }) }
        return .members(("person", .text(person)), ("urgent", words(urgent)), ("normal", words(normal)), ("notices", .array(notices.map(\.json))))
    }
}

extension Fields {
    fileprivate func rule(_ name: String) throws(RecordError) -> [Person.Reach] {
        var rule: [Person.Reach] = []
        for text in try strings(name) {
            guard let step = Person.Reach(written: text) else { throw .malformed(name, "a step is wanted, such as sms after 1m, not \(text)") }
            rule.append(step)
        }
        return rule
    }
}
