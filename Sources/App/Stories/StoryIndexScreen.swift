internal import Screens

/// Where to begin: every story, by the kind of its page.
struct StoryIndexScreen: Screen {
    struct Group: Sendable {
        let name: String
        let stories: [Line]
    }

    struct Line: Sendable {
        let name: String
        let path: String
    }

    let frame = Frame("Stories", at: nil, viewer: .stranger)
    let groups: [Group]
    let count: Int

    init(_ stories: [Story]) {
        count = stories.count
        var groups: [Group] = []
        for story in stories {
            let line = Line(name: story.name, path: story.path)
            if let place = groups.firstIndex(where: { $0.name == story.group }) {
                groups[place] = Group(name: story.group, stories: groups[place].stories + [line])
            } else {
                groups.append(Group(name: story.group, stories: [line]))
            }
        }
        self.groups = groups
    }

    static let name = "stories"
    static let template = """
        {{> bare}}
        <main id="main" class="narrow">
        <h1>{{count}} stories</h1>
        <p class="soft">Every screen in every state. Nothing here is real, and no form leads anywhere.</p>
        {{#groups}}<section class="card" aria-labelledby="{{name}}"><h2 id="{{name}}">{{name}}</h2><ul class="rows">
        {{#stories}}<li><a href="{{path}}">{{name}}</a></li>
        {{/stories}}</ul></section>
        {{/groups}}
        </main>
        {{> end}}
        """
}
