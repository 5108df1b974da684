/// Numbers as people write them.
enum Number {
    /// `7`, `0.25`, `12 500`.
    static func words(_ value: Double) -> String {
        guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
        var digits = String(Int64(value.magnitude))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (value < 0 ? "−" : "") + ([Substring(digits)] + groups).joined(separator: "\u{202F}")
    }
}
