package import Vocabulary

extension Notifier {
    /// A mail with a button to acknowledge.
    package static func smtp(_ settings: SMTPSettings, wire: Wire, now: @escaping @Sendable () -> Moment) -> Notifier {
        .judging { letter in
            guard MailAddress.isSendable(letter.address) else {
                return .badAddress(reason: "not a mail address: write one, such as ana@pria.example")
            }
            guard let fault = await wire.deliver(MailMessage.request(letter, settings, at: now())) else { return .delivered }
            return RetryTable.verdict(fault)
        }
    }
}
