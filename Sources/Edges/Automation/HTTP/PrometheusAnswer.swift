internal import Notation
internal import Outbound

/// One line of an instant query's answer.
struct PrometheusSeries: Hashable, Sendable {
    /// `up{job="api"}`; empty for a plain number.
    let name: String
    let value: Double
}

/// Why an answer tells no numbers.
struct PrometheusFault: Error {
    let reason: String
    /// Whether reading the answer itself may help.
    var showsAnswer = true
}

/// Reads answers of `/api/v1/query` (prometheus.io/docs/prometheus/latest/querying/api, "Expression query result formats").
enum PrometheusAnswer {
    static func series(of answer: HTTPAnswer) throws(PrometheusFault) -> [PrometheusSeries] {
        guard !answer.isCut else {
            throw PrometheusFault(reason: "the answer is too long: ask for less, for example with max() or topk()", showsAnswer: false)
        }
        guard let document = try? JSON(parsing: answer.body), let status = document["status"]?.string else {
            throw PrometheusFault(reason: "answered \(answer.status) with something Prometheus does not say: check the address")
        }
        guard status == "success", 200...299 ~= answer.status else {
            throw PrometheusFault(reason: "refused the query: \(document["error"]?.string ?? "answered \(answer.status)")")
        }
        return try read(document.at("data.result") ?? .null, type: document.at("data.resultType")?.string ?? "nothing")
    }

    private static func read(_ result: JSON, type: String) throws(PrometheusFault) -> [PrometheusSeries] {
        switch type {
        case "scalar":
            return [PrometheusSeries(name: "", value: try number(result))]
        case "vector":
            guard let entries = result.array else { throw PrometheusFault(reason: "answered a vector that is none") }
            var series: [PrometheusSeries] = []
            for entry in entries { series.append(PrometheusSeries(name: name(entry["metric"]), value: try number(entry["value"] ?? .null))) }
            return series
        default:
            throw PrometheusFault(reason: "answered a \(type), where numbers are needed: write a query that gives one number for each series")
        }
    }

    /// From `[1700000000.1, "0.42"]`. `NaN`, `+Inf` and `-Inf` are numbers here.
    private static func number(_ sample: JSON) throws(PrometheusFault) -> Double {
        guard let text = sample[1]?.string, let value = Double(text) else {
            throw PrometheusFault(reason: "answered a series without a number, such as a histogram: write a query that gives numbers")
        }
        return value
    }

    private static func name(_ metric: JSON?) -> String {
        let members = metric?.object ?? []
        let labels = members.filter { $0.name != "__name__" }.map { "\($0.name)=\(JSON.quoted($0.value.string ?? ""))" }
        let name = metric?["__name__"]?.string ?? ""
        return labels.isEmpty ? name : "\(name){\(labels.joined(separator: ", "))}"
    }
}
