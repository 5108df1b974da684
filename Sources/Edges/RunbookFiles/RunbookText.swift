/// One file of a runbook, as it lies on the disk: its path within the folder, and its bytes.
package struct RunbookText: Hashable, Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// Where texts with places to fill in lie, below the runbook's own folder.
    static let templates = "templates/"

    /// The name of the template in the file: `templates/first-notice.mustache` is `first-notice`.
    var templateName: String { String(path.dropFirst(Self.templates.count).split(separator: ".").dropLast().joined(separator: ".")) }
}
