internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func communication(_ name: AudienceName, _ node: YAMLNode) -> Communication? {
        guard let to = destination(node["to"], by: ways(node["by"])) else { return nil }
        let every = node["every"]
        var bySeverity: [SeverityName: Communication.Cadence] = [:]
        if (every?["default"] ?? every)?.text == "as needed" {
            // Said, it counts also where the severity says how often.
            for severity in root["severities"]?.entries ?? [] { bySeverity[SeverityName(severity.key)] = .asNeeded }
        }
        for entry in every?.entries ?? [] where known.isKnown(entry.key, .severity) { bySeverity[SeverityName(entry.key)] = cadence(entry.value) }
        var communication = Communication(
            name: name, to: to, owner: party(node["owner"]) ?? .responders, match: matcher(node["for"]) ?? .everything,
            begins: node["when"]?.text.flatMap(OccasionWords.occasion) ?? .raised, only: matcher(node["only"]) ?? .everything,
            after: node["after"]?.duration ?? .zero, first: terms(node["within"]), cadence: cadence(every) ?? cadence(every?["default"]) ?? .asNeeded,
            cadenceBySeverity: bySeverity, templates: templates(node["template"]), approve: approval(node["approve"]),
            embargo: node["embargo"]?.name(),
            sending: node["send"]?.text.flatMap(Communication.Sending.init) ?? .byHand, fallback: destination(node["fallback"], by: []),
            remind: node["remind"]?.duration,
            visibility: to == .statusPage ? .everybody : node["visibility"]?.text.flatMap(Communication.Visibility.init) ?? .internal)
        if let planned: FactName = node["before"]?.name() {
            communication.begins = .fact(planned)
            communication.isCountedBack = true
        }
        return communication
    }

    private func destination(_ node: YAMLNode?, by ways: [Way]) -> Communication.Destination? {
        guard let items = node?.list else { return node?.text.flatMap { destination($0, by: ways) } }
        let parts = items.compactMap { $0.text.flatMap { destination($0, by: ways) } }
        let people = parts.flatMap(\.parties)
        let all = parts.filter(\.parties.isEmpty) + (people.isEmpty ? [] : [.people(people, by: ways)])
        return all.count == 1 ? all.first : .several(all)
    }

    private func destination(_ text: String, by ways: [Way]) -> Communication.Destination? {
        switch text {
        case "status_page": return .statusPage
        case "subscribers": return .subscribers
        default: break
        }
        let audience = AudienceWords.audience(text)
        if known.isKnown(audience.connection.text, .connection) { return .channel(audience.connection, place: audience.destination) }
        return party(text).map { .people([$0], by: ways) }
    }

    private func cadence(_ node: YAMLNode?) -> Communication.Cadence? { node?.text.flatMap(CadenceWords.cadence) }

    private func templates(_ node: YAMLNode?) -> Communication.Templates {
        if let one: TemplateName = node?.name() { return Communication.Templates(first: one, update: one, resolved: one) }
        return Communication.Templates(first: node?["first"]?.name(), update: node?["update"]?.name(), resolved: node?["resolved"]?.name())
    }

    /// A first line `Subject: …` is the title and no part of the text.
    func template(_ name: TemplateName, _ node: YAMLNode) -> Template? {
        guard let text = node.text else { return nil }
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("Subject:") else { return Template(name: name, text: text) }
        let subject = first.dropFirst("Subject:".count).drop { $0 == " " }.filter { $0 != "\r" }
        return Template(name: name, subject: subject, text: lines.count == 2 ? String(lines[1]) : "")
    }

    // MARK: Clocks

    func clock(_ name: ClockName, _ node: YAMLNode) -> LegalClock? {
        let stages = node["stages"]?.entries ?? [YAMLNode.Entry(key: name.text, place: node.place, value: node)]
        return LegalClock(
            name: name, match: matcher(node["for"]) ?? .everything, stages: stages.compactMap { stage($0.key, $0.value, within: node) })
    }

    /// What a stage leaves out stands at its clock.
    private func stage(_ name: String, _ own: YAMLNode, within clock: YAMLNode) -> LegalClock.Stage? {
        func said(_ key: String) -> YAMLNode? { own[key] ?? clock[key] }
        let planned = own["before"] ?? (own["starts"] == nil ? clock["before"] : nil)
        guard let starts = (planned ?? said("starts"))?.text, let owner = party(said("owner")) else { return nil }
        let within = terms(said("within"))
        guard !within.isEmpty else { return nil }
        var stage = LegalClock.Stage(
            name: StageName(name), starts: planned == nil ? OccasionWords.occasionOrFact(starts) : .fact(FactName(starts)), owner: owner,
            within: within,
            warn: (said("warn")?.many ?? []).compactMap(\.duration), missed: parties(said("missed")?["page"]), tell: said("tell")?.text,
            needsEvidence: said("evidence")?.text != "optional")
        stage.isCountedBack = planned != nil
        return stage
    }
}

extension Communication.Destination {
    fileprivate var parties: [Party] {
        if case .people(let parties, _) = self { parties } else { [] }
    }
}
