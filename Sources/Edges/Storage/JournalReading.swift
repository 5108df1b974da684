package import Engine
package import Vocabulary

/// What can be retold from the journal by whoever only looks at it, also beside the server that writes it.
package protocol JournalReading: Sendable {
    func events(of incident: IncidentID) async throws(JournalError) -> [Recorded<IncidentEvent>]
    /// The programme's stream behind an event of it; from the first for 0.
    func programme(after sequence: Int) async throws(JournalError) -> [Recorded<ProgrammeEntry>]
    func alerts(_ query: AlertQuery) async throws(JournalError) -> [AlertRow]
    func incidents(_ query: IncidentQuery) async throws(JournalError) -> [IncidentRow]
    /// The runbook that was kept last: in force when the folder's own does not pass.
    func latestRunbook() async throws(JournalError) -> KeptText?
}
