internal import Notation
package import Vocabulary

/// What Alertmanager's API says about itself. amtool asks for it before every command, and panics where a field is missing.
package enum AlertmanagerStatus {
    /// The body of `GET /api/v2/status`. We are no cluster of Alertmanagers, and show no configuration: it may hold what is not theirs to see.
    package static func document(version: String, revision: String = "", startedAt: Moment) -> String {
        var writer = JSONWriter()
        writer.object { status in
            status.member("cluster") {
                $0.object {
                    $0.member("name", "")
                    $0.member("peers", .array([]))
                    $0.member("status", "disabled")
                }
            }
            status.member("config") { $0.object { $0.member("original", "") } }
            status.member("uptime", startedAt.rfc3339)
            status.member("versionInfo") {
                $0.object { versions in
                    versions.member("version", version)
                    versions.member("revision", revision)
                    for name in ["branch", "buildDate", "buildUser", "goVersion"] { versions.member(name, "") }
                }
            }
        }
        return writer.text
    }

    /// The body of `GET /api/v2/receivers`.
    package static func receivers(_ names: [String]) -> String {
        var writer = JSONWriter()
        writer.array { list in names.forEach { name in list.object { $0.member("name", name) } } }
        return writer.text
    }

    /// What `POST /api/v1/alerts` is told, which Alertmanager gave up in 0.27.
    package static let gone = Answer.json(410, #"{"status":"deprecated","error":"The v1 API is gone; use /api/v2/"}"#)
}
