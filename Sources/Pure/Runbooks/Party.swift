package import Vocabulary

/// Who owes something, or is asked for it. Which people that is, is asked when it matters.
package enum Party: Hashable, Sendable {
    /// Whoever the ladder asks just now.
    case ladder
    case role(RoleName)
    case seat(SeatName)
    case schedule(ScheduleName)
    case person(PersonName)
    /// Whoever the RACI table makes responsible, or accountable, for a phase.
    case responsible(in: PhaseName)
    case accountable(in: PhaseName)
    /// Everybody who works on the incident.
    case responders
    /// Everybody who is on call on any schedule.
    case everyoneOnCall
}

extension Party: CustomStringConvertible {
    /// The word it is stored and written under, and the name that goes with it.
    package var parts: (kind: String, name: String?) {
        switch self {
        case .ladder: ("ladder", nil)
        case .role(let name): ("role", name.text)
        case .seat(let name): ("seat", name.text)
        case .schedule(let name): ("schedule", name.text)
        case .person(let name): ("person", name.text)
        case .responsible(let phase): ("responsible", phase.text)
        case .accountable(let phase): ("accountable", phase.text)
        case .responders: ("responders", nil)
        case .everyoneOnCall: ("everyone on call", nil)
        }
    }

    package init?(kind: String, name: String?) {
        switch (kind, name) {
        case ("ladder", nil): self = .ladder
        case ("role", let name?): self = .role(RoleName(name))
        case ("seat", let name?): self = .seat(SeatName(name))
        case ("schedule", let name?): self = .schedule(ScheduleName(name))
        case ("person", let name?): self = .person(PersonName(name))
        case ("responsible", let name?): self = .responsible(in: PhaseName(name))
        case ("accountable", let name?): self = .accountable(in: PhaseName(name))
        case ("responders", nil): self = .responders
        case ("everyone on call", nil): self = .everyoneOnCall
        default: return nil
        }
    }

    /// `ladder`, `seat:cto`, `person:ana`.
    package var description: String {
        let parts = parts
        return parts.name.map { "\(parts.kind):\($0)" } ?? parts.kind
    }

    /// Reads what `description` says.
    package init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else {
            self.init(kind: String(text), name: nil)
            return
        }
        self.init(kind: String(text[..<colon]), name: String(text[text.index(after: colon)...]))
    }
}
