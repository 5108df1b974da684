extension Notifier {
    /// A message to a channel, or to a person: Slack opens the conversation when the address is a member id.
    package static func slack(_ settings: SlackSettings, wire: Wire) -> Notifier {
        .judging { letter in
            if case .api = settings.door, letter.address.isEmpty, settings.channel.isEmpty {
                return .badAddress(reason: "no Slack channel or member id: set channel on the connection, or slack on the person")
            }
            var result = await wire.perform(SlackMessage.request(letter, settings))
            if SlackReceipt.wantsPlain(result) { result = await wire.perform(SlackMessage.request(letter, settings, plain: true)) }
            return SlackReceipt.verdict(result, settings.door)
        }
    }
}
