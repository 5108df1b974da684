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
    private static let bar = 95

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

    /// Facts whose last word is one of these may stand several times and are texts in the document's own words.
    private static let texts: Set<String> = [
        "says", "does", "check", "step", "symptom", "cause", "detect", "verify", "never", "first", "what", "proof", "source", "version_note", "note",
        "section", "question", "email", "phone", "url", "reasons", "backup", "match", "attendee", "phases", "title",
    ]

    private static func isWords(_ fact: (path: String, value: String)) -> Bool {
        let parts = fact.path.split(separator: "/").map(String.init)
        // A template's words and an escalation's sum are compared by their parts.
        if parts[0] == "template" && parts.count == 2 || parts == ["escalation"] { return true }
        return texts.contains(parts.last ?? "") || parts.last == "for" && ["contact", "playbook", "phase"].contains(parts[0])
    }

    /// Where the import and the example speak of the same place, they say the same. `NAME.otherwise` lists where the example goes beyond its
    /// document, such as a time it chose: there the document is right.
    @Test("nothing the examples say is said otherwise", arguments: names)
    func wrong(_ name: String) throws {
        let otherwise = Otherwise(try Fixture.text("Tests/Fixtures/seeds/\(name).otherwise"))
        let example = Facts(try #require(try Fixture.example(name)))
        let comparison = Comparison(try Self.facts(name).all.filter { !Self.isWords($0) }.map(otherwise.renamed), with: example)
        let wrong = comparison.wrong.filter { !otherwise.reasons.keys.contains($0) }
        print("\(name): \(wrong.count) wrong of \(comparison.count) compared with the example\n   \(wrong.joined(separator: "\n   "))")
        #expect(wrong == [] && comparison.count >= 5)
        #expect(Set(otherwise.reasons.keys).subtracting(comparison.wrong) == [], "no longer otherwise")
        #expect(otherwise.reasons.filter { $0.value.isEmpty }.keys.sorted() == [], "no reason is given")
    }

    /// A length of time is only written where its line has a number or a word for it. (The letters of `klinik` are broken, and it counts in words; a
    /// panel of `exported` is one paragraph of several lines.)
    @Test(
        "every length of time stands in the line it is said to come from",
        arguments: names.map { "seeds/\($0)" } + DocumentTests.names.filter { $0 != "klinik" && $0 != "exported" }.map { "imports/\($0)" })
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
                        "trimestre", "année", "twice", "seis", "drei", "cinq", "trois",
                    ].contains($0)
                }
            // The rungs of a chain add up what is waited for.
            #expect(isWritten || key == "at" || clause.text == "0m", "\(clause)")
        }
    }
}
