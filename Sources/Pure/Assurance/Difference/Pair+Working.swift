internal import Runbooks
internal import Vocabulary

/// Roles, phases and playbooks; their deadlines are duties, and told there.
extension Pair {
    var working: [Difference.Change] {
        told(old.roles, new.roles, in: .working, "roles", as: "Role") { Described($0) } + raci + phases + lifecycle
            + told(old.playbooks, new.playbooks, in: .working, "playbooks", as: "Playbook") { Described($0) }
            + told(old.facts, new.facts, in: .working, "facts", as: "Fact") { Described($0) }
            + told(old.tools, new.tools, in: .working, "tools", as: "Tool") { Described($0) }
            + told(old.contacts, new.contacts, in: .working, "contacts", as: "Contact") { Described($0) }
    }

    /// By phase and letter: who it was, who it is.
    private var raci: [Difference.Change] {
        guard old.raci != new.raci else { return [] }
        let phases = (new.raci.cells + old.raci.cells).map(\.phase).distinct
        let changes = phases.flatMap { phase in
            RACI.Letter.allCases.compactMap { letter -> Difference.Change? in
                let words = (old.raci.words(letter, in: phase), new.raci.words(letter, in: phase))
                guard words.0 != words.1 else { return nil }
                return .init(.working, .changes, "raci", "\(letter.word) in \(phase): \(words.1) instead of \(words.0).")
            }
        }
        let notes = Described("The RACI table", [.list("says", new.raci.notes)])
        return changes + told(Described("The RACI table", [.list("says", old.raci.notes)]), notes, in: .working, "raci")
    }

    private var phases: [Difference.Change] {
        told(old.lifecycle.phases, new.lifecycle.phases, in: .working, "lifecycle.phases", as: "Phase") { Described($0) }
    }

    private var lifecycle: [Difference.Change] {
        let names = (old.lifecycle.phases.map(\.name.text), new.lifecycle.phases.map(\.name.text))
        let order =
            names.0 == names.1
            ? [] : [Difference.Change(.working, .changes, "lifecycle.phases", "The phases are \(names.1.joined(separator: ", ")).")]
        return order + told(Described(old.lifecycle), Described(new.lifecycle), in: .working, "lifecycle")
    }
}

extension RACI {
    /// `cto (when severity is P1), lead`
    fileprivate func words(_ letter: Letter, in phase: PhaseName) -> String {
        let mine = cells.filter { $0.phase == phase && $0.letters.contains(letter) }
        return mine.map { $0.party.words + ($0.match == .everything ? "" : " (when \($0.match.words))") }.joined(separator: ", ").ifEmpty("nobody")
    }
}

extension RACI {
    fileprivate var notes: [String] { cells.compactMap { cell in cell.note.map { "\(cell.party.words) in \(cell.phase): \($0)" } } }
}

extension RACI.Letter {
    fileprivate var word: String {
        switch self {
        case .responsible: "Responsible"
        case .accountable: "Accountable"
        case .consulted: "Consulted"
        case .informed: "Informed"
        case .supporting: "Supporting"
        case .verifying: "Verifying"
        }
    }
}
