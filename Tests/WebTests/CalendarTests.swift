import HTTPTypes
import Notation
import OnCall
import Testing
import Vocabulary
import Web

@Suite("The calendar as a program fetches it again and again")
struct CalendarTests {
    private func calendar(_ house: House) async throws -> String {
        let address = try #require(await house.visitor.get("/api/v1/oncall?schedule=primary").json["oncall"]?[0]?["calendar"]?.string)
        return await house.visitor.get(String(address.dropFirst("http://runbell.example".count))).text
    }

    private func values(_ name: String, _ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 1)) }
    }

    private func take(_ house: House, _ start: String, _ end: String) async -> Int {
        let body = #"{"schedule":"primary","person":"bo","start":"\#(start)","end":"\#(end)"}"#
        return await house.visitor.post("/api/v1/overrides", body).status
    }

    @Test("the sequence stays while the roster does, grows when a shift is taken or given back, and is the same for all")
    func sequence() async throws {
        let house = try House()
        func sequence() async throws -> Int {
            let all = Set(values("SEQUENCE", try await calendar(house)).compactMap { Int($0) })
            return try #require(all.count == 1 ? all.first : nil)
        }
        let first = try await sequence()
        try await house.incident()
        #expect(try await sequence() == first)
        #expect(await take(house, "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z") == 201)
        let second = try await sequence()
        #expect(second > first)
        #expect(await house.visitor.send(.delete, "/api/v1/overrides/1").status == 204)
        let third = try await sequence()
        #expect(third > second)
    }

    @Test("a shift that an override cut keeps its name though the override ended before the calendar begins")
    func oldEdge() async throws {
        let house = try House()
        #expect(await take(house, "2026-11-20T00:00:00Z", "2026-11-25T12:00:00Z") == 201)
        let before = values("UID", try await calendar(house))
        let cut = try #require(before.first { $0.hasPrefix("20261125T120000Z") })
        // The shift that began where the override ended is at the calendar's edge now, the override itself outside of it.
        house.clock.advance(by: .days(38))
        #expect(values("UID", try await calendar(house)).contains(cut))
    }
}
