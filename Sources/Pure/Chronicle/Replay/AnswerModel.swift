internal import OnCall
package import Vocabulary

/// What a person does about a page of the replay. Who was paged by the same way at about the same time does what they did then; of everybody
/// else it is drawn from how they answer at that hour, as far as the past tells.
package struct AnswerModel: Sendable {
    /// What an answer, or a silence, is told from.
    package enum Ground: String, Hashable, Sendable, CaseIterable {
        case recorded
        /// They were paged then too, and somebody else was quicker: from their answers that took longer.
        case longer
        case hour, person, everybody
        /// They have been paged by this way and have never answered.
        case neverByThisWay
        case nothingKnown
    }

    package struct Reaction: Hashable, Sendable {
        /// Nil: they do not answer.
        package var at: Moment?
        package var via: Channel
        package var ground: Ground

        package init(at: Moment?, via: Channel, ground: Ground) {
            self.at = at
            self.via = via
            self.ground = ground
        }
    }

    /// What is about the same time.
    package static let tolerance = Duration.minutes(5)
    /// Fewer say nothing about a person.
    package static let enough = 5
    /// So often unanswered by a way means that they do not answer by it.
    package static let unheard = 3
    /// Hours before and after that count as the same time of day.
    private static let hoursAround = 2

    private struct Sample {
        var person: PersonName
        var hour: Int
        var time: AnswerTimes.Sample
    }

    private let seed: UInt64
    private let until: Moment
    private let clocks: [PersonName: WallClock]
    private let clock: WallClock
    private var byHour: [PersonName: [AnswerTimes]] = [:]
    private var byPerson: [PersonName: AnswerTimes] = [:]
    private let everybody: [AnswerTimes]
    private let always: AnswerTimes
    private let deaf: Set<PersonWay>

    /// `until` is how far the past is known.
    package init(_ past: [PastIncident], until: Moment, zone: String, zones: [PersonName: String] = [:], seed: UInt64) {
        self.seed = seed
        self.until = until
        let clock = WallClock.of(zone)
        let clocks = zones.mapValues { WallClock.of($0) }
        self.clock = clock
        self.clocks = clocks
        let samples = past.flatMap { incident in
            incident.prompts(until: until).map { page, time in
                Sample(person: page.person, hour: (clocks[page.person] ?? clock).reading(at: page.due).hour, time: time)
            }
        }
        for (person, own) in Dictionary(grouping: samples, by: \.person) {
            byPerson[person] = AnswerTimes(own.map(\.time))
            byHour[person] = (0..<24).map { hour in AnswerTimes(own.filter { $0.hour.isWithin(Self.hoursAround, of: hour) }.map(\.time)) }
        }
        everybody = (0..<24).map { hour in AnswerTimes(samples.filter { $0.hour.isWithin(Self.hoursAround, of: hour) }.map(\.time)) }
        always = AnswerTimes(samples.map(\.time))
        deaf = Self.deaf(past)
    }

    /// A page that leaves at `due` for the incident that these past ones have become. `turn` tells apart what one person is asked.
    package func reaction(of person: PersonName, by way: Way, at due: Moment, in past: [PastIncident], turn: UInt64) -> Reaction {
        var silentFor = Duration.zero
        var ground: Ground?
        for incident in past {
            guard let page = incident.page(to: person, by: way, about: due) else { continue }
            if let answer = incident.answer(to: page) {
                return Reaction(at: due + (answer.at - page.due), via: answer.via, ground: .recorded)
            }
            silentFor = max(silentFor, incident.silence(after: page, until: until) - page.due)
            ground = .longer
        }
        let via = Channel(answering: way)
        if deaf.contains(PersonWay(person: person, way: way)) { return Reaction(at: nil, via: via, ground: .neverByThisWay) }
        let (times, pool) = times(of: person, at: due)
        guard times.count > 0 else { return Reaction(at: nil, via: via, ground: .nothingKnown) }
        let chance = Chance.share(seed, [UInt64(bitPattern: due.milliseconds), turn], person.text)
        return Reaction(at: times.draw(chance, beyond: silentFor).map { due + $0 }, via: via, ground: ground ?? pool)
    }

    /// How long somebody takes who is first paged at this hour of their day; nil for everybody together. Nil is answered where too little is known.
    package func times(of person: PersonName?, hour: Int) -> AnswerTimes? {
        let pools = [person.flatMap { byHour[$0]?[hour] }, person.flatMap { byPerson[$0] }, everybody[hour], always]
        return pools.compactMap { $0 }.first { $0.count >= Self.enough }
    }

    private func times(of person: PersonName, at moment: Moment) -> (AnswerTimes, Ground) {
        let hour = (clocks[person] ?? clock).reading(at: moment).hour
        if let own = byHour[person]?[hour], own.count >= Self.enough { return (own, .hour) }
        if let own = byPerson[person], own.count >= Self.enough { return (own, .person) }
        return (everybody[hour], .everybody)
    }

    private struct PersonWay: Hashable {
        var person: PersonName
        var way: Way
    }

    private static func deaf(_ past: [PastIncident]) -> Set<PersonWay> {
        var asked: [PersonWay: Int] = [:]
        var heard: Set<PersonWay> = []
        for incident in past {
            for page in incident.pages where page.arrived && incident.isAsking(at: page.due) {
                let place = PersonWay(person: page.person, way: page.way)
                asked[place, default: 0] += 1
                if incident.answer(to: page) != nil { heard.insert(place) }
            }
        }
        return Set(asked.filter { $0.value >= unheard && !heard.contains($0.key) }.keys)
    }
}

extension PastIncident {
    /// The first page to each person each time everybody was asked, and how long they took.
    fileprivate func prompts(until end: Moment) -> [(Page, AnswerTimes.Sample)] {
        var prompts: [(Page, AnswerTimes.Sample)] = []
        var asked: [PersonName: Moment] = [:]
        for page in pages.sorted(by: { $0.due < $1.due }) where page.arrived && page.due < end && isAsking(at: page.due) {
            let began = asking.last { $0.at <= page.due }?.at ?? openedAt
            if let last = asked[page.person], last >= began { continue }
            asked[page.person] = page.due
            let answer = answer(to: page)?.at
            let time = AnswerTimes.Sample(after: (answer ?? silence(after: page, until: end)) - page.due, isAnswer: answer != nil)
            prompts.append((page, time))
        }
        return prompts
    }

    /// The page they had by this way at about that time.
    fileprivate func page(to person: PersonName, by way: Way, about moment: Moment) -> Page? {
        let near = pages.lazy.filter { page in
            page.person == person && page.way == way && page.arrived && abs((page.due - moment).milliseconds) <= AnswerModel.tolerance.milliseconds
        }
        return near.min { abs(($0.due - moment).milliseconds) < abs(($1.due - moment).milliseconds) }
    }
}

extension Channel {
    /// How somebody answers who was reached that way, where nothing says otherwise.
    fileprivate init(answering way: Way) {
        self =
            switch way {
            case .sms: .sms
            case .call: .call
            case .slack: .slack
            case .push, .email, .webhook: .link
            }
    }
}

extension WallReading {
    fileprivate var hour: Int { Int(millisecondOfDay / 3_600_000) }
}

extension Int {
    /// On a clock face of a day.
    fileprivate func isWithin(_ hours: Int, of other: Int) -> Bool {
        let apart = abs(self - other)
        return Swift.min(apart, 24 - apart) <= hours
    }
}

/// Chance that is the same every time, whatever was asked before: numbers and words stirred together.
private enum Chance {
    /// At least 0, below 1.
    static func share(_ seed: UInt64, _ numbers: [UInt64], _ word: String) -> Double {
        var state = seed
        for number in numbers + word.utf8.map(UInt64.init) { state = SplitMix64.mixed(state &+ SplitMix64.step &+ number) }
        return Double(state >> 11) / Double(UInt64(1) << 53)
    }
}
