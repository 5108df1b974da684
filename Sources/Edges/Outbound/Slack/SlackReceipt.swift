internal import Notation

/// What Slack's answers mean. Its Web API says 200 to nearly everything, and what went wrong in `error`.
package enum SlackReceipt {
    /// Slack's own troubles and its rate limit, under both spellings it uses. Every other error needs somebody to change something.
    private static let passing: Set<String> = [
        "ratelimited", "rate_limited", "internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org",
    ]
    /// A message without blocks may still get through.
    private static let tooRich: Set<String> = [
        "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_attachments",
    ]
    private static let advice: [String: String] = [
        "not_in_channel": "invite the app to the channel", "channel_not_found": "check the channel's name, and invite the app if it is private",
        "is_archived": "the channel is archived", "invalid_auth": "check the token", "not_authed": "check the token",
        "token_revoked": "install the app again and renew the token", "account_inactive": "the app was removed: install it again",
        "missing_scope": "give the app the scope chat:write", "user_not_found": "check the person's Slack member id",
    ]

    package static func verdict(_ result: HTTPResult, _ door: SlackSettings.Door) -> Verdict {
        guard case .api = door, case .answer(let answer) = result, answer.status == 200 else {
            return RetryTable.verdict(result) { answer in plainError(answer) }
        }
        guard let document = try? JSON(parsing: answer.body), let ok = document["ok"]?.bool else {
            return .later(reason: "answered 200, but not with Slack's JSON: is the url right?", after: nil)
        }
        if ok { return .delivered }
        let error = Wording.cut(Wording.oneLine(document["error"]?.string ?? "unknown"), 80)
        if passing.contains(error) { return .later(reason: "Slack said \(error)", after: answer.retryAfter) }
        return .refused(reason: "Slack said \(error)" + (advice[error].map { ": \($0)" } ?? ""))
    }

    package static func wantsPlain(_ result: HTTPResult) -> Bool {
        guard case .answer(let answer) = result else { return false }
        guard answer.status == 200 else { return answer.status == 400 && tooRich.contains(plainError(answer) ?? "") }
        return (try? JSON(parsing: answer.body))?["error"]?.string.map(tooRich.contains) ?? false
    }

    /// Incoming webhooks answer with a bare word.
    private static func plainError(_ answer: HTTPAnswer) -> String? {
        let text = Wording.oneLine(String(decoding: answer.body.prefix(200), as: UTF8.self))
        return text.isEmpty || text.hasPrefix("<") ? nil : Wording.cut(text, 80)
    }
}
