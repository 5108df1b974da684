import Documents
import RunbookFiles
import Runbooks
import Testing

/// The five documents the examples were written from by hand. Each policy of theirs that the language can say is a line of facts; the score says how
/// many the import finds, and where it says something else than the example it is wrong.
@Suite("Documents the examples were written from")
struct SeedTests {
    static let names = ["governance", "platform-seats", "pria-raci", "saas-three-severities", "small-team"]

    /// In percent; it only goes up.
    private static let bar = 80

    private static func facts(_ name: String) throws -> Facts {
        let reading = Fixture.filledIn(try Fixture.imported("seeds/\(name).md"))
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        return Facts(try #require(reading.runbook, "\(errors.joined(separator: "\n"))"))
    }

    @Test("what they decide is found", arguments: names)
    func found(_ name: String) throws {
        let facts = try Self.facts(name)
        let lines = try Fixture.text("Tests/Fixtures/seeds/\(name).facts").split(separator: "\n")
        var isFound: [String: Bool] = [:]
        var missed: [String] = []
        for line in lines {
            guard let space = line.firstIndex(of: " "), let expected = Expectation(line[line.index(after: space)...]) else { continue }
            let holds = expected.holds(in: facts)
            isFound[String(line[..<space]), default: true] = isFound[String(line[..<space]), default: true] && holds
            if !holds { missed.append(String(line)) }
        }
        let count = isFound.values.count { $0 }
        print("\(name): \(count) found, \(isFound.count - count) missed of \(isFound.count) policies; missed facts: \(missed)")
        #expect(count * 100 >= isFound.count * Self.bar, "\(missed)")
    }

    /// What has one value and stands in both: the import and the example may not differ, except where the example says more than the document.
    @Test("nothing the examples say is said otherwise", arguments: names)
    func wrong(_ name: String) throws {
        let own = try Self.facts(name)
        let example = Facts(try #require(try Fixture.example(name)))
        let single = ["acknowledge_within", "recover_within", "update_every", "breaches_slo", "status_page"]
        var compared = 0
        var wrong: [String] = []
        for fact in own.all {
            let last = fact.path.split(separator: "/").last.map(String.init) ?? ""
            guard
                single.contains(last) || ["reviews/within", "reviews/for", "triage/severity_within", "severities", "observe"].contains(fact.path)
                    || fact.path.hasPrefix("kpi/") && fact.path.contains("target")
                    || fact.path.hasPrefix("reviews/actions/") || fact.path.hasPrefix("drill/") && last == "every"
            else { continue }
            guard let other = example.all.first(where: { $0.path == fact.path }) else { continue }
            compared += 1
            let isSame = other.value == fact.value || other.value.hasPrefix("\(fact.value), at most")
            if !isSame { wrong.append("\(fact.path): \(fact.value) instead of \(other.value)") }
        }
        print("\(name): \(wrong.count) wrong of \(compared) compared with the example")
        #expect(wrong == [] && compared >= 5)
    }

    /// A length of time is only written where its line has a number or a word for it.
    @Test(
        "every length of time stands in the line it is said to come from",
        arguments: names.map { "seeds/\($0)" } + DocumentTests.names.map { "imports/\($0)" })
    func traced(_ path: String) throws {
        let text = try Fixture.text("Tests/Fixtures/\(path).md")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let result = RunbookImport(document: text)
        let keys: Set<String> = ["acknowledge_within", "recover_within", "within", "update_every", "every", "at"]
        for clause in result.understood {
            guard let key = clause.path.last(where: { keys.contains($0) }), !key.isEmpty, clause.path.last == key else { continue }
            let digits = clause.text.prefix { $0.isNumber }
            let line = String(lines[clause.line - 1])
            let words = line.lowercased().split { !$0.isLetter }.map(String.init)
            // `60 min` is written `1h`.
            let inMinutes = Int(digits).map { String($0 * 60) } ?? "-"
            let isWritten =
                line.contains(digits) || line.contains(inMinutes)
                || words.contains {
                    [
                        "hour", "hourly", "day", "daily", "week", "weekly", "month", "monthly", "quarterly", "quarter", "annual", "annually", "five",
                        "eight", "four", "three", "two", "one", "six", "stündlich", "halbjährlich", "jährlich", "vierteljährlich", "trimestriel",
                        "trimestre", "année",
                    ].contains($0)
                }
            // The rungs of a chain add up what is waited for.
            #expect(isWritten || key == "at" || clause.text == "0m", "\(clause)")
        }
    }
}
