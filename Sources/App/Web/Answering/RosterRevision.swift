internal import OnCall
internal import Synchronization

/// A number for the roster that grows whenever it changes, so that calendar programs take the newest of what they are told
/// (`SEQUENCE`, RFC 5545 section 3.8.7.4). It is the position the journal had reached when this roster was first seen: it stays while
/// the roster stays, and no restart takes it back.
final class RosterRevision: Sendable {
    private let last = Mutex<(roster: Roster, number: Int64)?>(nil)

    /// `position` is the journal's last one, asked before the roster was read.
    func number(of roster: Roster, at position: Int64) -> Int {
        last.withLock { last in
            if let known = last, known.roster == roster { return Int(known.number) }
            // What changed it may have been written right after the position was asked.
            let number = max(position, (last?.number ?? 0) + 1)
            last = (roster, number)
            return Int(number)
        }
    }
}
