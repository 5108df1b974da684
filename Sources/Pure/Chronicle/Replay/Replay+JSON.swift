internal import Notation
internal import OnCall
internal import Runbooks
internal import Vocabulary

extension Replay {
    /// Everything there is to say about it; docs/guides/replay.md names the members.
    package var json: String {
        var writer = JSONWriter(reserving: 4096 + cases.count * 200)
        writer.object {
            $0.member("runbook", runbook.description)
            $0.member("from", from.rfc3339)
            $0.member("until", until.rfc3339)
            $0.member("sums") { writeSums(to: &$0) }
            $0.member("people") { list in list.array { for line in people { write(line, to: &$0) } } }
            $0.member("nights") { list in list.array { for line in nights { write(line, to: &$0) } } }
            $0.member("duties_missed") { list in
                list.array {
                    for line in duties {
                        $0.object {
                            $0.member("duty", line.duty.text); line.missed.write(as: "missed", to: &$0)
                        }
                    }
                }
            }
            $0.member("incidents") { list in list.array { for one in cases { write(one, to: &$0) } } }
            $0.member("answers") { it in it.object { for (ground, count) in answers.inOrder { $0.member(ground.rawValue, count) } } }
            $0.member("silences") { it in it.object { for (ground, count) in silences.inOrder { $0.member(ground.rawValue, count) } } }
            $0.member("not_done") { it in it.object { for (what, count) in refused.sorted(by: { $0.key < $1.key }) { $0.member(what, count) } } }
            $0.member("not_understood") { it in it.object { for (what, count) in unread.sorted(by: { $0.key < $1.key }) { $0.member(what, count) } } }
            $0.member("incomplete") { it in it.array { for name in incomplete { $0.value(name) } } }
            $0.member("strangers") { it in it.array { for person in strangers { $0.value(person.text) } } }
            $0.member("limits") { it in it.array { for limit in Replay.limits { $0.value(limit) } } }
        }
        return writer.text
    }

    private func writeSums(to writer: inout JSONWriter) {
        writer.object {
            incidents.write(as: "incidents", to: &$0)
            pages.write(as: "pages", to: &$0)
            nightPages.write(as: "night_pages", to: &$0)
            met.write(as: "acknowledged_in_time", to: &$0)
            lost.write(as: "acknowledged_late", to: &$0)
            unanswered.write(as: "unanswered", to: &$0)
            missed.write(as: "duties_missed", to: &$0)
            $0.member("different", different.count)
        }
    }

    private func write(_ line: PersonLine, to writer: inout JSONWriter) {
        writer.object {
            $0.member("person", line.person.text)
            line.pages.write(as: "pages", to: &$0)
            line.nightPages.write(as: "night_pages", to: &$0)
        }
    }

    private func write(_ line: NightLine, to writer: inout JSONWriter) {
        writer.object {
            $0.member("evening", evening(line))
            $0.member("person", line.person.text)
            line.pages.write(as: "pages", to: &$0)
        }
    }

    private func write(_ one: ReplayCase, to writer: inout JSONWriter) {
        writer.object {
            $0.member("incidents") { list in list.array { for incident in one.before { $0.value(incident.name) } } }
            $0.member("title", one.title)
            $0.member("opened_at", one.openedAt.rfc3339)
            $0.member("different", one.isDifferent)
            Change(one.before.count, one.after.count).write(as: "count", to: &$0)
            write(one.added, as: "pages_added", to: &$0)
            write(one.saved, as: "pages_saved", to: &$0)
            $0.member("acknowledged_after_seconds") { it in
                it.object {
                    if let time = one.answeredBefore { $0.member("was", time.milliseconds / 1000) }
                    if let time = one.answeredAfter { $0.member("would_be", time.milliseconds / 1000) }
                }
            }
            $0.member("acknowledge_target") { it in
                it.object {
                    $0.member("was", ifAny: one.targetBefore?.rawValue)
                    $0.member("would_be", ifAny: one.targetAfter?.rawValue)
                }
            }
            $0.member("missed") { it in
                it.object {
                    $0.member("was") { list in list.array { for duty in one.missedBefore.keys.sorted() { $0.value(duty.text) } } }
                    $0.member("would_be") { list in list.array { for duty in one.missedAfter.keys.sorted() { $0.value(duty.text) } } }
                }
            }
        }
    }

    private func write(_ rings: [ReplayCase.Ring], as name: String, to writer: inout JSONWriter) {
        writer.member(name) { list in
            list.array {
                for ring in rings {
                    $0.object {
                        $0.member("person", ring.person.text)
                        $0.member("way", ring.way.rawValue)
                        $0.member("at", ring.at.rfc3339)
                    }
                }
            }
        }
    }
}

extension Replay.Change<Int> {
    fileprivate func write(as name: String, to writer: inout JSONWriter) {
        writer.member(name) { it in
            it.object {
                $0.member("was", before)
                $0.member("would_be", after)
            }
        }
    }
}

extension [AnswerModel.Ground: Int] {
    fileprivate var inOrder: [(AnswerModel.Ground, Int)] { AnswerModel.Ground.allCases.compactMap { ground in self[ground].map { (ground, $0) } } }
}
