import HTTPTypes
import OnCall
import Runbooks
import Storage
import Testing
import Vocabulary
import Web

@Suite("The page of who is on call")
struct OnCallScreenTests {
    /// Ana and Bo day by day from nine, and nobody on Sundays.
    private static func daily(_ runbook: inout Runbook) {
        let first = WallTime(day: CivilDay(year: 2026, month: 10, day: 5) ?? CivilDay(number: 0), minuteOfDay: 540)
        let days = HoursOfWeek(days: [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday])
        runbook.schedules["daily"] = Schedule(
            name: "daily", zone: "Europe/Stockholm",
            cover: .layers([Layer(rotate: [["ana"], ["bo"]], every: .days(1), from: first, only: [days])]))
    }

    @Test("says who is on call now and next, and when nobody is")
    func now() async throws {
        let house = try House(runbook: House.runbook(Self.daily))
        let page = await house.visitor.get("/oncall").text
        for words in ["primary", "daily", "Gaps: nobody is on call", "and 3 more times within four weeks", "16 to 22 November 2026"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(try await !House().visitor.get("/oncall").text.contains("Gaps: nobody is on call"))
    }

    @Test("the week in which the clock goes back says so, its Sunday is wider, and a shift over that night lasts 25 hours")
    func clocks() async throws {
        let house = try House(
            runbook: House.runbook { runbook in
                Self.daily(&runbook)
                if case .layers(var layers) = runbook.schedules["daily"]?.cover {
                    layers[0].only = []
                    runbook.schedules["daily"]?.cover = .layers(layers)
                }
            })
        let page = await house.visitor.get("/oncall?schedule=daily&from=2026-10-25").text
        #expect(page.contains("On Sun 25 Oct the clock goes back by 1 h at 03:00: that day has 25 h."))
        #expect(page.contains(#"width="14.793%"><text x="6" y="15">Sun 25 Oct"#))
        #expect(page.contains(#"width="14.201%"><text x="6" y="15">Sat 24 Oct"#))
        let night = try #require(page.split(separator: "<li>").last { $0.contains("Sat 24 Oct 09:00 to Sun 25 Oct 09:00") })
        #expect(night.contains("1 d 1 h"))
    }

    @Test("one schedule's week has its layers and what was taken over; a month has every day of it")
    func layers() async throws {
        let house = try House(runbook: House.runbook(Self.daily))
        _ = await house.visitor.post(
            "/api/v1/overrides",
            #"{"schedule":"daily","person":"cy","replaces":"bo","start":"2026-11-21T00:00:00Z","end":"2026-11-23T00:00:00Z"}"#)
        let week = await house.visitor.get("/oncall?schedule=daily").text
        for words in ["layer 1", "every 1 day", "taken over", ">cy<", "for bo"] { #expect(week.contains(words), "\(words)") }
        let month = await house.visitor.get("/oncall?schedule=daily&span=month&from=2027-02-10").text
        for words in ["February 2027", "Mon 1 Feb", "Sun 28 Feb"] { #expect(month.contains(words), "\(words)") }
        #expect(!month.contains("layer 1") && !month.contains(">Mon 1 Mar<"))
    }

    @Test("shows whoever looks at it their own shifts")
    func mine() async throws {
        let house = try House()
        #expect(await house.visitor.get("/oncall").text.contains("Say who you are to see yours."))
        let cy = await house.visitor.with("Cookie", "runbell_person=cy").get("/oncall").text
        #expect(cy.contains("None in the next six weeks."))
        let bo = await house.visitor.with("Cookie", "runbell_person=bo").get("/oncall").text
        #expect(!bo.contains("None in the next six weeks."))
    }

    @Test("a shift is taken by the clock of the schedule's zone, and given back")
    func taking() async throws {
        let house = try House()
        let form = "schedule=primary&person=cy&replaces=&start=2026-12-01T09:00&end=2026-12-02T09:00"
        #expect(await house.visitor.form("/oncall", "/overrides", form).status == 303)
        let made = try #require(try await house.journal.overrides(endingAfter: house.clock.now).first)
        #expect(made.start == Moment(rfc3339: "2026-12-01T08:00:00Z") && made.person == "cy" && made.replaces == nil)
        #expect(await house.visitor.get("/oncall").text.contains("Call off: cy"))
        #expect(await house.visitor.form("/oncall", "/overrides/1/end").status == 303)
        #expect(try await house.journal.overrides(endingAfter: house.clock.now).isEmpty)
    }

    @Test("a shift that cannot be taken keeps what was written, and says why")
    func wrong() async throws {
        let house = try House()
        let form = "schedule=primary&person=cy&start=2026-12-03T09:00&end=2026-12-02T09:00"
        let heard = await house.visitor.form("/oncall", "/overrides", form)
        #expect(heard.status == 422)
        for words in ["end must be after the start", #"value="2026-12-03T09:00""#, "<option selected>cy"] {
            #expect(heard.text.contains(words), "\(words)")
        }
        #expect(await house.visitor.form("/oncall", "/overrides", "schedule=primary&person=cy&start=soon&end=").status == 422)
        #expect(await house.visitor.post("/overrides", form).status == 403)
    }

    @Test("what no calendar shows is refused", arguments: ["span=year", "from=soon", "from=2026-02-30", "from=0001-01-01", "schedule=nope"])
    func refused(_ query: String) async throws {
        #expect([404, 422].contains(try await House().visitor.get("/oncall?\(query)").status))
    }

    @Test(
        "weeks begin on Monday and months are shown in whole weeks",
        arguments: [
            ("week", "2026-11-22", "Mon 16 Nov", 7), ("week", "2026-11-16", "Mon 16 Nov", 7), ("month", "2026-11-21", "Mon 26 Oct", 42),
            ("month", "2027-02-01", "Mon 1 Feb", 28), ("month", "2026-12-31", "Mon 30 Nov", 35),
        ])
    func spans(_ length: String, _ day: String, _ first: String, _ count: Int) async throws {
        let page = try await House().visitor.get("/oncall?span=\(length)&from=\(day)").text
        let days = page.split(separator: #"<text x="6" y="15">"#).dropFirst().map { String($0.prefix { $0 != "<" }) }
        #expect(days.first == first)
        #expect(days.count == count)
    }
}
