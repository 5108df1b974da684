internal import Foundation
internal import Notation
internal import Outbound
internal import Runtime
package import Storage
internal import StorageSQLite
package import Vocabulary
internal import Web

/// Makes and revokes tokens for whoever can read the data folder: through the running server when there is one, which is asked with
/// a token made from its own key, and straight in the journal when there is none.
package struct TokenDesk: Sendable {
    private let folder: String
    private let clock = Clock.machine

    package init(folder: String) throws {
        guard FileManager.default.fileExists(atPath: "\(folder)/server.key") else {
            throw SettingsProblem("\(folder) is no server's data folder: name it with --data; the first start of `runbell serve` makes it")
        }
        self.folder = folder
    }

    /// Answers the token: it is stored only as a hash, so this is the one time it is seen.
    package func create(_ name: TokenName, scopes: [String], person: PersonName?, days: Int?) async throws -> String {
        let known = Scope.allCases.map(\.rawValue)
        if let wrong = scopes.first(where: { !known.contains($0) }) {
            throw SettingsProblem("there is no scope “\(wrong)”; there are: \(known.joined(separator: ", "))")
        }
        let expires = days.map { clock.now + .days(Int64($0)) }
        if let server {
            var members: [JSON.Member] = [.init("name", .string(name.text)), .init("scopes", .array(scopes.map { .string($0) }))]
            if let person { members.append(.init("person", .string(person.text))) }
            if let expires { members.append(.init("expires", .string(expires.rfc3339))) }
            return try await ask(server, "POST", "/tokens", .object(members))["token"]?.string ?? ""
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
        guard let server else { return try await withJournal { try await $0.tokens() } }
        let tokens = try await ask(server, "GET", "/tokens", nil)["tokens"]?.array ?? []
        return tokens.map { token in
            TokenRow(
                name: TokenName(token["name"]?.string ?? ""), hash: "", scopes: token["scopes"]?.array?.compactMap(\.string) ?? [],
                person: token["person"]?.string.map { PersonName($0) },
                createdAt: token["created"]?.string.flatMap { Moment(rfc3339: $0) } ?? .distantPast,
                expiresAt: token["expires"]?.string.flatMap { Moment(rfc3339: $0) })
        }
    }

    package func revoke(_ name: TokenName) async throws {
        if let server {
            let path = name.text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? name.text
            _ = try await ask(server, "DELETE", "/tokens/\(path)", nil)
            return
        }
        try await withJournal { journal in
            guard try await journal.tokens().contains(where: { $0.name == name }) else { throw SettingsProblem("there is no token “\(name)”") }
            try await journal.drop(token: name)
            _ = try await journal.commit(ProgrammeEntry(at: clock.now, by: .token("local"), .tokenRevoked(name)))
        }
    }

    // MARK: Where the journal is

    /// Where the running server listens, and its own certificate where it has one; nil when none uses the folder.
    private var server: (address: String, certificate: String?)? {
        guard DataFolder(folder).isInUse, let text = try? String(contentsOfFile: "\(folder)/server.address", encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").map(String.init)
        return lines.first.map { ($0, lines.dropFirst().first) }
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

    private func ask(_ server: (address: String, certificate: String?), _ method: String, _ path: String, _ body: JSON?) async throws -> JSON {
        let curl = CurlClient(options: CurlClient.Options(caFile: ProcessInfo.processInfo.environment["RUNBELL_CA_FILE"] ?? server.certificate))
        defer { curl.stop() }
        let token = APIToken.local(serverKey: try ServerKey.load(from: folder))
        var headers = [HTTPRequest.Header("Authorization", "Bearer \(token)")]
        if body != nil { headers.append(HTTPRequest.Header("Content-Type", "application/json")) }
        let bytes = body.map { Array($0.text.utf8) } ?? []
        let request = HTTPRequest(method: method, url: "\(server.address)/api/v1\(path)", headers: headers, body: bytes)
        switch await curl.perform(request) {
        case .fault(let fault): throw SettingsProblem("the running server at \(server.address) cannot be asked: \(fault.reason)")
        case .answer(let answer):
            let document = (try? JSON(parsing: answer.body)) ?? .null
            guard (200..<300).contains(answer.status) else {
                let details = document["errors"]?.array?.compactMap { $0["detail"]?.string } ?? []
                // `detail` only says the first of the fields again.
                let reason = document["detail"]?.string ?? document["title"]?.string ?? "the server answered \(answer.status)"
                throw SettingsProblem(details.isEmpty ? reason : details.joined(separator: "; "))
            }
            return document
        }
    }
}
