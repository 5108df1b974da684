internal import Vocabulary

extension Language {
    /// Whom a rung may name.
    static let paged: [Noun] = [.schedule, .seat, .person]

    static let severity = Section(
        "a severity",
        [
            Key("means", .word(.text), "What it is, in words people can decide by.", example: "Production is down for more than 5 % of customers"),
            Key(
                "match", .matcher(.severity),
                """
                When alerts have it without being told; the highest that holds is taken. When none holds it is the \
                lowest severity with a ladder, shown as a default.
                """, example: "{ any: [{ impact.customers: \"> 5 %\" }, { tag: data-leak }] }"),
            Key("ladder", .word(.reference([.ladder])), "Who is woken; nobody when it is left out.", example: "p1"),
            Key(
                "urgency", .word(.choice(["urgent", "normal"])), "Which reach rule of a person counts; `urgent` when it is left out.",
                example: "normal"),
            Key("acknowledge_within", target, "By when somebody has answered.", example: "5m"),
            Key("recover_within", target, "By when it is over.", example: "{ default: 30m, out of hours: 1h }"),
        ],
        later: ["breaches_slo", "update_every", "first_update_within", "status_page", "review_within", "roles", "channels"])

    static let ladder = Shape.either([.list(.map(rung)), .map(climb)])

    static let climb = Section(
        "a ladder",
        [
            Key(
                "rungs", .list(.map(rung)), required: true, "The steps, in order of their times.",
                example: "[{ page: primary }, { at: 5m, page: cto }]"),
            Key(
                "rounds", .word(.integer(1...Limits.ladderRounds)),
                "How often it is climbed before it is given up with an alarm; 1 when it is left out.", example: "3"),
            Key("pause", .word(.duration), "From the last rung until the next round; 10m when it is left out.", example: "10m"),
        ])

    static let rung = Section(
        "a rung",
        [
            Key("at", .word(.duration), "Counted from when the incident was raised; at once when it is left out.", example: "5m"),
            Key("page", .oneOrMany(.word(.reference(paged))), "Who is woken: a schedule, a seat or a person.", example: "primary"),
            Key("mention", .oneOrMany(.word(.reference(paged))), "Who is named in a channel instead of being woken.", example: "cto"),
            Key("in", .word(.audience), "With `mention`: a connection, and after a colon where on it.", example: "\"ops-slack:#incidents\""),
            Key(
                "when", .word(.choice(["always", "business hours", "out of hours"])), "The rung is skipped, and says so, at other times.",
                example: "business hours"),
            Key("by", .oneOrMany(.word(.way)), "By these ways instead of each person's own rule.", example: "[sms]"),
            Key("repeat", .map(again), "Page again while nobody answers.", example: "{ every: 5m, times: 3 }"),
        ],
        later: ["ticket", "run"], oneOf: ["page", "mention"])

    static let again = Section(
        "a repetition",
        [
            Key("every", .word(.duration), required: true, "How long to wait; at least a minute.", example: "5m"),
            Key("times", .word(.integer(1...20)), required: true, "How often, after the first.", example: "3"),
        ])

    static let escalation = Section(
        "an escalation",
        [
            Key("for", .matcher(.incident), "Which incidents; all when it is left out.", example: "{ severity: [P1, P2] }"),
            Key(
                "unless", .word(.choice(["mitigated", "resolved"])), "What makes it needless; `mitigated` when it is left out.",
                example: "mitigated"),
            Key(
                "from", .word(.choice(["acknowledged", "raised"])), "What the time counts from; `acknowledged` when it is left out.",
                example: "raised"),
            Key("within", .word(.duration), required: true, "How long to wait.", example: "30m"),
            Key("page", .oneOrMany(.word(.reference(paged))), required: true, "Who is woken then.", example: "[cto]"),
            Key("by", .oneOrMany(.word(.way)), "By these ways instead of each person's own rule.", example: "[call]"),
        ])
}
