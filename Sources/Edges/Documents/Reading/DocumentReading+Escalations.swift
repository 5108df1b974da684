internal import Runbooks
internal import Vocabulary

/// Who else is asked when it is still not over, and who is next when nobody answers, in sentences.
extension DocumentReading {
    static let escalateWords: [Phrase] = [
        "escalat*", "page", "paged", "pages", "notify", "notified", "notifies", "call", "calls", "called", "alert", "alerts", "alerted", "inform",
        "informs",
        "informed", "goes to", "contact", "contacts", "paging", "telephon*", "phoned", "rung", "rings",
        "involve*",
        "eskalier*", "eskalation*", "alarmier*", "informier*", "benachrichtig*", "angerufen", "hinzugezogen", "verstandig*",
        "escalade*", "prevenir", "prevenu*", "alerter", "alerte", "contacter", "appeler", "avertir", "averti",
        "escal*", "avisa*", "avise", "notifica*", "llama*", "contacta*",
    ]
    static let unansweredWords: [Phrase] = [
        "no ack*", "no response", "no answer", "not ack*", "not respond*", "not answer*", "unacknowledged", "doesn t ack*", "doesn t respond",
        "unable to respond",
        "does not ack*", "does not respond", "does not answer", "fails to ack*", "fails to respond", "unanswered", "isn t ack*", "cannot be reached",
        "not reachable", "nobody ack*",
        "no one ack*", "keine reaktion", "keine antwort", "nicht reagiert", "nicht bestatigt", "nicht quittiert", "meldet sich nicht",
        "nicht erreichbar", "keine ruckmeldung",
        "keine bestatigung", "ne repond pas", "sans reponse", "pas de reponse", "n acquitte pas", "non acquitte*", "pas acquitte",
        "sans acquittement", "ne prend pas", "pas prise en charge",
        "no responde", "sin respuesta", "no confirma", "no contesta", "no atiende", "no ha sido confirmad*", "no se confirma",
    ]
    static let unresolvedWords: [Phrase] = [
        "unresolved", "not resolved", "if open", "still open", "not fixed", "no resolution", "not restored", "nicht behoben", "nicht gelost",
        "ungelost", "non resolu*", "pas resolu*",
        "sin resolver", "no resuelto", "no se resuelve", "no se ha resuelto", "no esta resuelto",
    ]
    static let unstableWords: [Phrase] = [
        "cannot stabili*", "can t stabili*", "not stabili*", "not mitigated", "not contained", "not under control", "unmitigated", "no mitigation",
        "without progress", "no progress", "ohne fortschritt", "kein fortschritt", "keinen fortschritt", "sans progres", "pas de progres",
        "sin avance*", "sin progreso",
        "nicht stabilisiert",
        "nicht unter kontrolle", "nicht eingedammt", "pas stabilise", "non maitrise*", "pas sous controle", "no esta controlado", "sin mitigar",
        "no mitigado",
        "no se ha mitigado", "keine eindammung",
    ]

    mutating func sayEscalation(_ name: String, _ text: String, line: Int) {
        settled.insert(line)
        draft.understand(line)
        if Fillable.isNone(text) || Folded(text).contains(anyOf: ["no escalation", "keine eskalation"]) {
            notEscalated.insert(name)
        } else if !Fillable.isEmpty(text) {
            escalations.append((name, text, line))
        }
    }

    /// First what says to whom; what only says when follows.
    mutating func readEscalations() {
        var waiting: [(severities: [String], text: String, line: Int)] = []
        for index in outline.sections.indices where outline.isUnder(.escalation, index) {
            for case .list(let items, _) in outline.sections[index].parts.map(\.block) {
                for item in items where !settled.contains(item.text.line) {
                    guard let lead = Inline.leadIn(item.text.text), !severities.mentioned(in: lead.label).isEmpty, Folded(lead.label).words.count <= 4
                    else { continue }
                    waiting.append((severities.mentioned(in: lead.label), Inline.plain(lead.rest), item.text.line))
                }
            }
            readReasons(index)
            for case .fence(let fence) in outline.sections[index].parts.map(\.block) { readBranches(fence.lines) }
        }
        waiting += escalations.map { ([$0.severity], $0.text, $0.line) }
        for item in waiting where target(item.text) != nil { writeEscalation(item.severities, item.text, line: item.line) }
        for item in waiting where target(item.text) == nil { writeEscalation(item.severities, item.text, line: item.line) }
    }

    /// The words after `to` or an arrow that name people.
    private func target(_ text: String) -> String? {
        let arrows = Chain.split(text)?.last
        var candidates = [arrows].compactMap { $0 }
        for mark in [" to ", " an ", " à ", " au ", " aux ", " a "] {
            if let range = text.lowercased().firstRange(of: mark) {
                candidates.append(
                    String(
                        text[
                            text.index(
                                text.startIndex, offsetBy: text.lowercased().distance(from: text.lowercased().startIndex, to: range.upperBound))...]))
            }
        }
        let words = candidates.map { Self.withoutVerbs(cleaned(Chain.withoutSpans($0, SpanProse.find(in: $0)))) }
        return words.first { isPart($0) && Folded($0).words.count <= 8 && !Folded($0).contains(anyOf: ["review", "meeting"]) }
            ?? words.first { Folded($0).contains(anyOf: ["all stakeholders", "all roles", "everyone", "all hands"]) }
    }

    private mutating func writeEscalation(_ names: [String], _ text: String, line: Int) {
        // `24 hours unresolved → daily review`: the first says when, the second how often.
        let all = SpanProse.find(in: text)
        let waits = all.filter { $0.lead != .every }
        let found = waits.isEmpty ? all : waits
        guard found.count <= 1 else { return }
        settled.insert(line)
        if case .immediately? = found.first?.target { return writeImmediate(names, text, line: line) }
        guard let item = found.first, let wait = item.span, let length = wait.fixed ?? Self.weeks(wait) else {
            if found.isEmpty { draft.gap(.open, "\(names.joined(separator: ", ")): '\(text)' names no time.", lines: [line]) }
            return
        }
        guard let condition = EscalationCondition(text) else {
            return draft.gap(.open, "\(names.joined(separator: ", ")): '\(text)' is on a condition; write who is asked then.", lines: [line])
        }
        let isRecurring = condition == .recurring
        let name =
            names.map { Naming.slug($0) }.joined(separator: "-") + (isRecurring ? "-recurring" : item.lead == .every ? "-review" : "-unresolved")
        let path = ["escalations", name]
        let isReview = Folded(text).contains(anyOf: EscalationCondition.reviews)
        let who = isReview ? nil : target(text)
        let written = Span.exact(length).written
        if draft[path] != nil, draft[path + ["within"]]?.text == written, who == nil { return draft.understand(line) }
        guard draft[path] == nil else { return draft.set(path + ["within"], written, line: line) }
        for name in names { draft.add(path + (isRecurring ? ["for", "severity"] : ["for"]), name, line: line) }
        if isRecurring { draft.set(path + ["for", "tag"], "recurring", line: line) }
        draft.set(path + ["unless"], condition.unless, line: line)
        if condition == .idle { draft.set(["facts", condition.unless, "means"], "Something was done about it", line: line) }
        draft.set(path + ["from"], "raised", line: line)
        draft.set(path + ["within"], written, line: line)
        if let who, case let seats = seats(who, line: line), !seats.isEmpty {
            for seat in seats { draft.add(path + ["page"], seat, line: line) }
        } else if isReview {
            if let period = Self.period(text) { draft.set(path + ["every"], period, line: line) }
            draft.set(path + ["propose"], Self.proposal(text), line: line)
        } else if let next = nextOfChain {
            draft.add(path + ["page"], next, line: line)
        } else {
            draft.set(path + ["page"], Clause.unsaid, line: line)
            draft.gap(
                .missing, "\(names.joined(separator: ", ")): it is escalated after \(written), and the document does not say to whom.", lines: [line])
        }
    }

    private static func weeks(_ span: Span) -> Duration? { span == .months(1) ? nil : span.fixed }

    /// `daily review`, `weekly review`: it comes back.
    private static func period(_ text: String) -> String? {
        let folded = Folded(text)
        if folded.contains(anyOf: ["daily", "taglich*", "quotidien*", "diari*"]) { return "1d" }
        return folded.contains(anyOf: ["weekly", "wochentlich*", "hebdomadaire*", "semanal*"]) ? "1 week" : nil
    }

    private static func proposal(_ text: String) -> String {
        guard let parts = Chain.split(text), let last = parts.last else { return text.capitalizedFirst }
        return last.capitalizedFirst
    }

    /// `Immediate to all stakeholders` asks them at once; without people it is the next of the one ladder there is.
    private mutating func writeImmediate(_ names: [String], _ text: String, line: Int) {
        var seats: [String] = []
        if let who = target(text) { seats = self.seats(who, line: line) }
        if seats.isEmpty {
            guard let next = nextOfChain else {
                return draft.gap(
                    .open, "\(names.joined(separator: ", ")): it is escalated at once, and the document does not say to whom.", lines: [line])
            }
            let path = ["escalations", names.map { Naming.slug($0) }.joined(separator: "-") + "-at-once"]
            for name in names { draft.add(path + ["for"], name, line: line) }
            draft.set(path + ["unless"], "resolved", line: line)
            draft.set(path + ["from"], "raised", line: line)
            draft.set(path + ["within"], "0m", line: line)
            return draft.add(path + ["page"], next, line: line)
        }
        let ladder = names.map { Naming.slug($0) }.joined(separator: "-")
        guard draft["ladders", ladder] == nil else { return draft.understand(line) }
        let who = seats.count == 1 ? Clause(seats[0], line: line) : Clause.texts(seats, line: line)
        draft.set(["ladders", ladder], Clause(.list([Clause(.map([Clause.Entry(name: "page", clause: who)]), line: line)]), line: line))
        for name in names {
            draft.remove(["severities", name, "ladder"])
            draft.set(["severities", name, "ladder"], ladder, line: line)
        }
    }

    /// The second of the one ladder for all.
    private var nextOfChain: String? {
        guard let rungs = draft["ladders", "escalation"]?.items, rungs.count >= 2 else { return nil }
        return rungs[1]["page"]?.text
    }

    /// `Security Team (if security-related)` in a chain: a person may ask them for that reason.
    mutating func readBranches(_ lines: [Passage]) {
        for line in lines {
            let text = Inline.plain(line.text)
            guard let open = text.lowercased().firstRange(of: "(if "), text.hasSuffix(")"), Chain.split(text) == nil else { continue }
            let offset = text.lowercased().distance(from: text.lowercased().startIndex, to: open.lowerBound)
            let who = text.prefix(offset).trimmingSpaces, why = text.dropFirst(offset + 4).dropLast().trimmingSpaces
            guard isPart(String(who)), let seat = seat(String(who), line: line.line), !why.isEmpty else { continue }
            draft.add(["escalations", seat, "reasons"], String(why).capitalizedFirst, line: line.line)
            draft.add(["escalations", seat, "page"], seat, line: line.line)
        }
    }

    /// `Manual escalation triggers` lists why somebody may.
    private mutating func readReasons(_ index: Int) {
        let section = outline.sections[index]
        guard
            Folded(section.title).contains(anyOf: [
                "trigger*", "criteria", "when to escalate", "reasons", "kriterien", "criteres", "criterios", "manual*",
            ]), !Folded(section.title).contains("automatic")
        else { return }
        for case .list(let items, _) in section.parts.map(\.block) {
            for item in items where !settled.contains(item.text.line) && SpanProse.find(in: item.text.text).isEmpty {
                let reason = Inline.leadIn(item.text.text)?.label ?? Inline.plain(item.text.text)
                guard Folded(reason).words.count <= 12 else { continue }
                draft.add(["escalations", "by-hand", "reasons"], reason, line: item.text.line)
                settled.insert(item.text.line)
            }
        }
        guard draft["escalations", "by-hand"] != nil, draft["escalations", "by-hand", "page"] == nil else { return }
        draft.set(["escalations", "by-hand", "page"], Clause.unsaid, line: section.line)
        draft.gap(.missing, "the document says why to escalate by hand, and not to whom.", lines: [section.line])
    }
}

extension Folded {
    func contains(_ word: String) -> Bool { words.contains(word) }
}
