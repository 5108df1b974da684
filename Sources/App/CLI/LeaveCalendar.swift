internal import Assurance
internal import CalendarFiles
internal import Foundation
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What a calendar says of who is away, and which of its events are nobody's: leave that is overlooked is a page that wakes nobody.
struct LeaveCalendar {
    let absences: [Absence]
    /// For whoever asked: who is away how often, and what was passed over.
    let words: [String]

    init(at path: String, of runbook: Runbook, within window: Range<Moment>) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw Exit.refuse("cannot read \(path)") }
        guard bytes.count <= Limits.leaveBytes else { throw Exit.refuse("\(path): more than \(Limits.leaveBytes / 1_048_576) MB of calendar") }
        guard !bytes.contains(0), let text = String(bytes: bytes, encoding: .utf8) else {
            throw Exit.refuse("\(path): the calendar is not UTF-8 text; save it as UTF-8")
        }
        let file: LeaveFile
        do { file = try LeaveFile(text) } catch { throw Exit.refuse("\(path): \(error)") }

        var names = LeaveNames()
        for person in runbook.people.values { names.add(person.name, fullName: person.fullName, email: person.email) }
        var (absences, nobody, problems) = ([Absence](), [(title: String, why: String, line: Int)](), [String]())
        for event in file.events {
            switch names.whose(event) {
            case .noLeave: break
            case .nobody(let why): nobody.append((Terminal.plain(event.title.clipped()), why, event.line))
            case .person(let person):
                do {
                    let stretches = try file.stretches(of: event, within: window, at: .of(runbook.zone(of: person)))
                    absences += stretches.map { Absence(person: person, start: $0.lowerBound, end: $0.upperBound) }
                } catch {
                    problems.append("\(path): \(error) (in “\(Terminal.plain(event.title.clipped()))” of \(person))")
                }
            }
        }
        guard problems.isEmpty else { throw Exit.refuse(problems.joined(separator: "\nrunbell: ")) }
        self.absences = absences
        words = ["\(path): \(Self.away(absences))"] + Self.strangers(nobody).map { "\(path): \($0)" }
    }

    private static func away(_ absences: [Absence]) -> String {
        let counts = Dictionary(grouping: absences, by: \.person).sorted { $0.key < $1.key }
        guard !counts.isEmpty else { return "nobody is on leave in these days." }
        return "on leave in these days: "
            + counts.map { "\($0.key) \($0.value.count == 1 ? "once" : "\($0.value.count) times")" }.joined(separator: ", ") + "."
    }

    /// A title once, however often it comes back.
    private static func strangers(_ events: [(title: String, why: String, line: Int)]) -> [String] {
        let titles = Dictionary(grouping: events) { "“\($0.title)” \($0.why)" }.mapValues { (first: $0.first?.line ?? 0, count: $0.count) }
        let sorted = titles.sorted { $0.value.first < $1.value.first }
        var lines = sorted.prefix(Limits.leaveTitles).map { words, events in
            "line \(events.first): \(words)\(events.count == 1 ? "" : ", \(events.count) times"), and is nobody's leave."
        }
        let rest = sorted.dropFirst(Limits.leaveTitles).reduce(0) { $0 + $1.value.count }
        if rest > 0 { lines.append("\(rest) more events are nobody's leave.") }
        if !sorted.isEmpty { lines.append("an event is somebody's when it is called “NAME” or “NAME: words”, or has no other address than theirs.") }
        return lines
    }
}
