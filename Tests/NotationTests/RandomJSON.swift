import Notation
import Vocabulary

/// Values of every shape from a seed: the same seed, the same value.
struct RandomJSON {
    private var chance: SplitMix64

    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    mutating func number(below bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }

    mutating func value(depth: Int = 0) -> JSON {
        switch number(below: depth > 5 ? 6 : 8) {
        case 0: return .null
        case 1: return .bool(number(below: 2) == 0)
        case 2: return .integer(Int64(bitPattern: chance.next()) >> number(below: 63))
        case 3:
            let double = Double(bitPattern: chance.next())
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
