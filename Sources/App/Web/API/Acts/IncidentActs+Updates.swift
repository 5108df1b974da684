internal import Engine
internal import Runbooks
internal import Vocabulary

/// Telling audiences how it stands.
extension IncidentActs {
    static let updates = [
        act(
            "updates", "postUpdate", "Tell an audience; without a text its template is filled, and a text fills its `description` where it has one",
            [.required("audience", .name), .optional("text", .text(1...16_384)), .optional("status", .name, "set with it")]
        ) { visit, _ in
            .update(.post(AudienceName(visit.text("audience") ?? ""), text: visit.text("text"), status: visit.text("status").map { StatusName($0) }))
        },
        act("updates/{number}/release", "releaseUpdate", "Let an update out that waits for approval") { visit, _ in try .update(.release(visit.place))
        },
        act("updates/{number}/reject", "rejectUpdate", "Not let it out", [because]) { visit, _ in
            try .update(.reject(visit.place, because: visit.because))
        },
        act(
            "components", "setComponent", "Say how a component of the status page is",
            [.required("component", .name), .required("condition", .word(StatusPage.Condition.allCases.map(\.rawValue)))]
        ) { visit, _ in
            let condition = visit.text("condition").flatMap(StatusPage.Condition.init) ?? .operational
            return .update(.setComponent(ComponentName(visit.text("component") ?? ""), condition))
        },
    ]
}
