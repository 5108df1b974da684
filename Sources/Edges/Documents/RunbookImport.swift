/// A runbook as a document tells it: what could be read, as files of the runbook language, what was left as text, and what is missing.
package struct RunbookImport: Hashable, Sendable {
    package let draft: Draft
    /// What nothing was made of, in the order of the document.
    package let kept: [KeptText]
    package let gaps: [Gap]

    /// Reads Markdown or plain text. Nothing is taken for granted: what the document does not say is not in the draft.
    package init(document: String) {
        let blocks = BlockReader.read(document)
        var reading = DocumentReading(Outline(blocks))
        reading.read()
        draft = reading.draft
        kept = reading.kept
        gaps = reading.draft.gaps
    }

    /// Whether the document says anything a runbook could hold, besides its own title.
    package var saysSomething: Bool { understood.contains { $0.path.first != "runbook" } }

    /// What was understood: a place in the runbook, what stands there, and the line that says so.
    package var understood: [(path: [String], text: String, line: Int)] {
        draft.root.leaves().compactMap { leaf in
            guard let line = leaf.clause.line, let text = leaf.clause.text, text != Clause.unsaid else { return nil }
            return (leaf.path, text, line)
        }
    }
}
