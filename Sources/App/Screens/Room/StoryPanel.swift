internal import Chronicle
internal import Engine
internal import OnCall
internal import Vocabulary

/// What happened, newest first.
struct StoryPanel: Sendable {
    struct Line: Sendable {
        /// Set where a day begins.
        let day: String?
        let at: When
        let by: String?
        let words: Spoken
        let kind: String
    }

    let id: String
    let lines: [Line]
    /// What is folded away below those.
    let earlier: [Line]
    /// In whose clock the times are until the script shows the reader's own.
    let zone: String

    init(_ dossier: Dossier) {
        id = dossier.incident.id.description
        let shown = Timeline(dossier.events).lines.filter { $0.importance > .mechanics }
        let clock = dossier.clock
        zone = clock.zone
        var day: String?
        var lines: [Line] = []
        for line in shown.reversed().prefix(Limits.listLines) {
            let date = clock.day(at: line.at)
            lines.append(
                Line(
                    day: date == day ? nil : date, at: When(line.at, at: line.at, on: clock), by: nil,
                    words: Spoken(line.words, at: dossier.now, on: clock),
                    kind: line.importance == .story ? "key" : "detail"))
            day = date
        }
        self.lines = Array(lines.prefix(StoryPanel.shown))
        earlier = Array(lines.dropFirst(StoryPanel.shown))
    }

    private static let shown = 30

    static let lineTemplate = """
        {{#day}}<li class="day">{{day}}</li>{{/day}}<li class="line {{kind}}">{{#at}}{{> time}}{{/at}}\
        <p>{{#words}}{{> spoken}}{{/words}}</p></li>
        """

    static let template = """
        <section class="card" id="story" aria-labelledby="story-title"><header><h2 id="story-title">What happened</h2>
        <span class="small soft">times in <span data-clock>{{zone}}</span></span> \
        <span class="small"><label class="check"><input type="checkbox" data-filter="detail" checked> details</label></span></header>
        <ol class="story">{{#lines}}{{> story-line}}
        {{/lines}}</ol>
        {{#earlier}}{{#first()}}<details class="fold"><summary>Earlier</summary><ol class="story">{{/first()}}{{> story-line}}
        {{#last()}}</ol></details>{{/last()}}{{/earlier}}</section>
        """
}
