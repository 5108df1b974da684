internal import Vocabulary

extension Shape {
    /// What is named in the API document: each noun describes itself beside the code that writes it.
    package static let catalogue: [String: Shape] = [
        "Problem": ProblemDocument.shape, "Incident": IncidentsAPI.shape, "IncidentDetail": IncidentsAPI.detailShape, "Duty": DutiesAPI.shape,
        "TimelineEntry": TimelineAPI.shape, "Page": PagesAPI.shape, "Alert": AlertsAPI.shape, "Change": ChangesAPI.shape,
        "Link": Shape.workLink, "Update": UpdatesAPI.shape, "Play": PlaybooksAPI.playShape, "Playbook": PlaybooksAPI.shape,
        "Action": ActionsAPI.shape,
        "Review": ReviewAPI.shape, "OnCall": OnCallAPI.shape, "Override": OverridesAPI.shape, "Token": TokensAPI.shape, "Account": AccountsAPI.shape,
        "Device": DevicesAPI.shape,
        "Runbook": RunbookAPI.shape,
        "Drill": DrillsAPI.shape, "Certificate": CertificatesAPI.shape, "RunbookVersion": VersionsAPI.shape, "Maintenance": MaintenanceAPI.shape,
        "Cover": CoversAPI.shape,
        "Tool": DirectoryAPI.toolShape, "Contact": DirectoryAPI.contactShape, "KPIs": KPIAPI.shape, "TestPage": TestPagesAPI.shape,
        "Ways": OwnWaysAPI.shape, "Source": SourcesAPI.shape, "Connection": ConnectionsAPI.shape, "TestAlert": SourcesAPI.trialShape,
    ]

    static func page(_ name: String, of noun: String) -> Shape {
        .object([
            .required(name, .list(.named(noun), atMost: 10_000)),
            .optional("next", .text(1...100), "the cursor of the next page; left out on the last one"),
        ])
    }

    static let link = Shape.object([.required("url", .text(0...8192)), .required("text", .text(0...8192))])
    static let count = Shape.integer(0...Int64.max)
    /// Any text we send ourselves.
    static let words = Shape.text(0...100_000)
}
