import Outbound
import Runtime
import Testing
import Vocabulary

@Suite("A letter is drawn from its page")
struct LetterPressTests {
    private let press = LetterPress(publicURL: "https://bell.example", key: [7]) { $0 == "api" ? "https://grafana.example/d/api" : nil }

    private func page(_ number: Int64, service: ServiceName) -> Page {
        Page(
            id: PageID(incident: IncidentID(number), number: 1), person: "ana", way: .email, connection: "mail", address: "ana@shop.example",
            title: "Slow", severity: "P1", service: service, due: Moment(seconds: 0), expires: Moment(seconds: 60))
    }

    @Test("each incident of a page has its page for people, its answer, and the dashboard of its own service")
    func items() {
        let items = press.letter(for: [page(7, service: "api"), page(8, service: "web")]).items
        #expect(items.map(\.link) == ["https://bell.example/incidents/INC-7", "https://bell.example/incidents/INC-8"])
        #expect(items.map(\.dashboard) == ["https://grafana.example/d/api", nil])
        #expect(items.allSatisfy { $0.acknowledge?.hasPrefix("https://bell.example/a/") == true })
    }
}
