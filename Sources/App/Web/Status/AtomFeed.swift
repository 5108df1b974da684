internal import Chronicle
internal import Runbooks
internal import Vocabulary

/// The incidents of the status page as a feed (RFC 4287), the one changed last first. While there is none, it was updated when the page was
/// drawn first.
enum AtomFeed {
    static func text(_ summary: StatusSummary, at place: StatusPlace, since: Moment) -> String {
        let incidents = (summary.open + summary.past).sorted { ($0.updated, $0.id) > ($1.updated, $1.id) }.prefix(Limits.statusRecent)
        let title = summary.title
        var xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        xml += "<id>\(place.tag("status"))</id>\n<title>\(escaped(title))</title>\n"
        xml += "<updated>\((incidents.first?.updated ?? since).rfc3339)</updated>\n"
        xml += "<author><name>\(escaped(title))</name></author>\n"
        xml += "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(escaped(place.url))/feed.atom\"/>\n"
        xml += "<link rel=\"alternate\" type=\"text/html\" href=\"\(escaped(summary.url ?? place.url))\"/>\n"
        for incident in incidents { xml += entry(incident, place) }
        return xml + "</feed>\n"
    }

    private static func entry(_ incident: PublicIncident, _ place: StatusPlace) -> String {
        let text = incident.postings.reversed().map { posting in
            "<p><strong>\(escaped(posting.state.words))</strong> <time datetime=\"\(posting.at.rfc3339)\">\(posting.at.rfc3339)</time></p>\n"
                + "<p style=\"white-space:pre-line\">\(escaped(posting.text))</p>\n"
        }
        var xml = "<entry>\n<id>\(place.tag("incident/\(incident.id)"))</id>\n<title>\(escaped(incident.title))</title>\n"
        xml += "<updated>\(incident.updated.rfc3339)</updated>\n<published>\((incident.createdAt ?? incident.updated).rfc3339)</published>\n"
        xml += "<category term=\"\(incident.state.rawValue)\"/>\n"
        xml += "<link rel=\"alternate\" type=\"text/html\" href=\"\(escaped(place.url))#\(incident.id)\"/>\n"
        xml += "<content type=\"html\">\(escaped(text.joined()))</content>\n</entry>\n"
        return xml
    }

    /// Control characters have no place in XML at all, not even escaped.
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case 9, 10: bytes.append(byte)
            case 0..<32, 127: continue
            default: bytes.append(byte)
            }
        }
        // These two are no characters, and no XML either.
        return String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFE}" && $0 != "\u{FFFF}" }
    }
}

extension PublicIncident {
    fileprivate var updated: Moment { updatedAt ?? Moment(milliseconds: 0) }
}

extension StatusPage.State {
    /// As a headline.
    var words: String {
        switch self {
        case .investigating: "Investigating"
        case .identified: "Identified"
        case .monitoring: "Monitoring"
        case .resolved: "Resolved"
        }
    }
}
