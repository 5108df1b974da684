import Foundation

/// One line of the acceptance list: what a runbook asks for, in our words, and what carries it.
struct Requirement: Sendable {
    enum Kind: String, Sendable {
        /// Must be sayable as data.
        case policy
        /// Something the server does.
        case feature
        /// Knowledge only.
        case doc
    }

    let number: String
    let kind: Kind
    let topic: String
    let says: String
    let carriers: [Carrier]

    /// Five columns between tabs.
    init?(line: Substring) {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 5, let kind = Kind(rawValue: columns[1]), let carriers = Carrier.list(columns[4]) else { return nil }
        number = columns[0]
        self.kind = kind
        topic = columns[2]
        says = columns[3]
        self.carriers = carriers
    }
}
