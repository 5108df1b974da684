internal import OnCall
internal import Runbooks
internal import Vocabulary

/// How bad, who is woken, and who next.
extension Chapter {
    static func severities(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        Chapter("Severities", book.severities.map { clause($0, among: book, owed) })
    }

    private static func clause(_ severity: Severity, among book: Runbook, _ owed: OwedClauses) -> Clause {
        let ways = ["severities.acknowledge_within", "severities.recover_within"].flatMap { owed.of($0, for: severity.name) }
        return Clause(severity.name.text, badge: Badge(severity.name, among: book.severities), text: severity.means)
            .fact("Also called", severity.also.joined(separator: ", "))
            .fact("Chosen when", severity.match == .everything ? "nothing above it fits" : severity.match?.words)
            .fact("Who is woken", severity.ladder.map { "ladder \($0)" } ?? "nobody", link: nil)
            .fact("Urgency", severity.urgency.rawValue)
            .fact("Acknowledged within", severity.acknowledgeWithin?.written)
            .fact("Recovered within", severity.recoverWithin?.written)
            .fact("First update within", severity.firstUpdateWithin?.written)
            .fact("Updates every", severity.updateEvery?.written)
            .fact("Status page", severity.statusPage?.words)
            .fact("Review within", severity.reviewWithin?.written)
            .fact("Breaks an objective", severity.breachesSLO?.rawValue)
            .fact("Major", severity.isMajor ? "yes: the whole process applies" : nil)
            .fact("When it becomes one", severity.whenRaised.words)
            .fact("Needs", severity.roles.map(\.text).joined(separator: ", "))
            .list("Such as", severity.examples)
            .list("Not one", severity.counterExamples)
            .owing(ways)
    }

    static func triage(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let triage = book.triage
        let within = owed.of("triage.severity_within")
        guard !triage.questions.isEmpty || !within.isEmpty else { return nil }
        let questions = triage.questions.map { question in
            let answers = [("yes", question.yes.words), ("no", question.no.words)].filter { !$1.isEmpty }
            return Clause.Item(question.text, note: answers.map { "\($0): \($1)" }.joined(separator: "; "))
        }
        let doubt = questions.isEmpty ? nil : triage.whenUnsure.words
        return Chapter("How bad is it", [Clause(nil).list(nil, questions, isNumbered: true).fact("When answers differ", doubt).owing(within)])
    }

    static func ladders(_ book: Runbook) -> Chapter? {
        let cast = Holders(book)
        return Chapter(
            "Ladders", intro: "Times count from when the ladder is started. Whoever acknowledges ends it.",
            book.ladders.values.sorted { $0.name < $1.name }.map { ladder in
                let users = book.severities.filter { $0.ladder == ladder.name }.map(\.name.text).joined(separator: ", ")
                return Clause(ladder.name.text)
                    .fact("For", users)
                    .list(nil, ladder.rungs.map { item($0, cast) }, isNumbered: true)
                    .fact("Climbed", ladder.rounds > 1 ? "\(ladder.rounds) times, with \(ladder.pause.written) between" : nil)
            })
    }

    private static func item(_ rung: Rung, _ cast: Holders) -> Clause.Item {
        let (text, targets): (String, [Rung.Target]) =
            switch rung.action {
            case .page(let targets): ("page " + targets.map(\.word).joined(separator: ", "), targets)
            case .mention(let targets, let audience): ("mention \(targets.map(\.word).joined(separator: ", ")) in \(audience.words)", targets)
            case .ticket(let audience): ("note it in \(audience.words); nobody is woken", [])
            }
        let by = rung.by.isEmpty ? nil : "by \(rung.by.map(\.rawValue).joined(separator: ", "))"
        let again = rung.again.map { "again every \($0.every.written), \($0.times)×" }
        let people = targets.map(cast.people).filter { !$0.isEmpty }.joined(separator: "; ")
        let note = [people.isEmpty ? nil : people, by, rung.when.words, again].compactMap { $0 }
        return Clause.Item(text, lead: rung.at == .zero ? "At once" : "After \(rung.at.written)", note: note.joined(separator: " · "))
    }

    static func escalations(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        Chapter(
            "Escalations",
            book.escalations.map { escalation in
                let acts = [
                    escalation.raise.map { "raise to \($0)" },
                    escalation.page.isEmpty ? nil : "page \(escalation.page.map(\.word).joined(separator: ", "))",
                    escalation.channel.map { "mention \(escalation.mention.map(\.word).joined(separator: ", ")) in \($0.words)" },
                    escalation.propose.map { "propose: \($0)" },
                ]
                return Clause(escalation.name.text)
                    .match("For", escalation.match)
                    .fact("When", escalation.within.map { "\($0.written) after \(escalation.from.words)" } ?? "a person sets it off")
                    .fact("Unless", escalation.unless.words)
                    .fact("Then", acts.compactMap { $0 }.joined(separator: "; "))
                    .fact("Reasons", escalation.reasons.joined(separator: ", "))
                    .owing(owed.of("escalations.\(escalation.name)"))
            })
    }
}

extension Rung.Target {
    fileprivate var word: String { Party(self).words }
}

extension Rung.Hours {
    fileprivate var words: String? {
        switch self {
        case .always: nil
        case .businessHours: "in business hours"
        case .outOfHours: "out of hours"
        }
    }
}

extension Severity.StatusPagePolicy {
    fileprivate var words: String {
        switch self {
        case .always: "always"
        case .never: "never"
        case .optional: "as needed"
        case .after(let duration): "after \(duration.written)"
        case .whenCustomerVisible: "when customers notice"
        }
    }
}

extension Severity.WhenRaised {
    fileprivate var words: String? {
        switch self {
        case .page: nil
        case .tell: "its ladder is told, not woken"
        case .nothing: "nobody new is told"
        }
    }
}

extension Triage.Doubt {
    fileprivate var words: String {
        switch self {
        case .higher: "the higher severity counts"
        case .lower: "the lower severity counts"
        case .asWritten: "the first answer that says one counts"
        }
    }
}

extension Triage.Consequence {
    fileprivate var words: String {
        let parts = [severity.map(\.text), tags.isEmpty ? nil : "tag \(tags.joined(separator: ", "))", fact.map { "“\($0)”" }]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}

extension Duration {
    /// As a runbook would write it.
    var written: String { Span.exact(self).written }
}

extension Audience {
    var words: String { destination.isEmpty ? connection.text : "\(connection) \(destination)" }
}
