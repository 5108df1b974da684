package import Notation
internal import Vocabulary

/// What is wrong with one field of a request, and where: a JSON Pointer for the body (`#/title`), a name for the query (`?limit`).
package struct FieldProblem: Hashable, Sendable {
    package let pointer: String
    package let detail: String

    package init(_ pointer: String, _ detail: String) {
        self.pointer = pointer
        self.detail = detail
    }
}

extension Shape {
    /// Everything that is wrong, not only the first. `strict` also refuses members nobody knows: a misspelt optional field that is
    /// quietly ignored is worse than an error.
    package func problems(with json: JSON, at pointer: String = "#", strict: Bool = true) -> [FieldProblem] {
        func wrong(_ wanted: String) -> [FieldProblem] { [FieldProblem(pointer, "must be \(wanted), not \(json.kind)")] }
        switch self {
        case .anything: return []
        case .named(let name): return Shape.catalogue[name]?.problems(with: json, at: pointer, strict: strict) ?? []
        case .text(let lengths):
            guard let text = json.string else { return wrong("a string") }
            return Shape.lengthProblem(text, lengths).map { [FieldProblem(pointer, $0)] } ?? []
        case .moment:
            guard let text = json.string else { return wrong("a string with a time") }
            return Moment(rfc3339: text) == nil ? [FieldProblem(pointer, "must be a time such as 2026-11-21T08:00:00Z")] : []
        case .word(let words):
            guard let text = json.string else { return wrong("a string") }
            return words.contains(text) ? [] : [FieldProblem(pointer, "must be one of \(words.joined(separator: ", "))")]
        case .integer(let range):
            guard let number = json.integer else { return wrong("a whole number") }
            return range.contains(number) ? [] : [FieldProblem(pointer, "must be between \(range.lowerBound) and \(range.upperBound)")]
        case .number: return json.number == nil ? wrong("a number") : []
        case .flag: return json.bool == nil ? wrong("true or false") : []
        case .list(let each, let limit):
            guard let values = json.array else { return wrong("an array") }
            guard values.count <= limit else { return [FieldProblem(pointer, "has \(values.count) elements; at most \(limit) are taken")] }
            return values.enumerated().flatMap { each.problems(with: $1, at: "\(pointer)/\($0)", strict: strict) }
        case .map(let each):
            guard let members = json.object else { return wrong("an object") }
            return members.flatMap { each.problems(with: $0.value, at: Shape.pointer(pointer, $0.name), strict: strict) }
        case .object(let members):
            guard let found = json.object else { return wrong("an object") }
            return Shape.problems(with: found, members, at: pointer, strict: strict)
        }
    }

    private static func problems(with found: [JSON.Member], _ members: [Member], at pointer: String, strict: Bool) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for member in members where member.isRequired && !found.contains(where: { $0.name == member.name }) {
            problems.append(FieldProblem(Shape.pointer(pointer, member.name), "is missing"))
        }
        for given in found {
            if let member = members.first(where: { $0.name == given.name }) {
                problems += member.shape.problems(with: given.value, at: Shape.pointer(pointer, given.name), strict: strict)
            } else if strict {
                problems.append(
                    FieldProblem(Shape.pointer(pointer, given.name), Nearest.unknown("field", among: members.map(\.name), to: given.name)))
            }
        }
        return problems
    }

    private static func lengthProblem(_ text: String, _ lengths: ClosedRange<Int>) -> String? {
        let count = text.unicodeScalars.count
        if count < lengths.lowerBound { return "must not be empty" }
        return count > lengths.upperBound ? "has \(count) characters; at most \(lengths.upperBound) are taken" : nil
    }

    /// RFC 6901: `~` and `/` in a name are escaped.
    private static func pointer(_ parent: String, _ name: String) -> String {
        var escaped = ""
        for character in name.unicodeScalars.prefix(80) {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return "\(parent)/\(escaped)"
    }
}

/// The known word nearest to the one that was written.
enum Nearest {
    static func unknown(_ what: String, among known: [String], to name: String) -> String {
        guard let near = word(to: name, among: known) else { return "is no \(what) of this request; known are \(known.joined(separator: ", "))" }
        return "is no \(what) of this request. Did you mean '\(near)'?"
    }

    static func word(to name: String, among known: [String]) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        let near = known.map { (word: $0, distance: distance(Array(name.lowercased().utf8), Array($0.lowercased().utf8))) }.min {
            $0.distance < $1.distance
        }
        guard let near, near.distance <= max(1, name.utf8.count / 3) else { return nil }
        return near.word
    }

    /// What is known, the likeliest first.
    static func first(_ name: String, among known: [String]) -> [String] {
        guard let near = word(to: name, among: known) else { return known }
        return [near] + known.filter { $0 != near }
    }

    /// How many letters must be put in, left out, changed, or swapped with the next: what fingers do.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var row = [i + 1]
            for (j, other) in b.enumerated() {
                var best = min(row[j], last[j + 1]) + 1
                best = min(best, last[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
