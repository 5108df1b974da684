import Storage
import Testing
import Vocabulary

@Suite("When an alert was sent")
struct RhythmTests {
    private func rhythm(_ minutes: [Int64]) -> Rhythm {
        minutes.reduce(into: Rhythm()) { $0.add(1, at: at($1)) }
    }

    @Test("each minute has its own count, and silence between is seen")
    func minutes() {
        let rhythm = rhythm([0, 0, 3])
        #expect(rhythm.counts == [2, 0, 0, 1] && rhythm.stretch == .minutes(1))
        #expect(rhythm.start(of: 3) == at(3))
    }

    @Test("however long it goes on, it is at most sixty stretches, and nothing is lost", arguments: [59, 60, 61, 600, 100_000, 5_256_000])
    func bounded(_ last: Int64) {
        let step = max(1, last / 997)
        let sent = Array(stride(from: 0, through: last, by: Int(step)))
        let rhythm = rhythm(sent)
        #expect(rhythm.counts.count <= Rhythm.most && rhythm.counts.count > Rhythm.most / 2 - 1)
        #expect(rhythm.counts.reduce(0, +) == sent.count)
        let end = rhythm.start(of: rhythm.counts.count)
        #expect(rhythm.start(of: 0) <= at(0) && at(sent[sent.count - 1]) < end && at(sent[sent.count - 1]) >= end - rhythm.stretch)
    }

    @Test("a clock that was put back loses no count")
    func back() { #expect(rhythm([5, 2]).counts == [2]) }

    @Test("is read as it was written, whatever is in it", arguments: [[], [0], [0, 59], [0, 60], [1, 5_000_000]])
    func stored(_ minutes: [Int64]) {
        var kept = rhythm(minutes)
        kept.add(1_000_000, at: at(61))
        #expect(Rhythm(bytes: kept.bytes) == kept)
    }

    @Test(
        "of bytes that are no rhythm nothing is known",
        arguments: [[], [0], [0, 0x80], [200, 1, 1], [0, 1, 0x80], Array(repeating: UInt8(1), count: 80)])
    func broken(_ bytes: [UInt8]) { #expect(Rhythm(bytes: bytes).counts.isEmpty) }

    @Test("several are one: as coarse as the coarsest, from the first to the last")
    func sum() {
        let sum = Rhythm.sum([rhythm([7]), rhythm([0, 100]), Rhythm(), rhythm([3, 3])])
        #expect(sum.stretch == .minutes(2) && sum.counts.count == 51)
        #expect(sum.counts[0] == 1 && sum.counts[1] == 2 && sum.counts[3] == 1 && sum.counts[50] == 1)
        #expect(Rhythm.sum([rhythm([0]), rhythm([1000])]).counts.reduce(0, +) == 2)
        #expect(Rhythm.sum([]) == Rhythm())
    }
}
