package import Vocabulary

/// A letter as a mail (RFC 5322): plain text and HTML, with one large button.
package enum MailMessage {
    package static func request(_ letter: Letter, _ settings: SMTPSettings, at now: Moment) -> MailRequest {
        MailRequest(
            server: settings.server, sender: settings.senderAddress, recipient: letter.address,
            message: Array(text(letter, settings, at: now).utf8), timeout: settings.timeout)
    }

    package static func text(_ letter: Letter, _ settings: SMTPSettings, at now: Moment) -> String {
        let domain = MailAddress.domain(settings.senderAddress)
        // `=_` cannot stand in quoted-printable text, so no part can hold it.
        let boundary = "=_\(letter.id)"
        var head = MailHeaders()
        head.add("From", mailbox: settings.senderAddress, named: settings.senderName)
        head.add("To", mailbox: letter.address, named: "")
        head.add("Subject", text: Wording.cut(Wording.headline(letter), 200))
        head.add("Date", now.mailDate)
        // Made of the letter's id: a mail sent twice is seen once, and all of an incident's mails hang together.
        let copy = letter.subscription.map { ".\($0.mark)" } ?? ""
        head.add("Message-ID", "<\(letter.id)\(copy)@\(domain)>")
        head.add("In-Reply-To", "<\(letter.id.incident)@\(domain)>")
        head.add("References", "<\(letter.id.incident)@\(domain)>")
        // Vacation messages and the like stay away (RFC 3834; the second is Exchange's).
        head.add("Auto-Submitted", "auto-generated")
        head.add("X-Auto-Response-Suppress", "All")
        if letter.person != nil { head.add("Importance", "high") }
        if let subscription = letter.subscription {
            // One request from the mail program itself, without a question (RFC 8058).
            head.add("List-Unsubscribe", "<\(subscription.unsubscribe)>")
            head.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        }
        head.add("MIME-Version", "1.0")
        head.add("Content-Type", "multipart/alternative; boundary=\"\(boundary)\"")
        let parts = [("text/plain", MailBody.plain(letter)), ("text/html", MailBody.html(letter))].map { type, body in
            "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + QuotedPrintable.encode(body) + "\r\n"
        }
        return head.text + "\r\n" + parts.joined() + "--\(boundary)--\r\n"
    }
}
