internal import Notation

/// A tool people page with today, whose set-up can become a runbook.
package enum ForeignTool: String, Hashable, Sendable, CaseIterable {
    case pagerduty
    case opsgenie
    case grafanaOnCall = "grafana-oncall"

    /// As its makers write it.
    package var title: String {
        switch self {
        case .pagerduty: "PagerDuty"
        case .opsgenie: "Opsgenie"
        case .grafanaOnCall: "Grafana OnCall"
        }
    }

    /// What an export may hold, each under the name its API has for it.
    package var parts: [String] {
        switch self {
        case .pagerduty:
            [
                "users", "schedules", "escalation_policies", "services", "maintenance_windows", "event_orchestrations", "rulesets",
                "business_services", "response_plays",
            ]
        case .opsgenie:
            ["users", "schedules", "escalations", "teams", "services", "policies", "maintenance", "integrations", "heartbeats", "forwarding_rules"]
        case .grafanaOnCall:
            [
                "users", "schedules", "on_call_shifts", "escalation_chains", "escalation_policies", "routes", "integrations",
                "personal_notification_rules", "user_groups", "webhooks",
            ]
        }
    }

    /// What stands in nobody else's answers, by the part it stands in: several tools have `users` and `schedules`.
    private var marks: [(part: String, members: [String])] {
        switch self {
        case .pagerduty:
            [
                ("users", ["contact_methods", "notification_rules"]), ("schedules", ["schedule_layers"]),
                ("escalation_policies", ["escalation_rules"]), ("services", ["escalation_policy"]),
            ]
        case .opsgenie:
            [
                ("users", ["fullName", "userContacts"]), ("schedules", ["timezone"]), ("escalations", ["rules"]),
                ("teams", ["routingRules", "routing_rules"]),
            ]
        case .grafanaOnCall:
            [
                ("schedules", ["shifts", "on_call_now"]), ("on_call_shifts", ["duration"]), ("escalation_chains", ["id"]),
                ("escalation_policies", ["escalation_chain_id"]), ("personal_notification_rules", ["user_id"]),
            ]
        }
    }

    func isRecognised(in export: JSON) -> Bool {
        marks.contains { mark in
            export.listed(mark.part).contains { thing in mark.members.contains { thing[$0] != nil } }
        }
    }
}
