extension JSONParser {
    /// The string that begins here; leaves the place right behind its closing quote.
    mutating func string() throws(JSONFault) -> String {
        place += 1
        let start = place
        let end = try plainRun()
        guard bytes[end] == UInt8(ascii: "\\") else {
            place = end + 1
            return try text(start..<end)
        }
        return try escapedString(from: start)
    }

    /// The end of the run of characters that stand for themselves: the place of a quote or a backslash.
    private func plainRun() throws(JSONFault) -> Int {
        var end = place
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return end }
            if byte < 0x20 { throw fault(.controlCharacter, at: end) }
            end += 1
        }
        throw fault(.endedEarly, at: end)
    }

    private func text(_ range: Range<Int>) throws(JSONFault) -> String {
        let part = UnsafeBufferPointer(rebasing: bytes[range])
        if let text = String(validating: part, as: UTF8.self) { return text }
        throw fault(.notUTF8, at: range.lowerBound)
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var text: [UInt8] = []
        while true {
            let end = try plainRun()
            text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[place..<end]))
            place = end + 1
            if bytes[end] == UInt8(ascii: "\"") { break }
            try escape(into: &text)
        }
        guard let whole = String(validating: text, as: UTF8.self) else { throw fault(.notUTF8, at: start) }
        return whole
    }

    /// What follows a backslash.
    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        guard place < bytes.count else { throw fault(.endedEarly) }
        let letter = bytes[place]
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try unicodeEscape()).utf8)
        default: throw fault(.badEscape, at: place - 1)
        }
    }

    /// `XXXX` of `\uXXXX`, together with the other half of a surrogate pair when that follows.
    private mutating func unicodeEscape() throws(JSONFault) -> Character {
        let first = try hexDigits()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        let replacement: Character = "\u{FFFD}"
        guard (0xD800..<0xDC00).contains(first), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else { return replacement }
        let before = place
        place += 2
        let second = try hexDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else {
            // The first half stands alone; what follows is read again for what it is.
            place = before
            return replacement
        }
        return Character(scalar)
    }

    private mutating func hexDigits() throws(JSONFault) -> UInt16 {
        guard place + 4 <= bytes.count else { throw fault(.endedEarly, at: bytes.count) }
        var value: UInt16 = 0
        for offset in 0..<4 {
            let digit: UInt8
            switch bytes[place + offset] {
            case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case let byte where byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case let byte where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw fault(.badEscape, at: place + offset)
            }
            value = value << 4 | UInt16(digit)
        }
        place += 4
        return value
    }
}
