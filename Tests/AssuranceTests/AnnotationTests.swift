import Assurance
import Runbooks
import Testing

@Suite("Annotations of a pull request")
struct AnnotationTests {
    private let finding = Diagnostic(
        .error, .uncovered, at: Place(file: "ladders.yaml", line: 12, column: 5), "100 % of the time: nobody", fix: "Add a layer.",
        counterexample: Counterexample(lines: ["Sat to Mon", "and 3 more"]))

    @Test("name the file as the repository does, and are one line whatever they say")
    func annotation() {
        #expect(
            finding.annotation(in: "./ops/runbook/")
                == "::error file=ops/runbook/ladders.yaml,line=12,col=5,title=RB0100 There are hours in which an incident wakes nobody"
                + "::100 %25 of the time: nobody Add a layer.%0ASat to Mon%0Aand 3 more")
    }

    @Test("escape what would end a property")
    func escaped() {
        var other = finding
        other.place.file = "a,b:c.yaml"
        other.severity = .note
        #expect(other.annotation(in: ".").hasPrefix("::notice file=a%2Cb%3Ac.yaml,line=12,"))
    }

    @Test("name a runbook of one file by that file")
    func oneFile() {
        var other = finding
        other.place.file = "runbook.yaml"
        #expect(other.annotation(in: "ops/runbook.yaml").hasPrefix("::error file=ops/runbook.yaml,line=12,"))
    }
}
