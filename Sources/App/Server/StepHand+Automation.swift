internal import Automation
internal import Engine
internal import Outbound
internal import Runbooks
internal import Runtime

/// Steps of a playbook, looked up and handed to the edge that carries them out.
extension StepHand {
    static func automation(_ runner: ErrandRunner, secrets: Secrets, prometheusURL: String?) -> StepHand {
        StepHand { order in
            var wallet = Wallet(secrets: secrets)
            do {
                let errand = try Errand(order.step.work, &wallet, prometheusURL: prometheusURL)
                return StepOutcome(await runner.run(errand, timeout: order.step.timeout, secrets: wallet.values))
            } catch {
                return StepOutcome(.refused, reason: "\(error)")
            }
        }
    }
}

/// The secrets one step needed, so that none of them is shown in what it prints.
private struct Wallet {
    let secrets: Secrets
    private(set) var values: [String] = []

    init(secrets: Secrets) { self.secrets = secrets }

    mutating func value(of setting: Setting) throws -> String {
        let value = try secrets.value(of: setting)
        switch setting {
        case .plain: break
        case .environment, .file: values.append(value)
        }
        return value
    }
}

extension Errand {
    fileprivate init(_ work: Playbook.Step.Work, _ wallet: inout Wallet, prometheusURL: String?) throws {
        switch work {
        case .command(let arguments): self = .command(arguments)
        case .http(let request):
            var headers: [HTTPRequest.Header] = []
            for (name, setting) in request.headers.sorted(by: { $0.key < $1.key }) {
                headers.append(HTTPRequest.Header(name, try wallet.value(of: setting)))
            }
            let url = try wallet.value(of: request.url)
            self = .http(method: request.method, url: url, headers: headers, body: request.body, expect: request.expect)
        case .prometheus(let setting, let query, let expect):
            guard let url = try setting.map({ try wallet.value(of: $0) }) ?? prometheusURL else {
                throw SettingsProblem("no Prometheus to ask: write `url` in the step, or start the server with --prometheus-url")
            }
            self = .prometheus(url: url, query: query, expect: expect)
        case .manual, .open, .confirm, .component, .decide, .ticket:
            throw SettingsProblem("this step is for people to do")
        }
    }
}

extension StepOutcome {
    fileprivate init(_ outcome: ErrandOutcome) {
        let result: Result =
            switch outcome.ending {
            case .succeeded: .succeeded
            case .failed: .failed
            case .timedOut: .timedOut
            case .refused: .refused
            }
        self.init(result, reason: outcome.reason ?? outcome.status.map { "ended with \($0)" } ?? "done", output: outcome.output)
    }
}
