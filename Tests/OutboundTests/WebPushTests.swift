import Crypto
import Foundation
import Notation
import Outbound
import Signing
import Synchronization
import Testing
import Vocabulary

@Suite("Web Push")
struct WebPushTests {
    private static let browser = PushEncryption.Recipient(
        publicKey: [UInt8](base64: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")!,
        secret: [UInt8](base64: "BTBZMqHH6r4Tts7J_aSIgg")!)!
    private static let chance = PushEncryption.Chance(
        key: [UInt8](base64: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")!, salt: [UInt8](base64: "DGv6ra1nlYgDCS1FRnbzlw")!)
    private let settings = WebPushSettings(key: PushKey(secret: [UInt8](repeating: 7, count: 32))!, contact: "mailto:oncall@pria.example")

    private func device(_ id: String, at host: String = "push.example") -> PushDevice {
        PushDevice(id: id, endpoint: "https://\(host)/send/\(id)", recipient: WebPushTests.browser)
    }

    @Test("the example of RFC 8291 §5, byte for byte")
    func sealed() throws {
        let body = try PushEncryption.seal(
            Array("When I grow up, I want to be a watermelon".utf8), for: WebPushTests.browser, chance: WebPushTests.chance)
        #expect(
            body.base64URL == """
                DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4M\
                qgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN
                """)
    }

    @Test("the longest message makes a body every push service takes, one byte more is refused")
    func longest() throws {
        let plain = [UInt8](repeating: 1, count: PushEncryption.plainBytesMax)
        #expect(try PushEncryption.seal(plain, for: WebPushTests.browser, chance: WebPushTests.chance).count == 4096)
        #expect(throws: PushProblem.self) { try PushEncryption.seal(plain + [1], for: WebPushTests.browser, chance: WebPushTests.chance) }
    }

    @Test(
        "what is no key of a browser is none",
        arguments: [
            ("AAAA", "BTBZMqHH6r4Tts7J_aSIgg"), (String(repeating: "B", count: 86) + "A", "BTBZMqHH6r4Tts7J_aSIgg"),
            ("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "AAAA"),
        ])
    func noKey(key: String, secret: String) {
        #expect(PushEncryption.Recipient(publicKey: [UInt8](base64: key) ?? [], secret: [UInt8](base64: secret) ?? []) == nil)
    }

    @Test("the example of RFC 8292 §2.4 has the form and the signature that we make")
    func example() throws {
        let example = """
            vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNo\
            QGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, \
            k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs
            """
        #expect(try Vapid(example).isSigned)
        let ours = try settings.key.authorization(
            origin: "https://push.example.net", contact: "mailto:push@example.com", at: Moment(seconds: 1_453_523_768 - 12 * 3600))
        #expect(try Vapid(ours).isSigned)
        #expect(try Vapid(ours).signed == Vapid(example).signed)
    }

    @Test("a page asks for haste and takes the place of the one before")
    func request() throws {
        let request = try WebPushMessage.request(
            Letters.page(by: .push, to: "ana"), to: device("d1"), settings, chance: WebPushTests.chance, at: Letters.now)
        let again = try WebPushMessage.request(
            Letters.page(by: .push, to: "ana", text: "Again"), to: device("d1"), settings, chance: .fresh(), at: Letters.now)
        func header(_ name: String, of request: HTTPRequest) -> String? { request.headers.first { $0.name == name }?.value }
        #expect(request.url == "https://push.example/send/d1")
        #expect(header("TTL", of: request) == "3600" && header("Urgency", of: request) == "high")
        #expect(header("Content-Encoding", of: request) == "aes128gcm" && request.body.count <= 4096)
        #expect(header("Topic", of: request)?.count == 32 && header("Topic", of: request) == header("Topic", of: again))
        let claims = try JSON(parsing: Vapid(header("Authorization", of: request) ?? "").claims)
        #expect(claims["aud"] == "https://push.example" && claims["sub"] == "mailto:oncall@pria.example")
        #expect(claims["exp"]?.integer.map { $0 <= Letters.now.milliseconds / 1000 + 86_400 } == true)
    }

    @Test("what the worker is told of a page")
    func document() {
        #expect(
            String(decoding: WebPushMessage.document(Letters.page(by: .push, to: "ana", text: "Bo did not answer"), at: Letters.now), as: UTF8.self)
                == #"{"title":"P1 INC-42 5xx on checkout","body":"Service checkout\nBo did not answer","tag":"INC-42","at":1795247302000,"#
                + #""page":true,"url":"https://bell.example/incidents/INC-42","acknowledge":"https://bell.example/a/42?t=abc&u=1","#
                + #""incident":"INC-42"}"#
        )
    }

    @Test("a private incident says only that it needs somebody")
    func discreet() throws {
        var letter = Letters.page(by: .push, to: "ana", title: "Inquiry into Dana", text: "The update to the board was due")
        letter.items[0].isPrivate = true
        let text = String(decoding: WebPushMessage.document(letter, at: Letters.now), as: UTF8.self)
        let document = try JSON(parsing: WebPushMessage.document(letter, at: Letters.now))
        #expect(document["title"] == "Private incident INC-42 needs you" && document["body"] == "")
        #expect(!text.contains("Dana") && !text.contains("board") && !text.contains("\"Service") && text.contains("/a/42"))
    }

    @Test("a bundle fits whatever stands in it, and its button takes one incident")
    func bundle() throws {
        var letter = Letters.bundle(40, by: .push, to: "ana")
        for place in letter.items.indices { letter.items[place].title = String(repeating: "ж\u{1}\"", count: 900) }
        let plain = WebPushMessage.document(letter, at: Letters.now)
        #expect(plain.count <= PushEncryption.plainBytesMax)
        #expect(try JSON(parsing: plain)["incident"] == "INC-42" && JSON(parsing: plain)["tag"] == "bundle")
    }

    @Test(
        "what a push service's answer means",
        arguments: [
            (200, WebPushMessage.Outcome.took), (201, .took), (202, .took), (404, .gone), (410, .gone),
            (429, .later(reason: "answered 429", after: .seconds(60))), (503, .later(reason: "answered 503", after: .seconds(60))),
            (400, .refused(reason: "answered 400")),
            (403, .refused(reason: "answered 403: it was switched on with another key; switch it off and on again")),
            (413, .refused(reason: "answered 413: the message is longer than this push service takes")),
        ])
    func outcomes(status: Int, outcome: WebPushMessage.Outcome) {
        let after: Duration? = [429, 503].contains(status) ? .seconds(60) : nil
        #expect(WebPushMessage.outcome(.answer(HTTPAnswer(status: status, retryAfter: after))) == outcome)
    }

    @Test("one device that takes it is enough, and one that is gone is crossed out")
    func severalDevices() async {
        let answers = ["d1": 410, "d2": 201, "d3": 503]
        let (verdict, gone) = await send(to: ["d1", "d2", "d3"].map { device($0) }, answering: answers)
        #expect(verdict == .delivered && gone == ["d1"])
    }

    @Test(
        "where no device takes it the next way has its turn at once",
        arguments: [
            ([:], Verdict.refused(reason: "ana has switched on no device")),
            (["d1": 410], .refused(reason: "no device is left: every one was switched off")),
            (["d1": 410, "d2": 400], .refused(reason: "answered 400")), (["d1": 400, "d2": 503], .later(reason: "answered 503", after: nil)),
        ])
    func nobody(answers: [String: Int], verdict: Verdict) async {
        #expect(await send(to: answers.keys.sorted().map { device($0) }, answering: answers).0 == verdict)
    }

    @Test("a journal that cannot be read is asked again")
    func unread() async {
        let book = DeviceBook(devices: { _ in throw PushProblem("closed") })
        let wire = Wire(perform: { _ in .answer(HTTPAnswer(status: 201)) })
        let verdict = await Notifier.webPush(settings, devices: book, wire: wire, now: { Letters.now }).judge(Letters.page(by: .push, to: "ana"))
        #expect(verdict == .later(reason: "the devices of ana cannot be read", after: nil))
    }

    @Test(
        "a push goes to a push service and nowhere inside",
        arguments: [
            "http://push.example/x", "https://127.0.0.1/x", "https://[::1]/x", "https://2130706433/x", "https://localhost/x", "https://db.local/x",
            "https://ana:secret@push.example/x", "ftp://push.example/x", "push.example/x",
            "https://push.example/\(String(repeating: "x", count: 2000))",
            "https://push.example/x y", "",
        ])
    func inside(endpoint: String) async {
        #expect(PushDevice.objection(to: endpoint, allowsPrivate: false) != nil)
        let strange = PushDevice(id: "d", endpoint: endpoint, recipient: WebPushTests.browser)
        guard case (.refused, _) = await send(to: [strange], answering: ["": 201]) else {
            Issue.record("\(endpoint) was sent to")
            return
        }
    }

    @Test(
        "push services of the browsers are taken, and one's own where that is allowed",
        arguments: [
            ("https://fcm.googleapis.com/fcm/send/abc:def", false), ("https://updates.push.services.mozilla.com/wpush/v2/gAAA", false),
            ("https://web.push.apple.com/QGu", false), ("https://wns2-by3p.notify.windows.com/w/?token=BQ%3d", false),
            ("http://127.0.0.1:8900/send/1", true),
        ])
    func taken(endpoint: String, allowsPrivate: Bool) {
        #expect(PushDevice.objection(to: endpoint, allowsPrivate: allowsPrivate) == nil)
    }

    /// What became of a page, and which devices were crossed out.
    private func send(to devices: [PushDevice], answering answers: [String: Int]) async -> (Verdict, [String]) {
        let gone = Mutex<[String]>([])
        let book = DeviceBook(devices: { _ in devices }, gone: { device in gone.withLock { $0.append(device.id) } })
        let wire = Wire(perform: { request in
            .answer(HTTPAnswer(status: answers[request.url.split(separator: "/").last.map(String.init) ?? ""] ?? 500))
        })
        let verdict = await Notifier.webPush(settings, devices: book, wire: wire, now: { Letters.now }).judge(Letters.page(by: .push, to: "ana"))
        return (verdict, gone.withLock { $0 })
    }
}

/// `vapid t=<signed>.<signature>, k=<key>`, taken apart by another reader than ours.
private struct Vapid {
    let signed: String
    let claims: [UInt8]
    let isSigned: Bool

    init(_ header: String) throws {
        let halves = header.trimmingPrefix("vapid t=").split(separator: ", k=")
        let parts = halves[0].split(separator: ".")
        signed = parts[..<2].joined(separator: ".")
        claims = [UInt8](base64: parts[1]) ?? []
        let key = try P256.Signing.PublicKey(x963Representation: [UInt8](base64: halves[1]) ?? [])
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: [UInt8](base64: parts[2]) ?? [])
        isSigned = key.isValidSignature(signature, for: Data(signed.utf8))
    }
}
