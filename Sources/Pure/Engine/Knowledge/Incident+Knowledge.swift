internal import Runbooks
internal import Vocabulary

/// What is known about an incident, as the events tell it.
extension Incident {
    mutating func apply(_ event: KnowledgeEvent, by author: Author, at moment: Moment) {
        switch event {
        case .stated(let fact, let since):
            knowledge.stated[fact] = since
            occasions[.fact(fact)] = since
        case .withdrawn(let fact, _):
            knowledge.stated[fact] = nil
            occasions[.fact(fact)] = nil
        case .filed(let clock, let stage, let evidence):
            knowledge.filings[clock, default: [:]][stage] = Filing(at: moment, by: author, evidence: evidence)
            occasions[.filed(clock, stage)] = moment
        case .pinned(let text): knowledge.pins.append(text)
        case .unpinned(let number): if knowledge.pins.indices.contains(number - 1) { knowledge.pins.remove(at: number - 1) }
        case .linked(let link): knowledge.links.append(link)
        case .related(let other): if !knowledge.related.contains(other) { knowledge.related.append(other) }
        case .affected(let services): for service in services where !knowledge.services.contains(service) { knowledge.services.append(service) }
        case .described(let words): knowledge.words.merge(words) { $1 }
        case .madePrivate(let yes): knowledge.isPrivate = yes
        case .untagged(let tags): self.tags.removeAll { tags.contains($0) }
        case .briefed(let text): knowledge.briefing = text
        case .estimated(let moment): knowledge.estimate = moment
        case .foundFalse: knowledge.isFalseAlarm = true
        }
    }
}
