import Automation
import Foundation
import Glibc
import Outbound

/// Steps as tests run them: real programs, and a scripted world instead of the network.
enum Steps {
    static func shell(
        _ script: String, timeout: Duration = .seconds(30), grace: Duration = .milliseconds(200), environment: [String: String] = [:],
        secrets: [String] = []
    ) async -> ErrandOutcome {
        let runner = ErrandRunner(allowed: AllowList(["/bin/sh"]), wire: silent, grace: grace)
        return await runner.run(.command(["/bin/sh", "-c", script], environment: environment), timeout: timeout, secrets: secrets)
    }

    static func run(_ errand: Errand, answer: HTTPAnswer, secrets: [String] = []) async -> ErrandOutcome {
        let wire = Wire(perform: { _ in .answer(answer) })
        return await ErrandRunner(allowed: .nothing, wire: wire).run(errand, timeout: .seconds(5), secrets: secrets)
    }

    /// What is shown of an answer with this body.
    static func shown(_ body: [UInt8], isCut: Bool = false, secrets: [String] = []) async -> ErrandOutcome {
        await run(.http(url: "http://shop.example"), answer: HTTPAnswer(status: 200, body: body, isCut: isCut), secrets: secrets)
    }

    static func shown(_ body: String, isCut: Bool = false, secrets: [String] = []) async -> ErrandOutcome {
        await shown(Array(body.utf8), isCut: isCut, secrets: secrets)
    }

    static let silent = Wire(perform: { _ in .fault(TransferFault(code: 7, reason: "nobody is there")) })
}

/// A named pipe between a test and the programs it starts: who still holds it, and who has begun.
final class NamedPipe: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "runbell-test-\(UUID().uuidString)").path()
    private let descriptor: Int32

    init() {
        mkfifo(path, 0o600)
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Whether a program has opened it and written within half a minute.
    var hasInput: Bool { get async { await happens(POLLIN) } }
    /// Whether all that had it open are gone within half a minute.
    var isDeserted: Bool { get async { await happens(POLLHUP) } }

    /// Waits on a thread of its own: what it waits for needs those of the pool.
    private func happens(_ event: Int32) async -> Bool {
        await withCheckedContinuation { waiter in
            Thread.detachNewThread { [self] in
                var watched = pollfd(fd: descriptor, events: Int16(event), revents: 0)
                waiter.resume(returning: poll(&watched, 1, 30_000) > 0 && watched.revents & Int16(event) != 0)
            }
        }
    }
}
