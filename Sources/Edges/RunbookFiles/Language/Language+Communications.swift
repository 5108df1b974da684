internal import Runbooks

/// Who is told what, and what the law wants told.
extension Language {
    static let communication = Section(
        "a communication",
        [
            Key(
                "to", .oneOrMany(.word(.destination)), required: true,
                """
                Where updates go: a connection, and after a colon where on it; a role, seat, schedule or person, each in the way of theirs \
                that wakes nobody; or several of these. `status_page` and `subscribers` stand alone. A place may hold fields of the incident.
                """, example: "\"chat:#inc-{{incident.slug}}\""),
            Key("by", .oneOrMany(.word(.way)), "With people: by these ways instead.", example: "[email]"),
            Key("owner", .word(party), "Who writes them; whoever works on the incident when it is left out.", example: "communications_lead"),
            Key("for", .matcher(.incident), "In which incidents; all when it is left out.", example: "[P1, P2]"),
            Key(
                "when", .word(.occasion),
                """
                From when on: `declared`, `acknowledged`, `mitigated`, `resolved`, `review published`, or `fact`, `phase` or `drill` and a \
                name. `declared` when it is left out.
                """, example: "declared"),
            Key(
                "before", .word(.reference([.fact])),
                """
                Instead of `when`: a fact that may be stated for a day to come. The first update is due as long before that day as `within` says, \
                and moves with it.
                """, example: "release planned"),
            Key("only", .matcher(.incident), "Asked at each update: nothing is owed while it does not hold.", example: "{ fact: customer visible }"),
            Key("after", .word(.duration), "Nothing is owed before the incident is open that long.", example: "1h"),
            Key("within", targets, "By when the first update is out; the severity's `first_update_within` when it is left out.", example: "10m"),
            Key(
                "every", cadences,
                "How often there is another: a span, `as needed`, `start and end` or `none`. The severity's `update_every` when it is left out.",
                example: "{ P1: 15m, P2: 30m, default: as needed }"),
            Key(
                "template", .either([.word(.reference([.template])), .map(templatesByMoment)]), "The text it begins from.",
                example: "internal-update"),
            Key(
                "approve", approval, "A second person who lets each update out; nobody has to when it is left out.", example: "incident_commander"
            ),
            Key("embargo", .word(.reference([.fact])), "Held back until this is stated.", example: "legal cleared"),
            Key(
                "send", .word(.choice(Communication.Sending.allCases.map(\.rawValue))), "`by hand` when it is left out.", example: "automatically"),
            Key("fallback", .word(.destination), "Where updates go when the connection fails.", example: "\"mail:all@pria.example\""),
            Key("remind", .word(.duration), "How long before an update is due its owner is reminded.", example: "2m"),
            Key(
                "visibility", .word(.choice(Communication.Visibility.allCases.map(\.rawValue))),
                "Who may read it later; `internal` when it is left out, and the status page is always `public`.", example: "public"),
        ], atMostOneOf: ["when", "before"], needs: ["before": "within"])

    /// A cadence, or one that differs by severity.
    private static let cadences = Shape.either([.word(.cadence), .keyed(cadenceBySeverity, by: .reference([.severity]), .word(.cadence))])

    static let cadenceBySeverity = Section(
        "a cadence by severity",
        [Key("default", .word(.cadence), "What counts for severities that are not named here.", example: "as needed")])

    static let templatesByMoment = Section(
        "templates by moment",
        [
            Key("first", .word(.reference([.template])), "For the first update.", example: "first-notice"),
            Key("update", .word(.reference([.template])), "For those after it.", example: "update"),
            Key("resolved", .word(.reference([.template])), "For the last one.", example: "all-clear"),
        ])

    // MARK: Clocks

    static let clock = Section(
        "a clock",
        [Key("for", .matcher(.incident), "Which incidents; all when it is left out.", example: "{ tag: data-breach }")] + stageKeys + [
            Key(
                "stages", .named(.stage, .map(stage)), "When several things are due, one after the other; what a stage leaves out is as above.",
                example: "{ early warning: { within: 24h }, full report: { within: 72h } }")
        ])

    static let stage = Section("a stage of a clock", stageKeys)

    private static let stageKeys = [
        Key(
            "starts", .word(.reference([.fact], or: OccasionWords.clockStarts)),
            """
            What it counts from: a fact, by whatever name, or `declared`, `raised` (which is the same), `acknowledged`, `mitigated`, `resolved`, \
            `review published`. Needed here or in each stage.
            """,
            example: "aware of personal-data breach"),
        Key(
            "before", .word(.reference([.fact])),
            """
            Instead of `starts`: a fact that may be stated for a day to come. It is due as long before that day as `within` says, and moves with \
            it; `warn` counts from when it is due, backwards.
            """, example: "release planned"),
        Key("owner", .word(party), "Who answers for it. Needed here or in each stage.", example: "dpo"),
        Key("within", targets, "By when it is filed. Needed here or in each stage.", example: "72h"),
        Key("warn", .oneOrMany(.word(.duration)), "When the owner is warned, from the start.", example: "[24h, 48h, 66h]"),
        Key("tell", .word(.reference([.contact])), "Who is told.", example: "privacy authority"),
        Key(
            "evidence", .word(.choice(["required", "optional"])), "Whether filing it needs proof; `required` when it is left out.",
            example: "required"),
        Key("kept", .word(.choice(["filed"])), "What ends it: only that it was filed.", example: "filed"),
        Key("missed", .map(missed), "What happens when it was not filed in time.", example: "{ page: [ceo] }"),
    ]

    static let missed = Section(
        "a missed clock", [Key("page", .oneOrMany(.word(party)), required: true, "Who is woken.", example: "[ceo]")])
}
