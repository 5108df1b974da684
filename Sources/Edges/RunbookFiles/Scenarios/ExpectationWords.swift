internal import Runbooks
internal import Vocabulary

/// Reads one sentence of what is expected: `at 5m page bo by sms`, `acknowledged by bo within 8m`, `duty recover missed`.
struct ExpectationWords {
    let known: KnownNames

    static let forms = [
        "at 0m page ana", "at 5m page bo by sms", "at 15m remind bo", "at 10m notice ops-slack:#incidents saying \"Sev-1\"", "never page ceo",
        "never notice ops-slack", "acknowledged by bo within 8m", "mitigated within 30m", "resolved within 40m", "duty recover missed",
        "update customers within 15m", "proposed \"Roll back\" at 15m", "severity P1", "phase contain", "status identified",
        "role incident_commander is bo", "component API is partial_outage", "held by approval", "held by legal cleared", "refused at 5m",
        "update customers saying \"We know why\" at 20m", "review saying \"Root cause\"", "links saying \"traceID=4bf9\"",
        "checklist contain saying \"Roll back\"", "playbook http-5xx", "playbook http-5xx saying \"vercel rollback\" at 5m", "kpi mtta met",
        "kpi mtta not met",
    ]

    func objection(to text: String) -> Objection? {
        do throws(Objection) { _ = try read(text) } catch { return error }
        return nil
    }

    func read(_ text: String, at place: Place = Place(file: "")) throws(Objection) -> Scenario.Expectation {
        var rest = text[...]
        let saying = quoted(&rest)
        let incident = takeIncident(&rest)
        let when = takeTime(&rest)
        let what = try what(String(rest), saying: saying, text)
        return Scenario.Expectation(what, when, incident: incident, text: text, place: place)
    }

    // MARK: What surrounds a sentence

    /// Takes `"Sev-1"` out, with `saying` before it.
    private func quoted(_ rest: inout Substring) -> String? {
        guard let open = rest.firstIndex(of: "\""), let close = rest.lastIndex(of: "\""), open < close else { return nil }
        let text = String(rest[rest.index(after: open)..<close])
        let joined = String(rest[..<open]) + String(rest[rest.index(after: close)...])
        rest = joined.replacing("saying ", with: "").split(separator: " ").joined(separator: " ")[...]
        return text
    }

    private func takeIncident(_ rest: inout Substring) -> Int? {
        let words = rest.split(separator: " ")
        guard words.count > 2, words[0] == "incident", let number = Int(words[1].filter { $0 != ":" }), number >= 1 else { return nil }
        rest = words.dropFirst(2).joined(separator: " ")[...]
        return number
    }

    /// `at 5m …`, `… at 5m`, `… within 5m`. A span may have up to four words.
    private func takeTime(_ rest: inout Substring) -> Scenario.Expectation.When {
        let words = rest.split(separator: " ").map(String.init)
        if words.first == "at" {
            for count in stride(from: min(4, words.count - 1), to: 0, by: -1) {
                guard let span = SpanWords.duration(words[1...count].joined(separator: " ")) else { continue }
                rest = words.dropFirst(count + 1).joined(separator: " ")[...]
                return .at(span)
            }
        }
        guard let place = words.lastIndex(where: { $0 == "at" || $0 == "within" }), place + 1 < words.count,
            let span = SpanWords.duration(words[(place + 1)...].joined(separator: " "))
        else { return .whenever }
        rest = words[..<place].joined(separator: " ")[...]
        return words[place] == "at" ? .at(span) : .within(span)
    }

    // MARK: The sentence itself

    private func what(_ text: String, saying: String?, _ whole: String) throws(Objection) -> Scenario.Expectation.What {
        let (verb, rest) = split(text)
        switch verb {
        case "page": return try page(rest)
        case "remind": return .remind(try party(rest))
        case "notice": return .notice(try audience(rest), saying: saying)
        case "never": return try never(rest)
        case "acknowledged": return .acknowledged(by: rest.hasPrefix("by ") ? try party(String(rest.dropFirst(3))) : try nothing(rest, whole))
        case "mitigated" where rest.isEmpty: return .mitigated
        case "resolved" where rest.isEmpty: return .resolved
        case "refused" where rest.isEmpty: return .refused
        case "duty": return try duty(rest)
        case "update":
            let audience = AudienceName(try name(rest, [.audience]))
            return saying.map { .text(.update(audience), saying: $0) } ?? .update(audience)
        case "review", "links", "checklist", "playbook": return try read(verb, rest, saying: saying, whole)
        case "kpi": return try kpi(rest, whole)
        case "proposed": return .proposed(saying ?? rest)
        case "severity": return .severity(SeverityName(try name(rest, [.severity])))
        case "phase": return .phase(PhaseName(try name(rest, [.phase])))
        case "status": return .status(StatusName(try name(rest, [.status])))
        case "role", "component": return try isSomething(verb, rest, whole)
        case "held" where rest.hasPrefix("by "): return .held(by: try hold(String(rest.dropFirst(3))))
        default: throw unreadable(whole)
        }
    }

    /// A playbook may be named alone: then it only has to fit.
    private func read(_ noun: String, _ rest: String, saying: String?, _ whole: String) throws(Objection) -> Scenario.Expectation.What {
        switch (noun, saying) {
        case ("playbook", _): return .text(.playbook(PlaybookName(try name(rest, [.playbook]))), saying: saying ?? "")
        case ("checklist", let words?): return .text(.checklist(PhaseName(try name(rest, [.phase]))), saying: words)
        case ("review", let words?) where rest.isEmpty: return .text(.review, saying: words)
        case ("links", let words?) where rest.isEmpty: return .text(.links, saying: words)
        default: throw unreadable(whole)
        }
    }

    private func kpi(_ rest: String, _ whole: String) throws(Objection) -> Scenario.Expectation.What {
        for (end, isMet) in [(" not met", false), (" met", true)] where rest.hasSuffix(end) {
            return .kpi(KPIName(try name(String(rest.dropLast(end.count)), [.kpi])), isMet: isMet)
        }
        throw unreadable(whole)
    }

    private func page(_ rest: String) throws(Objection) -> Scenario.Expectation.What {
        guard let by = rest.ranges(of: " by ").last else { return .page(try party(rest), by: nil) }
        let word = String(rest[by.upperBound...])
        guard let way = Way(rawValue: word) else { throw Word.choiceObjection(word, Way.allCases.map(\.rawValue)) ?? unreadable(rest) }
        return .page(try party(String(rest[..<by.lowerBound])), by: way)
    }

    private func never(_ text: String) throws(Objection) -> Scenario.Expectation.What {
        let (verb, rest) = split(text)
        switch verb {
        case "page": return .neverPage(try party(rest))
        case "notice": return .neverNotice(try audience(rest))
        default: throw unreadable("never \(text)")
        }
    }

    /// Whether such a duty is ever owed is asked of the runbook later.
    private func duty(_ rest: String) throws(Objection) -> Scenario.Expectation.What {
        let ends = Scenario.Expectation.DutyEnd.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
        for end in ends where rest.hasSuffix(" \(end.rawValue)") {
            return .duty(DutyName(rest.dropLast(end.rawValue.count + 1)), end)
        }
        let words = ends.map(\.rawValue).sorted().joined(separator: ", ")
        throw Objection(.badExpectation, "'duty \(rest)' does not say how it ends.", fix: "End it with one of: \(words).")
    }

    private func isSomething(_ verb: String, _ rest: String, _ whole: String) throws(Objection) -> Scenario.Expectation.What {
        guard let range = rest.firstRange(of: " is ") else { throw unreadable(whole) }
        let left = String(rest[..<range.lowerBound]), right = String(rest[range.upperBound...])
        if verb == "role" { return .role(RoleName(try name(left, [.role])), PersonName(try name(right, [.person]))) }
        let component = ComponentName(try name(left, [.component]))
        if let condition = StatusPage.Condition(rawValue: right) { return .component(component, condition) }
        throw Word.choiceObjection(right, StatusPage.Condition.allCases.map(\.rawValue)) ?? unreadable(whole)
    }

    private func hold(_ text: String) throws(Objection) -> Scenario.Expectation.Hold {
        text == "approval" ? .approval : .embargo(FactName(try name(text, [.fact])))
    }

    // MARK: Names

    private func name(_ text: String, _ nouns: [Noun]) throws(Objection) -> String {
        if let objection = Word.referenceObjection(text, nouns, known) { throw objection }
        return text
    }

    private func party(_ text: String) throws(Objection) -> Party {
        _ = try name(text, [.person, .seat, .role, .schedule])
        switch known.kinds(of: text, among: [.person, .seat, .role, .schedule])[0] {
        case .seat: return .seat(SeatName(text))
        case .role: return .role(RoleName(text))
        case .schedule: return .schedule(ScheduleName(text))
        default: return .person(PersonName(text))
        }
    }

    private func audience(_ text: String) throws(Objection) -> Audience {
        if let objection = AudienceWords.objection(to: text, known: known) { throw objection }
        return AudienceWords.audience(text)
    }

    private func nothing(_ rest: String, _ whole: String) throws(Objection) -> Party? {
        if rest.isEmpty { return nil }
        throw unreadable(whole)
    }

    private func split(_ text: String) -> (verb: String, rest: String) {
        let verb = text.prefix { $0 != " " }
        return (String(verb), String(text.dropFirst(verb.count).drop { $0 == " " }))
    }

    private func unreadable(_ text: String) -> Objection {
        let verbs = Set(Self.forms.flatMap { $0.split(separator: " ").map(String.init) }).filter { $0.allSatisfy(\.isLetter) }
        let nearest = Nearest.name(to: split(text).verb, among: verbs.sorted())
        return Objection(
            .badExpectation, "'\(text)' is no sentence of what is expected.", fix: "Write one like: \(Self.forms.joined(separator: "; ")).",
            nearest: nearest == split(text).verb ? nil : nearest)
    }
}
