import Documents
import Testing

/// A line that looks like another is not filed under it: an audience nobody knows is not ours, a share is no length of time.
@Suite("What a line is not taken for")
struct MisfiledTests {
    private static let severities = "| Severity | Acknowledge |\n|---|---|\n| SEV1 | 5 min |\n| SEV2 | 15 min |\n\n"

    private func draft(_ body: String) -> Draft {
        RunbookImport(document: "# Incident response\n\nIncidents go to whoever is on call.\n\n\(Self.severities)\(body)\n").draft
    }

    private func kept(_ body: String, _ words: String) -> Bool {
        RunbookImport(document: "# Incident response\n\nIncidents go to whoever is on call.\n\n\(Self.severities)\(body)\n").kept
            .contains { $0.text.contains(words) }
    }

    // MARK: Audiences

    @Test("an audience nobody knows has its own name, and whoever tells it")
    func ownAudience() {
        let german = draft(
            "## Kommunikation\n\n- Kommunen: bei SEV1 erste Information innerhalb von 1 Stunde, danach alle 4 Stunden, durch die Pressestelle.")
        let audience = german["communications", "kommunen"]
        #expect(audience?["within"]?["SEV1"]?.text == "1h" && audience?["every"]?["SEV1"]?.text == "4h")
        #expect(audience?["owner"]?.text == "pressestelle" && german["communications", "internal"] == nil)
        let english = draft("## Communication\n\n- Councils: in a SEV1 within 1 hour, then every 4 hours, by the press office.")
        #expect(english["communications", "councils", "owner"]?.text == "press-office")
        #expect(draft("## Communication\n\n- Councils: in a SEV1 within 1 hour by the end of it.")["seats"] == nil)
    }

    @Test(
        "an audience nobody knows is never the people inside",
        arguments: [
            "- Councils: an update every 4 hours", "- Gemeinden: alle 4 Stunden eine Meldung", "- Mairies : un message toutes les 4 heures",
            "The councils get an update every 4 hours in a SEV1.", "| Severity | Councils |\n|---|---|\n| SEV1 | 4 hours |\n| SEV2 | 8 hours |",
        ])
    func strangers(_ line: String) { #expect(draft("## Communication\n\n" + line)["communications", "internal"] == nil) }

    @Test("a label that names nobody is still for the people inside", arguments: ["- Updates: every 4 hours in a SEV1", "- Internal: every 4 hours"])
    func inside(_ line: String) { #expect(draft("## Communication\n\n" + line)["communications", "internal", "every"] != nil) }

    @Test(
        "whoever is told only after approval is told by nobody here",
        arguments: [
            "only after authorisation by the director", "solo tras autorización del Director", "nur nach Freigabe durch die Leitung",
            "uniquement après accord de la direction", "every 30 minutes, after approval by the CEO", "only on request",
        ])
    func heldBack(_ cell: String) {
        let table = "## Communication\n\n| Audience | How often | To | Owner |\n|---|---|---|---|\n| Staff | every 15 minutes | all | Lead |\n"
        let body = table + "| Patients | \(cell) | web | Spokesperson |"
        #expect(draft(body)["communications", "patients"] == nil && draft(body)["communications", "staff", "every"]?.text == "15m")
        #expect(kept(body, cell))
    }

    @Test(
        "so is whoever a line tells only after approval, or in some cases",
        arguments: [
            "- Customers: every 30 minutes, only after approval by the CEO.",
            "- Press: within 1 hour in a SEV1, only after authorisation by the head.",
            "- Vorstand: innerhalb von 1 Stunde bei SEV1, nur nach Zustimmung der Leitung.", "Customers hear within 1 hour in a SEV1, with consent.",
            "- Board: within 1 hour in a SEV1, unless the chair objects.",
        ])
    func heldBackLines(_ line: String) {
        let body = "## Communication\n\n" + line
        #expect(draft(body).names(of: "communications").isEmpty && kept(body, String(line.drop { "- ".contains($0) })))
    }

    // MARK: Numbers and labels

    @Test("a share of incidents is no mean time")
    func shares() {
        for line in ["- Response time kept: at least 95 %", "- Reaktionszeit eingehalten: mindestens 95 %"] {
            #expect(draft("## Metrics\n\n" + line)["kpis"] == nil && kept("## Metrics\n\n" + line, "95 %"))
        }
        let table = "## Metrics\n\n| Metric | Target |\n|---|---|\n| Time to respond kept | ≥ 95 % |\n| MTTR | < 2 h |"
        #expect(draft(table)["kpis", "mtta"] == nil && draft(table)["kpis", "mttr", "target"]?.text == "< 2h")
    }

    @Test("a label below a severity is no example, unless examples are announced")
    func labels() {
        let body = "## Severity details\n\n### SEV1\n\nAll is down.\n\n- Bulletin: none\n- Updates: none\n"
        #expect(draft(body)["severities", "SEV1", "examples"] == nil && kept(body, "Bulletin: none"))
        let examples = "## Severity details\n\n### SEV1\n\nAll is down.\n\n**Examples:**\n\n- Billing: no invoices\n"
        #expect(draft(examples)["severities", "SEV1", "examples"]?.items.map(\.text) == ["Billing: no invoices"])
    }

    // MARK: Who and from when

    @Test("the policy owner is whoever the head names")
    func policyOwner() {
        let review = "## Review\n\nThis policy shall be reviewed at least annually by the policy owner.\n"
        let named = draft(review.replacing("## Review", with: "## Upkeep")).root
        #expect(named["runbook"]?["owner"] == nil)
        let result = RunbookImport(
            document: "# Incident policy\n\nHarrow plc. Policy ref. 14. Policy owner: Chief Risk Officer. In force.\n\n\(Self.severities)\(review)")
        #expect(result.draft["runbook", "owner"]?.text == "chief-risk-officer")
        #expect(result.draft["runbook", "reviewed"]?.items.first?["owner"]?.text == "chief-risk-officer")
        #expect(result.draft["seats", "policy-owner"] == nil)
    }

    @Test("a clock is of the case the sentence before it names, and an authority goes by its own name")
    func clocks() {
        func clock(_ condition: String, _ sentence: String) -> Clause? { draft("## Data breach\n\n\(condition) \(sentence)")["clocks", "authority"] }
        let notice = "The DPO notifies the ICO within 72 hours of us becoming aware."
        let known = clock("If customer data may have been exposed, tell the DPO.", notice)
        #expect(known?["starts"]?.text == "aware of data breach" && known?["tell"]?.text == "ICO" && known?["owner"]?.text == "dpo")
        #expect(clock("If payments of merchants abroad fail, tell the DPO.", notice) == nil)
        #expect(clock("", notice)?["starts"]?.text == "aware of reportable incident")
        #expect(draft("## Data breach\n\n" + notice)["contacts"]?.entries.map(\.name) == ["ICO"])
        let plain = clock("", "The DPO notifies the supervisory authority within 72 hours of becoming aware of a breach.")
        #expect(plain?["tell"]?.text == "data protection authority")
    }
}
