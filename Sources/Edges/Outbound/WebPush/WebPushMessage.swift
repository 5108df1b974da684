internal import Notation
internal import Signing
package import Vocabulary

/// A letter as a browser's push: the request to its push service (RFC 8030), and inside it, for the browser alone, what our service worker
/// shows.
package enum WebPushMessage {
    /// Two such texts fit into one push whatever is in the links.
    private static let titleBytesMax = 250
    private static let bodyBytesMax = 1200
    /// How long a push service keeps a page for a device that is off: who switches it on after that looks at Runbell, not at an old page.
    private static let lifetime = Duration.hours(1)

    package static func request(
        _ letter: Letter, to device: PushDevice, _ settings: WebPushSettings, chance: PushEncryption.Chance, at now: Moment
    ) throws -> HTTPRequest {
        guard let address = WebAddress(device.endpoint) else { throw PushProblem("the device's address is no address") }
        let body = try PushEncryption.seal(document(letter, at: now), for: device.recipient, chance: chance)
        return HTTPRequest(
            url: device.endpoint,
            headers: [
                .init("Content-Type", "application/octet-stream"), .init("Content-Encoding", "aes128gcm"),
                .init("TTL", String(lifetime.components.seconds)), .init("Urgency", letter.person != nil ? "high" : "normal"),
                .init("Topic", topic(letter, device)),
                .init("Authorization", try settings.key.authorization(origin: address.origin, contact: settings.contact, at: now)),
            ], body: body, timeout: settings.timeout)
    }

    /// What has it in common is one thing: a page again takes the place of the one before, at the push service and on the screen.
    private static func tag(_ letter: Letter) -> String {
        guard letter.person != nil, let first = letter.items.first else { return letter.id.description }
        return letter.items.count + letter.more == 1 ? first.incident.description : "bundle"
    }

    /// At most 32 characters that need no escaping (RFC 8030 §5.4), which tell the push service nothing.
    private static func topic(_ letter: Letter, _ device: PushDevice) -> String {
        String(Digest.sha256("\(device.id) \(tag(letter))").base64URL.prefix(32))
    }

    /// What the service worker is given.
    package static func document(_ letter: Letter, at now: Moment) -> [UInt8] {
        let letter = discreet(letter)
        var writer = JSONWriter(reserving: 1024)
        let first = letter.items.first
        writer.object {
            $0.member("title", Wording.cut(Wording.headline(letter), bytes: titleBytesMax))
            $0.member("body", Wording.cut(body(letter), bytes: bodyBytesMax))
            $0.member("tag", tag(letter))
            $0.member("at", now.milliseconds)
            $0.member("page", letter.person != nil)
            $0.member("url", ifAny: url(letter))
            // One button acknowledges one incident: nobody takes seven by a slip of the thumb.
            if let first, let link = first.acknowledge {
                $0.member("acknowledge", link)
                $0.member("incident", first.incident.description)
            }
        }
        return writer.bytes
    }

    /// A telephone's locked screen is read by whoever stands beside it: of what is private it says only that there is something to do.
    private static func discreet(_ letter: Letter) -> Letter {
        var letter = letter
        for place in letter.items.indices where letter.items[place].isPrivate {
            letter.items[place].title = "Private incident \(letter.items[place].incident) needs you"
            letter.title = letter.items[place].title
            letter.text = ""
        }
        return letter
    }

    private static func body(_ letter: Letter) -> String {
        let count = letter.items.count + letter.more
        var lines =
            count > 1 ? letter.items.map { Wording.line($0, title: $0.title) } : letter.items.filter { !$0.isPrivate }.map { "Service \($0.service)" }
        if letter.more > 0 { lines.append("and \(letter.more) more") }
        if !letter.text.isEmpty { lines.append(contentsOf: letter.text.split(separator: "\n").filter { !isLink($0) }.map(String.init)) }
        return lines.joined(separator: "\n")
    }

    /// Where a tap leads: to the one incident, to all of them, or to where a notice points with its last line.
    private static func url(_ letter: Letter) -> String? {
        if letter.items.count + letter.more == 1 { return letter.items.first?.link }
        return letter.items.isEmpty ? letter.text.split(separator: "\n").last(where: isLink).map(String.init) : nil
    }

    private static func isLink(_ line: some StringProtocol) -> Bool { line.hasPrefix("https://") || line.hasPrefix("http://") }

    /// What a push service's answer means for this device.
    package enum Outcome: Hashable, Sendable {
        case took
        /// The subscription has ended and will not come back (RFC 8030 §7.3).
        case gone
        case later(reason: String, after: Duration?)
        case refused(reason: String)
    }

    package static func outcome(_ result: HTTPResult) -> Outcome {
        if case .answer(let answer) = result {
            switch answer.status {
            case 404, 410: return .gone
            case 401, 403: return .refused(reason: "answered \(answer.status): it was switched on with another key; switch it off and on again")
            case 413: return .refused(reason: "answered 413: the message is longer than this push service takes")
            default: break
            }
        }
        return switch RetryTable.verdict(result) {
        case .delivered: .took
        case .later(let reason, let after): .later(reason: reason, after: after)
        case .refused(let reason), .badAddress(let reason): .refused(reason: reason)
        }
    }
}
