internal import Runbooks
internal import Vocabulary

/// Puts ladders into the draft, and gives them to the severities they are for.
extension DocumentReading {
    mutating func write(_ chain: Chain) {
        let own = chain.title.map { [$0] } ?? chain.severities
        let name = own.isEmpty ? "escalation" : own.map { Naming.slug($0) }.joined(separator: "-")
        guard !disputed.contains(name) else { return }
        let rungs = chain.links.compactMap { rung($0) }
        guard !rungs.isEmpty, draft["ladders", name] == nil else {
            if draft["ladders", name] != nil { compare(rungs, with: name, chain) }
            return
        }
        draft.set(["ladders", name], Clause(.list(rungs), line: chain.line))
        if let title = chain.title {
            draft.gap(.open, "ladder '\(name)': '\(title)' is no severity that was understood, and nobody is woken by it.", lines: [chain.line])
        }
        chain.links.forEach { settled.insert($0.line) }
        let unsaid = rungs.filter { $0["at"]?.text == Clause.unsaid }.count
        if unsaid > 0 {
            draft.gap(
                .missing,
                "ladder '\(name)': the document does not say after how long \(unsaid == 1 ? "its step is" : "\(unsaid) of its steps are") reached.",
                lines: [chain.line])
        }
        for severity in chain.severities { draft.set(["severities", severity, "ladder"], name, line: chain.line) }
    }

    /// A second way up for the same severities is only a contradiction when it says something else. Which of the two holds nobody can say then.
    private mutating func compare(_ rungs: [Clause], with name: String, _ chain: Chain) {
        let known = draft["ladders", name]?.items ?? []
        if rungs.allSatisfy({ rung in known.contains { Self.isSame($0, rung) } }) { return rungs.compactMap(\.line).forEach { draft.understand($0) } }
        draft.gap(
            .contradiction, "ladder '\(name)': line \(known.first?.line ?? 0) and line \(chain.line) name different people or times.",
            lines: [known.first?.line ?? 0, chain.line])
        disputed.insert(name)
        draft.remove(draft.names(of: "ladders").count == 1 ? ["ladders"] : ["ladders", name])
        for severity in severities.names.map(\.name) where draft["severities", severity, "ladder"]?.text == name {
            draft.remove(["severities", severity, "ladder"])
        }
    }

    /// The same people at the same time, or at one that only one of both says.
    private static func isSame(_ rung: Clause, _ other: Clause) -> Bool {
        func people(_ rung: Clause) -> Set<String> { Set(rung["page"]?.leaves().compactMap(\.clause.text) ?? []) }
        let times = [rung, other].map { $0["at"]?.text ?? "0m" }
        return people(rung) == people(other) && (times[0] == times[1] || times.contains(Clause.unsaid))
    }

    private mutating func rung(_ link: Chain.Link) -> Clause? {
        var entries: [(String, Clause)] = []
        if let at = link.at {
            if at > .zero { entries.append(("at", Clause(Span.exact(at).written, line: link.line))) }
        } else {
            entries.append(("at", Clause(Clause.unsaid, line: link.line)))
        }
        if Self.isTicket(link.who), !isPart(link.who.replacing("ticket", with: "")) {
            entries.append(("ticket", Clause(ticketConnection(link.who, line: link.line), line: link.line)))
        } else {
            let name = link.who.split(separator: "(").first.map(String.init) ?? link.who
            // `Manager, Platform` is one of them, `Manager, Lead` are two.
            let isOne = name.contains(",") && parts(name).contains { !isPart($0) }
            let seats = isOne ? [seat(name.replacing(",", with: ""), line: link.line)].compactMap { $0 } : seats(name, line: link.line)
            guard let first = seats.first else { return nil }
            let who = seats.count == 1 ? Clause(first, line: link.line) : Clause.texts(seats, line: link.line)
            let isMention = Folded(link.who).contains(anyOf: ["mention*", "erwahn*", "in slack", "slack"])
            entries.append((isMention ? "mention" : "page", who))
            if isMention { entries.append(("in", Clause(connection("slack", line: link.line), line: link.line))) }
            let ways = isMention ? [] : Self.ways(link.who)
            if !ways.isEmpty { entries.append(("by", Clause.texts(ways, line: link.line))) }
        }
        if let again = link.again, let times = again.times {
            entries.append(("repeat", .map([("every", Span.exact(again.every).written), ("times", "\(times)")], line: link.line)))
        } else if link.again != nil {
            draft.gap(.open, "a step is repeated, and the document does not say how often; write `repeat`.", lines: [link.line])
        }
        draft.understand(link.line)
        return Clause(.map(entries.map { Clause.Entry(name: $0.0, clause: $0.1) }), line: link.line)
    }

    /// The system tickets are opened in; where it is, an operator has to say.
    private mutating func ticketConnection(_ text: String, line: Int) -> String {
        let name = Folded(text).contains("jira") ? "jira" : "tickets"
        return connection(name, line: line)
    }

    /// A ladder that names no severity is for all that are escalated at all, and not for those that may wait longer than it does.
    mutating func giveLadders() {
        guard let ladder = draft["ladders", "escalation"], let line = ladder.line else { return }
        for name in severities.names.map(\.name) where draft["severities", name, "ladder"] == nil && !notEscalated.union(goOtherwise).contains(name) {
            if mayWait(name) {
                let answer = draft["severities", name, "acknowledge_within"]?.text ?? ""
                draft.gap(
                    .open, "\(name): the ladder 'escalation' names no severity, and '\(answer)' is no reason to wake anybody: it was not taken.",
                    lines: [line])
            } else {
                draft.set(["severities", name, "ladder"], "escalation", line: line)
            }
        }
    }

    /// An answer that is promised for working hours, or not at all, is no answer in the night.
    private func mayWait(_ name: String) -> Bool {
        guard let answer = draft["severities", name, "acknowledge_within"]?.text else { return false }
        return ["business", "best effort", "none", "next", "day", "week"].contains { answer.contains($0) }
    }
}
