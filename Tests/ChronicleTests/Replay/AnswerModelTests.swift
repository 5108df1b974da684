import Chronicle
import Testing
import Vocabulary

@Suite("How people answer in a replay")
struct AnswerModelTests {
    private static let start = Moment(rfc3339: "2026-03-02T10:00:00Z")!

    private static func at(_ minutes: Int64) -> Moment { start + .minutes(minutes) }

    /// An incident that began then: whom it paged by text message, and who answered after how many minutes.
    private static func incident(
        _ number: Int64, from minutes: Int64 = 0, pages: [(PersonName, Int64)], answers: [(PersonName, Int64)] = [], over: Int64? = nil
    ) -> PastIncident {
        var incident = PastIncident(id: IncidentID(number), name: "INC-\(number)", title: "Errors", openedAt: at(minutes))
        incident.pages = pages.map { PastIncident.Page(person: $0, way: .sms, due: at(minutes + $1), end: .delivered(provider: "texts")) }
        incident.answers = answers.map { PastIncident.Answer(at: at(minutes + $1), by: .person($0), via: .sms, order: number) }
        incident.asking = [PastIncident.Asking(at: at(minutes), isOn: true)]
        if let first = answers.map(\.1).min() { incident.asking.append(PastIncident.Asking(at: at(minutes + first), isOn: false)) }
        incident.overAt = over.map { at(minutes + $0) }
        return incident
    }

    private static func model(_ past: [PastIncident], seed: UInt64 = 1) -> AnswerModel {
        AnswerModel(past, until: at(100_000), zone: "UTC", seed: seed)
    }

    @Test("whoever was paged by the same way at about the same time answers with the delay they had", arguments: [-5, 0, 3, 5])
    func recorded(_ shift: Int64) {
        let one = Self.incident(1, pages: [("ana", 10)], answers: [("ana", 13)])
        let reaction = Self.model([one]).reaction(of: "ana", by: .sms, at: Self.at(10 + shift), in: [one], turn: 1)
        #expect(reaction == AnswerModel.Reaction(at: Self.at(13 + shift), via: .sms, ground: .recorded))
    }

    @Test("at another time, or by another way, it is drawn", arguments: [(Way.sms, Int64(6)), (.call, 0)])
    func drawn(_ way: Way, _ shift: Int64) {
        let one = Self.incident(1, pages: [("ana", 10)], answers: [("ana", 13)])
        let reaction = Self.model([one]).reaction(of: "ana", by: way, at: Self.at(10 + shift), in: [one], turn: 1)
        #expect(reaction.ground == .everybody)
        #expect(reaction.at == Self.at(13 + shift))
    }

    @Test("whoever somebody else was quicker than answers later than that")
    func longer() {
        let past = (1...20).map { Self.incident($0, from: $0 * 1440, pages: [("bo", 0)], answers: [("bo", $0)]) }
        let one = Self.incident(99, pages: [("ana", 0), ("bo", 0)], answers: [("ana", 12)])
        for turn in 0..<50 {
            let reaction = Self.model(past + [one]).reaction(of: "bo", by: .sms, at: Self.at(0), in: [one], turn: UInt64(turn))
            #expect(reaction.ground == .longer)
            #expect(reaction.at.map { $0 > Self.at(12) } ?? true)
        }
    }

    @Test("of somebody with few pages it is told how everybody answers, and of too few pages nothing", arguments: [4, 5])
    func usual(_ count: Int64) {
        let past = (1...count).map { Self.incident($0, from: $0 * 1440, pages: [("bo", 0)], answers: [("bo", $0)]) }
        let model = Self.model(past)
        #expect((model.times(of: "ana", hour: 3) == nil) == (count < 5))
        #expect(model.times(of: "ana", hour: 3)?.answered.map(\.after) == (count < 5 ? nil : (1...count).map { .minutes($0) }))
    }

    @Test("a way by which somebody was paged three times and never answered is not answered; with two nothing is said yet", arguments: [2, 3])
    func deaf(_ count: Int64) {
        let past = (1...count).map { Self.incident($0, from: $0 * 1440, pages: [("bo", 0)], over: 30) }
        let reaction = Self.model(past).reaction(of: "bo", by: .sms, at: Self.at(300), in: [], turn: 1)
        #expect(reaction.at == nil)
        #expect((reaction.ground == .neverByThisWay) == (count == 3))
    }

    @Test("answers are drawn from that hour of the day, when there are enough of them")
    func hour() {
        let day = (1...9).map { Self.incident($0, from: $0 * 1440, pages: [("bo", 0)], answers: [("bo", 2)]) }
        let night = (11...19).map { Self.incident($0, from: $0 * 1440 + 960, pages: [("bo", 0)], answers: [("bo", 20)]) }
        let model = Self.model(day + night)
        let byDay = model.reaction(of: "bo", by: .call, at: Self.at(60), in: [], turn: 1)
        let byNight = model.reaction(of: "bo", by: .call, at: Self.at(990), in: [], turn: 1)
        #expect(byDay == AnswerModel.Reaction(at: Self.at(62), via: .call, ground: .hour))
        #expect(byNight == AnswerModel.Reaction(at: Self.at(1010), via: .call, ground: .hour))
    }

    @Test("the same seed draws the same, whatever was drawn before; another one draws otherwise")
    func seeded() {
        let past = (1...60).map { Self.incident($0, from: $0 * 1440, pages: [("bo", 0)], answers: [("bo", $0)]) }
        let draw = { (seed: UInt64, turn: UInt64) in Self.model(past, seed: seed).reaction(of: "bo", by: .call, at: Self.at(0), in: [], turn: turn).at
        }
        let model = Self.model(past)
        let all = (0..<20).map { model.reaction(of: "bo", by: .call, at: Self.at(0), in: [], turn: $0).at }
        #expect(all.reversed() == (0..<20).reversed().map { draw(1, $0) })
        #expect(Set(all).count > 5)
        #expect(all != (0..<20).map { draw(2, $0) })
    }
}

@Suite("How long people take to answer")
struct AnswerTimesTests {
    private static func times(_ samples: [(Int64, Bool)]) -> AnswerTimes {
        AnswerTimes(samples.map { AnswerTimes.Sample(after: .minutes($0), isAnswer: $1) })
    }

    @Test("each answer is as likely as another when nobody was silent", arguments: [(0.0, 1), (0.2, 1), (0.3, 2), (0.6, 3), (0.99, 4)])
    func even(_ chance: Double, _ minutes: Int64) {
        #expect(Self.times([(3, true), (1, true), (4, true), (2, true)]).draw(chance) == .minutes(minutes))
    }

    @Test("whoever was silent to the end may answer later, or not at all")
    func silent() {
        // Of four, one answered after a minute; of the three left, one was silent only for two minutes, one answered after three.
        let times = Self.times([(1, true), (2, false), (3, true), (9, false)])
        #expect(times.draw(0.2) == .minutes(1))
        #expect(times.draw(0.5) == .minutes(3))
        #expect(times.draw(0.9) == nil)
    }

    @Test("nobody answers within the time they were silent")
    func beyond() {
        let times = Self.times((1...10).map { ($0, true) })
        #expect((0..<100).allSatisfy { times.draw(Double($0) / 100, beyond: .minutes(6)).map { $0 > .minutes(6) } ?? false })
        #expect(times.draw(0.5, beyond: .minutes(10)) == nil)
    }

    @Test("where nothing is known nobody answers")
    func empty() { #expect(AnswerTimes([]).draw(0) == nil) }
}
