internal import ArgumentParser
internal import Foundation
internal import Runbooks
internal import Server

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take alerts and wake people.",
        discussion: """
            Example: runbell serve --runbook my-runbook --data data --listen 0.0.0.0:8443 \\
                       --tls-certificate fullchain.pem --tls-key privkey.pem --public-url https://runbell.example

            Every option is also read from the environment (RUNBELL_RUNBOOK, RUNBELL_DATA, RUNBELL_LISTEN, RUNBELL_PUBLIC_URL, …) and
            from the YAML file given with --settings. SIGHUP reads the runbook again; SIGTERM finishes what was begun and ends.
            """)

    @Option(help: "The folder with the runbook.")
    var runbook: String?

    @Option(help: "The folder that holds everything the server must not lose. (default: data)")
    var data: String?

    @Option(help: "Where to listen, as HOST:PORT. (default: 127.0.0.1:8080)")
    var listen: String?

    @Option(name: .customLong("public-url"), help: "Where people reach the server: it stands in the links of messages.")
    var publicURL: String?

    @Option(name: .customLong("tls-certificate"), help: "Certificate chain in PEM; read again when it is renewed.")
    var certificate: String?

    @Option(name: .customLong("tls-key"), help: "Its private key in PEM.")
    var key: String?

    @Flag(help: "Let whoever reaches the port act without a token. For a laptop, never for a network.")
    var open = false

    @OptionGroup(title: "Signing in") var signIn: SignInOptions

    @Option(name: .customLong("dead-man-url"), help: "Pinged twice a minute while all is well: something outside that notices our silence.")
    var deadManURL: String?

    @Option(name: .customLong("allow-commands"), help: "Programs that playbooks may start, with commas between. None when it is left out.")
    var allowCommands: String?

    @Option(name: .customLong("prometheus-url"), help: "The Prometheus that a playbook's checks ask when they name none.")
    var prometheusURL: String?

    @Option(help: "The folder reviews are published in, such as a clone of a git repository.")
    var publish: String?

    @Option(name: .customLong("log-format"), help: "text or json.")
    var logFormat: String?

    @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    @Option(help: "A YAML file with any of these.")
    var settings: String?

    func run() async throws {
        let given = [
            "runbook": runbook, "data": data, "listen": listen, "public-url": publicURL, "tls-certificate": certificate, "tls-key": key,
            "open": open ? "yes" : nil, "dead-man-url": deadManURL, "allow-commands": allowCommands,
            "prometheus-url": prometheusURL, "publish": publish, "log-format": logFormat, "log-level": logLevel,
        ]
        let read: Settings
        let flags = given.merging(signIn.given) { $1 }.compactMapValues { $0 }
        do { read = try await Settings.read(flags: flags, file: settings) } catch {
            Terminal.error("\(error)")
            throw Exit.usage
        }
        do { try await Bootstrap(read).run { Terminal.say(Welcome(opened: $0).text) } } catch { throw Exit.refuse("\(error)") }
    }
}

/// What the server says when it has started: what to open, and one line that raises an alert.
struct Welcome {
    let opened: Opened

    var text: String {
        let address = opened.address
        var lines = ["", "Runbell runs “\(opened.runbook.name)”.", ""]
        if opened.isRefused { lines.append("  Runbook   THE ONE FROM BEFORE: the folder's was not taken; the log says why.") }
        lines.append("  Open      \(address)/")
        if opened.captures { lines.append("  Messages  \(address)/captured   (the runbook captures them instead of sending)") }
        lines.append(
            opened.settings.open
                ? "  Access    OPEN: whoever reaches this port may act. Leave out --open to ask who they are."
                : "  Access    by account, or by token: runbell token create NAME --scope respond --data \(opened.settings.data)")
        if let link = opened.setUpLink {
            lines += ["", "Nobody has an account yet. Whoever opens this makes the first, which administers:", "", "  \(link)"]
        }
        if let curl = firstAlert(address) { lines += ["", "Raise an alert:", "", "  \(curl)"] }
        return (lines + [""]).joined(separator: "\n")
    }

    /// The line works as it is on an open server, which guards nothing; otherwise the key stays where the shell finds it.
    private func firstAlert(_ address: String) -> String? {
        let source = opened.runbook.sources.values.filter { $0.kind == .pagerduty }.min { $0.name < $1.name }
        guard let source else { return nil }
        let key: String
        switch (opened.openKey(of: source), source.key) {
        case (let open?, _): key = open
        case (nil, .environment(let name)): key = "'\"$\(name)\"'"
        case (nil, .file(let name)): key = "'\"$(cat \(opened.settings.runbook)/\(name))\"'"
        case (nil, .plain): return nil
        }
        let body =
            #"{"routing_key":"\#(key)","event_action":"trigger","payload":{"summary":"Checkout answers 500","source":"web-1","severity":"critical"}}"#
        return "curl -s \(address)/v2/enqueue -d '\(body)'"
    }
}
