/// What shows that a text speaks of incidents, and not of the other things people have priorities, roles and deadlines for: a sprint, a review of
/// code, a kitchen.
enum Evidence {
    /// Hardly anybody writes these who does not speak of incidents.
    static let words: [Phrase] = [
        "incident*", "outage*", "on call", "oncall", "pager*", "paged", "postmortem*", "post mortem*", "downtime", "alert*", "sev0", "sev1", "sev2",
        "sev 1",
        "storung*", "*storung", "*storungen", "vorfall*", "*vorfall", "*vorfalle", "bereitschaft", "*bereitschaft", "alarmierung*", "notfall*",
        "astreinte*", "panne", "pannes", "incidente*", "guardia", "guardias", "plantao", "plantonista*", "alerta*",
    ]

    /// These are said of incidents too, and of heat and rules of style.
    private static let companions: [Phrase] = [
        "escalat*", "severity", "severities", "eskalat*", "eskalier*", "escalade", "escalado", "gravite", "severidad", "schweregrad*",
    ]

    static func speaks(_ text: String) -> Bool { Folded(text).contains(anyOf: words) }

    /// A document that is not called by incidents and speaks of them no more than once has no runbook in it, whatever words it shares with one.
    static func isEnough(in outline: Outline) -> Bool {
        if let title = outline.sections.first(where: { $0.level > 0 })?.title, speaks(title) { return true }
        let texts = outline.sections.flatMap(texts).map { Folded($0) }
        let own = texts.count { $0.contains(anyOf: words) }
        return own >= 1 && own + texts.count { $0.contains(anyOf: companions) && !$0.contains(anyOf: words) } >= 2
    }

    /// A handbook may have one chapter about incidents among many: what the others promise is promised of something else.
    static func chapters(of outline: Outline) -> Outline {
        let titles = outline.sections.filter { $0.level > 0 }
        guard let top = titles.map(\.level).min() else { return outline }
        let named = titles.filter { $0.level == top }
        if named.count == 1, speaks(named[0].title) || DocumentReading.isAlert(named[0].title) { return outline }
        let level = named.count == 1 ? titles.filter { $0.level > top }.map(\.level).min() ?? top : top
        let chapters = outline.sections.indices.filter { outline.sections[$0].level == level }
        let others = chapters.filter { chapter in
            !outline.tree(chapter).contains { texts(of: outline.sections[$0]).contains(where: speaks) }
        }
        guard others.count * 2 > chapters.count else { return outline }
        return outline.without(others.flatMap(outline.tree))
    }

    private static func texts(of section: Outline.Section) -> [String] {
        [section.title] + section.parts.flatMap { part in [part.label?.text ?? ""] + DocumentReading.texts(in: part.block).map(\.text) }
    }
}
