/// The clauses of a YAML file by their key path, with the text of each: enough of YAML for our examples, and nothing of their meaning.
///
/// Lists add nothing to a path: `rungs: [{ at: 5m }]` has the clause `rungs/at`.
struct Clauses {
    private var texts: [String: [String]] = [:]
    /// Block keys that are open, outermost first.
    private var block: [Open] = []
    /// Keys inside of brackets, and how deep.
    private var flow: [Open] = []
    private var depth = 0
    private var quote: Character?
    /// The indentation of a key whose text follows word for word.
    private var literal: Int?

    private struct Open {
        let key: String
        let level: Int
        var text = ""
    }

    init(_ yaml: String) {
        for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) { read(line) }
        closeBlock(from: -1)
    }

    /// Whether there is such a clause and, if words are given, whether they stand in it.
    func say(_ path: String, _ words: String?) -> Bool {
        guard let found = texts[path] else { return false }
        guard let words else { return true }
        return found.contains { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words) }
    }

    private mutating func read(_ line: Substring) {
        var level = line.prefix { $0 == " " }.count
        var rest = line.dropFirst(level)
        if let literal {
            if rest.isEmpty || level > literal { return add("\(rest) ") }
            self.literal = nil
        }
        guard !rest.isEmpty, !rest.hasPrefix("#") else { return }
        if depth > 0 || quote != nil { return scan(rest) }
        while rest.hasPrefix("- ") {
            level += 2
            rest = rest.dropFirst(2)
        }
        closeBlock(from: level)
        guard let (key, value) = Self.key(in: rest) else { return scan(rest) }
        block.append(Open(key: key, level: level))
        if let mark = value.first, "|>".contains(mark) { literal = level } else { scan(value) }
    }

    /// Reads a value: its text goes to every clause it lies in, the keys inside of brackets become clauses.
    private mutating func scan(_ value: Substring) {
        guard depth > 0 || quote != nil || value.first.map("{[\"'".contains) == true else {
            return add((value.firstRange(of: " #").map { value[..<$0.lowerBound] } ?? value) + " ")
        }
        var rest = value
        var fresh = true
        var before: Character = " "
        while let character = rest.first {
            if quote == nil, fresh, depth > 0, let (key, after) = Self.key(in: rest) {
                flow.append(Open(key: key, level: depth))
                rest = after
                continue
            }
            if character == "#", quote == nil, before == " " { break }
            step(character, fresh: &fresh)
            before = character
            rest = rest.dropFirst()
        }
        add(" ")
    }

    /// `fresh`: a key or a quoted value may begin here.
    private mutating func step(_ character: Character, fresh: inout Bool) {
        if let open = quote {
            if character == open { quote = nil }
        } else if fresh, character == "\"" || character == "'" {
            quote = character
        } else if "}]".contains(character) {
            closeFlow(from: depth)
            depth -= 1
        } else if "{[".contains(character) {
            depth += 1
        } else if character == "," {
            closeFlow(from: depth)
        }
        add(String(character))
        if quote != nil || character != " " { fresh = quote == nil && depth > 0 && "{[,".contains(character) }
    }

    /// A key, quoted or not, and what follows its colon.
    private static func key(in text: Substring) -> (String, Substring)? {
        if let mark = text.first, mark == "\"" || mark == "'" {
            guard let end = text.dropFirst().firstIndex(of: mark) else { return nil }
            let after = text[text.index(after: end)...]
            return after.first == ":" ? (String(text.dropFirst()[..<end]), after.dropFirst().drop { $0 == " " }) : nil
        }
        guard text.first != " ", let colon = text.firstIndex(where: { ":{}[],#".contains($0) }), text[colon] == ":" else { return nil }
        let after = text[text.index(after: colon)...]
        return after.isEmpty || after.first == " " ? (String(text[..<colon]), after.drop { $0 == " " }) : nil
    }

    private mutating func add(_ text: String) {
        for index in block.indices { block[index].text += text }
        for index in flow.indices { flow[index].text += text }
    }

    private mutating func closeBlock(from level: Int) {
        while let last = block.last, last.level >= level {
            keep(last, under: block.dropLast().map(\.key))
            block.removeLast()
        }
    }

    private mutating func closeFlow(from level: Int) {
        while let last = flow.last, last.level >= level {
            keep(last, under: block.map(\.key) + flow.dropLast().map(\.key))
            flow.removeLast()
        }
    }

    private mutating func keep(_ clause: Open, under parents: [String]) {
        texts[(parents + [clause.key]).joined(separator: "/"), default: []].append(clause.text)
    }
}
