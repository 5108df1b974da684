package import Notation

/// An event as it is stored: what kind it is, in which version of that kind's shape, and the rest as a JSON object.
/// Kinds, versions and shapes are written by hand and never change once released: a new shape is a new version.
package struct EventRecord: Hashable, Sendable {
    /// Such as `incident.raised`.
    package var kind: String
    package var version: Int
    /// UTF-8 of a JSON object.
    package var body: [UInt8]

    package init(kind: String, version: Int, body: [UInt8]) {
        self.kind = kind
        self.version = version
        self.body = body
    }

    init(_ kind: String, version: Int = 1, _ body: JSON) {
        self.init(kind: kind, version: version, body: body.bytes)
    }

    /// The body, read. An error names the kind.
    func fields() throws(RecordError) -> Fields {
        do throws(RecordError) {
            return try Fields(bytes: body)
        } catch {
            throw error.inside(kind)
        }
    }
}

/// Why a stored record could not be read.
package enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Written by a newer Runbell, or not by Runbell at all.
    case unknownKind(String, version: Int)
    /// Where in the record, and what is wrong there.
    case malformed(String, String)

    package var description: String {
        switch self {
        case .unknownKind(let kind, let version):
            "this Runbell does not know events of kind \(kind), version \(version): use the release that wrote them, or a newer one"
        case .malformed(let place, let reason): "\(place): \(reason)"
        }
    }

    func inside(_ outer: String) -> RecordError {
        guard case .malformed(let place, let reason) = self else { return self }
        return .malformed(place.isEmpty ? outer : "\(outer).\(place)", reason)
    }
}

extension JSON {
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(192)
        append(to: &bytes)
        return bytes
    }
}
