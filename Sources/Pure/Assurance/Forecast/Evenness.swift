internal import OnCall
internal import Runbooks
package import Vocabulary

/// How evenly one schedule's hours lie on those who take turns in it, counted from the shifts.
package struct Evenness: Hashable, Sendable {
    package struct Share: Hashable, Sendable {
        package var person: PersonName
        package var onCall: Duration
        /// Of that, in the night where they live.
        package var nights: Duration
    }

    package var schedule: ScheduleName
    /// Everybody who takes turns, also who has none in this time; most first.
    package var shares: [Share]

    /// 0: all have as much; towards 1: one has everything.
    package var gini: Double { Self.gini(hours) }
    package var nightsGini: Double { Self.gini(shares.map { Double($0.nights.milliseconds) }) }
    /// How many times the mean the one with the most has.
    package var mostToMean: Double {
        let sum = hours.reduce(0, +)
        return sum > 0 ? (hours.max() ?? 0) * Double(hours.count) / sum : 1
    }

    private var hours: [Double] { shares.map { Double($0.onCall.milliseconds) } }

    /// Half the mean difference between any two, over the mean. (C. Gini, 1912.)
    package static func gini(_ numbers: [Double]) -> Double {
        let sum = numbers.reduce(0, +)
        guard sum > 0 else { return 0 }
        let count = Double(numbers.count)
        // In order, the place says how often a number is the larger one of two.
        let weighed = numbers.sorted().enumerated().reduce(0) { $0 + (2 * Double($1.offset) + 1 - count) * $1.element }
        return weighed / (count * sum)
    }
}

extension Proof {
    func turns(within window: Range<Moment>, _ clocks: Clocks) -> [Evenness] {
        runbook.schedules.keys.sorted().compactMap { schedule in
            var shares: [PersonName: Evenness.Share] = [:]
            for person in runbook.members(of: .schedule(schedule)) { shares[person] = Evenness.Share(person: person, onCall: .zero, nights: .zero) }
            let onCall = attendance.onCall(schedule)
            var moment = window.lowerBound
            while moment < window.upperBound {
                let (people, until) = onCall.at(moment)
                let end = min(until, window.upperBound)
                for person in people.distinct {
                    var share = shares[person] ?? Evenness.Share(person: person, onCall: .zero, nights: .zero)
                    share.onCall += end - moment
                    share.nights += clocks.night(of: person, from: moment, to: end)
                    shares[person] = share
                }
                moment = end
            }
            guard shares.count > 1 else { return nil }
            return Evenness(schedule: schedule, shares: shares.values.sorted { ($1.onCall, $0.person) < ($0.onCall, $1.person) })
        }
    }
}

extension Clocks {
    fileprivate func night(of person: PersonName, from start: Moment, to end: Moment) -> Duration {
        var night = Duration.zero
        var moment = start
        while moment < end {
            let next = min(clock(of: person).nextHour(after: moment), end)
            if isNight(for: person, at: moment) { night += next - moment }
            moment = next
        }
        return night
    }
}
