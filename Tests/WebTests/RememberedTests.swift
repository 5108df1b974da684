import Synchronization
import Testing
import Web

@Suite("What was worked out last")
struct RememberedTests {
    @Test("is worked out once for all who ask the same, and anew for who asks something else")
    func once() async {
        let (remembered, count) = (Remembered<String, Int>(), Tally())
        let ask: @Sendable (String) async -> Int = { question in
            await remembered.answer(to: question) { count.next() }
        }
        let answers = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { await ask("this year") } }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(answers == [1])
        #expect(await ask("next year") == 2)
        #expect(await ask("next year") == 2)
        #expect(await ask("this year") == 3, "only the last is kept")
    }

    @Test("nobody who does not want to waits: there is nothing at first, and it is there once it was worked out")
    func soFar() async {
        let remembered = Remembered<String, Int>()
        #expect(remembered.answerSoFar(to: "this year") { 1 } == nil)
        #expect(await remembered.answer(to: "this year") { 2 } == 1)
        #expect(remembered.answerSoFar(to: "this year") { 3 } == 1)
        #expect(remembered.answerSoFar(to: "next year") { 4 } == nil)
    }

    private final class Tally: Sendable {
        private let count = Mutex(0)

        func next() -> Int {
            count.withLock {
                $0 += 1
                return $0
            }
        }
    }
}
