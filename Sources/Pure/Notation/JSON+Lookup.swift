extension JSON {
    /// The member of that name; of several, the last one written. Nil for anything but an object.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The element at that place. Nil for anything but an array, and beyond its ends.
    package subscript(place: Int) -> JSON? {
        guard case .array(let values) = self, values.indices.contains(place) else { return nil }
        return values[place]
    }

    /// Follows a path of names and array places with dots between: `alert.labels.0.name`. The empty path is the value itself.
    /// A name that has a dot in it is found too, when the whole rest of the path is that name.
    package func at(_ path: some StringProtocol) -> JSON? {
        if path.isEmpty { return self }
        switch self {
        case .object(let members):
            if let whole = members.last(where: { $0.name == path }) { return whole.value }
            let (step, rest) = JSON.split(path)
            guard let rest else { return nil }
            return members.last { $0.name == step }?.value.at(rest)
        case .array:
            let (step, rest) = JSON.split(path)
            guard let place = Int(step), let value = self[place] else { return nil }
            return rest.map { value.at($0) } ?? value
        default:
            return nil
        }
    }

    private static func split<Path: StringProtocol>(_ path: Path) -> (Path.SubSequence, Path.SubSequence?) {
        guard let dot = path.utf8.firstIndex(of: UInt8(ascii: ".")) else { return (path[...], nil) }
        return (path[..<dot], path[path.utf8.index(after: dot)...])
    }

    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A whole number, also one written as `5.0` or `5e0`.
    package var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }

    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    package var array: [JSON]? {
        guard case .array(let values) = self else { return nil }
        return values
    }

    package var object: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    package var isNull: Bool { self == .null }

    /// What a person would call it in a message: `an array`.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
