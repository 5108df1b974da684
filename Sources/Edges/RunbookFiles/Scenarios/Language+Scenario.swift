internal import Runbooks
internal import Vocabulary

/// The language of scenario files: every key, what may stand there, and what it means. The reader, its findings and
/// docs/reference/scenarios.md all go by this table.
extension Language {
    static let scenario = Section(
        "a scenario",
        [
            Key("scenario", .word(.text), required: true, "What it is about, in one line.", example: "Nobody answers at three in the morning"),
            Key(
                "start", .word(.scenario(.instant)), required: true, "When it begins, with an offset: RFC 3339.", example: "2026-10-25T02:30:00+02:00"
            ),
            Key(
                "kind", .word(.choice(Scenario.Kind.allCases.map(\.rawValue))),
                """
                What it rehearses. Every severity and every other kind should be rehearsed once; `runbell rehearse` names those that are not, and \
                a scenario that is of another kind than it says differs.
                """, example: "quiet night"),
            Key("seed", .word(.integer(0...Int.max)), "Chance, where there is any; 1 when it is left out.", example: "7"),
            Key("ends", .word(.duration), "How long it runs. Until nothing is pending in its first day when it is left out.", example: "2h"),
            Key(
                "people", map("habits", by: .reference([.person]), .word(.scenario(.habit))),
                """
                What each person does about a page: `asleep` and `away` answer nothing, `unreachable` gets nothing, `acknowledges after 3m`, \
                `acknowledges after 3m and resolves after 20m`. Whoever is not named is asleep.
                """, example: "{ ana: asleep, bo: acknowledges after 3m }"),
            Key(
                "steps", map("steps", by: .scenario(.stepName), .word(.choice(Scenario.Fate.allCases.map(\.rawValue)))),
                "What becomes of automated steps: a playbook and the number of its step. They succeed when nothing is said.",
                example: "{ http-5xx 1: fails }"),
            Key(
                "events", .list(.map(happening)), required: true, "What happens, one action an entry.",
                example: "[{ at: 0m, alert: { source: prom } }]"),
            Key(
                "expect", .list(.either([.word(.scenario(.expectation)), .map(expectation)])), required: true, "What must follow.",
                example: "[acknowledged within 8m]"),
        ])

    /// `- at: 0m page ana` is one sentence; YAML takes what stands before its colon for a key.
    static let expectation = Section(
        "an expectation",
        [
            Key("at", .word(.scenario(.expectationAt)), "A sentence that begins with a time.", example: "0m page ana")
        ] + (1...9).map { Key("incident \($0)", .word(.scenario(.expectation)), "A sentence about that incident.", example: "resolved within 40m") })

    static let happening = Section(
        "an event", timing + fromOutside + answering + working + staffing + telling + playing + lookingBack + routines + faults,
        needs: ["since": "fact", "stage": "file", "evidence": "file"])

    /// Keys that say when and by whom rather than what.
    static let sideKeys = ["at", "by", "incident", "since", "because", "stage", "evidence"]

    private static let timing = [
        Key("at", .word(.duration), required: true, "When, counted from the start.", example: "5m"),
        Key(
            "by", .word(.reference([.person])), "Who does it. Whoever acknowledged last when it is left out, or else the owner of the service.",
            example: "bo"),
        Key("incident", .word(.integer(1...Limits.runbookEntries)), "Which incident of the scenario; the latest when it is left out.", example: "2"),
        Key("because", .word(.text), "Why, where a reason is asked for.", example: "Wrong service"),
    ]

    private static let fromOutside = [
        Key(
            "alert", .map(scenarioAlert), "Monitoring sends an alert.",
            example: "{ source: prom, labels: { alertname: ApiErrors }, summary: 5xx at 7 % }"),
        Key("declare", .map(declaration), "A person opens an incident.", example: "{ title: Nobody can log in, severity: P1 }"),
    ]

    private static let scenarioAlert = Section(
        "an alert",
        [
            Key("source", .word(.reference([.source])), required: true, "Who sends it.", example: "prom"),
            Key("summary", .word(.text), "What is wrong, in one line.", example: "5xx at 7 %"),
            Key("labels", .freely(.text), "What the routes and matchers ask for.", example: "{ alertname: ApiErrors, severity: critical }"),
            Key("severity", .word(.text), "The sender's own word.", example: "critical"),
            Key("key", .word(.text), "What makes two of them the same; the labels when it is left out.", example: "api-5xx"),
            Key("resolved", .word(yesOrNo), "Ends the alert of this key.", example: "yes"),
        ])

    private static let declaration = Section(
        "a declaration",
        [
            Key("title", .word(.text), required: true, "What is wrong, in one line.", example: "Nobody can log in"),
            Key("service", .word(.reference([.service])), "What is broken; as the routes say when it is left out.", example: "api"),
            Key("severity", .word(.reference([.severity])), "How bad it is; as the matchers say when it is left out.", example: "P1"),
            Key("tag", .oneOrMany(.word(.text)), "Tags it begins with.", example: "[data-breach]"),
            Key("impact", .freely(.scenario(.number)), "Numbers by name.", example: "{ customers: 7 }"),
            Key("started_at", .word(.scenario(.ago)), "When it really began.", example: "-10m"),
            Key("private", .word(yesOrNo), "Only for those who work on it.", example: "yes"),
            Key("summary", .word(.text), "What is known beyond the title; it is pinned.", example: "Since the deploy, only in Europe"),
        ])

    static let yes = Shape.word(.choice(["yes", "true"]))

    private static let answering = [
        Key("acknowledge", yes, "Takes it on.", example: "yes"),
        Key("hand back", yes, "Gives it back; the ladder begins again.", example: "yes"),
        Key(
            "escalate", .word(.reference([.escalation], or: ["yes", "true"])), "The next rung at once, or an escalation for one of its reasons.",
            example: "yes"),
        Key("snooze", .word(.duration), "To be asked again after that.", example: "1h"),
        Key("mitigate", yes, "The harm is stopped.", example: "yes"),
        Key("resolve", .word(.text), "It is over: `yes`, or what it was.", example: "A bad deploy, rolled back"),
        Key("false alarm", .word(.text), "There was nothing.", example: "A test left running"),
        Key("reopen", yes, "It was not over.", example: "yes"),
        Key("waive", .word(.text), "Somebody need not do what they owe.", example: "review published"),
    ]

    private static let working = [
        Key("note", .word(.text), "A sentence for the timeline.", example: "Rolling back"),
        Key("pin", .word(.text), "A sentence everybody sees.", example: "Do not restart db-2"),
        Key("tag", .oneOrMany(.word(.text)), "Adds tags.", example: "data-breach"),
        Key("untag", .oneOrMany(.word(.text)), "Takes tags off.", example: "data-breach"),
        Key("impact", .freely(.text), "Numbers and words by name.", example: "{ customers: 7, regions: eu }"),
        Key("severity", .word(.reference([.severity])), "Changes it.", example: "P1"),
        Key("confirm severity", yes, "A person says that it is right.", example: "yes"),
        Key(
            "answer", map("answers", by: .scenario(.question), .word(yesOrNo)),
            "Answers a triage question by its number, or a step's `if` by playbook and number.", example: "{ 1: yes }"),
        Key("phase", .word(.reference([.phase])), "Wants to enter it.", example: "contain"),
        Key("approve", .word(.reference([.phase])), "Agrees to leaving the phase.", example: "contain"),
        Key("refuse", .word(.reference([.phase])), "Does not.", example: "contain"),
        Key("advise", .map(advice), "Says what whoever is consulted says.", example: "{ phase: contain, words: Keep the logs }"),
        Key("status", .word(.reference([.status])), "What it is called outside.", example: "identified"),
        Key(
            "tick", map("ticks", by: .reference([.phase]), .oneOrMany(.word(.scenario(.item)))), "Items of a checklist from 1, or `all`.",
            example: "{ contain: all }"),
        Key("fact", .word(.reference([.fact])), "States it.", example: "customer visible"),
        Key("since", .word(.scenario(.ago)), "With `fact`: since when it is known.", example: "-20m"),
        Key("file", .word(.reference([.clock])), "Tells an authority what is due to it.", example: "gdpr-authority"),
        Key("stage", .word(.text), "With `file`: which stage of the clock.", example: "early warning"),
        Key("evidence", .word(.text), "With `file`: the proof.", example: "Receipt 4711"),
    ]

    private static let advice = Section(
        "advice",
        [
            Key("phase", .word(.reference([.phase])), required: true, "On what.", example: "contain"),
            Key("words", .word(.text), required: true, "The advice.", example: "Keep the logs"),
            Key("for", .word(party), "For whom it speaks; whoever was asked when it is left out.", example: "security-lead"),
        ])

    private static let staffing = [
        Key("role", map("roles", by: .reference([.role]), .word(.reference([.person]))), "Gives it to somebody at once.", example: "{ scribe: bo }"),
        Key("hand over", map("roles", by: .reference([.role]), .word(.reference([.person]))), "Offers it to somebody.", example: "{ scribe: cy }"),
        Key("accept", .word(.reference([.role])), "Takes it.", example: "scribe"),
    ]

    private static let telling = [
        Key("update", .map(news), "Tells an audience how it stands.", example: "{ to: customers, status: identified }"),
        Key("release", .word(.integer(1...Limits.runbookEntries)), "Lets a held update out, by its number.", example: "1"),
        Key(
            "component", map("components", by: .reference([.component]), .word(.choice(StatusPage.Condition.allCases.map(\.rawValue)))),
            "How it is on the status page.", example: "{ API: partial_outage }"),
    ]

    private static let news = Section(
        "an update",
        [
            Key("to", .word(.reference([.audience])), required: true, "Whom.", example: "customers"),
            Key("text", .word(.text), "The words; the template, filled, when it is left out.", example: "We are on it"),
            Key("status", .word(.reference([.status])), "The status it sets.", example: "identified"),
        ])

    private static let playing = [
        Key("play", .word(.reference([.playbook])), "Follows a playbook.", example: "http-5xx"),
        Key("run", step, "Wants an automated step carried out.", example: "{ http-5xx: 1 }"),
        Key("agree", step, "Agrees to it.", example: "{ http-5xx: 1 }"),
        Key("done", step, "Did a step by hand.", example: "{ http-5xx: 2 }"),
        Key(
            "decide", map("decisions", by: .scenario(.stepName), .word(.text)), "Chooses an option of a step that is a decision.",
            example: "{ http-5xx 4: Roll back }"),
        Key("skip", step, "Leaves one out.", example: "{ http-5xx: 3 }"),
    ]

    private static let step = map("steps", by: .reference([.playbook]), .word(.integer(0...Limits.runbookEntries)))
}
