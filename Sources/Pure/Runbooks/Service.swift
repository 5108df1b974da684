package import Vocabulary

/// Something that can break, and whose it is.
package struct Service: Hashable, Sendable {
    package var name: ServiceName
    package var owner: SeatName?
    package var dashboards: [String]

    package init(name: ServiceName, owner: SeatName? = nil, dashboards: [String] = []) {
        self.name = name
        self.owner = owner
        self.dashboards = dashboards
    }
}
