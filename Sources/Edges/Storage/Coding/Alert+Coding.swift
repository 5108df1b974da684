package import Notation
package import Vocabulary

extension JSON {
    static func keys(_ keys: [AlertKey]) -> JSON { .array(keys.map(\.json)) }
    static func links(_ links: [Alert.Link]) -> JSON {
        .array(links.map { .members(("url", .string($0.url)), ("text", .string($0.text))) })
    }
}

extension AlertKey {
    var json: JSON { .members(("source", .text(source)), ("key", .string(key))) }

    init(_ it: Fields) throws(RecordError) { self.init(source: try it.name("source"), key: try it.string("key")) }
}

extension Alert.Link {
    init(_ it: Fields) throws(RecordError) { self.init(url: try it.string("url"), text: try it.string("text")) }
}

extension Alert {
    /// What of an alert is not looked for by itself; the key, the summary and `endsAt` have columns of their own.
    package var json: JSON {
        .members(
            ("status", .word(status)), ("severity", .text(severity)), ("labels", .labels(labels)),
            ("annotations", annotations.isEmpty ? nil : .labels(annotations)), ("startsAt", .moment(startsAt)),
            ("links", links.isEmpty ? nil : .links(links)), ("details", details.isEmpty ? nil : .string(details)))
    }

    package init(key: AlertKey, summary: String, endsAt: Moment?, _ it: Fields) throws(RecordError) {
        self.init(
            key: key, status: try it.word("status"), summary: summary, severity: try it.stringIfAny("severity"), labels: try it.labels("labels"),
            annotations: it.optional("annotations") == nil ? [:] : try it.labels("annotations"), startsAt: try it.momentIfAny("startsAt"),
            endsAt: endsAt, links: it.optional("links") == nil ? [] : try it.each("links", Link.init), details: try it.stringIfAny("details") ?? "")
    }
}

extension Change {
    package var json: JSON {
        .members(
            ("source", .text(source)), ("summary", .string(summary)), ("at", .moment(at)), ("links", .links(links)), ("details", .string(details)))
    }

    package init(_ it: Fields) throws(RecordError) {
        self.init(
            source: try it.name("source"), summary: try it.string("summary"), at: try it.momentIfAny("at"),
            links: try it.each("links", Alert.Link.init),
            details: try it.string("details"))
    }
}
