internal import OnCall
internal import Chronicle
internal import Engine
internal import Runbooks
internal import Vocabulary

/// What is measured and practised, how the runbook is kept alive, and where everything is.
extension Chapter {
    static func kpis(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let numbers = book.kpis.map { kpi in
            let goals = book.severities.compactMap { severity in
                kpi.goalBySeverity[severity.name].map { "\(severity.name) \($0.words(of: kpi.measure))" }
            }
            let note = [
                (goals + [kpi.goal?.words(of: kpi.measure)].compactMap { $0 }).joined(separator: ", "),
                kpi.match == .everything ? "" : "for \(kpi.match.words)", kpi.reviewed.map { "looked at every \($0.each)" } ?? "", kpi.source,
            ]
            return Clause.Item(note.filter { !$0.isEmpty }.joined(separator: " · "), lead: kpi.name.text)
        }
        return Chapter("Numbers", [numbers.isEmpty ? nil : Clause(nil).list(nil, numbers).owing(owed.of("kpis"))])
    }

    static func drills(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let drills: [Clause?] = book.drills.map { drill in
            Clause(drill.name.text, text: drill.what)
                .fact("Every", drill.every.each)
                .fact("Who", drill.who.map(\.words).joined(separator: ", "))
                .fact("Takes part", drill.participation.map { "at least \(Number.words($0)) %" })
                .fact("Wakes", drill.paging.words)
                .fact("Scenario", drill.scenario)
                .owing(owed.of("drills.\(drill.name)"))
        }
        let certificates: [Clause?] = book.certifications.map { certificate in
            Clause("Certificate: \(certificate.name)")
                .fact("Who", certificate.who.map(\.words).joined(separator: ", "))
                .fact("Proof", certificate.proof)
                .fact("Renewed every", certificate.renew?.each)
                .fact("Without it for at most", certificate.leave.written)
                .fact("Needed", certificate.isNeededForRungs ? "before a ladder wakes somebody" : nil)
                .owing(owed.ofEach("certifications.\(certificate.name)", named: "certify \(certificate.name)"))
        }
        return Chapter("Drills and certificates", drills + certificates)
    }

    static func upkeep(_ book: Runbook, _ owed: OwedClauses) -> Chapter? {
        let upkeep = book.upkeep
        let clause = Clause(nil)
            .fact("Kept by", book.owner?.text)
            .fact("Approved by", upkeep.approvers.map(\.words).joined(separator: ", "))
            .fact("Read by", upkeep.readers.map(\.words).joined(separator: ", "))
            .fact("Evidence", upkeep.evidence)
            .list("Looked through", upkeep.reviews.map { Clause.Item($0.what, note: "every \($0.every.each)") })
            .list("Documents", upkeep.documents.map { Clause.Item($0, link: $0) })
        let owing = owed.of("runbook.reviewed") + owed.ofEach("runbook.read_by", named: "read the runbook") + owed.of("runbook.approved_by")
        return Chapter("This runbook", [clause.isEmpty && owing.isEmpty ? nil : clause.owing(owing)])
    }

    static func contacts(_ book: Runbook) -> Chapter? {
        Chapter(
            "Contacts",
            book.contacts.map { contact in
                Clause(contact.name, text: contact.purpose)
                    .fact("Phone", contact.phone)
                    .fact("Mail", contact.email, link: contact.email.map { "mailto:\($0)" })
                    .fact("Web", contact.url, link: contact.url)
                    .fact("Hours", contact.hours)
                    .fact("Else", contact.backup)
            })
    }

    static func tools(_ book: Runbook) -> Chapter? {
        Chapter(
            "Tools",
            book.tools.map { tool in
                Clause(tool.name, text: tool.purpose)
                    .fact("Open", tool.open, link: tool.open)
                    .fact("Run", tool.run)
                    .list(nil, tool.saved.sorted { $0.key < $1.key }.map { Clause.Item($0.value, lead: $0.key, link: $0.value) })
            })
    }

    static func services(_ book: Runbook) -> Chapter? {
        let services = book.services.values.sorted { $0.name < $1.name }.map { service in
            Clause.Item(service.owner?.text ?? "", lead: service.name.text, note: service.dashboards.joined(separator: ", "))
        }
        let routes = book.routes.map { route in
            let note = [route.tags.isEmpty ? nil : "tag \(route.tags.joined(separator: ", "))", route.lasts.map { "when it lasts \($0.written)" }]
            return Clause.Item("\(route.match.words) → \(route.service)", note: note.compactMap { $0 }.joined(separator: " · "))
        }
        let quiet = book.quiet.map { window in
            let note = [
                "\(window.start.words) (\(window.zone)) for \(window.length.written)", window.every.map { "every \($0.each)" },
                window.match.words, window.approvedBy.map { "approved by \($0)" },
            ]
            return Clause.Item(window.why, lead: window.name.text, note: note.compactMap { $0 }.joined(separator: " · "))
        }
        return Chapter(
            "Services and alerts",
            [
                services.isEmpty ? nil : Clause("Services").list(nil, services),
                routes.isEmpty ? nil : Clause("Which alert is whose", text: "The first that fits.").list(nil, routes, isNumbered: true),
                quiet.isEmpty ? nil : Clause("Quiet windows").list(nil, quiet),
            ])
    }
}

extension KPI.Goal {
    /// `at most 5 min`
    fileprivate func words(of measure: KPI.Measure) -> String {
        let number: String =
            switch measure.unit {
            case "seconds": Duration.seconds(bound.rounded()).brief
            case "percent": "\(bound.rounded2) %"
            default: bound.rounded2
            }
        let word =
            switch comparison {
            case .more: "more than"
            case .atLeast: "at least"
            case .less: "less than"
            case .atMost: "at most"
            }
        return "\(word) \(number)"
    }
}

extension Span {
    /// Behind `every`: `quarter`, `6 months`.
    var each: String { written.hasPrefix("1 ") ? String(written.dropFirst(2)) : written }
}

extension DrillPlan.Paging {
    var words: String {
        switch self {
        case .optedIn: "those who agreed to it"
        case .mail: "nobody; people get mail"
        case .nobody: "nobody"
        }
    }
}
