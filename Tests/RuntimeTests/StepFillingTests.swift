import Runbooks
import Runtime
import Testing

@Suite("Filling an automated step")
struct StepFillingTests {
    /// An incident that somebody outside gave a hostile name.
    private func filled(_ work: Playbook.Step.Work, title: String) -> Playbook.Step.Work {
        let filling = StepFilling(fields: TemplateFields(["title": .text(title)])) { text, fields in
            guard case .text(let value) = fields["title"] else { return text }
            return text.split(separator: "{{title}}", omittingEmptySubsequences: false).joined(separator: value)
        }
        return filling.filled(Playbook.Step("step", work: work)).work
    }

    @Test("an argument stays one argument, and never becomes an option")
    func arguments() {
        #expect(filled(.command(["rollback", "{{title}}"]), title: "5xx; rm -rf /") == .command(["rollback", "5xx; rm -rf /"]))
        #expect(filled(.command(["rollback", "{{title}}"]), title: "--force") == .command(["rollback", "force"]))
        #expect(filled(.command(["--reason={{title}}"]), title: "-x") == .command(["--reason=-x"]))
    }

    @Test("a value adds nothing to a URL but itself")
    func urls() {
        let request = Playbook.Step.Request(url: .plain("https://deploy.example/rollback?why={{title}}"))
        guard case .http(let done) = filled(.http(request), title: "a&b=/ö") else { return #expect(Bool(false)) }
        #expect(done.url == .plain("https://deploy.example/rollback?why=a%26b%3D%2F%C3%B6"))
    }

    @Test("a value does not leave its string in a JSON body or a query")
    func strings() {
        let request = Playbook.Step.Request(url: .plain("https://deploy.example"), body: #"{"why":"{{title}}"}"#)
        guard case .http(let done) = filled(.http(request), title: "a\",\"b\":\"\\\n") else { return #expect(Bool(false)) }
        #expect(done.body == #"{"why":"a\",\"b\":\"\\\n"}"#)
        let query = Playbook.Step.Work.prometheus(url: nil, query: #"up{job="{{title}}"}"#, expect: .init(.atLeast, 1))
        #expect(
            filled(query, title: #"x"} or vector(1)"#) == .prometheus(url: nil, query: #"up{job="x\"} or vector(1)"}"#, expect: .init(.atLeast, 1)))
    }

    @Test("a plain body is filled as it is")
    func plainBody() {
        let request = Playbook.Step.Request(url: .environment("HOOK"), body: "why: {{title}}")
        guard case .http(let done) = filled(.http(request), title: "a \"b\"") else { return #expect(Bool(false)) }
        #expect(done.body == "why: a \"b\"")
    }
}
