internal import Foundation
internal import Outbound
internal import Signing

/// The key push services know this server by, where the runbook names none: made when it is first needed, kept beside the journal, readable
/// by its owner only.
enum PushKeyFile {
    static func load(from folder: String) throws -> PushKey {
        let path = "\(folder)/push.key"
        if let text = try? String(contentsOfFile: path, encoding: .utf8) {
            guard let key = PushKey(base64: text) else {
                throw SettingsProblem(
                    "\(path) is not a push key: restore it from a backup, or remove it and have everybody switch their devices on again")
            }
            return key
        }
        // A file that is there and cannot be read must not be replaced.
        guard !FileManager.default.fileExists(atPath: path) else { throw SettingsProblem("\(path) cannot be read: whose is it?") }
        let key = PushKey.fresh()
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(key.secret.base64URL.utf8), attributes: [.posixPermissions: 0o600])
        guard made else { throw SettingsProblem("cannot write \(path): is the data folder writable?") }
        return key
    }
}
