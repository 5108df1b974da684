internal import Signing
internal import Vocabulary

/// A letter as a text message or a phone call (twilio.com/docs/messaging/api/message-resource, /voice/api/call-resource).
package enum TwilioMessage {
    package static func request(_ letter: Letter, _ settings: TwilioSettings) -> HTTPRequest {
        let isCall = letter.way == .call
        let headers: [HTTPRequest.Header] = [
            .init("Content-Type", "application/x-www-form-urlencoded"),
            .init("Authorization", "Basic " + Array("\(settings.account):\(settings.token)".utf8).base64),
        ]
        return HTTPRequest(
            url: "\(settings.url)/2010-04-01/Accounts/\(PercentEncoding.encode(settings.account))/\(isCall ? "Calls" : "Messages").json",
            headers: headers,
            body: Array(Form.text(isCall ? call(letter, settings) : sms(letter, settings)).utf8), timeout: settings.timeout)
    }

    /// E.164: a plus sign and 8 to 15 digits, the first not 0.
    package static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.dropFirst()
        return text.utf8.first == UInt8(ascii: "+") && 8...15 ~= digits.count && digits.first != 48 && digits.allSatisfy { (48...57).contains($0) }
    }

    private static func sms(_ letter: Letter, _ settings: TwilioSettings) -> [(String, String)] {
        var fields = [("To", letter.address)]
        fields.append(settings.messagingService.map { ("MessagingServiceSid", $0) } ?? ("From", settings.from))
        fields.append(("Body", Wording.short(letter)))
        if let receipt = callback("status", letter, settings) { fields.append(("StatusCallback", receipt)) }
        return fields
    }

    private static func call(_ letter: Letter, _ settings: TwilioSettings) -> [(String, String)] {
        var fields = [("To", letter.address), ("From", settings.from), ("Twiml", twiml(letter, callback("gather", letter, settings)))]
        // Shorter than a voicemail takes to pick up, as a rule; a machine cannot press the key anyway.
        fields.append(("Timeout", "25"))
        if let receipt = callback("status", letter, settings) { fields.append(("StatusCallback", receipt)) }
        return fields
    }

    /// Says it twice and waits for a key after each. What stands after a `Gather` is only reached when no key was pressed.
    static func twiml(_ letter: Letter, _ gather: String?) -> String {
        let spoken = Wording.escapedXML(Wording.spoken(letter))
        guard let gather, letter.person != nil, !letter.items.isEmpty else {
            return "<Response><Say language=\"en-US\">\(spoken)</Say><Pause/><Say language=\"en-US\">\(spoken)</Say></Response>"
        }
        let keys =
            letter.items.count + letter.more == 1
            ? "Press 1 to acknowledge, 2 to escalate, 3 to repeat."
            : "Press 1 to acknowledge the first, 2 to escalate it, 3 to repeat."
        let ask = """
            <Gather input="dtmf" numDigits="1" timeout="8" action="\(Wording.escapedXML(gather))" method="POST">\
            <Say language="en-US">\(spoken) \(keys)</Say></Gather>
            """
        return "<Response>\(ask)\(ask)<Say language=\"en-US\">No key was pressed. Goodbye.</Say></Response>"
    }

    /// `{public}/inbound/twilio/{connection}/{gather|status}?page=INC-42.7`: the page says whom we called and about what, the connection
    /// says whose token signs the callback.
    static func callback(_ kind: String, _ letter: Letter, _ settings: TwilioSettings) -> String? {
        settings.callbacks.map { "\($0)/inbound/twilio/\(PercentEncoding.encode(letter.connection.text))/\(kind)?page=\(letter.id)" }
    }
}

/// `application/x-www-form-urlencoded` (url.spec.whatwg.org, section 5).
enum Form {
    static func text(_ fields: [(String, String)]) -> String {
        fields.map { "\(PercentEncoding.encode($0.0))=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    }
}
