internal import OnCall
internal import Runbooks
internal import Vocabulary

extension RunbookBuilder {
    func person(_ name: PersonName, _ node: YAMLNode) -> Person? {
        // One list says how they are paged, urgent or not; it does not ask for reminders by telephone.
        let reach = node["reach"]
        return Person(
            name: name, fullName: node["name"]?.text ?? name.text, email: node["email"]?.text, phone: node["phone"]?.text.map(digitsOnly),
            slack: node["slack"]?.text, ntfy: node["ntfy"]?.text, zone: node["timezone"]?.text,
            urgent: steps(reach?.list == nil ? reach?["urgent"] : reach), normal: steps(reach?.list == nil ? reach?["normal"] : nil))
    }

    /// A number is sent as E.164 wants it; people write it with spaces.
    private func digitsOnly(_ phone: String) -> String { phone.filter { $0 != " " && $0 != "-" } }

    private func steps(_ node: YAMLNode?) -> [Person.Reach] { (node?.texts ?? []).compactMap { ReachWords.step($0, known: known) } }

    func seat(_ name: SeatName, _ node: YAMLNode) -> Seat? {
        if let all = node["all of"] { return .group(all.texts.map { PersonName($0) }) }
        return .held(node.texts.map { PersonName($0) })
    }

    func schedule(_ name: ScheduleName, _ node: YAMLNode) -> Schedule? {
        let zone = node["zone"]?.text ?? zone, notice = node["hand_over_notice"]?.duration
        if let seat = node["seat"]?.text { return Schedule(name: name, zone: zone, cover: .seat(SeatName(seat)), handOverNotice: notice) }
        return Schedule(name: name, zone: zone, cover: .layers((node["layers"]?.list ?? []).compactMap(layer)), handOverNotice: notice)
    }

    private func layer(_ node: YAMLNode) -> Layer? {
        guard let every = node["every"]?.span, let from = node["from"]?.wallTime else { return nil }
        let turns = (node["rotate"]?.many ?? []).map { turn in turn.texts.map { PersonName($0) } }
        let only = (node["only"]?.texts ?? []).compactMap(TimeWords.hours)
        return Layer(rotate: turns, every: every, from: from, until: node["until"]?.wallTime, only: only)
    }
}
