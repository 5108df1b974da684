/// The text of a review as it stands: Markdown in sections. The text is the truth: whatever people write into it stays as they wrote it,
/// byte for byte, and what Runbell reads out of it (action items, numbers of impact) it reads from there.
package struct ReviewDraft: Hashable, Sendable {
    /// From a heading of the second level (`## Timeline`) to the next.
    package struct Section: Hashable, Sendable {
        /// The heading's line as it is written, with its end.
        package var head: String
        /// All below it, with every line end.
        package var body: String

        package init(head: String, body: String) {
            self.head = head
            self.body = body
        }

        /// As a draft writes it.
        init(_ name: String, _ text: String) {
            self.init(head: "## \(name.oneLine)\n", body: text.isEmpty ? "\n" : "\n\(text)\n\n")
        }

        package var name: String {
            var text = head.drop { $0 == "#" || $0 == " " }
            while let last = text.last, last.isWhitespace || last == "#" { text.removeLast() }
            return String(text)
        }

        package func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }
    }

    /// Title and whatever else stands before the first section.
    package var preamble: String
    package var sections: [Section]

    package init(preamble: String, sections: [Section]) {
        self.preamble = preamble
        self.sections = sections
    }

    package var markdown: String { preamble + sections.map { $0.head + $0.body }.joined() }

    /// The heading of the first level; nil when there is none.
    package var title: String? {
        preamble.markdownLines.first { $0.isHeading(1) }.map { Section(head: String($0.text), body: "").name }
    }
}

extension ReviewDraft {
    /// Every text is one: without headings all of it is the preamble.
    package init(markdown: String) {
        self.init(preamble: "", sections: [])
        for line in markdown.markdownLines {
            if line.isHeading(2) {
                sections.append(Section(head: String(line.text), body: ""))
            } else if sections.isEmpty {
                preamble += line.text
            } else {
                sections[sections.count - 1].body += line.text
            }
        }
    }
}
