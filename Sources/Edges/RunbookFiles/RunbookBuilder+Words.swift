internal import Runbooks
internal import Vocabulary

/// What several keys of the language have in common.
extension RunbookBuilder {
    func party(_ node: YAMLNode?) -> Party? { node?.text.flatMap(party) }
    func parties(_ node: YAMLNode?) -> [Party] { (node?.texts ?? []).compactMap(party) }

    /// Of a list everybody; of `{ of: …, at_least: … }` so many people.
    func approval(_ node: YAMLNode?) -> Approval? {
        let of = parties(node?["of"] ?? node)
        return of.isEmpty ? nil : Approval(of, atLeast: node?["at_least"]?.number)
    }

    func party(_ text: String) -> Party? {
        if Language.everybody.contains(text) { return .everyoneOnCall }
        switch known.kinds(of: text, among: Language.parties).first {
        case .role: return .role(RoleName(text))
        case .seat: return .seat(SeatName(text))
        case .schedule: return .schedule(ScheduleName(text))
        case .person: return .person(PersonName(text))
        default: return nil
        }
    }

    func promise(_ node: YAMLNode?) -> Promise? {
        if let target = node?.text.flatMap(TargetWords.target) { return Promise(target) }
        guard let target = node?["default"]?.text.flatMap(TargetWords.target) else { return nil }
        return Promise(target, outOfHours: node?["out of hours"]?.text.flatMap(TargetWords.target))
    }

    /// A target that may differ by severity.
    func terms(_ node: YAMLNode?) -> Terms {
        var terms = Terms(promise(node))
        for entry in node?.entries ?? [] where known.isKnown(entry.key, .severity) {
            terms.bySeverity[SeverityName(entry.key)] = promise(entry.value)
        }
        return terms
    }
}

extension YAMLNode {
    var isYes: Bool { text == "yes" }
}
