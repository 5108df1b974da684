/// What the parts mean for each other, once all of the document is read; and what is missing.
extension DocumentReading {
    mutating func complete() {
        sayReviewTimes()
        takeBackDoubtful()
        completePhases()
        completeCommunications()
        completeRoles()
        forgetUnused()
        sayZone()
        askForHours()
        sayMissing()
    }

    // MARK: Phases

    /// `Ack` in the RACI table is the phase `acknowledge`; a phase only the table knows is one all the same.
    private mutating func completePhases() {
        let phases = draft["lifecycle", "phases"]?.items.compactMap(\.text) ?? []
        for party in draft.names(of: "raci") {
            for entry in draft["raci", party]?.entries ?? [] {
                let phase = phases.first { $0 == entry.name } ?? phases.first { $0.hasPrefix(entry.name) || entry.name.hasPrefix($0) }
                if let phase {
                    guard phase != entry.name else { continue }
                    draft.rename(["raci", party], entry.name, to: phase)
                } else {
                    draft.add(["lifecycle", "phases"], entry.name, line: entry.clause.line ?? 0)
                }
            }
        }
    }

    // MARK: Communications

    private mutating func completeCommunications() {
        let all = severities.names.map(\.name)
        for name in draft.names(of: "communications") {
            let path = ["communications", name]
            let line = draft[path]?.leaves().compactMap(\.clause.line).first ?? 0
            if draft[path + ["to"]] == nil {
                if name == "status-page" {
                    draft.set(path + ["to"], "status_page", line: line)
                } else {
                    draft.set(path + ["to"], Clause.unsaid, line: line)
                    draft.gap(.missing, "communication '\(name)': the document does not say where it goes.", lines: [line])
                }
            }
            // Who is told by severity is told of these only; whoever has a time has not been left out.
            let named = Set(["every", "within"].flatMap { draft[path + [$0]]?.entries.map(\.name) ?? [] })
            if let told = draft[path + ["for"]]?.items.compactMap(\.text), !told.isEmpty {
                for severity in all where named.contains(severity) && !told.contains(severity) {
                    let own = ["within", "every"].compactMap { draft[path + [$0, severity]]?.line }.first
                    draft.add(path + ["for"], severity, line: own ?? line)
                }
            }
            let isForAll = draft[path + ["every"]]?.text != nil || draft[path + ["within"]]?.text != nil || named.contains("default")
            if !named.isEmpty, !isForAll, draft[path + ["for"]] == nil, named.count < all.count {
                for severity in all where named.contains(severity) { draft.add(path + ["for"], severity, line: line) }
            }
            giveTemplate(name)
        }
    }

    /// The template whose name speaks of the audience, where there is one.
    private mutating func giveTemplate(_ audience: String) {
        let templates = draft.names(of: "templates")
        guard draft["communications", audience, "template"] == nil else { return }
        let words: [String: [Phrase]] = [
            "status-page": ["status page*", "statuspage*", "statusseite"], "internal": ["internal*", "slack*", "intern*", "status updates"],
            "customers-by-email": ["customer*", "email"],
            "customers": ["customer*", "kunden*", "client*"], "stakeholders": ["stakeholder*"],
        ]
        guard let template = templates.first(where: { !lateTemplates.contains($0) && Folded($0).contains(anyOf: words[audience] ?? []) }),
            let line = draft["templates", template]?.line
        else { return }
        draft.set(["communications", audience, "template"], template, line: line)
    }

    // MARK: Roles

    private mutating func completeRoles() {
        let leaders = draft.names(of: "roles").filter {
            Folded($0.replacing("_", with: " ")).contains(anyOf: [
                "incident commander", "commander", "incident manager", "einsatzleit*", "incident lead", "commandant*", "comandante", "jefe",
            ])
        }
        if let leader = leaders.first { draft.arrange("roles", [leader]) }
    }

    /// The one zone a document names is that of all its times.
    private mutating func sayZone() {
        let zones = passages.compactMap { passage in Self.zone(in: passage.text).map { ($0, passage.line) } }
        guard let (zone, line) = zones.first, zones.allSatisfy({ $0.0 == zone }), draft["runbook", "timezone"] == nil else { return askForZone() }
        // Where others of its times are in UTC, it is that of some.
        let others = passages.filter { $0.line != line && Folded($0.text).contains(anyOf: ["utc", "gmt"]) && $0.text.contains(where: \.isNumber) }
        guard others.isEmpty else {
            return draft.gap(.open, "times are given in UTC and in \(zone): say `timezone` yourself.", lines: [line] + others.map(\.line))
        }
        draft.set(["runbook", "timezone"], zone, line: line)
    }

    /// Hours mean nothing without their zone, and nobody wrote that it is UTC.
    private mutating func askForZone() {
        guard draft["runbook", "timezone"] == nil, let hours = draft["runbook", "business_hours"] else { return }
        let line = hours.line ?? hours.items.compactMap(\.line).first
        draft.set(["runbook", "timezone"], Clause(Clause.unsaid, line: nil))
        draft.gap(.missing, "business hours: nothing that was understood says in which zone.", lines: [line].compactMap { $0 })
    }

    /// What is promised in business hours is counted in some, and the language's own are not the document's.
    private mutating func askForHours() {
        guard draft["runbook", "business_hours"] == nil else { return }
        let counted = draft.root.leaves().filter { leaf in
            let text = leaf.clause.text ?? ""
            return text.contains("business hour") || text.contains("business day") || text.contains("out of hours")
        }
        guard !counted.isEmpty else { return }
        draft.gap(
            .open, "nothing that was understood says when business hours are, and something counts in them: write `business_hours`.",
            lines: Array(Set(counted.compactMap(\.clause.line))).sorted())
    }

    /// A seat that was made on the way, and that neither anybody holds nor anything names.
    private mutating func forgetUnused() {
        let empty = Set(draft.names(of: "seats").filter { draft["seats", $0]?.items.isEmpty == true })
        guard !empty.isEmpty else { return }
        var named = Set(draft.names(of: "raci"))
        for entry in draft.root.entries where entry.name != "seats" {
            for leaf in entry.clause.leaves() { if let text = leaf.clause.text { named.insert(text) } }
        }
        for seat in empty.subtracting(named) { draft.remove(["seats", seat]) }
    }

    // MARK: What is missing

    /// Without severities nobody is ever woken: such a runbook must not look finished.
    private mutating func sayNoSeverities() {
        guard severities.names.isEmpty, !isOfOneAlert, draft.root.entries.contains(where: { $0.name != "runbook" }) else { return }
        draft.set(["severities", Clause.unsaid, "means"], Clause(Clause.unsaid, line: nil))
        draft.gap(.missing, "the document names no severities: nothing says how bad an incident is, nor who is woken.")
    }

    private mutating func sayMissing() {
        sayNoSeverities()
        let names = severities.names.map(\.name)
        func lacking(_ key: String) -> [String] { names.filter { draft["severities", $0, key] == nil } }
        for (key, words) in [("acknowledge_within", "by when somebody answers"), ("ladder", "who is woken"), ("means", "what it is")] {
            let without = lacking(key).filter { key != "means" || draft["severities", $0, "examples"] == nil }.filter {
                key != "ladder" || !notEscalated.contains($0)
            }
            guard !without.isEmpty else { continue }
            let lines = severities.names.filter { without.contains($0.name) }.map(\.line)
            draft.gap(.open, "\(without.joined(separator: ", ")): the document does not say \(words).", lines: lines)
        }
        let empty = draft.names(of: "seats").filter { draft["seats", $0]?.items.isEmpty == true }
        if !empty.isEmpty {
            draft.gap(.missing, "nobody is named for \(empty.joined(separator: ", ")).", lines: empty.compactMap { draft["seats", $0]?.line })
            for seat in empty { draft.note(["seats", seat], "nobody is named") }
        }
        let unreachable = draft.names(of: "people").filter { draft["people", $0]?.entries.map(\.name) == ["name"] }
        if !unreachable.isEmpty {
            draft.gap(
                .missing, "no address is given for \(unreachable.joined(separator: ", ")).",
                lines: unreachable.compactMap { draft["people", $0]?.line })
        }
        if draft["reviews"] == nil { draft.gap(.open, "the document does not say that incidents are reviewed, nor by when.") }
        if draft["communications"] == nil { draft.gap(.open, "the document does not say who is told what, nor how often.") }
        if draft["runbook", "owner"] == nil {
            draft.gap(.open, "the document does not say whose it is: write `owner`, or `operators`, for Runbell's own alarms.")
        }
        draft.gap(.open, "a document cannot say what sends alerts: write `sources`, `services` and `routes`.")
    }
}

extension Draft {
    mutating func rename(_ path: [String], _ name: String, to other: String) {
        guard let map = self[path] else { return }
        let entries = map.entries.map { $0.name == name ? Clause.Entry(name: other, clause: $0.clause) : $0 }
        remove(path)
        set(path, Clause(.map(entries), line: map.line))
    }
}
