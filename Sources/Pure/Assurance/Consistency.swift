package import Runbooks
internal import Vocabulary

/// What the parts of a runbook say against each other, whatever the hour.
package struct Consistency: Sendable {
    let runbook: Runbook

    package init(of runbook: Runbook) { self.runbook = runbook }

    package var findings: [Diagnostic] {
        deadRoutes + deadSeverities + usedUpClocks + emptyOwners + drills + dueBeforeAnswer + unkeptRecord
    }

    // MARK: What never comes about

    private var deadRoutes: [Diagnostic] {
        // What follows a route for everything is told where it is read.
        let routes = runbook.routes.prefix { $0.match != .everything }
        return routes.enumerated().compactMap { number, route in
            let place = runbook.places["routes.\(number + 1)"]
            if !route.match.mayHold {
                return Diagnostic(
                    .warning, .deadRoute, at: place, "no alert gets here: the condition can never hold.",
                    fix: "Use 'any' where one of several is enough.")
            }
            guard let earlier = routes[..<number].firstIndex(where: { $0.lasts == nil && route.match.implies($0.match) }) else { return nil }
            return Diagnostic(
                .warning, .deadRoute, at: place, "no alert gets here: route \(earlier + 1) takes all that this one would.",
                fix: "Move it up, or remove it.",
                counterexample: Counterexample(lines: ["an alert with \(route.match.words) goes to '\(routes[earlier].service)'"]))
        }
    }

    private var deadSeverities: [Diagnostic] {
        runbook.severities.enumerated().compactMap { number, severity in
            guard let match = severity.match else { return nil }
            let place = runbook.places["severities.\(severity.name).match"]
            if !match.mayHold {
                return Diagnostic(
                    .warning, .deadSeverity, at: place, "no alert becomes '\(severity.name)': its condition can never hold.",
                    fix: "Use 'any' where one of several is enough.")
            }
            let higher = runbook.severities[..<number].first { $0.match.map(match.implies) ?? false }
            guard let higher else { return nil }
            return Diagnostic(
                .warning, .deadSeverity, at: place, "no alert becomes '\(severity.name)': '\(higher.name)' is higher and takes all that it would.",
                fix: "Narrow the condition of '\(higher.name)', or let people choose '\(severity.name)' and leave out its 'match'.",
                counterexample: Counterexample(lines: ["an alert with \(match.words) becomes '\(higher.name)'"]))
        }
    }

    // MARK: Clocks

    /// Telling one's own lawyers is not telling the authority.
    private static let inside = ["data protection officer", "dpo", "legal", "lawyer", "counsel", "compliance", "privacy officer"]
    private static let law = ["gdpr", "nis2", "nis 2", "dora", "hipaa", "personal data", "personal-data", "privacy", "regulator", "breach"]

    private struct Stage {
        let clock: LegalClock
        let stage: LegalClock.Stage
    }

    private var usedUpClocks: [Diagnostic] {
        let stages = runbook.clocks.flatMap { clock in clock.stages.map { Stage(clock: clock, stage: $0) } }.filter { !$0.stage.isCountedBack }
        let told = stages.compactMap { one -> (Stage, String)? in
            guard let tell = one.stage.tell, isInside(tell) else { return nil }
            // Somebody else is told later, and not from the same moment in the same time.
            let outside = stages.filter { $0.stage != one.stage && !($0.stage.tell.map(isInside) ?? false) && $0.stage.starts == one.stage.starts }
            guard let own = longest(one.stage) else { return nil }
            let laws = outside.compactMap { longest($0.stage) }
            let isLegal = Self.law.contains { word in
                "\(one.clock.name) \(one.stage.starts.words) \(one.clock.match.words)".lowercased().contains(word)
            }
            if let law = laws.min() { return own >= law ? (one, tell) : nil }
            return isLegal && [.hours(24), .hours(72)].contains(own) ? (one, tell) : nil
        }
        return Dictionary(grouping: told) { $0.0.clock.name }.sorted { $0.key < $1.key }.compactMap { name, stages in
            guard let first = stages.first, let within = longest(first.0.stage) else { return nil }
            let people = stages.map(\.1).distinct.quotedList
            // A runbook has more than one word for the other moments, and only the reader knows which was written.
            let start = if case .fact(let fact) = first.0.stage.starts { "'\(fact)'" } else { "the clock starts" }
            return Diagnostic(
                .warning, .clockUsedUp, at: runbook.places["clocks.\(name)"],
                """
                \(people) may be told as late as \(within.written) after \(start), which is all the time there is to tell the \
                authority.
                """,
                fix: "Tell them within hours, and add a stage that tells the authority within \(within.written).",
                counterexample: Counterexample(
                    timeline: [.init(within, "\(people) told, in time")],
                    lines: ["+\(within.written)  \(people) told, in time; nothing is left to tell the authority"]))
        }
    }

    private func isInside(_ contact: String) -> Bool {
        let purpose = runbook.contacts.first { $0.name == contact }?.purpose ?? ""
        if ["authority", "regulator", "commissioner"].contains(where: "\(contact) \(purpose)".lowercased().contains) { return false }
        return Self.inside.contains { contact.lowercased().contains($0) }
    }

    private func longest(_ stage: LegalClock.Stage) -> Duration? {
        guard case .exact(let duration)? = stage.within.all?.target.longest else { return nil }
        return duration
    }

    // MARK: Who and when

    /// What a role owes that nobody gets and nobody stands in for.
    private var emptyOwners: [Diagnostic] {
        runbook.roles.compactMap { role in
            guard role.filling == .byHand, role.backup == nil else { return nil }
            let duties = runbook.duties.filter { $0.owner == .role(role.name) && $0.isPromise && !$0.clause.hasPrefix("roles") }
            let owed = duties.map(\.name.text).distinct
            guard !owed.isEmpty else { return nil }
            return Diagnostic(
                .warning, .ownerMayBeMissing, at: runbook.places["roles.\(role.name)"],
                "'\(role.name)' owes \(owed.prefix(4).quotedList)\(owed.count > 4 ? " and more" : ""), and may stay without anybody.",
                fix: "Give it a 'default' or a 'backup'.")
        }
    }

    private var drills: [Diagnostic] {
        runbook.drills.filter { $0.scenario == nil }.map { drill in
            Diagnostic(
                .note, .drillWithoutScenario, at: runbook.places["drills.\(drill.name)"],
                "drill '\(drill.name)' comes back and has no scenario, so Runbell reminds of it and plays nothing.",
                fix: "Write one in 'scenarios/' and name it as 'scenario'.")
        }
    }

    /// Nobody need be there yet by whom it could be done.
    private var dueBeforeAnswer: [Diagnostic] {
        let sorting = early("triage.severity_within", "the severity", runbook.triage.severityWithin, "a person has to say how bad it is within")
        let phases = runbook.lifecycle.phases.enumerated().filter { $1.begins == .raised || ($0 == 0 && $1.begins == nil) }
        return ([sorting] + phases.map { early($1) }).compactMap { $0 }
    }

    private func early(_ phase: Lifecycle.Phase) -> Diagnostic? {
        let list = phase.checklist
        if list.items.isEmpty || list.within.isEmpty {
            return early("lifecycle.phases", "the end of '\(phase.name)'", phase.within, "'\(phase.name)' is to be left within", orBegin: true)
        }
        let what = "the checklist of '\(phase.name)'"
        return early("lifecycle.checklists.\(phase.name)", what, list.within, "\(what) is to be done within", list.match, orBegin: true)
    }

    private func early(
        _ clause: String, _ what: String, _ terms: Terms, _ words: String, _ match: Matcher = .everything, orBegin: Bool = false
    ) -> Diagnostic? {
        let late = runbook.severities.compactMap { severity -> (Severity, Duration, Duration)? in
            guard case .exact(let due)? = terms.promise(for: severity.name)?.target.longest, match.holds(for: Facts(severity: severity.name)),
                case .exact(let answered)? = severity.acknowledgeWithin?.target.longest, due < answered, severity.urgency == .urgent
            else { return nil }
            return (severity, due, answered)
        }
        guard let (first, due, answered) = late.first else { return nil }
        let begin = orBegin ? " let it begin with the answer ('begins: acknowledged')," : ""
        return Diagnostic(
            .warning, .dueBeforeAnswer, at: runbook.places[clause],
            "\(words) \(due.written), and \(late.map(\.0.name.text).quotedList) may be answered later than that.",
            fix: "Give it longer than the answer,\(begin) or promise the answer sooner.",
            counterexample: Counterexample(
                timeline: [.init(due, "\(what) is due"), .init(answered, "'\(first.name)' is answered in time")],
                lines: ["+\(due.written)  \(what) is due", "+\(answered.written)  '\(first.name)' is answered, in time"]))
    }
}
