import Engine
import HTTPTypes
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The impact in the incident room")
struct ImpactTests {
    /// More than a hundred customers make it P1, which wakes Bo.
    private func house() async throws -> House {
        let house = try House(
            runbook: House.wholeRunbook {
                $0.severities[0].match = .fact(.impact("customers"), [.compare(.more, 100)])
                $0.severities[0].ladder = "loud"
                $0.severities[1].match = .everything
                $0.ladders["loud"] = Ladder(name: "loud", rungs: [Rung(action: .page([.person("bo")]))])
                $0.reviews?.impact = [.init("customers", .number), .init("share", .percent), .init("regions", .text)]
            })
        try await house.incident()
        return house
    }

    private func write(_ name: String, _ value: String, was: String = "", sure: String? = nil, as person: String = "ana", _ house: House) async
        -> Visitor.Heard
    {
        let visitor = house.visitor.with("Cookie", "runbell_person=\(person)").with("Accept", "text/html")
        let more = sure.map { "&sure=\($0)" } ?? ""
        return await visitor.form("/incidents/INC-1", "/incidents/INC-1/impact/edit", "name=\(name)&value=\(value)&was=\(was)\(more)")
    }

    @Test("a field is changed in its place, and shows who said it when, and what was there before to go back to")
    func edited() async throws {
        let house = try await house()
        #expect(await write("share", "12.5+%25", house).headers[.location] == "/incidents/INC-1#impact")
        #expect(await write("share", "20", was: "12.5", as: "bo", house).status == 303)
        let page = await house.visitor.get("/incidents/INC-1").text
        #expect(page.contains("<strong class=\"end\">20 %</strong>") && page.contains("<p class=\"small soft\">bo, "), "\(page)")
        #expect(page.contains("Back to 12.5"))
        #expect(page.contains("regions</span><span class=\"end faint\">not stated"))
    }

    @Test("what follows is shown before it is so; agreed to, it is")
    func follows() async throws {
        let house = try await house()
        #expect(try await house.dispatcher.incident(IncidentID(1))?.severity == "P2")
        let position = try await house.journal.lastPosition
        let shown = await write("customers", "500", house)
        #expect(shown.status == 200 && shown.text.contains("changed its severity from P2 to P1"), "\(shown.text)")
        #expect(shown.text.contains("Pages go to bo"))
        #expect(try await house.journal.lastPosition == position)
        #expect(await write("customers", "600", sure: "500", house).status == 200, "agreed to for another number")
        #expect(await write("customers", "500", sure: "500", house).status == 303)
        #expect(try await house.dispatcher.incident(IncidentID(1))?.severity == "P1")
    }

    @Test("of two who change the same field, the second reads the first's and replaces nothing unless they say so")
    func overtaken() async throws {
        let house = try await house()
        #expect(await write("regions", "eu-north", house).status == 303)
        let second = await write("regions", "us", as: "bo", house)
        #expect(second.status == 409 && second.text.contains("<strong>eu-north</strong>") && second.text.contains("value=\"us\""), "\(second.text)")
        #expect(second.text.contains(#"name="was" value="eu-north""#))
        #expect(try await house.dispatcher.incident(IncidentID(1))?.knowledge.words == ["regions": "eu-north"])
        #expect(await write("regions", "us", was: "eu-north", as: "bo", house).status == 303)
    }

    @Test("a number that is none comes back with what was written", arguments: ["many", "12,5", ""])
    func noNumber(_ value: String) async throws {
        let heard = await write("customers", value, try await house())
        #expect(heard.status == 422 && heard.text.contains("customers is a number") && heard.text.contains("value=\"\(value)\""))
    }

    @Test("the API changes what was read, and nothing else")
    func api() async throws {
        let house = try await house()
        let impact = "/api/v1/incidents/INC-1/impact"
        #expect(await house.visitor.post(impact, #"{"impact":{"customers":5},"over":{"customers":""}}"#).status == 200)
        #expect(await house.visitor.post(impact, #"{"impact":{"customers":6},"over":{"customers":""}}"#).status == 409)
        #expect(await house.visitor.post(impact, #"{"impact":{"customers":6},"over":{"customers":"5"}}"#).status == 200)
        #expect(await house.visitor.post("\(impact)/words", #"{"impact":{"regions":"eu"},"over":{"regions":"us"}}"#).status == 409)
    }
}
