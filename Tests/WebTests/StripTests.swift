import Engine
import Runbooks
import Testing
import Vocabulary
import Web

@Suite("The strip about the worst that goes on")
struct StripTests {
    private func strip(_ house: House, on path: String) async -> String? {
        let page = await house.visitor.get(path).text
        return page.split(separator: "<p class=\"strip\"").dropFirst().first?.split(separator: "</p>").first.map(String.init)
    }

    @Test("one is named with nothing beside it")
    func one() async throws {
        let house = try House()
        try await house.incident()
        let strip = try #require(await strip(house, on: "/alerts"))
        #expect(strip.contains("INC-1 Disk is full") && !strip.contains("more P1"))
    }

    @Test("of several the longest is named, and the others are counted and lead to the list")
    func several() async throws {
        let house = try House()
        for title in ["Disk is full", "Mail is late", "Nobody can pay"] {
            try await house.incident(title, key: title)
            house.clock.advance(by: .minutes(1))
        }
        let strip = try #require(await strip(house, on: "/alerts"))
        #expect(strip.contains("INC-1 Disk is full") && strip.contains(#"<a class="end" href="/#open">and 2 more P1</a>"#))
    }

    @Test("in the room of the one it would name, it names another")
    func own() async throws {
        let house = try House()
        try await house.incident()
        #expect(await strip(house, on: "/incidents/INC-1") == nil)
        try await house.incident("Mail is late", key: "mail")
        let strip = try #require(await strip(house, on: "/incidents/INC-1"))
        #expect(strip.contains("INC-2 Mail is late") && !strip.contains("more P1"))
    }
}
