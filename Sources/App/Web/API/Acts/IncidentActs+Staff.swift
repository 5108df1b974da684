internal import Engine
internal import Runbooks
internal import Vocabulary

/// Who plays which part.
extension IncidentActs {
    static let staff = [
        act("roles/{role}/assign", "assignRole", "Give a role to somebody at once", [person, read]) { visit, _ in
            visit.over(.staff(.assign(visit.role, to: visit.person)), visit.holder)
        },
        act(
            "roles/{role}/hand-over", "handOverRole", "Offer a role; it changes hands when the other accepts",
            [person, .optional("note", .text(0...4096), "what they have to know"), read]
        ) { visit, _ in visit.over(.staff(.handOver(visit.role, to: visit.person, note: visit.text("note") ?? "")), visit.holder) },
        act("roles/{role}/accept", "acceptRole", "Take a role that was offered") { visit, _ in .staff(.accept(visit.role)) },
        act("roles/{role}/decline", "declineRole", "Not take it", [because]) { visit, _ in .staff(.decline(visit.role, because: visit.because)) },
        act("roles/{role}/vacate", "vacateRole", "Nobody has it any more", [because]) { visit, _ in
            .staff(.vacate(visit.role, because: visit.because))
        },
    ]

    private static let person = Shape.Member.required("person", .name)
    static let because = Shape.Member.optional("because", .text(0...4096), "why, for the record")
}

extension Visit {
    fileprivate var role: RoleName { RoleName(second) }
    fileprivate var person: PersonName { PersonName(text("person") ?? "") }
    fileprivate func holder(_ name: String?) -> Reading { .holder(of: role, name.map { PersonName($0) }) }
    /// What stood in the path's second braces.
    var second: String { arguments.count > 1 ? arguments[1] : "" }
    var because: String { text("because") ?? "" }
}
