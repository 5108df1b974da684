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
        #expect(room.contains("<strong>DiskFull</strong>") && room.contains("1 of 2 firing") && room.contains("sent 6 times"), "\(room)")
        #expect(room.contains("most often 2 times in 1 min, at"), "\(room)")
        #expect(room.contains(#"<svg class="spark" viewBox="0 0 60 16""#) && room.contains(#"<path d="M0 16v-16.0h.8v16.0zM1 16v-8.0h.8v8.0z"#))
        #expect(room.contains("2 alerts</summary>") && room.contains("DiskFull on db-2"))
    }

    @Test("one that was sent once has no picture")
    func once() async throws {
        let house = try House()
        try await house.dispatcher.receive([alert("db-1", name: "DiskFull")])
        let room = await room(house)
        #expect(room.contains("<strong>DiskFull on db-1</strong>") && room.contains("sent once") && !room.contains("class=\"spark\""), "\(room)")
    }
}
