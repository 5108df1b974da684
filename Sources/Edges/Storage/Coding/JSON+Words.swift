package import Notation
package import Vocabulary

// How our smallest words look in stored JSON.

extension JSON {
    /// An object; members without a value are left out.
    package static func members(_ members: (String, JSON?)...) -> JSON {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    package static func text(_ value: some CustomStringConvertible) -> JSON { .string(value.description) }
    package static func text(_ value: (some CustomStringConvertible)?) -> JSON? { value.map { .string($0.description) } }
    package static func texts(_ values: [some CustomStringConvertible]) -> JSON { .array(values.map { .string($0.description) }) }
    package static func word(_ value: some RawRepresentable<String>) -> JSON { .string(value.rawValue) }
    /// Left out when it is false.
    package static func ifTrue(_ flag: Bool) -> JSON? { flag ? .bool(true) : Optional.none }
    package static func whole(_ value: Int) -> JSON { .integer(Int64(value)) }

    package static func moment(_ moment: Moment) -> JSON { moment.json }
    package static func moment(_ moment: Moment?) -> JSON? { moment?.json }
    /// Left out when no moment makes it late.
    package static func deadline(_ due: Moment) -> JSON? { due < .distantFuture ? due.json : nil }

    package static func labels(_ labels: Labels) -> JSON { .object(labels.map { Member($0.name, .string($0.value)) }) }
    /// Sorted by name, so that the same numbers are the same bytes.
    package static func numbers(_ numbers: [String: Double]) -> JSON {
        .object(numbers.sorted { $0.key < $1.key }.map { Member($0.key, .number($0.value)) })
    }
    /// Sorted by name as well.
    package static func words(_ words: [String: String]) -> JSON {
        .object(words.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
    }
}

extension Moment {
    /// RFC 3339; outside the years it can write, milliseconds since 1970.
    var json: JSON {
        Moment.writable.contains(self) ? .string(rfc3339) : .integer(milliseconds)
    }

    init?(json: JSON) {
        switch json {
        case .string(let text): self.init(rfc3339: text)
        case .integer(let milliseconds): self.init(milliseconds: milliseconds)
        default: return nil
        }
    }

    /// Years 0000 to 9999.
    private static let writable = Moment(milliseconds: -62_167_219_200_000)...Moment(milliseconds: 253_402_300_799_999)
}
