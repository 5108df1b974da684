/// Addresses that may stand in a page.
enum Address {
    /// Escaping does not help against `javascript:`; only what leads to a web page or a mail becomes a link.
    static func safe(_ url: String) -> String? {
        let isSafe = url.hasPrefix("https://") || url.hasPrefix("http://") || url.hasPrefix("mailto:") || (url.hasPrefix("/") && !url.hasPrefix("//"))
        return isSafe ? url : nil
    }
}
