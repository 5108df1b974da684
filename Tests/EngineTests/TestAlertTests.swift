import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("A test alert")
struct TestAlertTests {
    private func raised(_ drill: DrillName?) throws -> (Drill, Decision) {
        var opening = Opening.sample("P1")
        opening.drill = drill
        var it = Drill()
        let decision = try it.when(.raise(opening))
        return (it, decision)
    }

    @Test("pages whom a real one pages, by the same ways, at the same times")
    func pages() throws {
        let pages = { (decision: Decision) in decision.effects.filter { if case .page = $0 { true } else { false } } }
        let real = pages(try raised(nil).1)
        #expect(pages(try raised(.testAlert).1) == real)
        #expect(!real.isEmpty)
        var (it, _) = try raised(.testAlert)
        #expect(try it.when(.wake, by: .runbell, at: 5).pagedPeople == "bo")
    }

    @Test("owes nothing to anybody, whatever the severity asks for")
    func duties() throws {
        #expect(try raised(nil).0.incident?.duties.isEmpty == false)
        var (it, _) = try raised(.testAlert)
        #expect(it.incident?.duties == [])
        try it.when(.clear([AlertKey(source: "prometheus", key: "alert-0")], remaining: 0), by: .runbell, at: 15)
        #expect(it.incident?.phase == .resolved(at: .minute(15)) && it.incident?.duties == [])
    }
}
