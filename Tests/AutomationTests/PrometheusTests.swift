import Automation
import Outbound
import Runbooks
import Testing
import Vocabulary

@Suite("Questions to Prometheus")
struct PrometheusTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let result: String
        let expect: Playbook.Step.Expectation
        let ending: ErrandOutcome.Ending
        let output: String
        var testDescription: String { name }

        init(_ name: String, _ result: String, _ comparison: Matcher.Comparison, _ bound: Double, _ reason: String?, _ output: String) {
            self.name = name
            self.result = result
            expect = Playbook.Step.Expectation(comparison, bound)
            ending = reason.map { .failed(reason: $0) } ?? .succeeded
            self.output = output
        }
    }

    private static func vector(_ values: String...) -> String {
        let series = values.enumerated().map { #"{"metric":{"__name__":"up","job":"j\#($0)"},"value":[1700000000.5,"\#($1)"]}"# }
        return #"{"resultType":"vector","result":[\#(series.joined(separator: ","))]}"#
    }

    private static func scalar(_ value: String) -> String { #"{"resultType":"scalar","result":[1700000000,"\#(value)"]}"# }

    private func ask(_ body: String, status: Int = 200, _ expect: Playbook.Step.Expectation = .init(.less, 1), isCut: Bool = false) async
        -> ErrandOutcome
    {
        let errand = Errand.prometheus(url: "http://prometheus.example", query: "q", expect: expect)
        return await Steps.run(errand, answer: HTTPAnswer(status: status, body: Array(body.utf8), isCut: isCut))
    }

    @Test(
        "every series must be as expected, and the worst is shown first",
        arguments: [
            Case("one that holds", vector("0.2"), .less, 0.3, nil, #"0.2 up{job="j0"}"#),
            Case("one that does not", vector("0.42"), .less, 0.3, #"expected < 0.3, found 0.42 for up{job="j0"}"#, #"0.42 up{job="j0"}"#),
            Case("at the bound", vector("5"), .atMost, 5, nil, #"5 up{job="j0"}"#),
            Case("just not under it", vector("5"), .less, 5, #"expected < 5, found 5 for up{job="j0"}"#, #"5 up{job="j0"}"#),
            Case(
                "the largest is the worst where less is wanted", vector("1", "9", "5"), .less, 4,
                #"expected < 4, found 9 for up{job="j1"}; 2 of 3 series are not as expected"#,
                "9 up{job=\"j1\"}\n5 up{job=\"j2\"}\n1 up{job=\"j0\"}"),
            Case(
                "the smallest is the worst where more is wanted", vector("1", "0"), .atLeast, 1,
                #"expected >= 1, found 0 for up{job="j1"}; 1 of 2 series are not as expected"#, "0 up{job=\"j1\"}\n1 up{job=\"j0\"}"),
            Case(
                "what is no number is worse than all", vector("9", "NaN"), .less, 10,
                #"expected < 10, found no number (NaN) for up{job="j1"}; 1 of 2 series are not as expected"#,
                "nan up{job=\"j1\"}\n9 up{job=\"j0\"}"),
            Case("infinity is a number", vector("+Inf"), .less, 10, #"expected < 10, found inf for up{job="j0"}"#, #"inf up{job="j0"}"#),
            Case("and may be a good one", vector("-Inf"), .less, 10, nil, #"-inf up{job="j0"}"#),
            Case("a plain number", scalar("7"), .more, 6, nil, "7"),
            Case("a plain number that does not hold", scalar("7"), .more, 7, "expected > 7, found 7", "7"),
            Case(
                "no series", vector(), .less, 1,
                "no data: the query found no series; check its names and labels, and whether they are still scraped", ""),
        ])
    func judged(_ sample: Case) async {
        let outcome = await ask(#"{"status":"success","data":\#(sample.result)}"#, sample.expect)
        #expect(outcome.ending == sample.ending)
        #expect(outcome.output == sample.output)
        #expect(outcome.status == 200)
    }

    @Test(
        "what is no answer with numbers has failed, and the reason says why",
        arguments: [
            (200, "<html>", "answered 200 with something Prometheus does not say: check the address"),
            (200, "{}", "answered 200 with something Prometheus does not say: check the address"),
            (404, "not found", "answered 404 with something Prometheus does not say: check the address"),
            (400, #"{"status":"error","errorType":"bad_data","error":"parse error"}"#, "refused the query: parse error"),
            (503, #"{"status":"success"}"#, "refused the query: answered 503"),
            (
                200, #"{"status":"success","data":{"resultType":"matrix","result":[]}}"#,
                "answered a matrix, where numbers are needed: write a query that gives one number for each series"
            ),
            (
                200, #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}}"#,
                "answered a series without a number, such as a histogram: write a query that gives numbers"
            ),
            (200, #"{"status":"success","data":{"resultType":"vector"}}"#, "answered a vector that is none"),
        ])
    func wrong(status: Int, body: String, reason: String) async {
        let outcome = await ask(body, status: status)
        #expect(outcome.ending == .failed(reason: reason))
        #expect(outcome.output == body)
        #expect(outcome.status == status)
    }

    @Test("an answer too long to be read has failed")
    func cut() async {
        let outcome = await ask(#"{"status":"success""#, isCut: true)
        #expect(outcome.ending == .failed(reason: "the answer is too long: ask for less, for example with max() or topk()"))
        #expect(outcome.output == "")
    }

    @Test("of many series the worst twenty are shown")
    func many() async {
        let series = (1...500).map { #"{"metric":{"n":"\#($0)"},"value":[1,"\#($0)"]}"# }.joined(separator: ",")
        let outcome = await ask(#"{"status":"success","data":{"resultType":"vector","result":[\#(series)]}}"#, .init(.less, 1000))
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.ending == .succeeded)
        #expect(lines.first == #"500 {n="500"}"#)
        #expect(lines.count == 21)
        #expect(lines.last == "and 480 more")
    }

    @Test(
        "the address is where people open it, with or without a path",
        arguments: [
            ("http://p.example", "http://p.example/api/v1/query?query=q%20%3E%201"),
            ("http://p.example/", "http://p.example/api/v1/query?query=q%20%3E%201"),
            ("http://p.example/prom/", "http://p.example/prom/api/v1/query?query=q%20%3E%201"),
            ("http://p.example/api/v1/query", "http://p.example/api/v1/query?query=q%20%3E%201"),
            ("http://p.example/?tenant=a", "http://p.example/api/v1/query?tenant=a&query=q%20%3E%201"),
            ("http://p.example?", "http://p.example/api/v1/query?query=q%20%3E%201"),
        ])
    func address(url: String, whole: String) async {
        let mirror = Wire(perform: { .answer(HTTPAnswer(status: 200, body: Array("\($0.method) \($0.url)".utf8))) })
        let errand = Errand.prometheus(url: url, query: "q > 1", expect: .init(.less, 1))
        let outcome = await ErrandRunner(allowed: .nothing, wire: mirror).run(errand, timeout: .seconds(5))
        #expect(outcome.output == "GET \(whole)")
    }

    @Test("a query goes over the wire and is answered")
    func wire() async {
        let body = #"{"status":"success","data":\#(Self.vector("0.2"))}"#
        let server = OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        let client = CurlClient()
        defer { client.stop() }
        let errand = Errand.prometheus(url: server.url, query: #"up{job="a+b"}"#, headers: [.init("Authorization", "k")], expect: .init(.less, 0.3))
        let outcome = await ErrandRunner(allowed: .nothing, wire: .curl(client)).run(errand, timeout: .seconds(30))
        #expect(outcome.ending == .succeeded)
        #expect(server.asked.first?.hasPrefix("GET /api/v1/query?query=up%7Bjob%3D%22a%2Bb%22%7D HTTP/1.1\r\n") == true)
        #expect(server.asked.first?.contains("Authorization: k\r\n") == true)
    }
}
