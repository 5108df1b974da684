package import Engine
package import Notation
internal import Runbooks
internal import Vocabulary

/// Kinds of event about looking back on an incident. The words are stored for ever.
package enum ReviewKind: String, EventKind {
    case observed = "incident.observed"
    case drafted = "incident.review-drafted"
    case reached = "incident.review-milestone-reached"
    case agreed = "incident.review-agreed"
    case approved = "incident.review-approved"
    case published = "incident.review-published"
    case actionAdded = "incident.action-added"
    case actionChanged = "incident.action-changed"
    case actionFinished = "incident.action-finished"
    case actionDropped = "incident.action-dropped"
}

extension ReviewEvent {
    var parts: (ReviewKind, JSON) {
        switch self {
        case .observed(let words): (.observed, .members(("words", .string(words))))
        case .drafted(let text): (.drafted, .members(("text", .string(text))))
        case .reached(let milestone): (.reached, .members(("milestone", .string(milestone))))
        case .agreed: (.agreed, .members())
        case .approved: (.approved, .members())
        case .published(let title): (.published, .members(("title", .string(title))))
        case .actionAdded(let number, let draft, let due):
            (.actionAdded, .members(("action", .whole(number)), ("item", draft.json), ("due", .moment(due))))
        case .actionChanged(let number, let draft, let due):
            (.actionChanged, .members(("action", .whole(number)), ("item", draft.json), ("due", .moment(due))))
        case .actionFinished(let number, let words): (.actionFinished, .members(("action", .whole(number)), ("words", .string(words))))
        case .actionDropped(let number, let words): (.actionDropped, .members(("action", .whole(number)), ("because", .string(words))))
        }
    }

    static func read(_ kind: ReviewKind, _ it: Fields) throws(RecordError) -> ReviewEvent {
        switch kind {
        case .observed: .observed(words: try it.string("words"))
        case .drafted: .drafted(try it.string("text"))
        case .reached: .reached(milestone: try it.string("milestone"))
        case .agreed: .agreed
        case .approved: .approved
        case .published: .published(title: try it.string("title"))
        case .actionAdded: .actionAdded(try it.int("action"), try it.value("item", Incident.ActionDraft.init), due: try it.moment("due"))
        case .actionChanged: .actionChanged(try it.int("action"), try it.value("item", Incident.ActionDraft.init), due: try it.moment("due"))
        case .actionFinished: .actionFinished(try it.int("action"), words: try it.string("words"))
        case .actionDropped: .actionDropped(try it.int("action"), because: try it.string("because"))
        }
    }
}

extension Incident.ActionDraft {
    package var json: JSON {
        .members(
            ("text", .string(text)), ("owner", owner.json), ("category", .text(category)), ("due", .moment(due)),
            ("priority", priority.map { .string($0) }), ("verification", verification.map { .string($0) }))
    }

    package init(_ it: Fields) throws(RecordError) {
        self.init(
            text: try it.string("text"), owner: try it.value("owner", Party.init), category: try it.nameIfAny("category"),
            due: try it.momentIfAny("due"), priority: try it.stringIfAny("priority"), verification: try it.stringIfAny("verification"))
    }
}
