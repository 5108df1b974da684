package import Notation
package import Vocabulary

/// The members of a stored JSON object, read by name. Every error says which member and what is wrong with it.
package struct Fields {
    private let members: [JSON.Member]

    package init(_ json: JSON) throws(RecordError) {
        guard case .object(let members) = json else { throw .malformed("", "an object is wanted, not \(json.kind)") }
        self.members = members
    }

    package init(bytes: [UInt8]) throws(RecordError) {
        let json: JSON
        do throws(JSONFault) { json = try JSON(parsing: bytes) } catch { throw .malformed("", "not JSON: \(error)") }
        try self.init(json)
    }

    /// Nil when the member is missing or null.
    package func optional(_ name: String) -> JSON? {
        guard let value = members.first(where: { $0.name == name })?.value, !value.isNull else { return nil }
        return value
    }

    package func json(_ name: String) throws(RecordError) -> JSON {
        guard let value = optional(name) else { throw .malformed(name, "is missing") }
        return value
    }

    package func string(_ name: String) throws(RecordError) -> String {
        let value = try json(name)
        guard let text = value.string else { throw .malformed(name, "a string is wanted, not \(value.kind)") }
        return text
    }

    package func stringIfAny(_ name: String) throws(RecordError) -> String? {
        optional(name) == nil ? nil : try string(name)
    }

    package func integer(_ name: String) throws(RecordError) -> Int64 {
        let value = try json(name)
        guard let number = value.integer else { throw .malformed(name, "a whole number is wanted, not \(value.kind)") }
        return number
    }

    package func integerIfAny(_ name: String) throws(RecordError) -> Int64? {
        optional(name) == nil ? nil : try integer(name)
    }

    package func int(_ name: String) throws(RecordError) -> Int {
        guard let number = Int(exactly: try integer(name)) else { throw .malformed(name, "the number is too large") }
        return number
    }

    package func bool(_ name: String) throws(RecordError) -> Bool {
        let value = try json(name)
        guard let flag = value.bool else { throw .malformed(name, "true or false is wanted, not \(value.kind)") }
        return flag
    }

    package func boolIfAny(_ name: String) throws(RecordError) -> Bool? {
        optional(name) == nil ? nil : try bool(name)
    }

    package func array(_ name: String) throws(RecordError) -> [JSON] {
        let value = try json(name)
        guard let values = value.array else { throw .malformed(name, "an array is wanted, not \(value.kind)") }
        return values
    }

    package func strings(_ name: String) throws(RecordError) -> [String] {
        var texts: [String] = []
        for value in try array(name) {
            guard let text = value.string else { throw .malformed(name, "strings are wanted, not \(value.kind)") }
            texts.append(text)
        }
        return texts
    }

    package func fields(_ name: String) throws(RecordError) -> Fields {
        let value = try json(name)
        do throws(RecordError) { return try Fields(value) } catch { throw error.inside(name) }
    }

    /// Every element of an array of objects.
    package func each<Value>(_ name: String, _ read: (Fields) throws(RecordError) -> Value) throws(RecordError) -> [Value] {
        var values: [Value] = []
        for value in try array(name) {
            do throws(RecordError) { values.append(try read(Fields(value))) } catch { throw error.inside(name) }
        }
        return values
    }

    /// A member that is an object of a known shape.
    package func value<Value>(_ name: String, _ read: (Fields) throws(RecordError) -> Value) throws(RecordError) -> Value {
        let inner = try fields(name)
        do throws(RecordError) { return try read(inner) } catch { throw error.inside(name) }
    }

    // MARK: Our own words

    package func name<Kind>(_ name: String) throws(RecordError) -> Name<Kind> { Name(try string(name)) }
    package func nameIfAny<Kind>(_ name: String) throws(RecordError) -> Name<Kind>? { try stringIfAny(name).map { Name($0) } }
    package func names<Kind>(_ name: String) throws(RecordError) -> [Name<Kind>] { try strings(name).map { Name($0) } }
    package func namesIfAny<Kind>(_ name: String) throws(RecordError) -> [Name<Kind>] { optional(name) == nil ? [] : try names(name) }

    package func word<Word: RawRepresentable<String>>(_ name: String) throws(RecordError) -> Word {
        let text = try string(name)
        guard let word = Word(rawValue: text) else { throw .malformed(name, "‘\(text)’ is not a word this Runbell knows here") }
        return word
    }

    package func moment(_ name: String) throws(RecordError) -> Moment {
        let value = try json(name)
        guard let moment = Moment(json: value) else { throw .malformed(name, "a time is wanted, such as 2026-11-21T07:48:22Z") }
        return moment
    }

    package func momentIfAny(_ name: String) throws(RecordError) -> Moment? {
        optional(name) == nil ? nil : try moment(name)
    }

    package func incident(_ name: String) throws(RecordError) -> IncidentID {
        guard let id = IncidentID(try string(name)) else { throw .malformed(name, "an incident is wanted, such as INC-42") }
        return id
    }

    package func page(_ name: String) throws(RecordError) -> PageID {
        guard let id = PageID(try string(name)) else { throw .malformed(name, "a page is wanted, such as INC-42.7") }
        return id
    }

    package func labels(_ name: String) throws(RecordError) -> Labels {
        var pairs: [(String, String)] = []
        for member in try fields(name).members {
            guard let text = member.value.string else { throw .malformed(name, "strings are wanted, not \(member.value.kind)") }
            pairs.append((member.name, text))
        }
        return Labels(pairs)
    }

    package func words(_ name: String) throws(RecordError) -> [String: String] {
        var words: [String: String] = [:]
        for member in try fields(name).members {
            guard let text = member.value.string else { throw .malformed(name, "strings are wanted, not \(member.value.kind)") }
            words[member.name] = text
        }
        return words
    }

    package func numbers(_ name: String) throws(RecordError) -> [String: Double] {
        var numbers: [String: Double] = [:]
        for member in try fields(name).members {
            guard let number = member.value.number else { throw .malformed(name, "numbers are wanted, not \(member.value.kind)") }
            numbers[member.name] = number
        }
        return numbers
    }
}
