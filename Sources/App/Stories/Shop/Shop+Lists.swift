internal import Chronicle
internal import Engine
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

// Lists of what is open, and what is over.
extension Shop {
    /// One of each severity and each phase, an exercise and a private one among them.
    func busy() throws -> [Tale] {
        var snoozed = try found(38, "The index is two hours behind", "SEV3", of: search, named: "IndexLag", ago: .hours(3))
        try snoozed.after(.minutes(10), bo, .acknowledge(via: .slack), .snooze(until: now + .hours(1)))
        var mitigated = try declared(37, "Search takes ten seconds", ago: .hours(2))
        try mitigated.after(.minutes(4), bo, .acknowledge(via: .screen), .mitigate)
        var drill = try declared(9, "Search moves to the other region", ago: .minutes(20), drill: "fail-over")
        try drill.after(.minutes(3), bo, .acknowledge(via: .screen))
        var hidden = try declared(40, "A letter from a lawyer", ago: .minutes(50), isPrivate: true)
        try hidden.after(.minutes(2), cy, .acknowledge(via: .screen))
        let quiet = try found(36, "A disk is two thirds full", "SEV4", of: mail, named: "DiskFilling", ago: .hours(9))
        return try [worst(), unanswered(), snoozed, mitigated, drill, hidden, quiet].map(passed)
    }

    /// Half a year of what is over. No dice: each differs from the one before by its place.
    func history(_ count: Int = 44) throws -> [Tale] {
        try (0..<count).map { place in
            let kind = [("SEV2", "Search takes ten seconds"), ("SEV3", "A picture is missing"), ("SEV1", "Nobody can pay"), ("SEV3", "Mail is late")]
            let (severity, title) = kind[place % kind.count]
            let service = [search, checkout, checkout, mail][place % 4]
            let ago = Duration.hours(Int64(30 + place * place * 2 + place * 13))
            var tale = try found(Int64(30 - place + 100), title, SeverityName(severity), of: service, named: "Alert\(place % 5)", ago: ago)
            let answered = Int64(1 + place * 7 % 13)
            try tale.after(.minutes(answered), place % 3 == 0 ? bo : ana, .acknowledge(via: .link))
            if severity != "SEV3" {
                let component: ComponentName = service == search ? "Search" : "Checkout"
                try tale.after(
                    .minutes(answered + 6), dana, .update(.post("customers", text: words.told, status: "Investigating")),
                    .update(.setComponent(component, severity == "SEV1" ? .majorOutage : .degradedPerformance)))
                try tale.after(.minutes(answered + 40), dana, .update(.setComponent(component, .operational)))
                try tale.after(
                    .minutes(answered + 41), dana, .update(.post("customers", text: "All is well again. We are sorry.", status: "Resolved")))
            }
            try tale.after(.minutes(answered + 45 + Int64(place * 11 % 90)), ana, .mitigate, .resolve(summary: "A deploy went wrong"))
            try tale.pass(until: now)
            return tale
        }
    }

    /// What is counted of those.
    func facts(_ tales: [Tale]) -> KPIFacts {
        var facts = KPIFacts(zone: book.zone, now: now)
        facts.zones = KPIFacts.zones(of: book)
        facts.exercises = KPIFacts.exercises(of: programme, book)
        facts.cases = tales.compactMap(row).map { KPIFacts.Case($0) }
        facts.changes = (0..<90).map { KPIFacts.Change(at: now - .hours(Int64($0 * 47)), service: $0 % 2 == 0 ? checkout : nil) }
        for tale in tales {
            for case .page(let page) in tale.messages.filter({ $0.outcome != .superseded }).map(\.message) {
                facts.pages.append(KPIFacts.Page(incident: tale.id, person: page.person, at: page.due))
            }
        }
        return facts
    }

    /// The last months, the newest last.
    func months(_ count: Int) -> [CalendarPeriod] {
        .last(count, until: now, zone: book.zone)
    }

    /// The newest first, as the journal gives them.
    func feed(_ tales: [Tale]) -> [FeedLine] {
        let incidents = tales.flatMap { tale in tale.events.map { ($0.at, $0.by, tale.id.description, EventRecord($0.what)) } }
        let others = entries.map { ($0.at, $0.by, "programme", EventRecord($0.what)) }
        let lines = (incidents + others).enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        return lines.enumerated().map { place, line in
            let (at, by, stream, record) = line.element
            return FeedLine(
                position: Int64(place + 1), stream: stream, kind: record.kind, version: record.version, at: at, by: by,
                body: String(decoding: record.body, as: UTF8.self))
        }.reversed()
    }
}
