internal import Vocabulary

/// What a mail says, once in plain text and once in HTML.
enum MailBody {
    static func plain(_ letter: Letter) -> String {
        var blocks = [Wording.headline(letter)]
        if !letter.text.isEmpty { blocks.append(letter.text) }
        let count = letter.items.count + letter.more
        for item in letter.items {
            var lines = count > 1 || letter.person == nil ? [Wording.line(item, title: item.title)] : []
            lines.append("Service: \(Wording.oneLine(item.service.text))")
            if let link = item.acknowledge { lines.append("Acknowledge: \(link)") }
            lines.append("Incident: \(item.link)")
            if let link = item.dashboard { lines.append("Dashboard: \(link)") }
            blocks.append(lines.joined(separator: "\n"))
        }
        if letter.more > 0 { blocks.append("and \(letter.more) more") }
        if let subscription = letter.subscription { blocks.append("-- \n\(subscription.because)\nUnsubscribe: \(subscription.unsubscribe)") }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    static func html(_ letter: Letter) -> String {
        let count = letter.items.count + letter.more
        let isAlone = count == 1 && letter.person != nil
        let title = count > 1 && letter.person != nil ? "\(count) incidents" : Wording.headline(letter)
        var html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(escaped(title))</title></head>\n"
        html += "<body style=\"font-family:system-ui,sans-serif;font-size:16px;color:#1a1a1a;max-width:40em\">\n"
        html += "<h1 style=\"font-size:22px\">\(escaped(title))</h1>\n"
        if !letter.text.isEmpty { html += "<p style=\"white-space:pre-wrap\">\(escaped(letter.text))</p>\n" }
        for item in letter.items { html += self.item(item, titled: !isAlone) }
        if letter.more > 0 { html += "<p>and \(letter.more) more</p>\n" }
        if let subscription = letter.subscription {
            html += "<hr><p style=\"color:#555555;font-size:14px\">\(escaped(subscription.because)) "
            html += "<a href=\"\(escaped(subscription.unsubscribe))\">Unsubscribe</a></p>\n"
        }
        return html + "</body></html>\n"
    }

    private static func item(_ item: Letter.Item, titled: Bool) -> String {
        var html = titled ? "<h2 style=\"font-size:18px\">\(escaped(Wording.line(item, title: item.title)))</h2>\n" : ""
        html += "<p>Service: \(escaped(Wording.oneLine(item.service.text)))</p>\n"
        if let link = item.acknowledge {
            html += "<p><a href=\"\(escaped(link))\" style=\"display:inline-block;padding:14px 28px;background:#0b6e3f;color:#ffffff;"
            html += "font-size:20px;font-weight:bold;text-decoration:none;border-radius:6px\">Acknowledge \(item.incident)</a></p>\n"
            html += "<p>Or open <a href=\"\(escaped(link))\">\(escaped(link))</a></p>\n"
        }
        html += "<p><a href=\"\(escaped(item.link))\">Open \(item.incident)</a></p>\n"
        return html + (item.dashboard.map { "<p><a href=\"\(escaped($0))\">Dashboard of \(escaped(item.service.text))</a></p>\n" } ?? "")
    }

    private static func escaped(_ text: String) -> String { Wording.escapedXML(text) }
}
