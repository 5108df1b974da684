internal import Foundation
package import Runbooks

/// Finds the secrets a runbook only names. Never prints one.
package struct Secrets: Sendable {
    private let environment: [String: String]
    /// File names in a runbook are relative to its folder.
    private let folder: String

    package init(environment: [String: String] = ProcessInfo.processInfo.environment, folder: String) {
        self.environment = environment
        self.folder = folder
    }

    package func value(of setting: Setting) throws -> String {
        switch setting {
        case .plain(let text): return text
        case .environment(let name):
            guard let value = environment[name], !value.isEmpty else { throw SettingsProblem("the environment variable \(name) is not set") }
            return value
        case .file(let name):
            let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingsProblem("the secret file \(path) cannot be read")
            }
            let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !value.isEmpty else { throw SettingsProblem("the secret file \(path) is empty") }
            return value
        }
    }
}
