import Foundation

/// Work a requirement waits for, each with the sentence that says what it will be.
struct Later {
    let name: String
    let says: String

    static let table = "Tests/Fixtures/requirements/later.tsv"

    static func topics() throws -> [Later] {
        try Project.text(of: table).split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: "\t").map(String.init)
            return columns.count == 2 ? Later(name: columns[0], says: columns[1]) : nil
        }
    }
}
