/// Something the document leaves open.
package struct Gap: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The language needs it and the document does not say it; `TBD` stands there.
        case missing
        /// Two lines disagree, and neither was taken.
        case contradiction
        /// Something limits it that was not understood, so that it was not taken.
        case doubtful
        /// The document has a place that nobody filled in.
        case placeholder
        /// The runbook works without, and somebody should decide.
        case open
    }

    package var kind: Kind
    package var message: String
    package var lines: [Int]

    package init(_ kind: Kind, _ message: String, lines: [Int] = []) {
        self.kind = kind
        self.message = message
        self.lines = lines
    }
}

extension Gap {
    /// The same, said of what was understood.
    var hedged: Gap {
        var gap = self
        for (all, understood) in [
            ("the document does not say", "nothing that was understood says"), ("the document does not name", "nothing that was understood names"),
            ("the document names no", "nothing was understood as"),
        ] { gap.message = gap.message.replacing(all, with: understood) }
        return gap
    }
}

/// A text of the document that nothing was made of.
package struct KeptText: Hashable, Sendable {
    package var heading: String
    package var text: String
    package var line: Int
    /// Something of its line was understood, and not all.
    package var isHalf = false
}
