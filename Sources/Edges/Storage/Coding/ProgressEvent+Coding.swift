internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// Kinds of event about how far the work is. The words are stored for ever.
package enum ProgressKind: String, EventKind {
    case entered = "incident.phase-entered"
    case approvalAsked = "incident.approval-asked"
    case approved = "incident.approval-given"
    case refused = "incident.approval-refused"
    case consulted = "incident.party-consulted"
    case informed = "incident.party-informed"
    case vacant = "incident.party-vacant"
    case advised = "incident.advice-given"
    case statusSet = "incident.status-set"
    case ticked = "incident.checklist-ticked"
    case checklistDone = "incident.checklist-done"
    case severityConfirmed = "incident.severity-confirmed"
    case answered = "incident.question-answered"
}

extension ProgressEvent {
    var parts: (ProgressKind, JSON) {
        switch self {
        case .entered(let phase, let from): (.entered, .members(("phase", .text(phase)), ("from", .text(from))))
        case .approvalAsked(let phase, let next): (.approvalAsked, .members(("phase", .text(phase)), ("next", .text(next))))
        case .approved(let phase): (.approved, .members(("phase", .text(phase))))
        case .refused(let phase, let words): (.refused, .members(("phase", .text(phase)), ("because", .string(words))))
        case .consulted(let phase, let party, let people):
            (.consulted, .members(("phase", .text(phase)), ("party", party.json), ("people", .texts(people))))
        case .informed(let phase, let party, let people):
            (.informed, .members(("phase", .text(phase)), ("party", party.json), ("people", .texts(people))))
        case .vacant(let phase, let party): (.vacant, .members(("phase", .text(phase)), ("party", party.json)))
        case .advised(let phase, let party, let words):
            (.advised, .members(("phase", .text(phase)), ("party", party.json), ("words", .string(words))))
        case .statusSet(let status): (.statusSet, .members(("status", .text(status))))
        case .ticked(let phase, let item, let text, let done):
            (.ticked, .members(("phase", .text(phase)), ("item", .whole(item)), ("text", .string(text)), ("done", .bool(done))))
        case .checklistDone(let phase): (.checklistDone, .members(("phase", .text(phase))))
        case .severityConfirmed: (.severityConfirmed, .members())
        case .answered(let question, let yes): (.answered, .members(("question", .string(question)), ("yes", .bool(yes))))
        }
    }

    static func read(_ kind: ProgressKind, _ it: Fields) throws(RecordError) -> ProgressEvent {
        switch kind {
        case .entered: .entered(try it.name("phase"), from: try it.nameIfAny("from"))
        case .approvalAsked: .approvalAsked(try it.name("phase"), next: try it.name("next"))
        case .approved: .approved(try it.name("phase"))
        case .refused: .refused(try it.name("phase"), because: try it.string("because"))
        case .consulted: .consulted(try it.name("phase"), try it.value("party", Party.init), people: try it.names("people"))
        case .informed: .informed(try it.name("phase"), try it.value("party", Party.init), people: try it.names("people"))
        case .vacant: .vacant(try it.name("phase"), try it.value("party", Party.init))
        case .advised: .advised(try it.name("phase"), try it.value("party", Party.init), words: try it.string("words"))
        case .statusSet: .statusSet(try it.name("status"))
        case .ticked:
            .ticked(try it.name("phase"), item: try it.int("item"), text: try it.string("text"), done: try it.bool("done"))
        case .checklistDone: .checklistDone(try it.name("phase"))
        case .severityConfirmed: .severityConfirmed
        case .answered: .answered(question: try it.string("question"), yes: try it.bool("yes"))
        }
    }
}
