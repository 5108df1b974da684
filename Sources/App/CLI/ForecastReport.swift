internal import Assurance
internal import Notation
internal import Runbooks
internal import Vocabulary

/// A forecast, and what it rests on.
struct ForecastReport {
    let forecast: Forecast
    let ground: ForecastGround

    var text: String { (forecast.lines.enumerated().map { $0 == 0 ? Terminal.bold($1) : $1 } + [""] + ground.words).joined(separator: "\n") }

    /// Chances and errors are shares of one, pages are a week's, lengths are seconds.
    func write(to writer: inout JSONWriter) {
        writer.object {
            $0.member("start", forecast.window.lowerBound.rfc3339)
            $0.member("end", forecast.window.upperBound.rfc3339)
            $0.member("measured", ground.isMeasured)
            $0.member("ground") { writer in writer.array { for line in ground.words { $0.value(line) } } }
            $0.member("incidents_per_week") { writer in
                writer.object { for (name, rate) in forecast.incidents.sorted(by: { $0.key < $1.key }) { $0.member(name.text, rate) } }
            }
            $0.member("acknowledgement") { writer in writer.array { for odds in forecast.odds { write(odds, to: &$0) } } }
            $0.member("pages_per_week") { writer in writer.array { for load in forecast.loads { write(load, to: &$0) } } }
            $0.member("pages_gini", forecast.gini)
            $0.member("turns") { writer in writer.array { for turns in forecast.turns { write(turns, to: &$0) } } }
        }
    }

    private func write(_ odds: Forecast.Odds, to writer: inout JSONWriter) {
        writer.object {
            $0.member("severity", odds.severity.text)
            $0.member("within", odds.promise.written)
            $0.member("chance", odds.chance)
            $0.member("standard_error", odds.error)
            $0.member("worst_chance", odds.worstChance)
            $0.member("worst_at", odds.worst.rfc3339)
        }
    }

    private func write(_ load: Forecast.Load, to writer: inout JSONWriter) {
        writer.object {
            $0.member("person", load.person.text)
            $0.member("pages", load.pages)
            $0.member("standard_error", load.pagesError)
            $0.member("night_pages", load.nights)
            $0.member("night_standard_error", load.nightsError)
        }
    }

    private func write(_ turns: Evenness, to writer: inout JSONWriter) {
        writer.object {
            $0.member("schedule", turns.schedule.text)
            $0.member("gini", turns.gini)
            $0.member("nights_gini", turns.nightsGini)
            $0.member("most_to_mean", turns.mostToMean)
            $0.member("people") { writer in
                writer.array {
                    for share in turns.shares {
                        $0.object {
                            $0.member("person", share.person.text)
                            $0.member("seconds", share.onCall.milliseconds / 1000)
                            $0.member("night_seconds", share.nights.milliseconds / 1000)
                        }
                    }
                }
            }
        }
    }
}
