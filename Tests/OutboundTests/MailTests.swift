import Outbound
import Testing
import Vocabulary

@Suite("Mail")
struct MailTests {
    private let settings = SMTPSettings(
        server: MailServer(host: "mail.example", port: 587, security: .required), senderAddress: "oncall@pria.example")

    private func text(_ letter: Letter) -> String { MailMessage.text(letter, settings, at: Letters.now) }
    private func lines(_ letter: Letter) -> [String] { text(letter).split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init) }
    /// Up to the first empty line.
    private func head(_ letter: Letter) -> [String] { Array(lines(letter).prefix { !$0.isEmpty }) }

    @Test("a page")
    func page() {
        #expect(
            text(Letters.page(text: "7 % of requests")).replacing("\r\n", with: "\n") == """
                From: Runbell <oncall@pria.example>
                To: <ana@pria.example>
                Subject: P1 INC-42 5xx on checkout
                Date: Sat, 21 Nov 2026 07:48:22 +0000
                Message-ID: <INC-42.7@pria.example>
                In-Reply-To: <INC-42@pria.example>
                References: <INC-42@pria.example>
                Auto-Submitted: auto-generated
                X-Auto-Response-Suppress: All
                Importance: high
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="=_INC-42.7"

                --=_INC-42.7
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                P1 INC-42 5xx on checkout

                7 % of requests

                Service: checkout
                Acknowledge: https://bell.example/a/42?t=3Dabc&u=3D1
                Incident: https://bell.example/incidents/INC-42
                --=_INC-42.7
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                <!DOCTYPE html>
                <html lang=3D"en"><head><meta charset=3D"utf-8"><title>P1 INC-42 5xx on che=
                ckout</title></head>
                <body style=3D"font-family:system-ui,sans-serif;font-size:16px;color:#1a1a1=
                a;max-width:40em">
                <h1 style=3D"font-size:22px">P1 INC-42 5xx on checkout</h1>
                <p style=3D"white-space:pre-wrap">7 % of requests</p>
                <p>Service: checkout</p>
                <p><a href=3D"https://bell.example/a/42?t=3Dabc&amp;u=3D1" style=3D"display=
                :inline-block;padding:14px 28px;background:#0b6e3f;color:#ffffff;font-size:=
                20px;font-weight:bold;text-decoration:none;border-radius:6px">Acknowledge I=
                NC-42</a></p>
                <p>Or open <a href=3D"https://bell.example/a/42?t=3Dabc&amp;u=3D1">https://=
                bell.example/a/42?t=3Dabc&amp;u=3D1</a></p>
                <p><a href=3D"https://bell.example/incidents/INC-42">Open INC-42</a></p>
                </body></html>
                --=_INC-42.7--

                """)
    }

    @Test("the same letter makes the same mail, so that it is seen once")
    func deterministic() {
        #expect(text(Letters.page()) == text(Letters.page()))
        #expect(head(Letters.page()).contains("Message-ID: <INC-42.7@pria.example>"))
        #expect(head(Letters.notice(to: "all@pria.example")).contains("References: <INC-42@pria.example>"))
    }

    private static let attacks = [
        "x\r\nBcc: eve@evil.example", "x\nBcc: eve@evil.example", "x\rBcc: eve@evil.example", "x\r\n\r\n<html>", "x\u{0}y", "x\u{85}Bcc: e@x.example",
        "x\u{2028}Bcc: e@x.example", "=?UTF-8?Q?=0D=0ABcc:_e=40x?=", String(repeating: "é", count: 2000), Letters.hostile, "",
    ]

    @Test("no title makes a header of its own", arguments: attacks)
    func injection(title: String) {
        var letter = Letters.page(title: title)
        letter.items[0].severity = SeverityName(title)
        letter.items[0].service = ServiceName(title)
        let names = head(letter).filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted", "X-Auto-Response-Suppress",
                "Importance",
                "MIME-Version", "Content-Type",
            ])
        #expect(head(letter).allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { 32...126 ~= $0 } })
    }

    @Test("no text ends a part, makes a long line or leaves ASCII", arguments: attacks + ["--=_INC-42.7--", ".", "a  ", "From x", "=\n=\r="])
    func body(hostile: String) {
        let lines = lines(Letters.page(title: hostile, text: hostile + "\n" + hostile))
        #expect(lines.filter { $0.hasPrefix("--=_INC-42.7") } == ["--=_INC-42.7", "--=_INC-42.7", "--=_INC-42.7--"])
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { 32...126 ~= $0 } })
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test("HTML shows what an alert says and does not run it")
    func html() {
        let html = text(Letters.page(title: "<script>alert(1)</script>", text: "<img src=x onerror=y>")).split(separator: "text/html")[1]
        #expect(!html.contains("<script") && !html.contains("<img"))
        #expect(html.contains("&lt;script&gt;") && html.contains("&lt;img"))
    }

    @Test(
        "what could be two addresses or another command is a bad address",
        arguments: [
            "", "ana", "a@b@c", "a@b>\r\nRCPT TO:<c@d", "a@b, c@d", "<a@b>", "a b@c", "a@", "@b", String(repeating: "a", count: 250) + "@b.example",
        ])
    func badAddress(address: String) async {
        let wire = Wire(perform: { _ in .answer(HTTPAnswer(status: 200)) }, deliver: { _ in nil })
        guard case .badAddress = await Notifier.smtp(settings, wire: wire, now: { Letters.now }).judge(Letters.page(to: address)) else {
            Issue.record("\(address) was sent to")
            return
        }
    }

    @Test("a sender's name is quoted in the way of headers", arguments: [("Runbell", "Runbell"), ("Bör, Ana", "=?UTF-8?B?QsO2ciwgQW5h?="), ("", "")])
    func senderName(name: String, reads: String) {
        var settings = settings
        settings.senderName = name
        let first = MailMessage.text(Letters.page(), settings, at: Letters.now).prefix { $0 != "\r\n" }
        #expect(first == "From: \(reads)\(reads.isEmpty ? "" : " ")<oncall@pria.example>")
    }
}
