import Engine
import Outbound
import Rehearsal
import Runbooks
import Runtime
import Storage
import Vocabulary

/// What a journey asks of a world, in words.
extension World {
    /// Minutes since the start of everything that reached a person: `0m ana push`, `5m bo push`. What left at the same moment is
    /// in the order of the alphabet, because the providers are called side by side.
    func pages(since start: Moment) -> [String] {
        let order = { (delivery: Cast.Delivery) in (delivery.at, delivery.letter.person ?? "", delivery.letter.way?.rawValue ?? "") }
        return cast.deliveries.sorted { order($0) < order($1) }.compactMap { delivery in
            guard let person = delivery.letter.person else { return nil }
            let seconds = (delivery.at - start).milliseconds / 1000
            let time = seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds / 60)m\(seconds % 60)s"
            return "\(time) \(person) \(delivery.letter.way?.rawValue ?? "-")"
        }
    }

    func onlyIncident() async throws -> Incident? {
        let rows = try await journal.incidents(IncidentQuery(limit: 2))
        guard rows.count == 1 else { return nil }
        return try await dispatcher.incident(rows[0].id)
    }

    func events(of id: IncidentID) async throws -> [IncidentEvent.What] { try await journal.events(of: id).map(\.event.what) }
}

extension Moment {
    init(_ text: String) { self.init(rfc3339: text)! }
}
