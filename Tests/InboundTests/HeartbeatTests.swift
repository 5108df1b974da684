import Inbound
import Testing

@Suite("A heartbeat")
struct HeartbeatTests {
    @Test(
        "says how the job is",
        arguments: [
            (nil, .success), ("", .success), ("start", .start), ("fail", .fail), ("log", .log), ("0", .exit(0)), ("1", .exit(1)), ("255", .exit(255)),
        ] as [(String?, HeartbeatPing)])
    func suffix(_ suffix: String?, _ expected: HeartbeatPing) throws {
        #expect(try HeartbeatPing(suffix: suffix) == expected)
    }

    @Test("with another word is refused", arguments: ["256", "-1", "+1", "Start", "done", "1.0", "0x1", "１"])
    func refused(_ suffix: String) {
        #expect(throws: Problem.self) { try HeartbeatPing(suffix: suffix) }
    }

    @Test(
        "is a beat, a failure, or neither",
        arguments: [
            (.success, true, false), (.exit(0), true, false), (.exit(3), false, true), (.fail, false, true), (.start, false, false),
            (.log, false, false),
        ] as [(HeartbeatPing, Bool, Bool)])
    func meaning(_ ping: HeartbeatPing, _ beat: Bool, _ failure: Bool) {
        #expect(ping.isBeat == beat)
        #expect(ping.isFailure == failure)
    }
}
