import Engine
import Screens
import Storage
import Synchronization
import Testing
import Vocabulary
import Web

@Suite("A room that many watch")
struct RoomDrawingTests {
    private struct Unreadable: Error {}

    private func sight(position: Int64 = 7, second: Int64 = 1, as person: PersonName? = nil) -> RoomDrawings.Sight {
        RoomDrawings.Sight(
            incident: IncidentID(1), position: position, second: second, viewer: Viewer(name: person, mayRespond: true, token: ""), banner: nil,
            overdue: [])
    }

    @Test("it is drawn once for all who see the same, and anew once something happened or for somebody who sees another")
    func once() async throws {
        let drawings = RoomDrawings()
        let count = Mutex(0)
        func look(_ sight: RoomDrawings.Sight) async throws -> String {
            try await drawings.page(for: sight) { "drawing \(count.withLock { $0 += 1; return $0 })" }
        }
        #expect(try await look(sight()) == "drawing 1")
        #expect(try await look(sight()) == "drawing 1")
        #expect(try await look(sight(as: "ana")) == "drawing 2")
        #expect(try await look(sight(position: 8)) == "drawing 3")
        #expect(try await look(sight(position: 8, second: 2)) == "drawing 4")
    }

    @Test("a drawing that failed is not shown to the next one, who tries again")
    func failed() async throws {
        let drawings = RoomDrawings()
        await #expect(throws: Unreadable.self) { try await drawings.page(for: sight()) { throw Unreadable() } }
        #expect(try await drawings.page(for: sight()) { "drawn" } == "drawn")
    }
}
