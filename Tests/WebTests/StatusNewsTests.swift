import Storage
import Testing
import Vocabulary
import Web

@Suite("What the status page has to look at")
struct StatusNewsTests {
    private func line(_ kind: String, of stream: String = "INC-7") -> FeedLine {
        FeedLine(position: 1, stream: stream, kind: kind, at: Moment(milliseconds: 0), by: .runbell, body: "{}")
    }

    @Test(
        "what happens inside is no news while nobody outside was told anything",
        arguments: [
            "incident.raised", "incident.ladder-started", "incident.paged", "incident.duty-opened", "incident.acknowledged", "incident.resolved",
        ])
    func inside(kind: String) {
        #expect(StatusNews([line(kind)]) { _ in false }.isEmpty)
    }

    @Test(
        "what tells people outside, or stops telling them, always is",
        arguments: [
            "incident.update-posted", "incident.component-set", "incident.privacy-set",
        ])
    func telling(kind: String) {
        #expect(StatusNews([line(kind), line(kind, of: "INC-8")]) { _ in false }.incidents == [IncidentID(7), IncidentID(8)])
    }

    @Test("of what the page shows everything is, but for what comes by the thousand")
    func shown() {
        let news = StatusNews([line("incident.resolved"), line("incident.resolved", of: "INC-8"), line("incident.paged", of: "INC-9")]) {
            $0 != IncidentID(8)
        }
        #expect(news.incidents == [IncidentID(7)])
    }

    @Test("the programme is, and another runbook before all")
    func programme() {
        let maintenance = StatusNews([line("programme.maintenance-planned", of: "programme")]) { _ in false }
        #expect(!maintenance.isEmpty && maintenance.hasProgramme && !maintenance.hasRunbook)
        #expect(StatusNews([line("programme.runbook-adopted", of: "programme")]) { _ in false }.hasRunbook)
    }
}
