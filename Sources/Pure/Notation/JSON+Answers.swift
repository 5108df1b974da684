extension JSON {
    /// What an API answered when it was asked for `name`, kept under that name: the list itself, the whole answer that holds it (as `name`,
    /// `data` or `results`), or several such answers, one after the other.
    package func answers(to name: String) -> [JSON] { self[name].map { $0.items(of: name) } ?? [] }

    /// The same of a value that is such a list or answer itself.
    package func items(of name: String) -> [JSON] {
        if let items = array { return items.flatMap { $0.page(of: name)?.items(of: name) ?? [$0] } }
        guard object != nil else { return [] }
        return page(of: name)?.items(of: name) ?? [self]
    }

    /// Whether every answer that is here says that there are more of them: the rest was never asked for.
    package func isCutShort(at name: String) -> Bool {
        guard let value = self[name] else { return false }
        // A file can be an answer as it came, or hold answers.
        let holder = value.array != nil && saysMore != nil ? [self] : []
        let pages = ((value.array ?? [value]) + holder).filter { $0.page(of: name) != nil }
        return !pages.isEmpty && pages.allSatisfy { $0.saysMore == true }
    }

    private func page(of name: String) -> JSON? {
        if let inner = self["data"], let list = inner[name], list.array != nil { return list }
        return [name, "data", "results"].lazy.compactMap { self[$0] }.first { $0.array != nil }
    }

    /// PagerDuty says `more` or `next_cursor`, Grafana OnCall `next`, Opsgenie `paging.next`; nil where nothing is said.
    private var saysMore: Bool? {
        if let more = self["more"]?.bool { return more }
        guard let next = self["next"] ?? self["next_cursor"] ?? self["paging"].map({ $0["next"] ?? .null }) else { return nil }
        return next.string?.isEmpty == false
    }
}
