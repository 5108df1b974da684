internal import Vocabulary

extension Replay {
    /// What the replay takes people to do, and what it does not know. Printed with every result.
    package static let limits = [
        """
        Whoever was paged by the same way within 5 minutes of that time answers as long after the page as they did. Whoever somebody else was \
        quicker than answers later than that, or not at all.
        """,
        """
        Everybody else answers as they have answered at that hour (give or take two), or at all where there are fewer than 5 such pages, or as \
        everybody does; drawn by a seeded chance. A way by which somebody was paged three times and never answered is not answered.
        """,
        "What people did once somebody was on it they do as long after the answer as they did; where nobody answers any more, they do not do it.",
        "Alerts begin and end when they did: whether an earlier answer would have ended the trouble earlier, nobody knows.",
        """
        Messages arrive when they are due. Drills, pages of what began before, own ways that people have set, and what the programme reminds of are \
        left out.
        """,
    ]

    /// `401 answers as recorded, 12 drawn from …`
    package var grounds: [String] {
        let all = AnswerModel.Ground.allCases
        return all.compactMap { ground in answers[ground].map { "\($0) \($0 == 1 ? "answer" : "answers") \(ground.words)" } }
            + all.compactMap { ground in silences[ground].map { "\($0) \($0 == 1 ? "page" : "pages") unanswered, \(ground.words)" } }
    }
}

extension AnswerModel.Ground {
    fileprivate var words: String {
        switch self {
        case .recorded: "as recorded"
        case .longer: "drawn from the person's answers that took longer than it was open then"
        case .hour: "drawn from the person's answers at that hour"
        case .person: "drawn from the person's answers at any hour"
        case .everybody: "drawn from everybody's answers at that hour"
        case .neverByThisWay: "because the person never answered by this way"
        case .nothingKnown: "because nobody's answers at that hour are known"
        }
    }
}
