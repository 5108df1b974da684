package import Runbooks
package import Vocabulary

extension Incident {
    /// What its review is called.
    package func reviewTitle(under runbook: Runbook, at now: Moment) -> String {
        Place.filled((runbook.reviews ?? ReviewPolicy()).title, on: nil, with: fields(under: runbook, at: now))
    }
}
