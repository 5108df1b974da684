/// What Twilio is told to do, in its own XML. Everything that came from outside is escaped.
///
/// Source: https://www.twilio.com/docs/voice/twiml, https://www.twilio.com/docs/messaging/twiml
package enum TwiML {
    /// Says the page and waits for one key; says once more when none is pressed, then hangs up. Silence acknowledges nothing.
    /// `action` is the URL that is sent the key.
    package static func page(_ words: String, action: String, language: String = "en-US") -> Answer {
        let keys = "Press 1 to acknowledge, 2 to escalate, 3 to repeat."
        let gather = """
            <Gather input="dtmf" numDigits="1" timeout="8" action="\(escaped(action))" method="POST">\(say("\(words) \(keys)", language))</Gather>
            """
        return answer(gather + gather + say("No key was pressed. This page is not acknowledged. Goodbye.", language) + "<Hangup/>")
    }

    /// For a machine: the page is said, no key is asked for, and whoever hears it later knows that somebody else is woken.
    package static func voicemail(_ words: String, language: String = "en-US") -> Answer {
        answer(say("\(words) This page is not acknowledged.", language) + "<Hangup/>")
    }

    /// The last words of a call: `Acknowledged. Goodbye.`
    package static func goodbye(_ words: String, language: String = "en-US") -> Answer { answer(say(words, language) + "<Hangup/>") }

    /// Answers a text message.
    package static func message(_ words: String) -> Answer { answer("<Message>\(escaped(words))</Message>") }

    /// Nothing to say.
    package static let nothing = answer("")

    /// What Twilio's own middleware answers to a missing signature and to a wrong one.
    package static let unsigned = Answer(status: 400, contentType: "text/plain; charset=utf-8", body: "No signature header.")
    package static let forbidden = Answer(status: 403, contentType: "text/plain; charset=utf-8", body: "The signature does not match.")

    private static func say(_ words: String, _ language: String) -> String { "<Say language=\"\(escaped(language))\">\(escaped(words))</Say>" }

    private static func answer(_ verbs: String) -> Answer {
        Answer(status: 200, contentType: "text/xml; charset=utf-8", body: "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>\(verbs)</Response>")
    }

    /// The five characters XML reads are escaped, and what XML 1.0 cannot carry at all becomes a space.
    package static func escaped(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
            case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
            case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
            case "'": safe.append(contentsOf: "&apos;".unicodeScalars)
            case "\t", "\n", "\r": safe.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: safe.append(" ")
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }
}
