/// One ping of a job that says it is alive, in the manner of Healthchecks: `curl …/heartbeat/{key}`, with `/start`, `/fail`, `/log` or
/// the job's exit code behind it. Method and body do not matter.
///
/// Source: https://healthchecks.io/docs/http_api/
package enum HeartbeatPing: Hashable, Sendable {
    case success
    case start
    case fail
    /// Nothing changes; the body is worth keeping.
    case log
    case exit(UInt8)

    /// The job is well: the next beat counts from now.
    package var isBeat: Bool { self == .success || self == .exit(0) }

    /// The job itself says it went wrong: no need to wait.
    package var isFailure: Bool {
        if case .exit(let code) = self { return code != 0 }
        return self == .fail
    }

    /// What stands behind the key in the path, without slashes; nil and the empty text are success.
    package init(suffix: String?) throws(Problem) {
        switch suffix ?? "" {
        case "": self = .success
        case "start": self = .start
        case "fail": self = .fail
        case "log": self = .log
        case let text:
            guard text.utf8.allSatisfy({ (48...57).contains($0) }), let code = UInt8(text) else {
                throw Problem(field: "path", message: "invalid url format: behind the key stand start, fail, log or an exit code from 0 to 255")
            }
            self = .exit(code)
        }
    }

    /// What the job is told. `OK` in plain text: scripts look for it.
    package static let answer = Answer(status: 200, contentType: "text/plain; charset=utf-8", body: "OK")
}
