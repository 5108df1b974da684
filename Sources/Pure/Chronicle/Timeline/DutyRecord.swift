package import Engine
package import Runbooks
package import Vocabulary

/// One time that something was owed. An incident itself remembers only the last of each name; this is every one of them.
package struct DutyRecord: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        case open, kept, late, missed, moot
        case waived(because: String)

        func word(at now: Moment, due: Moment) -> String {
            switch self {
            case .open: now > due ? "overdue" : "owed"
            case .kept: "in time"
            case .late: "late"
            case .missed: "missed"
            case .moot: "owed no more"
            case .waived(let because): "waived: \(because)"
            }
        }
    }

    package var name: DutyName
    package var owner: Party
    package var due: Moment
    package var isPromise: Bool
    package var ending: Ending
    /// When it was done or, of one that was never done, when it was missed or let go.
    package var endedAt: Moment?

    package var isMoot: Bool { ending == .moot }

    /// In the order they were opened. A duty that is opened anew while it is owed is the same one, due at another time.
    package static func all(in events: some Sequence<IncidentEvent>) -> [DutyRecord] {
        var records: [DutyRecord] = []
        var places: [DutyName: Int] = [:]
        for event in events {
            if case .dutyOpened(let name, let owner, _, let due, let isPromise) = event.what {
                let record = DutyRecord(name: name, owner: owner, due: due, isPromise: isPromise, ending: .open)
                if let place = places[name], records[place].ending == .open {
                    records[place] = record
                } else {
                    places[name] = records.count
                    records.append(record)
                }
            } else if let (name, ending) = event.what.dutyEnding, let place = places[name] {
                records[place].ending = ending
                // One that was missed may be done yet.
                records[place].endedAt = ending == .missed ? nil : event.at
            }
        }
        return records
    }
}

extension IncidentEvent.What {
    fileprivate var dutyEnding: (DutyName, DutyRecord.Ending)? {
        switch self {
        case .dutyKept(let name, let late): (name, late ? .late : .kept)
        case .dutyMissed(let name): (name, .missed)
        case .dutyMoot(let name): (name, .moot)
        case .dutyWaived(let name, let because): (name, .waived(because: because))
        default: nil
        }
    }
}
