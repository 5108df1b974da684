package import Runbooks
package import Vocabulary

extension Template {
    /// A template as it is written in a runbook or a file: a first line `Subject: …` is the title.
    package init(name: TemplateName, written: String) {
        let first = written.prefix { !$0.isNewline }
        guard first.lowercased().hasPrefix("subject:") else {
            self.init(name: name, text: written)
            return
        }
        // Also without the empty line that sets it off.
        let rest = written[first.endIndex...].drop(while: \.isNewline)
        let subject = first.dropFirst("subject:".count).drop { $0.isWhitespace }
        self.init(name: name, subject: subject.isEmpty ? nil : String(subject), text: String(rest))
    }
}
