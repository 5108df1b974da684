internal import Vocabulary

/// A text message somebody sent to our number.
///
/// Source: https://www.twilio.com/docs/messaging/twiml#twilios-request-to-your-application
package struct TwilioSMS: Hashable, Sendable {
    package let messageSid: String
    /// E.164.
    package let from: String
    package let body: String

    package init(_ form: Form) throws(Problem) {
        guard let from = form["From"], !from.isEmpty else { throw Problem(field: "From", message: "is missing") }
        guard let body = form["Body"] else { throw Problem(field: "Body", message: "is missing") }
        self.from = from
        self.body = body
        messageSid = form["MessageSid"] ?? form["SmsSid"] ?? ""
    }

    /// Nil when the words are none that we know; answer with `help` then, so that nobody believes to have acknowledged.
    package var reply: Reply? {
        ReplyGrammar.read(body).map { Reply($0.verb, $0.which, sender: .phone(from), channel: .sms) }
    }

    package static let help = "Not understood, nothing was acknowledged. Reply ACK 42, RESOLVE 42 or ESC 42 with the incident's number."
}
