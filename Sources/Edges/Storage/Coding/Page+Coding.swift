internal import Engine
package import Notation
package import Vocabulary

extension PageNote {
    var json: JSON {
        .members(
            ("page", .text(id)), ("person", .text(person)), ("way", .word(way)), ("connection", .text(connection)), ("due", .moment(due)),
            ("expires", .moment(expires)), ("bundled", .bool(bundled)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            id: try it.page("page"), person: try it.name("person"), way: try it.word("way"), connection: try it.name("connection"),
            due: try it.moment("due"), expires: try it.moment("expires"), bundled: try it.bool("bundled"))
    }
}

extension NoticeNote {
    var json: JSON {
        .members(
            ("notice", .text(id)), ("connection", .text(connection)), ("destination", .string(destination)),
            ("due", due.map { .integer($0.milliseconds) }), ("people", people.isEmpty ? Optional.none : .texts(people)))
    }

    init(_ it: Fields) throws(RecordError) {
        self.init(
            id: try it.page("notice"), connection: try it.name("connection"), destination: try it.string("destination"),
            due: try it.momentIfAny("due"), people: try it.namesIfAny("people"))
    }
}

extension PageReason {
    var json: JSON {
        switch self {
        case .rung(let rung, let round): .members(("is", .string("rung")), ("rung", .whole(rung)), ("round", .whole(round)))
        case .escalation(let name): .members(("is", .string("escalation")), ("name", .text(name)))
        case .responder: .members(("is", .string("responder")))
        case .reassigned: .members(("is", .string("reassigned")))
        case .undeliverable(let page): .members(("is", .string("undeliverable")), ("page", .text(page)))
        case .exhausted: .members(("is", .string("exhausted")))
        case .duty(let name): .members(("is", .string("duty")), ("name", .text(name)))
        case .update(let number): .members(("is", .string("update")), ("update", .whole(number)))
        case .asked: .members(("is", .string("asked")))
        }
    }

    init(_ it: Fields) throws(RecordError) {
        switch try it.string("is") {
        case "rung": self = .rung(try it.int("rung"), round: try it.int("round"))
        case "escalation": self = .escalation(try it.name("name"))
        case "responder": self = .responder
        case "reassigned": self = .reassigned
        case "undeliverable": self = .undeliverable(try it.page("page"))
        case "exhausted": self = .exhausted
        case "duty": self = .duty(try it.name("name"))
        case "update": self = .update(try it.int("update"))
        case "asked": self = .asked
        case let other: throw .malformed("is", "‘\(other)’ is not a reason this Runbell knows")
        }
    }
}

extension PageOutcome {
    package var json: JSON {
        switch self {
        case .delivered(let provider): .members(("is", .string("delivered")), ("provider", .text(provider)))
        case .failed(let reason): .members(("is", .string("failed")), ("reason", .string(reason)))
        case .expired: .members(("is", .string("expired")))
        case .superseded: .members(("is", .string("superseded")))
        }
    }

    package init(_ it: Fields) throws(RecordError) {
        switch try it.string("is") {
        case "delivered": self = .delivered(provider: try it.name("provider"))
        case "failed": self = .failed(reason: try it.string("reason"))
        case "expired": self = .expired
        case "superseded": self = .superseded
        case let other: throw .malformed("is", "‘\(other)’ is not an outcome this Runbell knows")
        }
    }
}

extension OutboxRow.Message {
    /// The id and the expiry have columns of their own, and the row knows when it is due.
    package var json: JSON {
        switch self {
        case .page(let page):
            .members(
                ("is", .string("page")), ("person", .text(page.person)), ("way", .word(page.way)), ("connection", .text(page.connection)),
                ("address", .string(page.address)), ("title", .string(page.title)), ("severity", .text(page.severity)),
                ("service", .text(page.service)), ("due", .integer(page.due.milliseconds)), ("bundled", .bool(page.bundled)),
                ("why", page.why.isEmpty ? nil : .string(page.why)), ("private", .ifTrue(page.isPrivate)))
        case .notice(let notice):
            .members(
                ("is", .string("notice")), ("connection", .text(notice.connection)), ("destination", .string(notice.destination)),
                ("mentions", .texts(notice.mentions)), ("title", .string(notice.title)), ("text", .string(notice.text)),
                ("duty", notice.duty.map { .text($0) }), ("way", notice.way.map { .word($0) }), ("due", .integer(notice.due.milliseconds)))
        }
    }

    package init(id: PageID, expires: Moment, _ it: Fields) throws(RecordError) {
        switch try it.string("is") {
        case "page":
            self = .page(
                Page(
                    id: id, person: try it.name("person"), way: try it.word("way"), connection: try it.name("connection"),
                    address: try it.string("address"), title: try it.string("title"), severity: try it.name("severity"),
                    service: try it.name("service"), why: try it.stringIfAny("why") ?? "", due: try it.moment("due"), expires: expires,
                    bundled: try it.bool("bundled"), isPrivate: try it.boolIfAny("private") ?? false))
        case "notice":
            self = .notice(
                Notice(
                    id: id, connection: try it.name("connection"), destination: try it.string("destination"), mentions: try it.strings("mentions"),
                    title: try it.string("title"), text: try it.string("text"), duty: try it.nameIfAny("duty"),
                    way: try it.stringIfAny("way").flatMap(Way.init), due: try it.moment("due"), expires: expires))
        case let other: throw .malformed("is", "‘\(other)’ is not a message this Runbell knows")
        }
    }
}
