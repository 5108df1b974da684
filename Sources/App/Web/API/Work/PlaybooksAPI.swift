internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// The playbooks for an incident, with how far each is followed. Never a command line, a request or a query: those may hold settings.
enum PlaybooksAPI {
    static let routes = [
        Route(.get, "/api/v1/incidents/{id}/playbooks", .read, operation) { visit, site in
            let incident = try await site.incident(visit.incident(), for: visit.caller)
            let runbook = await site.dispatcher.library.runbook(incident.runbook)
            let fitting = runbook.playbooks(for: incident.facts).map(\.name)
            let shown = runbook.playbooks.filter { book in fitting.contains(book.name) || incident.plays.contains { $0.playbook == book.name } }
            return .json { $0.page("playbooks", shown) { $0.playbook($1, on: incident, fits: fitting.contains($1.name)) } }
        }
    ]

    private static let operation = Operation(
        "getPlaybooks", "The playbooks that fit or are followed, with each step as it stands", tag: "incidents",
        success: Operation.Success(200, "In the order of the runbook", .page("playbooks", of: "Playbook")), notFound: true)

    /// How a step stands, as the detail of an incident and its playbooks tell it.
    private static let standing: [Shape.Member] = [
        .required("step", .count, "counted from 1; 0 is what comes before anything else"),
        .required("state", .word(["open", "asks", "asked", "running", "succeeded", "failed", "timedOut", "refused", "done", "skipped", "declined"])),
        .optional("by", .words, "who asked for it"), .optional("until", .moment, "it has ended by then"),
        .optional("reason", .words, "what it came to, or why not; while it `asks`, the question that waits for yes or no"),
        .optional("output", .words, "what it printed"),
        .optional("text", .words, "what came of it, or the option that was chosen"),
    ]

    static let playShape = Shape.object([
        .required("playbook", .words), .required("startedAt", .moment), .required("followed", .flag, "whether somebody took it up"),
        .required("steps", .list(.object(standing), atMost: 10_000), "those something happened to"),
    ])

    private static let stepShape = Shape.object(
        standing.map { $0.name == "text" ? .optional("words", .words, $0.about) : $0 } + [
            .required("text", .words, "what to do"), .required("kind", .word(Playbook.Step.Work.kinds)), .required("applies", .flag),
            .required("automated", .flag, "whether Runbell carries it out"), .optional("phase", .words),
            .optional("condition", .words, "what only people can judge"),
            .optional("match", .words, "the incidents it is for, in words"), .optional("answer", .flag, "what was said of the condition"),
            .optional("owner", .words), .optional("approve", .words, "who has to agree first"), .optional("url", .words),
            .optional("options", .list(.object([.required("name", .words), .required("text", .words)]), atMost: 1000)),
        ])

    private static let texts = Shape.list(.words, atMost: 10_000)

    static let shape = Shape.object([
        .required("playbook", .words), .required("fits", .flag), .required("followed", .flag), .required("symptoms", texts),
        .required("causes", texts), .required("first", texts, "before anything else"), .required("firstDone", .flag), .required("never", texts),
        .required("stopWhen", texts), .required("steps", .list(stepShape, atMost: 10_000)), .required("verify", texts),
        .required("prevention", texts), .required("links", texts),
    ])
}

extension JSONWriter {
    mutating func play(_ play: Incident.Play) {
        object {
            $0.member("playbook", play.playbook)
            $0.member("startedAt", play.startedAt)
            $0.member("followed", play.isFollowed)
            $0.list("steps", play.steps.sorted { $0.key < $1.key }) { writer, step in
                writer.object {
                    $0.member("step", step.key)
                    $0.standing(step.value, words: "text")
                }
            }
        }
    }

    fileprivate mutating func playbook(_ book: Playbook, on incident: Incident, fits: Bool) {
        let play = incident.plays.first { $0.playbook == book.name }
        object {
            $0.member("playbook", book.name)
            $0.member("fits", fits)
            $0.member("followed", play?.isFollowed ?? false)
            $0.member("symptoms", book.symptoms)
            $0.member("causes", book.causes)
            $0.member("first", book.first)
            $0.member("firstDone", play?.steps[0].map { if case .done = $0 { true } else { false } } ?? false)
            $0.member("never", book.never)
            $0.member("stopWhen", book.stopWhen)
            $0.list("steps", Array(book.steps.enumerated())) { writer, step in
                let number = step.offset + 1
                writer.step(step.element, number: number, play?.steps[number], answer: play?.answers[number], incident.facts)
            }
            $0.member("verify", book.verify)
            $0.member("prevention", book.prevention)
            $0.member("links", book.links)
        }
    }

    private mutating func step(_ step: Playbook.Step, number: Int, _ state: Incident.Play.State?, answer: Bool?, _ facts: Facts) {
        object {
            $0.member("step", number)
            $0.member("text", step.text)
            $0.member("kind", step.work.kind)
            $0.member("applies", step.match.holds(for: facts))
            $0.member("automated", step.isAutomated)
            $0.member("phase", ifAny: step.phase?.text)
            $0.member("condition", ifAny: step.condition)
            if step.match != .everything { $0.member("match", step.match.words) }
            if let answer { $0.member("answer", answer) }
            $0.member("owner", ifAny: step.owner?.description)
            $0.member("approve", ifAny: step.approve?.description)
            if case .open(let url) = step.work { $0.member("url", url) }
            if case .decide(let options) = step.work {
                $0.list("options", options) { writer, option in
                    writer.object {
                        $0.member("name", option.name)
                        $0.member("text", option.text)
                    }
                }
            }
            $0.standing(state, words: "words")
        }
    }

    private mutating func standing(_ state: Incident.Play.State?, words name: String) {
        switch state {
        case nil: member("state", "open")
        case .asked(let author):
            member("state", "asked")
            member("by", author.description)
        case .running(let until):
            member("state", "running")
            member("until", until)
        case .ended(let outcome):
            member("state", outcome.result.rawValue)
            member("reason", outcome.reason)
            member("output", outcome.output)
        case .done(let words):
            member("state", "done")
            member(name, words)
        case .posed(let question):
            member("state", "asks")
            member("reason", question)
        case .skipped(let because), .leftOut(let because):
            member("state", "skipped")
            member("reason", because)
        case .refused(let because):
            member("state", "declined")
            member("reason", because)
        }
    }
}

extension Playbook.Step.Work {
    fileprivate static let kinds = ["manual", "open", "command", "http", "prometheus", "confirm", "component", "decide", "ticket"]

    fileprivate var kind: String {
        switch self {
        case .manual: "manual"
        case .open: "open"
        case .command: "command"
        case .http: "http"
        case .prometheus: "prometheus"
        case .confirm: "confirm"
        case .component: "component"
        case .decide: "decide"
        case .ticket: "ticket"
        }
    }
}
