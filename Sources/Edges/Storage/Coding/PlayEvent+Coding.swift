internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// Kinds of event about following a playbook. The words are stored for ever.
package enum PlayKind: String, EventKind {
    case started = "incident.playbook-started"
    case stepAsked = "incident.step-asked"
    case stepAgreed = "incident.step-agreed"
    case stepApproved = "incident.step-approved"
    case stepRefused = "incident.step-refused"
    case stepBegun = "incident.step-begun"
    case stepEnded = "incident.step-ended"
    case stepDone = "incident.step-done"
    case stepSkipped = "incident.step-skipped"
    case stepPosed = "incident.step-posed"
    case stepAnswered = "incident.step-answered"
    case stepLeftOut = "incident.step-left-out"
    case stepPutBack = "incident.step-put-back"
    case componentSet = "incident.component-set"
}

extension PlayEvent {
    var parts: (PlayKind, JSON) {
        switch self {
        case .started(let playbook, let matched): (.started, .members(("playbook", .text(playbook)), ("matched", .bool(matched))))
        case .stepAsked(let playbook, let step): (.stepAsked, .members(("playbook", .text(playbook)), ("step", .whole(step))))
        case .stepAgreed(let playbook, let step, let parties):
            (.stepAgreed, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("for", .array(parties.map(\.json)))))
        case .stepApproved(let playbook, let step): (.stepApproved, .members(("playbook", .text(playbook)), ("step", .whole(step))))
        case .stepRefused(let playbook, let step, let words):
            (.stepRefused, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("because", .string(words))))
        case .stepBegun(let playbook, let step, let text, let until):
            (.stepBegun, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("text", .string(text)), ("until", .moment(until))))
        case .stepEnded(let playbook, let step, let outcome):
            (
                .stepEnded,
                .members(
                    ("playbook", .text(playbook)), ("step", .whole(step)), ("result", .word(outcome.result)), ("reason", .string(outcome.reason)),
                    ("output", .string(outcome.output)))
            )
        case .stepDone(let playbook, let step, let words):
            (.stepDone, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("words", .string(words))))
        case .stepSkipped(let playbook, let step, let words):
            (.stepSkipped, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("because", .string(words))))
        case .stepPosed(let playbook, let step, let question):
            (.stepPosed, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("question", .string(question))))
        case .stepAnswered(let playbook, let step, let question, let yes):
            (.stepAnswered, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("question", .string(question)), ("yes", .bool(yes))))
        case .stepLeftOut(let playbook, let step, let words):
            (.stepLeftOut, .members(("playbook", .text(playbook)), ("step", .whole(step)), ("because", .string(words))))
        case .stepPutBack(let playbook, let step): (.stepPutBack, .members(("playbook", .text(playbook)), ("step", .whole(step))))
        case .componentSet(let component, let condition):
            (.componentSet, .members(("component", .text(component)), ("condition", .word(condition))))
        }
    }

    static func read(_ kind: PlayKind, _ it: Fields) throws(RecordError) -> PlayEvent {
        switch kind {
        case .started: .started(try it.name("playbook"), matched: try it.bool("matched"))
        case .stepAsked: .stepAsked(try it.name("playbook"), step: try it.int("step"))
        case .stepAgreed: .stepAgreed(try it.name("playbook"), step: try it.int("step"), for: try it.each("for", Party.init))
        case .stepApproved: .stepApproved(try it.name("playbook"), step: try it.int("step"))
        case .stepRefused: .stepRefused(try it.name("playbook"), step: try it.int("step"), because: try it.string("because"))
        case .stepBegun:
            .stepBegun(try it.name("playbook"), step: try it.int("step"), text: try it.string("text"), until: try it.moment("until"))
        case .stepEnded: .stepEnded(try it.name("playbook"), step: try it.int("step"), try StepOutcome(it))
        case .stepDone: .stepDone(try it.name("playbook"), step: try it.int("step"), words: try it.string("words"))
        case .stepSkipped: .stepSkipped(try it.name("playbook"), step: try it.int("step"), because: try it.string("because"))
        case .stepPosed: .stepPosed(try it.name("playbook"), step: try it.int("step"), question: try it.string("question"))
        case .stepAnswered:
            .stepAnswered(try it.name("playbook"), step: try it.int("step"), question: try it.string("question"), yes: try it.bool("yes"))
        case .stepLeftOut: .stepLeftOut(try it.name("playbook"), step: try it.int("step"), because: try it.string("because"))
        case .stepPutBack: .stepPutBack(try it.name("playbook"), step: try it.int("step"))
        case .componentSet: .componentSet(try it.name("component"), try it.word("condition"))
        }
    }
}

extension StepOutcome {
    init(_ it: Fields) throws(RecordError) {
        self.init(try it.word("result"), reason: try it.string("reason"), output: try it.string("output"))
    }
}
