internal import Signing
internal import Vocabulary

/// The address of a schedule's calendar. Calendar programs cannot send a token, so the address itself is the secret: a name and a
/// signature.
enum CalendarLink {
    static func token(_ schedule: ScheduleName, key: [UInt8]) -> String {
        let name = Array(schedule.text.utf8).base64URL
        return "\(name).\(signature(name, key))"
    }

    static func schedule(in token: some StringProtocol, key: [UInt8]) -> ScheduleName? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Digest.equal(signature(String(parts[0]), key), parts[1]), let name = [UInt8](base64: parts[0]) else { return nil }
        return ScheduleName(String(decoding: name, as: UTF8.self))
    }

    private static func signature(_ name: String, _ key: [UInt8]) -> String {
        Array(Digest.hmacSHA256(Array("calendar:\(name)".utf8), key: key)[..<16]).base64URL
    }
}
