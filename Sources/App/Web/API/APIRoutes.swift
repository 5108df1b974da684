/// The JSON API. One noun a file; this is the list of them.
enum APIRoutes {
    static let all: [Route] =
        IncidentsAPI.routes + IncidentActs.routes + UpdatesAPI.routes + PlaybooksAPI.routes + LinksAPI.routes + ReviewAPI.routes + ActionsAPI.routes
        + TimelineAPI.routes + PagesAPI.routes + AlertsAPI.routes + ChangesAPI.routes + OnCallAPI.routes
        + OverridesAPI.routes + DutiesAPI.routes + TokensAPI.routes + AccountsAPI.routes + DevicesAPI.routes + RunbookAPI.routes + EventsAPI.routes
        + OpenAPI.routes
        + DrillsAPI.routes + CertificatesAPI.routes + VersionsAPI.routes + MaintenanceAPI.routes + UpkeepAPI.routes + DirectoryAPI.routes
        + CoversAPI.routes + KPIAPI.routes + TestPagesAPI.routes + SourcesAPI.routes + ConnectionsAPI.routes + OwnWaysAPI.routes
}
