internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// Accounts of those who sign in: invited, given a role and disabled by an administrator. Nobody is deleted: what they did
/// stays theirs.
enum AccountsAPI {
    static let routes = [
        Route(.get, "/api/v1/accounts", .admin, list) { _, site in
            let accounts = try await site.access.accounts.all()
            return .json { $0.page("accounts", accounts) { $0.account($1, site.access.accounts.role(of: $1), at: site.now) } }
        },
        Route(.post, "/api/v1/accounts", .admin, inviting) { visit, site in try await invite(visit, site).response(201) },
        Route(.post, "/api/v1/accounts/{name}/invitation", .admin, renewing) { visit, site in try await renew(visit, site).response(200) },
        Route(.post, "/api/v1/accounts/{name}/role", .admin, giving, give),
        Route(.post, "/api/v1/accounts/{name}/disable", .admin, disabling) { visit, site in try await shut(visit, site, isDisabled: true) },
        Route(.post, "/api/v1/accounts/{name}/enable", .admin, enabling) { visit, site in try await shut(visit, site, isDisabled: false) },
        Route(.post, "/api/v1/accounts/{name}/untie", .admin, untying) { visit, site in
            var account = try await named(visit, site)
            account.subject = nil
            try await keepAdministered(account, site)
            try await site.access.accounts.keep(account, .unlinked, by: visit.caller.author)
            try await site.access.sessions.endOthers(of: .account(account.name), but: nil)
            return .empty(204)
        },
    ]

    /// A link, as it is told this once.
    struct Invited {
        let account: AccountRow
        let link: String
        let until: Moment

        fileprivate func response(_ status: Int) -> Response {
            .json(status) {
                $0.object {
                    $0.member("name", account.name.text)
                    $0.member("link", link)
                    $0.member("until", until)
                }
            }
        }
    }

    static func invite(_ visit: Visit, _ site: Site) async throws -> Invited {
        let accounts = site.access.accounts
        let account = AccountRow(
            name: AccountName(visit.text("name") ?? ""), person: try person(visit, site), role: visit.text("role").flatMap(AccessRole.init),
            createdAt: site.now)
        try Accounts.check(account.name)
        let known = try await accounts.all()
        guard known.count < Limits.accounts else { throw ProblemDocument.invalid("#/name", "would be one more than \(Limits.accounts) accounts") }
        guard known.allSatisfy({ $0.name != account.name }) else { throw ProblemDocument.invalid("#/name", "'\(account.name)' is taken") }
        return try await site.link(account, by: visit.caller.author)
    }

    static func renew(_ visit: Visit, _ site: Site) async throws -> Invited {
        try await site.link(try await named(visit, site), by: visit.caller.author)
    }

    private static func give(_ visit: Visit, _ site: Site) async throws -> Response {
        var account = try await named(visit, site)
        account.role = visit.text("role").flatMap(AccessRole.init)
        if visit.json["person"] != nil { account.person = try person(visit, site) }
        try await keepAdministered(account, site)
        try await site.access.accounts.keep(account, .changed, by: visit.caller.author)
        return .empty(204)
    }

    private static func shut(_ visit: Visit, _ site: Site, isDisabled: Bool) async throws -> Response {
        var account = try await named(visit, site)
        account.disabledAt = isDisabled ? site.now : nil
        if isDisabled { account.invitation = nil }
        try await keepAdministered(account, site)
        try await site.access.accounts.keep(account, isDisabled ? .disabled : .enabled, by: visit.caller.author)
        if isDisabled { try await site.access.sessions.endOthers(of: .account(account.name), but: nil) }
        return .empty(204)
    }

    private static func named(_ visit: Visit, _ site: Site) async throws -> AccountRow {
        let name = AccountName(visit.arguments[0])
        guard let account = try await site.access.accounts.all().first(where: { $0.name == name }) else {
            throw ProblemDocument.notFound("there is no account '\(name)'")
        }
        return account
    }

    private static func person(_ visit: Visit, _ site: Site) throws(ProblemDocument) -> PersonName? {
        guard let person = visit.text("person").map({ PersonName($0) }) else { return nil }
        guard site.dispatcher.library.current.people[person] != nil else { throw .invalid("#/person", "the runbook has no '\(person)'") }
        return person
    }

    /// Whoever administers last cannot be shut out: there would be nobody to let anybody in.
    private static func keepAdministered(_ changed: AccountRow, _ site: Site) async throws {
        let accounts = site.access.accounts
        func isAdministered(_ rows: [AccountRow]) -> Bool {
            rows.contains { $0.disabledAt == nil && !$0.isInvited && accounts.role(of: $0) == .admin }
        }
        let before = try await accounts.all()
        guard !isAdministered(before) || isAdministered(before.filter { $0.name != changed.name } + [changed]) else {
            throw ProblemDocument.forbidden("nobody would be left who administers this server: make somebody else an admin first")
        }
    }

    // MARK: What the document says

    private static let role = Shape.word(AccessRole.allCases.map(\.rawValue))
    private static let link = Shape.object([.required("name", .name), .required("link", .words), .required("until", .moment)])

    private static let list = Operation(
        "listAccounts", "Those who sign in", tag: "accounts",
        success: Operation.Success(200, "Accounts", .page("accounts", of: "Account")))

    private static let inviting = Operation(
        "inviteAccount", "Make an account and a link by which its password is set, once; the link is shown this once", tag: "accounts",
        body: .object([
            .required("name", .name), .optional("person", .name, "the person of the runbook it is"),
            .optional("role", role, "left out: what the runbook gives the person"),
        ]), success: Operation.Success(201, "Made", link), showsSecret: true)

    private static let renewing = Operation(
        "renewInvitation", "Make another link by which its password is set; the one before is worth nothing then", tag: "accounts",
        success: Operation.Success(200, "Made", link), notFound: true, showsSecret: true)

    private static let giving = Operation(
        "giveRole", "Say what an account may do, and who it is", tag: "accounts",
        body: .object([.optional("role", role, "left out: what the runbook gives the person"), .optional("person", .name)]), bodyIsOptional: true,
        success: Operation.Success(204, "Given", nil), notFound: true)

    private static let disabling = Operation(
        "disableAccount", "Let it in no more, and end its sessions", tag: "accounts", success: Operation.Success(204, "Disabled", nil), notFound: true
    )

    private static let enabling = Operation(
        "enableAccount", "Let it in again", tag: "accounts", success: Operation.Success(204, "Enabled", nil), notFound: true)

    private static let untying = Operation(
        "untieAccount", "Tie it to nobody at the identity provider any more, and end its sessions", tag: "accounts",
        success: Operation.Success(204, "Untied", nil), notFound: true)

    static let shape = Shape.object([
        .required("name", .name), .optional("person", .name), .required("role", role, "what it may do now"),
        .optional("given", role, "what an administrator gave it; left out: the runbook decides"),
        .required("state", .word(["invited", "active", "disabled"])), .required("created", .moment),
        .optional("issuer", .words, "of the identity provider that its holder came by way of"),
        .optional("invited_until", .moment, "how long the link that sets its password is good"),
    ])
}

extension Site {
    fileprivate func link(_ account: AccountRow, by author: Author) async throws -> AccountsAPI.Invited {
        guard wiring.hasPasswords else {
            throw ProblemDocument.forbidden("no password counts here: people come by way of the provider, and the runbook says who may")
        }
        let (key, until) = try await access.accounts.invite(account, by: author)
        return AccountsAPI.Invited(account: account, link: "\(wiring.publicURL)/invitation?key=\(key)", until: until)
    }
}

extension JSONWriter {
    fileprivate mutating func account(_ row: AccountRow, _ role: AccessRole, at now: Moment) {
        object {
            $0.member("name", row.name.text)
            $0.member("person", ifAny: row.person?.text)
            $0.member("role", role.rawValue)
            $0.member("given", ifAny: row.role?.rawValue)
            $0.member("state", row.disabledAt != nil ? "disabled" : row.isInvited ? "invited" : "active")
            $0.member("created", row.createdAt)
            $0.member("issuer", ifAny: row.subject?.issuer)
            $0.member("invited_until", ifAny: row.invitation?.until.rfc3339)
        }
    }
}
