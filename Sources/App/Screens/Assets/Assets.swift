/// The files every screen needs. Their addresses change with their content, so that a browser may keep them for ever.
package enum Assets {
    package static let style = Lean.style(StyleSheet.text)
    package static let script = Lean.script(Script.text + Script.device)
    package static let worker = Worker.text

    /// FNV-1a over both; not a secret, only a name.
    package static let version: String = {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in style.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        for byte in script.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }()
}
