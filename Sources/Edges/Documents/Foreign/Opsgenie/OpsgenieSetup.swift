internal import Notation
internal import Runbooks
internal import Vocabulary

/// Reads what Opsgenie's API answers about users, schedules, escalations and teams. Source: https://docs.opsgenie.com/docs/api-overview
enum OpsgenieSetup {
    static func read(_ export: JSON, into draft: inout ForeignDraft) {
        for user in export.listed("users") { readUser(user, &draft) }
        for schedule in export.listed("schedules") { readSchedule(schedule, &draft) }
        for escalation in export.listed("escalations") { readEscalation(escalation, export, &draft) }
        for team in export.listed("teams") { readTeam(team, export, &draft) }
        for heartbeat in export.listed("heartbeats") { readHeartbeat(heartbeat, &draft) }
        draft.missAll("policy", export.listed("policies"), "changes or holds alerts by conditions in Opsgenie's own language.")
        draft.missAll("integration", export.listed("integrations"), "sends alerts in a way of its own; write a source for its sender.")
        draft.missAll("service", export.listed("services"), "is looked at by others; alerts find their team, which became a service.")
        draft.missAll("maintenance", export.listed("maintenance"), "switches integrations off; write a window under 'quiet'.")
        draft.missAll("forwarding rule", export.listed("forwarding_rules"), "sends one person's pages to another; write an override on the server.")
    }

    // MARK: Users

    /// People are known by their user names, which are mail addresses: everything names them so.
    private static func readUser(_ user: JSON, _ draft: inout ForeignDraft) {
        guard let address = user.text("username") else { return draft.miss("user", user, "has no user name; it was left out.") }
        var person = ForeignPerson(id: address.lowercased(), name: user.text("fullName") ?? address)
        guard user["blocked"]?.bool != true else {
            draft.miss("user", user.id, person.name, "is blocked there and hears of nothing: no way to reach them was written.")
            return draft.add(person)
        }
        person.email = address
        person.zone = user.text("timeZone").flatMap { $0.contains("/") ? $0 : nil }
        for contact in user.list("userContacts") + user.list("contacts") {
            let method = contact.text("contactMethod") ?? contact.text("method") ?? ""
            guard ["sms", "voice"].contains(method), let number = number(contact) else { continue }
            if person.phone == nil { person.phone = number }
            if person.phone != number { draft.miss("user", user.id, person.name, "the second number \(number): one is kept.") }
        }
        for rule in user.list("notificationRules") where rule["enabled"]?.bool != false {
            guard rule.text("actionType") ?? "create-alert" == "create-alert" else { continue }
            if rule["criteria"].map({ $0.text("type") != "match-all" }) ?? false || rule["timeRestriction"]?.object != nil {
                draft.miss("user", user.id, person.name, "rule '\(rule.title)' is for some alerts or hours only; its steps were left out.")
                continue
            }
            for step in rule.list("steps") where step["enabled"]?.bool != false { read(step, into: &person, user, &draft) }
        }
        person.urgent = person.urgent.inOrder
        draft.add(person)
    }

    private static func read(_ step: JSON, into person: inout ForeignPerson, _ user: JSON, _ draft: inout ForeignDraft) {
        let ways: [String: Way] = ["email": .email, "sms": .sms, "voice": .call, "mobile": .push]
        let method = step["contact"]?.text("method") ?? ""
        guard let way = ways[method] else {
            return draft.miss("user", user.id, person.name, "a step by '\(method)': no way of the language is like it.")
        }
        person.urgent.append(ForeignPerson.Step(way: way, after: .minutes(Int64(step["sendAfter"].map(minutes) ?? 0))))
    }

    /// Opsgenie writes `46-700000001`.
    private static func number(_ contact: JSON) -> String? {
        contact.text("to").map { "+" + $0.filter(\.isNumber) }
    }

    /// `{timeAmount, timeUnit}`
    static func minutes(_ delay: JSON) -> Int {
        let each = ["minutes": 1, "hours": 60, "days": 1440]
        return (delay.count("timeAmount") ?? 0) * (each[delay.text("timeUnit") ?? "minutes"] ?? 1)
    }

    // MARK: Escalations

    /// Waits count from when the alert was made. What goes on there until it is closed ends here with an acknowledgement, as ladders do.
    private static func readEscalation(_ escalation: JSON, _ export: JSON, _ draft: inout ForeignDraft) {
        var rungs: [(at: Int, clause: Clause)] = []
        for rule in escalation.list("rules") {
            let names = names(of: rule, in: escalation, export, &draft)
            guard !names.isEmpty else { continue }
            let at = minutes(rule["delay"] ?? .null)
            if rule.text("condition") == "if-not-closed" {
                let whom = names.joined(separator: ", ")
                draft.miss("escalation", escalation, "pages \(whom) until the alert is closed; here until it is acknowledged.")
            }
            rungs.append((at, Clause(rungAt: at, page: names)))
        }
        guard !rungs.isEmpty else { return draft.miss("escalation", escalation, "nobody is asked by it; it was left out.") }
        let again = escalation["repeat"]
        let inOrder = rungs.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element.clause)
        draft.keep(
            ladder: Clause(rungs: inOrder, rounds: (again?.count("count") ?? 0) + 1, pause: again?.count("waitInterval") ?? 0), of: escalation)
        if again?["closeAlertAfterAll"]?.bool == true {
            draft.miss("escalation", escalation, "closes the alert after its last round; here an alarm says that nobody answered.")
        }
    }

    private static func names(of rule: JSON, in escalation: JSON, _ export: JSON, _ draft: inout ForeignDraft) -> [String] {
        let recipient = rule["recipient"] ?? .null
        let notify = rule.text("notifyType") ?? "default"
        switch recipient.text("type") ?? "" {
        case "user":
            let address = recipient.text("username") ?? recipient.title
            return [draft.person(address.lowercased(), named: address).text]
        case "schedule" where notify == "default":
            let names = names(ofSchedule: recipient, export, draft)
            if names.isEmpty { draft.miss("escalation", escalation, "asks schedule '\(recipient.title)', which is not in the runbook.") }
            return names
        case let type:
            draft.miss("escalation", escalation, "asks \(type) '\(recipient.title)' (\(notify)); no rung is like it.")
            return []
        }
    }

    /// Some answers name a schedule by its id, others by its name.
    static func names(ofSchedule reference: JSON, _ export: JSON, _ draft: ForeignDraft) -> [String] {
        let known = export.listed("schedules").first { $0.id == reference.id || reference.id.isEmpty && $0.title == reference.title }
        return draft.names(ofSchedule: known?.id ?? reference.id)
    }

    // MARK: Teams

    /// An alert finds a team there and a service here. Whom the team's last rule notifies becomes a severity of the team's name.
    private static func readTeam(_ team: JSON, _ export: JSON, _ draft: inout ForeignDraft) {
        draft.keep(service: team)
        guard let service = draft.name(ofService: team.id) else { return }
        let rules = team.list("routingRules") + team.list("routing_rules")
        for rule in rules {
            let criteria = rule["criteria"]?.text("type") ?? "match-all"
            guard criteria == "match-all", rule["timeRestriction"]?.object == nil else {
                draft.miss("routing rule", rule, "of team '\(team.title)' is for some alerts or hours only; write a severity for it.")
                continue
            }
            readRoute(rule, of: team, service, export, &draft)
        }
        if rules.isEmpty { draft.miss("team", team, "the export has no routing rules of it: its incidents have no ladder of their own.") }
    }

    private static func readRoute(_ rule: JSON, of team: JSON, _ service: String, _ export: JSON, _ draft: inout ForeignDraft) {
        let notify = rule["notify"] ?? .null
        var ladder: String?
        switch notify.text("type") ?? "none" {
        case "escalation":
            let known = export.listed("escalations").first { $0.id == notify.id || notify.id.isEmpty && $0.title == notify.title }
            ladder = draft.name(ofLadder: known?.id ?? notify.id)
        case "schedule":
            let names = names(ofSchedule: notify, export, draft)
            if !names.isEmpty {
                draft.keep(ladder: Clause(rungs: [Clause(rungAt: 0, page: names)], rounds: 1, pause: 0), of: team)
                ladder = draft.name(ofLadder: team.id)
            }
        default: break
        }
        guard let ladder else { return draft.miss("routing rule", rule, "of team '\(team.title)' pages nobody the runbook knows.") }
        draft.set(["severities", service], Clause(severityOf: [service], ladder: ladder))
    }

    private static func readHeartbeat(_ heartbeat: JSON, _ draft: inout ForeignDraft) {
        guard heartbeat["enabled"]?.bool != false, let count = heartbeat.count("interval") else {
            return draft.miss("heartbeat", heartbeat, "is switched off, or has no interval; it was left out.")
        }
        let delay = JSON.object([.init("timeAmount", .integer(Int64(count))), .init("timeUnit", heartbeat["intervalUnit"] ?? .string("minutes"))])
        let source = draft.keep(source: "heartbeat", for: heartbeat, key: ForeignNames.variable("heartbeat_key", heartbeat.title))
        draft.set(["sources", source, "every"], Clause(Span.exact(.minutes(Int64(minutes(delay)))).written, line: nil))
        if let team = heartbeat["ownerTeam"]?.id, let service = draft.name(ofService: team) {
            draft.append("routes", Clause(routeFrom: source, to: service))
        }
    }
}
