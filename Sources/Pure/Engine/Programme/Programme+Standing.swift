internal import OnCall
package import Runbooks
package import Vocabulary

/// Who may be woken and who may lead, as far as certificates and reading go.
extension Programme {
    /// People a rung should not wake: a certificate it is needed for ran out and its grace is over, or the version in force was not read
    /// in time. Whoever asks still wakes somebody when this leaves nobody.
    package func barred(under runbook: Runbook, at moment: Moment) -> Set<PersonName> {
        var barred: Set<PersonName> = []
        for certification in runbook.certifications where certification.isNeededForRungs {
            for person in runbook.members(of: certification.who) where lacks(certification, person, at: moment, runbook) { barred.insert(person) }
        }
        for person in runbook.members(of: runbook.upkeep.readers) {
            if let duty = owing(of: .read(person))?.duty, duty.isOwed, duty.due < moment { barred.insert(person) }
        }
        return barred
    }

    /// Who may do what a certificate is needed for: everybody who has it, and those who may still do without it.
    package func certified(under runbook: Runbook, at moment: Moment) -> [CertificateName: Set<PersonName>] {
        var certified: [CertificateName: Set<PersonName>] = [:]
        for certification in runbook.certifications {
            let people = runbook.members(of: certification.who) + (certificates[certification.name]?.keys.sorted() ?? [])
            certified[certification.name] = Set(people.filter { !lacks(certification, $0, at: moment, runbook) })
        }
        return certified
    }

    private func lacks(_ certification: Certification, _ person: PersonName, at moment: Moment, _ runbook: Runbook) -> Bool {
        let name = DutyName.certify(certification.name, person)
        if case .waived = owing(of: name)?.duty.state { return false }
        guard let last = certificates[certification.name]?[person]?.at else {
            // Not looked after yet: nobody is barred by a rule that has not begun.
            return since[name].map { runbook.business.moment(after: $0, span: certification.leave) < moment } ?? false
        }
        guard let renew = certification.renew else { return false }
        let ranOut = runbook.business.moment(after: last, span: renew)
        return runbook.business.moment(after: ranOut, span: certification.leave) < moment
    }
}
