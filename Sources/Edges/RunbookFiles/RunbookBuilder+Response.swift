internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func service(_ name: ServiceName, _ node: YAMLNode) -> Service? {
        Service(name: name, owner: node["owner"]?.name(), dashboards: node["dashboards"]?.texts ?? [])
    }

    func route(_ node: YAMLNode) -> Route? {
        guard let match = matcher(node["match"]), let service: ServiceName = node["service"]?.name() else { return nil }
        var route = Route(match: match, service: service, tags: node["tag"]?.texts ?? [])
        route.lasts = node["lasts"]?.duration
        return route
    }

    func grouping(_ node: YAMLNode?) -> Grouping {
        var grouping = Grouping()
        if let by = node?["by"]?.texts.compactMap(GroupingWords.key), !by.isEmpty { grouping.by = by }
        // Who has said nothing about grouping must not find that an acknowledged incident of this morning took in tonight's alert.
        grouping.within = node?["within"]?.duration ?? (node?["by"] == nil ? Grouping.withinUnwritten : nil)
        if node?["storm"]?.text == "off" { grouping.storm = nil }
        if let pages = node?["storm"]?["pages"]?.number, let within = node?["storm"]?["within"]?.duration {
            grouping.storm = Grouping.Storm(pages: pages, within: within)
        }
        return grouping
    }

    func quiet(_ node: YAMLNode?) -> [QuietWindow] {
        if let items = node?.list {
            return items.enumerated().compactMap { place, item in window(QuietName(item["name"]?.text ?? "quiet-\(place + 1)"), item) }
        }
        return (node?.entries ?? []).compactMap { window(QuietName($0.key), $0.value) }
    }

    private func window(_ name: QuietName, _ node: YAMLNode) -> QuietWindow? {
        guard let start = node["when"]?.wallTime, let length = node["for"]?.duration else { return nil }
        return QuietWindow(
            name: name, match: matcher(node["match"]) ?? .everything, why: node["why"]?.text ?? "", approvedBy: node["approved_by"]?.text,
            zone: node["zone"]?.text ?? zone, start: start, length: length, every: node["every"]?.span, until: node["until"]?.wallTime)
    }

    func severity(_ name: SeverityName, _ node: YAMLNode) -> Severity? {
        var severity = Severity(
            name: name, means: node["means"]?.text ?? "", match: matcher(node["match"]), ladder: node["ladder"]?.name(),
            urgency: node["urgency"]?.text.flatMap(Severity.Urgency.init) ?? .urgent, acknowledgeWithin: promise(node["acknowledge_within"]),
            recoverWithin: promise(node["recover_within"]))
        severity.also = node["also"]?.texts ?? []
        severity.examples = node["examples"]?.texts ?? []
        severity.counterExamples = node["counter_examples"]?.texts ?? []
        severity.breachesSLO = node["breaches_slo"]?.text.flatMap(Severity.Breach.init)
        severity.isMajor = node["major"]?.isYes ?? false
        severity.updateEvery = node["update_every"]?.span
        severity.firstUpdateWithin = promise(node["first_update_within"])
        severity.statusPage = node["status_page"]?.text.flatMap(StatusPageWords.policy)
        severity.reviewWithin = promise(node["review_within"])
        severity.whenRaised = node["when_raised"]?.text.flatMap(Severity.WhenRaised.init) ?? .page
        severity.roles = node["roles"]?.texts.map { RoleName($0) } ?? []
        return severity
    }

    func ladder(_ name: LadderName, _ node: YAMLNode) -> Ladder? {
        var ladder = Ladder(name: name, rungs: (node.list ?? node["rungs"]?.list ?? []).compactMap(rung))
        if let rounds = node["rounds"]?.number { ladder.rounds = rounds }
        if let pause = node["pause"]?.duration { ladder.pause = pause }
        return ladder
    }

    private func rung(_ node: YAMLNode) -> Rung? {
        let action: Rung.Action
        if let page = node["page"] {
            action = .page(targets(page))
        } else if let mention = node["mention"], let audience = audience(node["in"]) {
            action = .mention(targets(mention), in: audience)
        } else if let ticket = audience(node["ticket"]) {
            action = .ticket(ticket)
        } else {
            return nil
        }
        return Rung(at: node["at"]?.duration ?? .zero, action: action, when: hours(node["when"]), by: ways(node["by"]), again: again(node["repeat"]))
    }

    private func hours(_ node: YAMLNode?) -> Rung.Hours {
        switch node?.text {
        case "business hours": .businessHours
        case "out of hours": .outOfHours
        default: .always
        }
    }

    private func again(_ node: YAMLNode?) -> Rung.Repeat? {
        guard let every = node?["every"]?.duration, let times = node?["times"]?.number else { return nil }
        return Rung.Repeat(every: max(every, Limits.rungRepeatMin), times: times)
    }

    func ways(_ node: YAMLNode?) -> [Way] { (node?.texts ?? []).compactMap(Way.init) }

    private func targets(_ node: YAMLNode?) -> [Rung.Target] {
        (node?.texts ?? []).compactMap { text in
            switch known.kinds(of: text, among: Language.paged).first {
            case .schedule: .schedule(ScheduleName(text))
            case .seat: .seat(SeatName(text))
            case .person: .person(PersonName(text))
            default: nil
            }
        }
    }

    func escalation(_ name: EscalationName, _ node: YAMLNode) -> Escalation? {
        var escalation = Escalation(
            name: name, match: matcher(node["for"]) ?? .everything, unless: node["unless"]?.text.map(OccasionWords.occasionOrFact) ?? .mitigated,
            from: node["from"]?.text.map(OccasionWords.occasionOrFact) ?? .acknowledged, within: node["within"]?.duration,
            page: targets(node["page"]),
            by: ways(node["by"]), mention: targets(node["mention"]), channel: audience(node["in"]), propose: node["propose"]?.text,
            every: node["every"]?.duration, times: node["times"]?.number, reasons: node["reasons"]?.texts ?? [])
        escalation.raise = node["raise"]?.name()
        return escalation
    }
}
