package import Vocabulary

/// How somebody answers who is paged at one hour of the day.
package enum Habit: Hashable, Sendable {
    /// Out of reach is the share of incidents in which they hear nothing, however often they are paged. Otherwise each page is heard
    /// or not by itself.
    case assumed(outOfReach: Double, loud: Notice, quiet: Notice)
    /// Counted from when the first page left, in the order of time: the way there and all repeats are in it.
    case recorded([Answered])

    /// What comes of one page to somebody within reach.
    package struct Notice: Hashable, Sendable {
        /// The share of pages that are heard at all.
        package var hears: Double
        /// Half of those that are heard are answered by then, four of five in twice the time, and nearly all in ten times.
        package var halfWithin: Duration

        package init(hears: Double, halfWithin: Duration) {
            self.hears = hears
            self.halfWithin = halfWithin
        }

        /// The share that is answered so many milliseconds after the device rang: the log-logistic distribution of shape 2.
        func answered(within milliseconds: Int64) -> Double {
            guard milliseconds > 0 else { return 0 }
            let time = Double(milliseconds) / Double(max(1, halfWithin.milliseconds))
            return hears * time * time / (1 + time * time)
        }
    }

    package struct Answered: Hashable, Sendable {
        package var after: Duration
        package var share: Double

        package init(after: Duration, share: Double) {
            self.after = after
            self.share = share
        }
    }
}

/// How everybody answers, by the hour of the day where they are.
package struct Behaviour: Hashable, Sendable {
    private let everybody: [Habit]
    private let people: [PersonName: [Habit]]

    /// Both have 24 hours, the first from midnight; who is not among the people answers as everybody does.
    package init(everybody: [Habit], people: [PersonName: [Habit]] = [:]) {
        self.everybody = everybody
        self.people = people
    }

    package func habit(of person: PersonName, hour: Int) -> Habit { (people[person] ?? everybody)[hour] }
    /// Of whoever is not known better.
    func habit(_ hour: Int) -> Habit { everybody[min(hour, 23)] }

    /// What is taken for granted while nothing was recorded.
    package static let assumed: Behaviour = {
        let day = Habit.assumed(
            outOfReach: 0.05, loud: Habit.Notice(hears: 0.9, halfWithin: .minutes(1)), quiet: Habit.Notice(hears: 0.7, halfWithin: .minutes(10)))
        let night = Habit.assumed(
            outOfReach: 0.1, loud: Habit.Notice(hears: 0.75, halfWithin: .minutes(2)), quiet: Habit.Notice(hears: 0, halfWithin: .minutes(10)))
        return Behaviour(everybody: (0..<24).map { $0 < Limits.nightEnds || $0 >= Limits.nightBegins ? night : day })
    }()
}
