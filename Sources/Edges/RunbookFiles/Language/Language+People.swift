extension Language {
    static let person = Section(
        "a person",
        [
            Key("name", .word(.text), "What people call them; the key when it is left out.", example: "Ana"),
            Key("email", .word(.email), "Reached by `email`.", example: "ana@pria.example"),
            Key("phone", .word(.phone), "Reached by `sms` and `call`; in quotes, with the country's code.", example: "\"+46700000001\""),
            Key("slack", .word(.text), "Reached by `slack`: the member's id.", example: "U01"),
            Key(
                "ntfy", .word(.text),
                "Reached by `push`: the topic their phone listens to. `webpush` needs none.", example: "ana-7f3k"),
            Key(
                "timezone", .word(.zone),
                """
                Where they live: when it is night for them. When it is left out, the zone of the first schedule they take turns in, else the \
                runbook's.
                """,
                example: "Europe/Stockholm"),
            Key(
                "reach", .either([.list(.word(.reachStep)), .map(reach)]),
                """
                In which order, each step a way (`push`, `sms`, `call`, `email`, `slack`, `webhook`) or a connection, with `after` and a wait. \
                Every way at once when it is left out; what wakes nobody then takes the quietest.
                """, example: "{ urgent: [push, sms after 1m, call after 3m], normal: [email] }"),
        ],
        later: ["language"])

    static let reach = Section(
        "a reach rule",
        [
            Key(
                "urgent", .oneOrMany(.word(.reachStep)), "For incidents of a severity that is urgent.", example: "[push, sms after 1m, call after 3m]"
            ),
            Key(
                "normal", .oneOrMany(.word(.reachStep)),
                """
                For the others, and its first step for reminders and other messages that wake nobody, at any hour. When it is left out, pages go as \
                for urgent ones; what wakes nobody goes by mail, else chat, else push or text message, and these two wait from 22:00 to 07:00 \
                where the person is unless it is due before that.
                """, example: "[email]"),
        ])

    static let seat = Shape.either([.word(.reference([.person])), .list(.word(.reference([.person]))), .map(group)])

    static let group = Section(
        "a group", [Key("all of", .oneOrMany(.word(.reference([.person]))), required: true, "Everybody here is reached.", example: "[ana, bo]")])

    static let schedule = Section(
        "a schedule",
        [
            Key("zone", .word(.zone), "The zone of its times; the runbook's when it is left out.", example: "Europe/Stockholm"),
            Key(
                "layers", .list(.map(layer)), "Rotations. Later layers win where they overlap.",
                example: "[{ rotate: [ana, bo], every: 1 week, from: 2026-01-05 09:00 }]"),
            Key("seat", .word(.reference([.seat])), "Whoever holds the seat, around the clock.", example: "devops-lead"),
            Key(
                "hand_over_notice", .word(.duration),
                """
                How long before each planned hand-over those whose shift begins or ends are told, by a way that wakes nobody: from when until when, \
                who was before them or comes after, and how many incidents are open. Nobody is told when it is left out.
                """, example: "30m"),
        ], oneOf: ["layers", "seat"])

    static let layer = Section(
        "a layer",
        [
            Key(
                "rotate", .oneOrMany(.either([.word(.reference([.person])), .list(.word(.reference([.person])))])), required: true,
                """
                Who takes turns, in order; a list inside the list shares a turn.
                """, example: "[ana, bo, [cy, dana]]"),
            Key("every", .word(.span), required: true, "How long a turn is; at least an hour.", example: "1 week"),
            Key(
                "from", .word(.wallTime), required: true, "When the first turn begins; every hand-over is at this time of day.",
                example: "2026-01-05 09:00"),
            Key("until", .word(.wallTime), "When the layer ends.", example: "2026-07-01 09:00"),
            Key(
                "only", .oneOrMany(.word(.hours)), "The hours of the week it covers; all when it is left out.",
                example: "[Mon-Fri 18:00-08:00, Sat-Sun]"),
        ])
}
