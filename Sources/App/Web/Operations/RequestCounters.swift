internal import Synchronization

/// Requests answered, by the first digit of the status. Kept apart from the other metrics because it is counted for each request:
/// a lock, an addition, no text.
final class RequestCounters: Sendable {
    private let counts = Mutex([Int](repeating: 0, count: 6))

    func count(_ status: Int) {
        counts.withLock { $0[min(5, status / 100)] += 1 }
    }

    var text: String {
        let counts = counts.withLock { $0 }
        var text = "# HELP runbell_http_requests_total Requests answered, by the class of the status.\n# TYPE runbell_http_requests_total counter\n"
        for kind in 2...5 { text += "runbell_http_requests_total{status=\"\(kind)xx\"} \(counts[kind])\n" }
        return text
    }
}
