internal import OnCall
internal import Runbooks
internal import Vocabulary

/// People who take turns in another tool, on the wall clock of a zone.
struct ForeignTurns {
    /// Who takes turns; nobody in a turn is a gap.
    var rotate: [[PersonName]]
    var every: Span
    /// When a turn of the first of them began, or would have begun.
    var anchor: WallReading
    /// From when on it counts, which may be in the middle of a turn.
    var start: WallReading
    var end: WallReading?
    var only: [HoursOfWeek] = []

    /// The same turns as layers, from the turn in progress at `since`. One that begins to count later, in the middle of a turn, needs a layer of
    /// its own for the rest of that turn.
    func layers(since: WallReading) -> [Layer] {
        guard let turns = Turns(from: anchor.time, every: every), !rotate.isEmpty, end.map({ $0 > since && $0 > start }) ?? true else { return [] }
        let only = only.contains(where: \.isAlways) ? [] : only
        let turn = turns.turn(at: max(start, since))
        let begin = turns.start(of: turn)
        if start <= since || start <= begin { return [layer(from: begin, turn: turn, until: end, only)] }
        // With one in it there are no hand-overs to keep.
        if rotate.count == 1 { return [layer(from: start, turn: turn, until: end, only)] }
        let next = turns.start(of: turn + 1)
        var rest = layer(from: start, turn: turn, until: min(next, end ?? next), only)
        rest.rotate = [rest.rotate[0]]
        if let end, end <= next { return [rest] }
        return [rest, layer(from: next, turn: turn + 1, until: end, only)]
    }

    private func layer(from: WallReading, turn: Int, until: WallReading?, _ only: [HoursOfWeek]) -> Layer {
        let first = (turn % rotate.count + rotate.count) % rotate.count
        return Layer(rotate: Array(rotate[first...] + rotate[..<first]), every: every, from: from.time, until: until?.time, only: only)
    }
}

extension Layer {
    var clause: Clause {
        let turns = rotate.map { turn in
            turn.count == 1 ? Clause(turn[0].text, line: nil) : Clause.texts(turn.map(\.text), line: nil)
        }
        var entries = [
            Clause.Entry(name: "rotate", clause: Clause(.list(turns))), Clause.Entry(name: "every", clause: Clause(every.written, line: nil)),
            Clause.Entry(name: "from", clause: Clause(from.written, line: nil)),
        ]
        if let until { entries.append(Clause.Entry(name: "until", clause: Clause(until.written, line: nil))) }
        if !only.isEmpty { entries.append(Clause.Entry(name: "only", clause: .texts(only.map(\.written), line: nil))) }
        return Clause(.map(entries))
    }
}

extension WallTime {
    /// `2026-01-05 09:00`
    var written: String {
        let (year, month, dayOfMonth) = day.components
        return "\(year)-\(two(month))-\(two(dayOfMonth)) \(two(minuteOfDay / 60)):\(two(minuteOfDay % 60))"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
