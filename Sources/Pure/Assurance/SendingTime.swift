package import Vocabulary

/// How long pages waited until the connection they were meant for took them, as one server recorded it. What comes after that, until a device
/// rings, no record knows.
package struct SendingTime: Hashable, Sendable {
    /// One page that a connection was to carry.
    package struct Sample: Hashable, Sendable {
        package var connection: ConnectionName
        /// From when it was due until the connection took it; nil: another one did, or none.
        package var took: Duration?

        package init(over connection: ConnectionName, took: Duration?) {
            self.connection = connection
            self.took = took
        }
    }

    /// Of fewer the 95th hundredth would be the one or the two that came last, and those may all be of one bad night.
    package static let enough = 40
    /// So many of a hundred pages were taken at least as quickly.
    package static let share = 95

    /// In whole seconds, rounded up; nil: too few pages tell of it.
    package let within: Duration?
    /// Those that the connection took.
    package let taken: Int
    /// Those that another connection took instead, or none.
    package let lost: Int

    /// Of one connection.
    package init(_ samples: [Sample]) {
        let times = samples.compactMap(\.took).sorted()
        taken = times.count
        lost = samples.count - times.count
        // The nearest rank: the quickest that so many are no slower than.
        let rank = (times.count * Self.share + 99) / 100
        within = times.count < Self.enough ? nil : .seconds((times[rank - 1].milliseconds + 999) / 1000)
    }

    package static func each(_ samples: [Sample]) -> [ConnectionName: SendingTime] {
        Dictionary(grouping: samples, by: \.connection).mapValues { SendingTime($0) }
    }

    /// `'mail' 2s (95 of 100 of 214 pages; 3 more it did not take)`, `'phone' unknown, taken to be none (12 pages of the 40 it needs)`
    func words(of connection: ConnectionName) -> String {
        let more = lost == 0 ? "" : "; \(lost) more it did not take"
        guard let within else { return "'\(connection)' unknown, taken to be none (\(taken) pages of the \(Self.enough) it needs\(more))" }
        return "'\(connection)' \(within == .zero ? "0s" : within.written) (\(Self.share) of 100 of \(taken) pages\(more))"
    }
}
