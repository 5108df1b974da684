import Assurance
import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

/// Every value of the runbook that uses the whole language is changed, one at a time. Whatever changes its meaning has to be told, and so that
/// two changes of the same value are told apart: a sentence that says only that something changes fails.
@Suite("No change of the language is told vaguely or not at all")
struct DifferenceLawTests {
    private static let folder = WholeTests.path
    private static let window = Moment(rfc3339: "2026-03-02T00:00:00+01:00")!..<Moment(rfc3339: "2026-03-16T00:00:00+01:00")!

    /// What may stand in the place of a word. Everything else is made longer by a letter.
    private static let kin: [[String]] = [
        ["ana", "bo", "cy", "dana"], ["devops-lead", "security-lead", "product-lead", "technical-director", "director", "privacy-officer", "bridge"],
        ["P1", "P2", "P3", "P4"], ["detect", "acknowledge", "contain", "recover", "review"], ["push", "sms", "call", "email", "slack"],
        ["yes", "no", "possibly"], ["urgent", "normal"], ["primary", "secondary"], ["public", "internal"], ["number", "minutes", "money", "text"],
        ["higher", "lower"], ["api", "workflow"], ["ops-chat", "mail", "ops-hook"], ["always", "never", "optional"],
        ["raised", "mitigated", "resolved", "acknowledged", "declared"], ["investigating", "identified", "monitoring"],
        ["started_at", "impact", "channel", "service", "summary"], ["owner", "due", "priority", "category"], ["mtta", "mttr", "mttm"],
        ["partial_outage", "major_outage", "degraded_performance"], ["first-notice", "customer-update", "internal-update", "plain"],
        ["incident_commander", "communications_lead", "scribe"], ["required", "optional"], ["mail", "nobody"], ["A/R", "R", "C", "I", "S", "A"],
        ["Europe/Stockholm", "Europe/Paris", "Asia/Tokyo"], ["Mon-Fri", "Mon-Thu", "Mon-Sat"], ["week", "month", "quarter"], ["day", "month"],
        ["phone", "url"], ["p1", "p2", "p3"], ["alertmanager", "prometheus"], ["by hand", "automatically"],
    ]

    /// Said as little as possible of, on purpose: numbers, addresses and keys.
    private static let unsaid: Set = ["email", "phone", "slack", "ntfy", "token", "account", "url", "from", "channel", "key", "fallback", "to"]

    /// Lines in which a change makes nothing different: another zone with the same clock, a turn of one person alone, a promise that every
    /// severity has one of its own for.
    private static let meansNothing = ["zone: Europe/Stockholm", "rotate: [dana]", "within: 3 business days"]

    struct Place: Sendable, CustomTestStringConvertible {
        let file: String
        let line: Int
        let range: Range<Int>
        let key: String
        let text: String
        var testDescription: String { "\(file):\(line) \(key) \(text)" }
    }

    @Test("each value of the whole language", arguments: ["runbook.yaml", "response.yaml", "communications.yaml", "learning.yaml"])
    func values(file: String) throws {
        let texts = try Self.texts()
        let before = try #require(Self.read(texts))
        var told = 0
        for place in try Self.places(in: #require(texts[file]), of: file) {
            var sentences: [[String]] = []
            let line = (texts[file] ?? "").split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1]
            guard !Self.meansNothing.contains(where: { line.contains($0) }) else { continue }
            for word in Self.others(for: place.text).filter({ !line.contains($0) }).prefix(3) where sentences.count < 2 {
                guard let after = Self.read(Self.texts(texts, place, word)), after != before else { continue }
                let words = Difference(from: before, to: after, over: Self.window).changes.map(\.words)
                #expect(!words.isEmpty, "\(place.testDescription) became \(word), and nothing is told")
                sentences.append(words)
            }
            told += sentences.count
            guard sentences.count == 2, !Self.unsaid.contains(place.key) else { continue }
            #expect(sentences[0] != sentences[1], "\(place.testDescription): \(sentences[0].joined(separator: " "))")
        }
        #expect(told > 50, "\(told)")
    }

    // MARK: Texts

    private static func texts() throws -> [String: String] {
        let paths =
            ["runbook.yaml", "response.yaml", "communications.yaml", "learning.yaml", "holidays/se.ics"]
            + ["first-notice", "customer-update"].map { "templates/\($0).mustache" }
        return try Dictionary(uniqueKeysWithValues: paths.map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) })
    }

    private static func texts(_ texts: [String: String], _ place: Place, _ word: String) -> [String: String] {
        var texts = texts
        var lines = (texts[place.file] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        lines[place.line - 1].replaceSubrange(place.range, with: word)
        texts[place.file] = lines.map { String($0) }.joined(separator: "\n")
        return texts
    }

    /// Of the same meaning: which text it is and where it stands make no difference.
    private static func read(_ texts: [String: String]) -> Runbook? {
        func files(_ end: String) -> [RunbookText] {
            texts.filter { $0.key.hasSuffix(end) }.sorted { $0.key < $1.key }.map { RunbookText(path: $0.key, text: $0.value) }
        }
        let reader = RunbookReader()
        let reading = reader.read(files(".yaml"), calendars: files(".ics"), templates: files(".mustache"), scenarios: ["scenarios/worst-p1.yaml"])
        guard var runbook = reading.runbook else { return nil }
        runbook.version = RunbookVersion("000000000000")
        runbook.places = ClausePlaces()
        return runbook
    }

    // MARK: Places

    /// Words that are no keys, with the nearest key before them.
    private static func places(in text: String, of file: String) -> [Place] {
        var places: [Place] = []
        var key = ""
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let letters = Array(line)
            var start = 0
            while start < letters.count {
                guard !" {}[],\"'#:".contains(letters[start]) else { start += 1; continue }
                let end = letters[start...].firstIndex { " {}[],\"'".contains($0) } ?? letters.count
                let word = String(letters[start..<end])
                if word.hasSuffix(":") {
                    key = String(word.dropLast())
                } else if word != "-" {
                    places.append(Place(file: file, line: number + 1, range: start..<end, key: key, text: word))
                }
                start = end
            }
        }
        return places
    }

    private static func others(for word: String) -> [String] {
        if let group = kin.first(where: { $0.contains(word) }) { return group.filter { $0 != word } }
        if let digits = word.firstRange(of: /[0-9]+/), let number = Int(word[digits]) {
            return [1, 2].map { word.replacingCharacters(in: digits, with: "\(number + $0)") }
        }
        return [word + "x", word + "y"]
    }
}
