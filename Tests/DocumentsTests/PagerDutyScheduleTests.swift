import Documents
import Foundation
import Notation
import OnCall
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Schedules nobody would draw, over a year of changing clocks.
@Suite("Whoever was on call at PagerDuty is on call here")
struct PagerDutyScheduleTests {
    private static let zones = ["Europe/Stockholm", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland", "UTC"]
    private static let lengths = [28_800, 43_200, 86_400, 259_200, 604_800, 1_209_600]
    private static let start = 1_795_305_600

    @Test("every half hour of a year, of generated schedules", arguments: 1...30 as ClosedRange<UInt64>)
    func year(_ seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        let schedule = Self.schedule(&chance)
        let oracle = try #require(PagerDutyOracle(schedule))
        let setup = try ForeignSetup(Self.export(schedule), of: .pagerduty, since: Moment(seconds: Int64(Self.start)))
        let reading = ForeignFixture.reading(setup)
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        let runbook = try #require(reading.runbook, "\(errors.joined(separator: "\n"))")
        let roster = Roster(schedules: runbook.schedules, seats: [:])
        let end = Self.start + 366 * 86_400
        var shifts = roster.shifts(of: "Primary", from: Moment(seconds: Int64(Self.start)), to: Moment(seconds: Int64(end)))[...]
        var differs: [String] = []
        for second in stride(from: Self.start, to: end, by: 1800) where !Self.changes(oracle.zone, around: second) {
            shifts = shifts.drop { $0.end <= Moment(seconds: Int64(second)) }
            let (here, there) = (shifts.first?.people.first?.text, oracle.onCall(at: second).map { $0.lowercased() })
            if here != there { differs.append("\(Moment(seconds: Int64(second)).rfc3339): \(here ?? "nobody"), and there \(there ?? "nobody")") }
        }
        #expect(differs.isEmpty, "\(differs.count) differ; \(differs.prefix(3))\n\(schedule.text)\n\(ForeignFixture.text(setup))")
    }

    /// An hour that is shown twice is a question of its own, which `WallClock` answers and has tests for.
    private static func changes(_ zone: TimeZone, around second: Int) -> Bool {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second - 10_800)))
            != zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second + 10_800)))
    }

    private static func export(_ schedule: JSON) -> JSON {
        ["schedules": [schedule], "users": .array(["ana", "bo", "cy", "dana"].map { ["id": .string($0.uppercased()), "name": .string($0)] })]
    }

    private static func schedule(_ chance: inout SplitMix64) -> JSON {
        let layers = (1...chance.number(1...3)).map { layer($0, &chance) }
        return ["id": "S1", "name": "Primary", "time_zone": .string(chance.pick(zones)), "schedule_layers": .array(layers)]
    }

    private static func layer(_ number: Int, _ chance: inout SplitMix64) -> JSON {
        // At whole half hours of UTC, so that the questions asked lie on the hand-overs.
        let first = start - chance.number(1...20_000) * 1800
        let begins = chance.oneIn(3) ? start + chance.number(1...5_000) * 1800 : first + chance.number(0...500) * 1800
        let users: [JSON] = (0..<chance.number(1...4)).map { ["user": ["id": .string(["ANA", "BO", "CY", "DANA"][$0])]] }
        return [
            "id": .string("L\(number)"), "name": "Layer", "start": instant(begins), "rotation_virtual_start": instant(first),
            "end": chance.oneIn(3) ? instant(begins + chance.number(1...9_000) * 1800) : .null, "users": .array(users),
            "rotation_turn_length_seconds": .integer(Int64(chance.pick(lengths))),
            "restrictions": .array((0..<chance.number(0...2)).map { _ in restriction(&chance) }),
        ]
    }

    private static func restriction(_ chance: inout SplitMix64) -> JSON {
        let hour = chance.number(0...23)
        let time = JSON.string("\(hour < 10 ? "0" : "")\(hour):\(chance.oneIn(2) ? "30" : "00"):00")
        if chance.oneIn(2) {
            return ["type": "daily_restriction", "start_time_of_day": time, "duration_seconds": .integer(Int64(chance.number(1...48) * 1800))]
        }
        return [
            "type": "weekly_restriction", "start_day_of_week": .integer(Int64(chance.number(1...7))), "start_time_of_day": time,
            "duration_seconds": .integer(Int64(chance.number(1...336) * 1800)),
        ]
    }

    private static func instant(_ seconds: Int) -> JSON { .string(Moment(seconds: Int64(seconds)).rfc3339) }
}
