internal import Foundation
package import Logging
internal import Notation
internal import Runtime
internal import Vocabulary

/// One JSON object a line on standard error, for machines that collect logs: `at`, `level`, `logger`, `message` and the metadata.
package struct JSONLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let label: String

    package init(label: String) { self.label = label }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }
        var line = JSONWriter()
        line.object {
            $0.member("at", Clock.machine.now.rfc3339)
            $0.member("level", event.level.rawValue)
            $0.member("logger", label)
            $0.member("message", event.message.description)
            for (name, value) in details.sorted(by: { $0.key < $1.key }) { $0.member(name, value.description) }
        }
        FileHandle.standardError.write(Data(line.bytes + [UInt8(ascii: "\n")]))
    }
}
