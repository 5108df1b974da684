internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Vocabulary

/// Listens. A stop lets every request that was begun end, and the errands after them.
package struct WebServer: Service {
    package struct Listen: Sendable {
        package var host: String
        /// 0: any that is free.
        package var port: Int
        /// Nil: plain HTTP.
        package var certificate: Certificate?
        /// Told the port once it is open.
        package var onListening: @Sendable (Int) async -> Void

        package init(host: String, port: Int, certificate: Certificate? = nil, onListening: @escaping @Sendable (Int) async -> Void = { _ in }) {
            self.host = host
            self.port = port
            self.certificate = certificate
            self.onListening = onListening
        }
    }

    private let site: Site
    private let listen: Listen

    package init(_ site: Site, _ listen: Listen) {
        self.site = site
        self.listen = listen
    }

    package func run() async throws {
        let server = try listener()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await site.errands.run() }
            _ = site.errands.add { await site.workAhead() }
            if let certificate = listen.certificate { group.addTask { await certificate.keepFresh(site.wiring.logger) } }
            try await server.run()
            site.errands.close()
            listen.certificate?.stop()
        }
    }

    private func listener() throws -> any Service {
        let site = site
        let builder = HTTPServerBuilder { [listen] responder in
            let plain = HTTP1Channel(responder: responder, configuration: WebServer.limits)
            guard let certificate = listen.certificate else { return plain }
            return RenewableTLSChannel(inner: plain, certificate: certificate)
        }
        // The server below Hummingbird's own `Application`: for each request that one makes an id, a logger and a task-local
        // value, none of which we use.
        return try builder.buildServer(
            configuration: ServerConfiguration(address: .hostname(listen.host, port: listen.port), backlog: 1024),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: site.wiring.logger.quieter
        ) { request, writer, channel in
            let response = await site.respond(to: request, from: channel.remoteAddress?.ipAddress)
            try await writer.write(response: response.head, body: response.body)
        } onServerRunning: { [listen] channel in
            await listen.onListening(channel.localAddress?.port ?? listen.port)
        }
    }

    private static let limits = HTTP1Channel.Configuration(
        idleTimeout: .milliseconds(Limits.idleConnection.milliseconds),
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: Limits.headerBytes, maxHeaderListSize: Limits.headerBytes, maxHeaderFieldCount: Limits.headerCount))
}

extension Logger {
    /// The listener says at `info` where it listens; the server's own start text says it better.
    fileprivate var quieter: Logger {
        var logger = self
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }
}
