import Documents
import RunbookFiles
import Runbooks
import Testing

@Suite("Hours, repetitions and obligations of documents")
struct ObligationTests {
    private func draft(_ body: String) -> Draft {
        RunbookImport(document: "# Incident response\n\nIncidents go to whoever is on call.\n\n\(body)\n").draft
    }

    @Test(
        "business hours are read as people write them",
        arguments: [
            ("Business hours are Monday to Friday, 08:00–18:00, excluding bank holidays.", "Mon-Fri 08:00-18:00"),
            ("Business hours = Mon–Fri, 8:00 a.m. – 6:00 p.m. America/Chicago", "Mon-Fri 08:00-18:00"),
            ("Heures ouvrées : du lundi au vendredi, de 8 h 30 à 18 h 00.", "Mon-Fri 08:30-18:00"),
            ("Die Servicezeit ist Montag bis Freitag von 7 bis 16:30 Uhr.", "Mon-Fri 07:00-16:30"),
            ("Our working day is nine to half past five, Monday to Friday.", "Mon-Fri 09:00-17:30"),
            ("Office hours: weekdays 9 to 5", "Mon-Fri 09:00-17:00"),
            ("Horario laboral: lunes a viernes, de 9:00 a 18:00", "Mon-Fri 09:00-18:00"),
        ])
    func hours(_ sentence: String, _ written: String) { #expect(draft(sentence)["runbook", "business_hours"]?.text == written) }

    @Test(
        "hours of several kinds, or of nobody's work, are not chosen from",
        arguments: [
            "Business hours are Monday to Friday, 08:00–18:00 UTC.", "Service hours: 08:30 – 17:30 Monday – Friday in term time.",
            "Business hours are Monday to Friday 08:00–18:00 and Saturday.",
            "Business hours apply on Mondays.",
            "The vendor answers Monday to Friday, 08:00–18:00.", "Business hours: 22:00 to 06:00 Mon-Fri",
        ])
    func noHours(_ sentence: String) { #expect(draft(sentence)["runbook", "business_hours"] == nil) }

    @Test(
        "hours with a break, and days of other hours, are each said",
        arguments: [
            ("Business hours: Mon–Fri 08:00–12:00, 13:00–17:00", ["Mon-Fri 08:00-12:00", "Mon-Fri 13:00-17:00"]),
            (
                "Die Servicezeit ist Montag bis Donnerstag von 07:00 bis 16:30 Uhr und Freitag von 07:00 bis 14:00 Uhr.",
                ["Mon-Thu 07:00-16:30", "Fri 07:00-14:00"]
            ),
        ])
    func severalHours(_ sentence: String, _ written: [String]) {
        #expect(draft(sentence)["runbook", "business_hours"]?.items.map(\.text) == written)
    }

    @Test("a table of obligations is a clock for each row")
    func table() {
        let draft = draft(
            """
            ## Notifications

            | Obligation | Recipient | Trigger | Deadline | Responsible |
            |---|---|---|---|---|
            | GDPR Art. 33 | Data protection authority | Awareness of a personal-data breach | 72 hours (reminders at 24 h and 48 h) | DPO |
            | Card scheme | Acquirer | Confirmed compromise | 1 business day | Head of risk |
            | Insurance | Insurer | Attack | soon | Head of risk |
            """)
        #expect(
            draft["clocks", "gdpr-art-33", "within"]?.text == "72h"
                && draft["clocks", "gdpr-art-33", "starts"]?.text == "awareness of a personal data breach")
        #expect(draft["clocks", "gdpr-art-33", "warn"]?.items.map(\.text) == ["24h", "48h"])
        #expect(draft["clocks", "gdpr-art-33", "owner"]?.text == "dpo" && draft["clocks", "gdpr-art-33", "tell"]?.text == "data protection authority")
        #expect(draft["clocks", "card-scheme", "within"]?.text == "1 business day" && draft["clocks", "insurance"] == nil)
    }

    @Test("a step that is repeated keeps its ladder, and says how often")
    func repetition() {
        let draft = draft(
            """
            ## Alarmierung und Eskalation

            1. Rufbereitschaft Infrastruktur – sofort, Wiederholung alle 5 Minuten, dreimal
            2. nach 15 Minuten ohne Rückmeldung: Rufbereitschaft Verfahren
            3. nach 30 Minuten: Abteilungsleitung
            """)
        let rungs = draft["ladders", "escalation"]?.items ?? []
        #expect(rungs.map { $0["at"]?.text } == [nil, "15m", "30m"])
        #expect(rungs.first?["repeat"]?["every"]?.text == "5m" && rungs.first?["repeat"]?["times"]?.text == "3")
    }

    @Test("a ladder in a block of lines, each with its time, is one for each severity above it")
    func timedLines() {
        let draft = draft(
            """
            | Severity | Description |
            |---|---|
            | P1 | All down |
            | P2 | Slow |

            ## Escalation

                P1
                H+0        duty engineer (phone)
                H+10 min   team lead (phone)
                H+1 h      CTO

                P2
                0m  duty engineer
                +30m: team lead
            """)
        #expect(draft["ladders", "p1"]?.items.map { $0["at"]?.text } == [nil, "10m", "1h"])
        #expect(draft["ladders", "p1"]?.items.first?["by"]?.items.map(\.text) == ["call"])
        #expect(draft["ladders", "p2"]?.items.map { $0["page"]?.text } == ["duty-engineer", "team-lead"])
    }

    @Test(
        "what counts in doubt is read either way, and not from both",
        arguments: [
            ("When in doubt, choose the higher severity.", "higher"), ("Im Zweifel gilt die niedrigere Klasse.", "lower"),
            ("En cas de doute, on retient le niveau le plus élevé.", "higher"), ("In doubt, take the higher or the lower one.", nil),
        ] as [(String, String?)])
    func doubt(_ sentence: String, _ written: String?) { #expect(draft(sentence)["triage", "when_unsure"]?.text == written) }

    @Test("a list of terms and what they are is one of bullets")
    func definitions() {
        let blocks = BlockReader.read("Commander\n: leads, and decides\n\nScribe\n: writes\n\nA text.\n\n    Code\n    : is code")
        guard case .list(let items, _)? = blocks.first else {
            Issue.record("no list")
            return
        }
        #expect(items.map(\.text.text) == ["**Commander**: leads, and decides", "**Scribe**: writes"] && items.map(\.text.line) == [1, 4])
    }
}
