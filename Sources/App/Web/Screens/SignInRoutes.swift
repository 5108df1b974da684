internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Logging
internal import OpenIDConnect
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Coming in and going out: by password, by token, by the link of an invitation.
enum SignInRoutes {
    static let all = [
        Route(.get, "/sign-in", .free) { visit, site in
            site.screens.page(site.door(to: OwnPath.safe(visit.query["to"])))
        },
        Route(.post, "/sign-in", .free, bodyBytes: Limits.formBytes) { visit, site in
            let fields = try visit.strangersForm(site)
            return fields["key"] == nil ? try await byPassword(visit, fields, site) : try await byToken(fields, site)
        },
        Route(.post, "/sign-out", .browser(.read), bodyBytes: Limits.formBytes) { visit, site in
            _ = try visit.form(site)
            var further: String?
            if let cookie = visit.caller.session {
                if try await site.access.sessions.find(cookie, at: site.now)?.groups != nil { further = await ProviderRoutes.farewell(visit, site) }
                try await site.access.sessions.end(cookie)
            }
            // A page, because no form of ours may lead to another site, not by a redirect either.
            var response = further.map { site.screens.page(GoingOnScreen("Signed out", to: $0)) } ?? .seeOther("/sign-in")
            response.headers[.setCookie] = site.access.sessions.endingHeader
            if further != nil { response.headers.append(HTTPField(name: .setCookie, value: site.access.sessions.hint(""))) }
            return response
        },
        Route(.get, "/set-up", .free) { visit, site in try await begin(visit, visit.query.fields, site, problem: nil) },
        Route(.post, "/set-up", .free, bodyBytes: Limits.formBytes, setUp),
        Route(.get, "/invitation", .free) { visit, site in try await welcome(visit.query["key"], site, problem: nil) },
        Route(.post, "/invitation", .free, bodyBytes: Limits.formBytes, accept),
    ]

    // MARK: Coming in

    private static func byPassword(_ visit: Visit, _ fields: [String: String], _ site: Site) async throws -> Response {
        let (name, to) = (fields["name"]?.filter { !$0.isWhitespace } ?? "", OwnPath.safe(fields["to"]))
        func again(_ problem: String, _ status: Int) -> Response {
            site.screens.page(site.door(to: to, name: name, problem: problem), status: status)
        }
        guard site.wiring.hasPasswords else { return again("No name and password counts here.", 403) }
        do {
            let account = try await site.access.accounts.signIn(
                AccountName(name), fields["password"] ?? "", from: visit.address, at: site.now)
            guard let account else {
                site.wiring.logger.notice("a sign-in failed", metadata: ["address": "\(visit.address ?? "")"])
                return again("That is not the name and password of anybody who may come in.", 401)
            }
            return try await site.enter(.account(account.name), to: to)
        } catch let problem as ProblemDocument where problem.status == 429 {
            var response = again("Too many attempts: wait \(problem.retryAfter ?? 1) seconds and try again.", 429)
            response.headers[.retryAfter] = problem.retryAfter.map(String.init)
            return response
        }
    }

    private static func byToken(_ fields: [String: String], _ site: Site) async throws -> Response {
        let to = OwnPath.safe(fields["to"])
        let token = fields["key"]?.filter { !$0.isWhitespace } ?? ""
        guard let row = try await site.access.tokens.row(of: token, at: site.now), Access.scopes(row).contains(where: { $0.covers(.read) }) else {
            let problem = "This token is unknown, revoked or expired, or may not read."
            return site.screens.page(site.door(to: to, problem: problem, wantsToken: true), status: 401)
        }
        return try await site.enter(.token(row.name), to: to)
    }

    // MARK: The first account

    private static func begin(_ visit: Visit, _ fields: [String: String], _ site: Site, problem: String?) async throws -> Response {
        guard try await site.access.accounts.mayBegin(fields["key"]) else { throw ProblemDocument.goneLink }
        let screen = WelcomeScreen(
            action: "/set-up", token: site.access.sessions.formToken(nil), key: fields["key"] ?? "", account: nil, wanted: fields["name"] ?? "",
            people: site.dispatcher.library.current.people.keys.sorted(), person: fields["person"], problem: problem)
        return site.screens.page(screen, status: problem == nil ? 200 : 422)
    }

    private static func setUp(_ visit: Visit, _ site: Site) async throws -> Response {
        let fields = try visit.strangersForm(site)
        guard try await site.access.accounts.mayBegin(fields["key"]) else { throw ProblemDocument.goneLink }
        let name = AccountName(fields["name"]?.filter { !$0.isWhitespace } ?? "")
        do {
            try Accounts.check(name)
            let person = fields["person"].flatMap { $0.isEmpty ? nil : PersonName($0) }
            if let person { _ = try site.access.everybody(named: person.text) }
            try Accounts.check(fields["password"] ?? "", again: fields["again"], of: name)
            let account = AccountRow(name: name, person: person, role: .admin, createdAt: site.now)
            _ = try await site.access.accounts.set(fields["password"] ?? "", for: account, by: Access.author(account))
        } catch let problem as ProblemDocument where problem.status == 422 {
            return try await begin(visit, fields, site, problem: problem.said)
        }
        return try await site.enter(.account(name), to: "/")
    }

    // MARK: Invitations

    private static func welcome(_ key: String?, _ site: Site, problem: String?) async throws -> Response {
        guard let key, let account = try await site.access.accounts.invited(key, at: site.now) else { throw ProblemDocument.goneLink }
        let screen = WelcomeScreen(
            action: "/invitation", token: site.access.sessions.formToken(nil), key: key, account: account.name, problem: problem)
        return site.screens.page(screen, status: problem == nil ? 200 : 422)
    }

    private static func accept(_ visit: Visit, _ site: Site) async throws -> Response {
        let fields = try visit.strangersForm(site)
        guard let account = try await site.access.accounts.invited(fields["key"], at: site.now) else { throw ProblemDocument.goneLink }
        do { try Accounts.check(fields["password"] ?? "", again: fields["again"], of: account.name) } catch {
            return try await welcome(fields["key"], site, problem: error.said)
        }
        _ = try await site.access.accounts.set(fields["password"] ?? "", for: account, by: Access.author(account))
        try await site.access.sessions.endOthers(of: .account(account.name), but: nil)
        return try await site.enter(.account(account.name), to: "/")
    }
}

extension Site {
    func door(to path: String, name: String = "", problem: String? = nil, wantsToken: Bool = false) -> SignInScreen {
        SignInScreen(
            to: path, token: access.sessions.formToken(nil), name: name, problem: problem, wantsToken: wantsToken,
            provider: wiring.provider?.settings.label, takesPasswords: wiring.hasPasswords)
    }

    /// Begins a session and leads on.
    func enter(_ holder: SessionRow.Holder, to path: String) async throws -> Response {
        var response = Response.seeOther(path)
        response.headers[.setCookie] = access.sessions.header(try await access.sessions.start(holder, at: now))
        return response
    }
}

extension Visit {
    /// The form of somebody who has not signed in; sent by a page of ours, whatever their browser brought along.
    func strangersForm(_ site: Site) throws -> [String: String] {
        try SameSite.check(request, route, caller, publicURL: site.wiring.publicURL)
        return try form(site)
    }
}

extension ProblemDocument {
    /// What was wrong with which field, for a person who filled it in.
    var said: String {
        let said = errors.map { "\($0.pointer.drop { "#/".contains($0) }) \($0.detail)." }.joined(separator: " ")
        return said.isEmpty ? detail : said.prefix(1).uppercased() + said.dropFirst()
    }
}
