import Notation
import Testing

@Suite("A mutilated JSON text")
struct MutilationTests {
    @Test("is read or refused at a byte inside it, and never anything else")
    func everyWay() {
        var read = 0
        var refused = 0
        for seed in 1...20_000 {
            var random = RandomJSON(seed: UInt64(seed))
            var bytes = Array(random.value().text.utf8)
            mutilate(&bytes, &random)
            _ = try? JSON.range(of: ["a"], in: bytes)
            _ = try? JSON.members(in: bytes)
            do {
                let json = try JSON(parsing: bytes)
                let again = try? JSON(parsing: json.text)
                #expect(again == json, "seed \(seed)")
                read += 1
            } catch {
                #expect((0...bytes.count).contains(error.offset) && error.line >= 1 && error.column >= 1, "seed \(seed): \(error)")
                refused += 1
            }
        }
        #expect(read > 1000 && refused > 1000, "both kinds occur: \(read) read, \(refused) refused")
    }

    private func mutilate(_ bytes: inout [UInt8], _ random: inout RandomJSON) {
        for _ in 0...random.number(below: 3) where !bytes.isEmpty {
            let place = random.number(below: bytes.count)
            switch random.number(below: 5) {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes[place] ^= 1 << UInt8(random.number(below: 8))
            case 2: bytes.insert(Array(#"{}[]",:\u0eE-.0"#.utf8)[random.number(below: 15)], at: place)
            case 3: bytes.remove(at: place)
            default: bytes[place] = UInt8(random.number(below: 256))
            }
        }
    }
}
