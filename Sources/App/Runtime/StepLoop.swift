package import Engine
package import Logging
internal import Runbooks
internal import ServiceLifecycle
internal import Vocabulary

/// Whoever carries out an automated step; in the server the edge that runs commands and asks Prometheus, in a rehearsal the scenario.
package struct StepHand: Sendable {
    package let carryOut: @Sendable (StepOrder) async -> StepOutcome

    package init(carryOut: @escaping @Sendable (StepOrder) async -> StepOutcome) { self.carryOut = carryOut }

    /// Where nothing may be carried out.
    package static let none = StepHand { _ in StepOutcome(.refused, reason: "this server carries out no steps") }
}

/// Has automated steps carried out, and brings what they came to back through the one door.
package struct StepLoop: Looping {
    private let dispatcher: Dispatcher
    private let hand: StepHand
    private let health: Health
    private let logger: Logger

    package init(dispatcher: Dispatcher, hand: StepHand, health: Health, logger: Logger) {
        self.dispatcher = dispatcher
        self.hand = hand
        self.health = health
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            let places = Places(Limits.stepsAtOnce)
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    health.alive("steps", at: dispatcher.clock.now)
                    for order in dispatcher.orders.take(atMost: places.free) {
                        places.take()
                        group.addTask {
                            await carryOut(order)
                            _ = places.giveBack()
                            dispatcher.orders.bell.ring()
                        }
                    }
                    await dispatcher.orders.bell.wait(atMost: Limits.loopPause)
                }
            }
        }
    }

    /// Carries out everything that waits, one after the other; answers how much there was.
    package func round() async -> Int {
        let orders = dispatcher.orders.take(atMost: .max)
        for order in orders { await carryOut(order) }
        return orders.count
    }

    private func carryOut(_ order: StepOrder) async {
        let outcome = await hand.carryOut(order)
        do {
            _ = try await dispatcher.perform(
                .play(.ended(order.playbook, step: order.number, outcome)), on: order.incident, by: .runbell)
        } catch {
            // The incident stops waiting for it by itself, and says so.
            logger.error(
                "could not keep what a step came to",
                metadata: ["incident": "\(order.incident)", "step": "\(order.playbook) \(order.number)", "reason": "\(error)"])
        }
    }
}
