internal import Runbooks
internal import Vocabulary

/// Who is woken or named, and when after the ladder was started.
extension Pair {
    var waking: [Difference.Change] {
        let severities = new.severities.map(\.name) + old.severities.map(\.name).filter { new.severity(named: $0) == nil }
        let told = severities.flatMap { severity in
            self.sentences(about: severity).map { Told(severity: severity, sentence: $0) }
        }
        return comingAndGoing + joined(told)
    }

    private struct Sentence: Hashable {
        var effect: Difference.Effect
        var clause: String
        var words: String
    }

    private struct Told {
        var severity: SeverityName
        var sentence: Sentence
    }

    /// The same said of several severities is said once.
    private func joined(_ told: [Told]) -> [Difference.Change] {
        told.map(\.sentence).distinct.map { sentence in
            let severities = told.filter { $0.sentence == sentence }.map(\.severity.text).joined(separator: ", ")
            return Difference.Change(.waking, sentence.effect, sentence.clause, "\(severities): \(sentence.words).")
        }
    }

    private var comingAndGoing: [Difference.Change] {
        let matched = Matched(old.severities, new.severities) { $0.name.text }
        return matched.added.map { .init(.waking, .appears, "severities.\($0.name)", "Severity \($0.name) is new: \($0.means.trimmedStop).") }
            + matched.gone.map { .init(.waking, .vanishes, "severities.\($0.name)", "Severity \($0.name) is gone.") }
    }

    private func sentences(about name: SeverityName) -> [Sentence] {
        let (before, after) = (old.severity(named: name), new.severity(named: name))
        let calls = (Call.all(of: before, in: old), Call.all(of: after, in: new))
        let clause = (after ?? before)?.ladder.map { "ladders.\($0)" } ?? "severities.\(name)"
        let subjects = (calls.1.map(\.subject) + calls.0.map(\.subject)).distinct
        let isKept = before != nil && after != nil
        var sentences = subjects.compactMap { subject -> Sentence? in
            let (was, is_) = (calls.0.filter { $0.subject == subject }, calls.1.filter { $0.subject == subject })
            return was.map(\.moment) == is_.map(\.moment) ? nil : sentence(subject, was, is_, clause, isKept: isKept)
        }
        if let before, let after { sentences += manner(before, after, clause) }
        return sentences
    }

    /// Of a severity that both have, whoever is woken no longer was given up.
    private func sentence(_ subject: Call.Subject, _ was: [Call], _ now: [Call], _ clause: String, isKept: Bool) -> Sentence {
        let isPage = isKept && subject.how == .woken
        guard !now.isEmpty else {
            return Sentence(
                effect: isPage ? .loosens : .vanishes, clause: clause, words: "\(subject.words) is no longer \(subject.manner) (was \(was.words))")
        }
        guard !was.isEmpty else {
            return Sentence(effect: isPage ? .tightens : .appears, clause: clause, words: "\(subject.words) is now \(subject.manner) \(now.words)")
        }
        let words = "\(subject.words) is \(subject.manner) \(now.words) instead of \(was.words)"
        return Sentence(effect: now.effect(since: was), clause: clause, words: words)
    }

    /// How the ladder is climbed as a whole, and what the severity wants of it.
    private func manner(_ before: Severity, _ after: Severity, _ clause: String) -> [Sentence] {
        var sentences: [Sentence] = []
        if let was = before.ladder.flatMap({ old.ladders[$0] }), let now = after.ladder.flatMap({ new.ladders[$0] }) {
            if was.rounds != now.rounds {
                sentences.append(
                    Sentence(
                        effect: now.rounds > was.rounds ? .tightens : .loosens, clause: clause,
                        words: "the ladder is climbed \(now.rounds.times) instead of \(was.rounds.times)"))
            }
            if was.pause != now.pause, was.rounds > 1, now.rounds > 1 {
                let (pause, before) = (Span.exact(now.pause).written, Span.exact(was.pause).written)
                sentences.append(
                    Sentence(
                        effect: now.pause < was.pause ? .tightens : .loosens, clause: clause,
                        words: "the next round begins \(pause) after the last rung instead of \(before)"))
            }
        }
        if before.urgency != after.urgency {
            sentences.append(
                Sentence(
                    effect: after.urgency == .urgent ? .tightens : .loosens, clause: "severities.\(after.name)",
                    words: "people are reached as for what is \(after.urgency.rawValue) instead of \(before.urgency.rawValue)"))
        }
        if before.whenRaised != after.whenRaised {
            sentences.append(
                Sentence(
                    effect: .weighed(
                        isLooser: after.whenRaised.loudness < before.whenRaised.loudness,
                        isTighter: after.whenRaised.loudness > before.whenRaised.loudness), clause: "severities.\(after.name)",
                    words: """
                        when an incident that somebody is on becomes one of it: \(after.whenRaised.rawValue) instead of \
                        \(before.whenRaised.rawValue)
                        """))
        }
        return sentences
    }
}

/// One target of one rung.
private struct Call: Hashable {
    enum Manner: Hashable {
        case woken
        case named(Audience)
        case told(Audience)
    }

    struct Subject: Hashable {
        var target: Rung.Target?
        var how: Manner
        var hours: Rung.Hours

        var words: String {
            switch target {
            case .person(let name): name.text
            case .seat(let name): name.text
            case .schedule(let name): "whoever has \(name)"
            case nil:
                switch how {
                case .woken: "somebody"
                case .named(let audience), .told(let audience): audience.words
                }
            }
        }

        var manner: String {
            let verb =
                switch how {
                case .woken: "woken"
                case .named(let audience): "named in \(audience.words)"
                case .told: "told"
                }
            switch hours {
            case .always: return verb
            case .businessHours: return "\(verb) in business hours"
            case .outOfHours: return "\(verb) out of hours"
            }
        }
    }

    struct When: Hashable {
        var at: Duration
        var by: [Way]
        var again: Rung.Repeat?
    }

    var subject: Subject
    var moment: When
    var at: Duration { moment.at }

    /// In the order of the rungs.
    static func all(of severity: Severity?, in runbook: Runbook) -> [Call] {
        (severity?.ladder.flatMap { runbook.ladders[$0] }?.rungs ?? []).flatMap { rung -> [Call] in
            let moment = When(at: rung.at, by: rung.by, again: rung.again)
            func call(_ target: Rung.Target?, _ how: Manner) -> Call {
                Call(subject: Subject(target: target, how: how, hours: rung.when), moment: moment)
            }
            switch rung.action {
            case .page(let targets): return targets.map { call($0, .woken) }
            case .mention(let targets, let audience): return targets.map { call($0, .named(audience)) }
            case .ticket(let audience): return [call(nil, .told(audience))]
            }
        }
    }
}

/// One of the messages a target's rungs come to.
private struct Message {
    var at: Duration
    /// Empty: as each person's own reach rule says.
    var by: Set<Way>

    /// Whether a way is no longer tried.
    func drops(_ other: Message) -> Bool { !by.isEmpty && !other.by.isSubset(of: by) }
}

extension [Call] {
    /// Somebody who is asked more often than this is not asked less by hearing it once less.
    private static let repeatsCompared = 1000

    private var messages: [Message] {
        flatMap { call in
            let again = call.moment.again
            return (0...Swift.min(Swift.max(again?.times ?? 0, 0), Self.repeatsCompared)).map { number in
                Message(at: call.at + (again?.every ?? .zero) * number, by: Set(call.moment.by))
            }
        }.sorted { $0.at < $1.at }
    }

    /// The first messages are compared, then the second ones, and so on: one that comes later or not at all was given up.
    fileprivate func effect(since was: [Call]) -> Difference.Effect {
        let (before, after) = (was.messages, messages)
        let both = zip(before, after)
        return .weighed(
            isLooser: after.count < before.count || both.contains { was, now in now.at > was.at || (!was.by.isEmpty && now.drops(was)) },
            isTighter: after.count > before.count || both.contains { was, now in now.at < was.at || (!now.by.isEmpty && was.drops(now)) })
    }

    /// `at once`, `after 5m by sms, and after 30m`.
    fileprivate var words: String {
        map { call in
            var words = call.at == .zero ? "at once" : "after \(Span.exact(call.at).written)"
            if !call.moment.by.isEmpty { words += " by \(call.moment.by.map(\.rawValue).joined(separator: " and "))" }
            if let again = call.moment.again { words += ", again every \(Span.exact(again.every).written) (\(again.times.times))" }
            return words
        }.joined(separator: ", and ")
    }
}

extension Audience {
    var words: String { destination.isEmpty ? connection.text : "\(connection) \(destination)" }
}

extension Int {
    /// `once`, `3 times`.
    var times: String { self == 1 ? "once" : "\(self) times" }
}

extension String {
    var trimmedStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension Severity.WhenRaised {
    fileprivate var loudness: Int {
        switch self {
        case .page: 2
        case .tell: 1
        case .nothing: 0
        }
    }
}
