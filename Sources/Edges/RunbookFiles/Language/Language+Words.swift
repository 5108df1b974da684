/// Shapes that many keys share.
extension Language {
    /// Who may owe something or be told it.
    static let parties: [Noun] = [.role, .seat, .schedule, .person]
    static let everybody = ["everyone on call"]
    static let party = Word.reference(parties, or: everybody)
    static let yesOrNo = Word.choice(["yes", "no"])

    /// Who has to agree: one, all of several, or so many of them.
    static let approval = Shape.either([.word(party), .list(.word(party)), .map(approvers)])

    static let approvers = Section(
        "several who agree",
        [
            Key("of", .oneOrMany(.word(party)), required: true, "Who may agree.", example: "[cto, devops-lead, security-lead]"),
            Key(
                "at_least", .word(.integer(1...20)), "How many people of them have to; somebody of each when it is left out.", example: "2"),
        ])

    /// A target, or one that differs by the hour.
    static let target = Shape.either([.word(.target), .map(promise)])

    static let promise = Section(
        "a target by hours",
        [
            Key("default", .word(.target), required: true, "What counts in business hours.", example: "15m"),
            Key("out of hours", .word(.target), required: true, "What counts when it begins outside them.", example: "1h"),
        ])

    /// A target, or one that differs by the hour or by severity: `{ P1: 15m, P2: 30m, default: 1h }`.
    static let targets = Shape.either([.word(.target), .keyed(promiseBySeverity, by: .reference([.severity]), target)])

    static let promiseBySeverity = Section(
        "a target by severity",
        [
            Key("default", .word(.target), "What counts for severities that are not named here; nothing when it is left out.", example: "1h"),
            Key("out of hours", .word(.target), "What counts instead of `default` when it begins outside business hours.", example: "2h"),
        ], needs: ["out of hours": "default"])

    /// A map whose keys are names and nothing else.
    static func map(_ title: String, by word: Word, _ each: Shape) -> Shape { .keyed(Section(title, []), by: word, each) }
}
