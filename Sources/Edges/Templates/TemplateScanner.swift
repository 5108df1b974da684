internal import Vocabulary

/// Cuts a template into its parts. Everything the library would refuse is refused here, with its line.
struct TemplateScanner {
    private var rest: Substring
    private var line = 1
    private var open: [(name: String, line: Int)] = []

    init(_ text: String) { rest = text[...] }

    mutating func parts() throws(TemplateFault) -> [TemplatePart] {
        var parts: [TemplatePart] = []
        while !rest.isEmpty {
            guard let tag = rest.firstRange(of: "{{") else {
                parts.append(.text(take(upTo: rest.endIndex)))
                break
            }
            if tag.lowerBound > rest.startIndex { parts.append(.text(take(upTo: tag.lowerBound))) }
            parts.append(try self.tag())
        }
        if let section = open.last {
            throw TemplateFault(line: section.line, "'{{#\(section.name)}}' is never closed.", fix: "Write '{{/\(section.name)}}' where it ends.")
        }
        return parts
    }

    /// Removes the text up to there, and counts its lines.
    private mutating func take(upTo end: Substring.Index) -> String {
        let taken = String(rest[..<end])
        rest = rest[end...]
        line += taken.lineEnds
        return taken
    }

    private mutating func tag() throws(TemplateFault) -> TemplatePart {
        let start = line
        let isTriple = rest.hasPrefix("{{{")
        guard let end = rest.firstRange(of: isTriple ? "}}}" : "}}") else {
            throw TemplateFault(line: start, "'{{' is never closed.", fix: "Write '}}' after the name.")
        }
        let written = take(upTo: end.upperBound)
        let inside = written.dropFirst(isTriple ? 3 : 2).dropLast(isTriple ? 3 : 2)
        if isTriple { return .variable(try name(inside, at: start), written: written) }
        let body = inside.dropFirst()
        switch inside.first {
        case "!": return .remark(written: written)
        case "&": return .variable(try name(body, at: start), written: written)
        case "#", "^": return try section(try name(body, at: start), inverted: inside.first == "^", written, at: start)
        case "/": return try ending(try name(body, at: start), written, at: start)
        case ">", "<", "$", "=", "%", "*":
            throw TemplateFault(
                line: start, "'\(written.prefix(40))' is a part of Mustache that messages do not have.",
                fix: "Use '{{name}}', '{{#name}}…{{/name}}' and '{{^name}}…{{/name}}'.")
        default: return .variable(try name(inside, at: start), written: written)
        }
    }

    private mutating func section(_ name: String, inverted: Bool, _ written: String, at start: Int) throws(TemplateFault) -> TemplatePart {
        open.append((name, start))
        guard open.count <= Limits.templateDepth else {
            throw TemplateFault(line: start, "sections are nested more than \(Limits.templateDepth) deep.", fix: "Write the text more plainly.")
        }
        return .open(name, inverted: inverted, written: written)
    }

    private mutating func ending(_ name: String, _ written: String, at start: Int) throws(TemplateFault) -> TemplatePart {
        guard let section = open.popLast() else {
            throw TemplateFault(line: start, "'{{/\(name)}}' ends a section that never began.", fix: "Write '{{#\(name)}}' before it, or remove it.")
        }
        guard section.name == name else {
            throw TemplateFault(
                line: start, "'{{/\(name)}}' stands where '{{#\(section.name)}}' of line \(section.line) has to end.",
                fix: "Write '{{/\(section.name)}}' first.")
        }
        return .close(name, written: written)
    }

    /// Words with dots between levels; words may have spaces, as the names of a runbook do.
    private func name(_ text: Substring, at start: Int) throws(TemplateFault) -> String {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if name == "." { return name }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || "_- ".contains($0) } }
        guard isName else {
            let what = name.isEmpty ? "there is no name between '{{' and '}}'." : "'\(name.prefix(40))' is no name of a field."
            throw TemplateFault(line: start, what, fix: "Write a name such as '{{title}}' or '{{incident.id}}'.")
        }
        return name
    }
}
