package import Vocabulary

/// A call of ours that was answered, and the key that was pressed: Twilio asks what to say next.
///
/// Source: https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
package struct TwilioCall: Hashable, Sendable {
    package enum Key: Hashable, Sendable { case acknowledge, escalate, again, nothing }

    package let callSid: String
    /// Whom we called, in E.164.
    package let person: String
    /// A machine took the call: nobody heard the page, so nothing it sends may acknowledge.
    package let answeredByMachine: Bool
    package let key: Key

    package init(_ form: Form) throws(Problem) {
        guard let callSid = form["CallSid"], !callSid.isEmpty else { throw Problem(field: "CallSid", message: "is missing") }
        // On a call from us the person is who was called; on one to us, who is calling.
        let inbound = form["Direction"] == "inbound"
        guard let person = form[inbound ? "From" : "To"], !person.isEmpty else {
            throw Problem(field: inbound ? "From" : "To", message: "is missing")
        }
        self.callSid = callSid
        self.person = person
        answeredByMachine = TwilioCall.isMachine(form["AnsweredBy"])
        key = TwilioCall.key(form["Digits"])
    }

    /// `machine_start`, `machine_end_beep` … and `fax`; `human`, `unknown` and silence are people.
    static func isMachine(_ answeredBy: String?) -> Bool {
        guard let answeredBy = answeredBy?.lowercased() else { return false }
        return answeredBy.hasPrefix("machine") || answeredBy == "fax"
    }

    private static func key(_ digits: String?) -> Key {
        switch digits {
        case "1": .acknowledge
        case "2": .escalate
        case "3": .again
        default: .nothing
        }
    }

    /// Nil when no key was pressed that answers the page.
    package func reply(to incident: IncidentID) -> Reply? {
        guard !answeredByMachine else { return nil }
        switch key {
        case .acknowledge: return Reply(.acknowledge, .these([incident]), sender: .phone(person), channel: .call)
        case .escalate: return Reply(.escalate, .these([incident]), sender: .phone(person), channel: .call)
        case .again, .nothing: return nil
        }
    }
}
