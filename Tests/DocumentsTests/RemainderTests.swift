import Documents
import Testing

/// A line is not used up when one part of it was understood: what is left is kept and told, and takes back what it may limit.
@Suite("What a line says besides what was taken from it")
struct RemainderTests {
    private static let severities = """
        # Incident response

        | Severity | Means | Acknowledge |
        |---|---|---|
        | SEV1 | all is down | 5 min |
        | SEV2 | some is slow | 15 min |


        """

    private func read(_ body: String) -> RunbookImport { RunbookImport(document: Self.severities + body) }

    @Test(
        "what no value holds is kept as text, and told as half understood",
        arguments: [
            ("## On-call\n\nThe primary rotation is weekly and hands over on Thursdays at 11:15.", "Thursdays at 11:15"),
            ("Business hours are Monday to Friday, 08:00–18:00, excluding the feast of the harbour.", "excluding the feast"),
            ("## Communication\n\n- **Internal:** every 30 minutes in SEV1, in the room „Lighthouse“", "Lighthouse"),
            ("## Communication\n\n- **Internal:** every 30 minutes in SEV1, written by Ana", "Ana"),
        ])
    func half(_ body: String, _ left: String) {
        let result = read(body)
        #expect(result.kept.contains { $0.text.contains(left) && $0.isHalf }, "\(result.kept)")
    }

    @Test("what was taken as a whole is not half understood")
    func whole() { #expect(read("").kept == []) }

    @Test(
        "a promise beside a condition, a denial, a hedge or a second time is not taken",
        arguments: [
            ("| SEV3 | odd | 10 min unless it rains |", "unless it rains"), ("| SEV3 | odd | 10 min, usually |", "usually"),
            ("| SEV3 | odd | 10 min (not on the ferry) |", "not on the ferry"), ("| SEV3 | odd | 10 min, nur im Sommer |", "nur im Sommer"),
            ("| SEV3 | odd | 10 min, sauf en mer |", "sauf en mer"), ("| SEV3 | odd | 10 min, salvo en el puerto |", "salvo en el puerto"),
        ])
    func limited(_ row: String, _ limit: String) {
        let result = RunbookImport(document: Self.severities.replacing("\n\n\n", with: "\n") + row)
        #expect(result.draft["severities", "SEV3", "acknowledge_within"] == nil)
        #expect(result.kept.contains { $0.text.contains(limit) }, "\(result.kept)")
        #expect(result.draft["severities", "SEV1", "acknowledge_within"]?.text == "5m")
    }

    @Test("that nobody has answered is no further condition of a ladder")
    func understood() {
        let draft = read(
            """
            ## Escalation

            1. At once: on-call engineer
            2. After 10 minutes without an answer: team lead
            3. After 30 minutes without an acknowledgement: CTO
            """
        ).draft
        #expect(draft["ladders", "escalation"]?.items.map { $0["at"]?.text } == [nil, "10m", "30m"])
    }

    @Test("a step on a condition of its own is not climbed")
    func step() {
        let result = read("## Escalation\n\n1. On-call engineer\n2. After 10 minutes: team lead\n3. After 30 minutes: CTO (only in the harvest)")
        #expect(result.draft["ladders", "escalation"]?.items.map { $0["page"]?.text } == ["on-call-engineer", "team-lead"])
        #expect(result.gaps.contains { $0.kind == .doubtful && $0.message.contains("only in the harvest") })
    }

    @Test("what limits one severity limits no other")
    func ofOne() {
        let table = "| Who | When |\n|---|---|\n| Board | SEV1: within 20 minutes; SEV2: within 2 hours (a SEV2 only if the harbour master asks) |"
        let result = read("## Communication\n\n" + table)
        #expect(result.draft["communications", "board", "within", "SEV1"]?.text == "20m")
        #expect(result.draft["communications", "board", "within", "SEV2"] == nil, "\(result.draft.root)")
    }
}
