package import Runbooks
internal import Signing
internal import Synchronization

/// The keys monitoring systems send with their requests, resolved from the runbook's settings. Replaced as a whole when a new
/// runbook comes into force.
package final class SourceKeys: Sendable {
    package struct Entry: Sendable {
        package let source: Source
        package let key: [UInt8]

        package init(source: Source, key: [UInt8]) {
            self.source = source
            self.key = key
        }
    }

    private let entries: Mutex<[Entry]>

    package init(_ entries: [Entry] = []) { self.entries = Mutex(entries) }

    package func replace(_ new: [Entry]) { entries.withLock { $0 = new } }

    /// Takes as long for the first entry as for the last, and for none.
    func source(_ kind: Source.Kind, key: some StringProtocol) -> Source? {
        let key = Array(key.utf8)
        guard !key.isEmpty else { return nil }
        var found: Source?
        for entry in entries.withLock({ $0 }) where entry.source.kind == kind && Digest.equal(entry.key, key) { found = entry.source }
        return found
    }

    /// The only source of that kind; nil when there are several, or none.
    func only(_ kind: Source.Kind) -> Source? {
        let those = entries.withLock { $0.filter { $0.source.kind == kind } }
        return those.count == 1 ? those[0].source : nil
    }
}
