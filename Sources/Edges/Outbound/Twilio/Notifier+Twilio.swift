internal import Vocabulary

extension Notifier {
    /// A text message, or a phone call when that is the letter's way.
    package static func twilio(_ settings: TwilioSettings, wire: Wire) -> Notifier {
        .judging { letter in
            guard TwilioMessage.isNumber(letter.address) else {
                return .badAddress(reason: "the phone number is not in international form: write + and the digits, such as +46700000001")
            }
            if letter.way == .call, settings.from.isEmpty {
                return .refused(reason: "a call needs a number to call from: set from on the connection")
            }
            return TwilioReceipt.verdict(await wire.perform(TwilioMessage.request(letter, settings)))
        }
    }
}
