internal import Runbooks

extension Difference {
    /// For a terminal: chapters, and a sentence a line with what it does to the promise.
    package var text: String {
        guard !isEmpty else { return "Both runbooks mean the same." }
        let chapters = chapters.map { chapter, changes in
            ([chapter.rawValue] + changes.map { "  \($0.effect.column)  \($0.words)" }).joined(separator: "\n")
        }
        return (chapters + [agreement]).joined(separator: "\n\n")
    }

    /// For a comment on a pull request.
    package var markdown: String {
        guard !isEmpty else { return "Both runbooks mean the same.\n" }
        let chapters = chapters.map { chapter, changes in
            (["### \(chapter.rawValue)", ""] + changes.map { "- **\($0.effect.rawValue)** \($0.words) `\($0.clause)`" }).joined(separator: "\n")
        }
        return (chapters + [agreement]).joined(separator: "\n\n") + "\n"
    }

    /// `2 things appear, 6 tighten`.
    package var summary: String {
        let counts = Effect.allCases.map { effect in (effect, changes.count { $0.effect == effect }) }.filter { $0.1 > 0 }
        return counts.enumerated().map { place, count in
            let (effect, number) = count
            let noun = place > 0 ? "" : number == 1 ? " thing" : " things"
            return "\(number)\(noun) \(number == 1 ? effect.rawValue : effect.plural)"
        }.joined(separator: ", ")
    }

    /// Those in which anything changes.
    package var chapters: [(Chapter, [Change])] {
        Chapter.allCases.map { chapter in (chapter, changes.filter { $0.chapter == chapter }) }.filter { !$0.1.isEmpty }
    }

    private var agreement: String {
        let who = approvers.isEmpty ? "Nobody has to agree: the runbook names no 'approved_by'." : "To be agreed to by \(approvers.words)."
        return "\(summary.prefix(1).uppercased() + summary.dropFirst()). \(who)"
    }
}

extension Difference.Effect {
    fileprivate var column: String { rawValue + String(repeating: " ", count: 8 - rawValue.count) }

    fileprivate var plural: String {
        switch self {
        case .appears: "appear"
        case .vanishes: "vanish"
        case .tightens: "tighten"
        case .loosens: "loosen"
        case .changes: "change"
        }
    }
}
