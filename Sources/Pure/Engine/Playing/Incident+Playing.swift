internal import Runbooks
internal import Vocabulary

/// Playbooks that are followed, as the events tell it.
extension Incident {
    mutating func apply(_ event: PlayEvent, by author: Author, at moment: Moment) {
        switch event {
        case .started(let playbook, let matched): begin(playbook, at: moment, isFollowed: !matched)
        case .stepAsked(let playbook, let step):
            put(.asked(by: author), playbook, step, at: moment)
            occasions[.stepAsked(playbook, step)] = moment
            occasions[.stepSettled(playbook, step)] = nil
            if let place = plays.firstIndex(where: { $0.playbook == playbook }) {
                plays[place].agreed[step] = nil
                plays[place].spoken[step] = nil
            }
        case .stepAgreed(let playbook, let step, let parties):
            guard let place = plays.firstIndex(where: { $0.playbook == playbook }) else { return }
            plays[place].agreed[step, default: []].append(author)
            plays[place].spoken[step, default: []] += parties
        case .stepApproved(let playbook, let step): occasions[.stepSettled(playbook, step)] = moment
        case .stepRefused(let playbook, let step, let because):
            put(.refused(because: because), playbook, step, at: moment)
            occasions[.stepSettled(playbook, step)] = moment
        case .stepBegun(let playbook, let step, _, let until): put(.running(until: until), playbook, step, at: moment)
        case .stepEnded(let playbook, let step, let outcome): put(.ended(outcome), playbook, step, at: moment)
        case .stepDone(let playbook, let step, let words): put(.done(words: words), playbook, step, at: moment)
        case .stepSkipped(let playbook, let step, let because): put(.skipped(because: because), playbook, step, at: moment)
        case .stepPosed(let playbook, let step, let question): put(.posed(question: question), playbook, step, at: moment)
        case .stepAnswered(let playbook, let step, let question, let yes):
            put(yes ? nil : .skipped(because: "no: \(question)"), playbook, step, at: moment)
            if let place = plays.firstIndex(where: { $0.playbook == playbook }) { plays[place].answers[step] = yes }
            if !yes { occasions[.stepSettled(playbook, step)] = moment }
        case .stepLeftOut(let playbook, let step, let because):
            put(.leftOut(because: because), playbook, step, at: moment)
            occasions[.stepSettled(playbook, step)] = moment
        case .stepPutBack(let playbook, let step): put(nil, playbook, step, at: moment)
        case .componentSet(let component, let condition): conditions[component] = condition
        }
    }

    private mutating func begin(_ playbook: PlaybookName, at moment: Moment, isFollowed: Bool) {
        guard let place = plays.firstIndex(where: { $0.playbook == playbook }) else {
            return plays.append(Play(playbook: playbook, startedAt: moment, isFollowed: isFollowed))
        }
        if isFollowed { plays[place].isFollowed = true }
    }

    /// Whoever does a step of it follows it.
    private mutating func put(_ state: Play.State?, _ playbook: PlaybookName, _ step: Int, at moment: Moment) {
        begin(playbook, at: moment, isFollowed: true)
        if let place = plays.firstIndex(where: { $0.playbook == playbook }) { plays[place].steps[step] = state }
    }

    func play(of playbook: PlaybookName) -> Play? { plays.first { $0.playbook == playbook } }
}
