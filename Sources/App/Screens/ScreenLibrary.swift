internal import Mustache

/// Draws screens. Everything between two braces is escaped, whichever template it stands in.
package struct ScreenLibrary: Sendable {
    /// Two screens call different parts by one name: one of them would be drawn with the other's.
    package struct Clash: Error, Hashable, CustomStringConvertible {
        let part: String

        package var description: String { "two different parts of pages are called '\(part)'" }
    }

    private let library: MustacheLibrary

    /// `brand` is what every page calls the server.
    package init(_ screens: [any Screen.Type], called brand: String = "Runbell") throws {
        MustacheContentTypes.register(Markup(), named: "MARKUP")
        var texts = ["brand-name": brand]
        func add(_ parts: [String: String]) throws(Clash) {
            for (name, text) in parts where texts.updateValue(text, forKey: name) ?? text != text { throw Clash(part: name) }
        }
        try add(Frame.parts)
        try add(Bits.parts)
        for screen in screens {
            try add(screen.parts)
            try add([Self.page(screen.name): screen.template])
        }
        // Every template says so itself: Mustache forgets the content type where one includes another.
        library = MustacheLibrary(templates: try texts.mapValues { try MustacheTemplate(string: "{{% CONTENT_TYPE: MARKUP}}" + $0) })
    }

    package func html<S: Screen>(_ screen: S) -> String { library.render(screen, withTemplate: Self.page(S.name)) ?? "" }

    /// A page may be called as a part of another is.
    private static func page(_ name: String) -> String { "\(name) page" }
}
