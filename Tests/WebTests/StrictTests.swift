import Notation
import Testing
import Vocabulary
import Web

@Suite("What the API takes names for")
struct StrictTests {
    private let incident = "/api/v1/incidents/INC-1"

    private func house() async throws -> House {
        let house = try House(runbook: House.wholeRunbook())
        try await house.incident()
        return house
    }

    private func detail(_ heard: Visitor.Heard) -> String { heard.json["errors"]?.array?.first?["detail"]?.string ?? heard.text }

    @Test("a fact the runbook does not know is refused with those it knows, the nearest first, and nothing is kept")
    func fact() async throws {
        let house = try await house()
        let heard = await house.visitor.post("\(incident)/facts", #"{"fact":"custommer visible"}"#)
        #expect(heard.status == 422 && heard.json["errors"]?.array?.first?["pointer"]?.string == "#/fact")
        #expect(detail(heard) == "the runbook has no fact 'custommer visible'; it has 'customer visible', 'data leaked'")
        #expect(await house.visitor.get(incident).json["facts"]?.array?.isEmpty == true)
        #expect(await house.visitor.post("\(incident)/facts", #"{"fact":"customer visible"}"#).status == 200)
        let form = await house.visitor.form("/incidents/INC-1", "/incidents/INC-1/facts", "fact=custommer+visible")
        #expect(form.status == 422 && form.text.contains("customer visible"), "\(form.text)")
    }

    @Test("an incident is related to another one that is there, never to none or itself", arguments: ["INC-9", "nonsense", "INC-1"])
    func related(other: String) async throws {
        let house = try await house()
        let heard = await house.visitor.post("\(incident)/related", "{\"incident\":\"\(other)\"}")
        #expect(heard.status == 422 && heard.json["errors"]?.array?.first?["pointer"]?.string == "#/incident", "\(heard.text)")
        #expect(detail(heard).contains(other == "INC-1" ? "is this incident itself" : "there is no incident '\(other)'"))
        #expect(await house.visitor.get(incident).json["related"]?.array?.isEmpty == true)
    }

    @Test("an incident somebody may not see is none to be related to")
    func hidden() async throws {
        let house = try House(.tokens, runbook: House.wholeRunbook())
        try await house.incident(key: "one")
        try await house.incident(key: "two")
        let admin = house.visitor.bearing(try await house.token(.admin))
        #expect(await admin.post("/api/v1/incidents/INC-2/private", #"{"private":true}"#).status == 200)
        let cy = house.visitor.bearing(try await house.token(.respond, person: "cy"))
        #expect(await cy.post("\(incident)/related", #"{"incident":"INC-2"}"#).status == 422)
        #expect(await admin.post("\(incident)/related", #"{"incident":"INC-2"}"#).status == 200)
    }
}
