import Chronicle
import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("A checklist as Markdown")
struct ChecklistSheetTests {
    private static func runbook() -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion(""), name: "Pay_ments", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        runbook.severities = [
            Severity(
                name: "P1", means: "Nobody can pay", acknowledgeWithin: Promise(.within(.exact(.minutes(5)))),
                recoverWithin: Promise(.within(.exact(.minutes(30))))), Severity(name: "P2"),
        ]
        let terms = Terms(bySeverity: ["P1": Promise(.within(.exact(.minutes(5))))])
        runbook.lifecycle.phases = [
            Lifecycle.Phase(
                name: "triage", means: "What is it?",
                checklist: .init(
                    items: [
                        .init("Acknowledge"), .init("Tell *everybody*\n<now>", match: only("P1"), owner: .seat("lead")),
                        .init("Take a coffee", isOptional: true, link: "https://wiki.example/coffee"),
                        .init("Call the vendor", match: .fact(.tag, [.exactly("vendor")])), .init("Wait", match: only("P2")),
                    ], within: terms, owner: .role("commander"))),
            Lifecycle.Phase(name: "contain", within: terms, checklist: .init(items: [.init("Roll back")], match: only("P1"))),
            Lifecycle.Phase(name: "review"),
        ]
        return runbook
    }

    private static func only(_ severity: String) -> Matcher { .fact(.severity, [.exactly(severity)]) }

    @Test("a checklist is written as Markdown for a severity")
    func severe() {
        #expect(
            ChecklistSheet(of: Self.runbook(), for: "P1")?.markdown == #"""
                # Checklist for P1: Pay\_ments

                Nobody can pay

                - Acknowledge: 5m
                - Recover: 30m

                ## triage

                What is it?

                Done within: 5m · Owner: commander

                - [ ] Acknowledge
                - [ ] Tell \*everybody\* \<now\> (lead)
                - [ ] Take a coffee (optional) <https://wiki.example/coffee>
                - [ ] Call the vendor (if it applies)

                ## contain

                Leave it within: 5m

                - [ ] Roll back

                ## review

                """#)
    }

    @Test("another severity has its own items and times, and one that is not there has none")
    func other() {
        let markdown = ChecklistSheet(of: Self.runbook(), for: "P2")?.markdown ?? ""
        #expect(markdown.contains("- [ ] Wait\n") && !markdown.contains("everybody") && !markdown.contains("Roll back"))
        #expect(!markdown.contains("within"))
        #expect(ChecklistSheet(of: Self.runbook(), for: "P9") == nil)
    }
}
