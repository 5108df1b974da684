internal import Notation

extension JSONWriter {
    /// The shape as JSON Schema (2020-12). Requests are `strict`: a member nobody knows is an error there.
    mutating func schema(_ shape: Shape, strict: Bool, about: String = "") {
        object { schema in
            schema.keywords(of: shape, strict: strict)
            if !about.isEmpty { schema.member("description", about) }
        }
    }

    private mutating func keywords(of shape: Shape, strict: Bool) {
        switch shape {
        case .anything: return
        case .named(let name): member("$ref", "#/components/schemas/\(name)")
        case .text(let lengths):
            member("type", "string")
            if lengths.lowerBound > 0 { member("minLength", lengths.lowerBound) }
            member("maxLength", lengths.upperBound)
        case .moment:
            member("type", "string")
            member("format", "date-time")
        case .word(let words):
            member("type", "string")
            member("enum", words)
        case .integer(let range):
            member("type", "integer")
            member("minimum", range.lowerBound)
            if range.upperBound < .max { member("maximum", range.upperBound) }
        case .number: member("type", "number")
        case .flag: member("type", "boolean")
        case .list(let each, let limit):
            member("type", "array")
            member("items") { $0.schema(each, strict: strict) }
            member("maxItems", limit)
        case .map(let each):
            member("type", "object")
            member("additionalProperties") { $0.schema(each, strict: strict) }
        case .object(let members): object(of: members, strict: strict)
        }
    }

    private mutating func object(of members: [Shape.Member], strict: Bool) {
        member("type", "object")
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { member("required", required) }
        member("properties") { writer in
            writer.object { properties in
                for member in members { properties.member(member.name) { $0.schema(member.shape, strict: strict, about: member.about) } }
            }
        }
        if strict { member("additionalProperties", false) }
    }
}
