internal import Engine
package import Runbooks

extension KPITable.Row {
    /// `4 min 20 s`, `92.5 %`, `17`; empty when nothing was counted.
    package var measured: String { number.map(measure.words) ?? "" }

    /// `<= 5 min`; empty when it has no goal.
    package var goalWords: String { goal.map { "\($0.comparison.rawValue) \(measure.words($0.bound))" } ?? "" }
}

extension KPI.Measure {
    /// A number of this measure, in its unit, as people write it.
    package func words(_ number: Double) -> String {
        switch unit {
        case "seconds": Duration.seconds(number.rounded()).brief
        case "percent": "\(number.rounded2) %"
        default: number.rounded2
        }
    }
}
