import RunbookFiles
import Runbooks
import Testing

@Suite("Findings")
struct FindingTests {
    @Test("a mistake is found at its place, and its repair has no finding", arguments: FindingCase.all)
    func finds(_ it: FindingCase) {
        let found = Book.read(it).diagnostics
        let mine = found.first { $0.code == it.code }
        #expect(mine?.severity == it.severity, "\(found.map(\.description))")
        #expect(mine.map { [$0.place.line, $0.place.column] } == it.place, "\(found.map(\.description))")
        let repaired = Book.read(it, repaired: true)
        #expect(repaired.runbook != nil && repaired.diagnostics.isEmpty, "\(repaired.diagnostics.map(\.description))")
    }

    @Test("one mistake has one finding", arguments: FindingCase.all)
    func findsOnce(_ it: FindingCase) {
        let found = Book.read(it).diagnostics
        #expect(Set(found.map(\.code)) == [it.code], "\(found.map(\.description))")
    }

    @Test("an error leaves no runbook, and nothing less does", arguments: FindingCase.all)
    func onlyErrorsRefuse(_ it: FindingCase) { #expect((Book.read(it).runbook == nil) == (it.severity == .error)) }

    @Test("every code has an example")
    func everyCodeIsShown() { #expect(Set((FindingCase.all + FindingCase.proofs).map(\.code)) == Set(DiagnosticCode.allCases)) }

    @Test("what is proved is found at its place, alone, and its repair has no finding", arguments: FindingCase.proofs)
    func proves(_ it: FindingCase) {
        let found = Book.proved(it.wrong)
        #expect(Set(found.map(\.code)) == [it.code], "\(found.map(\.description))")
        #expect(found.first.map { [$0.place.line, $0.place.column] } == it.place, "\(found.map(\.description))")
        #expect(found.first?.severity == it.severity)
        let repaired = Book.proved(it.right)
        #expect(repaired.isEmpty, "\(repaired.map(\.description))")
    }
}
