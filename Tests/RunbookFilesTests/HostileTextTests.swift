import Foundation
import RunbookFiles
import Runbooks
import Testing
import Vocabulary

@Suite("Hostile text")
struct HostileTextTests {
    private func codes(_ files: [RunbookText]) -> Set<DiagnosticCode> { Set(RunbookReader().read(files).diagnostics.map(\.code)) }
    private func codes(_ text: String) -> Set<DiagnosticCode> { codes([RunbookText(path: "runbook.yaml", text: text)]) }

    @Test("a bomb of aliases is refused before it can grow")
    func aliasBomb() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n" }
        #expect(codes(text) == [.anchor])
    }

    @Test("an alias as a key is refused", arguments: ["? *a\n: b", "&a x: *a", "<<: *base", "a: &b\n  c: *b"])
    func aliases(_ text: String) { #expect(codes(text) == [.anchor]) }

    @Test("depth is a finding, however it is written", arguments: ["[", "{a: ", "- ", "? ", "[{", "- - ", "{? "])
    func depth(_ opening: String) {
        let found = codes(String(repeating: opening, count: 200_000))
        #expect(found.isSubset(of: [.tooDeep, .notYAML, .wrongShape]) && !found.isEmpty, "\(found)")
    }

    @Test("a name or a text of megabytes is refused, and not repeated")
    func long() {
        let long = String(repeating: "é", count: 1_000_000)
        let texts = ["runbook: { name: \(long) }", "people: { \(long): {} }", "people: { ana: { name: \(long) } }", "seats: { lead: [\(long)] }"]
        for text in texts {
            let found = Book.read(text)
            #expect(found.runbook == nil && found.diagnostics.contains { $0.code == .tooLarge })
            #expect(found.diagnostics.map(\.description).joined().count < 10_000)
        }
        let name = String(repeating: "n", count: Limits.runbookNameLetters)
        #expect(Book.read("runbook: { name: \(name), operators: screen }").runbook?.name == name)
        #expect(codes(Book.text("runbook: { name: \(name)n, operators: screen }")) == [.tooLarge])
    }

    @Test(
        "what was to be filled in is no name",
        arguments: [
            "runbook: { name: TBD }", "seats: { xxx: [ana] }", "status_page: { title: '<title>' }", "severities: { TBD: { means: Everything } }",
        ])
    func placeholders(_ text: String) { #expect(codes(Book.text(text)).contains(.placeholder)) }

    @Test("how a text is saved makes no difference where it is text: a byte order mark, line ends of Windows")
    func encodings() {
        let text = Book.text("")
        let saved = [Array("\u{FEFF}\(text)".utf8), Array(text.replacing("\n", with: "\r\n").utf8)]
        for bytes in saved { #expect(RunbookReader().read([RunbookText(path: "runbook.yaml", bytes: bytes)]).runbook?.name == "Shop") }
        var wide: [UInt8] = []
        for unit in text.utf16 { wide += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
        #expect(codes([RunbookText(path: "runbook.yaml", bytes: wide)]) == [.notYAML])
        #expect(codes([RunbookText(path: "runbook.yaml", bytes: [0xFF, 0xFE] + wide)]) == [.notUTF8])
    }

    @Test("brackets without end are too deep, and not a matter of the parser's own settings", arguments: [1_001, 200_000])
    func brackets(_ count: Int) { #expect(codes("seats: " + String(repeating: "[", count: count)) == [.tooDeep]) }

    @Test("more values than a runbook can have are a finding")
    func number() {
        #expect(codes("people: [" + String(repeating: "a,", count: Limits.runbookNodes + 1) + "]").contains(.tooMany))
        let halves = ["a", "b"].map {
            RunbookText(path: "\($0).yaml", text: "\($0): [" + String(repeating: "a,", count: Limits.runbookNodes / 2) + "]")
        }
        #expect(codes(halves).contains(.tooMany))
    }

    @Test("more than ten megabytes are not read")
    func size() {
        #expect(codes(String(repeating: "#", count: Limits.runbookBytes + 1)) == [.tooLarge])
        let part = String(repeating: "# comment\n", count: 600_000)
        #expect(codes([RunbookText(path: "a.yaml", text: part), RunbookText(path: "b.yaml", text: part)]) == [.tooLarge])
    }

    @Test(
        "ten megabytes of one word, one line of keys or nothing but line ends come to an end",
        arguments: [
            "a", "\n", " ", "a: ", "'", "\"", "a\n", "#", "|\n", "\t", "- a\n", "!", "&", "*", "%", "@", ",", "]", "\u{FEFF}", "a:\n ",
        ])
    func monotony(_ piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        #expect(RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)]).runbook == nil)
    }

    @Test("bytes that are no UTF-8 are a finding with their line")
    func badUTF8() {
        let bytes = Array("runbell: 1\nrunbook:\n  name: ".utf8) + [0xC3, 0x28] + Array("\n".utf8)
        let found = RunbookReader().read([RunbookText(path: "runbook.yaml", bytes: bytes)]).diagnostics
        #expect(found.map(\.code) == [.notUTF8])
        #expect(found.first?.place == Place(file: "runbook.yaml", line: 3))
    }

    @Test("what is not there is a finding", arguments: ["", "\n\n", "# only a comment\n", "---\n", "~", "{}"])
    func nothing(_ text: String) {
        let found = RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)])
        #expect(found.runbook == nil && found.diagnostics.contains { $0.severity == .error })
    }

    @Test("control characters are a finding with their line")
    func controlCharacters() {
        let found = RunbookReader().read([RunbookText(path: "a.yaml", text: "runbell: 1\nrunbook: { name: \"\u{1}\" }\n")]).diagnostics
        #expect(found.first?.code == .notYAML)
        #expect(found.first?.place.line == 2)
    }
}

@Suite("Huge runbooks")
struct HugeRunbookTests {
    private func codes(_ lines: String) -> Set<DiagnosticCode> { Set(Book.read(lines).diagnostics.map(\.code)) }
    private func many(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined(separator: "\n") }

    @Test("more entries of one key than anybody has are a finding")
    func entries() {
        #expect(codes("services:\n" + many(30_000) { "  s\($0): {}" }) == [.tooMany])
        #expect(codes("connections:\n" + many(101) { "  c\($0): { kind: capture }" }) == [.tooMany])
        #expect(codes("severities:\n" + many(101) { "  P\($0): {}" }) == [.tooMany])
        #expect(codes("communications:\n" + many(4_900) { "  c\($0): { to: status_page }" }) == [.tooMany])
        #expect(codes("lifecycle:\n  phases:\n" + many(101) { "  - phase \($0)" }) == [.tooMany])
    }

    @Test("as many mistakes as fit come to an end, and not all of them are listed")
    func mistakes() {
        let found = Book.read("seats:\n" + many(4_900) { "  s\($0): [nobody\($0), noone\($0), none\($0)]" }).diagnostics
        #expect(found.count == Limits.runbookErrors)
    }

    @Test("five thousand people with reach rules are read")
    func people() {
        let text =
            "people:\n  ana: { email: ana@shop.example }\n  bo: { email: bo@shop.example }\n"
            + many(4_900) { "  p\($0): { email: p\($0)@shop.example, reach: [push, email after 1m] }" }
        #expect(Book.read(text).runbook?.people.count == 4_902)
    }
}
