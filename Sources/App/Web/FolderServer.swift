internal import HTTPTypes
internal import HummingbirdCore
internal import Screens
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Vocabulary

/// Shows files that lie in memory, to whoever develops pages: nothing is kept, nothing is asked of anybody.
package struct FolderServer: Service {
    private let files: [String: String]
    private let host: String
    private let port: Int
    private let onListening: @Sendable (Int) async -> Void

    /// `files` by path, without a slash before it; what is asked for at `/` is `index.html`. Port 0: any that is free.
    package init(_ files: [String: String], host: String, port: Int, onListening: @escaping @Sendable (Int) async -> Void = { _ in }) {
        self.files = files
        self.host = host
        self.port = port
        self.onListening = onListening
    }

    package func run() async throws {
        var quiet = Logger(label: "stories")
        quiet.logLevel = .error
        let server = try HTTPServerBuilder { HTTP1Channel(responder: $0) }.buildServer(
            configuration: ServerConfiguration(address: .hostname(host, port: port)), eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: quiet
        ) { [files] request, writer, _ in
            let response = FolderServer.answer(to: request.head.path ?? "/", from: files)
            try await writer.write(response: response.head, body: response.body)
        } onServerRunning: { [onListening, port] channel in
            await onListening(channel.localAddress?.port ?? port)
        }
        try await server.run()
    }

    /// With the policy of the real pages, so that what it forbids shows here too.
    static func answer(to path: String, from files: [String: String]) -> Response {
        let name = path.prefix { $0 != "?" && $0 != "#" }.drop { $0 == "/" }
        let file = name.isEmpty ? "index.html" : String(name)
        guard let text = files[file] else { return .text(404, "There is no story at this address.\n") }
        let ending = file.split(separator: ".").last.map(String.init) ?? ""
        var response = Response.text(200, text, types[ending] ?? "text/plain; charset=utf-8")
        response.headers[.contentSecurityPolicy] = ScreenLibrary.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]
}
