import Outbound
import Testing

@Suite("Who may connect, and when")
struct ClientRulesTests {
    struct Address: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let isPrivate: Bool

        init(_ name: String, _ bytes: [UInt8], _ isPrivate: Bool) {
            (testDescription, self.bytes, self.isPrivate) = (name, bytes, isPrivate)
        }
    }

    private static let zeros = [UInt8](repeating: 0, count: 10)

    @Test(
        "which addresses lie inside",
        arguments: [
            Address("10.1.2.3", [10, 1, 2, 3], true), Address("127.0.0.1", [127, 0, 0, 1], true), Address("0.0.0.0", [0, 0, 0, 0], true),
            Address("169.254.169.254", [169, 254, 169, 254], true), Address("172.16.0.1", [172, 16, 0, 1], true),
            Address("172.32.0.1", [172, 32, 0, 1], false), Address("192.168.1.1", [192, 168, 1, 1], true),
            Address("100.64.0.1", [100, 64, 0, 1], true),
            Address("100.128.0.1", [100, 128, 0, 1], false), Address("224.0.0.1", [224, 0, 0, 1], true), Address("8.8.8.8", [8, 8, 8, 8], false),
            Address("::", zeros + [0, 0, 0, 0, 0, 0], true), Address("::1", zeros + [0, 0, 0, 0, 0, 1], true),
            Address("::ffff:10.0.0.1", zeros + [255, 255, 10, 0, 0, 1], true), Address("::ffff:8.8.8.8", zeros + [255, 255, 8, 8, 8, 8], false),
            Address("64:ff9b::10.0.0.1", [0, 0x64, 0xFF, 0x9B] + zeros.prefix(8) + [10, 0, 0, 1], true),
            Address("2002:7f00:1::", [0x20, 0x02, 127, 0, 0, 1] + zeros, true), Address("fd00::1", [0xFD, 0] + zeros + [0, 0, 0, 1], true),
            Address("fe80::1", [0xFE, 0x80] + zeros + [0, 0, 0, 1], true), Address("2606:4700::1", [0x26, 0x06, 0x47, 0] + zeros + [0, 1], false),
            Address("2001:db8::1", [0x20, 0x01, 0x0D, 0xB8] + zeros + [0, 1], true),
        ])
    func inside(_ address: Address) { #expect(NetworkAddress(bytes: address.bytes).isPrivate == address.isPrivate) }

    @Test("a host has so many places, and those who wait come in turn")
    func line() {
        var line = CurlLine<Int>(max: 10, maxEachHost: 2)
        let started = [(1, "a"), (2, "a"), (3, "a"), (4, "a"), (5, "b")].map { line.admits($0, to: $1) }
        #expect(started == [true, true, false, false, true])
        let turns = (0..<4).map { _ in line.next(after: "a") }
        #expect(turns == [3, 4, nil, nil])
        #expect(line.active == 1 && line.waiting == 0)
    }

    @Test("a free place goes to another host when its own has nobody waiting")
    func otherHost() {
        var line = CurlLine<Int>(max: 1, maxEachHost: 1)
        let started = [line.admits(1, to: "a"), line.admits(2, to: "b")]
        #expect(started == [true, false])
        let turns = [line.next(after: "a"), line.next(after: "b")]
        #expect(turns == [2, nil])
        #expect(line.active == 0)
    }

    @Test("who has waited too long is taken out from the head of each line")
    func late() {
        var line = CurlLine<Int>(max: 1, maxEachHost: 1)
        for job in 1...5 { _ = line.admits(job, to: job < 4 ? "a" : "b") }
        let late = line.removeHeads { $0 != 3 }
        #expect(late.sorted() == [2, 4, 5])
        #expect(line.waiting == 1)
        let next = line.next(after: "a")
        #expect(next == 3)
    }
}
