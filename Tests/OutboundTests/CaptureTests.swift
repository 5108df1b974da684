import Outbound
import Testing
import Vocabulary

@Suite("Capture")
struct CaptureTests {
    @Test("the latest letters are kept, oldest first")
    func bounded() async {
        let box = CaptureBox(lettersMax: 3)
        let notifier = Notifier.capture(box, now: { Letters.now })
        for number in 1...5 {
            var letter = Letters.page()
            letter.id = PageID(incident: IncidentID(42), number: number)
            #expect(await notifier.send(letter) == .delivered)
        }
        #expect(box.letters.map(\.letter.id.number) == [3, 4, 5])
        #expect(box.letters.allSatisfy { $0.at == Letters.now })
    }
}
