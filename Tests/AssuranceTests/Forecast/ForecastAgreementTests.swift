import Assurance
import Runbooks
import Testing
import Vocabulary

/// What is summed against what is counted when incidents are played with dice by somebody who knows nothing of the sums.
@Suite("A forecast and a thousand incidents played")
struct ForecastAgreementTests {
    typealias Forecaster = @Sendable (Trial) -> Forecast

    /// The first figure that is further off than four standard errors.
    private static func difference(_ trial: Trial, seed: UInt64, _ forecaster: Forecaster, times: Int = 1000) -> String? {
        let forecast = forecaster(trial), count = trial.play(times, seed: seed ^ 0xABCD)
        // The window is not a week, and the rate is: both sides are for one incident.
        let loads = forecast.loads
        func squares(_ errors: [Double]) -> Double { errors.reduce(0) { $0 + $1 * $1 } }
        guard let odds = forecast.odds.first else { return "seed \(seed): nothing is said of the promise" }
        let chance = odds.chance
        let figures: [(String, Double, Double, [Double], Double)] = [
            ("kept", chance, odds.error * odds.error, count.kept, chance * (1 - chance)),
            ("pages", loads.reduce(0) { $0 + $1.pages }, squares(loads.map(\.pagesError)), count.pages, 0),
            ("night pages", loads.reduce(0) { $0 + $1.nights }, squares(loads.map(\.nightsError)), count.nights, 0),
        ]
        for (name, says, own, counted, least) in figures {
            let number = Double(counted.count), mean = counted.reduce(0, +) / number
            let spread = counted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (number - 1)
            // What happens less than once in so many is not counted at all, and is no difference.
            let error = (own + max(spread, least) / number).squareRoot() + 1 / number
            if !(abs(says - mean) <= 4 * error) { return "seed \(seed): \(name) \(says), counted \(mean) ± \(error)" }
        }
        return nil
    }

    private static let honest: Forecaster = { $0.forecast }

    @Test("agree within four standard errors on random runbooks, as people are assumed to be", arguments: 0..<40)
    func assumed(_ seed: Int) {
        #expect(Self.difference(Trial(seed: UInt64(seed)), seed: UInt64(seed), Self.honest) == nil)
    }

    @Test("agree within four standard errors on random runbooks, with recorded answers", arguments: 0..<20)
    func recorded(_ seed: Int) {
        #expect(Self.difference(Trial(seed: UInt64(seed), recorded: true), seed: UInt64(seed), Self.honest) == nil)
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let forecaster: Forecaster

        init(_ name: String, _ forecaster: @escaping Forecaster) { (testDescription, self.forecaster) = (name, forecaster) }

        static func reading(_ name: String, _ change: @escaping @Sendable (inout Runbook) -> Void) -> Broken {
            Broken(name) { trial in
                var runbook = trial.runbook
                change(&runbook)
                return Forecast(of: trial.proof(runbook), behaviour: trial.behaviour, incidents: ["P1": 1])
            }
        }

        static func believing(_ name: String, _ change: @escaping @Sendable ([Habit]) -> [Habit]) -> Broken {
            Broken(name) { trial in
                let behaviour = Behaviour(everybody: change(trial.everybody), people: trial.table.mapValues(change))
                return Forecast(of: trial.proof(), behaviour: behaviour, incidents: ["P1": 1])
            }
        }
    }

    static let brokenForms = [
        Broken.believing("thinks that everybody is within reach") { hours in
            hours.map { if case .assumed(_, let loud, let quiet) = $0 { .assumed(outOfReach: 0, loud: loud, quiet: quiet) } else { $0 } }
        },
        .believing("takes mail for a call") { hours in
            hours.map { if case .assumed(let away, let loud, let quiet) = $0 { .assumed(outOfReach: away, loud: quiet, quiet: loud) } else { $0 } }
        },
        .believing("reads the hour six hours off") { hours in Array(hours[6...] + hours[..<6]) },
        .believing("thinks that every hour is like noon") { hours in Array(repeating: hours[12], count: 24) },
        Broken("thinks that everybody is alike") { trial in
            Forecast(of: trial.proof(), behaviour: Behaviour(everybody: trial.everybody), incidents: ["P1": 1])
        },
        Broken("knows nobody on leave") { trial in
            Forecast(of: trial.proof(nil, []), behaviour: trial.behaviour, incidents: ["P1": 1])
        },
        Broken("thinks that messages travel for ten minutes") { trial in
            let slow = Assumptions(latency: [.email: .minutes(10), .sms: .minutes(10), .call: .minutes(10)])
            return Forecast(of: trial.proof(assuming: slow), behaviour: trial.behaviour, incidents: ["P1": 1])
        },
        .reading("knows no second round") { $0.ladders["up"]?.rounds = 1 },
        .reading("knows no repeats") { runbook in
            for place in runbook.ladders["up"]!.rungs.indices { runbook.ladders["up"]!.rungs[place].again = nil }
        },
        .reading("promises twice as long") { runbook in
            if case .within(.exact(let time))? = runbook.severities[0].acknowledgeWithin?.target {
                runbook.severities[0].acknowledgeWithin?.target = .within(.exact(time * 2))
            }
        },
        .reading("forgets what is promised out of hours") { $0.severities[0].acknowledgeWithin?.outOfHours = nil },
        .reading("has everybody live where the runbook does") { runbook in
            for name in runbook.people.keys { runbook.people[name]?.zone = runbook.zone }
        },
    ]

    @Test("the incidents played notice a forecast that", arguments: brokenForms)
    func noticesBrokenForms(_ broken: Broken) {
        #expect((0..<80).contains { Self.difference(Trial(seed: $0), seed: $0, broken.forecaster) != nil })
    }
}
