internal import HTTPTypes
internal import Notation
internal import Vocabulary

/// Says on every answer and every screen that this is a table-top: time is not the wall's, and nothing leaves the machine.
package struct Rehearsing: Sendable {
    package let scenario: String
    /// Times as fast as the wall.
    package let speed: Double
    /// While the scenario has the server down, nobody is answered.
    package let isDown: @Sendable () -> Bool

    package init(scenario: String, speed: Double, isDown: @escaping @Sendable () -> Bool) {
        self.scenario = scenario
        self.speed = speed
        self.isDown = isDown
    }

    static let brand = "Rehearsal, nothing here is real"

    /// `Runbell-Rehearsal: speed=60`
    var mark: String { "speed=\(speed.shortest)" }

    func write(to writer: inout JSONWriter, at now: Moment) {
        writer.object {
            $0.member("scenario", scenario)
            $0.member("speed", speed)
            $0.member("now", now.rfc3339)
        }
    }
}

extension Double {
    fileprivate var shortest: String { self == rounded() ? String(Int(self)) : String(self) }
}

extension HTTPField.Name {
    static let rehearsal = HTTPField.Name("Runbell-Rehearsal")!
}
