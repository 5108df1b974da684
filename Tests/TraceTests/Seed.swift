import Foundation

/// A runbook somebody else wrote, as the example folder that carries it: each of its requirements has a number.
struct Seed: Sendable, CustomStringConvertible {
    let letter: String
    let example: String
    let about: String
    let count: Int

    var description: String { example }
    var table: String { "Tests/Fixtures/requirements/\(example).tsv" }
    var numbers: [String] { (1...count).map { "\(letter)-\($0 < 10 ? "0" : "")\($0)" } }

    /// The lines below the heading; a line that is none of ours is told with its number.
    func requirements() throws -> [Requirement] {
        try Project.text(of: table).split(separator: "\n").enumerated().dropFirst().map { index, line in
            guard let requirement = Requirement(line: line) else { throw Unreadable(place: "\(table):\(index + 1)", line: String(line)) }
            return requirement
        }
    }

    struct Unreadable: Error {
        let place: String
        let line: String
    }

    static let all = [
        Seed(letter: "S0", example: "saas-three-severities", about: "A software service with three severities", count: 52),
        Seed(letter: "S1", example: "small-team", about: "A small team: four severities, one path upwards", count: 62),
        Seed(letter: "S2", example: "pria-raci", about: "Round the clock, seven phases, a RACI table", count: 97),
        Seed(letter: "S3", example: "governance", about: "A platform for identity, governance and evidence", count: 48),
        Seed(letter: "S4", example: "platform-seats", about: "A platform run by seats, with reviews, drills and law", count: 106),
    ]
}
