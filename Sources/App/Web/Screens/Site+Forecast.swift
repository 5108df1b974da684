internal import Assurance
internal import OnCall
internal import Runbooks
internal import Runtime
internal import Vocabulary

extension Site {
    /// Of the runbook in force, from today; nil while it is worked out: nobody who reads a runbook waits for it.
    func forecast() async throws -> Forecast? {
        let (question, foretell) = try await foretelling()
        return forecasts.answerSoFar(to: question, orWork: foretell)
    }

    /// Works out behind whatever is more urgent what somebody will look at after a start.
    package func workAhead() async {
        await countAhead()
        guard let (question, foretell) = try? await foretelling() else { return }
        _ = await forecasts.answer(to: question, orWork: foretell)
    }

    private func foretelling() async throws -> (ProvenYear, @Sendable () -> Forecast) {
        let runbook = dispatcher.library.current
        let clock = WallClock.of(runbook.zone)
        let day = clock.reading(at: now).day
        let overrides = try await dispatcher.overridesInForce()
        let own = await dispatcher.ownReach()
        let start = clock.moment(of: WallReading(day, minute: 0))
        return (
            ProvenYear(runbook: runbook.version, day: day, overrides: overrides, own: own),
            { Forecast(of: Proof(of: runbook.honouring(own), over: start..<start + Forecast.length, overrides: overrides)) }
        )
    }
}
