internal import CSQLite
package import Storage

/// One numbered step of the schema. Steps only go forward, and one that was released is never edited.
package struct Migration: Sendable {
    package let number: Int
    package let script: String

    package static let all = [journal, afterwards, handedOver, accounts, tokenUse, ownWays, providers, devices, rhythm, unheard]
    package static let newest = all.count

    /// Brings a database up to the newest schema: what is missing, each in a transaction of its own, in order.
    package static func run(on connection: Connection, upTo last: Int = newest) throws(JournalError) {
        let stored = try version(of: connection)
        guard stored <= newest else {
            throw .broken(
                "\(connection.path) has schema \(stored), and this Runbell knows schemas up to \(newest): "
                    + "start the release that last wrote it, or a newer one")
        }
        for step in all where step.number > stored && step.number <= last {
            try connection.transaction { () throws(JournalError) in
                try connection.execute(step.script)
                try connection.execute("PRAGMA user_version = \(step.number)")
            }
        }
    }

    package static func version(of connection: Connection) throws(JournalError) -> Int {
        try connection.statement("PRAGMA user_version").first { (row) throws(JournalError) in row.int(0) } ?? 0
    }
}
