internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import NIOCore
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Screens
internal import Storage
internal import Vocabulary

/// Notifications on one's own devices, and what a browser asks for before it installs us.
enum DeviceRoutes {
    static let all = [
        form("", .post, "/api/v1/devices") { visit, site in
            _ = try await DevicesAPI.add(visit, site)
            return "Notifications are on. Send a test to see that they come."
        },
        form("/{id}/remove", .delete, "/api/v1/devices/{id}") { visit, site in
            try await DevicesAPI.remove(visit, site)
            return "It is taken off."
        },
        form("/{id}/test", .post, "/api/v1/devices/{id}/test") { visit, site in
            if let problem = try await DevicesAPI.test(visit, site) { throw ProblemDocument.invalid("#/id", "cannot be reached: \(problem)") }
            return "Its push service took a test: it should ring now."
        },
        DevicesAPI.moving, Route(.get, "/service-worker.js", .free) { _, _ in worker },
        Route(.get, "/manifest.webmanifest", .free) { _, _ in file(.text(200, manifest, "application/manifest+json")) },
        Route(.get, "/offline", .free) { _, site in site.screens.page(OfflineScreen()) },
        Route(.get, "/icon-192.png", .free) { _, _ in png(AppIcons.small) },
        Route(.get, "/icon-512.png", .free) { _, _ in png(AppIcons.large) },
    ]

    /// A form on one's own page; what comes of it is said there.
    private static func form(
        _ path: String, _ method: HTTPRequest.Method, _ operation: String, _ act: @escaping @Sendable (Visit, Site) async throws -> String
    ) -> Route {
        Route(.post, "/profile/devices\(path)", .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            guard let route = DevicesAPI.routes.first(where: { $0.method == method && $0.path == operation }), let shape = route.operation else {
                throw ProblemDocument.notFound("nothing lives at this address")
            }
            do {
                let carried = try visit.carrying(try visit.checkedForm(site), shape, along: route)
                return try await AccountRoutes.profile(visit, site, notice: try await act(carried, site))
            } catch let problem as ProblemDocument where problem.status == 422 || problem.status == 400 {
                return try await AccountRoutes.profile(visit, site, problem: problem.said)
            }
        }
    }

    /// Looked for anew every time, so that a repaired worker is everywhere within a visit.
    private static var worker: Response {
        var response = Response.text(200, Assets.worker, "text/javascript; charset=utf-8")
        response.headers[.cacheControl] = "no-cache"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.contentSecurityPolicy] = "default-src 'none'; connect-src 'self'"
        return response
    }

    private static func png(_ bytes: [UInt8]) -> Response {
        file(Response(status: .ok, headers: [.contentType: "image/png"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))))
    }

    private static func file(_ response: Response) -> Response {
        var response = response
        response.headers[.cacheControl] = "max-age=86400"
        response.headers[.xContentTypeOptions] = "nosniff"
        return response
    }

    /// How it looks on a home screen (W3C Web Application Manifest).
    private static let manifest: String = {
        var writer = JSONWriter(reserving: 1024)
        writer.object {
            $0.member("id", "/")
            $0.member("name", "Runbell")
            $0.member("short_name", "Runbell")
            $0.member("description", "Incidents, and who has them")
            $0.member("start_url", "/")
            $0.member("scope", "/")
            $0.member("display", "standalone")
            $0.member("background_color", "#1b56c9")
            $0.member("theme_color", "#1b56c9")
            $0.member("icons") { icons in
                icons.array { list in
                    list.icon("/favicon.svg", "image/svg+xml", "any", "any")
                    for size in ["192", "512"] {
                        for purpose in ["any", "maskable"] { list.icon("/icon-\(size).png", "image/png", "\(size)x\(size)", purpose) }
                    }
                }
            }
        }
        return writer.text
    }()
}

extension JSONWriter {
    fileprivate mutating func icon(_ path: String, _ type: String, _ sizes: String, _ purpose: String) {
        object {
            $0.member("src", path)
            $0.member("type", type)
            $0.member("sizes", sizes)
            $0.member("purpose", purpose)
        }
    }
}

extension Site {
    /// Nil for who is nobody of the runbook, and where nothing is pushed.
    func deviceList(of caller: Caller) async throws -> DeviceList? {
        guard let desk = wiring.push(), let person = caller.author.person else { return nil }
        let book = await dispatcher.honoured()
        let clock = WallClock.of(book.zone)
        let devices = try await journal.devices().filter { $0.person == person }
        let isUsed = [Severity.Urgency.urgent, .normal].contains { urgency in
            book.waysToReach(person, urgency: urgency).contains { book.connection(named: $0.connection)?.kind == .webpush }
        }
        let lines = devices.map {
            DeviceList.Line(
                id: $0.id, name: $0.name, added: When($0.addedAt, at: now, on: clock), used: $0.usedAt.map { When($0, at: now, on: clock) })
        }
        return DeviceList(lines, key: desk.key, isUsed: isUsed)
    }
}
