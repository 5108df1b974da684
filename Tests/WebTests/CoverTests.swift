import HTTPTypes
import Notation
import OnCall
import Storage
import Testing
import Vocabulary
import Web

@Suite("Cover, asked for and taken")
struct CoverTests {
    private static let ask = "schedule=primary&of=&words=The+train&start=2026-11-23T12:00&end=2026-11-24T12:00"

    @Test("asking changes nobody's shift; whoever takes it is on call, in the place of whoever asked")
    func taken() async throws {
        let house = try House()
        let owner = try #require(
            await house.visitor.get("/api/v1/oncall?schedule=primary&at=2026-11-23T18:00:00Z").json["oncall"]?[0]?["people"]?[0]?.string)
        let other = owner == "ana" ? "bo" : "ana"
        let (asker, taker) = (house.visitor.with("Cookie", "runbell_person=\(owner)"), house.visitor.with("Cookie", "runbell_person=\(other)"))
        #expect(await asker.form("/oncall", "/covers", Self.ask).status == 303)
        #expect(try await house.journal.overrides(endingAfter: house.clock.now).isEmpty)
        #expect(await asker.get("/oncall").text.contains("/covers/1/withdraw"))
        let page = await taker.get("/oncall").text
        #expect(page.contains("Cover is asked for") && page.contains("The train") && page.contains("/covers/1/take"))
        #expect(await taker.form("/oncall", "/covers/1/take").status == 303)
        let made = try await house.journal.overrides(endingAfter: house.clock.now)
        #expect(made.map(\.person.text) == [other] && made.map { $0.replaces?.text } == [owner])
        #expect(made.first?.start == Moment(rfc3339: "2026-11-23T11:00:00Z"))
        #expect(await taker.form("/oncall", "/covers/1/take").status == 409)
        #expect(try await house.journal.overrides(endingAfter: house.clock.now).count == 1)
        #expect(await house.visitor.get("/api/v1/covers").json["covers"]?[0]?["takenBy"]?.string == other)
    }

    @Test("several who say yes at once: one has it, with one override")
    func race() async throws {
        let house = try House()
        let body = #"{"schedule":"primary","start":"2026-11-23T12:00:00Z","end":"2026-12-14T12:00:00Z","person":"ana"}"#
        #expect(await house.visitor.with("X-Runbell-Person", "ana").post("/api/v1/covers", body).status == 201)
        let statuses = await withTaskGroup(of: Int.self) { group in
            for person in ["bo", "cy", "bo", "cy"] {
                group.addTask { await house.visitor.with("X-Runbell-Person", person).post("/api/v1/covers/1/take").status }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [200, 409, 409, 409])
        #expect(try await house.journal.overrides(endingAfter: house.clock.now).count == 1)
    }
}
