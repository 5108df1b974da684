internal import Notation
package import Vocabulary

/// Invites and disables those who sign in, for whoever can read the data folder of a running server.
package struct AccountDesk: Sendable {
    /// As the server tells of one: its name, whom of the runbook it is, what it may do, and whether it was invited, is active or disabled.
    package struct Line: Sendable {
        package let name: String
        package let person: String
        package let role: String
        package let state: String
    }

    private let local: LocalServer

    package init(folder: String) throws { local = try LocalServer(folder: folder) }

    package func list() async throws -> [Line] {
        try await local.ask("GET", "/accounts", nil)["accounts"]?.array?.map { account in
            Line(
                name: account["name"]?.string ?? "", person: account["person"]?.string ?? "", role: account["role"]?.string ?? "",
                state: account["state"]?.string ?? "")
        } ?? []
    }

    /// Answers the link by which the password is set; this is the one time it is seen.
    package func invite(_ name: AccountName, person: PersonName?, role: AccessRole?) async throws -> String {
        var members: [JSON.Member] = [.init("name", .string(name.text))]
        if let person { members.append(.init("person", .string(person.text))) }
        if let role { members.append(.init("role", .string(role.rawValue))) }
        return try await local.ask("POST", "/accounts", .object(members))["link"]?.string ?? ""
    }

    /// Another link, for a password that was forgotten.
    package func renew(_ name: AccountName) async throws -> String { try await act("invitation", on: name)["link"]?.string ?? "" }

    package func disable(_ name: AccountName) async throws { _ = try await act("disable", on: name) }
    package func enable(_ name: AccountName) async throws { _ = try await act("enable", on: name) }

    package func untie(_ name: AccountName) async throws { _ = try await act("untie", on: name) }

    private func act(_ word: String, on name: AccountName) async throws -> JSON {
        try await local.ask("POST", "/accounts/\(PercentEncoding.encode(name.text))/\(word)", nil)
    }
}
