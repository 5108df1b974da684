internal import Runbooks
internal import Vocabulary

/// What sentences say besides: causes that stay unclear, calls, exercises, who leads and who takes over.
extension DocumentReading {
    /// `Roll back … if root cause is unclear within 15 minutes (Sev-1)`.
    mutating func readUnclear(_ sentence: Sentence) -> Bool {
        guard
            sentence.says([
                "root cause is unclear", "root cause unclear", "root cause is unknown", "root cause is not known", "root cause is not identified",
                "cause is unknown", "ursache unklar", "ursache nicht bekannt", "cause inconnue", "causa desconocida",
            ]), let found = SpanProse.only(in: sentence.text), let wait = found.span?.fixed
        else { return false }
        let path = ["escalations", "cause-unclear"]
        for name in context(sentence) { draft.add(path + ["for"], name, line: sentence.line) }
        draft.set(path + ["unless"], "root cause known", line: sentence.line)
        draft.set(path + ["from"], "raised", line: sentence.line)
        draft.set(path + ["within"], Span.exact(wait).written, line: sentence.line)
        draft.set(path + ["propose"], sentence.text.replacing(".", with: ""), line: sentence.line)
        draft.set(["facts", "root cause known", "means"], "The root cause is clear", line: sentence.line)
        return true
    }

    /// `Escalation to voice/video via Zoom within 5 minutes for Sev-1`.
    mutating func readVoice(_ sentence: Sentence) -> Bool {
        guard
            sentence.says([
                "voice", "video", "zoom", "bridge", "war room", "conference call", "telefonkonferenz", "videokonferenz", "visioconference",
                "videollamada", "pont telephonique", "google meet", "teams call",
            ]), let found = SpanProse.only(in: sentence.text), found.lead == .within, let wait = found.span?.fixed
        else { return false }
        let path = ["escalations", "to-voice"]
        guard draft[path] == nil else { return false }
        for name in context(sentence) { draft.add(path + ["for"], name, line: sentence.line) }
        draft.set(path + ["unless"], "talking by voice", line: sentence.line)
        draft.set(path + ["within"], Span.exact(wait).written, line: sentence.line)
        draft.set(path + ["propose"], sentence.text.hasSuffix(".") ? String(sentence.text.dropLast()) : sentence.text, line: sentence.line)
        draft.set(["facts", "talking by voice", "means"], "Those who work on it are in the call", line: sentence.line)
        return true
    }

    /// `We run a tabletop exercise every quarter`, in a sentence.
    mutating func readPractice(_ sentence: Sentence) -> Bool {
        guard lexicon.mentions(.drill, in: sentence.text), let found = SpanProse.only(in: sentence.text), found.lead == .every, let span = found.span
        else { return false }
        let name = drillName([sentence.text], fallback: sentence.text, isOnlyTime: true)
        guard draft["drills", name] == nil else { return false }
        draft.set(["drills", name, "every"], Self.every(span), line: sentence.line)
        draft.set(["drills", name, "what"], sentence.text, line: sentence.line)
        return true
    }

    /// `The first engineer to acknowledge becomes the incident commander`.
    mutating func readMembers(_ sentence: Sentence) {
        guard let filling = Self.filling(sentence.text),
            sentence.says([
                "incident commander", "commander", "einsatzleit*", "incident manager", "incident lead", "commandant*", "responsable de l incident",
                "comandante", "responsable del incidente", "jefe de incidente", "ic",
            ])
        else { return }
        let known = draft.names(of: "roles").first {
            $0.contains("commander") || $0.contains("einsatzleit") || $0.contains("incident") || $0.contains("commandant")
                || $0.contains("comandante")
        }
        let name = known ?? "incident_commander"
        guard draft["roles", name, "default"] == nil else { return }
        draft.set(["roles", name, "default"], filling, line: sentence.line)
        draft.arrange("roles", [name])
    }

    /// `Commanders hand over every four hours`.
    mutating func readHandover(_ sentence: Sentence) {
        guard sentence.says(["hand over", "handover", "hands over", "ubergibt", "ubergabe", "passation", "relevo"]),
            sentence.says(["commander*", "ic", "einsatzleit*", "lead", "commandant"]), let found = SpanProse.only(in: sentence.text),
            found.lead == .every || found.lead == .after, let span = found.span, let role = draft.names(of: "roles").first
        else { return }
        draft.set(["roles", role, "hand_over_every"], span.written, line: sentence.line)
    }
}
