internal import Crypto
internal import Foundation

/// What a push service is handed and cannot read: a message for one browser, encrypted so that only it can open it (RFC 8291: Diffie-Hellman
/// on P-256, HKDF-SHA-256, AES-128-GCM in one record of RFC 8188).
package enum PushEncryption {
    /// A browser's half: what it made when somebody switched its notifications on.
    package struct Recipient: Hashable, Sendable {
        /// 65 bytes: an uncompressed point on P-256.
        package let publicKey: [UInt8]
        /// 16 bytes only the browser and we know.
        package let secret: [UInt8]

        /// Nil when it is no point on the curve, or the secret has another length.
        package init?(publicKey: [UInt8], secret: [UInt8]) {
            guard secret.count == 16, publicKey.count == 65, (try? P256.KeyAgreement.PublicKey(x963Representation: publicKey)) != nil else {
                return nil
            }
            self.publicKey = publicKey
            self.secret = secret
        }
    }

    /// What is never used twice.
    package struct Chance: Sendable {
        /// 32 bytes: a private key on P-256 for this message alone.
        package let key: [UInt8]
        /// 16 bytes.
        package let salt: [UInt8]

        package init(key: [UInt8], salt: [UInt8]) {
            self.key = key
            self.salt = salt
        }

        package static func fresh() -> Chance {
            let key = P256.KeyAgreement.PrivateKey()
            return Chance(key: Array(key.rawRepresentation), salt: SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) })
        }
    }

    /// Every push service takes 4096 bytes (RFC 8030 §7.2): 86 are the head, 17 the end mark and the tag.
    package static let plainBytesMax = 4096 - 86 - 17
    private static let recordBytes: UInt32 = 4096

    /// The body of a push: head, then one record. Throws when it is longer than `plainBytesMax` or the chance is no key.
    package static func seal(_ plain: [UInt8], for recipient: Recipient, chance: Chance) throws -> [UInt8] {
        guard plain.count <= plainBytesMax else { throw PushProblem("the message is longer than a push may be") }
        let key = try P256.KeyAgreement.PrivateKey(rawRepresentation: chance.key)
        let ours = Array(key.publicKey.x963Representation)
        let shared = try key.sharedSecretFromKeyAgreement(with: P256.KeyAgreement.PublicKey(x963Representation: recipient.publicKey))
        let about = Array("WebPush: info\0".utf8) + recipient.publicKey + ours
        let input = shared.hkdfDerivedSymmetricKey(using: SHA256.self, salt: recipient.secret, sharedInfo: about, outputByteCount: 32)
        let content = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: input, salt: chance.salt, info: Array("Content-Encoding: aes128gcm\0".utf8), outputByteCount: 16)
        let nonce = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: input, salt: chance.salt, info: Array("Content-Encoding: nonce\0".utf8), outputByteCount: 12
        ).withUnsafeBytes { Array($0) }
        // 2 marks the last record (RFC 8188 §2).
        let sealed = try AES.GCM.seal(plain + [2], using: content, nonce: AES.GCM.Nonce(data: nonce))
        let size = withUnsafeBytes(of: recordBytes.bigEndian) { Array($0) }
        return chance.salt + size + [UInt8(ours.count)] + ours + Array(sealed.ciphertext) + Array(sealed.tag)
    }
}

/// Why a push could not be made.
package struct PushProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
