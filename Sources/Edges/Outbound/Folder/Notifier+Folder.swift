internal import Foundation
internal import Vocabulary

extension Notifier {
    /// Keeps letters as files: the letter's address is the path below the folder, its text the file. A file that is there already is
    /// replaced, never half: whoever reads the folder sees the old text or the new one. Nil: nobody said where the folder is.
    package static func folder(_ root: String?) -> Notifier {
        Notifier { letter in
            guard let root else { return .refused(reason: "there is no folder to publish in: start the server with --publish DIR") }
            guard let path = path(letter.address, below: root) else { return .refused(reason: "\(letter.address) is no path inside the folder") }
            do {
                try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try Data(letter.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
                return .delivered
            } catch {
                return .later(reason: "\(letter.address) could not be written", after: nil)
            }
        }
    }

    /// Nothing outside the folder, whatever a name was made of.
    private static func path(_ name: String, below root: String) -> String? {
        let parts = name.split(separator: "/")
        guard !parts.isEmpty, !name.contains("\0"), parts.allSatisfy({ $0 != ".." && $0 != "." && $0.utf8.count <= 255 }) else { return nil }
        return ([root] + parts.map(String.init)).joined(separator: "/")
    }
}
