package import Outbound
package import Runbooks

/// One step of a playbook for Runbell itself to carry out. Secrets stand in it as they are: whoever builds it has looked them up.
package enum Errand: Hashable, Sendable {
    /// A program and its arguments, never a shell line. The environment is only what is given here and what docs/reference/automation.md lists.
    case command([String], environment: [String: String] = [:])
    /// Done when the answer's status is an expected one. Redirects are not followed.
    case http(method: String = "GET", url: String, headers: [HTTPRequest.Header] = [], body: String? = nil, expect: ClosedRange<Int> = 200...299)
    /// An instant query (prometheus.io/docs/prometheus/latest/querying/api). Done when every series of the answer is as expected, and there is one.
    ///
    /// - url: of the server, as people open it: `https://prometheus.shop.example`, with its path if it has one.
    case prometheus(url: String, query: String, headers: [HTTPRequest.Header] = [], expect: Playbook.Step.Expectation)
}
