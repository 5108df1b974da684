internal import Vocabulary

extension Duration {
    /// As a scenario writes it: `0m`, `5m`, `1h 30m`, `2d 3h`, `5m 30s`.
    package var offset: String {
        let seconds = milliseconds / 1000
        let units: [(Int64, String)] = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
        let words = units.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
        return words.isEmpty ? "0m" : words.joined(separator: " ")
    }
}
