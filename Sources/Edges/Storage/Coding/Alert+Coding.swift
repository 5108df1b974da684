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
    /// What of an alert is not looked for by itself, as a JSON object; the key, the summary and `endsAt` have columns of their own.
    package var body: [UInt8] {
        var writer = JSONWriter(reserving: 512)
        writer.object {
            $0.member("status", status.rawValue)
            $0.member("severity", ifAny: severity)
            $0.member("labels") { $0.labels(labels) }
            if !annotations.isEmpty { $0.member("annotations") { $0.labels(annotations) } }
            if let startsAt { $0.member("startsAt", startsAt.json) }
            if !links.isEmpty { $0.member("links", .links(links)) }
            if !details.isEmpty { $0.member("details", details) }
        }
        return writer.bytes
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

extension JSONWriter {
    fileprivate mutating func labels(_ labels: Labels) {
        object { for label in labels { $0.member(label.name, label.value) } }
    }
}
