import Documents
import Testing

@Suite("A table of service levels")
struct ServiceLevelTests {
    private let draft = RunbookImport(
        document: """
            # Incident response

            ## Service levels

            | Priority | Measure | Service hours | Out of hours |
            |---|---|---|---|
            | **P1** | Respond | 15 mins | 30 mins |
            |  | Resolve | 4 hrs | 8 hrs |
            |  | Update | every 30 mins | every 60 mins |
            | **P2** | Respond | 1 working day |  |
            |  | Resolve | 5 working days |  |
            """
    ).draft

    @Test("rows without a name go on about the priority above them")
    func rows() {
        #expect(draft["severities", "P1", "acknowledge_within", "default"]?.text == "15m")
        #expect(draft["severities", "P1", "acknowledge_within", "out of hours"]?.text == "30m")
        #expect(draft["severities", "P1", "recover_within", "out of hours"]?.text == "8h")
        #expect(draft["severities", "P2", "recover_within"]?.text == "5 business days")
    }

    @Test("of two rhythms for different hours none is taken for all")
    func rhythms() { #expect(draft["severities", "P1", "update_every"] == nil) }
}
