internal import Inbound
internal import Signing

/// Where a list goes on. What is in it is our business: clients hand back what they were given.
enum Cursor {
    static func write(_ number: Int64) -> String { Array("c\(number)".utf8).base64URL }

    static func read(_ query: Form) throws(ProblemDocument) -> Int64? {
        guard let text = query["cursor"] else { return nil }
        guard let bytes = [UInt8](base64: text), bytes.first == UInt8(ascii: "c"),
            let number = Int64(String(decoding: bytes.dropFirst(), as: UTF8.self)),
            number >= 0
        else { throw .invalid("?cursor", "is not one this list gave out") }
        return number
    }

    static let parameters = [
        Operation.Query("cursor", .text(1...100), "`next` of the page before"),
        Operation.Query("limit", .integer(1...200), "how many at most; 50 when left out"),
    ]
}
