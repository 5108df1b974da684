internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runtime
internal import Vocabulary

/// What machines ask of a server: is it alive, can it work, how much did it do.
enum OperationRoutes {
    static let all = [
        // Alive means that this process answers. Whether it can work is `/readyz`: killing it would not mend a full disk.
        Route(.get, "/healthz", .free) { _, site in
            .json {
                $0.object {
                    $0.member("status", "alive")
                    OperationRoutes.rehearsal(&$0, site)
                }
            }
        },
        Route(.get, "/readyz", .free, OperationRoutes.ready),
        Route(.get, "/metrics", .free) { _, site in
            let text =
                OperationRoutes.build(site) + site.dispatcher.tally.text + site.wiring.metrics.text + site.counters.text
                + site.kpis.metrics(site.errands)
            return .text(200, text, "text/plain; version=0.0.4; charset=utf-8")
        },
        Route(.get, "/-/healthy", .free) { _, _ in .text(200, "OK") },
        Route(.get, "/-/ready", .free, OperationRoutes.ready),
        Route(.get, "/inbound/prometheus/{key}/-/healthy", .free) { _, _ in .text(200, "OK") },
        Route(.get, "/inbound/prometheus/{key}/-/ready", .free, OperationRoutes.ready),
    ]

    private static func build(_ site: Site) -> String {
        """
        # HELP runbell_build_info Always 1; the label says which version runs.
        # TYPE runbell_build_info gauge
        runbell_build_info{version="\(Metrics.escaped(site.wiring.version))"} 1
        # HELP runbell_start_timestamp_seconds When the server started, in Unix time.
        # TYPE runbell_start_timestamp_seconds gauge
        runbell_start_timestamp_seconds \(site.wiring.startedAt.milliseconds / 1000)

        """
    }

    /// Only where nothing is real.
    private static func rehearsal(_ writer: inout JSONWriter, _ site: Site) {
        guard let rehearsing = site.wiring.rehearsing else { return }
        writer.member("rehearsal") { rehearsing.write(to: &$0, at: site.now) }
    }

    private static func ready(_ visit: Visit, _ site: Site) async throws -> Response {
        let report = site.wiring.health.report(at: site.now)
        var response = Response.json(report.findings.isEmpty ? 200 : 503) {
            $0.object {
                $0.member("status", report.findings.isEmpty ? "ready" : "not ready")
                $0.member("checkedAt", report.checkedAt)
                $0.member("findings", report.findings)
                OperationRoutes.rehearsal(&$0, site)
            }
        }
        if !report.findings.isEmpty { response.headers[.retryAfter] = "5" }
        return response
    }
}
