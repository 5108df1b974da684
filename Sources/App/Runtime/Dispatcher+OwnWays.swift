internal import Engine
package import Runbooks
internal import Storage
package import Vocabulary

/// How people said that they are reached. The runbook in force says who may; what was said before counts on only while they may.
extension Dispatcher {
    /// Nothing where it cannot be read: the runbook's ways are known, and no page waits for others.
    func ownReach(_ programme: Programme, under runbook: Runbook) async -> [PersonName: OwnReach] {
        guard !runbook.ownWays.isEmpty, let rows = try? await journal.ownAddresses() else { return [:] }
        var own = programme.ownRules
        for row in rows { own[row.person, default: OwnReach()].addresses[row.contact] = row.address }
        return own.filter { runbook.leavesWays(to: $0.key) }
    }

    package func ownReach() async -> [PersonName: OwnReach] { await readiness().own }

    /// The runbook in force, with what people said of themselves.
    package func honoured() async -> Runbook { library.current.honouring(await readiness().own) }

    /// The row that changes with what was decided.
    func ownAddress(_ command: ProgrammeCommand, at now: Moment) -> OwnAddressRow.Change? {
        switch command {
        case .ownWay(let person, let contact, let address):
            .keep(OwnAddressRow(person: person, contact: contact, address: contact.address(address) ?? address, provenAt: now))
        case .dropOwnWay(let person, let contact): .drop(person, contact)
        default: nil
        }
    }
}
