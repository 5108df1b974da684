internal import Engine
internal import Notation
internal import Vocabulary

/// Kinds of event about what is known of an incident. The words are stored for ever.
package enum KnowledgeKind: String, EventKind {
    case stated = "incident.fact-stated"
    case withdrawn = "incident.fact-withdrawn"
    case filed = "incident.report-filed"
    case pinned = "incident.pinned"
    case unpinned = "incident.unpinned"
    case linked = "incident.linked"
    case related = "incident.related"
    case affected = "incident.services-affected"
    case described = "incident.impact-described"
    case madePrivate = "incident.privacy-set"
    case untagged = "incident.untagged"
    case briefed = "incident.briefed"
    case estimated = "incident.end-estimated"
    case foundFalse = "incident.found-false"
}

extension KnowledgeEvent {
    var parts: (KnowledgeKind, JSON) {
        switch self {
        case .stated(let fact, let since): (.stated, .members(("fact", .text(fact)), ("since", .moment(since))))
        case .withdrawn(let fact, let words): (.withdrawn, .members(("fact", .text(fact)), ("because", .string(words))))
        case .filed(let clock, let stage, let evidence):
            (.filed, .members(("clock", .text(clock)), ("stage", .text(stage)), ("evidence", .string(evidence))))
        case .pinned(let text): (.pinned, .members(("text", .string(text))))
        case .unpinned(let place): (.unpinned, .members(("pin", .whole(place))))
        case .linked(let link): (.linked, link.json)
        case .related(let incident): (.related, .members(("incident", .text(incident))))
        case .affected(let services): (.affected, .members(("services", .texts(services))))
        case .described(let impact): (.described, .members(("impact", .words(impact))))
        case .madePrivate(let isPrivate): (.madePrivate, .members(("private", .bool(isPrivate))))
        case .untagged(let tags): (.untagged, .members(("tags", .texts(tags))))
        case .briefed(let text): (.briefed, .members(("text", .string(text))))
        case .estimated(let end): (.estimated, .members(("end", .moment(end))))
        case .foundFalse(let words): (.foundFalse, .members(("because", .string(words))))
        }
    }

    static func read(_ kind: KnowledgeKind, _ it: Fields) throws(RecordError) -> KnowledgeEvent {
        switch kind {
        case .stated: .stated(try it.name("fact"), since: try it.moment("since"))
        case .withdrawn: .withdrawn(try it.name("fact"), because: try it.string("because"))
        case .filed: .filed(try it.name("clock"), try it.name("stage"), evidence: try it.string("evidence"))
        case .pinned: .pinned(try it.string("text"))
        case .unpinned: .unpinned(try it.int("pin"))
        case .linked: .linked(try Incident.Link(it))
        case .related: .related(try it.incident("incident"))
        case .affected: .affected(try it.names("services"))
        case .described: .described(impact: try it.words("impact"))
        case .madePrivate: .madePrivate(try it.bool("private"))
        case .untagged: .untagged(try it.strings("tags"))
        case .briefed: .briefed(try it.string("text"))
        case .estimated: .estimated(try it.momentIfAny("end"))
        case .foundFalse: .foundFalse(because: try it.string("because"))
        }
    }
}

extension Incident.Link {
    var json: JSON { .members(("is", .word(kind)), ("title", .string(title)), ("url", .string(url))) }

    init(_ it: Fields) throws(RecordError) {
        self.init(try it.word("is"), title: try it.string("title"), url: try it.string("url"))
    }
}
