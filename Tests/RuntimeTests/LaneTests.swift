import Runtime
import Synchronization
import Testing
import Vocabulary

@Suite("Lanes")
struct LaneTests {
    private let incident = IncidentID(1)

    @Test("every job is answered once, with its own answer")
    func answers() async {
        let lanes = Lanes<Int, Int>()
        let answers = await withTaskGroup { group in
            for job in 0..<500 {
                group.addTask {
                    await lanes.run(job, on: incident) { jobs, hold in
                        await Task.yield()
                        if job.isMultiple(of: 3) { hold.letGo() }
                        if job.isMultiple(of: 5) { await hold.takeBack() }
                        await Task.yield()
                        return jobs.map { -$0 }
                    }
                }
            }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<500).map { -$0 }))
    }

    /// How many batches are where.
    private final class Seen: Sendable {
        let counts = Mutex([0, 0])
        let most = Mutex([0, 0])

        func change(_ place: Int, by step: Int) {
            let now = counts.withLock { counts in
                counts[place] += step
                return counts[place]
            }
            most.withLock { $0[place] = max($0[place], now) }
        }
    }

    @Test("no two batches are decided at one time, and no more than two are underway")
    func oneDecides() async {
        let lanes = Lanes<Int, Int>()
        let seen = Seen()
        await withTaskGroup { group in
            for job in 0..<300 {
                group.addTask {
                    _ = await lanes.run(job, on: incident) { jobs, hold in
                        for place in 0...1 { seen.change(place, by: 1) }
                        await Task.yield()
                        seen.change(0, by: -1)
                        hold.letGo()
                        if job.isMultiple(of: 4) {
                            await hold.takeBack()
                            seen.change(0, by: 1)
                            await Task.yield()
                            seen.change(0, by: -1)
                        }
                        seen.change(1, by: -1)
                        return jobs
                    }
                }
            }
        }
        let most = seen.most.withLock { $0 }
        #expect(most[0] == 1)
        #expect(most[1] <= 2)
    }

    @Test("the next batch is decided while the one before is on its way")
    func pipeline() async {
        let lanes = Lanes<Int, Int>()
        let (gate, begun) = (Bell(), Bell())
        async let slow = lanes.run(0, on: incident) { jobs, hold in
            hold.letGo()
            begun.ring()
            await gate.wait(atMost: .seconds(3600))
            return jobs
        }
        await begun.wait(atMost: .seconds(3600))
        #expect(await lanes.run(1, on: incident) { jobs, _ in jobs } == 1)
        gate.ring()
        #expect(await slow == 0)
    }

    @Test("no incident waits for another")
    func others() async {
        let lanes = Lanes<Int, Int>()
        let (gate, begun) = (Bell(), Bell())
        async let slow = lanes.run(0, on: incident) { jobs, _ in
            begun.ring()
            await gate.wait(atMost: .seconds(3600))
            return jobs
        }
        await begun.wait(atMost: .seconds(3600))
        #expect(await lanes.run(7, on: IncidentID(2)) { jobs, _ in jobs } == 7)
        gate.ring()
        #expect(await slow == 0)
    }
}
