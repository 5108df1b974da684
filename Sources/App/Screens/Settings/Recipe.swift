package import Runbooks

/// What to write where, so that a monitoring system sends to this server. It is complete: saved as it stands, with the key beside it, it works.
package struct Recipe: Hashable, Sendable {
    package let title: String
    /// What has to be known or done beside it; nil: nothing.
    package let note: String?
    package let text: String

    init(_ title: String, _ text: String, note: String? = nil) {
        self.title = title
        self.text = text
        self.note = note
    }

    /// `sample`: a document of the source's own JSON.
    package static func all(for source: Source, at publicURL: String, sample: String? = nil) -> [Recipe] {
        let kitchen = Kitchen(url: publicURL, key: source.key)
        return switch source.kind {
        case .alertmanager: [kitchen.alertmanager, kitchen.grafanaWebhook, kitchen.webhookByHand]
        case .prometheus: [kitchen.prometheus, kitchen.grafanaAlertmanager, kitchen.alertsByHand]
        case .pagerduty: [kitchen.client, kitchen.pagerdutyReceiver, kitchen.eventByHand]
        case .json: [kitchen.json(sample ?? "{}")]
        case .heartbeat: [kitchen.beat, kitchen.beatingJob]
        }
    }
}

/// What the recipes are made of. The key itself is in none of them: they name the variable or the file it is in.
private struct Kitchen {
    let url: String
    /// The variable that has the key.
    let name: String

    init(url: String, key: Setting) {
        self.url = url
        name = if case .environment(let name) = key { name } else { "RUNBELL_KEY" }
    }

    /// `runbell.example:8443`.
    private var host: Substring { url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? "" }
    private var scheme: Substring { url.prefix { $0 != ":" } }
    private var keyFile: String { "Put the value of \(name) into a file called runbell.key beside it, and nothing else." }
    private var inEnvironment: String { "\(name) has to be in the environment." }
    private var bearer: String { #"-H "Authorization: Bearer $\#(name)""# }

    // MARK: Alertmanager

    var alertmanager: Recipe {
        Recipe(
            "Alertmanager",
            """
            # alertmanager.yml
            route: { receiver: runbell, group_by: ['...'], group_wait: 0s, repeat_interval: 1h }
            receivers:
              - name: runbell
                webhook_configs:
                  - url: \(url)/inbound/alertmanager
                    send_resolved: true
                    max_alerts: 0
                    http_config: { authorization: { credentials_file: runbell.key } }
            """, note: keyFile)
    }

    var pagerdutyReceiver: Recipe {
        Recipe(
            "Alertmanager, with its PagerDuty receiver",
            """
            # alertmanager.yml
            route: { receiver: runbell, group_by: ['...'], group_wait: 0s, repeat_interval: 1h }
            receivers:
              - name: runbell
                pagerduty_configs:
                  - routing_key_file: /etc/alertmanager/runbell.key
                    url: \(url)/v2/enqueue
                    severity: '{{ if .CommonLabels.severity }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}'
            """, note: "Put the value of \(name) into that file, and nothing else.")
    }

    var webhookByHand: Recipe {
        let alert = #"{"status":"firing","labels":{"alertname":"Example","severity":"critical"},"annotations":{"summary":"An example"}}"#
        return byHand("/inbound/alertmanager", #"{"version":"4","status":"firing","alerts":[\#(alert)]}"#)
    }

    // MARK: Prometheus

    var prometheus: Recipe {
        Recipe(
            "Prometheus, without an Alertmanager",
            """
            # prometheus.yml
            alerting:
              alertmanagers:
                - scheme: \(scheme)
                  authorization: { credentials_file: runbell.key }
                  static_configs: [ { targets: [ "\(host)" ] } ]
            """, note: keyFile)
    }

    var alertsByHand: Recipe {
        byHand(
            "/api/v2/alerts", #"[{"labels":{"alertname":"Example","severity":"critical"},"annotations":{"summary":"An example"}}]"#)
    }

    // MARK: Grafana

    var grafanaWebhook: Recipe {
        Recipe(
            "Grafana",
            """
            # provisioning/alerting/runbell.yaml
            apiVersion: 1
            contactPoints:
              - orgId: 1
                name: Runbell
                receivers:
                  - uid: runbell
                    type: webhook
                    settings:
                      url: \(url)/inbound/alertmanager
                      httpMethod: POST
                      authorization_scheme: Bearer
                      authorization_credentials: $\(name)
            """, note: "Grafana's own environment has to have \(name).")
    }

    var grafanaAlertmanager: Recipe {
        Recipe(
            "Grafana",
            """
            # provisioning/alerting/runbell.yaml
            apiVersion: 1
            contactPoints:
              - orgId: 1
                name: Runbell
                receivers:
                  - uid: runbell
                    type: prometheus-alertmanager
                    settings:
                      url: \(url)
                      basicAuthUser: runbell
                      basicAuthPassword: $\(name)
            """, note: "Grafana's own environment has to have \(name).")
    }

    // MARK: PagerDuty clients

    var client: Recipe {
        Recipe(
            "Whatever has a PagerDuty output",
            """
            Events API v2:  \(url)/v2/enqueue
            Change events:  \(url)/v2/change/enqueue
            Routing key:    the value of \(name)
            """, note: "Some ask for the address only: \(url)")
    }

    var eventByHand: Recipe {
        Recipe(
            "Try it",
            """
            curl -sS -H 'Content-Type: application/json' '\(url)/v2/enqueue' -d '{
              "routing_key": "'"$\(name)"'", "event_action": "trigger", "dedup_key": "example",
              "payload": { "summary": "An example", "source": "example", "severity": "critical" } }'
            """, note: "\(inEnvironment) It pages like any other alert.")
    }

    // MARK: Own JSON, heartbeats

    func json(_ sample: String) -> Recipe {
        byHand("/inbound/json", sample, title: "Anything that can send JSON")
    }

    var beat: Recipe {
        Recipe("Say that it is alive", #"curl -fsS -m 10 --retry 3 "\#(url)/heartbeat/$\#(name)""#, note: inEnvironment)
    }

    var beatingJob: Recipe {
        Recipe(
            "A job of cron, with how it ended",
            #"0 3 * * *  /usr/local/bin/backup; curl -fsS -m 10 --retry 3 "\#(url)/heartbeat/$\#(name)/$?""#,
            note: "\(name) has to stand in the crontab too. A status other than 0 is an alert at once.")
    }

    private func byHand(_ path: String, _ body: String, title: String = "Try it") -> Recipe {
        Recipe(
            title, "curl -sS \(bearer) -H 'Content-Type: application/json' '\(url)\(path)' \\\n  -d '\(body.replacing("'", with: "'\\''"))'",
            note: "\(inEnvironment) It pages like any other alert.")
    }
}
