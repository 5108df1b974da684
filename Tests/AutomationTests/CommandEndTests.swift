import Automation
import Glibc
import Testing

@Suite("Commands that do not end as they should")
struct CommandEndTests {
    private static let short = Duration.milliseconds(200)
    private let pipe = NamedPipe()

    /// Far less than the programs here would take, far more than a busy machine needs.
    private func isSoon(_ outcome: ErrandOutcome) -> Bool { outcome.took < .seconds(20) }

    @Test("who takes too long is ended, and what was said until then is kept")
    func late() async {
        let outcome = await Steps.shell("echo half; exec sleep 1000", timeout: Self.short)
        #expect(outcome.ending == .timedOut(reason: "took longer than 200ms and was ended"))
        #expect(outcome.output == "half\n")
        #expect(outcome.took >= Self.short)
        #expect(isSoon(outcome))
    }

    @Test("who ends politely when asked to is still late")
    func polite() async {
        let outcome = await Steps.shell("trap 'echo tidied; exit 0' TERM; while :; do :; done", timeout: Self.short, grace: .seconds(15))
        #expect(outcome.ending == .timedOut(reason: "took longer than 200ms and was ended"))
        #expect(outcome.output == "tidied\n")
        #expect(outcome.status == 0)
    }

    @Test("who does not listen to SIGTERM is killed after the grace")
    func stubborn() async {
        let outcome = await Steps.shell("trap '' TERM; exec 9>\(pipe.path); while :; do sleep 1000; done", timeout: Self.short)
        #expect(outcome.ending == .timedOut(reason: "took longer than 200ms and was ended"))
        #expect(outcome.took >= Self.short * 2)
        #expect(isSoon(outcome))
        #expect(await pipe.isDeserted)
    }

    @Test("what it started goes with it, even when that does not listen and its parent is gone already")
    func group() async {
        let script = "exec 9>\(pipe.path); (trap '' TERM; sleep 1000) & (sleep 1000 & sleep 1000) & exec sleep 1000"
        let outcome = await Steps.shell(script, timeout: Self.short)
        #expect(outcome.ending == .timedOut(reason: "took longer than 200ms and was ended"))
        #expect(await pipe.isDeserted)
    }

    @Test("what it leaves running neither holds up the answer nor is ended, even when it holds the output open")
    func daemon() async throws {
        let outcome = await Steps.shell("sleep 1000 & echo $!")
        let left = try #require(Int32(outcome.output.dropLast()))
        #expect(outcome.ending == .succeeded)
        #expect(isSoon(outcome))
        #expect(kill(left, SIGKILL) == 0)
    }

    @Test("what it leaves talking does not hold up the answer either")
    func talkingDaemon() async {
        // It ends by itself once nobody reads what it says.
        let outcome = await Steps.shell("yes & exit 3")
        #expect(outcome.ending == .failed(reason: "exit code 3"))
        #expect(isSoon(outcome))
    }

    @Test("who closes the output and goes on is waited for, and ended in time")
    func closed() async {
        #expect(await Steps.shell("exec >&- 2>&-; exit 4").status == 4)
        let outcome = await Steps.shell("exec >&- 2>&-; exec sleep 1000", timeout: Self.short)
        #expect(outcome.ending == .timedOut(reason: "took longer than 200ms and was ended"))
    }

    @Test("of a hundred megabytes the beginning and the end are kept")
    func much() async {
        let outcome = await Steps.shell("echo first; head -c 100000000 /dev/zero | tr '\\0' x; echo last")
        #expect(outcome.ending == .succeeded)
        #expect(outcome.isTruncated)
        #expect(outcome.output.hasPrefix("first\nxxx"))
        #expect(outcome.output.hasSuffix("xxxlast\n"))
        #expect(60_000...65_536 ~= outcome.output.utf8.count)
    }

    @Test("who never stops talking is ended in time")
    func endless() async {
        let outcome = await Steps.shell("exec yes", timeout: Self.short)
        #expect(outcome.ending == .timedOut(reason: "took longer than 200ms and was ended"))
        #expect(outcome.isTruncated)
        #expect(isSoon(outcome))
    }

    @Test("a step without time is not started", arguments: [Duration.zero, .seconds(-1)])
    func noTime(timeout: Duration) async {
        let outcome = await Steps.shell("echo started >\(pipe.path)", timeout: timeout)
        guard case .timedOut = outcome.ending else { return #expect(Bool(false), "\(outcome)") }
        #expect(outcome.reason?.hasSuffix("was not started") == true)
    }
}
