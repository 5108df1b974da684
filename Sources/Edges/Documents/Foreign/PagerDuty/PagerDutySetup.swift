internal import Notation

/// Reads what PagerDuty's REST API v2 answers about users, schedules, escalation policies, services and maintenance windows, and schedules of
/// the third generation. Source: https://developer.pagerduty.com/api-reference (its OpenAPI description)
enum PagerDutySetup {
    static func read(_ export: JSON, into draft: inout ForeignDraft) {
        for user in export.listed("users") { readUser(user, &draft) }
        for schedule in export.listed("schedules") { readSchedule(schedule, &draft) }
        for policy in export.listed("escalation_policies") { readPolicy(policy, &draft) }
        readServices(export.listed("services"), &draft)
        for window in export.listed("maintenance_windows") { readWindow(window, &draft) }
        draft.missAll(
            "event orchestration", export.listed("event_orchestrations"),
            "routes events by conditions in PagerDuty's own language; write 'routes' for what it decides.")
        draft.missAll("ruleset", export.listed("rulesets"), "routes events by conditions in PagerDuty's own language; write 'routes' for it.")
        draft.missAll("business service", export.listed("business_services"), "groups services for others to look at; nothing is paged by it.")
        draft.missAll("response play", export.listed("response_plays"), "calls people in by hand; write an escalation with 'reasons' for it.")
    }
}
