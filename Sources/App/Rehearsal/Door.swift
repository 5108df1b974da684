/// Where the rehearsed server is reached: what the links in its messages are made with.
package struct Door: Sendable {
    package let publicURL: String
    /// Signs them.
    package let key: [UInt8]
    /// People come in by it while the rehearsal runs. They hold on to a server that cannot be made anew under their hands: when it is
    /// killed its journal is taken up again, and what it only remembered stays.
    package let isOpen: Bool

    package static let shut = Door(publicURL: "https://runbell.example", key: Array(repeating: 7, count: 32), isOpen: false)

    package static func open(publicURL: String, key: [UInt8]) -> Door { Door(publicURL: publicURL, key: key, isOpen: true) }
}
