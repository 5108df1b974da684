internal import OpenIDConnect
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Why somebody whom the provider knows does not come in here.
enum Unwelcome: Error, Hashable {
    /// Nobody of the runbook, and in no group it lets in.
    case nobody
    case disabled
    /// The person they would be is somebody else at the provider.
    case taken(PersonName)
    case full
}

/// From what the identity provider says of somebody to their account here, which the first sign-in makes.
extension Accounts {
    func arrive(_ identity: Identity, at now: Moment) async throws -> AccountRow {
        let subject = AccountRow.Subject(issuer: identity.issuer, id: identity.subject)
        let known = try await all()
        let person = runbook.person(identity)
        if let account = known.first(where: { $0.subject == subject }) { return try await again(account, person, among: known, identity) }
        guard let person else {
            guard runbook.accessRole(ofGroups: identity.groups) != nil else { throw Unwelcome.nobody }
            return try await join(AccountRow(name: free(identity, nil, known), createdAt: now, subject: subject), known)
        }
        let theirs = known.filter { $0.person == person }
        guard theirs.allSatisfy({ $0.subject == nil || $0.subject?.issuer != subject.issuer }) else { throw Unwelcome.taken(person) }
        guard !theirs.isEmpty else {
            return try await join(AccountRow(name: free(identity, person, known), person: person, createdAt: now, subject: subject), known)
        }
        guard var account = theirs.first(where: { $0.disabledAt == nil }) else { throw Unwelcome.disabled }
        account.subject = subject
        try await keep(account, .linked, by: Access.author(account))
        return account
    }

    /// Somebody who was here before. The runbook may have learnt of them since.
    private func again(_ account: AccountRow, _ person: PersonName?, among known: [AccountRow], _ identity: Identity) async throws -> AccountRow {
        guard account.disabledAt == nil else { throw Unwelcome.disabled }
        var account = account
        if account.person == nil, let person, known.allSatisfy({ $0.person != person }) {
            account.person = person
            try await keep(account, .changed, by: Access.author(account))
        }
        guard role(of: account, in: identity.groups) != nil else { throw Unwelcome.nobody }
        return account
    }

    private func join(_ account: AccountRow, _ known: [AccountRow]) async throws -> AccountRow {
        guard known.count < Limits.accounts else { throw Unwelcome.full }
        try await keep(account, .joined, by: Access.author(account))
        return account
    }

    /// A name nobody has: theirs in the runbook, at the provider, or their address.
    private func free(_ identity: Identity, _ person: PersonName?, _ known: [AccountRow]) -> AccountName {
        let wanted = [person?.text, identity.name, identity.email].compactMap { $0 }.map { AccountName($0) }
        let usable = wanted.filter { (try? Accounts.check($0)) != nil }
        if let name = usable.first(where: { name in known.allSatisfy { $0.name != name } }) { return name }
        let stem = String((usable.first?.text ?? "guest").prefix(Limits.accountNameBytes / 4))
        let numbered = (2...(known.count + 2)).lazy.map { AccountName("\(stem)-\($0)") }
        return numbered.first { name in known.allSatisfy { $0.name != name } } ?? AccountName(stem)
    }
}

extension Runbook {
    /// Who somebody is: by an address the provider has proven, otherwise by their name there. An address that several have names nobody.
    fileprivate func person(_ identity: Identity) -> PersonName? {
        if let email = identity.email?.lowercased() {
            let owners = people.values.filter { $0.email?.lowercased() == email }
            if owners.count == 1 { return owners.first?.name }
        }
        return identity.name.map { PersonName($0) }.flatMap { people[$0] == nil ? nil : $0 }
    }
}
