import Foundation
import Runbooks
import Server
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("come from flags, then the environment, then the file")
    func precedence() async throws {
        try await withFile("runbook: from-file\ndata: from-file\nlisten: 127.0.0.1:1\nlog-format: json\n") { file in
            let environment = ["RUNBELL_DATA": "from-environment", "RUNBELL_LISTEN": "127.0.0.1:2"]
            let settings = try await Settings.read(flags: ["listen": "127.0.0.1:3"], environment: environment, file: file)
            #expect(settings.runbook == "from-file")
            #expect(settings.data == "from-environment")
            #expect(settings.port == 3)
            #expect(settings.logFormat == .json)
        }
    }

    @Test("need only a runbook")
    func defaults() async throws {
        let settings = try await Settings.read(flags: ["runbook": "r"], environment: [:])
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
        #expect(settings.publicURL == "http://127.0.0.1:8080")
        #expect(settings.open == false)
        #expect(settings.allowCommands.isEmpty && settings.publish == nil && settings.prometheusURL == nil)
    }

    @Test("read every variable by its documented name")
    func variables() async throws {
        let environment = [
            "RUNBELL_RUNBOOK": "r", "RUNBELL_PUBLIC_URL": "https://runbell.example/", "RUNBELL_TLS_CERTIFICATE": "c.pem", "RUNBELL_TLS_KEY": "k.pem",
            "RUNBELL_OPEN": "yes", "RUNBELL_DEAD_MAN_URL": "https://beats.example/1", "RUNBELL_LOG_LEVEL": "debug",
            "RUNBELL_ALLOW_COMMANDS": "git, /usr/bin/npm", "RUNBELL_PUBLISH": "reviews", "RUNBELL_PROMETHEUS_URL": "http://prometheus.example:9090",
        ]
        let settings = try await Settings.read(flags: [:], environment: environment)
        #expect(settings.publicURL == "https://runbell.example")
        #expect(settings.certificate == "c.pem")
        #expect(settings.open)
        #expect(settings.deadManURL == "https://beats.example/1")
        #expect(settings.logLevel == "debug")
        #expect(settings.allowCommands == "git, /usr/bin/npm" && settings.publish == "reviews")
        #expect(settings.prometheusURL == "http://prometheus.example:9090")
    }

    @Test(
        "that cannot be meant are refused with what to write instead",
        arguments: [
            [:], ["runbook": "r", "listen": "nonsense"], ["runbook": "r", "listen": "h:99999"], ["runbook": "r", "open": "perhaps"],
            ["runbook": "r", "tls-key": "k.pem"], ["runbook": "r", "public-url": "runbell.example"], ["runbook": "r", "log-format": "xml"],
            ["runbook": "r", "log-level": "loud"],
        ])
    func refused(_ flags: [String: String]) async {
        await #expect(throws: SettingsProblem.self) { try await Settings.read(flags: flags, environment: [:]) }
    }

    @Test("know the identity provider, and where its secret is")
    func provider() async throws {
        let environment = [
            "RUNBELL_OIDC_ISSUER": "https://id.example/realms/shop", "RUNBELL_OIDC_CLIENT_ID": "runbell",
            "RUNBELL_OIDC_CLIENT_SECRET": "file:/run/secrets/oidc", "RUNBELL_OIDC_SCOPES": "email, groups", "RUNBELL_OIDC_GROUPS_CLAIM": "roles",
            "RUNBELL_OIDC_NAME_CLAIM": "none", "RUNBELL_OIDC_LABEL": "Shop ID", "RUNBELL_LOCAL_SIGN_IN": "no",
        ]
        let signIn = try await Settings.read(flags: ["runbook": "r"], environment: environment).signIn
        #expect(signIn.issuer == "https://id.example/realms/shop" && signIn.clientID == "runbell" && signIn.label == "Shop ID")
        #expect(signIn.clientSecret == .file("/run/secrets/oidc") && signIn.scopes == ["email", "groups"] && signIn.groupsClaim == "roles")
        #expect(signIn.nameClaim == nil && !signIn.isLocal)
        let plain = try await Settings.read(flags: ["runbook": "r", "oidc-issuer": "https://id.example", "oidc-client-id": "x"], environment: [:])
            .signIn
        #expect(plain.nameClaim == "preferred_username" && plain.label == "id.example" && plain.isLocal && plain.clientSecret == nil)
    }

    @Test(
        "of an identity provider that cannot be meant are refused",
        arguments: [
            (["oidc-issuer": "http://id.example", "oidc-client-id": "x"], "https://"), (["oidc-issuer": "https://id.example"], "oidc-client-id"),
            (["oidc-client-id": "x"], "oidc-issuer"), (["local-sign-in": "no"], "nobody could sign in"),
            (["oidc-issuer": "https://id.example", "oidc-client-id": "x", "oidc-client-secret": "hush"], "env:NAME or file:PATH"),
            (["oidc-issuer": "https://id.example", "oidc-client-id": "x", "open": "yes"], "asks nobody"),
        ])
    func refusedProvider(_ flags: [String: String], _ words: String) async {
        await #expect {
            try await Settings.read(flags: flags.merging(["runbook": "r"]) { $1 }, environment: [:])
        } throws: { "\($0)".contains(words) && !"\($0)".contains("hush") }
    }

    @Test("addresses of IPv6 keep their brackets out of the host", arguments: [("[::1]:8443", "::1", 8443), (":9000", "127.0.0.1", 9000)])
    func addresses(_ written: String, _ host: String, _ port: Int) async throws {
        let settings = try await Settings.read(flags: ["runbook": "r", "listen": written], environment: [:])
        #expect(settings.host == host)
        #expect(settings.port == port)
    }

    private func withFile(_ text: String, _ test: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "runbell-\(UUID().uuidString).yaml").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try await test(path)
    }
}

@Suite("Secrets")
struct SecretsTests {
    @Test("are found in the environment, or in a file beside the runbook, without the newline at its end")
    func found() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "hush\n".write(toFile: "\(folder)/key", atomically: true, encoding: .utf8)
        let secrets = Secrets(environment: ["KEY": "psst"], folder: folder)
        #expect(try secrets.value(of: .environment("KEY")) == "psst")
        #expect(try secrets.value(of: .file("key")) == "hush")
    }

    @Test("that are missing are named, and never guessed", arguments: [Setting.environment("NOT_SET"), .file("not-there"), .file("/dev/null")])
    func missing(_ setting: Setting) {
        #expect(throws: SettingsProblem.self) { try Secrets(environment: ["NOT_SET": ""], folder: "/nowhere").value(of: setting) }
    }

    @Test("the server's own key is made once, for its owner only")
    func serverKey() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbell-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try ServerKey.load(from: folder)
        #expect(first.count == 32)
        #expect(try ServerKey.load(from: folder) == first)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/server.key")[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
