internal import Engine
internal import HTTPTypes
internal import Runbooks
internal import Vocabulary

/// Looking back, and what has to become better.
extension IncidentActs {
    static let afterwards = [
        act("observed", "endObservation", "The time of watching passed", [.optional("text", .text(0...4096))]) { visit, _ in
            .review(.observed(words: visit.text("text") ?? ""))
        },
        keepReview,
        act("review/milestones", "reachMilestone", "A milestone of the review was reached", [.required("milestone", .name)]) { visit, _ in
            .review(.reach(milestone: visit.text("milestone") ?? ""))
        },
        approveReview,
        publishReview,
        act("actions", "addAction", "Add an action item", action) { visit, site in .review(.addAction(try site.action(visit))) },
        act("actions/{number}", "changeAction", "Write an action item anew", action, method: .put) { visit, site in
            try .review(.changeAction(visit.place, site.action(visit)))
        },
        act("actions/{number}/done", "finishAction", "It is done", [.optional("text", .text(0...4096))]) { visit, _ in
            try .review(.finishAction(visit.place, words: visit.text("text") ?? ""))
        },
        act("actions/{number}/drop", "dropAction", "It will not be done", [because]) { visit, _ in
            try .review(.dropAction(visit.place, because: visit.because))
        },
    ]

    private static let action: [Shape.Member] = [
        .required("text", .text(1...4096)), .required("owner", .text(1...300), "`bo`, `cto`; `seat:cto` where a name means several"),
        .optional("category", .name, "one of the runbook's; says when it is due"), .optional("due", .moment, "instead of the category's time"),
        .optional("priority", .text(1...100)), .optional("verification", .text(1...4096), "how one sees that it is done"),
    ]
}

extension Site {
    fileprivate func action(_ visit: Visit) throws(ProblemDocument) -> Incident.ActionDraft {
        Incident.ActionDraft(
            text: visit.text("text") ?? "", owner: try party("owner", visit), category: visit.text("category").map { CategoryName($0) },
            due: visit.moment("due"), priority: visit.text("priority"), verification: visit.text("verification"))
    }
}
