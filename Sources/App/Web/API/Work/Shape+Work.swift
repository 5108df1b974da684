internal import Engine
internal import Runbooks
internal import Vocabulary

/// The shapes of what `JSONWriter.work` writes.
extension Shape {
    static let work: [Member] = [
        .required("roles", .list(role, atMost: 1000), "the runbook's, whoever has them"),
        .optional(
            "waitingFor", .object([.required("phase", .words), .optional("askedBy", .words)]),
            "the phase it goes on to when whoever answers for this one agrees"),
        .required("phases", .list(phase, atMost: 1000)), .required("triage", .list(question, atMost: 1000)),
        .required("facts", .list(.object([.required("fact", .words), .required("since", .moment)]), atMost: 1000)),
        .required("pins", .list(.words, atMost: 1000)), .required("links", .list(workLink, atMost: 1000)),
        .required("related", .list(.words, atMost: 1000)), .required("services", .list(.words, atMost: 1000), "that it also affects"),
        .required("impactWords", .map(.words)), .required("briefing", .words), .optional("estimate", .moment, "when it is expected to be over"),
        .required("clocks", .list(clock, atMost: 1000)), .required("updates", .list(.named("Update"), atMost: 10_000)),
        .required("playbooks", .list(.named("Play"), atMost: 1000), "that were named or taken up"),
        .required("components", .map(.word(StatusPage.Condition.allCases.map(\.rawValue)))),
        .required("escalationsFired", .list(.words, atMost: 1000)), .required("actions", .list(.named("Action"), atMost: 10_000)),
        .required("review", reviewState),
    ]

    private static let role = Shape.object([
        .required("role", .words), .required("does", .list(.words, atMost: 1000)), .optional("holder", .words), .optional("since", .moment),
        .optional("offeredTo", .words), .optional("note", .words),
    ])

    private static let phase = Shape.object([
        .required("phase", .words), .required("means", .words), .required("current", .flag), .required("checklist", .list(item, atMost: 1000)),
    ])

    private static let item = Shape.object([
        .required("item", .count, "counted from 1"), .required("text", .words), .required("optional", .flag),
        .required("applies", .flag, "whether it is for an incident like this one"), .required("done", .flag), .optional("by", .words),
        .optional("at", .moment), .optional("owner", .words), .optional("link", .words),
    ])

    private static let question = Shape.object([
        .required("question", .count, "counted from 1"), .required("text", .words), .optional("yes", .flag, "left out: not answered"),
    ])

    static let workLink = Shape.object([
        .required("kind", .word(Incident.Link.Kind.allCases.map(\.rawValue))), .required("title", .words), .required("url", .words),
    ])

    private static let clock = Shape.object([
        .required("clock", .words), .required("stage", .words), .required("owner", .words), .required("needsEvidence", .flag),
        .optional("due", .moment), .optional("state", .word(DutiesAPI.states)), .optional("filedAt", .moment), .optional("filedBy", .words),
        .optional("evidence", .words), .optional("tell", .words, "the contact and how to reach them, and who stands behind"),
    ])

    private static let reviewState = Shape.object([
        .required("state", .word(Incident.Review.states)), .required("revision", .words, "of its text"), .optional("draftedBy", .words),
        .optional("approvedBy", .words),
        .optional("publishedAt", .moment),
    ])
}
