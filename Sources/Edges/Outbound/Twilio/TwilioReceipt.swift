internal import Notation

/// What Twilio's answers mean: the HTTP status, and its own code in the document (twilio.com/docs/api/errors).
package enum TwilioReceipt {
    /// Too many requests, and Twilio's own queue being full.
    private static let passing: Set<Int64> = [14107, 20429, 20500, 20503, 30001]
    /// Not a phone number, not one that can be reached, not one that takes text messages.
    private static let nobodyThere: Set<Int64> = [21211, 21217, 21401, 21614]
    private static let advice: [Int64: String] = [
        20003: "check account and token", 20404: "check account", 21212: "check from", 21408: "allow that region in Twilio's geographic permissions",
        21606: "check from: it cannot send text messages", 21608: "a trial account only reaches verified numbers",
        21610: "the person has opted out by STOP; they can send START", 21215: "allow calls to that region in Twilio's geographic permissions",
    ]

    package static func verdict(_ result: HTTPResult) -> Verdict {
        guard case .answer(let answer) = result, 400...599 ~= answer.status, let document = try? JSON(parsing: answer.body),
            let code = document["code"]?.integer
        else { return RetryTable.verdict(result) }
        let said = Wording.cut(Wording.oneLine(document["message"]?.string ?? ""), 120)
        let reason = "Twilio said \(code) \(said)" + (advice[code].map { " (\($0))" } ?? "")
        if nobodyThere.contains(code) { return .badAddress(reason: reason) }
        if passing.contains(code) || RetryTable.http(status: answer.status) == .later { return .later(reason: reason, after: answer.retryAfter) }
        return .refused(reason: reason)
    }
}
