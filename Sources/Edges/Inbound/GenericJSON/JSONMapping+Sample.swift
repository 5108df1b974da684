package import Notation
package import Runbooks

extension JSONMapping {
    /// A document that this mapping reads as one alert of that summary.
    package func sample(_ summary: String) -> JSON {
        var alert: [(path: String, value: String)] = labels.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
        if let key { alert.append((key, "example-1")) }
        if let severity { alert.append((severity, "critical")) }
        if let status { alert.append((status, "firing")) }
        // Last: where two want the same place it is the summary, without which there is no alert.
        alert.append((self.summary, summary))
        var document = JSON.null
        for (path, value) in alert { document = document.setting(.string(value), at: path.steps) }
        return each.map { JSON.null.setting(.array([document]), at: $0.steps) } ?? document
    }
}

extension String {
    /// The empty path is the document itself.
    fileprivate var steps: ArraySlice<String> { isEmpty ? [] : split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...] }
}

extension JSON {
    /// With that value at the path; what stands in its way makes room.
    fileprivate func setting(_ value: JSON, at path: ArraySlice<String>) -> JSON {
        guard let step = path.first else { return value }
        let rest = path.dropFirst()
        if let place = Int(step), place >= 0, place < 100 {
            var values = array ?? []
            while values.count <= place { values.append(.null) }
            values[place] = values[place].setting(value, at: rest)
            return .array(values)
        }
        var members = object ?? []
        let old = members.first { $0.name == step }?.value ?? .null
        members.removeAll { $0.name == step }
        return .object(members + [Member(step, old.setting(value, at: rest))])
    }
}
