import Templates
import Testing

@Suite("What a template asks for")
struct TemplateFieldTests {
    @Test("variables and sections of every kind are asked for, each once, in their order")
    func fields() throws {
        let text = """
            {{severity}}: {{ title }} {{! {{no}} }} {{{impact.users affected}}} {{&service}}
            {{#eta}}Over by {{eta}}.{{/eta}}{{^eta}}{{next_update}}{{/eta}}{{#pinned}}- {{.}}{{/pinned}} {{title}}
            """
        #expect(
            try TemplateText.fields(of: text.replacing("{{! {{no}} }}", with: "{{! no }}"))
                == ["severity", "title", "impact.users affected", "service", "eta", "next_update", "pinned"])
    }

    @Test("a text without places asks for nothing", arguments: ["", "Nothing to fill { in }", "}} and } alone"])
    func plain(_ text: String) throws { #expect(try TemplateText.fields(of: text).isEmpty) }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let text: String, line: Int, says: String
        init(_ text: String, line: Int, says: String) { (self.text, self.line, self.says) = (text, line, says) }
        var testDescription: String { says }
    }

    @Test(
        "what cannot be read is refused with its line",
        arguments: [
            Wrong("one\ntwo {{title", line: 2, says: "is never closed"), Wrong("{{#eta}}\n\nmore", line: 1, says: "'{{#eta}}' is never closed"),
            Wrong("a\r\nb\r\n{{/eta}}", line: 3, says: "never began"), Wrong("{{#a}}\n{{#b}}\n{{/a}}", line: 3, says: "'{{#b}}' of line 2"),
            Wrong("{{}}", line: 1, says: "no name"), Wrong("\n{{a..b}}", line: 2, says: "'a..b' is no name"),
            Wrong("{{upper(title)}}", line: 1, says: "no name of a field"), Wrong("{{> footer}}", line: 1, says: "do not have"),
            Wrong("{{=<% %>=}}", line: 1, says: "do not have"), Wrong("{{% CONTENT_TYPE: HTML}}", line: 1, says: "do not have"),
            Wrong("{{$a}}{{/a}}", line: 1, says: "do not have"), Wrong("{{{title}}", line: 1, says: "is never closed"),
            Wrong(String(repeating: "{{#a}}", count: 17), line: 1, says: "nested more than 16 deep"),
        ])
    func refuses(_ it: Wrong) {
        do throws(TemplateFault) {
            Issue.record("read: \(try TemplateText.fields(of: it.text))")
        } catch {
            #expect(error.line == it.line && error.description.contains(it.says), "\(error)")
        }
    }

    @Test("the line a field is first asked for is known")
    func lines() throws {
        let text = try TemplateText("{{a}}\n{{#b}}\n{{! a\nremark }}{{c.d}}{{/b}}{{c.d}}")
        #expect(["a", "b", "c.d", "e"].map { text.line(of: $0) } == [1, 2, 4, nil])
    }
}
