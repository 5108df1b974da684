package import Outbound
internal import Vocabulary

/// Carries out one automated step and tells what became of it. Whether, when and for whom is decided elsewhere.
package struct ErrandRunner: Sendable {
    private let allowed: AllowList
    private let wire: Wire
    private let floor: CommandFloor
    private let grace: Duration

    /// - wire: for HTTP and Prometheus. Not the one pages leave by, so that slow steps never take a page's place.
    /// - grace: between asking a program to end and ending it.
    package init(allowed: AllowList, wire: Wire, atOnce: Int = Limits.commandsAtOnce, grace: Duration = Limits.stepGrace) {
        self.allowed = allowed
        self.wire = wire
        self.grace = grace
        floor = CommandFloor(places: atOnce)
    }

    /// Answers within the time-out and two graces, whatever the other side does. When the task is cancelled, a command is ended as if its time
    /// were up.
    ///
    /// - secrets: values that must not be shown, wherever they turn up.
    package func run(_ errand: Errand, timeout: Duration, secrets: [String] = []) async -> ErrandOutcome {
        let begin = ContinuousClock.now
        let raw = await carryOut(errand, timeout: timeout)
        return raw.outcome(masking: Mask(secrets), took: .now - begin)
    }

    private func carryOut(_ errand: Errand, timeout: Duration) async -> RawOutcome {
        switch errand {
        case .command(let arguments, let environment):
            await command(arguments, environment, timeout)
        case .http(let method, let url, let headers, let body, let expect):
            await HTTPErrand(method: method, url: url, headers: headers, body: body).run(timeout: timeout, by: wire) { $0.judged(expecting: expect) }
        case .prometheus(let url, let query, let headers, let expect):
            await HTTPErrand(method: "GET", url: PrometheusQuery.address(url, query), headers: headers).run(timeout: timeout, by: wire) {
                PrometheusQuery.judge($0, expect)
            }
        }
    }

    private func command(_ arguments: [String], _ environment: [String: String], _ timeout: Duration) async -> RawOutcome {
        let command: Command
        do throws(AllowList.Refusal) {
            command = try Command(arguments, environment, allowed)
        } catch {
            return RawOutcome(ending: .refused(reason: error.reason))
        }
        let bell = StopBell()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                floor.add(CommandJob(command: command, timeout: timeout, deadline: .now + timeout, grace: grace, bell: bell, waiter: waiter))
            }
        } onCancel: {
            bell.ring()
        }
    }
}
