import Outbound
import Testing
import Vocabulary

@Suite("When a provider is taken for dead")
struct BreakerTests {
    private let start = Letters.now

    private func broken() -> Breaker {
        var breaker = Breaker(failuresMax: 3, pause: .seconds(30))
        for _ in 0..<3 { breaker.failed(at: start) }
        return breaker
    }

    @Test("three failures in a row open it, two do not")
    func opens() {
        var breaker = Breaker(failuresMax: 3, pause: .seconds(30))
        breaker.failed(at: start)
        breaker.failed(at: start)
        #expect(breaker.state == .closed(failures: 2))
        breaker.failed(at: start)
        #expect(breaker.state == .open(until: start + .seconds(30)))
        let isAdmitted = breaker.admits(at: start + .seconds(29))
        #expect(!isAdmitted)
    }

    @Test("an answer in between starts the count anew")
    func resets() {
        var breaker = Breaker(failuresMax: 2)
        for _ in 0..<5 {
            breaker.failed(at: start)
            breaker.answered()
        }
        let isAdmitted = breaker.admits(at: start)
        #expect(isAdmitted)
    }

    @Test("after the pause exactly one letter finds out")
    func probes() {
        var breaker = broken()
        let later = start + .seconds(30)
        let admitted = [breaker.admits(at: later), breaker.admits(at: later)]
        #expect(admitted == [true, false])
    }

    @Test("the letter that finds out closes it, or begins the pause anew")
    func concludes() {
        var well = broken()
        let later = start + .seconds(30)
        _ = well.admits(at: later)
        var ill = well
        well.answered()
        ill.failed(at: later)
        #expect(well.state == .closed(failures: 0))
        #expect(ill.state == .open(until: later + .seconds(30)))
    }

    @Test("a letter that never comes back does not leave it half open for ever")
    func lost() {
        var breaker = broken()
        _ = breaker.admits(at: start + .seconds(30))
        let isAdmitted = breaker.admits(at: start + .seconds(60))
        #expect(isAdmitted)
    }

    @Test("a last resort that fails does not prolong the pause")
    func lastResort() {
        var breaker = broken()
        breaker.failed(at: start + .seconds(20))
        #expect(breaker.state == .open(until: start + .seconds(30)))
    }
}
