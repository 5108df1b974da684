import Documents
import Notation
import Runbooks
import Testing
import Vocabulary

@Suite("What is set up in another tool becomes a runbook")
struct ForeignSetupTests {
    @Test("once it has a name, an imported runbook can be used", arguments: ForeignTool.allCases)
    func reads(_ tool: ForeignTool) throws {
        let setup = try ForeignFixture.setup(tool)
        let reading = ForeignFixture.reading(setup)
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        #expect(errors.isEmpty, "\(errors.joined(separator: "\n"))\n\(ForeignFixture.text(setup))")
    }

    @Test("no key, token or private address is carried over", arguments: ForeignTool.allCases)
    func secrets(_ tool: ForeignTool) throws {
        let text = ForeignFixture.text(try ForeignFixture.setup(tool))
        #expect(!text.contains("must-not-appear"))
        #expect(text.contains("env:"))
    }

    @Test(
        "what is no export is refused, and says what is needed",
        arguments: [("[]", "an array"), ("{}", "'users'"), (#"{"users": []}"#, "nothing in it")])
    func refused(_ text: String, _ part: String) throws {
        let export = try JSON(parsing: text)
        let fault = #expect(throws: ForeignSetup.Fault.self) {
            try ForeignSetup(export, of: .pagerduty, since: ForeignFixture.today)
        }
        #expect(fault?.sentence.contains(part) == true, "\(fault?.sentence ?? "")")
    }

    @Test("an answer is found whether it is bare, whole, or in pages")
    func pages() throws {
        for text in [
            #"{"users": [{"id": "P1", "name": "Ana"}]}"#, #"{"users": {"users": [{"id": "P1", "name": "Ana"}], "more": false}}"#,
            #"{"users": [{"users": [{"id": "P1", "name": "Ana"}]}, {"users": []}]}"#,
        ] {
            let setup = try ForeignSetup(try JSON(parsing: text), of: .pagerduty, since: ForeignFixture.today)
            #expect(setup.at("people", "ana", "name") == ["Ana"], "\(text)")
        }
    }

    @Test("another tool's export is refused with the command that reads it", arguments: ForeignTool.allCases, ForeignTool.allCases)
    func other(_ tool: ForeignTool, _ asked: ForeignTool) throws {
        guard tool != asked else { return }
        let export = try JSON(parsing: try Fixture.text("Tests/Fixtures/foreign/\(tool.rawValue).json"))
        let fault = #expect(throws: ForeignSetup.Fault.self) { try ForeignSetup(export, of: asked, since: ForeignFixture.today) }
        #expect(fault?.sentence == "this looks like an export of \(tool.title): `runbell import \(tool.rawValue)` reads it")
    }

    @Test("an export that is cut short says so")
    func short() throws {
        let text = #"{"users": {"users": [{"id": "P1", "name": "Ana"}], "more": true}, "services": {"services": [], "more": false}}"#
        let setup = try ForeignSetup(try JSON(parsing: text), of: .pagerduty, since: ForeignFixture.today)
        #expect(setup.misses("users", "there is more"))
        #expect(!setup.misses("services", "there is more"))
    }

    @Test("what is left open is named where it stands")
    func open() throws {
        let text = ForeignFixture.text(try ForeignFixture.setup(.pagerduty))
        #expect(text.contains("#   runbook.name\n"))
        #expect(!text.contains("runbell check"))
    }

    @Test("two of one name stay two")
    func names() throws {
        let text = #"{"users": [{"id": "P1", "name": "Ana"}, {"id": "P2", "name": "ana"}, {"id": "P3", "name": "*"}]}"#
        let setup = try ForeignSetup(try JSON(parsing: text), of: .pagerduty, since: ForeignFixture.today)
        #expect(setup.root["people"]?.entries.map(\.name) == ["ana", "ana 2", "unnamed"])
    }
}
