internal import Vocabulary

extension SchemaValue {
    init(section: Section) {
        let keys = section.keys.map { key in (key.name, SchemaValue(shape: key.shape).described(by: key)) }
        var members: [(String, SchemaValue)] = [
            ("type", .text("object")), ("properties", .map(keys)), ("additionalProperties", .yes(false)),
            ("required", .list(section.keys.filter(\.isRequired).map { .text($0.name) })),
        ]
        if !section.oneOf.isEmpty { members.append(("oneOf", .list(section.oneOf.map(Self.written)))) }
        if !section.someOf.isEmpty { members.append(("anyOf", .list(section.someOf.map(Self.written)))) }
        if !section.atMostOneOf.isEmpty {
            let each = section.atMostOneOf.map(Self.written)
            members.append(("oneOf", .list(each + [.map([("not", .map([("anyOf", .list(each))]))])])))
        }
        self = .map(members)
    }

    init(shape: Shape) {
        switch shape {
        case .word(let word): self.init(word: word)
        case .list(let each): self = Self.list(of: SchemaValue(shape: each))
        case .oneOrMany(let each):
            let one = SchemaValue(shape: each)
            self = Self.anyOf([one, Self.list(of: one)])
        case .map(let section): self.init(section: section)
        case .keyed(let section, _, let each):
            self.init(section: section)
            set("additionalProperties", Self.orNothing(each))
        case .named(_, let each): self = .map([("type", .text("object")), ("additionalProperties", Self.orNothing(each))])
        case .freely(let word): self = .map([("type", .text("object")), ("additionalProperties", SchemaValue(word: word))])
        case .variant(let name, let sections): self = Self.variant(by: name, sections)
        case .either(let shapes): self = Self.anyOf(shapes.map { SchemaValue(shape: $0) })
        case .matcher(.incident):
            let names = SchemaValue.map([("type", .text("string"))])
            self = Self.anyOf([.map([("$ref", .text("#/$defs/condition"))]), names, Self.list(of: names)])
        case .matcher: self = .map([("$ref", .text("#/$defs/condition"))])
        }
    }

    private static func written(_ key: String) -> SchemaValue { .map([("required", .list([.text(key)]))]) }

    /// `api:` with nothing after it is an entry without keys.
    private static func orNothing(_ shape: Shape) -> SchemaValue {
        guard case .map(let section) = shape, !section.keys.contains(where: \.isRequired) else { return SchemaValue(shape: shape) }
        return anyOf([SchemaValue(shape: shape), .map([("type", .text("null"))])])
    }

    private static func list(of each: SchemaValue) -> SchemaValue { .map([("type", .text("array")), ("items", each)]) }
    private static func anyOf(_ choices: [SchemaValue]) -> SchemaValue { .map([("anyOf", .list(choices))]) }

    /// One schema a kind, each fixing the word that chooses it.
    private static func variant(by name: String, _ sections: [(name: String, section: Section)]) -> SchemaValue {
        .map([
            (
                "oneOf",
                .list(
                    sections.map { choice in
                        var schema = SchemaValue(section: choice.section)
                        schema.fix(name, to: choice.name)
                        schema.prepend([("description", .text(choice.section.title))])
                        return schema
                    })
            )
        ])
    }

    private mutating func fix(_ name: String, to word: String) {
        guard case .map(let members) = self else { return }
        self = .map(
            members.map { member in
                guard member.0 == "properties", case .map(let keys) = member.1 else { return member }
                return ("properties", .map(keys.map { $0.0 == name ? (name, .map([("const", .text(word))])) : $0 }))
            })
    }

    private func described(by key: Key) -> SchemaValue {
        guard case .map(let members) = self else { return self }
        return .map([("description", .text(key.means))] + members)
    }

    // MARK: Words

    init(word: Word) {
        switch word {
        case .version: self = .map([("const", .number(Language.version))])
        case .integer(let range):
            self = .map([("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))])
        case .choice(let words): self = Self.words(words)
        case .way: self = Self.words(Way.allCases.map(\.rawValue))
        case .secret: self = Self.pattern("^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$")
        case .phone: self = Self.pattern("^\\+[0-9 -]{7,20}$")
        case .anyPhone: self = Self.pattern("^[0-9 +()/.-]{3,}$")
        case .period: self = Self.pattern("^(every |[0-9]|P|day|week|month|quarter|year)")
        case .goal, .percent, .statuses: self = .map([("type", .list([.text("string"), .text("number")]))])
        case .expectation: self = Self.pattern("^(<|<=|>|>=) *-?[0-9]")
        case .meeting: self = Self.pattern("^[0-9]")
        case .scenarioFile: self = Self.pattern("^scenarios/.+\\.ya?ml$")
        case .email: self = Self.pattern("^[^@\\s]+@[^@\\s]+$")
        case .url: self = Self.pattern("^https?://")
        case .groupingKey: self = Self.pattern("^(service|source|severity|alert|labels\\..+)$")
        case .incidentName: self = Self.pattern("^[A-Za-z]([A-Za-z0-9_-]|\\{(year|month|day)\\})*[_-]\\{number(:[1-9])?\\}$")
        case .wallTime: self = Self.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{1,2}:[0-9]{2}(:00)?)?$")
        case .name: self = .map([("type", .list([.text("string"), .text("number"), .text("boolean")]))])
        case .span, .duration: self = Self.pattern("^([0-9]|P|next business day$|same business day$)")
        case .text, .argument: self = .map([("type", .list([.text("string"), .text("number"), .text("boolean")]))])
        case .target, .zone, .hours, .reachStep, .audience, .reference, .setting, .file, .path, .occasion, .destination, .cadence, .letters,
            .statusPagePolicy, .scenario:
            self = .map([("type", .text("string"))])
        }
    }

    private static func pattern(_ pattern: String) -> SchemaValue { .map([("type", .text("string")), ("pattern", .text(pattern))]) }

    /// Editors that read YAML 1.1 take `yes`, `no` and `off` for truth values.
    private static func words(_ words: [String]) -> SchemaValue {
        let yes = words.contains("yes") ? [SchemaValue.yes(true)] : [],
            no = words.contains { $0 == "no" || $0 == "off" } ? [SchemaValue.yes(false)] : []
        return .map([("enum", .list(words.map { .text($0) } + yes + no))])
    }

    /// A matcher: known facts, labels and impacts by any name, and the three words that combine.
    static var condition: SchemaValue {
        let value = SchemaValue.map([("type", .list([.text("string"), .text("number"), .text("boolean")]))])
        let values = anyOf([value, list(of: value)])
        let itself = SchemaValue.map([("$ref", .text("#/$defs/condition"))])
        let facts = ConditionWords.facts.map { ($0, values) }
        return .map([
            ("type", .text("object")),
            ("properties", .map([("any", list(of: itself)), ("all", list(of: itself)), ("not", itself)] + facts)),
            ("patternProperties", .map([("^(labels|impact)\\..+$", values)])), ("additionalProperties", .yes(false)),
        ])
    }
}
