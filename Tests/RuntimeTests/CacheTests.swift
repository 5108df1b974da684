import Runtime
import Testing

@Suite("A cache")
struct CacheTests {
    @Test("never holds more than it may")
    func bounded() {
        var cache = Cache<Int, Int>(capacity: 100)
        for number in 1...10_000 {
            cache[number] = number
            #expect(cache.count <= 100)
        }
    }

    @Test("keeps what is asked for again and again, however much passes through")
    func keepsWhatIsUsed() {
        var cache = Cache<Int, String>(capacity: 100)
        cache[0] = "kept"
        for number in 1...10_000 {
            cache[number] = "passing"
            #expect(cache[0] == "kept")
        }
    }

    @Test("forgets what it is told to forget, whichever generation it is in")
    func forgets() {
        var cache = Cache<Int, Int>(capacity: 4)
        for number in 1...4 { cache[number] = number }
        for number in 1...4 { cache[number] = nil }
        #expect(cache.count == 0)
        #expect((1...4).allSatisfy { cache[$0] == nil })
    }
}
