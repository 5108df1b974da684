internal import Foundation
internal import Signing

/// The secret that signs reply links and sessions: made on the first start, kept beside the journal, readable by its owner only.
package enum ServerKey {
    package static func load(from folder: String) throws -> [UInt8] {
        let path = "\(folder)/server.key"
        if let text = try? String(contentsOfFile: path, encoding: .utf8) {
            guard let key = [UInt8](base64: text.trimmingCharacters(in: .whitespacesAndNewlines)), key.count == 32 else {
                throw SettingsProblem(
                    "\(path) is not a server key: restore it from a backup, or remove it and accept that links sent so far stop working")
            }
            return key
        }
        let key = Digest.random(32)
        let made = FileManager.default.createFile(atPath: path, contents: Data(key.base64.utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw SettingsProblem("cannot write \(path): is the data folder writable?") }
        return key
    }
}
