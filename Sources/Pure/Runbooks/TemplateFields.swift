/// What a template may be filled with: names as templates write them, with a dot between levels.
package struct TemplateFields: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case text(String)
        case list([String])
        /// Empty when it does not apply: `{{#eta}}…{{/eta}}` is left out then.
        case none
    }

    package var values: [String: Value]

    package init(_ values: [String: Value] = [:]) { self.values = values }

    package subscript(name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Every field there is, with what it says; the runbook's own go under `role.`, `impact.` and `fact.`.
    package static let known: [(name: String, means: String)] = [
        ("incident.id", "`INC-42`"),
        ("incident.number", "`42`"),
        ("incident.slug", "its title as a part of a name: `api-errors-at-7`"),
        ("incident.date", "the day it began, `2026-11-21`"),
        ("incident.url", "the page of the incident"),
        ("title", "what is wrong, in one line"),
        ("severity", "its severity"),
        ("severity_means", "what that severity means"),
        ("service", "the service"),
        ("services", "every service it affects"),
        ("status", "what it is called outside"),
        ("status_shown", "the same as the status page says it"),
        ("phase", "the phase it is in"),
        ("summary", "what was said when it was resolved"),
        ("description", "what somebody said in this update; without it in the template their text stands instead of the template"),
        ("update_number", "how many updates this audience had, this one included"),
        ("timestamp", "now, in the runbook\u{2019}s zone"),
        ("started_at", "when it began"),
        ("declared_at", "when it was raised"),
        ("acknowledged_at", "when somebody took it"),
        ("mitigated_at", "when the harm was stopped"),
        ("resolved_at", "when it was over"),
        ("duration", "how long it has lasted, `1 h 20 min`"),
        ("next_update", "when this audience hears more, `14:45`"),
        ("next_update_in", "the same as a length, `15 minutes`"),
        ("eta", "when it is expected to be over"),
        ("impact", "every stated impact in one line"),
        ("commander", "who leads"),
        ("oncall", "who is on call for it"),
        ("responders", "everybody who works on it"),
        ("channel", "the channel of the incident"),
        ("root_cause", "whether the root cause is known"),
        ("pinned", "the pinned facts"),
        ("actions", "the action items"),
        ("timeline", "what happened, line by line"),
        ("tags", "its tags"),
        ("drill", "there only in an exercise"),
        ("runbook", "the name of the runbook"),
    ]

    /// Followed by a name of the runbook\u{2019}s own.
    package static let prefixes = ["role.", "impact.", "fact.", "labels."]
}
