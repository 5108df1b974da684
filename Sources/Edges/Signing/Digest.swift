internal import COpenSSL

/// Hashes and message authentication codes, by OpenSSL's libcrypto.
package enum Digest {
    /// SHA-256 (FIPS 180-4), 32 bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        _ = SHA256(bytes, bytes.count, &digest)
        return digest
    }

    /// SHA-384 (FIPS 180-4), 48 bytes.
    package static func sha384(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 48)
        _ = SHA384(bytes, bytes.count, &digest)
        return digest
    }

    /// SHA-512 (FIPS 180-4), 64 bytes.
    package static func sha512(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 64)
        _ = SHA512(bytes, bytes.count, &digest)
        return digest
    }

    package static func sha256(_ text: String) -> [UInt8] { sha256(Array(text.utf8)) }

    /// HMAC with SHA-256 (RFC 2104), 32 bytes.
    package static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] { hmac(EVP_sha256(), message, key, count: 32) }

    /// HMAC with SHA-1, 20 bytes: only because Twilio signs its callbacks so.
    package static func hmacSHA1(_ message: [UInt8], key: [UInt8]) -> [UInt8] { hmac(EVP_sha1(), message, key, count: 20) }

    private static func hmac(_ algorithm: OpaquePointer, _ message: [UInt8], _ key: [UInt8], count: Int) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: count)
        var length = UInt32(count)
        _ = HMAC(algorithm, key, Int32(key.count), message, message.count, &code, &length)
        return code
    }

    /// Takes as long whether the first byte differs or the last. Lengths are not secret.
    package static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }

    package static func equal(_ a: some StringProtocol, _ b: some StringProtocol) -> Bool { equal(Array(a.utf8), Array(b.utf8)) }

    /// Unpredictable bytes for tokens and keys.
    package static func random(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        precondition(RAND_bytes(&bytes, Int32(count)) == 1, "the system gave no random bytes")
        return bytes
    }
}
