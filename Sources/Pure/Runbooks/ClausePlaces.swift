/// Where each clause of a runbook is written: `ladders.p1.2` is the second rung of `p1`. Where a clause stands is not what it says, so
/// runbooks that differ in nothing else are equal.
package struct ClausePlaces: Hashable, Sendable {
    private var places: [String: Place]

    package init(_ places: [String: Place] = [:]) { self.places = places }

    /// Of a runbook that was not read from files.
    package var isEmpty: Bool { places.isEmpty }

    /// The place of the clause, or of the nearest one around it.
    package subscript(clause: String) -> Place {
        var clause = clause[...]
        while true {
            if let place = places[String(clause)] { return place }
            guard let dot = clause.lastIndex(of: ".") else { return places[""] ?? Place(file: "runbook.yaml") }
            clause = clause[..<dot]
        }
    }

    package static func == (a: ClausePlaces, b: ClausePlaces) -> Bool { true }
    package func hash(into hasher: inout Hasher) {}
}
