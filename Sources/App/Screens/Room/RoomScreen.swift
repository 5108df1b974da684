internal import Engine
internal import Runbooks
internal import Vocabulary

/// The incident room: what it is and how bad, what fires, what is owed next, what to do now, what happened; then all that is around it. The
/// columns of a wide screen stand in the order in which a telephone shows them and a keyboard goes through them.
package struct RoomScreen: Screen {
    package let frame: Frame
    let head: HeadPanel
    let acts: ActsPanel
    let owed: OwedPanel
    let roles: RolesPanel
    let impact: ImpactPanel
    let known: KnownPanel
    let clocks: ClocksPanel
    let phasePanel: PhasePanel
    let triage: TriagePanel
    let playbooks: PlaybooksPanel
    let say: SayPanel
    let story: StoryPanel
    let alerts: AlertsPanel
    let changes: ChangesPanel
    let pages: PagesPanel

    package init(_ dossier: Dossier, frame: Frame) {
        self.frame = frame
        head = HeadPanel(dossier)
        acts = ActsPanel(dossier)
        owed = OwedPanel(dossier)
        roles = RolesPanel(dossier)
        impact = ImpactPanel(dossier)
        known = KnownPanel(dossier)
        clocks = ClocksPanel(dossier)
        phasePanel = PhasePanel(dossier)
        triage = TriagePanel(dossier)
        playbooks = PlaybooksPanel(dossier)
        say = SayPanel(dossier)
        story = StoryPanel(dossier)
        alerts = AlertsPanel(dossier)
        changes = ChangesPanel(dossier)
        pages = PagesPanel(dossier)
    }

    package static let name = "room"
    package static let template = """
        {{> top}}
        <main id="main" data-incident="{{head.id}}">
        {{#head}}{{> head}}{{/head}}
        {{#frame.viewer.mayRespond}}{{#acts}}{{> acts}}{{/acts}}{{/frame.viewer.mayRespond}}
        <div class="room">
        <div id="first">
        {{#alerts}}{{> alerts}}{{/alerts}}
        {{#owed}}{{> owed}}{{/owed}}
        </div>
        <div class="centre" id="centre">
        {{#triage}}{{> triage}}{{/triage}}
        {{#phasePanel}}{{> phase}}{{/phasePanel}}
        {{#playbooks}}{{> playbooks}}{{/playbooks}}
        {{#frame.viewer.mayRespond}}{{#say}}{{> say}}{{/say}}{{/frame.viewer.mayRespond}}
        {{#story}}{{> story}}{{/story}}
        </div>
        <div class="around" id="around">
        {{#clocks}}{{> clocks}}{{/clocks}}
        {{#roles}}{{> roles}}{{/roles}}
        {{#impact}}{{> impact}}{{/impact}}
        {{#known}}{{> known}}{{/known}}
        {{#changes}}{{> changes}}{{/changes}}
        {{#pages}}{{> pages}}{{/pages}}
        </div>
        </div>
        </main>
        {{> end}}
        """

    package static let parts = [
        "head": HeadPanel.template, "acts": ActsPanel.template, "owed": OwedPanel.template, "owed-line": OwedPanel.lineTemplate,
        "roles": RolesPanel.template,
        "impact": ImpactPanel.template, "known": KnownPanel.template, "clocks": ClocksPanel.template, "phase": PhasePanel.template,
        "triage": TriagePanel.template,
        "playbooks": PlaybooksPanel.template, "say": SayPanel.template, "story": StoryPanel.template,
        "story-line": StoryPanel.lineTemplate, "alerts": AlertsPanel.template,
        "alert-group": AlertsPanel.groupTemplate,
        "changes": ChangesPanel.template, "pages": PagesPanel.template, "page-line": PagesPanel.lineTemplate,
    ]
}
