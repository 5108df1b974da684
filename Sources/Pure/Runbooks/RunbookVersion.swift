/// Which text of the runbook: the first 12 hex digits of the SHA-256 over its files. An incident keeps the one it was opened under.
package struct RunbookVersion: Hashable, Sendable, CustomStringConvertible {
    package let digest: String

    package init(_ digest: String) { self.digest = digest }
    package var description: String { digest }
}
