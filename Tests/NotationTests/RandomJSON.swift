import Notation

/// Values of every shape from a seed: the same seed, the same value.
struct RandomJSON {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func value(depth: Int = 0) -> JSON {
        switch number(below: depth > 5 ? 6 : 8) {
        case 0: return .null
        case 1: return .bool(number(below: 2) == 0)
        case 2: return .integer(Int64(bitPattern: next()) >> number(below: 63))
        case 3:
            let double = Double(bitPattern: next())
            return .number(double.isFinite ? double : 0.1)
        case 4, 5: return .string(string())
        case 6: return .array((0..<number(below: 5)).map { _ in value(depth: depth + 1) })
        default: return .object((0..<number(below: 5)).map { _ in JSON.Member(string(), value(depth: depth + 1)) })
        }
    }

    mutating func string() -> String {
        let letters: [Character] = ["a", "Z", "\"", "\\", "/", "\n", "\0", "\u{1F}", "\u{7F}", "é", "☃", "😀", "\u{2028}", "\u{FFFD}", "{", ","]
        return String((0..<number(below: 12)).map { _ in letters[number(below: letters.count)] })
    }
}
