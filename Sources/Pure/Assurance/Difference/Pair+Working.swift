internal import Runbooks
internal import Vocabulary

/// Roles, phases and playbooks; their deadlines are duties, and told there.
extension Pair {
    var working: [Difference.Change] {
        Matched(old.roles.map(\.bare), new.roles.map(\.bare)) { $0.name.text }.told(in: .working, "roles", as: "Role") { $0.name.text }
            + raci + phases + lifecycle
            + Matched(old.playbooks, new.playbooks) { $0.name.text }.told(in: .working, "playbooks", as: "Playbook") { $0.name.text }
            + Matched(old.facts, new.facts) { $0.name.text }.told(in: .working, "facts", as: "Fact") { $0.name.text }
            + Matched(old.tools, new.tools) { $0.name }.told(in: .working, "tools", as: "Tool") { $0.name }
            + Matched(old.contacts, new.contacts) { $0.name }.told(in: .working, "contacts", as: "Contact") { $0.name }
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
        return changes.isEmpty ? [.init(.working, .changes, "raci", "The notes of the RACI table change.")] : changes
    }

    private var phases: [Difference.Change] {
        let matched = Matched(old.lifecycle.phases.map(\.bare), new.lifecycle.phases.map(\.bare)) { $0.name.text }
        let clause = "lifecycle.phases"
        return matched.added.map { .init(.working, .appears, "\(clause).\($0.name)", "Phase '\($0.name)' is new.") }
            + matched.gone.map { .init(.working, .vanishes, "\(clause).\($0.name)", "Phase '\($0.name)' is gone.") }
            + matched.changed.map { was, now in
                let items = (was.checklist.items.map(\.text), now.checklist.items.map(\.text))
                let (added, gone) = (items.1.filter { !items.0.contains($0) }, items.0.filter { !items.1.contains($0) })
                let parts = [("asks also for", added), ("no longer asks for", gone)].filter { !$0.1.isEmpty }
                let words = parts.map { "\($0) \($1.map { "\"\($0)\"" }.joined(separator: ", "))" }.joined(separator: ", and ")
                let effect: Difference.Effect = gone.isEmpty && !added.isEmpty ? .tightens : added.isEmpty && !gone.isEmpty ? .loosens : .changes
                return .init(.working, effect, "\(clause).\(now.name)", "Phase '\(now.name)' \(words.ifEmpty("begins or is worked on otherwise")).")
            }
    }

    private var lifecycle: [Difference.Change] {
        let (was, now) = (old.lifecycle, new.lifecycle)
        var changes: [Difference.Change] = []
        func note(_ isChanged: Bool, _ clause: String, _ words: String) {
            if isChanged { changes.append(.init(.working, .changes, clause, words)) }
        }
        note(
            was.phases.map(\.name) != now.phases.map(\.name), "lifecycle.phases",
            "The phases are \(now.phases.map(\.name.text).joined(separator: ", ")).")
        note(was.declareNeeds != now.declareNeeds, "lifecycle.declare_needs", "What has to be known before an incident is declared changes.")
        note(was.resolveNeeds != now.resolveNeeds, "lifecycle.resolve_needs", "What has to be there before an incident may be resolved changes.")
        note(was.statuses != now.statuses, "lifecycle.statuses", "The words for how far it has come change.")
        note(was.observations.map(\.from) != now.observations.map(\.from), "lifecycle.observe", "When somebody watches over it changes.")
        return changes
    }
}

extension Role {
    /// Without what is a duty.
    fileprivate var bare: Role {
        var role = self
        role.fill = Terms()
        role.accept = nil
        role.handOverEvery = nil
        return role
    }
}

extension Lifecycle.Phase {
    fileprivate var bare: Lifecycle.Phase {
        var phase = self
        phase.within = Terms()
        phase.checklist.within = Terms()
        phase.checklist.owner = nil
        return phase
    }
}

extension RACI {
    /// `cto (when severity is P1), lead`
    fileprivate func words(_ letter: Letter, in phase: PhaseName) -> String {
        let mine = cells.filter { $0.phase == phase && $0.letters.contains(letter) }
        return mine.map { $0.party.words + ($0.match == .everything ? "" : " (when \($0.match.words))") }.joined(separator: ", ").ifEmpty("nobody")
    }
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
