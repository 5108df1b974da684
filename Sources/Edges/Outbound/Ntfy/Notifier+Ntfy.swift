extension Notifier {
    /// A push to a phone or a desktop, without anybody's cloud.
    package static func ntfy(_ settings: NtfySettings, wire: Wire) -> Notifier {
        .judging { letter in
            let topic = NtfyMessage.topic(letter, settings)
            guard NtfyMessage.isTopic(topic) else {
                let said = Wording.cut(Wording.oneLine(topic), 80)
                return .badAddress(reason: "\"\(said)\" is not an ntfy topic: use up to 64 letters, digits, - and _")
            }
            return NtfyMessage.verdict(await wire.perform(NtfyMessage.request(letter, settings)))
        }
    }
}
