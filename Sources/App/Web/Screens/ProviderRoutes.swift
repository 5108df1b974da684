internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Logging
internal import OpenIDConnect
internal import Screens
internal import Signing
internal import Storage
internal import Vocabulary

/// Coming in and going out by way of the identity provider. What is checked on the way is `OpenIDProvider`'s.
enum ProviderRoutes {
    /// Where the provider sends browsers back to; it has to be registered there.
    package static let back = "/sign-in/return"

    /// It travels in a cookie.
    private static let longestPath = 1_000

    static let all = [
        Route(.get, "/sign-in/provider", .free) { visit, site in
            guard let provider = site.wiring.provider else { throw notThere }
            let wanted = OwnPath.safe(visit.query["to"])
            let to = wanted.utf8.count <= longestPath ? wanted : "/"
            do throws(SignInProblem) {
                let (url, attempt) = try await provider.begin(to: to, random: Digest.random(32), at: site.now)
                var response = Response.seeOther(url)
                response.headers[.setCookie] = site.keep(attempt.cookie, of: attempt.state, for: Attempt.lifetime)
                response.headers[.cacheControl] = "no-store"
                return response
            } catch { return site.refused(error, provider, to: to) }
        },
        Route(.get, back, .free) { visit, site in
            guard let provider = site.wiring.provider else { throw notThere }
            return try await comeBack(visit, site, provider)
        },
    ]

    private static func comeBack(_ visit: Visit, _ site: Site, _ provider: OpenIDProvider) async throws -> Response {
        let query = visit.query
        let back = OpenIDProvider.Return(state: query["state"], code: query["code"], error: query["error"], issuer: query["iss"])
        let state = back.state ?? ""
        let cookie = visit.request.headers[.cookie].flatMap { Cookie.value(of: Attempt.cookieName(state: state), in: $0) }.map(String.init)
        var response: Response
        do {
            try site.access.accounts.mayTry(from: visit.address, at: site.now)
            let (identity, to) = try await provider.finish(back, cookie: cookie, at: site.now)
            response = try await enter(identity, to, site)
        } catch let problem as SignInProblem {
            site.access.accounts.erred(from: visit.address, at: site.now)
            response = site.refused(problem, provider, to: "/")
        } catch let unwelcome as Unwelcome {
            response = site.refused(unwelcome, provider)
        }
        if cookie != nil { response.headers.append(HTTPField(name: .setCookie, value: site.keep("", of: state, for: .zero))) }
        return response
    }

    /// By a page and not by a redirect: a browser that comes from another site does not show its session until it was on a page of ours.
    private static func enter(_ identity: Identity, _ to: String, _ site: Site) async throws -> Response {
        let account: AccountRow
        do { account = try await site.access.accounts.arrive(identity, at: site.now) } catch let unwelcome as Unwelcome {
            site.wiring.logger.notice(
                "somebody the provider knows was not let in",
                metadata: ["why": "\(unwelcome)", "subject": "\(identity.subject)", "groups": "\(identity.groups.joined(separator: ", "))"])
            throw unwelcome
        }
        let session = try await site.access.sessions.start(.account(account.name), in: identity.groups, at: site.now)
        var response = site.screens.page(GoingOnScreen("Signed in", to: to))
        response.headers.append(HTTPField(name: .setCookie, value: site.access.sessions.header(session)))
        response.headers.append(HTTPField(name: .setCookie, value: site.access.sessions.hint(identity.token)))
        return response
    }

    /// After the session has ended here: where the provider ends its own.
    static func farewell(_ visit: Visit, _ site: Site) async -> String? {
        let token = visit.request.headers[.cookie].flatMap { Cookie.value(of: Sessions.hintName, in: $0) }.map(String.init)
        return await site.wiring.provider?.farewell(
            token.flatMap { $0.isEmpty ? nil : $0 }, backTo: "\(site.wiring.publicURL)/sign-in", at: site.now)
    }

    private static let notThere = ProblemDocument.notFound("people sign in with a name and a password here")
}

extension Site {
    /// `Lax`, because the provider's answer comes from another site.
    fileprivate func keep(_ value: String, of state: String, for time: Duration) -> String {
        "\(Attempt.cookieName(state: state))=\(value); Path=\(ProviderRoutes.back); HttpOnly; SameSite=Lax; Max-Age=\(time.components.seconds)"
            + (access.sessions.isSecure ? "; Secure" : "")
    }

    fileprivate func refused(_ problem: SignInProblem, _ provider: OpenIDProvider, to: String) -> Response {
        wiring.logger.notice("a sign-in by way of the provider failed", metadata: ["why": "\(problem)"])
        let label = provider.settings.label
        return switch problem {
        case .unreachable: door("\(label) cannot be reached at this moment. Try again in a minute.", 503, to: to)
        case .unusable, .untrusted: door("What \(label) answered is not right. Whoever runs this server finds in its log why.", 502, to: to)
        case .strange: door("This sign-in was begun in another browser, too long ago, or is used up. Begin again.", 400, to: to)
        case .declined: door("\(label) did not let you in, or you stopped there. Begin again, or ask whoever runs it.", 403, to: to)
        }
    }

    fileprivate func refused(_ unwelcome: Unwelcome, _ provider: OpenIDProvider) -> Response {
        let label = provider.settings.label
        return switch unwelcome {
        case .nobody:
            door(
                "\(label) knows you, and nobody does here. Ask to be put into the runbook with the address or the name you have there, "
                    + "or into a group that the runbook lets in.", 403)
        case .disabled: door("Your account here is disabled. Ask an administrator.", 403)
        case .taken(let person): door("Somebody else at \(label) is \(person) here. Ask an administrator to untie that account.", 403)
        case .full: door("There are as many accounts here as there may be. Ask an administrator.", 403)
        }
    }

    private func door(_ problem: String, _ status: Int, to: String = "/") -> Response {
        screens.page(door(to: to, problem: problem), status: status)
    }
}
