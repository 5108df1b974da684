/// A runbook as a document tells it: what could be read, as files of the runbook language, what was left as text, and what is missing.
package struct RunbookImport: Hashable, Sendable {
    package let draft: Draft
    /// What nothing was made of, in the order of the document.
    package let kept: [KeptText]
    package let gaps: [Gap]
    /// Whether the document is a runbook that was written as one, and needs no guessing.
    package let isPaper: Bool
    /// Whether it has the words of incidents and on-call duty in it, understood or not.
    package let speaksOfIncidents: Bool
    /// Files it brings along, such as calendars and scenarios.
    package let beside: [RunbookPaper.Beside]

    /// Reads Markdown or plain text. Nothing is taken for granted: what the document does not say is not in the draft.
    package init(document: String) {
        if PaperReading.isPaper(document) {
            let paper = PaperReading(document)
            draft = Draft(paper.root)
            beside = paper.beside
            kept = paper.unread.map { KeptText(heading: "", text: $0.text, line: $0.line) }
            gaps = []
            isPaper = true
            speaksOfIncidents = true
            return
        }
        isPaper = false
        beside = []
        let blocks = BlockReader.read(document)
        var reading = DocumentReading(Outline(blocks))
        reading.read()
        draft = reading.draft
        speaksOfIncidents = reading.isRead
        kept = reading.kept
        // Where text was left, nobody can say what the document does not say.
        gaps = kept.isEmpty ? reading.draft.gaps : reading.draft.gaps.map(\.hedged)
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
