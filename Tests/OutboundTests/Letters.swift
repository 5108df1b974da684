import Foundation
import Outbound
import Vocabulary

/// Letters the tests send.
enum Letters {
    static func item(_ number: Int64, _ title: String = "5xx on checkout", severity: SeverityName = "P1") -> Letter.Item {
        Letter.Item(
            incident: IncidentID(number), title: title, severity: severity, service: "checkout", link: "https://bell.example/incidents/INC-\(number)",
            acknowledge: "https://bell.example/a/\(number)?t=abc&u=1")
    }

    static func page(
        by way: Way = .email, over connection: ConnectionName = "mail", to address: String = "ana@pria.example", title: String = "5xx on checkout",
        text: String = ""
    ) -> Letter {
        Letter(
            id: PageID(incident: IncidentID(42), number: 7), person: "ana", way: way, connection: connection, address: address, title: title,
            text: text, items: [item(42, title)])
    }

    static func bundle(_ count: Int, by way: Way = .email, to address: String = "ana@pria.example") -> Letter {
        var letter = page(by: way, to: address)
        letter.items = (0..<Int64(min(count, 3))).map { item(42 + $0) }
        letter.more = count - letter.items.count
        return letter
    }

    static func notice(to address: String = "#ops", mentions: [String] = []) -> Letter {
        Letter(
            id: PageID(incident: IncidentID(42), number: 8), connection: "ops", address: address, mentions: mentions,
            title: "INC-42 acknowledged by Ana",
            text: "Working on it.", items: [item(42)])
    }

    /// Saturday morning.
    static let now = Moment(rfc3339: "2026-11-21T07:48:22Z")!

    /// What somebody might put into an alert to be read as something else.
    static let hostile = "down\r\nBcc: eve@evil.example\u{0}<script>alert(1)</script> & <!channel> \"quoted\" 'x' 🚨\u{2028}next"
}

extension HTTPRequest {
    /// The request as a text, to be compared in one piece: each member of JSON and each field of a form on a line of its own.
    var text: String {
        let isForm = headers.contains { $0.value == "application/x-www-form-urlencoded" }
        let form = bodyText.replacing("&", with: "\n").removingPercentEncoding?.replacing("><", with: ">\n<") ?? ""
        let shown = isForm ? form : bodyText.replacing(",\"", with: ",\n\"").replacing(":[{", with: ":[\n{").replacing("},{", with: "},\n{")
        return (["\(method) \(url)"] + headers.map { "\($0.name): \($0.value)" } + ["", shown]).joined(separator: "\n")
    }

    var bodyText: String { String(decoding: body, as: UTF8.self) }
}
