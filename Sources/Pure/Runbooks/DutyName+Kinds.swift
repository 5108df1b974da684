package import Vocabulary

/// How the duties are called that every runbook may have.
extension DutyName {
    package static let acknowledge: DutyName = "acknowledge"
    package static let recover: DutyName = "recover"
    package static let confirmSeverity: DutyName = "confirm severity"
    package static let observe: DutyName = "observe"
    package static let watch: DutyName = "watch before resolving"
    package static func fill(_ role: RoleName) -> DutyName { DutyName("fill \(role)") }
    package static func accept(_ role: RoleName) -> DutyName { DutyName("accept \(role)") }
    package static func handOver(_ role: RoleName) -> DutyName { DutyName("hand over \(role)") }
    package static func leave(_ phase: PhaseName) -> DutyName { DutyName("leave \(phase)") }
    package static func checklist(_ phase: PhaseName) -> DutyName { DutyName("checklist \(phase)") }
    package static func approve(_ phase: PhaseName) -> DutyName { DutyName("approve leaving \(phase)") }
    package static func consult(_ party: Party, on phase: PhaseName) -> DutyName { DutyName("consult \(party.words) on \(phase)") }
    package static func update(_ audience: AudienceName) -> DutyName { DutyName("update \(audience)") }
    package static func clock(_ clock: ClockName, _ stage: StageName) -> DutyName {
        DutyName(stage.text == clock.text ? "file \(clock)" : "file \(clock): \(stage)")
    }
    package static func review(_ milestone: String) -> DutyName { DutyName("review \(milestone)") }
    package static func action(_ number: Int) -> DutyName { DutyName("action \(number)") }
}
