/// The runbook language: every key that may be written, what may stand there, and what it means.
enum Language {
    static let version = 1

    static let root = Section(
        "a runbook",
        [
            Key("runbell", .word(.version), required: true, "The version of the language. Always 1; may stand in every file.", example: "1"),
            Key("runbook", .map(about), required: true, "Whose runbook this is, and when its people work."),
            Key("people", .named(.person, .map(person)), "Who can be reached, and how. Secrets never stand here."),
            Key("seats", .named(.seat, seat), "Positions. A ladder names a seat, so that it does not change when a person does."),
            Key("schedules", .named(.schedule, .map(schedule)), "Who is on call when."),
            Key("services", .named(.service, .map(service)), "What can break, and whose it is."),
            Key("routes", .list(.map(route)), "Which service an alert is about. The first match wins; all of them stand in one file."),
            Key("grouping", .map(grouping), "Which alerts join one incident, and when many pages become one message."),
            Key("quiet", .either([.named(.quiet, .map(quiet)), .list(.map(listedQuiet))]), "Maintenance windows. Pages wait until the window ends."),
            Key(
                "severities", .named(.severity, .map(severity)), "How bad it is and what that promises, highest first; all of them stand in one file."
            ),
            Key("ladders", .named(.ladder, ladder), "Who is woken, and who next when nobody answers."),
            Key("escalations", .named(.escalation, .map(escalation)), "Who else is woken after somebody answered, when it is still not done."),
            Key("facts", .named(.fact, .map(fact)), "What people can state about an incident. What a clock or an answer names need not be listed."),
            Key("roles", .named(.role, .map(role)), "The parts people play in one incident. The first is whoever leads."),
            Key("raci", raci, "Who is responsible, accountable, consulted and informed: a row for each party, a column for a phase."),
            Key("lifecycle", .map(lifecycle), "What an incident goes through, and what has to be done meanwhile."),
            Key("triage", .map(triage), "The first minutes: how bad is it really?"),
            Key("communications", .named(.audience, .map(communication)), "Who is told what, how often, by whom."),
            Key(
                "templates", .named(.template, .word(.text)),
                "Texts with fields of the incident; files `templates/NAME.mustache` are the same. A first line `Subject: …` is the title."),
            Key("clocks", .named(.clock, .map(clock)), "What the law or a contract wants told by when. They go on when the incident is over."),
            Key("connections", .named(.connection, connection), "How to talk to the outside, one entry a system."),
            Key("sources", .named(.source, source), "Who may send alerts, each with its own key."),
        ] + learning)

    static let about = Section(
        "the runbook",
        [
            Key("name", .word(.text), required: true, "What this runbook is called.", example: "PRIA incident response"),
            Key("owner", .word(.reference([.seat])), "The seat that answers for it.", example: "ceo"),
            Key("timezone", .word(.zone), "The zone of every time of day that names no other. UTC when it is left out.", example: "Europe/Stockholm"),
            Key(
                "business_hours", .oneOrMany(.word(.hours)), "When people work. `Mon-Fri 09:00-17:00` when it is left out.",
                example: "Mon-Fri 09:00-17:00"),
            Key(
                "holidays", .oneOrMany(.word(.file)), "Calendar files beside the runbook whose days are no business days.",
                example: "[holidays/se.ics]"),
            Key(
                "operators", .word(.audience), "Where Runbell's own alarms go, such as a page nobody could deliver. The owner when it is left out.",
                example: "ops-slack"),
            Key("incidents", .map(incidents), "What incidents are called.", example: "{ id: \"OPS-{year}-{number:4}\" }"),
            Key(
                "access", .map(access), "What people may do who sign in; each name counts where it may do most.",
                example: "{ admin: devops-lead, commander: [ceo, security-lead] }"),
        ] + upkeep)

    static let access = Section(
        "who may do what",
        [
            Key(
                "admin", .oneOrMany(.word(party)), "Everything: accounts, tokens, the runbook. Its owner when it is left out.", example: "devops-lead"
            ),
            Key("commander", .oneOrMany(.word(party)), "Responds, and sees what is private.", example: "[ceo, security-lead]"),
            Key("responder", .oneOrMany(.word(party)), "Acts on incidents and takes shifts. Everybody when it is left out.", example: "engineering"),
            Key(
                "own_ways", .oneOrMany(.word(party)),
                "To whom it is left by which addresses and in which order they are reached, beside what `people` says. Nobody when it is left out.",
                example: "everyone on call"),
            Key("viewer", .oneOrMany(.word(party)), "Looks. Whoever is named nowhere, where responders are named.", example: "support"),
            Key(
                "groups", .freely(.choice(["viewer", "responder", "commander", "admin"])),
                """
                What members of a group of the identity provider may do, whoever they are; each is let in. Somebody in several groups, or \
                in the runbook too, may do the most of it.
                """, example: "{ sre: responder, sre-leads: admin }"),
        ])

    static let incidents = Section(
        "how incidents are called",
        [
            Key(
                "id", .word(.incidentName), required: true,
                """
                Letters, digits, `-` and `_`, with `{year}`, `{month}`, `{day}` of when it is raised, and `-{number}` last; `{number:4}` has at \
                least four digits. The number never begins anew, and whoever answers may say it alone. `INC-{number}` when this is left out.
                """, example: "\"OPS-{year}-{number:4}\"")
        ])

    static let service = Section(
        "a service",
        [
            Key("owner", .word(.reference([.seat])), "Whose it is.", example: "devops-lead"),
            Key("dashboards", .oneOrMany(.word(.url)), "Where to look first.", example: "[https://grafana.pria.example/d/api]"),
            Key("status_component", .word(.reference([.component])), "The component of the status page its incidents show on.", example: "API"),
        ])

    static let route = Section(
        "a route",
        [
            Key(
                "match", .matcher(.route), required: true, "Which alerts it takes; `{}` takes all that are left.",
                example: "{ labels.team: payments }"),
            Key("service", .word(.reference([.service])), required: true, "What they are about.", example: "api"),
            Key("tag", .oneOrMany(.word(.text)), "Tags the incident begins with.", example: "[security]"),
            Key(
                "lasts", .word(.duration),
                """
                How long it has to last before it counts: until then nobody is paged and nobody owes anything, and what ends before wakes nobody. \
                What joins it and is worse, or counts at once, ends the wait. It counts at once when this is left out.
                """, example: "10m"),
        ])

    static let grouping = Section(
        "grouping",
        [
            Key(
                "by", .oneOrMany(.word(.groupingKey)),
                """
                What alerts of one incident have in common: `service`, `source`, `severity`, `labels.x`, or `alert` alone: \
                every alert its own incident. \
                `[service]` when it is left out.
                """, example: "[service, labels.alertname]"),
            Key(
                "within", .word(.duration),
                """
                An alert joins an open incident that was last joined no longer ago than this. However long it stays open when it is left out \
                beside `by`; `5m` when neither is written.
                """, example: "5m"),
            Key(
                "storm", .either([.word(.choice(["off"])), .map(storm)]),
                """
                More pages than this to one person in this time become one message; `off` sends each. \
                `{ pages: 10, within: 5m }` when it is left out.
                """, example: "{ pages: 10, within: 5m }"),
        ])

    static let storm = Section(
        "storm mode",
        [
            Key("pages", .word(.integer(1...1000)), required: true, "How many pages a person gets one by one.", example: "10"),
            Key("within", .word(.duration), required: true, "In which time.", example: "5m"),
        ])

    static let quiet = Section("a quiet window", quietKeys)
    static let listedQuiet = Section(
        "a quiet window in a list",
        [Key("name", .word(.text), "What to call it; its place in the list when it is left out.", example: "database-move")] + quietKeys)

    private static let quietKeys = [
        Key("when", .word(.wallTime), required: true, "When it begins, the first time.", example: "2026-03-01 22:00"),
        Key("for", .word(.duration), required: true, "How long it lasts.", example: "2h"),
        Key("every", .word(.span), "How often it comes back; once when it is left out.", example: "1 week"),
        Key("until", .word(.wallTime), "It does not come back after this.", example: "2026-12-31 00:00"),
        Key("match", .matcher(.incident), "Which incidents wait; all when it is left out.", example: "{ service: api }"),
        Key("why", .word(.text), required: true, "What is being done.", example: "The database moves to new disks"),
        Key("approved_by", .word(.text), "Who agreed.", example: "cto"),
        Key("zone", .word(.zone), "The zone of its times; the runbook's when it is left out.", example: "Europe/Stockholm"),
    ]
}
