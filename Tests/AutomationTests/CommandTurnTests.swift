import Automation
import Testing

@Suite("Commands and the places for them")
struct CommandTurnTests {
    private let pipe = NamedPipe()
    private let runner = ErrandRunner(allowed: AllowList(["/bin/sh"]), wire: Steps.silent, atOnce: 1, grace: .milliseconds(200))

    private func begin(_ script: String, timeout: Duration) -> Task<ErrandOutcome, Never> {
        let pipe = pipe.path
        return Task { [runner] in
            await runner.run(.command(["/bin/sh", "-c", "echo started >\(pipe); \(script)"]), timeout: timeout)
        }
    }

    @Test("who finds no place waits for one, and gets it")
    func turn() async {
        let first = begin("exec sleep 1000", timeout: .milliseconds(300))
        #expect(await pipe.hasInput)
        let second = await runner.run(.command(["/bin/sh", "-c", "echo second"]), timeout: .seconds(30))
        #expect(second.output == "second\n")
        #expect(await first.value.ending == .timedOut(reason: "took longer than 300ms and was ended"))
    }

    @Test("waiting counts: whose time is up before its turn is not started")
    func late() async {
        let first = begin("exec sleep 1000", timeout: .seconds(2))
        #expect(await pipe.hasInput)
        let second = await runner.run(.command(["/bin/sh", "-c", "echo second"]), timeout: .milliseconds(50))
        #expect(second.ending == .timedOut(reason: "waited 50ms for other commands to end and was not started"))
        #expect(second.output == "")
        _ = await first.value
    }

    @Test("a place is free again after each, however it went")
    func free() async {
        for script in ["exit 0", "exit 1", "kill -9 $$"] {
            _ = await runner.run(.command(["/bin/sh", "-c", script]), timeout: .seconds(30))
        }
        #expect(await runner.run(.command(["/bin/sh", "-c", "echo last"]), timeout: .seconds(30)).output == "last\n")
    }

    @Test("a server that stops ends what runs, and starts nothing that waits")
    func stop() async {
        let first = begin("exec sleep 1000", timeout: .seconds(900))
        #expect(await pipe.hasInput)
        let second = begin("exec sleep 1000", timeout: .seconds(900))
        second.cancel()
        first.cancel()
        #expect(await first.value.ending == .failed(reason: "was ended because the server stopped"))
        #expect(await second.value.ending == .failed(reason: "was not started because the server stopped"))
    }
}
