import CalendarFiles
import Foundation
import OnCall
import Testing
import Vocabulary

/// The feed read by somebody else's reader: the icalendar package for Python. Skipped where that is not installed, unless
/// RUNBELL_REQUIRE_PEERS=1 says that it must be.
@Suite("Another program reads the feed", .enabled(if: PeerPython.isReady || PeerPython.isRequired, "no icalendar; `make tools` installs it"))
struct PeerTests {
    struct Event: Decodable {
        let uid, schedule, summary: String
        let sequence: Int
        let people: [String]
        let stamp, start, end: Double
    }

    @Test("and finds the same shifts, with the names nobody expects")
    func sameShifts() throws {
        let long = PersonName("åsa-漢字-🚨-" + String(repeating: "long", count: 40))
        let layer = Layer(
            rotate: [["ana"], ["bo", "cy, the; \\second"], [long]], every: .weeks(1),
            from: WallTime(day: CivilDay(year: 2026, month: 3, day: 2)!, minuteOfDay: 540))
        let schedule = Schedule(name: "prime, \"time\"", zone: "Europe/Stockholm", cover: .layers([layer]))
        let taken = Override(id: 1, schedule: schedule.name, person: "dana", start: at("2026-03-29T00:30:00Z"), end: at("2026-03-29T01:30:00Z"))
        let roster = Roster(schedules: [schedule.name: schedule], seats: [:], overrides: [taken])
        let shifts = roster.calendar(of: schedule.name, from: at("2026-03-10T00:00:00Z"), to: at("2026-12-01T00:00:00Z"))
        let feed = CalendarFeed(title: "On call, all of it", host: "oncall.pria.example")
        let events = try Self.read(feed.text(shifts: shifts, stamp: at("2026-03-01T12:00:00Z"), revision: 7))
        let found = events.map {
            Shift(schedule: ScheduleName($0.schedule), people: $0.people.map { PersonName($0) }, start: Moment($0.start), end: Moment($0.end))
        }
        #expect(found == shifts.map { Shift(schedule: $0.schedule, people: $0.people, start: $0.start, end: $0.end) })
        #expect(events.map(\.uid) == shifts.map(feed.uid))
        #expect(events.allSatisfy { $0.sequence == 7 && Moment($0.stamp) == at("2026-03-01T12:00:00Z") })
        #expect(shifts.count == 41)
    }

    private static func read(_ feed: String) throws -> [Event] {
        let file = FileManager.default.temporaryDirectory.appending(path: "runbell-\(UUID().uuidString).ics")
        try Data(feed.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let output = try PeerPython.run([PeerPython.script, file.path])
        return try output.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Event.self, from: $0) }
    }
}

extension Moment {
    fileprivate init(_ seconds: Double) { self.init(milliseconds: Int64(seconds * 1000)) }
}
