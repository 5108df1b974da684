internal import Runbooks
package import Vocabulary

extension Incident {
    /// What an audience would read if it were told now, with the gaps nobody has filled yet; nothing is said.
    package func draft(for audience: AudienceName, status: StatusName?, in circumstances: Circumstances) throws(Refusal) -> Press.Drawn {
        guard let communication = circumstances.runbook.communication(audience) else { throw .unknown("communication", audience.text) }
        if let status, !circumstances.runbook.lifecycle.knows(status) { throw .unknown("status", status.text) }
        let deliberation = Deliberation(on: self, by: .runbell, in: circumstances)
        return deliberation.draw(for: communication, text: nil, status: status) ?? Press.Drawn(subject: opening.title, text: "")
    }
}
