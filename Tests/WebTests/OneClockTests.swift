import Engine
import Runbooks
import Testing
import Vocabulary
import Web

/// A page shows one clock: the reader's own, or until a script has run that of the runbook, and says whose it is.
@Suite("One clock")
struct OneClockTests {
    private func story(_ house: House) async -> String {
        let page = await house.visitor.get("/incidents/INC-1").text
        return String(page.split(separator: "id=\"story\"").last ?? "")
    }

    @Test("a time in a sentence is a time like any other")
    func sentence() async throws {
        let house = try House()
        try await house.incident()
        let story = await story(house)
        let due = (House.start + .minutes(5)).rfc3339
        #expect(story.contains("“acknowledge” is due from the ladder by <time datetime=\"\(due)\""), "\(story)")
        #expect(!story.contains("UTC+1</p>") && !story.contains("\(due)</p>"))
    }

    @Test("the room and every other page say whose clock it is")
    func named() async throws {
        let house = try House()
        try await house.incident()
        #expect(await story(house).contains("times in <span data-clock>Europe/Stockholm</span>"))
        #expect(await house.visitor.get("/alerts").text.contains("times in <span data-clock>Europe/Stockholm</span>"))
    }

    @Test("who did what names times in the same clock")
    func audit() async throws {
        let house = try House()
        try await house.incident()
        let page = await house.visitor.get("/audit?by=all").text
        #expect(page.contains("“acknowledge” is due from the ladder by <time datetime=\""), "\(page)")
    }
}
