internal import COpenSSL

/// Passwords as they are stored: by scrypt (RFC 7914), which costs whoever guesses as much memory as it costs us.
package struct Password: Hashable, Sendable {
    /// Memory is 128 · r · 2^ln bytes, work that times p.
    package struct Cost: Hashable, Sendable {
        package var ln: Int
        package var r: Int
        package var p: Int

        package init(ln: Int, r: Int, p: Int) {
            self.ln = ln
            self.r = r
            self.p = p
        }

        /// 32 MiB three times over: one of the settings OWASP's Password Storage Cheat Sheet holds for equally strong.
        package static let standard = Cost(ln: 15, r: 8, p: 3)
    }

    private static let hashBytes = 32
    private static let saltBytes = 16

    /// Takes a good part of a second of one core: never on the cooperative pool.
    package static func hash(_ password: String, cost: Cost = .standard, salt: [UInt8] = Digest.random(saltBytes)) -> String {
        let hash = derive(password, salt, cost) ?? []
        precondition(hash.count == hashBytes, "scrypt refused its parameters")
        return "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$\(salt.base64URL)$\(hash.base64URL)"
    }

    /// Takes as long for what is no hash of ours, at the cost today's are made with: whether somebody has a password is not told by the time.
    package static func verify(_ password: String, against stored: String?, costing today: Cost = .standard) -> Bool {
        guard let stored, let (cost, salt, hash) = parse(stored) else {
            _ = derive(password, [UInt8](repeating: 0, count: saltBytes), today)
            return false
        }
        return derive(password, salt, cost).map { Digest.equal($0, hash) } ?? false
    }

    private static func parse(_ stored: String) -> (Cost, salt: [UInt8], hash: [UInt8])? {
        let parts = stored.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let salt = [UInt8](base64: parts[2]), let hash = [UInt8](base64: parts[3]) else { return nil }
        let numbers = parts[1].split(separator: ",").compactMap { part in part.split(separator: "=").last.flatMap { Int($0) } }
        guard numbers.count == 3, (1...20).contains(numbers[0]), hash.count == hashBytes else { return nil }
        return (Cost(ln: numbers[0], r: numbers[1], p: numbers[2]), salt, hash)
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) -> [UInt8]? {
        let bytes = Array(password.utf8)
        var hash = [UInt8](repeating: 0, count: hashBytes)
        let done = bytes.withUnsafeBytes { buffer in
            EVP_PBE_scrypt(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, salt, salt.count, 1 << UInt64(cost.ln), UInt64(cost.r),
                UInt64(cost.p), 256 << 20, &hash, hash.count)
        }
        return done == 1 ? hash : nil
    }
}
