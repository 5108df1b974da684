/// Where transfers wait for a free place: so many in all, so many to one host, first come first served within a host.
package struct CurlLine<Job> {
    private struct Host {
        var active = 0
        var waiting = Queue<Job>()
    }

    private let max: Int
    private let maxEachHost: Int
    private var hosts: [String: Host] = [:]
    package private(set) var active = 0
    package private(set) var waiting = 0

    package init(max: Int, maxEachHost: Int) {
        self.max = max
        self.maxEachHost = maxEachHost
    }

    /// Whether it may start now; otherwise it waits here.
    package mutating func admits(_ job: Job, to host: String) -> Bool {
        if mayStart(hosts[host] ?? Host()) {
            start(host)
            return true
        }
        hosts[host, default: Host()].waiting.append(job)
        waiting += 1
        return false
    }

    /// One to this host has ended: which one may start in its place.
    package mutating func next(after host: String) -> Job? {
        active -= 1
        hosts[host]?.active -= 1
        guard waiting > 0 else {
            if hosts[host]?.active == 0 { hosts[host] = nil }
            return nil
        }
        let turn = hosts[host]?.waiting.isEmpty == false ? host : hosts.first { !$0.value.waiting.isEmpty && mayStart($0.value) }?.key
        if hosts[host]?.active == 0, hosts[host]?.waiting.isEmpty == true { hosts[host] = nil }
        guard let turn, let job = hosts[turn]?.waiting.popFirst() else { return nil }
        waiting -= 1
        start(turn)
        return job
    }

    /// Takes out those at the head of each line that have waited too long.
    package mutating func removeHeads(where isLate: (Job) -> Bool) -> [Job] {
        var late: [Job] = []
        for host in hosts.keys {
            while let job = hosts[host]?.waiting.first, isLate(job) {
                _ = hosts[host]?.waiting.popFirst()
                late.append(job)
            }
        }
        waiting -= late.count
        return late
    }

    private func mayStart(_ host: Host) -> Bool { active < max && host.active < maxEachHost }

    private mutating func start(_ host: String) {
        active += 1
        hosts[host, default: Host()].active += 1
    }
}

/// First in, first out, each step at constant cost on average.
struct Queue<Element> {
    private var elements: [Element] = []
    private var head = 0

    var isEmpty: Bool { head == elements.count }
    var first: Element? { isEmpty ? nil : elements[head] }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard let first else { return nil }
        head += 1
        if head > 64, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return first
    }
}
