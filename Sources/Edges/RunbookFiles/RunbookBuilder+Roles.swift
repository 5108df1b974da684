internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func fact(_ name: String) -> StatedFact {
        let node = root["facts"]?[name]
        var fact = StatedFact(name: FactName(name), means: node?["means"]?.text ?? "", tags: node?["tag"]?.texts ?? [])
        fact.isPlanned = known.plannedFacts.contains(name)
        return fact
    }

    func role(_ name: RoleName, _ node: YAMLNode) -> Role? {
        let fill = terms(node["fill_within"])
        return Role(
            name: name, does: node["does"]?.texts ?? [], filling: filling(node["default"]), backup: party(node["backup"]),
            match: matcher(node["for"]) ?? .everything, after: node["after"]?.duration ?? .zero,
            // An empty role is somebody's to fill, also where nobody said by when.
            fill: fill.isEmpty ? Terms(Promise(.bestEffort)) : fill, accept: node["accept_within"].map(terms),
            handOverEvery: node["hand_over_every"]?.span, apart: node["apart_from"]?.texts.map { RoleName($0) } ?? [],
            needs: node["needs"]?.texts.map { CertificateName($0) } ?? [])
    }

    private func filling(_ node: YAMLNode?) -> Role.Filling {
        switch node?.text {
        case "first to acknowledge": .firstToAcknowledge
        case "first on call": .firstOnCall
        case "declarer": .declarer
        default: party(node).map { .party($0) } ?? .byHand
        }
    }

    // MARK: RACI

    func raci(_ node: YAMLNode?) -> RACI {
        let cells = (node?.entries ?? []).flatMap { row -> [RACI.Cell] in
            guard let party = party(row.key) else { return [] }
            return row.value.entries.flatMap { column in
                (column.value.list ?? [column.value]).compactMap { cell($0, party, PhaseName(column.key)) }
            }
        }
        return RACI(cells: cells)
    }

    private func cell(_ node: YAMLNode, _ party: Party, _ phase: PhaseName) -> RACI.Cell? {
        guard let cell = (node.text ?? node["is"]?.text).flatMap(LetterWords.cell) else { return nil }
        let own = matcher(node["when"]) ?? .everything
        let match: Matcher = own == .everything ? cell.match : cell.match == .everything ? own : .all([cell.match, own])
        return RACI.Cell(party: party, phase: phase, letters: cell.letters, match: match, note: node["note"]?.text ?? (cell.hasNote ? "*" : nil))
    }

    // MARK: Triage

    func triage(_ node: YAMLNode?) -> Triage {
        let questions = (node?["questions"]?.list ?? []).compactMap { question in
            question["ask"]?.text.map { Triage.Question($0, yes: consequence(question["yes"]), no: consequence(question["no"])) }
        }
        return Triage(
            severityWithin: terms(node?["severity_within"]), questions: questions,
            whenUnsure: node?["when_unsure"]?.text.flatMap(Triage.Doubt.init) ?? .higher)
    }

    private func consequence(_ node: YAMLNode?) -> Triage.Consequence {
        Triage.Consequence(severity: node?["severity"]?.name(), tags: node?["tag"]?.texts ?? [], fact: node?["fact"]?.name())
    }
}
