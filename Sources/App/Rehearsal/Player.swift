package import Outbound
package import Runtime
package import Vocabulary

/// Whoever takes part in a world by a past of their own rather than by a habit.
package protocol Player: Sendable {
    /// What becomes of a letter; nil: a provider takes it.
    func take(_ letter: Letter, at now: Moment) -> Sent?
    /// When there is next something to do.
    var next: Moment? { get }
    /// Gives the answers that are due, before anything else that falls due then; false when there are none.
    func answer(at now: Moment, through dispatcher: Dispatcher) async -> Bool
    /// Does the next thing that is due, once nobody else has anything left to do; false when there is none.
    func act(at now: Moment, through dispatcher: Dispatcher) async -> Bool
}
