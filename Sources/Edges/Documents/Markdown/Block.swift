/// A text of a document as it stands there, marks included, and the line it begins in.
package struct Passage: Hashable, Sendable {
    package var text: String
    package var line: Int

    package init(_ text: String, line: Int) {
        self.text = text
        self.line = line
    }
}

/// One piece of a Markdown document. Only what stands where is known here; what it means is read elsewhere.
package indirect enum Block: Hashable, Sendable {
    case heading(level: Int, Passage)
    /// Lines that belong together; a new passage begins where the writer broke the line for good.
    case paragraph([Passage])
    case list([Item], isOrdered: Bool)
    case table(Table)
    /// Fenced or indented code.
    case fence(Fence)

    package struct Item: Hashable, Sendable {
        /// The first lines, up to the first block inside.
        package var text: Passage
        /// `- [ ]` and `- [x]`.
        package var isTask: Bool
        package var inside: [Block]
    }

    package struct Table: Hashable, Sendable {
        package var header: [Passage]
        /// As many cells each as the header has.
        package var rows: [[Passage]]
    }

    package struct Fence: Hashable, Sendable {
        /// What stands after the marks: `bash`, `promql`.
        package var language: String
        package var lines: [Passage]
        package var line: Int

        package var text: String { lines.map(\.text).joined(separator: "\n") }
    }
}
