package import Runbooks
internal import Signing

extension RunbookVersion {
    /// The first 12 hex digits of the SHA-256 over the files, in the order of their paths. How lines end makes no difference, so
    /// that a checkout on another system is the same version; every path and text carries its length, so that none runs into the next.
    package init(of files: [RunbookText]) {
        var bytes: [UInt8] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            let text = Self.normalised(file.bytes)
            bytes += Array("\(file.path.utf8.count):\(file.path)\(text.count):".utf8) + text
        }
        self.init(String(Digest.sha256(bytes).hex.prefix(12)))
    }

    private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (place, byte) in bytes.enumerated() where byte != 13 || place + 1 == bytes.count || bytes[place + 1] != 10 { text.append(byte) }
        return text
    }
}
