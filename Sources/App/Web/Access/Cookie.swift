/// What a browser sends back in `Cookie` (RFC 6265, section 4.2).
enum Cookie {
    static func value(of name: String, in header: String) -> Substring? {
        for part in header.split(separator: ";") {
            let pair = part.drop { $0 == " " }
            if pair.hasPrefix("\(name)=") { return pair.dropFirst(name.count + 1) }
        }
        return nil
    }
}
