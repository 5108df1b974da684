internal import OnCall
package import Runbooks
package import Vocabulary

/// What a runbook will probably come to: whether answers come in time, how often each person is paged, and how evenly the turns lie.
/// Where odds stand still between the strokes of a clock they are summed exactly; where a page waits for the morning they are sampled, and the
/// standard error is told.
package struct Forecast: Sendable {
    /// How likely it is that one promise of an answer is kept, by an incident raised at any instant of the window.
    package struct Odds: Hashable, Sendable {
        package var severity: SeverityName
        package var promise: Promise
        package var chance: Double
        /// The standard error; 0 where it is exact.
        package var error: Double
        /// The worst instant that was looked at.
        package var worst: Moment
        package var worstChance: Double
    }

    /// What one person is paged a week: every message is one, by whichever way.
    package struct Load: Hashable, Sendable {
        package var person: PersonName
        package var pages: Double
        package var pagesError: Double
        /// Of those, in the night where they live.
        package var nights: Double
        package var nightsError: Double
    }

    package let window: Range<Moment>
    package let zone: String
    /// Incidents a week.
    package let incidents: [SeverityName: Double]
    package let odds: [Odds]
    /// Everybody whom a ladder may ask, most pages first.
    package let loads: [Load]
    /// By schedule.
    package let turns: [Evenness]

    /// The longest time it looks at: a quarter of 13 weeks.
    package static let length = Duration.days(91)
    /// A week of each severity, where nobody says otherwise.
    package static let incidentsAssumed = 1.0

    /// - Parameters:
    ///   - incidents: How many begin in a week, at any hour alike; nil: one of each severity.
    ///   - seed: What chance begins with, for what has to be sampled.
    package init(of proof: Proof, behaviour: Behaviour = .assumed, incidents: [SeverityName: Double]? = nil, seed: UInt64 = 1) {
        let window = proof.window.lowerBound..<min(proof.window.upperBound, proof.window.lowerBound + Self.length)
        let clocks = Clocks(proof.runbook)
        let names = proof.climbs.flatMap(\.severities).map(\.name)
        var rates: [SeverityName: Double] = [:]
        for name in names { rates[name] = incidents.map { $0[name] ?? 0 } ?? Self.incidentsAssumed }
        var odds: [SeverityName: Odds] = [:]
        var loads: [PersonName: Load] = [:]
        for climb in proof.climbs {
            let survey = Survey(proof, climb, behaviour, clocks, seed: seed)
            for severity in climb.severities { odds[severity.name] = proof.odds(severity, on: climb, survey, within: window) }
            let rate = climb.severities.reduce(0) { $0 + (rates[$1.name] ?? 0) }
            for (person, messages) in proof.messages(climb, survey, clocks, within: window) {
                loads[person, default: Load(person)].add(messages, times: rate)
            }
        }
        self.window = window
        zone = proof.runbook.zone
        self.incidents = rates
        self.odds = proof.runbook.severities.compactMap { odds[$0.name] }
        self.loads = loads.values.map(\.withStandardErrors).sorted { ($1.pages, $0.person) < ($0.pages, $1.person) }
        turns = proof.turns(within: window, clocks)
    }

    /// How unevenly the pages lie among those whom a ladder may ask.
    package var gini: Double { Evenness.gini(loads.map(\.pages)) }
}

/// Messages for one incident.
struct Messages: Hashable, Sendable {
    var all = Estimate()
    var nights = Estimate()
}

extension Proof {
    fileprivate func odds(_ severity: Severity, on climb: Climb, _ survey: Survey, within window: Range<Moment>) -> Forecast.Odds? {
        guard let promise = severity.acknowledgeWithin else { return nil }
        let pledge = Pledge(promise: promise, severities: [severity.name])
        var kept = Estimate()
        var worst: (at: Moment, chance: Double)?
        for passage in climb.passages.clamped(to: window) {
            for range in pieces(passage, pledge) {
                let target = target(of: promise, at: range.lowerBound)
                guard due(range.lowerBound, target) != nil else { continue }
                var isExact = false
                if case .exact? = target.longest { isExact = true }
                for portion in survey.portions(of: range, passage.course, isExact: isExact) {
                    let chances = portion.instants.map { raised in
                        let left = (due(raised, target) ?? raised) - raised
                        return 1 - survey.silence(of: passage.course, raisedAt: raised).through(left.milliseconds)
                    }
                    kept.add(portion, chances)
                    for (raised, chance) in zip(portion.instants, chances) where worst.map({ chance < $0.chance }) ?? true {
                        worst = (raised, chance)
                    }
                }
            }
        }
        return worst.map {
            Forecast.Odds(
                severity: severity.name, promise: promise, chance: kept.mean, error: kept.error, worst: $0.at, worstChance: $0.chance)
        }
    }

    /// What each person gets for one incident, before somebody answers.
    fileprivate func messages(_ climb: Climb, _ survey: Survey, _ clocks: Clocks, within window: Range<Moment>) -> [PersonName: Messages] {
        let passages = climb.passages.clamped(to: window)
        let length = Double((window.upperBound - window.lowerBound).milliseconds)
        var found: [PersonName: Messages] = [:]
        for passage in passages {
            let people = Dictionary(grouping: survey.enquiry(of: passage.course).messages, by: \.person)
            for portion in survey.portions(of: passage.range, passage.course) {
                let silences = portion.instants.map { ($0, survey.silence(of: passage.course, raisedAt: $0)) }
                for (person, messages) in people {
                    let odds = silences.map { raised, silence in
                        messages.map { message -> (isNight: Bool, sent: Double) in
                            let leaves = message.leaves.moment(raisedAt: raised)
                            return (isNight: clocks.isNight(for: person, at: leaves), sent: silence.before((leaves - raised).milliseconds))
                        }
                    }
                    found[person, default: Messages()].all.add(portion, odds.map { $0.reduce(0) { $0 + $1.sent } })
                    found[person, default: Messages()].nights.add(portion, odds.map { $0.reduce(0) { $0 + ($1.isNight ? $1.sent : 0) } })
                }
            }
        }
        return found.mapValues { $0.spread(over: length) }
    }
}

extension Messages {
    /// Nobody is asked at any other time.
    fileprivate func spread(over length: Double) -> Messages {
        var whole = self
        whole.all.fill(to: length)
        whole.nights.fill(to: length)
        return whole
    }
}

extension Estimate {
    /// It is 0 for the rest.
    fileprivate mutating func fill(to length: Double) {
        add(Portion(instants: [], length: max(0, length - self.length), isSample: false), [])
    }
}

extension Forecast.Load {
    fileprivate init(_ person: PersonName) { self.init(person: person, pages: 0, pagesError: 0, nights: 0, nightsError: 0) }

    /// Errors are squared until everything is there.
    fileprivate mutating func add(_ messages: Messages, times rate: Double) {
        pages += rate * messages.all.mean
        nights += rate * messages.nights.mean
        pagesError += rate * rate * messages.all.error * messages.all.error
        nightsError += rate * rate * messages.nights.error * messages.nights.error
    }

    fileprivate var withStandardErrors: Self {
        var load = self
        load.pagesError = pagesError.squareRoot()
        load.nightsError = nightsError.squareRoot()
        return load
    }
}

extension [Passage] {
    fileprivate func clamped(to window: Range<Moment>) -> [Passage] {
        compactMap { passage in
            let range = passage.range.clamped(to: window)
            return range.isEmpty ? nil : Passage(start: range.lowerBound, end: range.upperBound, course: passage.course)
        }
    }
}
