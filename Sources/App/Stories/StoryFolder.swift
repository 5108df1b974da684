package import Vocabulary
internal import Screens
internal import Web

/// The stories as files that lead to each other, with the style sheets and the script beside them: any server, or none, may show them.
package struct StoryFolder: Sendable {
    /// By path, such as `room/nobody-answers.html`; the first one is `index.html`.
    package let files: [String: String]
    package let count: Int

    package init(at now: Moment) throws {
        let stories = try StoryBook.all(at: now)
        let library = try ScreenLibrary(ScreenLibrary.screens + [StoryIndexScreen.self])
        var files = StatusStyle.file
        files["assets/runbell.css"] = Assets.style
        files["assets/runbell.js"] = Assets.script
        files["favicon.svg"] = ScreenLibrary.icon
        files["index.html"] = StoryFolder.leading("", library.html(StoryIndexScreen(stories)))
        for story in stories { files[story.path] = StoryFolder.leading("../", library.html(story.screen)) }
        self.files = files
        count = stories.count
    }

    /// Pages name their files from the root of a server. Nobody's words can look like that: their quotation marks are escaped.
    private static func leading(_ way: String, _ page: String) -> String {
        page.replacing("=\"/assets/", with: "=\"\(way)assets/").replacing("=\"/favicon.svg", with: "=\"\(way)favicon.svg")
            .replacing("class=\"brand\" href=\"/\"", with: "class=\"brand\" href=\"\(way)index.html\"")
    }
}
