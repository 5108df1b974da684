internal import Runbooks
internal import Vocabulary

extension Incident {
    /// Rules that come of what happened rather than of the runbook alone: action items, steps somebody has to agree to.
    func ownRules(under runbook: Runbook) -> [DutyRule] {
        []
    }
}
