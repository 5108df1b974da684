internal import Engine
internal import OnCall
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
        let roster = Roster(schedules: runbook.schedules, seats: runbook.seats)
        let people = runbook.drills.first { $0.name == drill }?.who.flatMap { party -> [PersonName] in
            switch party {
            case .person(let person): [person]
            case .seat(let seat): roster.people(in: seat)
            case .schedule(let schedule): roster.onCall(schedule, at: world.clock.now)
            case .everyoneOnCall: runbook.schedules.keys.sorted().flatMap { roster.onCall($0, at: world.clock.now) }
            case .ladder, .role, .responsible, .accountable, .responders: []
            }
        }
        return Set(people ?? []).sorted()
    }
}

extension Scenario.Routine {
    /// Whoever it is about does it.
    fileprivate var author: Author? {
        if case .read(let person) = self { .person(person) } else { nil }
    }
}
