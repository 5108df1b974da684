internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// What is owed to the runbook itself, and saying that it was done.
enum UpkeepAPI {
    static let routes = [
        Route(.get, "/api/v1/upkeep", .read, list) { _, site in
            try await site.answer(try await site.dispatcher.programme().duties.reversed().map { DutyRow(incident: Programme.id, duty: $0) })
        },
        Route(.post, "/api/v1/upkeep", .respond, doing) { visit, site in
            let words = visit.text("words") ?? ""
            let command: ProgrammeCommand =
                switch (visit.text("done"), visit.text("waive")) {
                case (let what?, nil): what == DutyName.followUp.text ? .actionsGoneThrough(words: words) : .upkeepDone(what, words: words)
                case (nil, let duty?): .waive(DutyName(duty), because: words)
                default: throw ProblemDocument.invalid("#/done", "give either `done` or `waive`")
                }
            _ = try await site.dispatcher.perform(command, by: visit.caller.author)
            return .empty(204)
        },
    ]

    private static let list = Operation(
        "listUpkeep", "What is owed beside any incident, newest first: exercises, reviews of the runbook, certificates, reading", tag: "programme",
        success: Operation.Success(200, "Duties", .page("duties", of: "Duty")))

    private static let doing = Operation(
        "doUpkeep", "Say that a review, a report or going through the actions was done, or that a duty is let go", tag: "programme",
        body: .object([
            .optional("done", .text(1...1024), "what was looked at, as the runbook calls it"), .optional("waive", .text(1...1024), "a duty's name"),
            .optional("words", .text(0...Limits.noteBytes), "what came of it, or why"),
        ]), success: Operation.Success(204, "Noted", nil), refuses: true)
}
