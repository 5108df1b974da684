internal import Runbooks

/// The way of an incident from beginning to end.
extension Language {
    static let lifecycle = Section(
        "the lifecycle",
        [
            Key(
                "phases", .list(.either([.word(.name), .named(.phase, .map(phase))])),
                "What an incident goes through, in order: names, or a name and what belongs to it.",
                example: "[detect, { contain: { within: 15m } }, recover, review]"),
            Key(
                "consult_within", targets, "How long whoever is consulted or asked to approve has to answer; `15m` when it is left out.",
                example: "30m"),
            Key(
                "statuses",
                .either([.list(.word(.choice(states))), map("statuses by name", by: .name, .word(.choice(states)))]),
                """
                What an incident is called outside: some of \(states.map { "`\($0)`" }.joined(separator: ", ")), or your own names and which of \
                these each is shown as. All four when it is left out.
                """, example: "{ Mitigating: identified, Over: resolved }"),
            Key(
                "checklists", map("checklists by phase", by: .reference([.phase]), .either([.list(item), .map(checklist)])),
                "What has to be done in each phase.", example: "{ contain: [Roll back the last deploy] }"),
            Key("declare", .map(declaring), "What has to be known before an incident may be declared.", example: "{ requires: [impact, channel] }"),
            Key("resolve", .map(resolving), "What has to be known before an incident may be resolved.", example: "{ requires: [summary] }"),
            Key(
                "observe", .oneOrMany(.map(observation)),
                "Somebody watches for a while: after the end, or before it. Of several from the same moment the first that fits counts.",
                example: "[{ for: { P1: 30m }, from: mitigated }, { for: 24h to 48h }]"),
        ])

    private static let states = StatusPage.State.allCases.map(\.rawValue)

    static let phase = Section(
        "a phase",
        [
            Key("means", .word(.text), "What happens in it.", example: "Stop the harm from growing"),
            Key(
                "begins", .word(.choice(Lifecycle.Phase.Beginning.allCases.map(\.rawValue))),
                "What brings an incident into it by itself; a person when it is left out. The first phase begins when the incident is raised.",
                example: "acknowledged"),
            Key("within", targets, "By when it should be left.", example: "15m"),
        ])

    // MARK: Checklists

    static let checklist = Section(
        "a checklist",
        [
            Key("items", .list(item), required: true, "What has to be done.", example: "[Roll back the last deploy]"),
            Key("within", targets, "By when all of it that is not optional is done, from entering the phase.", example: "5m"),
            Key(
                "owner", .word(party), "Who does it; whoever is responsible for the phase when it is left out.", example: "devops-lead"),
            Key("for", .matcher(.incident), "In which incidents; all when it is left out.", example: "[P1]"),
        ])

    private static let item = Shape.either([.word(.text), .map(listedItem)])

    static let listedItem = Section(
        "an item of a checklist",
        [
            Key("do", .word(.text), required: true, "What has to be done.", example: "Roll back the last deploy"),
            Key("for", .matcher(.incident), "In which incidents; all when it is left out.", example: "{ service: api }"),
            Key("owner", .word(party), "Who does it; the checklist's owner when it is left out.", example: "devops-lead"),
            Key("optional", .word(yesOrNo), "Whether it may be left undone; `no` when it is left out.", example: "yes"),
            Key("link", .word(.url), "Where it says how.", example: "https://wiki.pria.example/rollback"),
        ])

    // MARK: Declaring and resolving

    private static let fields = Lifecycle.Requirement.Field.allCases.map(\.rawValue)

    static let declaring = Section(
        "declaring",
        [Key("requires", .oneOrMany(.word(.choice(fields))), required: true, "What has to be filled in.", example: "[started_at, impact, channel]")])

    static let resolving = Section(
        "resolving",
        [
            Key(
                "requires", .oneOrMany(.word(.reference([.fact], or: fields))), required: true,
                "What has to be filled in, and facts that have to be stated.", example: "[summary, root cause known]")
        ])

    static let observation = Section(
        "observing",
        [
            Key("for", targets, required: true, "How long.", example: "24h to 48h"),
            Key(
                "from", .word(.choice(Lifecycle.Observation.Start.allCases.map(\.rawValue))),
                """
                `resolved`: after the end, until somebody confirms that it holds. `mitigated`: before the end. Nobody may resolve it before that \
                time is over, monitoring does not either, and whoever watches is told then; waiving `watch before resolving` lets it end before. \
                `resolved` when it is left out.
                """, example: "mitigated"),
            Key("owner", .word(party), "Who watches; the first role when it is left out.", example: "devops-lead"),
            Key("when", .matcher(.incident), "After which incidents; all when it is left out.", example: "[P1]"),
        ])
}
