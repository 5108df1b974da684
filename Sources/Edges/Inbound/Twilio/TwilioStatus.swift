/// How far a message or a call of ours came. Twilio may send these out of order: a later word never takes back an end.
///
/// Sources: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks,
/// https://www.twilio.com/docs/voice/api/call-resource#statuscallback
package struct TwilioStatus: Hashable, Sendable {
    package enum Stage: Hashable, Sendable {
        case underway
        case delivered
        /// A call that only a machine heard.
        case voicemail
        /// The words are for the record: `undelivered, error 30005`.
        case failed(String)
    }

    /// Message or call SID.
    package let sid: String
    package let stage: Stage

    package init(_ form: Form) throws(Problem) {
        if let status = form["MessageStatus"] ?? form["SmsStatus"] {
            sid = try TwilioStatus.required("MessageSid", form)
            stage = TwilioStatus.message(status, form["ErrorCode"])
        } else if let status = form["CallStatus"] {
            sid = try TwilioStatus.required("CallSid", form)
            stage = TwilioStatus.call(status, form)
        } else {
            throw Problem(field: "MessageStatus", message: "is missing, and so is CallStatus")
        }
    }

    private static func required(_ name: String, _ form: Form) throws(Problem) -> String {
        guard let value = form[name], !value.isEmpty else { throw Problem(field: name, message: "is missing") }
        return value
    }

    private static func message(_ status: String, _ error: String?) -> Stage {
        switch status.lowercased() {
        case "delivered", "read": return .delivered
        case "undelivered", "failed", "canceled":
            guard let error, !error.isEmpty, error != "0" else { return .failed(status) }
            return .failed("\(status), error \(error.prefix(20))")
        default: return .underway
        }
    }

    private static func call(_ status: String, _ form: Form) -> Stage {
        switch status.lowercased() {
        case "completed": TwilioCall.isMachine(form["AnsweredBy"]) ? .voicemail : .delivered
        case "busy", "no-answer", "failed", "canceled": .failed(status)
        default: .underway
        }
    }
}
