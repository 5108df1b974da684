/// A page for people: what is shown on it, as values, and the template that lays it out. It is made from what the journal and the
/// runbook say and asks nobody anything itself, so that every state of it can be drawn from made-up values.
package protocol Screen: Sendable {
    /// Its template's name, such as `room`.
    static var name: String { get }
    static var template: String { get }
    /// Parts of it that stand in a template of their own, by name.
    static var parts: [String: String] { get }
}

extension Screen {
    package static var parts: [String: String] { [:] }
}
