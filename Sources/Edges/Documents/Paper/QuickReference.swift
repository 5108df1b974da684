internal import OnCall
package import Runbooks
internal import Vocabulary

/// The page that hangs beside the telephone: how bad it is, who is woken when, whom to call, what the law wants. It fits one sheet, and says so
/// where something was left out.
package struct QuickReference: Sendable {
    /// Lines a part may have before the rest is only counted.
    private static let lineMax = 9

    package let html: String

    package init(of runbook: Runbook) {
        let parts = [
            Self.severities(runbook), Self.ladders(runbook), Self.firstMinutes(runbook), Self.roles(runbook), Self.people(runbook),
            Self.clocks(runbook),
            Self.contacts(runbook),
        ]
        let count = parts.joined().split(separator: "<tr>").count + parts.joined().split(separator: "<li>").count
        let body = """
            <header><h1>\(PaperPage.escaped(runbook.name))</h1><p>Version \(runbook.version)</p></header>
            \(parts.joined())
            """
        html = PaperPage.page(title: "\(runbook.name): quick reference", style: Self.style + (count > 38 ? Self.dense : ""), body: body)
    }

    // MARK: Parts

    private static func severities(_ runbook: Runbook) -> String {
        let rows = runbook.severities.map { severity in
            [
                severity.name.text, severity.means, severity.acknowledgeWithin?.written ?? "–", severity.recoverWithin?.written ?? "–",
                updates(severity, runbook),
            ]
        }
        return table("How bad is it?", ["", "What it is", "Answer", "Recover", "Updates"], rows, isWide: true)
    }

    /// What the severity promises, else each audience that hears of it by name.
    private static func updates(_ severity: Severity, _ runbook: Runbook) -> String {
        if let every = severity.updateEvery { return every.written }
        let told = runbook.communications.compactMap { communication -> String? in
            guard case .every(let span)? = communication.cadenceBySeverity[severity.name] else { return nil }
            return "\(communication.name) \(span.written)"
        }
        return told.isEmpty ? "–" : told.joined(separator: ", ")
    }

    /// One row for each ladder: who is woken at which minute.
    private static func ladders(_ runbook: Runbook) -> String {
        func rank(_ ladder: Ladder) -> Int { runbook.severities.firstIndex { $0.ladder == ladder.name } ?? runbook.severities.count }
        let rows = runbook.ladders.values.sorted { (rank($0), $0.name) < (rank($1), $1.name) }.map { ladder in
            let users = runbook.severities.filter { $0.ladder == ladder.name }.map(\.name.text).joined(separator: ", ")
            return [users.isEmpty ? ladder.name.text : users, ladder.rungs.map(words).joined(separator: " → ")]
        }
        return table("Who is woken", ["", "Minutes count from when it was raised"], rows, isWide: true)
    }

    private static func words(_ rung: Rung) -> String {
        let at = rung.at == .zero ? "at once" : Span.exact(rung.at).written
        switch rung.action {
        case .page(let targets): return "\(at) \(targets.map { Party($0).words }.joined(separator: ", "))"
        case .mention(let targets, _): return "\(at) mention \(targets.map { Party($0).words }.joined(separator: ", "))"
        case .ticket: return "\(at) a ticket"
        }
    }

    private static func firstMinutes(_ runbook: Runbook) -> String {
        let questions = runbook.triage.questions.map(\.text)
        let phase = runbook.lifecycle.phases.first { !$0.checklist.items.isEmpty }
        let steps = (phase?.checklist.items ?? []).map { $0.match == .everything ? $0.text : "\($0.text) (\($0.match.words))" }
        return list("The first minutes", questions + steps)
    }

    private static func roles(_ runbook: Runbook) -> String {
        list("Parts in an incident", runbook.roles.map { "\($0.name.text.replacing("_", with: " ")): \($0.does.first ?? "") (\(words($0.filling)))" })
    }

    private static func words(_ filling: Role.Filling) -> String {
        switch filling {
        case .firstToAcknowledge: "whoever acknowledges first"
        case .firstOnCall: "whoever is on call"
        case .declarer: "whoever declares it"
        case .party(let party): party.words
        case .byHand: "to be given"
        }
    }

    /// Whoever a rung may mean: schedules first, for they are asked first.
    private static func people(_ runbook: Runbook) -> String {
        func reached(_ names: some Sequence<PersonName>, by comma: String) -> String {
            let words = names.map { [runbook.people[$0]?.fullName ?? $0.text, runbook.people[$0]?.phone].compactMap { $0 }.joined(separator: " ") }
            return words.isEmpty ? "nobody" : words.joined(separator: comma)
        }
        func holders(of seat: SeatName) -> String {
            switch runbook.seats[seat] {
            case .held(let people)?: reached(people.prefix(2), by: ", then ")
            case .group(let people)?: "all of " + reached(people.prefix(6), by: ", ")
            case nil: "nobody"
            }
        }
        let turns = runbook.schedules.sorted { $0.key < $1.key }.map { name, schedule -> [String] in
            switch schedule.cover {
            case .seat(let seat): return [name.text, "\(seat): \(holders(of: seat))"]
            case .layers(let layers):
                var seen: Set<PersonName> = []
                let people = layers.flatMap { $0.rotate.joined() }.filter { seen.insert($0).inserted }
                return [name.text, "by turns: " + reached(people.prefix(6), by: ", ")]
            }
        }
        let rows = runbook.seats.keys.sorted().map { [$0.text, holders(of: $0)] }
        return table("Whom to call", ["Who", "Reached by"], turns + rows, isWide: false)
    }

    private static func clocks(_ runbook: Runbook) -> String {
        list(
            "What the law wants",
            runbook.clocks.flatMap { clock in
                clock.stages.map { stage in
                    let within = stage.within.all?.written ?? "by severity"
                    return
                        "\(clock.name.text): \(within) from \"\(stage.starts.words)\", \(stage.owner.words)\(stage.tell.map { ", tell \($0)" } ?? "")"
                }
            })
    }

    private static func contacts(_ runbook: Runbook) -> String {
        let reached = runbook.contacts.filter { $0.phone != nil || $0.email != nil || $0.url != nil }
        let rows = reached.map { [$0.name, [$0.phone, $0.email, $0.url].compactMap { $0 }.prefix(2).joined(separator: ", ")] }
        return table("Outside", ["Who", "Where"], rows, isWide: false)
    }

    // MARK: Pieces

    private static func table(_ title: String, _ header: [String], _ rows: [[String]], isWide: Bool) -> String {
        guard !rows.isEmpty else { return "" }
        let lines = rows.prefix(lineMax).map { row in "<tr>\(row.map { "<td>\(PaperPage.escaped($0))</td>" }.joined())</tr>\n" }
        let head = header.map { "<th scope=\"col\">\(PaperPage.escaped($0))</th>" }.joined()
        return """
            <section\(isWide ? " class=\"wide\"" : "")><h2>\(title)</h2><table><thead><tr>\(head)</tr></thead><tbody>
            \(lines.joined())</tbody></table>\(rest(rows.count))</section>

            """
    }

    private static func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        let lines = items.prefix(lineMax).map { "<li>\(PaperPage.escaped($0))</li>\n" }
        return
            "<section><h2>\(title)</h2><ul>\(lines.joined())</ul>\(rest(items.count))</section>\n"
    }

    private static func rest(_ count: Int) -> String { count > lineMax ? "<p>and \(count - lineMax) more in the runbook</p>" : "" }

    private static let style = """
        @page { size: A4 landscape; margin: 8mm; }
        body { font: 9.5pt/1.3 system-ui, sans-serif; margin: 0; color: #000; background: #fff; }
        main { columns: 2; column-gap: 8mm; padding: 4mm; max-width: 281mm; margin: 0 auto; }
        header, .wide { column-span: all; } header { display: flex; gap: 1em; align-items: baseline; }
        h1 { font-size: 15pt; margin: 0; } h2 { font-size: 10.5pt; margin: .6em 0 .2em; border-bottom: 1pt solid #000; } p { margin: .2em 0; }
        section { break-inside: avoid; } table { border-collapse: collapse; width: 100%; } ul { margin: 0; padding-left: 1.2em; }
        th, td { text-align: left; vertical-align: top; padding: .15em .6em .15em 0; border-bottom: .3pt solid #999; }
        td { overflow-wrap: break-word; } td:first-child { font-weight: 600; } section:not(.wide) td:last-child { overflow-wrap: anywhere; }

        """

    /// Where there is much to say, it is said in small letters, on one sheet all the same.
    private static let dense = """
        body { font-size: 7.5pt; } h1 { font-size: 12pt; } h2 { font-size: 8.5pt; margin-top: .4em; }
        th, td { padding-top: .05em; padding-bottom: .05em; }
        """
}
