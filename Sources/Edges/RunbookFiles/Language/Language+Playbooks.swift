extension Language {
    /// What to do about one kind of trouble. Phases are keys of their own.
    static let playbook = Shape.keyed(
        Section(
            "a playbook",
            [
                Key(
                    "for", .matcher(.incident), "Which incidents it is for; all when it is left out.",
                    example: "{ labels.alertname: ApiErrorRatio }"),
                Key("symptoms", .oneOrMany(.word(.text)), "What people see.", example: "[Checkout answers 500]"),
                Key("causes", .oneOrMany(.word(.text)), "What it usually was.", example: "[A bad deploy, A full disk]"),
                Key(
                    "detect", .oneOrMany(.either([.word(.text), .map(detection)])), "What sets it off.",
                    example: "{ alert: ApiErrorRatio, when: \"api_error_ratio > 0.5 %\" }"),
                Key("first", .oneOrMany(.word(.text)), "Before anything else.", example: "[Preserve the evidence]"),
                Key("never", .oneOrMany(.word(.text)), "What makes it worse.", example: "[Delete logs]"),
                Key("stop_when", .oneOrMany(.word(.text)), "When to leave the playbook.", example: "[The error rate is below 0.1 % for ten minutes]"),
                Key("steps", .list(playbookStep), "What to do, in order.", example: "[Revert the last release]"),
                Key("verify", .oneOrMany(.word(.text)), "How to see that it worked.", example: "[Smoke tests pass]"),
                Key("prevention", .oneOrMany(.word(.text)), "What keeps it from coming back.", example: "[Canary every deploy]"),
                Key("links", .oneOrMany(.word(.url)), "Where to read more.", example: "[https://wiki.pria.example/api]"),
            ]), by: .reference([.phase]), .list(playbookStep))

    static let detection = Section(
        "what sets a playbook off",
        [
            Key("alert", .word(.text), "The name of an alert.", example: "ApiErrorRatio"),
            Key("when", .word(.text), "What it looks at, in words or as a query.", example: "\"api_error_ratio > 0.5 %\""),
        ], someOf: ["alert", "when"])

    static let playbookStep = Shape.either([.word(.text), .map(stepInFull)])

    /// What a step may be, besides something somebody does by hand.
    static let works = ["run", "http", "prometheus", "open", "confirm", "status_page", "decide", "ticket"]

    static let stepInFull = Section(
        "a step",
        [
            Key("do", .word(.text), "What to do, in words; made from the rest when it is left out.", example: "Roll back the last deploy"),
            Key(
                "if", .either([.word(.text), .matcher(.incident)]),
                """
                When it is to be done. A condition Runbell asks itself: what is not for the incident is left out when its turn comes. Words are put \
                to people, and the step waits for their yes or no.
                """, example: "{ tag: security }"),
            Key("owner", .word(party), "Whose it is; whoever is responsible for the phase when it is left out.", example: "devops-lead"),
            Key("approve", approval, "Who has to agree before Runbell does it.", example: "incident_commander"),
            Key("timeout", .word(.duration), "How long Runbell tries; 60s when it is left out.", example: "2m"),
            Key(
                "run", .list(.word(.argument)),
                "A program and its arguments, one by one. No shell takes them apart, so nothing in them can become another command.",
                example: "[vercel, rollback]"),
            Key("http", .map(request), "A request to send.", example: "{ method: POST, url: \"https://flags.pria.example/api/off\" }"),
            Key("prometheus", .map(query), "A number to ask Prometheus for.", example: "{ query: \"job:latency:p95\", expect: \"< 0.3\" }"),
            Key("open", .word(.url), "A page to look at.", example: "https://grafana.pria.example/d/api"),
            Key("confirm", .word(.text), "Something a person has to see and say.", example: "p95 latency below 300 ms"),
            Key("status_page", .map(change), "How a component shows from now on.", example: "{ component: API, state: partial_outage }"),
            Key(
                "decide", .list(.map(option)), "A choice a person makes.",
                example: "[{ option: Roll back }, { option: Fix forward, do: Needs the lead }]"),
            Key("ticket", .word(.reference([.connection])), "Where to open a ticket.", example: "jira"),
        ], atMostOneOf: works, someOf: ["do"] + works)

    static let request = Section(
        "a request",
        [
            Key("method", .word(.choice(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])), "`GET` when it is left out.", example: "POST"),
            Key("url", .word(.setting), required: true, "Where to.", example: "https://flags.pria.example/api/off"),
            Key(
                "headers", .freely(.setting), "Those that log in are `env:NAME` or `file:NAME`, the whole value.",
                example: "{ Authorization: env:FLAGS_TOKEN }"),
            Key("body", .word(.text), "What to send.", example: "'{ \"flag\": \"checkout\" }'"),
            Key("expect", .word(.statuses), "Which answers are well; `200-299` when it is left out.", example: "200"),
        ])

    static let query = Section(
        "a question to Prometheus",
        [
            Key("query", .word(.text), required: true, "In PromQL; the first number of the answer counts.", example: "\"job:latency:p95\""),
            Key("expect", .word(.expectation), required: true, "What the number has to be.", example: "\"< 0.3\""),
            Key("url", .word(.setting), "The server; the one of the settings when it is left out.", example: "https://prometheus.pria.example"),
        ])

    static let change = Section(
        "how a component shows",
        [
            Key("component", .word(.reference([.component])), required: true, "Of the status page.", example: "API"),
            Key("state", .word(.choice(conditions)), required: true, "How it is.", example: "partial_outage"),
        ])

    static let option = Section(
        "an option",
        [
            Key("option", .word(.text), required: true, "What it is called.", example: "Roll back"),
            Key("do", .word(.text), "What it means.", example: "Needs the lead"),
        ])
}
