import Runbooks
import Runtime
import Testing
import Vocabulary
import Web

@Suite("Alerts in the incident room")
struct RoomAlertTests {
    private func alert(_ key: String, name: String, status: Alert.Status = .firing) -> Alert {
        Alert(key: AlertKey(source: "events", key: key), status: status, summary: "\(name) on \(key)", labels: ["alertname": name])
    }

    private func room(_ house: House) async -> String {
        let page = await house.visitor.get("/incidents/INC-1").text
        return String(page.split(separator: "id=\"alerts\"").last?.prefix { $0 != "§" } ?? "")
    }

    @Test("those of one name are one line with a picture of how often they came, which words say as well")
    func grouped() async throws {
        let house = try House()
        let (one, two) = (alert("db-1", name: "DiskFull"), alert("db-2", name: "DiskFull"))
        try await house.dispatcher.receive([one, two])
        for minute in [1, 1, 4] {
            house.clock.advance(by: .minutes(Int64(minute)))
            try await house.dispatcher.receive([one])
        }
        try await house.dispatcher.receive([one])
        try await house.dispatcher.receive([alert("db-2", name: "DiskFull", status: .resolved)])
        let room = await room(house)
        for words in ["<strong class=\"clamp\">DiskFull</strong>", "1 of 2 firing", "sent 6 times"] { #expect(room.contains(words), "\(room)") }
        #expect(room.contains("most often 2 times in 1 min, at"), "\(room)")
        #expect(room.contains(#"<svg class="spark" viewBox="0 0 60 16""#) && room.contains(#"<path d="M0 16v-16.0h.8v16.0zM1 16v-8.0h.8v8.0z"#))
        #expect(room.contains("2 alerts</summary>") && room.contains("DiskFull on db-2"))
    }

    @Test("one that was sent once has no picture")
    func once() async throws {
        let house = try House()
        try await house.dispatcher.receive([alert("db-1", name: "DiskFull")])
        let room = await room(house)
        #expect(room.contains("<strong class=\"clamp\">DiskFull on db-1</strong>") && room.contains("sent once"), "\(room)")
        #expect(!room.contains("class=\"spark\""))
    }

    @Test("a storm does not push off what to do: four are shown, and the others wait below them")
    func storm() async throws {
        let house = try House(runbook: House.runbook { $0.grouping = Grouping(by: [.service], storm: nil) })
        try await house.dispatcher.receive((1...6).map { alert("db-\($0)", name: "Alert\($0)") })
        let room = await room(house)
        let parts = room.split(separator: "2 more, 2 of them firing</summary>")
        #expect(parts.count == 2 && parts[0].split(separator: "class=\"clamp\"").count == 5, "\(room)")
    }

    @Test("what is too long for a line stands there whole all the same")
    func long() async throws {
        let house = try House()
        let name = String(repeating: "Checkout answers with errors, ", count: 5)
        try await house.dispatcher.receive([alert("eu", name: name)])
        let room = await room(house)
        #expect(room.contains("<p class=\"small\">\(name) on eu"), "\(room)")
    }
}
