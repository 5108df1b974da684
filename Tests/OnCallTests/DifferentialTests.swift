import OnCall
import Testing
import Vocabulary

/// Two roads to one answer: arithmetic at an instant, and the calendar walked turn by turn.
@Suite("Resolved at an instant and expanded over a calendar")
struct DifferentialTests {
    @Test("agree in every hard zone, on both sides of every boundary", arguments: Zones.hard)
    func agree(_ zone: String) {
        for seed in 1...100 {
            var random = RandomRoster(zone: zone, seed: UInt64(seed))
            let window = random.window()
            let roster = random.roster(around: window)
            let shifts = roster.shifts(of: "primary", from: window.lowerBound, to: window.upperBound)
            let random20 = (0..<20).map { _ in window.lowerBound + .seconds(Int64(random.chance.number(0...700_000))) }
            let changes = random.clock.changes(from: window.lowerBound, to: window.upperBound)
            let edges = (shifts.map(\.start) + changes).flatMap { [$0 - .milliseconds(1), $0, $0 + .milliseconds(1), $0 + .minutes(29)] }
            for moment in edges + random20 where window.contains(moment) {
                let expanded = shifts.first { $0.start <= moment && moment < $0.end }?.people
                let resolved = roster.onCall("primary", at: moment)
                #expect(expanded == resolved, "seed \(seed), \(moment.rfc3339): \(roster)")
                if expanded != resolved { return }
            }
        }
    }

    @Test("the calendar has no holes, no overlaps and no needless cuts", arguments: Zones.hard)
    func wellFormed(_ zone: String) {
        for seed in 101...110 {
            var random = RandomRoster(zone: zone, seed: UInt64(seed))
            let window = random.window()
            let shifts = random.roster(around: window).shifts(of: "primary", from: window.lowerBound, to: window.upperBound)
            #expect(shifts.first?.start == window.lowerBound)
            #expect(shifts.last?.end == window.upperBound)
            for (one, next) in zip(shifts, shifts.dropFirst()) {
                #expect(one.start < one.end && one.end == next.start)
                #expect(one.people != next.people || one.override != next.override)
            }
        }
    }

    @Test("a shift in a feed begins and ends where it does whatever was asked for", arguments: Zones.hard)
    func calendarDoesNotDependOnTheWindow(_ zone: String) {
        for seed in 201...205 {
            var random = RandomRoster(zone: zone, seed: UInt64(seed))
            let window = random.window()
            let roster = random.roster(around: window)
            let wide = roster.calendar(of: "primary", from: window.lowerBound - .days(40), to: window.upperBound + .days(40))
            let narrow = roster.calendar(of: "primary", from: window.lowerBound, to: window.upperBound)
            #expect(narrow == wide.filter { $0.start < window.upperBound && window.lowerBound < $0.end }, "seed \(seed)")
        }
    }

    @Test("the next hand-over is the first instant at which others are on call", arguments: Zones.hard)
    func handover(_ zone: String) {
        for seed in 301...310 {
            var random = RandomRoster(zone: zone, seed: UInt64(seed))
            let window = random.window()
            let roster = random.roster(around: window)
            guard let next = roster.nextHandover(of: "primary", after: window.lowerBound) else { continue }
            #expect(roster.onCall("primary", at: next.at) == next.incoming)
            #expect(roster.onCall("primary", at: next.at - .milliseconds(1)) == next.outgoing)
            #expect(next.outgoing != next.incoming)
        }
    }
}
