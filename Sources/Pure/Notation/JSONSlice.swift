extension JSON {
    /// Where a member's value stands in a JSON text, so that it can be kept word for word without encoding it again. The path is
    /// one of member names: `["payload", "custom_details"]`. Of members with one name it is the last. Nil when there is none.
    /// The text must be JSON already: what is not reached is not checked.
    package static func range(of path: [String], in bytes: UnsafeBufferPointer<UInt8>, depth: Int = depthMax) throws(JSONFault) -> Range<Int>? {
        var parser = JSONParser(bytes, depthMax: depth)
        parser.start()
        guard let place = try parser.find(path[...]) else { return nil }
        parser.place = place
        try parser.skipValue()
        return place..<parser.place
    }

    package static func range(of path: [String], in bytes: [UInt8], depth: Int = depthMax) throws(JSONFault) -> Range<Int>? {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in try range(of: path, in: buffer, depth: depth) }
    }

    /// The members of the object at the path, each with the place of its value, in the order they were written.
    package static func members(of path: [String] = [], in bytes: [UInt8], depth: Int = depthMax) throws(JSONFault) -> [(
        name: String, range: Range<Int>
    )] {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in
            var parser = JSONParser(buffer, depthMax: depth)
            parser.start()
            guard let place = try parser.find(path[...]) else { return [] }
            parser.place = place
            return try parser.memberRanges()
        }
    }
}

extension JSONParser {
    fileprivate mutating func memberRanges() throws(JSONFault) -> [(name: String, range: Range<Int>)] {
        var members: [(name: String, range: Range<Int>)] = []
        guard place < bytes.count, bytes[place] == UInt8(ascii: "{"), try open(closing: UInt8(ascii: "}")) else { return members }
        repeat {
            let name = try memberName()
            let start = place
            try skipValue()
            members.append((name, start..<place))
        } while try more(closing: UInt8(ascii: "}"))
        return members
    }

    /// Where the value at the path begins.
    fileprivate mutating func find(_ path: ArraySlice<String>) throws(JSONFault) -> Int? {
        guard let name = path.first else { return place }
        guard place < bytes.count, bytes[place] == UInt8(ascii: "{"), try open(closing: UInt8(ascii: "}")) else { return nil }
        var found: Int?
        repeat {
            if try memberName() == name { found = place }
            try skipValue()
        } while try more(closing: UInt8(ascii: "}"))
        guard let found else { return nil }
        place = found
        return try find(path.dropFirst())
    }

    /// Steps over a value without building it.
    fileprivate mutating func skipValue() throws(JSONFault) {
        guard place < bytes.count else { throw fault(.endedEarly) }
        switch bytes[place] {
        case UInt8(ascii: "{"):
            guard try open(closing: UInt8(ascii: "}")) else { return }
            repeat {
                try skipString()
                skipSpace()
                place += 1
                skipSpace()
                try skipValue()
            } while try more(closing: UInt8(ascii: "}"))
        case UInt8(ascii: "["):
            guard try open(closing: UInt8(ascii: "]")) else { return }
            repeat { try skipValue() } while try more(closing: UInt8(ascii: "]"))
        case UInt8(ascii: "\""): try skipString()
        default: _ = try value()
        }
    }

    private mutating func skipString() throws(JSONFault) {
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
        guard place < bytes.count else { throw fault(.endedEarly) }
        place += 1
    }
}
