internal import Documents
internal import Notation

/// What an import understood, kept and misses, for people and for programs.
struct ImportReport {
    let result: RunbookImport
    let source: String

    var text: String {
        guard result.saysSomething else {
            return result.speaksOfIncidents
                ? "Nothing of \(source) was understood as a rule for incidents; all of it is kept as text."
                : "\(source) says nothing about how incidents are handled."
        }
        var lines = [Terminal.bold("\(result.understood.count) clauses") + " from \(Set(result.understood.map(\.line)).count) lines of \(source)."]
        let kinds: [(Gap.Kind, String)] = [
            (.contradiction, "Lines that disagree (neither was taken):"), (.doubtful, "Limited by words that were not understood (not taken):"),
            (.missing, "Needed, and not said (TBD):"),
            (.placeholder, "Never filled in:"), (.open, "Worth deciding:"),
        ]
        for (kind, title) in kinds {
            let gaps = result.gaps.filter { $0.kind == kind }
            if !gaps.isEmpty { lines += ["", title] + gaps.map { "  \(Self.place($0.lines))\(Terminal.plain($0.message))" } }
        }
        let half = result.kept.filter(\.isHalf), whole = result.kept.filter { !$0.isHalf }
        for (kept, title) in [(half, "Half understood, and kept as text"), (whole, "Kept as text")] where !kept.isEmpty {
            lines += ["", "\(title) (\(kept.count)):"] + kept.map { "  line \($0.line): \(Terminal.plain(String($0.text.prefix(140))))" }
        }
        return lines.joined(separator: "\n")
    }

    private static func place(_ lines: [Int]) -> String {
        let lines = Array(Set(lines)).sorted()
        return lines.isEmpty ? "" : "line \(lines.prefix(8).map(String.init).joined(separator: ", ")): "
    }

    func json(_ files: [(path: String, text: String)]) -> String {
        var writer = JSONWriter()
        writer.object {
            $0.member("source", source)
            $0.member("understood") {
                Self.list(result.understood, &$0) { clause, object in
                    object.member("line", clause.line)
                    object.member("place", clause.path.joined(separator: "/"))
                    object.member("value", clause.text)
                }
            }
            $0.member("gaps") {
                Self.list(result.gaps, &$0) { gap, object in
                    object.member("kind", gap.kind.rawValue)
                    object.member("message", gap.message)
                    object.member("lines") { $0.array { lines in gap.lines.forEach { lines.value($0) } } }
                }
            }
            $0.member("kept") {
                Self.list(result.kept, &$0) { kept, object in
                    object.member("line", kept.line)
                    object.member("heading", kept.heading)
                    object.member("text", kept.text)
                    object.member("half", kept.isHalf)
                }
            }
            $0.member("files") {
                Self.list(files, &$0) { file, object in
                    object.member("path", file.path)
                    object.member("text", file.text)
                }
            }
        }
        return writer.text
    }

    private static func list<Element>(_ elements: [Element], _ writer: inout JSONWriter, _ members: (Element, inout JSONWriter) -> Void) {
        writer.array { list in
            for element in elements { list.object { members(element, &$0) } }
        }
    }
}
