internal import Synchronization
internal import Vocabulary

/// Counters, gauges and histograms for `/metrics`, in the Prometheus text format (version 0.0.4). The names are fixed: people
/// build alerts on them.
package final class Metrics: Sendable {
    private struct Family {
        var help: String
        var type: String
        var samples: [String: Double] = [:]
        var buckets: [String: [Int]] = [:]
    }

    /// Upper bounds of the latency histograms, in seconds.
    package static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    private let families = Mutex<[String: Family]>([:])

    package init() {}

    /// `labels` is what stands between the braces: `source="prometheus"`.
    package func add(_ name: String, _ labels: String = "", by amount: Double = 1, help: String) {
        families.withLock { $0[name, default: Family(help: help, type: "counter")].samples[labels, default: 0] += amount }
    }

    package func set(_ name: String, _ labels: String = "", to value: Double, help: String) {
        families.withLock { $0[name, default: Family(help: help, type: "gauge")].samples[labels] = value }
    }

    /// Records a duration in a histogram of seconds.
    package func observe(_ name: String, _ labels: String = "", duration: Duration, help: String) {
        let seconds = Double(duration.milliseconds) / 1000
        families.withLock { families in
            var family = families[name] ?? Family(help: help, type: "histogram")
            var counts = family.buckets[labels] ?? Array(repeating: 0, count: Metrics.bounds.count + 1)
            counts[Metrics.bounds.firstIndex { seconds <= $0 } ?? Metrics.bounds.count] += 1
            family.buckets[labels] = counts
            family.samples[labels, default: 0] += seconds
            families[name] = family
        }
    }

    /// What may stand between the quotes of a label's value.
    package static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    package var text: String {
        families.withLock { families in
            families.sorted { $0.key < $1.key }.map { Metrics.render($0.key, $0.value) }.joined()
        }
    }

    private static func render(_ name: String, _ family: Family) -> String {
        var text = "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.type)\n"
        for (labels, value) in family.samples.sorted(by: { $0.key < $1.key }) {
            guard let counts = family.buckets[labels] else {
                text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(number(value))\n"
                continue
            }
            var total = 0
            for (index, count) in counts.enumerated() {
                total += count
                let bound = index < bounds.count ? number(bounds[index]) : "+Inf"
                text += "\(name)_bucket{\(labels.isEmpty ? "" : labels + ",")le=\"\(bound)\"} \(total)\n"
            }
            let braces = labels.isEmpty ? "" : "{\(labels)}"
            text += "\(name)_sum\(braces) \(number(value))\n\(name)_count\(braces) \(total)\n"
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
