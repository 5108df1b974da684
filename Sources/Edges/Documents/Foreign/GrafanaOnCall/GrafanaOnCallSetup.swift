internal import Notation
internal import Runbooks
internal import Vocabulary

/// Reads what the API of Grafana OnCall answers about users and their rules, schedules and shifts, chains, integrations and routes.
/// Source: https://grafana.com/docs/oncall/latest/oncall-api-reference/
enum GrafanaOnCallSetup {
    static func read(_ export: JSON, into draft: inout ForeignDraft) {
        let rules = Dictionary(grouping: export.listed("personal_notification_rules")) { $0.text("user_id") ?? "" }
        for user in export.listed("users") { readUser(user, rules[user.id] ?? [], &draft) }
        let shifts = export.listed("on_call_shifts")
        for schedule in export.listed("schedules") { readSchedule(schedule, shifts, &draft) }
        let steps = Dictionary(grouping: export.listed("escalation_policies")) { $0.text("escalation_chain_id") ?? "" }
        var normal: Set<String> = []
        for chain in export.listed("escalation_chains") {
            let own = (steps[chain.id] ?? []).sorted { ($0.count("position") ?? 0) < ($1.count("position") ?? 0) }
            readChain(chain, own, &draft)
            if !own.contains(where: { $0["important"]?.bool == true }) { normal.insert(chain.id) }
        }
        readIntegrations(export, normal, &draft)
        draft.missAll("user group", export.listed("user_groups"), "is a group of Slack's; write a seat with 'all of'.")
        draft.missAll("webhook", export.listed("webhooks"), "is called by a chain; write a connection or a playbook step for it.")
    }

    // MARK: Users

    /// Its steps wait for each other; here each counts from the page. Important notifications are the urgent ones.
    private static func readUser(_ user: JSON, _ rules: [JSON], _ draft: inout ForeignDraft) {
        var person = ForeignPerson(id: user.id, name: user.text("name") ?? user.text("username") ?? user.id)
        person.email = user.text("email")
        person.zone = user.text("timezone").flatMap { $0.contains("/") ? $0 : nil }
        let ways: [String: Way] = [
            "notify_by_slack": .slack, "notify_by_sms": .sms, "notify_by_phone_call": .call, "notify_by_email": .email,
            "notify_by_mobile_app": .push, "notify_by_mobile_app_critical": .push,
        ]
        for important in [true, false] {
            var after = Duration.zero
            var steps: [ForeignPerson.Step] = []
            let own = rules.filter { ($0["important"]?.bool ?? false) == important }
            for rule in own.sorted(by: { ($0.count("position") ?? 0) < ($1.count("position") ?? 0) }) {
                let type = rule.text("type") ?? ""
                if type == "wait" {
                    after += .seconds(rule.count("duration") ?? 0)
                } else if let way = ways[type] {
                    steps.append(ForeignPerson.Step(way: way, after: after))
                } else {
                    draft.miss("user", user.id, person.name, "a step '\(type)': no way of the language is like it.")
                }
            }
            if important { person.urgent = steps.inOrder } else { person.normal = steps.inOrder }
        }
        draft.add(person)
    }

    // MARK: Chains

    private static func readChain(_ chain: JSON, _ steps: [JSON], _ draft: inout ForeignDraft) {
        var rungs: [Clause] = []
        var seconds = 0
        var lastAt = 0
        var rounds = 1
        for step in steps {
            let type = step.text("type") ?? ""
            if type == "wait" {
                seconds += step.count("duration") ?? 0
            } else if type == "repeat_escalation" {
                rounds = 6
            } else {
                let names = names(of: step, type, in: chain, &draft)
                if !names.isEmpty {
                    lastAt = seconds
                    rungs.append(Clause(rungAt: (seconds + 59) / 60, page: names))
                }
            }
        }
        guard !rungs.isEmpty else { return draft.miss("escalation chain", chain, "nobody is asked by it; it was left out.") }
        draft.keep(ladder: Clause(rungs: rungs, rounds: rounds, pause: max((seconds - lastAt + 59) / 60, 1)), of: chain)
        let important = steps.filter { $0.text("type")?.hasPrefix("notify_") == true }.map { $0["important"]?.bool ?? false }
        if Set(important).count > 1 {
            draft.miss("escalation chain", chain, "some of its steps are important and some are not; here all of them are.")
        }
    }

    private static func names(of step: JSON, _ type: String, in chain: JSON, _ draft: inout ForeignDraft) -> [String] {
        switch type {
        case "notify_persons": return step.list("persons_to_notify").compactMap(\.string).map { draft.person($0, named: "").text }
        case "notify_person_next_each_time":
            draft.miss("escalation chain", chain, "step \(step.id) asks one after the other from incident to incident; here all are paged.")
            return step.list("persons_to_notify_next_each_time").compactMap(\.string).map { draft.person($0, named: "").text }
        case "notify_on_call_from_schedule":
            let id = step.text("notify_on_call_from_schedule") ?? ""
            let names = draft.names(ofSchedule: id)
            if names.isEmpty { draft.miss("escalation chain", chain, "step \(step.id) asks schedule \(id), which is not in the runbook.") }
            return names
        case "notify_if_time_from_to":
            draft.miss("escalation chain", chain, "step \(step.id) waits for an hour of the day; here what follows is asked at any hour.")
        case "notify_if_num_alerts_in_window":
            draft.miss("escalation chain", chain, "step \(step.id) waits for a number of alerts; here what follows is asked without.")
        default: draft.miss("escalation chain", chain, "step \(step.id) '\(type)': no rung is like it.")
        }
        return []
    }

    // MARK: Integrations

    /// An integration has routes there, and is a service and its source here. Its last route says whom its incidents page.
    private static func readIntegrations(_ export: JSON, _ normal: Set<String>, _ draft: inout ForeignDraft) {
        let routes = Dictionary(grouping: export.listed("routes")) { $0.text("integration_id") ?? "" }
        for integration in export.listed("integrations") {
            draft.keep(service: integration)
            guard let service = draft.name(ofService: integration.id) else { continue }
            if integration.text("type") == "alertmanager" {
                let key = ForeignNames.variable("alertmanager_key", integration.title)
                draft.append("routes", Clause(routeFrom: draft.keep(source: "alertmanager", for: integration, key: key), to: service))
            } else {
                draft.miss("integration", integration, "speaks '\(integration.text("type") ?? "")'; write a source for its sender.")
            }
            var chain = integration["default_route"]?.text("escalation_chain_id")
            for route in routes[integration.id] ?? [] {
                if route["is_the_last_route"]?.bool == true {
                    chain = chain ?? route.text("escalation_chain_id")
                } else {
                    let rule = route.text("routing_regex") ?? ""
                    draft.miss("route", route.id, rule, "of '\(integration.title)' is an expression over the payload; write a severity for it.")
                }
            }
            guard let chain, let ladder = draft.name(ofLadder: chain) else {
                draft.miss("integration", integration, "its last route has no chain the runbook knows: its incidents have no ladder of their own.")
                continue
            }
            var severity = Clause(severityOf: [service], ladder: ladder)
            if normal.contains(chain) { severity["urgency"] = Clause("normal", line: nil) }
            draft.set(["severities", service], severity)
        }
    }
}
