internal import Foundation
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals
internal import Web

/// Shows a folder of pages that is only in memory, until somebody stops it.
package struct FolderShow: Sendable {
    private let files: [String: String]
    private let host: String
    private let port: Int

    /// `listen` is HOST:PORT; port 0 is any that is free.
    package init(_ files: [String: String], listen: String) throws {
        self.files = files
        (host, port) = try Settings.address(listen)
    }

    /// `opened` is told where, such as `http://127.0.0.1:8080`.
    package func run(_ opened: @escaping @Sendable (String) -> Void) async throws {
        var logger = Logger(label: "runbell")
        logger.logLevel = .error
        let server = FolderServer(files, host: host, port: port) { [host] port in opened("http://\(Settings.inURL(host)):\(port)") }
        let configuration = ServiceGroupConfiguration(
            services: [.init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        do { try await ServiceGroup(configuration: configuration).run() } catch let error as IOError where Bootstrap.isAddress(error) {
            throw SettingsProblem("cannot listen on \(host):\(port): \(String(cString: strerror(error.errnoCode)))")
        }
    }
}
