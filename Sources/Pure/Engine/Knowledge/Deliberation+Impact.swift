package import Runbooks

extension Deliberation {
    /// Sent again after the answer was lost, it is there already.
    mutating func amend(_ numbers: [String: Double], _ words: [String: String], over read: [String: String]) throws(Refusal) {
        for (name, old) in read {
            let now = incident.statedImpact(name, under: runbook)
            let new = words[name] ?? numbers[name]?.plain ?? now
            guard now == old || now == new else { throw .overtaken }
        }
        try state(impact: numbers)
        try describe(words)
    }
}

extension Incident {
    /// What is stated of a field of the impact, `1200` or `eu-north`; empty as long as nothing is.
    package func statedImpact(_ name: String, under runbook: Runbook) -> String {
        let (number, words) = (impact[name]?.plain, knowledge.words[name])
        let isText = runbook.reviews?.impact.first { $0.name == name }?.kind == .text
        return (isText ? words ?? number : number ?? words) ?? ""
    }
}
