package import Runbooks

/// Fills a template with what is known of an incident. Handed in, because the template language is a foreign one; pure, so that the
/// same incident always says the same.
package struct Press: Sendable {
    package struct Drawn: Hashable, Sendable {
        package var subject: String
        package var text: String

        package init(subject: String, text: String) {
            self.subject = subject
            self.text = text
        }
    }

    package let draw: @Sendable (Template, TemplateFields) -> Drawn

    package init(draw: @escaping @Sendable (Template, TemplateFields) -> Drawn) { self.draw = draw }

    /// Fills nothing in.
    package static let plain = Press { template, _ in Drawn(subject: template.subject ?? "", text: template.text) }
}
