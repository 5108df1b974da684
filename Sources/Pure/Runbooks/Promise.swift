package import Vocabulary

/// A target, and another one outside business hours where the runbook says so.
package struct Promise: Hashable, Sendable {
    package var target: Target
    package var outOfHours: Target?

    package init(_ target: Target, outOfHours: Target? = nil) {
        self.target = target
        self.outOfHours = outOfHours
    }
}
