package import Runbooks
package import Vocabulary

/// Where people look while they work on it: the dashboards of what is affected, the runbook's consoles with their saved views, and what
/// somebody has linked.
extension Incident {
    package func links(under runbook: Runbook, at now: Moment) -> [Link] {
        let others = knowledge.services.filter { $0 != opening.service }
        let dashboards = ([opening.service] + others).flatMap { name in
            (runbook.services[name]?.dashboards ?? []).map { Link(.dashboard, title: "Dashboard of \(name)", url: $0) }
        }
        let fields = fields(under: runbook, at: now).inURLs
        return dashboards + runbook.tools.flatMap { $0.links(filledWith: fields) } + knowledge.links
    }
}

extension Tool {
    /// A link that asks for something the incident has not, such as a label of its alert, leads nowhere and is left out.
    fileprivate func links(filledWith fields: TemplateFields) -> [Incident.Link] {
        var views = open.map { [(purpose.isEmpty ? name : "\(name): \(purpose)", $0)] } ?? []
        views += saved.sorted { $0.key < $1.key }.map { ("\(name): \($0.key)", $0.value) }
        return views.compactMap { title, url in
            Place.address(url, with: fields).map { Incident.Link(.tool, title: title, url: $0) }
        }
    }
}
