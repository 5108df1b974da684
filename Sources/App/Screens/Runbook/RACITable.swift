internal import Runbooks
internal import Vocabulary

/// Who is what in each phase. A letter is short for those who see the table, and a word for those who hear it.
struct RACITable: Sendable {
    struct Mark: Sendable {
        let letter: String
        let word: String
        /// `when severity P1`, and what the runbook notes.
        let note: String?
    }

    struct Cell: Sendable {
        let marks: [Mark]
    }

    struct Row: Sendable {
        let party: String
        let cells: [Cell]
    }

    let phases: [String]
    let rows: [Row]

    /// Nil when nobody is anything.
    init?(_ runbook: Runbook) {
        var parties: [Party] = []
        for cell in runbook.raci.cells where !parties.contains(cell.party) { parties.append(cell.party) }
        guard !parties.isEmpty else { return nil }
        let phases = runbook.lifecycle.phases.map(\.name)
        self.phases = phases.map(\.text)
        rows = parties.map { party in
            let own = runbook.raci.cells.filter { $0.party == party }
            return Row(party: party.words, cells: phases.map { phase in Cell(marks: own.filter { $0.phase == phase }.flatMap(\.marks)) })
        }
    }

    static let template = """
        <div class="wide" tabindex="0" role="region" aria-label="Who is what in each phase"><table><caption class="small soft">Each letter: \
        R responsible, A accountable, C consulted, I informed, S supporting, V verifying.</caption>
        <thead><tr><th scope="col">Who</th>{{#phases}}<th scope="col">{{.}}</th>{{/phases}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{party}}</th>{{#cells}}<td>{{#marks}}<abbr title="{{word}}" class="letter {{word}}"><span \
        aria-hidden="true">{{letter}}</span><span class="heard">{{word}}</span></abbr>{{#note}} <span class="small soft">{{note}}</span>{{/note}} \
        {{/marks}}</td>{{/cells}}</tr>
        {{/rows}}</tbody></table></div>
        """
}

extension RACI.Cell {
    fileprivate var marks: [RACITable.Mark] {
        let note = [match == .everything ? nil : match.words, note].compactMap { $0 }.joined(separator: "; ")
        return letters.enumerated().map { place, letter in
            // What is said of the cell is said once, behind its last letter.
            RACITable.Mark(letter: letter.rawValue, word: "\(letter)", note: place + 1 == letters.count && !note.isEmpty ? note : nil)
        }
    }
}
