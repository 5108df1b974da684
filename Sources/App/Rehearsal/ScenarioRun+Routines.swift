internal import Engine
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// What is done for the runbook itself.
extension ScenarioRun {
    func carryOut(_ routine: Scenario.Routine, by person: PersonName?) async throws(Trouble) {
        throw .refused(.notAllowed("routine"))
    }
}
