internal import Vocabulary

/// Two people who look at the same screen: the second one's change is made only in place of what they saw.
extension Deliberation {
    /// Sent again after the answer was lost, it is there already.
    func insist(on reading: Reading, before command: IncidentCommand) throws(Refusal) {
        guard incident.shows(reading) || command.aim.map(incident.shows) == true else { throw .overtaken }
    }
}

extension Incident {
    fileprivate func shows(_ reading: Reading) -> Bool {
        switch reading {
        case .severity(let name): severity == name
        case .phase(let name): progress.phase == name
        case .status(let name): progress.status == name
        case .holder(let role, let person): staff[role]?.holder == person
        }
    }
}

extension IncidentCommand {
    /// What can be read once it is carried out.
    fileprivate var aim: Reading? {
        switch self {
        case .changeSeverity(let name, _): .severity(name)
        case .progress(.enter(let name)): .phase(name)
        case .progress(.setStatus(let name)): .status(name)
        case .staff(.assign(let role, let person)), .staff(.handOver(let role, let person, _)): .holder(of: role, person)
        default: nil
        }
    }
}
