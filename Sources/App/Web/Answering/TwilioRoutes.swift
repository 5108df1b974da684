internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runtime
internal import Vocabulary

/// Twilio: a text message sent to us, a key pressed in a call of ours, and how far a message came. The connection's name may stand in
/// the path, as in the addresses we give Twilio.
enum TwilioRoutes {
    static let routes = ["/inbound/twilio", "/inbound/twilio/{connection}"].flatMap { prefix in
        [
            route("\(prefix)/sms") { visit, form, site in
                guard let reply = try TwilioSMS(form).reply else { return TwiML.message(TwilioSMS.help) }
                return TwiML.message(await Replies(site: site).carryOut(reply))
            },
            route("\(prefix)/gather", pressed),
            route("\(prefix)/voice/{page}", pressed),
            route("\(prefix)/status", reported),
        ]
    }

    private typealias Handle = @Sendable (Visit, Form, Site) async throws -> Inbound.Answer

    /// The receipt was taken when Twilio took the message. That it arrived is counted; that it did not is a failed page.
    private static func reported(_ visit: Visit, _ form: Form, _ site: Site) async throws -> Inbound.Answer {
        let stage = try TwilioStatus(form).stage
        site.wiring.metrics.add("runbell_twilio_status_total", "stage=\"\(stage.word)\"", help: "Delivery reports from Twilio.")
        guard case .failed(let reason) = stage, let page = visit.query["page"].flatMap({ PageID($0) }) else { return TwiML.nothing }
        do throws(Trouble) {
            try await site.dispatcher.lost(page, reason: "Twilio reports \(reason)")
        } catch {
            // An operators' letter belongs to no incident, and nobody else's report is worth being sent again.
            guard case .refused = error else { throw error }
        }
        return TwiML.nothing
    }

    private static func pressed(_ visit: Visit, _ form: Form, _ site: Site) async throws -> Inbound.Answer {
        let call = try TwilioCall(form)
        guard let page = (visit.query["page"] ?? visit.arguments.last).flatMap({ PageID($0) }) else {
            throw Problem(field: "page", message: "is missing")
        }
        let title = try await site.dispatcher.incident(page.incident)?.opening.title ?? ""
        let words = "\(page.incident). \(title)."
        if call.answeredByMachine { return TwiML.voicemail(words) }
        guard let reply = call.reply(to: page.incident) else {
            return call.key == .again
                ? TwiML.page(words, action: site.wiring.publicURL + (visit.request.head.path ?? "")) : TwiML.goodbye("Nothing was changed. Goodbye.")
        }
        return TwiML.goodbye("\(await Replies(site: site).carryOut(reply)) Goodbye.")
    }

    /// Nothing of the form counts before its signature holds over our public address.
    private static func route(_ path: String, _ handle: @escaping Handle) -> Route {
        Route.door(.post, path) { visit, site in
            guard let signature = visit.request.headers[.twilioSignature] else { return Response(TwiML.unsigned) }
            do {
                let form = try Form(visit.body)
                let url = site.wiring.publicURL + (visit.request.head.path ?? "")
                let isOurs = site.wiring.callbackSecrets().twilioTokens.contains {
                    TwilioSignature.isValid(url: url, form: form, signature: signature, token: $0)
                }
                guard isOurs else { return Response(TwiML.forbidden) }
                return Response(try await handle(visit, form, site))
            } catch let problem as Inbound.Problem {
                return Response(Inbound.Answer.refused([problem]))
            }
        }
    }
}

extension HTTPField.Name {
    fileprivate static let twilioSignature = HTTPField.Name("X-Twilio-Signature")!
}

extension TwilioStatus.Stage {
    fileprivate var word: String {
        switch self {
        case .underway: "underway"
        case .delivered: "delivered"
        case .voicemail: "voicemail"
        case .failed: "failed"
        }
    }
}
