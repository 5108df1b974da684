internal import Engine
internal import Foundation
internal import Rehearsal
internal import RunbookFiles
internal import Runbooks
internal import Storage
internal import Vocabulary

// A year of a busy organisation, rehearsed: 2,000 incidents over 365 days with every duty on. Then one command on an incident that has
// gone on for a thousand events. Prints how long both took; ends with 1 when either is more than the promise. With `replay`: how long it
// takes to play the year through a changed runbook instead.

// With `proof` it proves the year of a runbook with 200 people, 40 schedules, 100 services and 5 severities instead: in less than a second.
if CommandLine.arguments.dropFirst().first == "proof" {
    let proved = ProofLoad.prove()
    print("a year proved in \(proved.middle): \(proved.passages) stretches, \(proved.findings) findings")
    exit(proved.middle < .seconds(1) ? 0 : 1)
}

let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let text = try String(contentsOf: folder.appendingPathComponent("runbook.yaml"), encoding: .utf8)
let reading = RunbookReader().read([RunbookText(path: "runbook.yaml", text: text)])
guard let runbook = reading.runbook else {
    print(reading.diagnostics.map(\.description).joined(separator: "\n"))
    exit(1)
}

let clock = ContinuousClock()
let start = clock.now
let journal = MemoryJournal()
let record = try await ScenarioRun(Year.scenario, of: runbook, journal: journal).run()
let played = clock.now - start
let story = Story(record)
let told = clock.now - start - played

print(
    """
    incidents    \(record.incidents.count)
    events       \(record.lines.count)
    messages     \(record.messages.count)
    refused      \(record.remarks.count)
    duties       \(story.duties.reduce(0) { $0 + $1.kept + $1.keptLate + $1.missed })
    played in    \(played)
    told in      \(told)
    """)
if CommandLine.arguments.dropFirst().first == "replay" {
    let isQuick = try await ReplayedYear(record, journal, runbook).isQuick()
    exit(isQuick ? 0 : 1)
}
for remark in Set(record.remarks.map { "\($0.what)" }).sorted().prefix(10) { print(remark) }
let times = try LongIncident(under: runbook).times()
print("one command on an incident of \(LongIncident.events) events:")
for (name, middle) in times { print("    \(name): \(middle)") }
exit(played + told < .seconds(10) && times.allSatisfy { $0.middle < .milliseconds(1) } ? 0 : 1)
