internal import Runbooks

extension Language {
    /// What is learnt from incidents, and how people stay able to answer them.
    static let learning = [
        Key("playbooks", .named(.playbook, playbook), "What to do about one kind of trouble. Automated steps ask first."),
        Key("reviews", .map(reviews), "How an incident is looked back on, and what becomes of what was learnt."),
        Key("kpis", .named(.kpi, .map(kpi)), "The numbers that are watched, and what they should be."),
        Key("drills", .named(.drill, .map(drill)), "Exercises that come back."),
        Key("certifications", .named(.certificate, .map(certification)), "What people must have shown before they are on call."),
        Key("tools", .named(.tool, .map(tool)), "Consoles and commands people reach for during an incident."),
        Key("contacts", .named(.contact, .map(contact)), "Whom to call outside: vendors, authorities, partners."),
        Key("status_page", .map(statusPage), "What customers see."),
    ]

    /// Keys of `runbook` that keep it alive.
    static let upkeep = [
        Key(
            "reviewed", .oneOrMany(.either([.word(.period), .map(look)])), "How often somebody goes through it, the owner or who is named.",
            example: "every quarter"),
        Key("approved_by", .oneOrMany(.word(party)), "All of them must agree before a changed version is in force.", example: "[security-lead, cto]"),
        Key("read_by", .oneOrMany(.word(party)), "Who must have read the version in force, before they are on call.", example: "everyone on call"),
        Key("read_grace", .word(.span), "How long a changed version may stay unread; 2 weeks when it is left out.", example: "2 weeks"),
        Key("documents", .oneOrMany(.word(.url)), "What it is made from.", example: "[https://wiki.pria.example/incident-response]"),
        Key("evidence", .word(.text), "How the evidence of incidents is kept.", example: "Kept for five years in the evidence bucket"),
        Key("version_note", .word(.text), "What changed in this version.", example: "P2 wakes the deputy too"),
    ]

    static let look = Section(
        "a look at the runbook",
        [
            Key("every", .word(.period), required: true, "How often.", example: "1 quarter"),
            Key("what", .word(.text), "What is gone through; the whole runbook when it is left out.", example: "Contacts"),
            Key("owner", .word(party), "By whom; the runbook's owner when it is left out.", example: "security-lead"),
        ])

    static let kpi = Section(
        "a KPI",
        [
            Key(
                "target", .either([.word(.goal), .keyed(goalBySeverity, by: .reference([.severity]), .word(.goal))]),
                "What it should be. A length or a share alone is the most, or the least where more is better; else with `<`, `<=`, `>` or `>=`.",
                example: "{ P1: 5m, P2: 10m }"),
            Key("for", .matcher(.incident), "Of which incidents; all when it is left out.", example: "[P1, P2]"),
            Key("reviewed", .word(.period), "How often somebody looks at it.", example: "every month"),
            Key("source", .word(.text), "Where the number comes from, when people bring it.", example: "The deploy log"),
            Key(
                "measure", .word(.choice(KPI.Measure.allCases.map(\.rawValue))), "What is counted; the name says it when this is left out.",
                example: "mtta"),
        ])

    static let goalBySeverity = Section(
        "a goal by severity", [Key("default", .word(.goal), "For severities that are not named here.", example: "1h")])

    static let drill = Section(
        "a drill",
        [
            Key("every", .word(.period), required: true, "How often it is held.", example: "1 quarter"),
            Key("what", .word(.text), "What is practised.", example: "The worst P1 we can think of, around a table"),
            Key("scenario", .word(.scenarioFile), "A file beside the runbook that plays it.", example: "scenarios/worst-p1.yaml"),
            Key("who", .oneOrMany(.word(party)), "Who takes part; everyone on call when it is left out.", example: "everyone on call"),
            Key("owner", .word(party), "Who holds it; the runbook's owner when it is left out.", example: "security-lead"),
            Key("participation", .word(.percent), "How many of them should.", example: "\"100 %\""),
            Key(
                "page", .word(.choice(DrillPlan.Paging.allCases.map(\.rawValue))), "Whom it may wake; a mail when it is left out.",
                example: "opted in"),
        ])

    static let certification = Section(
        "a certification",
        [
            Key("who", .oneOrMany(.word(party)), "Who must have it; everyone on call when it is left out.", example: "everyone on call"),
            Key("renew", .word(.period), "How long it holds; for good when it is left out.", example: "1 year"),
            Key("grace", .word(.span), "How long somebody may be on call without it.", example: "2 weeks"),
            Key("proof", .word(.text), "What shows it.", example: "Quiz passed"),
            Key(
                "needed_for", .word(.choice(["rungs", "nothing"])),
                "With `rungs` a rung does not wake somebody without it; `nothing` when it is left out.",
                example: "rungs"),
        ])
}
