package import Engine
internal import Outbound
package import Runbooks
package import Vocabulary

/// One message that reached somebody in a rehearsal.
package struct Message: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Wakes this person.
        case page(PersonName, by: Way)
        /// Tells this person something that can wait.
        case reminder(PersonName)
        /// Goes to a channel.
        case notice
    }

    package var kind: Kind
    package var at: Moment
    package var position: Int64
    package var incidents: [IncidentID]
    package var audience: Audience
    package var carrier: ConnectionName
    package var title: String
    package var text: String
    package var because: PageReason?

    static func all(of deliveries: [Cast.Delivery], lines: [Record.Line], book: AddressBook) -> [Message] {
        var reasons: [PageID: PageReason] = [:]
        for line in lines {
            switch line.event.what {
            case .paged(let notes, let because): for note in notes { reasons[note.id] = because }
            case .noticed(let notes, let because): for note in notes { reasons[note.id] = because }
            default: break
            }
        }
        return deliveries.map { Message($0, because: reasons[$0.letter.id], book: book) }
    }

    /// About the runbook itself rather than an incident.
    var isOfProgramme: Bool { incidents == [Programme.id] }

    private init(_ delivery: Cast.Delivery, because: PageReason?, book: AddressBook) {
        let letter = delivery.letter
        at = delivery.at
        position = delivery.position
        carrier = delivery.carrier
        self.because = because
        title = letter.title
        text = letter.text
        audience = Audience(connection: letter.connection, destination: letter.address)
        incidents = letter.items.isEmpty ? [letter.id.incident] : letter.items.map(\.incident)
        if let person = letter.person, let way = letter.way {
            kind = .page(person, by: way)
        } else if let person = book.person(of: letter) {
            kind = .reminder(person)
        } else {
            kind = .notice
        }
    }
}
