internal import Engine
internal import Runbooks
internal import Runtime
internal import Storage
internal import Vocabulary

/// What is done for the runbook itself.
extension ScenarioRun {
    func carryOut(_ routine: Scenario.Routine, by person: PersonName?) async throws(Trouble) {
        let author = Author.person(person ?? runbook.somebody(for: nil))
        _ = try await world.dispatcher.perform(command(for: routine, by: person), by: routine.author ?? author)
    }

    private func command(for routine: Scenario.Routine, by person: PersonName?) -> ProgrammeCommand {
        switch routine {
        case .drill(let drill): .drillEnded(drill, participants: participants(of: drill), lessons: "")
        case .read(let person): .read(runbook.version, by: person)
        case .certify(let certificate, let person): .certify(person, certificate, proof: "As rehearsed")
        case .approveVersion(let party): .approveVersion(runbook.version, for: party)
        case .upkeep(let what): .upkeepDone(what, words: "")
        case .followUp: .actionsGoneThrough(words: "")
        case .maintenance(let plan):
            .planMaintenance(
                Programme.Maintenance(
                    title: plan.title, components: plan.components, start: world.clock.now + plan.startsIn,
                    end: world.clock.now + plan.startsIn + plan.length))
        }
    }

    /// Everybody who was asked.
    private func participants(of drill: DrillName) -> [PersonName] {
        guard let plan = runbook.drills.first(where: { $0.name == drill }) else { return [] }
        return Set(runbook.members(of: plan.who)).sorted()
    }
}

extension Scenario.Routine {
    /// Whoever it is about does it.
    fileprivate var author: Author? {
        if case .read(let person) = self { .person(person) } else { nil }
    }
}
