internal import Engine
internal import Runbooks
internal import Screens
internal import Storage
internal import Vocabulary
internal import Web

enum RoomStories {
    static func all(_ told: Told) throws -> [Story] {
        let shop = told.plain
        var acknowledged = try shop.found(41, "Mail is late", "SEV2", of: shop.mail, named: "MailLate", ago: .minutes(11))
        try acknowledged.after(.minutes(2), shop.ana, .acknowledge(via: .sms))
        var snoozed = try shop.found(38, "The index is two hours behind", "SEV3", of: shop.search, named: "IndexLag", ago: .hours(3))
        try snoozed.after(.minutes(10), shop.bo, .acknowledge(via: .slack), .snooze(until: shop.now + .hours(1)))
        var mitigated = try shop.declared(37, "Search takes ten seconds", ago: .hours(2))
        try mitigated.after(.minutes(4), shop.bo, .acknowledge(via: .screen), .mitigate)
        var merged = try shop.declared(35, "Nobody finds anything", "SEV3", ago: .hours(2))
        try merged.after(.minutes(8), shop.bo, .merge(into: mitigated.id))
        var reopened = try shop.declared(34, "Orders are sent twice", ago: .hours(7))
        try reopened.after(.minutes(30), shop.bo, .acknowledge(via: .cli), .resolve(summary: "A queue was read twice"))
        try reopened.after(.hours(6), shop.dana, .reopen)
        var drill = try shop.declared(9, "Search moves to the other region", ago: .minutes(20), drill: "fail-over")
        try drill.after(.minutes(3), shop.bo, .acknowledge(via: .screen))
        var hidden = try shop.declared(40, "A letter from a lawyer", "SEV1", ago: .minutes(50), isPrivate: true)
        try hidden.after(.minutes(2), shop.cy, .acknowledge(via: .screen))
        var mistaken = try shop.found(33, "The probe was blind", "SEV3", named: "ProbeDown", ago: .hours(1))
        try mistaken.after(.minutes(5), shop.ana, .knowledge(.falseAlarm(because: "The probe itself was down")))
        let fresh = try shop.found(44, "A picture is missing", "SEV3", named: "PictureMissing", ago: .seconds(40))
        let low = try shop.found(36, "A disk is two thirds full", "SEV4", of: shop.mail, named: "DiskFilling", ago: .hours(9))
        let whole = try told.thrice("room", "everything at once") { room($0, try $0.worst()) }
        let tales: [(String, Tale)] = [
            ("just raised", fresh), ("nobody answers", try shop.unanswered()), ("acknowledged", acknowledged), ("snoozed", snoozed),
            ("mitigated", mitigated), ("resolved", try shop.learnt()), ("merged", merged), ("reopened", reopened), ("drill", drill),
            ("private", hidden), ("false alarm", mistaken), ("good to know", low),
        ]
        let states = try tales.map { Story("room", $0.0, room(shop, try shop.passed($0.1))) }
        return states + [Story("room", "may not respond", room(shop, try shop.worst(), mayRespond: false))] + whole
    }

    private static func room(_ shop: Shop, _ tale: Tale, mayRespond: Bool = true) -> any Screen {
        guard let incident = tale.incident else { return ProblemDocument.notFound("there is no \(tale.id)").screen() }
        let keys = incident.opening.alerts
        let alerts = keys.enumerated().map { place, key in
            AlertRow(
                id: AlertRowID(Int64(place + 1)), alert: shop.alert(key.key, incident.opening.title), incident: tale.id,
                isOpen: incident.phase.isOpen, count: 3 + place * 40, firstAt: tale.begunAt, lastAt: min(shop.now, tale.begunAt + .minutes(31)))
        }
        let dossier = Dossier(
            incident: incident, runbook: shop.book, events: tale.events, alerts: alerts, messages: tale.messages, changes: shop.changes, now: shop.now
        )
        let frame = shop.frame(
            "\(incident.name) \(incident.opening.title)", at: .incidents, mayRespond: mayRespond, about: incident.id)
        return RoomScreen(dossier, frame: frame)
    }
}
