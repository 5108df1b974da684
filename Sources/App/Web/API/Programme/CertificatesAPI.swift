internal import Engine
internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// Who has shown what, and who has yet to.
enum CertificatesAPI {
    static let routes = [
        Route(.get, "/api/v1/certificates", .read, list) { _, site in
            let programme = try await site.dispatcher.programme()
            let runbook = site.dispatcher.library.current
            let rows = runbook.certifications.flatMap { certification in
                Set(runbook.members(of: certification.who) + (programme.certificates[certification.name]?.keys.sorted() ?? [])).sorted().map {
                    Row(certification: certification.name, person: $0)
                }
            }
            let holders = programme.certified(under: runbook, at: site.now)
            return .json { $0.page("certificates", rows) { $0.certificate($1, programme, holders) } }
        },
        Route(.post, "/api/v1/certificates", .respond, certifying) { visit, site in
            let certificate = CertificateName(visit.text("certificate") ?? "")
            let person = PersonName(visit.text("person") ?? "")
            _ = try await site.dispatcher.perform(.certify(person, certificate, proof: visit.text("proof") ?? ""), by: visit.caller.author)
            return .empty(204)
        },
    ]

    struct Row {
        let certification: CertificateName
        let person: PersonName
    }

    private static let list = Operation(
        "listCertificates", "Who has shown what, and who has yet to", tag: "programme",
        success: Operation.Success(200, "Certificates", .page("certificates", of: "Certificate")))

    private static let certifying = Operation(
        "certify", "Say that somebody has shown it, and by what", tag: "programme",
        body: .object([.required("certificate", .name), .required("person", .name), .optional("proof", .text(0...Limits.noteBytes))]),
        success: Operation.Success(204, "Noted", nil), refuses: true)

    static let shape = Shape.object([
        .required("certificate", .words), .required("person", .words), .required("valid", .flag, "whether the person may do what it is needed for"),
        .optional("at", .moment), .optional("by", .words), .optional("proof", .words), .optional("due", .moment, "by when it is to be shown"),
    ])
}

extension JSONWriter {
    fileprivate mutating func certificate(
        _ row: CertificatesAPI.Row, _ programme: Programme, _ holders: [CertificateName: Set<PersonName>]
    ) {
        let shown = programme.certificates[row.certification]?[row.person]
        object {
            $0.member("certificate", row.certification)
            $0.member("person", row.person)
            $0.member("valid", holders[row.certification]?.contains(row.person) ?? false)
            $0.member("at", ifAny: shown?.at)
            $0.member("by", ifAny: shown?.by.description)
            $0.member("proof", ifAny: shown?.proof)
            $0.member("due", ifAny: programme.owing(of: .certify(row.certification, row.person))?.duty.due)
        }
    }
}
