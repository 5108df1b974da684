package import Runbooks

/// Something that did not go as expected: what was expected, and what happened instead.
package struct Difference: Hashable, Sendable, CustomStringConvertible {
    package var place: Place
    package var expected: String
    /// The nearest thing that did happen.
    package var instead: String

    /// `scenarios/night.yaml:12:5: expected 'at 5m page bo' — bo was paged at 6m by push`
    package var description: String { "\(place): expected '\(expected)' — \(instead)" }
}
