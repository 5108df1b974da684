internal import Foundation
internal import Glibc

/// A fresh folder for one run of a command: it starts there, and what it leaves behind is gone afterwards.
/// Not before its answer is given: a program can leave more than is quickly removed.
struct WorkFolder {
    let path: String

    /// Nil when the folder for temporary files takes none; `errno` says why.
    init?() {
        var template = Array(FileManager.default.temporaryDirectory.appending(path: "runbell-step-XXXXXX").path().utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
