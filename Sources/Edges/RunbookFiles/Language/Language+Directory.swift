internal import Runbooks

extension Language {
    static let tool = Section(
        "a tool",
        [
            Key("for", .word(.text), "What it is good for.", example: "Dashboards"),
            Key("open", .word(.url), "Where it is.", example: "https://grafana.pria.example"),
            Key("run", .word(.text), "A command people type. Runbell never runs it.", example: "npm run health"),
            Key("saved", .freely(.url), "Views by name.", example: "{ Incident triage: \"https://grafana.pria.example/d/triage\" }"),
        ], someOf: ["open", "run", "saved"])

    static let contact = Section(
        "a contact",
        [
            Key("for", .word(.text), "What they are asked for.", example: "Notice of a breach"),
            Key("phone", .word(.anyPhone), "In quotes.", example: "\"+46 8 657 61 00\""),
            Key("email", .word(.email), "One address.", example: "notice@authority.example"),
            Key("url", .word(.url), "A form or a page.", example: "https://authority.example/notice"),
            Key("hours", .word(.text), "When they answer.", example: "Mon-Fri 08:00-16:00"),
            Key("backup", .word(.reference([.contact])), "Whom to ask when they do not answer.", example: "vendor support"),
            Key("order", .list(.word(.choice(["phone", "email", "url"]))), "Which way first.", example: "[phone, email]"),
        ])

    static let statusPage = Section(
        "the status page",
        [
            Key("title", .word(.text), "What it is called; the runbook's name when it is left out.", example: "PRIA status"),
            Key("url", .word(.url), "Where customers find it.", example: "https://status.pria.example"),
            Key("components", .named(.component, .map(component)), "What is shown, in this order.", example: "{ API: { service: api } }"),
            Key("submissions", .word(yesOrNo), "Whether visitors may report a problem; `no` when it is left out.", example: "yes"),
        ])

    static let component = Section(
        "a component",
        [
            Key("service", .oneOrMany(.word(.reference([.service]))), "Incidents of these services show on it.", example: "api"),
            Key("group", .word(.text), "Shown together with others of this name.", example: "Platform"),
        ])

    static let conditions = StatusPage.Condition.allCases.map(\.rawValue)
}
