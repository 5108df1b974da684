internal import Vocabulary

/// How long people take to answer, told from pages that were answered and from pages somebody else was quicker with: those say only that
/// no answer had come by then. (The product-limit estimator: E. L. Kaplan and P. Meier, 1958, https://doi.org/10.2307/2281868.)
package struct AnswerTimes: Hashable, Sendable {
    package struct Sample: Hashable, Sendable {
        package var after: Duration
        package var isAnswer: Bool

        package init(after: Duration, isAnswer: Bool) {
            self.after = after
            self.isAnswer = isAnswer
        }
    }

    private struct Step: Hashable, Sendable {
        var after: Duration
        /// The share that has not answered by then.
        var silent: Double
    }

    package let count: Int
    private let steps: [Step]

    package init(_ samples: [Sample]) {
        count = samples.count
        // Of those that end at one time the answers come first: whoever is silent until then was still asked.
        let sorted = samples.sorted { ($0.after, $0.isAnswer ? 0 : 1) < ($1.after, $1.isAnswer ? 0 : 1) }
        var silent = 1.0
        var steps: [Step] = []
        for (place, sample) in sorted.enumerated() where sample.isAnswer {
            silent *= 1 - 1 / Double(sorted.count - place)
            steps.append(Step(after: sample.after, silent: silent))
        }
        self.steps = steps
    }

    /// The share that has answered so long after the page, each time it grows.
    package var answered: [(after: Duration, share: Double)] { steps.map { ($0.after, 1 - $0.silent) } }

    /// When somebody answers who has been silent for `beyond`; nil: not at all. Chance is at least 0 and below 1.
    package func draw(_ chance: Double, beyond: Duration = .zero) -> Duration? {
        let silent = steps.last { $0.after <= beyond }?.silent ?? 1
        let wanted = silent * (1 - chance)
        return steps.first { $0.after > beyond && $0.silent <= wanted }?.after
    }
}
