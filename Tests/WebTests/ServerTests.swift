import Foundation
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
import Synchronization
import Testing
import Vocabulary
import Web

/// The only tests with a socket: what no request handed over in memory can show.
@Suite("The listener", .serialized)
struct ServerTests {
    /// Runs a server on a free port while `body` speaks to it, then stops it as SIGTERM does.
    private func serving(_ house: House, _ certificate: Certificate? = nil, _ body: @Sendable (Int) async throws -> Void) async throws {
        let (ports, told) = AsyncStream<Int>.makeStream()
        let server = WebServer(house.site, .init(host: "127.0.0.1", port: 0, certificate: certificate) { told.yield($0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: Logger(label: "web-tests")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var opened = ports.makeAsyncIterator()
            let port = try #require(await opened.next())
            do { try await body(port) } catch { Issue.record(error) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// What the server says to one request until it closes the connection.
    private func say(_ text: String, to port: Int, trusting chain: String? = nil) async throws -> String {
        let heard = Heard()
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                if let chain {
                    var settings = TLSConfiguration.makeClientConfiguration()
                    settings.trustRoots = .file(chain)
                    let handler = try NIOSSLClientHandler(context: try NIOSSLContext(configuration: settings), serverHostname: "runbell.example")
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
                try channel.pipeline.syncOperations.addHandler(heard.handler)
            }
        }.connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: text))
        try await channel.closeFuture.get()
        return heard.text
    }

    private let get = "GET /healthz HTTP/1.1\r\nHost: runbell.example\r\nConnection: close\r\n\r\n"

    @Test("answers over a socket, and stops when asked to")
    func plain() async throws {
        try await serving(try House()) { port in
            let plain = try await say(get, to: port)
            #expect(plain.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(plain.contains("Date: Sat, 21 Nov 2026 "))
        }
    }

    @Test("headers without end are refused, and so is what is no HTTP")
    func notHTTP() async throws {
        try await serving(try House()) { port in
            let long = "GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "x", count: 100_000))\r\n\r\n"
            let refused = try await say(long, to: port)
            #expect(refused.hasPrefix("HTTP/1.1 400"))
            let strange = try await say("\u{16}\u{3}\u{1} this is no HTTP\r\n\r\n", to: port)
            #expect(strange.hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test("a renewed certificate is in force without a restart; a broken one leaves the old in force")
    func renewal() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-tls-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/tls").standardizedFileURL
        @Sendable func put(_ name: String, age: Double) throws {
            for kind in ["chain", "key"] {
                let file = folder.appending(path: "\(kind).pem")
                try Data(contentsOf: fixtures.appending(path: "\(name)-\(kind).pem")).write(to: file)
                try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: age)], ofItemAtPath: file.path)
            }
        }
        let (old, new) = (fixtures.appending(path: "old-chain.pem").path, fixtures.appending(path: "new-chain.pem").path)
        try put("old", age: 1000)
        let certificate = try Certificate(chainPath: folder.appending(path: "chain.pem").path, keyPath: folder.appending(path: "key.pem").path)
        try await serving(try House(), certificate) { port in
            let first = try await say(get, to: port, trusting: old)
            #expect(first.hasPrefix("HTTP/1.1 200"))
            let unchanged = try certificate.reload()
            #expect(!unchanged)
            try put("new", age: 2000)
            let renewed = try certificate.reload()
            #expect(renewed)
            let second = try await say(get, to: port, trusting: new)
            #expect(second.hasPrefix("HTTP/1.1 200"))
            try Data("not a certificate".utf8).write(to: folder.appending(path: "chain.pem"))
            #expect(throws: (any Error).self) { try certificate.reload() }
            let third = try await say(get, to: port, trusting: new)
            #expect(third.hasPrefix("HTTP/1.1 200"))
        }
    }
}

/// Collects what a connection brings.
private final class Heard: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    var handler: Ear { Ear { buffer in self.bytes.withLock { $0 += buffer.readableBytesView } } }
}

private final class Ear: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let hear: (ByteBuffer) -> Void

    init(_ hear: @escaping (ByteBuffer) -> Void) { self.hear = hear }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { hear(unwrapInboundIn(data)) }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
