package import Vocabulary

extension Runbook {
    /// What somebody may do who signs in as this person: the highest role that names them. Where the runbook names nobody for a role, its
    /// owner administers and everybody in it responds; whoever it names for none of them looks.
    package func accessRole(of person: PersonName) -> AccessRole {
        guard people[person] != nil else { return .viewer }
        let named = AccessRole.allCases.reversed().first { role in access[role].map { members(of: $0).contains(person) } ?? false }
        if let named { return named }
        if access[.admin] == nil, let owner, members(of: .seat(owner)).contains(person) { return .admin }
        return access[.responder] == nil ? .responder : .viewer
    }

    /// What the highest of these groups of the identity provider may do; nil when the runbook knows none of them.
    package func accessRole(ofGroups groups: [String]) -> AccessRole? { groups.compactMap { accessByGroup[$0] }.max() }
}
