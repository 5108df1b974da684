internal import Runbooks
internal import Vocabulary

/// Scenario files: what is done when an incident is over, for the runbook itself, and what goes wrong with Runbell.
extension Language {
    static let lookingBack = [
        Key("observed", yes, "It was watched to the end.", example: "yes"),
        Key("review", .word(.text), "The review is `drafted`, has reached a milestone, or is `published`.", example: "published"),
        Key("approve review", yes, "Agrees to it.", example: "yes"),
        Key("action", .map(action), "Something that has to become better.", example: "{ text: Alert on queue depth, owner: bo }"),
        Key("finish action", .word(.integer(1...Limits.runbookEntries)), "It is done, by its number.", example: "1"),
    ]

    private static let action = Section(
        "an action",
        [
            Key("text", .word(.text), required: true, "What.", example: "Alert on queue depth"),
            Key("owner", .word(party), "Who; whoever adds it when it is left out.", example: "bo"),
            Key("category", .word(.text), "How soon: one of `reviews.actions`.", example: "short-term"),
            Key("due", .word(.duration), "So long after it was added; as its category says when it is left out.", example: "5d"),
            Key("verification", .word(.text), "How one sees that it is done.", example: "The alert fired in the next drill"),
        ])

    static let routines = [
        Key("drill", .word(.reference([.drill])), "It was held.", example: "tabletop"),
        Key("read", .word(.reference([.person])), "Has read the version in force.", example: "ana"),
        Key(
            "certify", map("certificates", by: .reference([.certificate]), .word(.reference([.person]))), "Has shown what the certificate asks for.",
            example: "{ on-call: ana }"),
        Key("approve version", .word(party), "Agrees to the version in force.", example: "security-lead"),
        Key("upkeep", .word(.text), "A look at the runbook was taken.", example: "Full runbook review"),
        Key("follow up", yes, "The list of open actions was gone through.", example: "yes"),
        Key("maintenance", .map(maintenance), "Announces a maintenance.", example: "{ title: New disks, for: 2h }"),
    ]

    private static let maintenance = Section(
        "a maintenance",
        [
            Key("title", .word(.text), required: true, "What is done.", example: "New disks"),
            Key("components", .oneOrMany(.word(.reference([.component]))), "What it touches.", example: "[API]"),
            Key("in", .word(.duration), "How long until it begins; at once when it is left out.", example: "1d"),
            Key("for", .word(.duration), required: true, "How long it lasts.", example: "2h"),
        ])

    static let faults = [
        Key(
            "provider", map("providers", by: .reference([.connection]), .word(.choice(["down", "up"]))), "Whether it takes messages.",
            example: "{ mail: down }"),
        Key(
            "server", .word(.scenario(.server)), "Runbell itself: `killed` in the middle of its work and started again, or `down for` a time.",
            example: "killed"),
        Key("clock", .word(.scenario(.clock)), "The machine's clock goes forward at once: `jumps 1h`.", example: "jumps 1h"),
    ]
}
