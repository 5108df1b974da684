import Foundation
import RunbookFiles
import Runbooks
import Testing

/// Repeatable chance: the same seed, the same mutations.
struct Chance {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, bound)))
    }
}

@Suite("Mutated examples")
struct FuzzTests {
    private static let pieces = [
        "{", "}", "[", "]", ": ", "- ", "\n", "  ", "\t", "'", "\"", "&a", "*a", "!", "|", ">", "#", "/(/", "env:", "0", "-1", "999999999999", "~",
        "null", "at: ",
        "page: ", "not: ", "labels.", "\u{0}", "é", "🔥", ", ", "? ", "...", "---\n", "any: []", "0s", "every: ", "next business day", "24:00",
    ].map { Array($0.utf8) }

    /// Up to four changes: a byte flipped, a run removed, a run said twice, a piece put in, two lines swapped.
    private static func mutate(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
        var bytes = bytes
        for _ in 0...chance.below(4) where !bytes.isEmpty {
            let place = chance.below(bytes.count), end = min(bytes.count, place + chance.below(40))
            switch chance.below(5) {
            case 0: bytes[place] ^= UInt8(1 << chance.below(8))
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: chance.below(bytes.count))
            case 3: bytes.insert(contentsOf: pieces[chance.below(pieces.count)], at: place)
            default: bytes.swapAt(place, chance.below(bytes.count))
            }
        }
        return bytes
    }

    @Test("whatever is done to a runbook, reading it ends with a runbook or with an error", arguments: ExampleTests.names)
    func alwaysReturns(_ name: String) {
        let folder = RunbookFolder(at: ExampleTests.path(name))
        var chance = Chance(seed: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        for round in 0..<400 {
            let hit = chance.below(folder.files.count)
            let files = folder.files.enumerated().map { place, file in
                place == hit ? RunbookText(path: file.path, bytes: Self.mutate(file.bytes, &chance)) : file
            }
            let reading = RunbookReader().read(files, calendars: folder.calendars)
            let hasError = reading.diagnostics.contains { $0.severity == .error }
            #expect((reading.runbook == nil) == hasError, "\(name), round \(round)")
            #expect(reading.diagnostics.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 && !$0.place.file.isEmpty })
        }
    }

    @Test("a secret written where it does not belong is never repeated", arguments: ExampleTests.names)
    func neverEchoes(_ name: String) {
        let folder = RunbookFolder(at: ExampleTests.path(name))
        let files = folder.files.map { file in
            RunbookText(path: file.path, text: String(decoding: file.bytes, as: UTF8.self).replacing(/env:[A-Z_0-9]+/, with: "hunter2-s3cr3t"))
        }
        let found = RunbookReader().read(files, calendars: folder.calendars).diagnostics
        #expect(found.contains { $0.code == .literalSecret })
        #expect(!found.contains { $0.description.contains("hunter2") })
    }
}
