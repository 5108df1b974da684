package import Vocabulary

extension Notifier {
    /// A program of your own, told by a signed POST.
    package static func webhook(_ settings: WebhookSettings, wire: Wire, now: @escaping @Sendable () -> Moment) -> Notifier {
        .judging { letter in WebhookMessage.verdict(await wire.perform(WebhookMessage.request(letter, settings, at: now()))) }
    }
}
