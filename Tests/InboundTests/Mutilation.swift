import Notation
import Vocabulary

/// Bad luck from a seed: the same seed spoils the same request the same way.
struct Mutilation {
    private var chance: SplitMix64

    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    mutating func number(below bound: Int) -> Int { Int(chance.next() % UInt64(max(1, bound))) }

    /// Either the bytes are spoiled, or the document says something else than it should in a place or two.
    mutating func spoil(_ body: [UInt8]) -> [UInt8] {
        guard number(below: 3) > 0, let json = try? JSON(parsing: body) else { return spoilBytes(body) }
        return twist(json, depth: 0).bytes
    }

    private mutating func spoilBytes(_ body: [UInt8]) -> [UInt8] {
        var bytes = body
        for _ in 0...number(below: 4) where !bytes.isEmpty {
            let place = number(below: bytes.count)
            switch number(below: 6) {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes[place] ^= 1 << UInt8(number(below: 8))
            case 2: bytes[place] = UInt8(number(below: 256))
            case 3: bytes.remove(at: place)
            case 4: bytes.insert(contentsOf: bytes[..<place].suffix(200), at: place)
            default: bytes.insert(contentsOf: [UInt8](repeating: bytes[place], count: number(below: 100)), at: place)
            }
        }
        return bytes
    }

    private mutating func twist(_ json: JSON, depth: Int) -> JSON {
        if number(below: 12) == 0 { return strange() }
        switch json {
        case .array(let values):
            var twisted = values.map { twist($0, depth: depth + 1) }
            if number(below: 6) == 0, let first = values.first { twisted += Array(repeating: first, count: number(below: 20)) }
            return .array(twisted)
        case .object(let members):
            var twisted = members.map { JSON.Member($0.name, twist($0.value, depth: depth + 1)) }
            if number(below: 6) == 0, !twisted.isEmpty { twisted.remove(at: number(below: twisted.count)) }
            if number(below: 6) == 0 { twisted.append(JSON.Member("", strange())) }
            return .object(twisted)
        default: return json
        }
    }

    private mutating func strange() -> JSON {
        switch number(below: 14) {
        case 0: .null
        case 1: .bool(true)
        case 2: .integer(.min)
        case 3: .number(1e300)
        case 4: ""
        case 5: "\u{0}\u{1F}\n \u{2028}"
        case 6: .string(String(repeating: "😀", count: number(below: 5000)))
        case 7: .array([])
        case 8: .object([])
        case 9: (0..<number(below: 70)).reduce(JSON.null) { inner, _ in .array([inner]) }
        case 10: .object((0..<number(below: 10_000)).map { JSON.Member("l\($0)", "v") })
        case 11: "0001-01-01T00:00:00Z"
        case 12: "9999-12-31T23:59:59.999999999999+23:59"
        default: .string(String(repeating: "k", count: 300))
        }
    }
}
