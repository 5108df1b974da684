package import Vocabulary

extension Runbook {
    /// The clause of the runbook a duty comes from, such as `communications.internal`; nil when no rule of this version has that name.
    package func clause(of duty: DutyName) -> String? { duties.first { $0.name == duty }?.clause }
}
