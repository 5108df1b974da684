internal import Synchronization

/// Whether what was decided on top of an entry, before that entry was durable, may be kept. Counting events is not enough to know:
/// somebody else may have written as many in its place.
package final class Footing: Sendable {
    private let gone = Atomic(false)

    package init() {}

    package var isGone: Bool { gone.load(ordering: .acquiring) }

    /// The entry was refused.
    package func giveWay() { gone.store(true, ordering: .releasing) }
}
