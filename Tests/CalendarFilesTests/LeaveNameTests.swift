import CalendarFiles
import Testing
import Vocabulary

extension LeaveNames {
    static let ofThree: LeaveNames = {
        var names = LeaveNames()
        names.add("ana", fullName: "Ana Berg", email: "ana@shop.example")
        names.add("bo", fullName: "Bo", email: "bo@shop.example")
        names.add("bo-2", fullName: "Bo Marsh (night)", email: nil)
        names.add("cy", fullName: "Cy", email: "team@shop.example")
        names.add("dana", fullName: "Cy", email: "team@shop.example")
        return names
    }()
}

@Suite("Whose leave an event is")
struct LeaveNameTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let lines: [String]
        let finding: LeaveNames.Finding

        init(_ lines: String..., is finding: LeaveNames.Finding) {
            (testDescription, self.lines, self.finding) = (lines.joined(separator: " "), lines, finding)
        }
    }

    private static let stranger = LeaveNames.Finding.nobody("names nobody of this runbook")

    static let byTitle = [
        Case("SUMMARY:ana", is: .person("ana")),
        Case("SUMMARY: Ana  BERG ", is: .person("ana")),
        Case("SUMMARY:Berg\\, Ana", is: .person("ana")),
        Case("SUMMARY:ana@shop.example", is: .person("ana")),
        Case("SUMMARY:Ana: skiing", is: .person("ana")),
        Case("SUMMARY:Ana Berg - Vacation", is: .person("ana")),
        Case("SUMMARY:Ana Berg – Urlaub", is: .person("ana")),
        Case("SUMMARY:Ana Berg — Urlaub", is: .person("ana")),
        Case("SUMMARY:Ana Berg (Vacation - 3 days)", is: .person("ana")),
        Case("SUMMARY:Ana Berg | Parental leave", is: .person("ana")),
        Case("SUMMARY:Bo Marsh (night): skiing", is: .person("bo-2")),
        Case("SUMMARY:bo-2", is: .person("bo-2")),
        Case("SUMMARY:Bo Marsh visiting", is: stranger),
        Case("SUMMARY:Bo-Anders: skiing", is: stranger),
        Case("SUMMARY:Bob", is: stranger),
        Case("SUMMARY:Ana on holiday", is: stranger),
        Case("SUMMARY:Holiday: Ana", is: stranger),
        Case("SUMMARY:primary: Ana Berg", is: stranger),
        Case("SUMMARY:", is: stranger),
        Case("SUMMARY:Cy: skiing", is: .nobody("could be 'cy' or 'dana'")),
        Case("SUMMARY:cy", is: .nobody("could be 'cy' or 'dana'")),
        Case("SUMMARY:dana", is: .person("dana")),
        Case("SUMMARY:ana", "STATUS:CANCELLED", is: .noLeave),
        Case("SUMMARY:ana", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", is: .noLeave),
        Case("SUMMARY:ana", "TRANSP:TRANSPARENT", is: .person("ana")),
        Case("SUMMARY:ana", "BEGIN:VALARM", "SUMMARY:bo", "END:VALARM", is: .person("ana")),
    ]

    static let byAddress = [
        Case("SUMMARY:Out of office", "ORGANIZER;CN=Ana:mailto:ANA@shop.example", is: .person("ana")),
        Case("SUMMARY:Out of office", "ORGANIZER:MAILTO:hr@shop.example", "ATTENDEE;CN=\"Berg, Ana\":mailto:ana@shop.example", is: .person("ana")),
        Case("SUMMARY:Away", "ATTENDEE;CUTYPE=ROOM:mailto:blue@shop.example", "ATTENDEE:mailto:bo@shop.example", is: .person("bo")),
        Case("SUMMARY:Away", "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@shop.example", "ATTENDEE:mailto:ana@shop.example", is: .person("ana")),
        Case("SUMMARY:Away", "ATTENDEE;EMAIL=ana@shop.example:urn:x", is: .person("ana")),
        Case(
            "SUMMARY:Offsite", "ATTENDEE:mailto:bo@shop.example", "ATTENDEE:mailto:ana@shop.example",
            is: .nobody("names nobody of this runbook, and 2 are asked to it")),
        Case("SUMMARY:Away", "ORGANIZER:mailto:c_0@group.calendar.example", is: stranger),
        Case("SUMMARY:Away", "ORGANIZER:mailto:team@shop.example", is: .nobody("could be 'cy' or 'dana'")),
        Case("SUMMARY:bo: away", "ORGANIZER:mailto:ana@shop.example", is: .person("bo")),
    ]

    @Test("is said by its title, or by the only address in it", arguments: byTitle + byAddress)
    func whose(_ row: Case) throws {
        let lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT"] + row.lines + ["END:VEVENT", "END:VCALENDAR"]
        let file = try LeaveFile(lines.joined(separator: "\r\n"))
        #expect(LeaveNames.ofThree.whose(try #require(file.events.first)) == row.finding)
    }
}
