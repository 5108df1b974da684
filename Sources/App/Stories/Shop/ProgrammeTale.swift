internal import Engine
internal import Runbooks
internal import Storage
internal import Vocabulary

/// What happened beside any incident: the runbook was adopted, read, practised. Decided by the engine, as a `Tale` is.
struct ProgrammeTale: Sendable {
    let book: Runbook
    private(set) var now: Moment
    private(set) var programme = Programme()
    private(set) var entries: [ProgrammeEntry] = []
    private var wake: Moment?

    private static let stepsAtMost = 1_000

    init(_ book: Runbook, from now: Moment) {
        self.book = book
        self.now = now
    }

    mutating func at(_ moment: Moment, _ author: Author, _ commands: ProgrammeCommand...) throws(Refusal) {
        for _ in 0..<ProgrammeTale.stepsAtMost {
            guard let next = wake, next <= moment else { break }
            now = max(now, next)
            wake = nil
            try take(.wake, by: .runbell)
        }
        now = max(now, moment)
        for command in commands { try take(command, by: author) }
    }

    private mutating func take(_ command: ProgrammeCommand, by author: Author) throws(Refusal) {
        let decision = try Programme.decide(command, by: author, on: programme, in: Circumstances(now: now, runbook: book))
        for event in decision.events { programme.apply(event) }
        entries += decision.events.map { ProgrammeEntry(at: $0.at, by: $0.by, .decided($0.what)) }
        for case .wake(let moment) in decision.effects { wake = moment }
    }
}
