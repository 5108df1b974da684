package import Vocabulary

/// Who is responsible, accountable, consulted, informed and supporting in each phase.
package struct RACI: Hashable, Sendable {
    package enum Letter: String, Hashable, Sendable, CaseIterable {
        /// Does the work: gets the phase's checklist.
        case responsible = "R"
        /// Answers for it: approves leaving the phase.
        case accountable = "A"
        /// Is asked, with a time-out.
        case consulted = "C"
        /// Is told.
        case informed = "I"
        case supporting = "S"
        /// Checks the work of who is responsible.
        case verifying = "V"
    }

    /// What one party is in one phase, when the condition holds.
    package struct Cell: Hashable, Sendable {
        package var party: Party
        package var phase: PhaseName
        package var letters: [Letter]
        package var match: Matcher
        package var note: String?

        package init(party: Party, phase: PhaseName, letters: [Letter], match: Matcher = .everything, note: String? = nil) {
            self.party = party
            self.phase = phase
            self.letters = letters
            self.match = match
            self.note = note
        }
    }

    /// In the order they were written.
    package var cells: [Cell]

    package init(cells: [Cell] = []) { self.cells = cells }

    /// Who is that in a phase of an incident with these facts, in the order they were written.
    package func parties(_ letter: Letter, in phase: PhaseName, for facts: Facts) -> [Party] {
        var parties: [Party] = []
        for cell in cells where cell.phase == phase && cell.letters.contains(letter) && cell.match.holds(for: facts) {
            if !parties.contains(cell.party) { parties.append(cell.party) }
        }
        return parties
    }
}
