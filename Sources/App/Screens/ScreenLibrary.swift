internal import Mustache

/// Draws screens. Everything between two braces is escaped, whichever template it stands in.
package struct ScreenLibrary: Sendable {
    private let library: MustacheLibrary

    /// `brand` is what every page calls the server.
    package init(_ screens: [any Screen.Type], called brand: String = "Runbell") throws {
        MustacheContentTypes.register(Markup(), named: "MARKUP")
        var texts = Frame.parts.merging(Bits.parts) { $1 }
        texts["brand-name"] = brand
        for screen in screens {
            texts.merge(screen.parts) { $1 }
            texts[screen.name] = screen.template
        }
        // Every template says so itself: Mustache forgets the content type where one includes another.
        library = MustacheLibrary(templates: try texts.mapValues { try MustacheTemplate(string: "{{% CONTENT_TYPE: MARKUP}}" + $0) })
    }

    package func html<S: Screen>(_ screen: S) -> String { library.render(screen, withTemplate: S.name) ?? "" }
}
