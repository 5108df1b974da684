import Runtime
import Testing

@Suite("A bell")
struct BellTests {
    @Test("rung before anybody waits, it is heard by the next who does")
    func remembered() async {
        let bell = Bell()
        bell.ring()
        // Without the memory of the ring this would wait for an hour.
        await bell.wait(atMost: .seconds(3600))
    }

    @Test("wakes whoever waits")
    func wakes() async {
        let bell = Bell()
        async let woken: Void = bell.wait(atMost: .seconds(3600))
        bell.ring()
        await woken
    }

    @Test("lets go of a task that is cancelled")
    func cancelled() async {
        let bell = Bell()
        let waiting = Task { await bell.wait(atMost: .seconds(3600)) }
        waiting.cancel()
        await waiting.value
    }

    @Test("rings for every listener of the feed, and forgets those who left")
    func feed() async {
        let feed = FeedBell()
        await feed.listening { bell in
            feed.ring()
            await bell.wait(atMost: .seconds(3600))
            #expect(feed.listeners == 1)
        }
        #expect(feed.listeners == 0)
    }
}
