package import Vocabulary

extension Notifier {
    /// A push to every device a person switched on; it has arrived when one of them has it. A device its push service does not know any more
    /// is crossed out, and where none is left the letter is refused at once, so that the next way takes its turn.
    package static func webPush(
        _ settings: WebPushSettings, devices book: DeviceBook, wire: Wire,
        chance: @escaping @Sendable () -> PushEncryption.Chance = { .fresh() }, now: @escaping @Sendable () -> Moment
    ) -> Notifier {
        .judging { letter in
            let devices: [PushDevice]
            do { devices = try await book.devices(letter.address) } catch {
                return .later(reason: "the devices of \(letter.address) cannot be read", after: nil)
            }
            // Refused rather than a bad address: another connection may reach who has no device here.
            guard !devices.isEmpty else { return .refused(reason: "\(letter.address) has switched on no device") }
            return await withTaskGroup(of: WebPushMessage.Outcome.self) { group in
                for device in devices { group.addTask { await push(letter, to: device, settings, book, wire, chance(), now()) } }
                var outcomes: [WebPushMessage.Outcome] = []
                for await outcome in group { outcomes.append(outcome) }
                return verdict(outcomes)
            }
        }
    }

    private static func push(
        _ letter: Letter, to device: PushDevice, _ settings: WebPushSettings, _ book: DeviceBook, _ wire: Wire, _ chance: PushEncryption.Chance,
        _ now: Moment
    ) async -> WebPushMessage.Outcome {
        // A runbook that allows it no more holds for what was switched on while it did.
        if let objection = PushDevice.objection(to: device.endpoint, allowsPrivate: settings.allowsPrivate) {
            return .refused(reason: "the device's address \(objection)")
        }
        let request: HTTPRequest
        do { request = try WebPushMessage.request(letter, to: device, settings, chance: chance, at: now) } catch {
            return .refused(reason: "\(error)")
        }
        let outcome = WebPushMessage.outcome(await wire.perform(request))
        switch outcome {
        case .took: await book.used(device)
        case .gone: await book.gone(device)
        case .later, .refused: break
        }
        return outcome
    }

    /// One device that rings is enough; one that may ring later is worth another try; else why the first one cannot.
    private static func verdict(_ outcomes: [WebPushMessage.Outcome]) -> Verdict {
        var best = Verdict.refused(reason: "no device is left: every one was switched off")
        for outcome in outcomes {
            switch (outcome, best) {
            case (.took, _): return .delivered
            case (.later(let reason, let after), .refused): best = .later(reason: reason, after: after)
            case (.refused(let reason), .refused): best = .refused(reason: reason)
            case (.gone, _), (.later, _), (.refused, _): break
            }
        }
        return best
    }
}
