import OnCall
import Runbooks
import Testing
import Vocabulary

@Suite("What people may do who sign in")
struct AccessTests {
    private func runbook(_ access: [AccessRole: [Party]] = [:]) -> Runbook {
        var runbook = Runbook(
            version: RunbookVersion("1"), name: "Shop", owner: "lead", zone: "UTC", business: BusinessCalendar(zone: "UTC", hours: []))
        for name in ["ana", "bo", "cy"] as [PersonName] { runbook.people[name] = Person(name: name, fullName: name.text) }
        runbook.seats = ["lead": .held(["ana"]), "duty": .held(["bo"])]
        runbook.access = access
        return runbook
    }

    private func roles(_ runbook: Runbook) -> [AccessRole] { (["ana", "bo", "cy"] as [PersonName]).map(runbook.accessRole) }

    @Test("where nothing is written the owner administers and everybody responds")
    func unwritten() { #expect(roles(runbook()) == [.admin, .responder, .responder]) }

    @Test("whoever is named may do the most of what they are named for")
    func named() {
        #expect(roles(runbook([.admin: [.person("cy")], .commander: [.seat("duty"), .person("cy")]])) == [.responder, .commander, .admin])
    }

    @Test("where responders are named, whoever is not only looks; the owner still administers")
    func viewers() { #expect(roles(runbook([.responder: [.person("bo")]])) == [.admin, .responder, .viewer]) }

    @Test(
        "members of several groups may do the most of it; of none that the runbook knows, nothing",
        arguments: [(["sre"], .responder), (["sre", "leads", "x"], .admin), (["x"], nil), ([], nil), (["SRE"], nil)] as [([String], AccessRole?)])
    func groups(_ groups: [String], _ role: AccessRole?) {
        var runbook = runbook()
        runbook.accessByGroup = ["sre": .responder, "leads": .admin]
        #expect(runbook.accessRole(ofGroups: groups) == role)
    }

    @Test("somebody the runbook does not know looks at most")
    func unknown() { #expect(runbook([.admin: [.person("zed")]]).accessRole(of: "zed") == .viewer) }
}
