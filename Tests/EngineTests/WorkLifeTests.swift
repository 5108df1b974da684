import Engine
import Runbooks
import Testing
import Vocabulary

@Suite("Random work on incidents")
struct WorkLifeTests {
    @Test("it comes to every kind of update, finding, step and lesson, so no law holds for want of trying")
    func everyKind() async throws {
        var kinds: Set<String> = []
        for seed in 2000..<2080 {
            await Task.yield()
            var life = Life(seed: UInt64(seed), runbook: .busy)
            try life.live(steps: 80)
            for event in life.journal {
                switch event.what {
                case .update(let what): kinds.insert("update \(kind(of: what))")
                case .knowledge(let what): kinds.insert("knowledge \(kind(of: what))")
                case .play(let what): kinds.insert("play \(kind(of: what))")
                case .review(let what): kinds.insert("review \(kind(of: what))")
                default: break
                }
            }
        }
        #expect(kinds.count == 40, "\(kinds.sorted())")
    }

    private func kind(of what: Any) -> String { Mirror(reflecting: what).children.first?.label ?? "\(what)" }
}
