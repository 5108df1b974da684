internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    /// What is learnt, and how the runbook and its people are kept ready.
    func addLearning(to runbook: inout Runbook) {
        runbook.playbooks = listed("playbooks", playbook)
        runbook.reviews = reviews(root["reviews"], runbook.severities)
        runbook.kpis = listed("kpis", kpi)
        runbook.drills = listed("drills", drill)
        runbook.certifications = listed("certifications", certification)
        runbook.upkeep = upkeep(root["runbook"])
        runbook.access = access(root["runbook"]?["access"])
        runbook.ownWays = root["runbook"]?["access"]?["own_ways"].map(parties) ?? []
        runbook.accessByGroup = accessByGroup(root["runbook"]?["access"]?["groups"])
        runbook.tools = listed("tools", tool)
        runbook.contacts = listed("contacts", contact)
        runbook.statusPage = statusPage(root["status_page"])
    }

    private func access(_ node: YAMLNode?) -> [AccessRole: [Party]] {
        var access: [AccessRole: [Party]] = [:]
        for role in AccessRole.allCases { access[role] = node?[role.rawValue].map(parties) }
        return access
    }

    private func accessByGroup(_ node: YAMLNode?) -> [String: AccessRole] {
        Dictionary(node?.entries.compactMap { entry in entry.value.text.flatMap(AccessRole.init).map { (entry.key, $0) } } ?? []) { $1 }
    }

    private func kpi(_ name: KPIName, _ node: YAMLNode) -> KPI? {
        guard let measure = KPI.Measure(rawValue: node["measure"]?.text ?? name.text) else { return nil }
        var kpi = KPI(name: name, measure: measure, match: matcher(node["for"]) ?? .everything)
        let target = node["target"]
        kpi.goal = goal(target, measure) ?? goal(target?["default"], measure)
        for entry in target?.entries ?? [] where known.isKnown(entry.key, .severity) {
            kpi.goalBySeverity[SeverityName(entry.key)] = goal(entry.value, measure)
        }
        kpi.reviewed = node["reviewed"]?.text.flatMap(PeriodWords.period)
        kpi.source = node["source"]?.text ?? ""
        return kpi
    }

    private func goal(_ node: YAMLNode?, _ measure: KPI.Measure) -> KPI.Goal? {
        guard let goal = node?.text.flatMap(GoalWords.goal) else { return nil }
        return KPI.Goal(goal.comparison ?? (measure.isBetterHigh ? .atLeast : .atMost), goal.bound)
    }

    private func drill(_ name: DrillName, _ node: YAMLNode) -> DrillPlan? {
        guard let every = node["every"]?.text.flatMap(PeriodWords.period) else { return nil }
        var drill = DrillPlan(name: name, what: node["what"]?.text ?? "", every: every, scenario: node["scenario"]?.text)
        if node["who"] != nil { drill.who = parties(node["who"]) }
        drill.owner = party(node["owner"])
        drill.participation = node["participation"]?.text.flatMap(GoalWords.percent)
        if let paging = node["page"]?.text.flatMap(DrillPlan.Paging.init) { drill.paging = paging }
        return drill
    }

    private func certification(_ name: CertificateName, _ node: YAMLNode) -> Certification? {
        var certification = Certification(name: name, renew: node["renew"]?.text.flatMap(PeriodWords.period), grace: node["grace"]?.span)
        if node["who"] != nil { certification.who = parties(node["who"]) }
        certification.proof = node["proof"]?.text ?? ""
        certification.isNeededForRungs = node["needed_for"]?.text == "rungs"
        return certification
    }

    private func upkeep(_ node: YAMLNode?) -> Upkeep {
        var upkeep = Upkeep(approvers: parties(node?["approved_by"]), readers: parties(node?["read_by"]))
        upkeep.reviews = (node?["reviewed"].map { $0.list ?? [$0] } ?? []).compactMap(look)
        if let grace = node?["read_grace"]?.span { upkeep.readGrace = grace }
        upkeep.documents = node?["documents"]?.texts ?? []
        upkeep.evidence = node?["evidence"]?.text ?? ""
        upkeep.note = node?["version_note"]?.text ?? ""
        return upkeep
    }

    static let wholeRunbook = "Review of the runbook"

    private func look(_ node: YAMLNode) -> Upkeep.Look? {
        guard let every = (node.text ?? node["every"]?.text).flatMap(PeriodWords.period) else { return nil }
        return Upkeep.Look(node["what"]?.text ?? Self.wholeRunbook, every: every, owner: party(node["owner"]))
    }
}

extension KPI.Measure {
    /// Where more is better, what is written alone is the least.
    fileprivate var isBetterHigh: Bool {
        switch self {
        case .reviewsOnTime, .drillParticipation, .autoDetected, .updateAdherence, .actionsOnTime: true
        case .mtta, .mttm, .mttr, .timeToDetect, .changeFailureRate, .pagesPerPerson, .nightPages, .weekendPages, .repeatIncidents, .incidents: false
        }
    }
}
