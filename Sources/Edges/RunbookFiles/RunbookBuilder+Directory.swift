internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func tool(_ name: Name<Tool>, _ node: YAMLNode) -> Tool? {
        let saved = (node["saved"]?.entries ?? []).compactMap { entry in entry.value.text.map { (entry.key, $0) } }
        return Tool(
            name: name.text, purpose: node["for"]?.text ?? "", open: node["open"]?.text, run: node["run"]?.text,
            saved: Dictionary(saved) { first, _ in first })
    }

    func contact(_ name: Name<Contact>, _ node: YAMLNode) -> Contact? {
        Contact(
            name: name.text, purpose: node["for"]?.text ?? "", phone: node["phone"]?.text, email: node["email"]?.text, url: node["url"]?.text,
            hours: node["hours"]?.text ?? "", order: node["order"]?.texts ?? [], backup: node["backup"]?.text)
    }

    /// The components that are listed; where none are, those that services name.
    func statusPage(_ node: YAMLNode?) -> StatusPage {
        var page = StatusPage(title: node?["title"]?.text ?? "", url: node?["url"]?.text, takesSubmissions: node?["submissions"]?.isYes ?? false)
        page.components = (node?["components"]?.entries ?? []).map { entry in
            let services = (entry.value["service"]?.texts ?? []).map { ServiceName($0) }
            return StatusPage.Component(name: ComponentName(entry.key), group: entry.value["group"]?.text, services: services)
        }
        for service in root["services"]?.entries ?? [] {
            guard let name: ComponentName = service.value["status_component"]?.name() else { continue }
            show(ServiceName(service.key), on: name, of: &page)
        }
        return page
    }

    private func show(_ service: ServiceName, on component: ComponentName, of page: inout StatusPage) {
        guard let place = page.components.firstIndex(where: { $0.name == component }) else {
            page.components.append(StatusPage.Component(name: component, services: [service]))
            return
        }
        if !page.components[place].services.contains(service) { page.components[place].services.append(service) }
    }
}
