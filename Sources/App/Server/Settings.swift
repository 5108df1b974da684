internal import Configuration
internal import Foundation
internal import Logging
internal import SystemPackage

/// How this server runs: from flags, then `RUNBELL_*` environment variables, then a YAML file. Secrets are never among them; the
/// runbook names the variable or file that holds one.
package struct Settings: Hashable, Sendable {
    package enum LogFormat: String, Hashable, Sendable { case text, json }

    package var runbook: String
    package var data: String
    package var host: String
    package var port: Int
    /// Where people reach this server, for the links in messages.
    package var publicURL: String
    /// Nobody said where people reach this server; `publicURL` is what this machine would call itself.
    package var isPublicURLGuessed: Bool
    package var certificate: String?
    package var key: String?
    /// Whoever reaches the port may act, without a token. For a laptop, never for a network.
    package var open: Bool
    package var signIn: SignInSettings
    /// Programs that playbooks may start: names or absolute paths, with commas between. Empty: none.
    package var allowCommands: String
    /// The folder reviews are published in; nil: nowhere.
    package var publish: String?
    /// The Prometheus that a playbook's checks ask when they name none.
    package var prometheusURL: String?
    /// Pinged every half minute while all is well.
    package var deadManURL: String?
    package var logFormat: LogFormat
    package var logLevel: String

    /// `flags` are those that were given, by key; `file` is the settings file, if any.
    package static func read(
        flags: [String: String], environment: [String: String] = ProcessInfo.processInfo.environment, file: String? = nil
    ) async throws -> Settings {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                values: Dictionary(uniqueKeysWithValues: flags.map { (AbsoluteConfigKey([$0.key]), ConfigValue(.string($0.value), isSecret: false)) })
            ),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "runbell"),
        ]
        if let file { providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file))) }
        return try Settings(ConfigReader(providers: providers))
    }

    private init(_ reader: ConfigReader) throws {
        func text(_ key: String) -> String? { reader.string(forKey: ConfigKey([key])) }
        guard let runbook = text("runbook") else { throw SettingsProblem("no runbook folder: give --runbook DIR or set RUNBELL_RUNBOOK") }
        self.runbook = runbook
        data = text("data") ?? "data"
        (host, port) = try Settings.address(text("listen") ?? "127.0.0.1:8080")
        certificate = text("tls-certificate")
        key = text("tls-key")
        guard (certificate == nil) == (key == nil) else { throw SettingsProblem("--tls-certificate and --tls-key go together: give both or neither") }
        let scheme = certificate == nil ? "http" : "https"
        let spelled = text("public-url") ?? "\(scheme)://\(Settings.inURL(host)):\(port)"
        isPublicURLGuessed = text("public-url") == nil
        guard spelled.hasPrefix("http://") || spelled.hasPrefix("https://") else {
            throw SettingsProblem("public-url must begin with http:// or https://, not “\(spelled)”")
        }
        publicURL = spelled.hasSuffix("/") ? String(spelled.dropLast()) : spelled
        open = try Settings.yes(text("open") ?? "no", "open")
        signIn = try SignInSettings(text, isLocal: Settings.yes(text("local-sign-in") ?? "yes", "local-sign-in"))
        guard !open || signIn.issuer == nil else { throw SettingsProblem("an open server asks nobody who they are: leave out open or oidc-issuer") }
        allowCommands = text("allow-commands") ?? ""
        publish = text("publish")
        prometheusURL = text("prometheus-url")
        deadManURL = text("dead-man-url")
        let format = text("log-format") ?? "text"
        guard let logFormat = LogFormat(rawValue: format) else { throw SettingsProblem("log-format is text or json, not “\(format)”") }
        self.logFormat = logFormat
        logLevel = text("log-level") ?? "info"
        guard Logger.Level(rawValue: logLevel) != nil else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingsProblem("log-level is one of \(levels), not “\(logLevel)”")
        }
    }

    static func address(_ text: String) throws -> (String, Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (0...65535).contains(port) else {
            throw SettingsProblem("listen is HOST:PORT, such as 127.0.0.1:8080, not “\(text)”")
        }
        let host = text[..<colon].trimmingPrefix("[")
        return (host.isEmpty ? "127.0.0.1" : String(host.hasSuffix("]") ? host.dropLast() : host), port)
    }

    /// As it stands in a URL: IPv6 in brackets, and a name for an address that means every interface.
    static func inURL(_ host: String) -> String {
        if ["0.0.0.0", "::"].contains(host) { return "localhost" }
        return host.contains(":") ? "[\(host)]" : host
    }

    private static func yes(_ text: String, _ key: String) throws -> Bool {
        switch text.lowercased() {
        case "yes", "true", "1", "on": true
        case "no", "false", "0", "off", "": false
        default: throw SettingsProblem("\(key) is yes or no, not “\(text)”")
        }
    }
}

/// What is wrong with the settings, and what to write instead.
package struct SettingsProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
