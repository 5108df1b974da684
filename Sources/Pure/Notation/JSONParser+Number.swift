extension JSONParser {
    /// The number that begins here; leaves the place right behind it.
    mutating func number() throws(JSONFault) -> JSON {
        let start = place
        let negative = take(UInt8(ascii: "-"))
        let leadingZero = place < bytes.count && bytes[place] == UInt8(ascii: "0")
        let whole = try digits()
        guard !leadingZero || whole.count == 1 else { throw fault(.badNumber, at: start) }
        guard place < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[place]) else {
            return integer(whole, negative: negative) ?? .number(double(start..<place))
        }
        if take(UInt8(ascii: ".")) { _ = try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            _ = try digits()
        }
        return .number(double(start..<place))
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == wanted else { return false }
        place += 1
        return true
    }

    /// One digit or more.
    private mutating func digits() throws(JSONFault) -> Range<Int> {
        let start = place
        while place < bytes.count, bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") { place += 1 }
        guard place > start else { throw fault(place < bytes.count ? .badNumber : .endedEarly) }
        return start..<place
    }

    /// Nil when it does not fit, and for `-0`, whose sign an integer would lose.
    private func integer(_ digits: Range<Int>, negative: Bool) -> JSON? {
        guard digits.count <= 19 else { return nil }
        var value: UInt64 = 0
        for place in digits { value = value &* 10 &+ UInt64(bytes[place] &- UInt8(ascii: "0")) }
        if !negative { return Int64(exactly: value).map { .integer($0) } }
        guard value > 0, value <= Int64.max.magnitude + 1 else { return nil }
        return .integer(Int64(truncatingIfNeeded: 0 &- value))
    }

    private func double(_ range: Range<Int>) -> Double {
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        guard let value = Double(text) else { return 0 }
        if value.isFinite { return value }
        return value < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude
    }
}
