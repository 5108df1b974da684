import Runtime
import Testing

@Suite("Metrics")
struct MetricsTests {
    @Test("are written in the text format of Prometheus, sorted, with cumulative buckets")
    func text() {
        let metrics = Metrics()
        metrics.add("alerts_total", "source=\"b\"", help: "Alerts.")
        metrics.add("alerts_total", "source=\"a\"", by: 2, help: "Alerts.")
        metrics.set("healthy", to: 1, help: "1 while all is well.")
        metrics.observe("latency_seconds", duration: .milliseconds(7), help: "Latency.")
        metrics.observe("latency_seconds", duration: .seconds(100), help: "Latency.")
        let lines = metrics.text.split(separator: "\n")
        #expect(
            lines.prefix(6) == [
                "# HELP alerts_total Alerts.", "# TYPE alerts_total counter", "alerts_total{source=\"a\"} 2", "alerts_total{source=\"b\"} 1",
                "# HELP healthy 1 while all is well.", "# TYPE healthy gauge",
            ])
        #expect(lines.contains("latency_seconds_bucket{le=\"0.005\"} 0"))
        #expect(lines.contains("latency_seconds_bucket{le=\"0.01\"} 1"))
        #expect(lines.contains("latency_seconds_bucket{le=\"60\"} 1"))
        #expect(lines.contains("latency_seconds_bucket{le=\"+Inf\"} 2"))
        #expect(lines.suffix(2) == ["latency_seconds_sum 100.007", "latency_seconds_count 2"])
    }
}
