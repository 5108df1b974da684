import Runbooks
import Templates
import Testing
import Vocabulary

@Suite("Drawing a template")
struct DrawingTests {
    private let fields = TemplateFields([
        "title": .text("Payments fail <now> & then"), "severity": .text("P1"), "incident.id": .text("INC-42"), "incident": .text("this one"),
        "impact": .text("7 % of users"), "impact.users affected": .text("1200"), "eta": .none, "summary": .text(""),
        "pinned": .list(["Region eu-1", "Since 09:12"]), "tags": .list([]),
    ])

    private func draw(_ text: String) -> String { TemplateText.draw(Template(name: "t", text: text), fields).text }

    struct Case: Sendable, CustomTestStringConvertible {
        let says: String, text: String, drawn: String
        init(_ says: String, _ text: String, _ drawn: String) { (self.says, self.text, self.drawn) = (says, text, drawn) }
        var testDescription: String { says }
    }

    @Test(
        "a text is filled with what is known",
        arguments: [
            Case(
                "a value stands as it is, nothing escaped", "{{title}}|{{{title}}}|{{&title}}",
                Array(repeating: "Payments fail <now> & then", count: 3).joined(separator: "|")),
            Case("a name with a dot is not its first part's", "{{incident.id}} {{incident}}", "INC-42 this one"),
            Case("a name may have spaces", "{{ impact.users affected }} of {{impact}}", "1200 of 7 % of users"),
            Case("what nobody said is seen", "{{role.scribe}}, {{nothing}}", "[role.scribe], [nothing]"),
            Case("what does not apply leaves nothing", "<{{eta}}>", "<>"),
            Case("a list is written out with commas", "{{pinned}}", "Region eu-1, Since 09:12"),
            Case("a list is gone through", "{{#pinned}}- {{.}}\n{{/pinned}}", "- Region eu-1\n- Since 09:12\n"),
            Case("an empty list is gone through never", "{{#tags}}{{.}}{{/tags}}{{^tags}}none{{/tags}}", "none"),
            Case("a section of what does not apply is left out", "a{{#eta}} by {{eta}}{{/eta}}{{#summary}}!{{/summary}}{{#never}}?{{/never}}", "a"),
            Case("an inverted section stands instead", "{{^eta}}soon{{/eta}}{{^never}} or so{{/never}}{{^title}}!{{/title}}", "soon or so"),
            Case(
                "names are whole names inside a section too", "{{#impact}}{{title}}: {{impact}} {{impact.users affected}}{{/impact}}",
                "Payments fail <now> & then: 7 % of users 1200"),
            Case(
                "a tag alone on its line leaves no empty line", "{{#severity}}\nIt is {{severity}}\n{{/severity}}\n{{! remark }}\nEnd",
                "It is P1\nEnd"),
            Case("lists inside sections", "{{#title}}{{#pinned}}{{severity}} {{.}};{{/pinned}}{{/title}}", "P1 Region eu-1;P1 Since 09:12;"),
            Case("what cannot be read is drawn as it is", "{{title}} {{#open}}", "{{title}} {{#open}}"),
            Case("lines keep the end they have", "a\r\n{{severity}}\r\nb", "a\r\nP1\r\nb"),
        ])
    func draws(_ it: Case) { #expect(draw(it.text) == it.drawn) }

    @Test("a value that looks like a template is not filled again")
    func once() {
        let fields = TemplateFields(["title": .text("{{severity}} {{#a}}"), "severity": .text("P1")])
        #expect(TemplateText.draw(Template(name: "t", text: "{{title}}"), fields).text == "{{severity}} {{#a}}")
    }

    @Test("the title is filled too and stays one line")
    func subject() {
        let template = Template(name: "t", subject: "[{{severity}}] {{title}}", text: "-")
        #expect(TemplateText.draw(template, TemplateFields(["severity": .text("P1"), "title": .text("a\nb")])).subject == "[P1] a b")
        #expect(TemplateText.draw(Template(name: "t", text: "-"), fields).subject == "")
    }

    @Test("what is not filled is told, once each, and only what was to be written out")
    func unfilled() {
        let template = Template(name: "t", subject: "{{who}}", text: "{{who}} {{what}} {{#maybe}}{{/maybe}} {{title}} {{eta}}")
        #expect(TemplateText.draw(template, fields).unfilled == ["who", "what"])
    }

    @Test("a first line that says so is the title")
    func written() {
        #expect(Template(name: "t", written: "Subject: {{title}}\n\nDear all\n") == Template(name: "t", subject: "{{title}}", text: "Dear all\n"))
        #expect(Template(name: "t", written: "Dear all\nSubject: no") == Template(name: "t", text: "Dear all\nSubject: no"))
        #expect(Template(name: "t", written: "subject:\r\nDear all") == Template(name: "t", text: "Dear all"))
    }

    @Test("every field that is known can be asked for")
    func known() throws {
        for field in TemplateFields.known { #expect(try TemplateText.fields(of: "{{\(field.name)}}") == [field.name]) }
    }
}
