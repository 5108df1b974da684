internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// One's own account, and everybody's for an administrator.
enum AccountRoutes {
    static let all =
        [
            Route(.get, "/profile", .browser(.read)) { visit, site in try await profile(visit, site) },
            Route(.post, "/profile/password", .browser(.read), bodyBytes: Limits.formBytes, change),
            Route(.post, "/profile/sign-out-elsewhere", .browser(.read), bodyBytes: Limits.formBytes) { visit, site in
                _ = try visit.form(site)
                let account = try await own(visit, site)
                try await site.access.sessions.endOthers(of: .account(account.name), but: visit.caller.session)
                return try await profile(visit, site, notice: "Every other browser is signed out.")
            },
            Route(.get, "/settings/accounts", .browser(.admin)) { visit, site in try await accounts(visit, site) },
            Route(.post, "/settings/accounts", .browser(.admin), bodyBytes: Limits.formBytes) { visit, site in
                try await inviting(visit, site, act(.post, "/api/v1/accounts"), AccountsAPI.invite)
            },
            Route(.post, "/settings/accounts/{name}/invitation", .browser(.admin), bodyBytes: Limits.formBytes) { visit, site in
                try await inviting(visit, site, act(.post, "/api/v1/accounts/{name}/invitation"), AccountsAPI.renew)
            },
        ]
        + ["role", "disable", "enable", "untie"].map { word in
            Route(.post, "/settings/accounts/{name}/\(word)", .browser(.admin), bodyBytes: Limits.formBytes) { visit, site in
                guard let act = act(.post, "/api/v1/accounts/{name}/\(word)"), let operation = act.operation else { throw notThere }
                _ = try await act.handle(visit.carrying(try visit.checkedForm(site), operation, along: act), site)
                return .seeOther("/settings/accounts")
            }
        }

    // MARK: One's own

    private static func own(_ visit: Visit, _ site: Site) async throws -> AccountRow {
        guard let name = visit.caller.account, let account = try await site.access.accounts.active(name, at: site.now) else {
            throw ProblemDocument.forbidden("you did not sign in with an account")
        }
        return account
    }

    static func profile(_ visit: Visit, _ site: Site, problem: String? = nil, notice: String? = nil) async throws -> Response {
        let person: PersonName? = if case .person(let name) = visit.caller.author { name } else { nil }
        let role = AccessRole.allCases.last { visit.caller.may($0.scope) } ?? .viewer
        let frame = try await site.frame(visit, "You", at: nil)
        let account = try await site.access.accounts.all().first { $0.name == visit.caller.account }
        let hasPassword = site.wiring.hasPasswords && account?.password != nil
        let reach = await OwnWayRoutes.panel(person, site)
        let screen = ProfileScreen(
            account: visit.caller.account, person: person, role: role, reach: reach, devices: try await site.deviceList(of: visit.caller),
            problem: problem, notice: notice, hasPassword: hasPassword, frame: frame)
        return site.screens.page(screen, status: problem == nil ? 200 : 422)
    }

    private static func change(_ visit: Visit, _ site: Site) async throws -> Response {
        let fields = try visit.form(site)
        let account = try await own(visit, site)
        guard try await site.access.accounts.proves(fields["old"] ?? "", account, at: site.now) else {
            return try await profile(visit, site, problem: "The password you have is another one.")
        }
        do { try Accounts.check(fields["password"] ?? "", again: fields["again"], of: account.name) } catch {
            return try await profile(visit, site, problem: error.said)
        }
        _ = try await site.access.accounts.set(fields["password"] ?? "", for: account, by: visit.caller.author)
        try await site.access.sessions.endOthers(of: .account(account.name), but: visit.caller.session)
        return try await profile(visit, site, notice: "It is changed. Every other browser is signed out.")
    }

    // MARK: Everybody's

    private static func inviting(
        _ visit: Visit, _ site: Site, _ act: Route?, _ invite: (Visit, Site) async throws -> AccountsAPI.Invited
    ) async throws -> Response {
        guard let operation = act?.operation else { throw notThere }
        do {
            let made = try await invite(visit.carrying(try visit.checkedForm(site), operation), site)
            let until = When(made.until, at: site.now, on: .of(site.dispatcher.library.current.zone))
            return try await accounts(visit, site, invitation: .init(name: made.account.name, link: made.link, until: until))
        } catch let problem as ProblemDocument where problem.status == 422 {
            return try await accounts(visit, site, problem: problem.said)
        }
    }

    private static func accounts(
        _ visit: Visit, _ site: Site, invitation: AccountsScreen.Invitation? = nil, problem: String? = nil
    ) async throws -> Response {
        let lines = try await site.access.accounts.all().map { account in
            AccountsScreen.Line(
                name: account.name, person: account.person, role: site.access.accounts.role(of: account), given: account.role,
                isInvited: account.isInvited, isDisabled: account.disabledAt != nil, isSelf: account.name == visit.caller.account,
                isTied: account.subject != nil)
        }
        let frame = try await site.frame(visit, "Accounts", at: nil)
        let people = site.dispatcher.library.current.people.keys.sorted()
        let screen = AccountsScreen(lines, people: people, invitation: invitation, problem: problem, frame: frame)
        return site.screens.page(screen, status: problem == nil ? 200 : 422)
    }

    private static func act(_ method: HTTPRequest.Method, _ path: String) -> Route? {
        AccountsAPI.routes.first { $0.method == method && $0.path == path }
    }

    private static let notThere = ProblemDocument.notFound("nothing lives at this address")
}
