internal import Runbooks

extension Language {
    /// The shape of a review's draft that needs no template of the runbook's own.
    static let plainReview = "post-mortem"

    static let reviews = Section(
        "reviews",
        [
            Key("for", .matcher(.incident), "Which incidents need one; all when it is left out.", example: "[P1, P2]"),
            Key("owner", .word(party), "Who writes it; the responders when it is left out.", example: "incident_commander"),
            Key(
                "within", targets, "By when it is published, counted from the end; what a severity says of `review_within` wins.",
                example: "{ P1: 24h, default: 3 business days }"),
            Key(
                "template", .word(.reference([.template], or: [plainReview])), "The text a draft begins with; a plain one when it is left out.",
                example: plainReview),
            Key("title", .word(.text), "With fields of the incident.", example: "\"Post-mortem {{incident.id}}\""),
            Key(
                "sections", .oneOrMany(.either([.word(.text), .freely(.text)])), "In their order, each perhaps with what to write there.",
                example: "[summary, timeline, { root cause: \"What allowed it?\" }]"),
            Key(
                "impact", .freely(.choice(kinds)), "What is stated of the harm, and as what.",
                example: "{ users affected: number, duration: minutes }"),
            Key(
                "agenda", .either([.list(.word(.text)), .freely(.duration)]), "What the meeting goes through, perhaps with how long each takes.",
                example: "{ timeline: 20m, actions: 40m }"),
            Key("length", .word(.meeting), "How long the meeting takes.", example: "60m to 90m"),
            Key("attendees", .oneOrMany(.word(party)), "Who comes.", example: "[incident_commander, product-manager]"),
            Key(
                "milestones", map("milestones", by: .name, targets),
                "What is done on the way, by when from the end. `published` is the review itself.",
                example: "{ draft: 24h, meeting: 3 business days }"),
            Key("approve", approval, "Who has to agree before it is published.", example: "cto"),
            Key("publish", .oneOrMany(.map(publication)), "Where it goes.", example: "{ folder: docs/incidents, name: \"{{incident.id}}.md\" }"),
            Key(
                "actions", .freely(.span), "Kinds of action items, and how long each may take.",
                example: "{ immediate: 1 week, long-term: 1 quarter }"),
            Key(
                "actions_need", .oneOrMany(.word(.choice(ReviewPolicy.ActionField.allCases.map(\.rawValue)))),
                "What an action item must have; `[owner, due]` when it is left out.", example: "[owner, due, priority]"),
            Key("follow_up", .word(.period), "How often the open action items are gone through.", example: "every month"),
        ])

    private static let kinds = ReviewPolicy.ImpactField.Kind.allCases.map(\.rawValue)

    static let publication = Section(
        "a publication",
        [
            Key("folder", .word(.text), "A folder the server may write to.", example: "docs/incidents"),
            Key(
                "name", .word(.text), "The file's name; `{{incident.id}}-{{incident.slug}}.md` when it is left out.",
                example: "\"{{incident.id}}.md\""),
            Key(
                "to", .oneOrMany(.word(.reference([.audience] + parties, or: everybody))), "A communication of the runbook, or who gets it.",
                example: "after"),
        ], oneOf: ["folder", "to"], needs: ["name": "folder"])
}
