internal import Assurance
internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What the coming quarter will probably be like under a runbook, and beside it what that rests on.
struct ForetoldQuarter: Sendable {
    struct Odds: Sendable {
        let severity: String
        let promise: String
        let chance: String
        let worst: String?
        let worstAt: When?
    }

    struct Load: Sendable {
        let person: String
        let pages: String
        let nights: String
        /// Of the one with the most, in percent.
        let share: Int
    }

    struct Turns: Sendable {
        let schedule: String
        let most: String
        let least: String
        let gini: String
        let nightsGini: String
    }

    let start: When
    let end: When
    let odds: [Odds]
    let loads: [Load]
    let others: String?
    let gini: String?
    let turns: [Turns]
    let habits: [String]
    let rates: String

    /// How many people are shown; the others are paged less often.
    private static let shown = 30

    init(_ forecast: Forecast, under runbook: Runbook, at now: Moment) {
        let (clock, holders) = (WallClock.of(runbook.zone), Holders(runbook))
        start = When(forecast.window.lowerBound, at: now, on: clock)
        end = When(forecast.window.upperBound, at: now, on: clock)
        odds = forecast.odds.map { odds in
            let isWorse = odds.worstChance < odds.chance - 0.0005
            return Odds(
                severity: odds.severity.text, promise: odds.promise.written, chance: Forecast.percent(odds.chance, error: odds.error),
                worst: isWorse ? Forecast.percent(odds.worstChance) : nil, worstAt: isWorse ? When(odds.worst, at: now, on: clock) : nil)
        }
        let most = forecast.loads.first?.pages ?? 0
        loads = forecast.loads.prefix(Self.shown).map { load in
            Load(
                person: holders.names([load.person], by: ""), pages: Number.rounded(load.pages, error: load.pagesError),
                nights: Number.rounded(load.nights, error: load.nightsError), share: most > 0 ? Int((load.pages / most * 100).rounded()) : 0)
        }
        others = forecast.loads.count > Self.shown ? "\(forecast.loads.count - Self.shown) others are paged less often." : nil
        gini = forecast.loads.count > 1 ? Number.rounded(forecast.gini) : nil
        turns = forecast.turns.map { turns in
            func share(_ share: Evenness.Share?) -> String {
                share.map { "\(holders.names([$0.person], by: "")) \($0.onCall.wholeHours) h, \($0.nights.wholeHours) h at night" } ?? ""
            }
            return Turns(
                schedule: turns.schedule.text, most: share(turns.shares.first), least: share(turns.shares.last), gini: Number.rounded(turns.gini),
                nightsGini: Number.rounded(turns.nightsGini))
        }
        habits = Behaviour.assumed.lines
        rates = runbook.severities.compactMap { severity in
            forecast.incidents[severity.name].map { "\(severity.name) \(Number.rounded($0))" }
        }.joined(separator: ", ")
    }

    static let template = """
        <div class="clause foretold"><div class="said">
        <p>From {{#start}}{{> time}}{{/start}} to {{#end}}{{> time}}{{/end}}, with whoever stands in by now.</p>
        {{#odds}}{{#first()}}<table><caption>The answer comes in time</caption><thead><tr><th scope="col">Severity</th>\
        <th scope="col">Promised</th><th scope="col">Kept</th><th scope="col">At the worst time</th></tr></thead><tbody>{{/first()}}
        <tr><th scope="row">{{severity}}</th><td>{{promise}}</td><td>{{chance}}</td><td>{{#worst}}{{worst}}, raised {{#worstAt}}{{> time}}\
        {{/worstAt}}{{/worst}}{{^worst}}the same{{/worst}}</td></tr>
        {{#last()}}</tbody></table>{{/last()}}{{/odds}}{{^odds}}<p class="soft">No severity promises an answer.</p>{{/odds}}
        {{#loads}}{{#first()}}<table><caption>Pages a week</caption><thead><tr><th scope="col">Person</th>\
        <th scope="col">Pages</th><th scope="col">Of those at night</th></tr></thead><tbody>{{/first()}}
        <tr><th scope="row">{{person}}<progress max="100" value="{{share}}" aria-hidden="true"></progress></th><td>{{pages}}</td>\
        <td>{{nights}}</td></tr>
        {{#last()}}</tbody></table>{{/last()}}{{/loads}}{{#others}}<p class="small soft">{{.}}</p>{{/others}}
        {{#gini}}<p class="small">How unevenly the pages lie: {{.}}</p>{{/gini}}
        {{#turns}}{{#first()}}<p>Hours on call</p><ul>{{/first()}}
        <li><strong>{{schedule}}</strong>: most has {{most}}; least has {{least}}. How unevenly they lie: {{gini}}, of the nights {{nightsGini}}</li>
        {{#last()}}</ul>{{/last()}}{{/turns}}
        </div><div class="beside small"><p class="strong">What this rests on</p>
        <p>How people answer is assumed, by the hour where they are:</p><ul>{{#habits}}<li>{{.}}</li>{{/habits}}</ul>
        <p>So many incidents a week are assumed, at any hour alike: {{rates}}. They come one at a time, and people answer without waiting for \
        each other. Every message is a page, whichever way it goes.</p>
        <p>0 is even; at 1 one person has everything (Gini). Behind ± stands the standard error; without one the figure is exact.</p>
        <p class="soft"><code>runbell check --forecast --data</code> counts with what this server recorded instead.</p></div></div>
        """
}

extension Duration {
    fileprivate var wholeHours: Int64 { (milliseconds + 1_800_000) / 3_600_000 }
}
