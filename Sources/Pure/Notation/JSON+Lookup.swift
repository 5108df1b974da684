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
    /// A name that has dots in it is found too, when the rest of the path is that name and no other way leads on.
    package func at(_ path: String) -> JSON? {
        path.isEmpty ? self : at(path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { String($0) ?? "" }[...])
    }

    private func at(_ steps: ArraySlice<String>) -> JSON? {
        guard let step = steps.first else { return self }
        switch self {
        case .object:
            if let value = self[step]?.at(steps.dropFirst()) { return value }
            return steps.count > 1 ? self[steps.joined(separator: ".")] : nil
        case .array:
            return Int(step).flatMap { self[$0] }?.at(steps.dropFirst())
        default:
            return nil
        }
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
