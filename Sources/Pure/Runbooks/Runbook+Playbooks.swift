package import Vocabulary

extension Runbook {
    /// The playbooks that are for an incident with these facts, in the order they were written.
    package func playbooks(for facts: Facts) -> [Playbook] { playbooks.filter { $0.match.holds(for: facts) } }

    package func playbook(_ name: PlaybookName) -> Playbook? { playbooks.first { $0.name == name } }
}
