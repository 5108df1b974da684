/// Something another tool does that the runbook does not say: because the language has no word for it, or because the export does not tell.
package struct Unsaid: Hashable, Sendable {
    /// What the other tool calls such a thing: `schedule`, `escalation policy`.
    package let kind: String
    package let id: String
    package let name: String
    /// One sentence: what is different now, and where it helps, what to do.
    package let why: String
}
