internal import Engine
internal import Notation
internal import Runbooks
internal import Vocabulary

/// How far the work is.
extension IncidentActs {
    static let progress = [
        act(
            "phase", "enterPhase", "Go on to another phase; where somebody answers for the one before, they are asked first",
            [.required("phase", .name), read]
        ) { visit, _ in
            visit.over(.progress(.enter(PhaseName(visit.text("phase") ?? "")))) { .phase($0.map { PhaseName($0) }) }
        },
        act("phases/{phase}/approve", "approvePhase", "Agree to leaving a phase") { visit, _ in .progress(.approve(PhaseName(visit.second))) },
        act("phases/{phase}/refuse", "refusePhase", "Not agree to it", [because]) { visit, _ in
            .progress(.refuse(PhaseName(visit.second), because: visit.because))
        },
        act(
            "phases/{phase}/advise", "advisePhase", "Say what was asked of whoever is consulted",
            [.required("party", .text(1...300), "who was asked: `seat:cto`, `role:scribe`"), .required("text", .text(1...16_384))]
        ) { visit, site in
            .progress(.advise(PhaseName(visit.second), try site.party("party", visit), words: visit.text("text") ?? ""))
        },
        act("status", "setStatus", "Say what it is called outside", [.required("status", .name), read]) { visit, _ in
            visit.over(.progress(.setStatus(StatusName(visit.text("status") ?? "")))) { .status($0.map { StatusName($0) }) }
        },
        act(
            "checklist", "tickItem", "Tick an item of a phase's checklist, or take the tick back",
            [.required("phase", .name), .required("item", .integer(1...1000), "counted from 1"), .optional("done", .flag, "`false` takes it back")]
        ) { visit, _ in
            let done = visit.json["done"]?.bool ?? true
            return .progress(.tick(PhaseName(visit.text("phase") ?? ""), item: visit.number("item"), done: done))
        },
        act("severity/confirm", "confirmSeverity", "Say that the severity is right as it is") { _, _ in .progress(.confirmSeverity) },
        act(
            "triage", "answerTriage", "Answer one of the runbook's questions",
            [.required("question", .integer(1...1000), "counted from 1"), .required("yes", .flag)]
        ) { visit, _ in .progress(.answer(question: visit.number("question"), yes: visit.json["yes"]?.bool ?? false)) },
    ]
}

extension Visit {
    func number(_ name: String) -> Int { json[name]?.integer.flatMap { Int(exactly: $0) } ?? 0 }
    /// What stood in the path's last braces, as a number.
    var place: Int {
        get throws(ProblemDocument) {
            guard let place = arguments.last.flatMap({ Int($0) }) else { throw .notFound("'\(arguments.last ?? "")' is no number") }
            return place
        }
    }
}
