internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// Gathers what is known of one person of a runbook.
struct Census {
    private let book: Runbook
    private let programme: Programme
    private let now: Moment
    private let clock: WallClock
    private let holders: [CertificateName: Set<PersonName>]
    private let readers: Set<PersonName>

    init(_ book: Runbook, _ programme: Programme, at now: Moment) {
        self.book = book
        self.programme = programme
        self.now = now
        clock = .of(book.zone)
        holders = programme.certified(under: book, at: now)
        readers = Set(book.members(of: book.upkeep.readers))
    }

    func line(_ person: Person, mayTest: Bool) -> PeopleScreen.Line {
        let name = person.name
        let hasRead = programme.read[name] == book.version
        let readBy = programme.owing(of: .read(name))?.duty
        let test = programme.wayTests[name]
        return PeopleScreen.Line(
            anchor: "person-\(PercentEncoding.encode(name.text))", fullName: person.fullName,
            alias: person.fullName.lowercased() == name.text ? nil : name.text, seats: seats(of: name), schedules: schedules(of: name),
            ways: ways(to: name), certificates: certificates(of: name),
            reading: hasRead ? "read" : readers.contains(name) ? "not read yet" + (readBy.map { ", due \(clock.day(at: $0.due))" } ?? "") : nil,
            isUnread: !hasRead && (readBy.map { $0.isOwed && $0.due < now } ?? false),
            testedAt: test.map { When($0.at, at: now, on: clock) }, tests: test?.attempts.map { PeopleScreen.TestLine($0) } ?? [],
            testPath: mayTest ? "/people/\(PercentEncoding.encode(name.text))/test-page" : nil)
    }

    private func seats(of name: PersonName) -> String? {
        let own = book.seats.sorted { $0.key < $1.key }.compactMap { seat, held in
            held.holders.contains(name) ? seat.text : held.backups.contains(name) ? "\(seat) (backup)" : nil
        }
        return own.isEmpty ? nil : own.joined(separator: ", ")
    }

    private func schedules(of name: PersonName) -> String? {
        let own = book.schedules.keys.sorted().filter { book.members(of: .schedule($0)).contains(name) }
        return own.isEmpty ? nil : own.map(\.text).joined(separator: ", ")
    }

    private func ways(to name: PersonName) -> [PeopleScreen.WayLine] {
        let urgent = book.waysToReach(name, urgency: .urgent)
        let normal = book.waysToReach(name, urgency: .normal).filter { way in !urgent.contains { $0.way == way.way } }
        return urgent.map { PeopleScreen.WayLine($0, $0.after == .zero ? nil : "after \($0.after.written)") }
            + normal.map { PeopleScreen.WayLine($0, "when it can wait") }
    }

    private func certificates(of name: PersonName) -> [PeopleScreen.CertificateLine] {
        book.certifications.compactMap { certification in
            let shown = programme.certificates[certification.name]?[name]
            guard shown != nil || book.members(of: certification.who).contains(name) else { return nil }
            let owing = programme.owing(of: .certify(certification.name, name))?.duty
            return PeopleScreen.CertificateLine(
                certificate: certification.name.text, isValid: holders[certification.name]?.contains(name) ?? false,
                shown: shown.map { When($0.at, at: now, on: clock) },
                until: owing.flatMap { $0.isOwed ? clock.day(at: $0.due) : nil })
        }
    }
}

extension PeopleScreen.WayLine {
    fileprivate init(_ approach: Approach, _ wait: String?) {
        way = approach.way.rawValue
        mask = Masked.address(approach.address, by: approach.way)
        self.wait = wait
    }
}

extension PeopleScreen.TestLine {
    fileprivate init(_ attempt: Programme.Attempt) {
        how = attempt.way.rawValue
        (words, isBad) =
            switch attempt.outcome {
            case nil: ("on its way", false)
            case .delivered(let provider): ("\(provider) took it", false)
            case .failed(let reason): ("failed: \(reason)", true)
            case .expired: ("could not be sent in time", true)
            case .superseded: ("taken back", true)
            }
    }
}

/// An address that only whoever knows it recognises.
enum Masked {
    /// `+46 … 12`, `a…@shop.example`; of every other way nothing, because whoever knows a topic reads it.
    static func address(_ address: String, by way: Way) -> String {
        switch way {
        case .sms, .call: "\(address.prefix(3)) … \(address.suffix(2))"
        case .email: address.firstIndex(of: "@").map { "\(address.prefix(1))…\(address[$0...])" } ?? "…"
        case .push, .slack, .webhook: ""
        }
    }
}
