/// What `runbell init` writes.
package enum RunbookTemplate {
    /// The file it is written to.
    package static let fileName = "runbook.yaml"

    /// The smallest runbook that wakes somebody. It works as it is: messages go to the built-in screen.
    package static let starter = """
        runbell: 1
        runbook:     { name: My first runbook, timezone: UTC, operators: screen }
        people:      { ana: { name: Ana, email: ana@home.example } }
        services:    { website: {} }
        routes:      [{ match: {}, service: website }]
        severities:  { urgent: { means: Customers notice, ladder: wake-ana, acknowledge_within: 15m } }
        ladders:     { wake-ana: { rungs: [{ page: ana, repeat: { every: 5m, times: 3 } }], rounds: 3 } }
        # To send mail instead of showing it:  mail: { kind: smtp, url: env:SMTP_URL, from: oncall@home.example }
        connections: { screen: { kind: capture } }
        sources:     { monitoring: { kind: pagerduty-v2, key: env:RUNBELL_KEY } }

        """
}
