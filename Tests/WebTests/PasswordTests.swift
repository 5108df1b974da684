import Signing
import Testing

@Suite("Passwords as they are stored")
struct PasswordTests {
    private static let cheap = Password.Cost(ln: 4, r: 8, p: 1)

    @Test("the hash proves its own password and no other")
    func proves() {
        let stored = Password.hash("four quiet owls", cost: Self.cheap)
        #expect(Password.verify("four quiet owls", against: stored))
        #expect(!Password.verify("four quiet owl", against: stored))
        #expect(!stored.contains("owls"))
    }

    @Test("it is scrypt: the second vector of RFC 7914, section 12, cut to its first 32 bytes")
    func vector() {
        let stored = Password.hash("password", cost: Password.Cost(ln: 10, r: 8, p: 16), salt: Array("NaCl".utf8))
        let hash = [UInt8](base64: stored.split(separator: "$").last ?? "")?.hex
        #expect(hash == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test("two hashes of one password differ")
    func salted() { #expect(Password.hash("owls", cost: Self.cheap) != Password.hash("owls", cost: Self.cheap)) }

    @Test("what is no hash proves nothing", arguments: [nil, "", "$scrypt$", "$scrypt$ln=99,r=8,p=1$AA$AA", "plain"])
    func none(stored: String?) { #expect(!Password.verify("owls", against: stored)) }
}
