/// The facts of an import beside those of a runbook written by hand.
struct Comparison {
    private(set) var count = 0
    private(set) var wrong: [String] = []

    init(_ facts: [(path: String, value: String)], with example: Facts) {
        let others = Dictionary(grouping: example.all, by: \.path).mapValues { Set($0.map(\.value)) }
        for fact in facts where !Self.isOpen(fact.value) {
            guard let values = others[fact.path] else {
                if !Self.isAlone(fact.path, others) { continue }
                count += 1
                wrong.append("\(fact.path): \(fact.value) instead of nothing")
                continue
            }
            count += 1
            if !values.contains(where: { Self.agrees(fact.value, $0) }) {
                wrong.append("\(fact.path): \(fact.value) instead of \(values.sorted().joined(separator: " | "))")
            }
        }
    }

    /// Somebody filled in a gap, or the language says who it is when nobody is named.
    private static func isOpen(_ value: String) -> Bool { value.contains("somebody") || value == "1000h" || value == "responders" }

    /// A rung without a time agrees with any time; `immediately` with what the example adds to it.
    private static func agrees(_ own: String, _ other: String) -> Bool {
        if own.hasPrefix("then "), let space = other.firstRange(of: "m ") ?? other.firstRange(of: "h ") {
            return own.dropFirst(5) == other[space.upperBound...]
        }
        return own == other || other.hasPrefix("\(own), at most")
    }

    /// Seats, escalations and templates the example does not have at all, as none of its kinds of people.
    private static func isAlone(_ path: String, _ others: [String: Set<String>]) -> Bool {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 2, ["seat", "escalation", "template"].contains(parts[0]) else { return false }
        let kinds = parts[0] == "seat" ? ["schedule", "role"] : [parts[0]]
        if parts[0] != "seat", parts.count > 2, others.keys.contains(where: { $0.hasPrefix("\(parts[0])/\(parts[1])/") }) {
            return parts[2] == "field"
        }
        return !kinds.contains { kind in others.keys.contains { $0.hasPrefix("\(kind)/\(parts[1])/") } }
    }
}
