import Outbound
import Testing
import Vocabulary

@Suite("A page says where to look first")
struct DashboardTests {
    private func page(by way: Way, to address: String) -> Letter {
        var letter = Letters.page(by: way, to: address)
        letter.items[0].dashboard = "https://grafana.example/d/checkout?a=1&b=2"
        return letter
    }

    @Test("a mail links the dashboard of its service, in text and in HTML")
    func mail() {
        let settings = SMTPSettings(server: MailServer(host: "mail.example", port: 587, security: .required), senderAddress: "oncall@pria.example")
        let text = MailMessage.text(page(by: .email, to: "ana@pria.example"), settings, at: Letters.now).replacing("=\r\n", with: "")
        #expect(text.contains("\r\nDashboard: https://grafana.example/d/checkout?a=3D1&b=3D2\r\n"))
        #expect(text.contains("<a href=3D\"https://grafana.example/d/checkout?a=3D1&amp;b=3D2\">Dashboard of checkout</a>"))
    }

    @Test("a message in chat links it beside the incident")
    func chat() {
        let settings = SlackSettings(door: .api(url: "https://slack.com/api", token: "xoxb-1"), channel: "C0OPS")
        let text = SlackMessage.request(page(by: .slack, to: "U0ANA"), settings).text
        #expect(text.contains("5xx on checkout\\n<https://grafana.example/d/checkout?a=1&amp;b=2|Dashboard>"), "\(text)")
    }

    @Test("a webhook has it as a member, and leaves it out where there is none")
    func webhook() {
        let settings = WebhookSettings(url: "https://pager.example/hook", keys: [])
        func text(_ letter: Letter) -> String { WebhookMessage.request(letter, settings, at: Letters.now).text }
        #expect(text(page(by: .webhook, to: "ana")).contains("\"dashboard\":\"https://grafana.example"))
        #expect(!text(Letters.page(by: .webhook)).contains("dashboard"))
    }
}
