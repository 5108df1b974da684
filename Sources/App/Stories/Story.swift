package import Screens

/// One screen in one state, made from made-up values: to be looked at, and compared with how it looked before.
package struct Story: Sendable {
    /// What kind of page, such as `room`.
    package let group: String
    /// Which state of it, such as `nobody answers`.
    package let name: String
    package let screen: any Screen

    init(_ group: String, _ name: String, _ screen: any Screen) {
        self.group = group
        self.name = name
        self.screen = screen
    }

    /// Its file among those of all stories: `room/nobody-answers.html`.
    package var path: String { "\(group)/\(name.replacing(" ", with: "-")).html" }
}
