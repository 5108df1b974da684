internal import Notation
internal import Runtime
package import Storage
internal import StorageSQLite
package import Vocabulary
internal import Web

/// Makes and revokes tokens for whoever can read the data folder: through the running server when there is one, which is asked with
/// a token made from its own key, and straight in the journal when there is none.
package struct TokenDesk: Sendable {
    private let folder: String
    private let local: LocalServer
    private let clock = Clock.machine

    package init(folder: String) throws {
        self.folder = folder
        local = try LocalServer(folder: folder)
    }

    /// Answers the token: it is stored only as a hash, so this is the one time it is seen.
    package func create(_ name: TokenName, scopes: [String], person: PersonName?, days: Int?) async throws -> String {
        let known = Scope.allCases.map(\.rawValue)
        if let wrong = scopes.first(where: { !known.contains($0) }) {
            throw SettingsProblem("there is no scope “\(wrong)”; there are: \(known.joined(separator: ", "))")
        }
        let expires = days.map { clock.now + .days(Int64($0)) }
        if local.isRunning {
            var members: [JSON.Member] = [.init("name", .string(name.text)), .init("scopes", .array(scopes.map { .string($0) }))]
            if let person { members.append(.init("person", .string(person.text))) }
            if let expires { members.append(.init("expires", .string(expires.rfc3339))) }
            return try await local.ask("POST", "/tokens", .object(members))["token"]?.string ?? ""
        }
        return try await withJournal { journal in
            guard try await journal.tokens().allSatisfy({ $0.name != name }) else {
                throw SettingsProblem("“\(name)” is taken: revoke it first, or take another name")
            }
            let token = APIToken.random()
            try await journal.put(
                TokenRow(name: name, hash: Tokens.hash(token), scopes: scopes, person: person, createdAt: clock.now, expiresAt: expires))
            _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: .token("local"), .tokenMade(name, scopes: scopes)))
            return token
        }
    }

    package func list() async throws -> [TokenRow] {
        guard local.isRunning else { return try await withJournal { try await $0.tokens() } }
        let tokens = try await local.ask("GET", "/tokens", nil)["tokens"]?.array ?? []
        return tokens.map { token in
            TokenRow(
                name: TokenName(token["name"]?.string ?? ""), hash: "", scopes: token["scopes"]?.array?.compactMap(\.string) ?? [],
                person: token["person"]?.string.map { PersonName($0) },
                createdAt: token["created"]?.string.flatMap { Moment(rfc3339: $0) } ?? .distantPast,
                expiresAt: token["expires"]?.string.flatMap { Moment(rfc3339: $0) })
        }
    }

    package func revoke(_ name: TokenName) async throws {
        if local.isRunning {
            _ = try await local.ask("DELETE", "/tokens/\(PercentEncoding.encode(name.text))", nil)
            return
        }
        try await withJournal { journal in
            guard try await journal.tokens().contains(where: { $0.name == name }) else { throw SettingsProblem("there is no token “\(name)”") }
            try await journal.drop(token: name)
            _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: .token("local"), .tokenRevoked(name)))
        }
    }

    private func withJournal<Value: Sendable>(_ body: (SQLiteJournal) async throws -> Value) async throws -> Value {
        let journal = try SQLiteJournal(DataFolder(folder))
        do {
            let value = try await body(journal)
            await journal.close()
            return value
        } catch {
            await journal.close()
            throw error
        }
    }
}
