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

    /// `2.31`, or `2.31 ± 0.05`.
    static func rounded(_ value: Double, error: Double = 0) -> String {
        hundredths(value) + (error > 0 ? " ± \(hundredths(max(error, 0.01)))" : "")
    }

    private static func hundredths(_ value: Double) -> String {
        let whole = Int64((value * 100).rounded())
        let rest = whole % 100
        return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
