internal import Foundation
internal import Logging
internal import NIOSSL
internal import ServiceLifecycle
internal import Synchronization

/// The server's certificate chain and key, read from PEM files and read again when they change.
package final class Certificate: Sendable {
    private struct State {
        var context: NIOSSLContext
        var stamp: [Date]
    }

    /// Renewal tools write the files once in weeks; nobody waits for this.
    private static let interval = Duration.seconds(10)

    private let chainPath: String
    private let keyPath: String
    private let state: Mutex<State>
    private let stopping = AsyncStream<Void>.makeStream()

    /// Throws when the files cannot be read or do not belong together.
    package init(chainPath: String, keyPath: String) throws {
        self.chainPath = chainPath
        self.keyPath = keyPath
        let stamp = Certificate.stamp(chainPath, keyPath)
        state = Mutex(State(context: try Certificate.context(chainPath, keyPath), stamp: stamp))
    }

    var context: NIOSSLContext { state.withLock { $0.context } }

    /// True when the files had changed and the new ones are in force. A pair that does not read is left alone: renewal may be
    /// between its two files, and the old one still serves.
    package func reload() throws -> Bool {
        let stamp = Certificate.stamp(chainPath, keyPath)
        guard stamp != state.withLock({ $0.stamp }) else { return false }
        let context = try Certificate.context(chainPath, keyPath)
        state.withLock { $0 = State(context: context, stamp: stamp) }
        return true
    }

    func keepFresh(_ logger: Logger) async {
        var troubled = false
        while await !stops(within: Certificate.interval) {
            do {
                if try reload() { logger.notice("a renewed certificate is in force", metadata: ["file": "\(chainPath)"]) }
                troubled = false
            } catch {
                if !troubled {
                    logger.error("the new certificate cannot be used, the old one stays", metadata: ["file": "\(chainPath)", "error": "\(error)"])
                }
                troubled = true
            }
        }
    }

    func stop() { stopping.continuation.finish() }

    private func stops(within time: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { [stream = stopping.stream] group in
            group.addTask {
                for await _ in stream {}
                return true
            }
            group.addTask { (try? await Task.sleep(for: time)) == nil }
            let first = await group.next() ?? true
            group.cancelAll()
            return first
        }
    }

    private static func stamp(_ paths: String...) -> [Date] {
        paths.map { path in (try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date) ?? .distantPast }
    }

    private static func context(_ chainPath: String, _ keyPath: String) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(chainPath).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return try NIOSSLContext(configuration: configuration)
    }
}
