internal import Runbooks

/// Who plays which part, and what people can state about an incident.
extension Language {
    static let fact = Section(
        "a fact",
        [
            Key("means", .word(.text), "When people may state it.", example: "Somebody with a duty to report knows that personal data leaked"),
            Key("tag", .oneOrMany(.word(.text)), "Tags the incident has from then on.", example: "[data-breach]"),
        ])

    static let role = Section(
        "a role",
        [
            Key("does", .oneOrMany(.word(.text)), "What whoever has it is there for.", example: "[Coordinates the response, Decides on escalation]"),
            Key(
                "default",
                .word(.reference([.seat, .schedule, .person], or: ["first to acknowledge", "first on call", "declarer", "nobody"])),
                """
                Who gets it without being asked: `first to acknowledge`, `first on call`, `declarer`, `nobody`, or a seat, schedule or person. \
                `nobody` when it is left out.
                """, example: "first to acknowledge"),
            Key(
                "backup", .word(.reference([.seat, .schedule, .person])), "Who is woken when nobody took it in time.", example: "devops-lead"),
            Key("for", .matcher(.incident), "Which incidents need it; all when it is left out.", example: "[P1, P2]"),
            Key("after", .word(.duration), "Only needed when the incident is open that long.", example: "60m"),
            Key("fill_within", targets, "By when somebody has it; without a deadline when it is left out.", example: "5m"),
            Key("accept_within", targets, "By when whoever it is handed to has accepted; nobody has to when it is left out.", example: "10m"),
            Key("hand_over_every", .word(.span), "In long incidents it changes hands at least that often.", example: "3h"),
            Key("apart_from", .oneOrMany(.word(.reference([.role]))), "Roles the same person may not have as well.", example: "[scribe]"),
            Key("needs", .oneOrMany(.word(.reference([.certificate]))), "Certifications whoever has it must hold.", example: "[on-call]"),
        ])

    // MARK: RACI

    static let raci = map("the RACI table", by: party, map("a row of the RACI table", by: .reference([.phase]), cells))
    private static let cells = Shape.oneOrMany(.either([.word(.letters), .map(cell)]))

    static let cell = Section(
        "a cell of the RACI table",
        [
            Key(
                "is", .word(.letters), required: true,
                """
                What the row is in the phase: `R` responsible, `A` accountable, `C` consulted, `I` informed, `S` supporting, `V` verifying; \
                several as `A/R`, for some severities as `A when P1` or `A unless P1, P2`, with a note as `C*`.
                """, example: "A/R"),
            Key("when", .matcher(.incident), "In which incidents; all when it is left out.", example: "{ tag: security }"),
            Key("note", .word(.text), "What else has to be known.", example: "Only during office hours"),
        ])

    // MARK: Triage

    static let triage = Section(
        "triage",
        [
            Key("severity_within", targets, "By when a person has said how bad it is.", example: "15m"),
            Key(
                "questions", .list(.map(question)), "What to ask to find out how bad it is.",
                example: "[{ ask: \"Is personal data affected?\", yes: { severity: P1, tag: [data-breach] } }]"),
            Key(
                "when_unsure", .word(.choice(Triage.Doubt.allCases.map(\.rawValue))),
                "Which severity counts when answers differ; `as written` is that of the first question that says one. `higher` when it is left out.",
                example: "higher"),
        ])

    static let question = Section(
        "a question",
        [
            Key("ask", .word(.text), required: true, "A question that is answered with yes or no.", example: "Is personal data affected?"),
            Key("yes", .map(consequence), "What follows from a yes.", example: "{ severity: P1, tag: [data-breach] }"),
            Key("no", .map(consequence), "What follows from a no.", example: "{ severity: P3 }"),
        ])

    static let consequence = Section(
        "the consequence of an answer",
        [
            Key("severity", .word(.reference([.severity])), "How bad it is then, at least.", example: "P1"),
            Key("tag", .oneOrMany(.word(.text)), "Tags the incident gets.", example: "[data-breach]"),
            Key("fact", .word(.reference([.fact])), "What is stated with it.", example: "personal data involved"),
        ])
}
