internal import Chronicle
internal import Engine
internal import OnCall
package import Runbooks
package import Vocabulary

/// A rehearsal as people read it: what happened when, how the duties ended, and what was expected otherwise.
package struct Story: Sendable {
    package struct Line: Hashable, Sendable {
        /// Since the start.
        package var at: Duration
        package var incident: IncidentID?
        package var text: String
        /// Something went wrong here.
        package var isTrouble = false
    }

    package let scenario: Scenario
    package let lines: [Line]
    package let duties: [DutyEnding]
    package let differences: [Difference]
    /// Sentences about a time it did not come to, and when it was stopped; only of one that was.
    package let unreached: Int
    package let stoppedAt: Duration?
    let showsIncidents: Bool
    let zone: String

    package init(_ record: Record) {
        scenario = record.scenario
        zone = record.runbook.zone
        lines = Self.lines(of: record)
        duties = DutyEnding.all(of: record)
        let judge = Judge(record)
        differences = judge.differences
        unreached = judge.unreached
        stoppedAt = record.isCutShort ? record.offset(record.end) : nil
        showsIncidents = record.incidents.count > 1
    }

    package var isAsExpected: Bool { differences.isEmpty }

    // MARK: What happened

    /// Events, messages and faults in the order in which they happened. What the journal keeps for itself is left out.
    static func lines(of record: Record) -> [Line] {
        typealias Placed = (position: Int64, rank: Int, line: Line)
        var all: [Placed] = record.lines.filter(\.event.what.isStory).map { line in
            let text = line.event.sentence
            let told = Line(at: record.offset(line.event.at), incident: line.incident, text: text, isTrouble: line.event.what.isTrouble)
            return (line.position, 0, told)
        }
        all += record.programme.filter { $0.event.what.importance == .story }.map { line in
            (line.position, 0, Line(at: record.offset(line.event.at), text: line.event.sentence, isTrouble: line.event.isTrouble))
        }
        all += together(record.messages).map { ($0[0].position, 1, line($0, record)) }
        all += record.remarks.map { remark in
            let text =
                switch remark.what {
                case .fault(let text): text
                case .refused(let title, let because): "\(title): refused, \(because)"
                }
            return (remark.position, 2, Line(at: record.offset(remark.at), text: text, isTrouble: true))
        }
        let order = all.indices.sorted { a, b in
            (all[a].line.at, all[a].position, all[a].rank, a) < (all[b].line.at, all[b].position, all[b].rank, b)
        }
        return order.map { all[$0].line }
    }

    /// Messages that left at one moment for one reason are one line.
    private static func together(_ messages: [Message]) -> [[Message]] {
        var groups: [[Message]] = []
        for message in messages {
            if let last = groups.last?.last, last.at == message.at, last.because == message.because, last.isPage, message.isPage,
                last.incidents == message.incidents
            {
                groups[groups.count - 1].append(message)
            } else {
                groups.append([message])
            }
        }
        return groups
    }

    private static func line(_ messages: [Message], _ record: Record) -> Line {
        let first = messages[0]
        let instead = first.carrier == first.audience.connection ? "" : ", carried by \(first.carrier)"
        let text =
            switch first.kind {
            case .page:
                "\(messages.map { "\($0.person?.text ?? "") by \($0.way?.rawValue ?? "")" }.joined(separator: ", ")): paged"
                    + (first.because.map { " (\($0.words))" } ?? "") + instead
            case .reminder(let person): "\(person): told by \(first.carrier), \u{201C}\(first.words)\u{201D}"
            case .notice: "\(first.audience.words): \u{201C}\(first.words)\u{201D}\(instead)"
            }
        return Line(at: record.offset(first.at), incident: first.isOfProgramme ? nil : first.incidents.first, text: text)
    }
}

extension IncidentEvent.What {
    /// Whether it is told. A rehearsal shows the machine at work, so that more is told than in a timeline, where it is details; what
    /// follows from something else that is told, and what is told as a message, is not.
    fileprivate var isStory: Bool {
        switch self {
        // Told as the message it became.
        case .paged: false
        case .pageEnded(_, .failed, _), .pageEnded(_, .expired, _): true
        case .ladderStarted(_, _, let because): because != .raised
        case .dutyStepped(_, _, let people, let words): !words.isEmpty || people.isEmpty
        case .dutyOpened, .dutyKept: false
        default: importance > .mechanics
        }
    }

    fileprivate var isTrouble: Bool {
        switch self {
        case .dutyMissed, .ladderExhausted, .rungSkipped, .disregarded: true
        case .pageEnded(_, .failed, _): true
        default: false
        }
    }
}
