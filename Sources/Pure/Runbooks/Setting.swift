/// A value, or where a secret is found. The secret itself is never in a runbook.
package enum Setting: Hashable, Sendable {
    case plain(String)
    case environment(String)
    case file(String)
}
