import Engine
import Outbound
import Runtime
import Testing
import Vocabulary

@Suite("The link of a reminder")
struct ReminderLinkTests {
    private let press = LetterPress(publicURL: "https://bell.example", key: [7])

    private func text(_ duty: DutyName?, _ incident: IncidentID = Programme.id) -> String {
        press.letter(
            for: Notice(
                id: PageID(incident: incident, number: 1), connection: "mail", title: "Due", text: "It is owed.", duty: duty,
                due: Moment(seconds: 0), expires: Moment(seconds: 60))
        ).text
    }

    @Test("leads to the duty it is about; without one to the programme, and of an incident to the incident")
    func link() {
        #expect(text("drill tabletop 2026-Q4") == "It is owed.\nhttps://bell.example/programme#drill-tabletop-2026-q4")
        #expect(text(nil) == "It is owed.\nhttps://bell.example/programme")
        #expect(text(nil, IncidentID(7)) == "It is owed.\nhttps://bell.example/incidents/INC-7")
    }
}
