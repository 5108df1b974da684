/// A name out of the runbook. The kind keeps a person's name from being taken for a service's.
package struct Name<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: some StringProtocol) { self.text = String(text) }
    package init(stringLiteral text: String) { self.text = text }

    package var description: String { text }
    package static func < (a: Name, b: Name) -> Bool { a.text < b.text }
}

package enum PersonKind {}
package enum SeatKind {}
package enum ScheduleKind {}
package enum ServiceKind {}
package enum SeverityKind {}
package enum LadderKind {}
package enum EscalationKind {}
package enum ConnectionKind {}
package enum SourceKind {}
package enum DutyKind {}
package enum QuietKind {}
package enum TokenKind {}
package enum RoleKind {}
package enum PhaseKind {}
package enum StatusKind {}
package enum AudienceKind {}
package enum TemplateKind {}
package enum PlaybookKind {}
package enum ClockKind {}
package enum StageKind {}
package enum CategoryKind {}
package enum KPIKind {}
package enum DrillKind {}
package enum CertificateKind {}
package enum FactKind {}
package enum ComponentKind {}
package enum AccountKind {}

package typealias PersonName = Name<PersonKind>
package typealias SeatName = Name<SeatKind>
package typealias ScheduleName = Name<ScheduleKind>
package typealias ServiceName = Name<ServiceKind>
package typealias SeverityName = Name<SeverityKind>
package typealias LadderName = Name<LadderKind>
package typealias EscalationName = Name<EscalationKind>
package typealias ConnectionName = Name<ConnectionKind>
package typealias SourceName = Name<SourceKind>
package typealias DutyName = Name<DutyKind>
package typealias QuietName = Name<QuietKind>
package typealias TokenName = Name<TokenKind>
package typealias RoleName = Name<RoleKind>
package typealias PhaseName = Name<PhaseKind>
package typealias StatusName = Name<StatusKind>
package typealias AudienceName = Name<AudienceKind>
package typealias TemplateName = Name<TemplateKind>
package typealias PlaybookName = Name<PlaybookKind>
package typealias ClockName = Name<ClockKind>
package typealias StageName = Name<StageKind>
package typealias CategoryName = Name<CategoryKind>
package typealias KPIName = Name<KPIKind>
package typealias DrillName = Name<DrillKind>
package typealias CertificateName = Name<CertificateKind>
package typealias FactName = Name<FactKind>
package typealias ComponentName = Name<ComponentKind>
package typealias AccountName = Name<AccountKind>
