internal import Runbooks
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
            Key("also", .oneOrMany(.word(.name)), "Other names people have for it.", example: "[SEV1, Sev-1]"),
            Key("examples", .oneOrMany(.word(.text)), "What is one of it.", example: "[Nobody can log in]"),
            Key("counter_examples", .oneOrMany(.word(.text)), "What looks like it and is none.", example: "[One customer cannot log in]"),
            Key(
                "breaches_slo", .word(.choice(Severity.Breach.allCases.map(\.rawValue))), "Whether it breaks what was promised to customers.",
                example: "possibly"),
            Key("major", .word(yesOrNo), "Whether the whole process applies; `no` when it is left out.", example: "yes"),
            Key("update_every", .word(.span), "How often communications that say nothing of their own have news.", example: "15m"),
            Key("first_update_within", target, "By when they have the first; as long as `update_every` when it is left out.", example: "10m"),
            Key(
                "status_page", .word(.statusPagePolicy),
                "Whether customers are told there: `always`, `never`, `optional`, `after` a time, or `when customer visible`.", example: "after 1h"),
            Key("review_within", target, "By when the review is published.", example: "24h to 48h"),
            Key(
                "when_raised", .word(.choice(Severity.WhenRaised.allCases.map(\.rawValue))),
                """
                When an incident that somebody acknowledged becomes one of it, and its ladder is another one: `page` lets that ladder ask, unless \
                whoever acknowledged stands on it and says so; `tell` sends its first people a message that wakes nobody; `nothing`. `page` when \
                it is left out.
                """, example: "page"),
            Key("roles", .oneOrMany(.word(.reference([.role]))), "Roles it needs, whatever the roles say.", example: "[incident_commander]"),
        ],
        later: ["channels"])

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
                "ticket", .word(.audience),
                """
                A notice that wakes nobody: a connection that opens a ticket (a webhook, the mail address of a ticket system) or a channel, and \
                after a colon where on it.
                """, example: "tracker"),
            Key(
                "when", .word(.choice(["always", "business hours", "out of hours"])),
                """
                The rung is skipped, and says so, at other times. When no rung of the ladder may page at this hour, the ladder waits for the \
                next hour at which one may.
                """, example: "business hours"),
            Key("by", .oneOrMany(.word(.way)), "By these ways instead of each person's own rule.", example: "[sms]"),
            Key("repeat", .map(again), "Page again while nobody answers.", example: "{ every: 5m, times: 3 }"),
        ],
        later: ["run"], oneOf: ["page", "mention", "ticket"])

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
                "unless", .word(.reference([.fact], or: ["mitigated", "resolved"])),
                "What makes it needless: `mitigated`, `resolved` or a fact; `mitigated` when it is left out.", example: "mitigated"),
            Key(
                "from", .word(.reference([.fact], or: ["acknowledged", "raised"])),
                "What the time counts from: `acknowledged`, `raised` or a fact; `acknowledged` when it is left out.", example: "raised"),
            Key(
                "within", .word(.duration),
                "How long to wait; `0m` is at once. Left out, it comes only when a person sets it off for one of its `reasons`.",
                example: "30m"),
            Key("page", .oneOrMany(.word(.reference(paged))), "Who is woken then.", example: "[cto]"),
            Key("by", .oneOrMany(.word(.way)), "By these ways instead of each person's own rule.", example: "[call]"),
            Key("mention", .oneOrMany(.word(.reference(paged))), "Who is named in a channel instead of being woken.", example: "[cto]"),
            Key("in", .word(.audience), "With `mention`: a connection, and after a colon where on it.", example: "\"ops-slack:#incidents\""),
            Key("propose", .word(.text), "What whoever leads is asked to do.", example: "Roll back the last deploy"),
            Key(
                "raise", .word(.reference([.severity])),
                "What the incident becomes, when it is lower; whoever leads may lower it again.", example: "P1"),
            Key("every", .word(.duration), "Done again that long after, while it is not needless; once when it is left out.", example: "1 day"),
            Key("times", .word(.integer(1...20)), "How often at most, the first included.", example: "3"),
            Key(
                "reasons", .oneOrMany(.word(.text)), "Why a person may set it off at once; any reason will do when it is left out.",
                example: "[business impact]"),
        ],
        someOf: ["within", "reasons"],
        needs: ["mention": "in", "in": "mention", "by": "page", "times": "every", "every": "within", "from": "within"])
}
