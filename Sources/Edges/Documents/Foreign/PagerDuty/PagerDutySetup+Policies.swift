internal import Notation
internal import Runbooks
internal import Vocabulary

extension PagerDutySetup {
    /// A rule waits before the next one is asked, so a rung comes after all the waits before it, and another round after all that follow it.
    static func readPolicy(_ policy: JSON, _ draft: inout ForeignDraft) {
        var rungs: [Clause] = []
        var at = 0
        var lastAt = 0
        for rule in policy.list("escalation_rules") {
            let names = rule.list("targets").flatMap { target($0, of: policy, &draft) }
            if !names.isEmpty {
                rungs.append(Clause(rungAt: at, page: names))
                lastAt = at
            }
            at += rule.count("escalation_delay_in_minutes") ?? 0
            let strategy = rule["escalation_rule_assignment_strategy"]
            if (strategy?.text("type") ?? strategy?.string) == "round_robin" {
                draft.miss("escalation policy", policy, "rule \(rule.id) asks one after the other from incident to incident; here all are paged.")
            }
        }
        guard !rungs.isEmpty else { return draft.miss("escalation policy", policy, "nobody is asked by it; it was left out.") }
        draft.keep(ladder: Clause(rungs: rungs, rounds: (policy.count("num_loops") ?? 0) + 1, pause: at - lastAt), of: policy)
    }

    private static func target(_ target: JSON, of policy: JSON, _ draft: inout ForeignDraft) -> [String] {
        let type = target.text("type") ?? ""
        if type.hasPrefix("user") { return [draft.person(target.id, named: target.title).text] }
        let names = draft.names(ofSchedule: target.id)
        if names.isEmpty { draft.miss("escalation policy", policy, "asks \(type) \(target.id), which is not in the runbook.") }
        return names
    }
}

extension Clause {
    /// `{ at: 5m, page: [primary, cto] }`, minutes after the incident was raised.
    init(rungAt minutes: Int, page names: [String]) {
        var seen: Set<String> = []
        let names = names.filter { seen.insert($0).inserted }
        var entries = minutes == 0 ? [] : [Entry(name: "at", clause: Clause(Span.exact(.minutes(Int64(minutes))).written, line: nil))]
        entries.append(Entry(name: "page", clause: names.count == 1 ? Clause(names[0], line: nil) : .texts(names, line: nil)))
        self.init(.map(entries))
    }

    /// A list, or with its rounds when there is more than one. `pause` is in minutes, from the last rung to the first of the next round.
    init(rungs: [Clause], rounds: Int, pause: Int) {
        guard rounds > 1 else { self.init(.list(rungs)); return }
        self.init(
            .map([
                Entry(name: "rungs", clause: Clause(.list(rungs))),
                Entry(name: "rounds", clause: Clause(String(min(rounds, Limits.ladderRounds)), line: nil)),
                Entry(name: "pause", clause: Clause(Span.exact(.minutes(Int64(pause))).written, line: nil)),
            ]))
    }
}
