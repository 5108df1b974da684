/// A part of a review that Runbell can write. What a runbook calls its sections is its own business: the words in the name say which
/// part is meant, and a section that is none of them is left to people.
package enum ReviewPart: Hashable, Sendable, CaseIterable {
    case summary, timeline, impact, duties, paging, decisions, steps, changes, updates, evidence, actions, attendees, agenda

    /// What a draft calls it when the runbook does not ask for it.
    package var heading: String {
        switch self {
        case .summary: "Summary"
        case .timeline: "Timeline"
        case .impact: "Impact"
        case .duties: "Did we follow the runbook?"
        case .paging: "Who was paged"
        case .decisions: "Decisions"
        case .steps: "Playbook steps"
        case .changes: "Changes before it"
        case .updates: "Updates"
        case .evidence: "Links and filings"
        case .actions: "Action items"
        case .attendees: "Attendees"
        case .agenda: "Agenda"
        }
    }

    private var words: [String] {
        switch self {
        case .summary: ["summary", "overview", "what happened"]
        case .timeline: ["timeline", "chronology"]
        case .impact: ["impact", "harm"]
        case .duties: ["kept", "promises", "evaluation", "duties", "follow the runbook", "runbook followed"]
        case .paging: ["paged", "paging", "pages"]
        case .decisions: ["decision", "decisions"]
        case .steps: ["playbook", "playbooks", "mitigation", "recovery", "resolution"]
        case .changes: ["change", "changes", "deploys", "deployments"]
        case .updates: ["updates", "communication", "communications"]
        case .evidence: ["evidence", "links", "filings"]
        case .actions: ["action", "actions", "task", "tasks"]
        case .attendees: ["attendees", "participants"]
        case .agenda: ["agenda"]
        }
    }

    /// Nil for what only people can write.
    package init?(_ name: String) {
        let said = " " + name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
        guard let part = Self.allCases.first(where: { $0.words.contains { said.contains(" \($0) ") } }) else { return nil }
        self = part
    }
}
