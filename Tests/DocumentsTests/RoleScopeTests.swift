import Documents
import Testing

/// Of which incidents somebody has a role, and what of a document is no role, review or exercise at all.
@Suite("What a line is about")
struct RoleScopeTests {
    private static let severities =
        "# Incident response\n\n| Severity | Meaning | Acknowledge |\n|---|---|---|\n| SEV1 | All is down | 5 min |\n| SEV2 | Slow | 15 min |\n\n"

    private func draft(_ body: String) -> Draft { RunbookImport(document: Self.severities + body).draft }

    @Test(
        "a role that is only for some severities is for those, and its holder is no duty",
        arguments: [
            "- **Comms lead** – Press Team lead; backup is the Support Manager. Only for SEV1.",
            "- Comms lead: Press Team lead. Backup: Support Manager. Only in SEV1 incidents.",
            "- Comms lead: Press Team lead; nur bei SEV1. Vertretung: Support Manager.",
            "- Comms lead: Oficina Comunicación. Suplente: Support Manager. Solo en incidentes SEV1.",
        ])
    func scope(_ line: String) {
        let role = draft("## Roles\n\n" + line)["roles", "comms_lead"]
        #expect(["press-team-lead", "oficina-comunicacion"].contains(role?["default"]?.text ?? ""))
        #expect(role?["backup"]?.text == "support-manager" && role?["for"]?.items.map(\.text) == ["SEV1"] && role?["does"] == nil)
    }

    @Test("a limit beside the duties of a table's row reaches whoever has the role")
    func table() {
        let rows = "| Role | Holder | Backup | Duties |\n|---|---|---|---|\n| Liaison | Press Team | Support Manager | Press, customers; only SEV1 |"
        let role = draft("## Roles\n\n" + rows)["roles", "liaison"]
        #expect(role?["default"]?.text == "press-team" && role?["for"]?.items.map(\.text) == ["SEV1"])
        #expect(role?["does"]?.items.map(\.text) == ["Press, customers"])
    }

    @Test(
        "a role there is only sometimes is none that every incident has",
        arguments: [
            "optional. Helps when many are on the call.", "Team lead; only when the press has asked.", "Team lead. Nur auf Wunsch.",
            "facultatif. Un membre de l'équipe.",
        ])
    func sometimes(_ text: String) {
        let draft = draft("## Roles\n\n- **Scribe** – \(text)")
        #expect(draft["roles", "scribe"] == nil)
    }

    @Test("that the document is reviewed is no exercise, whatever the heading says besides")
    func upkeep() {
        let draft = draft("## Übungen und Pflege\n\n- Alarmierungstest: monatlich\n- Dieses Handbuch wird halbjährlich durch den Teamleiter geprüft.")
        #expect(draft.root["drills"]?.entries.count == 1)
        #expect(draft["runbook", "reviewed"]?.items.first?["every"]?.text == "6 months")
    }

    @Test("a time of what the sentence before spoke of is not that of the review")
    func others() {
        let body = "## Post-mortems\n\nEvery SEV1 gets a write-up. Things we said we would change are filed.\nThey ought to be done within 30 days."
        #expect(draft(body)["reviews", "within"] == nil)
    }

    @Test("business hours need a zone, which may stand among stars, and nobody takes UTC for it")
    func zone() {
        let hours = "## Hours\n\nBusiness hours: Monday to Friday, 08:30–17:30.\n"
        #expect(draft(hours)["runbook", "timezone"]?.text == Clause.unsaid)
        #expect(draft("*Owner: Platform · Time zone: Europe/London*\n\n" + hours)["runbook", "timezone"]?.text == "Europe/London")
    }

    @Test("what counts in business hours nobody wrote down is told")
    func hours() {
        let body = "## Targets\n\n- SEV2: recover within 3 business days\n"
        let asked = RunbookImport(document: Self.severities.replacing("15 min", with: "next business day") + body).draft.gaps
        #expect(asked.contains { $0.message.contains("business_hours") })
    }

    @Test("a document in which nothing was understood is not said to be about something else")
    func nothing() {
        let told = "Whoever is on call answers an incident in ten minutes. Page the lead. The severity is up to them. Escalate early."
        let read = RunbookImport(document: "# When things break\n\n## Incidents\n\n" + told)
        #expect(!read.saysSomething && read.speaksOfIncidents && !read.kept.isEmpty)
        #expect(!RunbookImport(document: "# Soups\n\n## Onions\n\nCook for 20 minutes.").speaksOfIncidents)
    }
}
