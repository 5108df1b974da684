package import Vocabulary

extension Incident {
    /// Pages or notices queued together for one reason, kept until the last of them has ended and none that a provider
    /// took may still fail: it tells whether a person whose page failed was reached by another one.
    package struct Wave: Hashable, Sendable {
        package var because: PageReason
        /// The rung it was queued for, as round and place; nil when it was for no rung.
        package var rung: RungPlace?
        /// Numbers of its pages.
        package var numbers: ClosedRange<Int>
        package var delivered: [PersonName]
        /// A notice of it did not arrive; what that asks for is done once, however many more do not.
        package var hasFailed = false

        package init(because: PageReason, rung: RungPlace?, numbers: ClosedRange<Int>, delivered: [PersonName] = []) {
            self.because = because
            self.rung = rung
            self.numbers = numbers
            self.delivered = delivered
        }

        /// One of the pages that had reached the person had not.
        mutating func lose(_ person: PersonName) {
            if let place = delivered.firstIndex(of: person) { delivered.remove(at: place) }
        }
    }

    /// A rung in one round of a ladder.
    package struct RungPlace: Hashable, Sendable {
        package var round: Int
        package var rung: Int

        package init(round: Int, rung: Int) {
            self.round = round
            self.rung = rung
        }
    }
}
