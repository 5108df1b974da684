extension JSON {
    /// Reads one JSON text (RFC 8259) and nothing else around it but white space. Strict, except where strictness would lose a
    /// page for nothing: a byte order mark in front is skipped, and half a surrogate pair (`\ud83d`) becomes U+FFFD.
    /// A number beyond the range of `Double` becomes the largest there is. Of members with one name all are kept.
    package init(parsing bytes: UnsafeBufferPointer<UInt8>, depth: Int = depthMax) throws(JSONFault) {
        var parser = JSONParser(bytes, depthMax: depth)
        self = try parser.document()
    }

    package init(parsing bytes: [UInt8], depth: Int = depthMax) throws(JSONFault) {
        self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in try JSON(parsing: buffer, depth: depth) }
    }

    package init(parsing text: String, depth: Int = depthMax) throws(JSONFault) {
        self = try JSON(parsing: Array(text.utf8), depth: depth)
    }
}

/// One pass over the bytes, without backtracking. It holds a pointer, so it lives no longer than the call that made it.
/// The number and string readers are in files of their own.
struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let depthMax: Int
    var place = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, depthMax: Int) {
        self.bytes = bytes
        self.depthMax = depthMax
    }

    mutating func document() throws(JSONFault) -> JSON {
        start()
        let value = try value()
        try finish()
        return value
    }

    mutating func start() {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
        skipSpace()
    }

    mutating func finish() throws(JSONFault) {
        skipSpace()
        if place < bytes.count { throw fault(.trailing) }
    }

    /// The value that begins here; leaves the place right behind it.
    mutating func value() throws(JSONFault) -> JSON {
        guard place < bytes.count else { throw fault(.endedEarly) }
        switch bytes[place] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw fault(.unexpected)
        }
    }

    private mutating func object() throws(JSONFault) -> JSON {
        var members: [JSON.Member] = []
        guard try open(closing: UInt8(ascii: "}")) else { return .object(members) }
        members.reserveCapacity(4)
        repeat {
            let name = try memberName()
            members.append(JSON.Member(name, try value()))
        } while try more(closing: UInt8(ascii: "}"))
        return .object(members)
    }

    private mutating func array() throws(JSONFault) -> JSON {
        var values: [JSON] = []
        guard try open(closing: UInt8(ascii: "]")) else { return .array(values) }
        repeat { values.append(try value()) } while try more(closing: UInt8(ascii: "]"))
        return .array(values)
    }

    /// Steps over the opening bracket; false when its closing one follows at once.
    mutating func open(closing: UInt8) throws(JSONFault) -> Bool {
        depth += 1
        guard depth <= depthMax else { throw fault(.tooDeep) }
        place += 1
        skipSpace()
        guard place < bytes.count, bytes[place] == closing else { return true }
        place += 1
        depth -= 1
        return false
    }

    /// Steps over a comma (true) or the closing bracket (false).
    mutating func more(closing: UInt8) throws(JSONFault) -> Bool {
        skipSpace()
        guard place < bytes.count else { throw fault(.endedEarly) }
        let byte = bytes[place]
        guard byte == UInt8(ascii: ",") || byte == closing else { throw fault(.unexpected) }
        place += 1
        if byte == closing {
            depth -= 1
            return false
        }
        skipSpace()
        return true
    }

    /// Reads `"name" :` and the white space behind it.
    mutating func memberName() throws(JSONFault) -> String {
        guard place < bytes.count else { throw fault(.endedEarly) }
        guard bytes[place] == UInt8(ascii: "\"") else { throw fault(.unexpected) }
        let name = try string()
        skipSpace()
        guard place < bytes.count else { throw fault(.endedEarly) }
        guard bytes[place] == UInt8(ascii: ":") else { throw fault(.unexpected) }
        place += 1
        skipSpace()
        return name
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            guard place < bytes.count else { throw fault(.endedEarly) }
            guard bytes[place] == word.utf8Start[offset] else { throw fault(.unexpected) }
            place += 1
        }
        return value
    }

    mutating func skipSpace() {
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            place += 1
        }
    }

    func fault(_ kind: JSONFault.Kind) -> JSONFault { fault(kind, at: place) }
    func fault(_ kind: JSONFault.Kind, at offset: Int) -> JSONFault { JSONFault(kind, at: offset, in: bytes) }
}
