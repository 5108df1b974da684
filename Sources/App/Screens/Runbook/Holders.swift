internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Which people are behind a name of the runbook, in words: `Ana, Bo, Cy take turns`, `Cy, then Bo`.
struct Holders: Sendable {
    private let book: Runbook

    init(_ book: Runbook) { self.book = book }

    /// Empty where the name says it already.
    func people(_ target: Rung.Target) -> String {
        switch target {
        case .person(let name): book.people[name].map { $0.fullName == name.text ? "" : $0.fullName } ?? ""
        case .seat(let name): book.seats[name].map(people) ?? ""
        case .schedule(let name): book.schedules[name].map(people) ?? ""
        }
    }

    func people(_ seat: Seat) -> String {
        switch seat {
        case .held(let people): names(people, by: ", then ")
        case .group(let people): "all of " + names(people, by: ", ")
        }
    }

    func people(_ schedule: Schedule) -> String {
        switch schedule.cover {
        case .seat(let seat): return "\(seat): \(book.seats[seat].map(people) ?? "nobody")"
        case .layers(let layers):
            var seen: Set<PersonName> = []
            let turns = layers.flatMap { $0.rotate.joined() }.filter { seen.insert($0).inserted }
            return names(turns, by: ", ") + (turns.count > 1 ? " take turns" : "")
        }
    }

    func names(_ people: [PersonName], by comma: String) -> String {
        people.map { book.people[$0]?.fullName ?? $0.text }.joined(separator: comma)
    }
}
