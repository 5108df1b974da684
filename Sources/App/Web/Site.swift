internal import Assurance
internal import HTTPTypes
package import HummingbirdCore
internal import Inbound
internal import Logging
internal import NIOCore
internal import Notation
internal import Runbooks
package import Runtime
internal import Screens
package import Storage
package import Vocabulary

/// The whole HTTP face: takes a request, finds its route, lets the caller in or not, and never throws.
package final class Site: Sendable {
    package let wiring: Wiring
    package let access: Access
    package let table: RouteTable
    /// Work that goes on after the answer was given.
    package let errands = Errands()
    let counters = RequestCounters()
    let rates = RateLimits()
    let rosterRevision = RosterRevision()
    let notes: NoteLog
    let ledger = SourceLedger()
    let codes: ContactCodes
    let idempotency: Idempotency
    let screens: ScreenLibrary
    package let board: StatusBoard
    let kpis: KPIDesk
    let strangers = Throttle()
    let chain = ChainWatch()
    let insights = InsightsMemory()
    let rooms = RoomDrawings()
    let proofs = Remembered<ProvenYear, [Diagnostic]>()
    let differences = Remembered<VersionPair, VersionChanges>()
    let forecasts = Remembered<ProvenYear, Forecast>()
    private let dateHeader = DateHeader()

    package init(_ wiring: Wiring) throws {
        self.wiring = wiring
        notes = NoteLog(logger: wiring.logger)
        codes = ContactCodes(key: wiring.serverKey)
        let journal = wiring.dispatcher.journal
        access = Access(
            policy: wiring.policy, tokens: Tokens(journal: journal),
            accounts: Accounts(wiring.dispatcher, serverKey: wiring.serverKey, cost: wiring.passwordCost, hasPasswords: wiring.hasPasswords),
            sessions: Sessions(journal: journal, key: wiring.serverKey, isSecure: wiring.publicURL.hasPrefix("https:")),
            library: wiring.dispatcher.library, localToken: APIToken.local(serverKey: wiring.serverKey))
        idempotency = Idempotency(journal: wiring.dispatcher.journal)
        screens = try ScreenLibrary.all(called: wiring.rehearsing == nil ? ScreenLibrary.usualBrand : Rehearsing.brand)
        board = StatusBoard(wiring, screens)
        kpis = KPIDesk(wiring.dispatcher)
        table = RouteTable(Site.routes)
    }

    package var dispatcher: Dispatcher { wiring.dispatcher }
    package var journal: any Journal { wiring.dispatcher.journal }
    package var now: Moment { wiring.dispatcher.clock.now }

    /// Every path this server has. The API's part of it is also the OpenAPI document.
    package static let routes: [Route] =
        DoorRoutes.all + OperationRoutes.all + AnsweringRoutes.all + ScreenRoutes.all + StatusRoutes.all + APIRoutes.all

    /// `address`: where it came from, as the connection says.
    package func respond(to request: Request, from address: String? = nil) async -> Response {
        let isAway = wiring.rehearsing?.isDown() == true
        var response = isAway ? ProblemDocument.rehearsedAway.response : await answer(request, address).packed(for: request)
        if let rehearsing = wiring.rehearsing { response.headers[.rehearsal] = rehearsing.mark }
        response.headers[.date] = dateHeader.text(at: now)
        if request.method == .head {
            // The length stays that of the body a GET would have had (RFC 9110 §9.3.2).
            let length = response.headers[.contentLength]
            response.body = ResponseBody()
            response.headers[.contentLength] = length
        }
        counters.count(response.status.code)
        return response
    }

    private func answer(_ request: Request, _ address: String?) async -> Response {
        let path = request.head.path?.prefix { $0 != "?" } ?? "/"
        switch table.find(request.method, path) {
        case .route(let route, let arguments):
            do { return try await serve(request, route, arguments, address) } catch { return failure(error, request, route) }
        case .otherMethods(let methods): return failure(ProblemDocument.notAllowed(methods), request, nil)
        case .nothing: return failure(ProblemDocument.notFound("nothing lives at this address"), request, nil)
        }
    }

    private func serve(_ request: Request, _ route: Route, _ arguments: [String], _ address: String?) async throws -> Response {
        let caller: Caller
        if case .free = route.entry {
            caller = .stranger
        } else {
            caller = try await access.caller(request.headers, at: now)
            try access.admit(caller, to: route)
            try SameSite.check(request, route, caller, publicURL: wiring.publicURL)
        }
        let body = try await Site.body(of: request, atMost: route.bodyBytes)
        let query = try Form(request.head.path.flatMap { path in path.firstIndex(of: "?").map { String(path[$0...].dropFirst()) } } ?? "")
        var json = JSON.null
        if let operation = route.operation { json = try operation.check(query, body) }
        let visit = Visit(
            request: request, route: route, arguments: arguments, query: query, caller: caller, body: body, json: json,
            address: ClientAddress.of(address, request.headers))
        if let operation = route.operation, !operation.showsSecret, request.method == .post, let key = request.headers[.idempotencyKey] {
            return try await idempotency.once(key, visit, at: now) { try await route.handle(visit, self) }
        }
        return try await route.handle(visit, self)
    }

    /// The body in one piece. What announces to be too long is refused before it is read.
    private static func body(of request: Request, atMost limit: Int) async throws -> [UInt8] {
        guard limit > 0 else { return [] }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw ProblemDocument.tooLarge(limit) }
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw ProblemDocument.tooLarge(limit)
        } catch {
            // It ended early or was badly chunked; whoever sent it may still read why.
            throw ProblemDocument.malformed("the body did not arrive whole: \(error)")
        }
    }

    /// A browser gets a page, a program a problem document.
    private func failure(_ error: any Error, _ request: Request, _ route: Route?) -> Response {
        let problem = ProblemDocument(error)
        if problem.kind == "fault" { wiring.logger.error("a request failed", metadata: ["path": "\(route?.path ?? "")", "error": "\(error)"]) }
        let isForPeople = request.headers.contains("text/html", in: .accept) && !(request.head.path?.hasPrefix("/api/") ?? false)
        guard isForPeople else { return problem.response }
        if problem.status == 401, request.method == .get, request.headers[.fetchSite] == "cross-site", case .browser = route?.entry {
            // Whoever followed a link in a chat may have signed in: browsers show that only to a page of ours.
            return screens.page(GoingOnScreen("Runbell", to: OwnPath.safe(request.head.path)))
        }
        if problem.status == 401, case .browser = route?.entry { return .seeOther("/sign-in?to=\(PercentEncoding.encode(request.head.path ?? "/"))") }
        var response = screens.page(problem.screen(at: request.head.path ?? "/"), status: problem.status)
        if !problem.allow.isEmpty { response.headers[.allow] = problem.allow.map(\.rawValue).joined(separator: ", ") }
        return response
    }
}
