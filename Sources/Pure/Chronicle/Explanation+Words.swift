internal import Engine
internal import OnCall
internal import Runbooks
internal import Vocabulary

/// What each decision about an alert is explained with.
extension Runbook {
    func said(ofRoutesBefore place: Int?, _ facts: Facts) -> [String] {
        let passed = routes[..<(place ?? routes.count)].enumerated().map { number, route in
            "Route \(number + 1), to \(route.service), did not take it: \(route.match.unmet(for: facts) ?? "")."
        }
        let shown = Array(passed.prefix(Explanation.passedMax))
        let rest = passed.count > shown.count ? ["So it is with \(passed.count - shown.count) more routes."] : []
        guard let place else { return shown + rest + ["No route takes it."] }
        let route = routes[place]
        let tags = route.tags.isEmpty ? "" : ", tagged \(route.tags.joined(separator: ", "))"
        let why = route.match == .everything ? "takes everything" : "asks for \(route.match.words), and that holds"
        return shown + rest + ["Route \(place + 1) \(why): it is about \(route.service)\(tags)."]
    }

    func said(of choice: SeverityChoice, insteadOf wanted: SeverityName?, _ facts: Facts) -> [String] {
        let chosen = wanted ?? choice.severity.name
        let higher = severities.prefix { $0.name != chosen || !choice.matched }.compactMap { severity in
            severity.match.flatMap { $0.unmet(for: facts) }.map { "It is not \(severity.name): \($0)." }
        }
        var last: String
        if choice.matched, let match = severity(named: chosen)?.match {
            last = match == .everything ? "\(chosen) takes everything." : "\(chosen) asks for \(match.words), and that holds."
        } else {
            last = "No severity's condition holds, so it is \(chosen) by default."
        }
        if wanted != nil, let source = facts.source { last += " The source \(source) may not raise that: it becomes \(choice.severity.name)." }
        return higher + [last]
    }

    /// What held its pages back: of several windows the one that ends last, as the engine has it.
    func holding(_ facts: Facts, at moment: Moment, lasting wait: Duration?) -> (name: QuietName, words: String)? {
        var found: (name: QuietName, until: Moment, words: String)?
        if let wait { found = (.untilItLasts, moment + wait, "Its route wants it to last \(wait.brief) before anybody is paged.") }
        for window in quiet where window.match.holds(for: facts) {
            let occurrence = Occurrence.of(
                window.start, length: window.length, every: window.every, until: window.until, zone: window.zone, containing: moment)
            guard let occurrence, occurrence.end > found?.until ?? moment else { continue }
            let end = WallClock.of(window.zone).spoken(at: occurrence.end)
            found = (window.name, occurrence.end, "The maintenance window \(window.name) was open until \(end): \(window.why).")
        }
        return found.map { ($0.name, $0.words) }
    }

    func rank(_ severity: SeverityName) -> Int { severities.firstIndex { $0.name == severity } ?? severities.count }
}

extension Grouping {
    func said(of facts: Facts, _ incident: String, hasRaised: Bool) -> String {
        let parts = by.map { key in
            switch key {
            case .service: "service (\(facts.service?.text ?? "none"))"
            case .source: "source (\(facts.source?.text ?? "none"))"
            case .severity: "severity (\(facts.severity?.text ?? "none"))"
            case .label(let name): "labels.\(name) (\(facts.labels[name] ?? "none"))"
            case .alert: "alert"
            }
        }
        let same = parts.isEmpty ? "All alerts are one incident" : "Alerts of the same \(parts.joined(separator: " and ")) are one incident"
        return hasRaised ? "\(same); none was open, so it raised \(incident)." : "\(same); \(incident) was open, so it joined."
    }
}
