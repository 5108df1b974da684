/// Where the status page stands: on this server, or in a folder that another one serves.
package struct StatusPlace: Hashable, Sendable {
    /// The page itself, without a slash at its end.
    let url: String
    /// What stands before the names of files every page uses, and of those of the status page alone, in a link from the page.
    let root: String
    let here: String
    /// Whether what visitors send arrives.
    let takesForms: Bool

    package static func server(_ publicURL: String) -> StatusPlace {
        StatusPlace(url: "\(publicURL)/status", root: "/", here: "/status/", takesForms: true)
    }

    /// A folder of files, published under that address.
    package static func folder(_ url: String) -> StatusPlace {
        StatusPlace(url: url.hasSuffix("/") ? String(url.dropLast()) : url, root: "", here: "", takesForms: false)
    }

    /// A name for the feed's readers, the same wherever the page moves to in its house (RFC 4151).
    func tag(_ what: String) -> String {
        let host = url.split(separator: "/").dropFirst().first?.prefix { $0 != ":" } ?? ""
        let plain = host.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
        return "tag:\(plain.isEmpty ? "localhost" : plain),2026:\(what)"
    }
}
