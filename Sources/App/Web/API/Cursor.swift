internal import Inbound
internal import Signing
internal import Storage
internal import Vocabulary

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

    // MARK: In a list of duties

    static func write(_ place: DutyRow.Place) -> String {
        Array("d\(place.due.milliseconds).\(place.incident.number).\(place.name)".utf8).base64URL
    }

    static func readPlace(_ query: Form) throws(ProblemDocument) -> DutyRow.Place? {
        guard let text = query["cursor"] else { return nil }
        let plain = [UInt8](base64: text).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let parts = plain.dropFirst().split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard plain.first == "d", parts.count == 3, let due = Int64(parts[0]), let incident = Int64(parts[1]), incident >= 0 else {
            throw .invalid("?cursor", "is not one this list gave out")
        }
        return DutyRow.Place(due: Moment(milliseconds: due), incident: IncidentID(incident), name: DutyName(String(parts[2])))
    }

    static let parameters = [
        Operation.Query("cursor", .text(1...100), "`next` of the page before"),
        Operation.Query("limit", .integer(1...200), "how many at most; 50 when left out"),
    ]
}
