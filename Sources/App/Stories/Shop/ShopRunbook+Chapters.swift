// The chapters, one string each.
extension ShopRunbook {
    /// What it is, and what is outside.
    var head: String {
        """
        runbell: 1
        runbook:
          name: "\(words.shop)"
          owner: team-lead
          timezone: Europe/Stockholm
          business_hours: Mon-Fri 09:00-17:00
          operators: chat
          documents: [https://docs.linden.example/incidents]
          version_note: "Autumn 2026: who is told what"
          reviewed: every quarter
          read_by: team
          approved_by: [team-lead]
        connections:
          chat: { kind: slack, token: env:SLACK_BOT_TOKEN, channel: "#incidents" }
          phone: { kind: twilio, account: env:TWILIO_ACCOUNT, token: env:TWILIO_TOKEN, from: env:TWILIO_NUMBER }
          push: { kind: ntfy, url: https://ntfy.linden.example }
          post: { kind: smtp, url: env:SMTP_URL, from: oncall@linden.example }
        sources:
          alertmanager: { kind: alertmanager, key: env:ALERTMANAGER_KEY }
          deploys: { kind: json, key: env:DEPLOYS_KEY, mapping: { key: id, summary: title } }
        tools:
          dashboards: { for: Monitoring, open: https://grafana.linden.example }
          logs: { for: What the services say, open: https://logs.linden.example }
          deployments: { for: What was deployed, open: https://deploy.linden.example }
        contacts:
          privacy authority:
            { for: Notice of a breach of personal data, url: https://authority.example/notice, phone: "+46 8 657 61 00", order: [url, phone] }
          card processor: { for: Payments, url: https://cards.example/support }
        status_page:
          title: "\(words.shop)"
          url: https://status.linden.example
          submissions: yes
          components:
            Checkout: { service: "\(words.checkout)", group: Shop }
            Search: { service: "\(words.search)", group: Shop }
            Mail: { service: "\(words.mail)" }
        """
    }

    /// Who there is, and what there is to watch.
    var people: String {
        """
        people:
          \(person(0, "ana", woken)), slack: U01, ntfy: ana-7f3k }
          \(person(1, "bo", woken)), slack: U02, ntfy: bo-2k9d }
          \(person(2, "cy", written)), slack: U03 }
          \(person(3, "dana", written)) }
          \(person(4, "eli", written)), slack: U05 }
        seats:
          team-lead: ["\(words.people[1])", "\(words.people[2])"]
          security-lead: ["\(words.people[2])", "\(words.people[1])"]
          support-lead: ["\(words.people[3])", "\(words.people[4])"]
          cto: ["\(words.people[2])", "\(words.people[1])"]
          team: { all of: ["\(words.people[0])", "\(words.people[1])", "\(words.people[2])", "\(words.people[3])", "\(words.people[4])"] }
        schedules:
          primary:
            zone: Europe/Stockholm
            hand_over_notice: 30m
            layers:
              - { rotate: ["\(words.people[0])", "\(words.people[1])", "\(words.people[2])"], every: 1 week, from: 2026-01-05 09:00 }
          secondary: { seat: team-lead }
          support:
            zone: Europe/Stockholm
            layers:
              - { rotate: ["\(words.people[3])", "\(words.people[4])"], every: 1 day, from: 2026-01-05 08:00, only: Mon-Fri 08:00-18:00 }
        certifications:
          on-call: { who: everyone on call, renew: 1 year, grace: 2 weeks, proof: The quiz on this runbook }
          commander: { who: [team-lead, security-lead], proof: The workshop for incident commanders }
        services:
          "\(words.checkout)": { owner: team-lead, status_component: Checkout }
          "\(words.search)": { owner: team-lead, status_component: Search }
          "\(words.mail)": { owner: support-lead, status_component: Mail }
        routes:
          - { match: { labels.service: checkout }, service: "\(words.checkout)" }
          - { match: { labels.service: search }, service: "\(words.search)" }
          - { match: { labels.kind: security }, service: "\(words.checkout)", tag: [data-breach] }
          - { match: {}, service: "\(words.mail)" }
        grouping: { by: [service, labels.alertname] }
        """
    }

    /// How bad it is, and who is woken.
    var alarm: String {
        """
        severities:
          SEV1:
            means: Nobody can buy, or customers' data has leaked
            examples: [Checkout answers nothing but errors, Card numbers were seen in a log]
            match: { any: [{ impact.customers: "> 20 %" }, { tag: [data-breach] }, { labels.severity: critical }] }
            breaches_slo: yes
            ladder: wake
            acknowledge_within: 5m
            recover_within: 1h
            status_page: always
            review_within: 24h
          SEV2:
            means: Part of the shop is slow or broken
            examples: [Search takes ten seconds]
            match: { labels.severity: error }
            breaches_slo: possibly
            ladder: work
            acknowledge_within: 10m
            recover_within: 4h
            status_page: after 1h
            review_within: 3 business days
          SEV3:
            means: A nuisance with a way around it
            examples: [A picture is missing]
            match: { labels.severity: warning }
            breaches_slo: no
            ladder: day
            urgency: normal
            acknowledge_within: 60m
            status_page: optional
          SEV4:
            means: Good to know
            examples: [A disk is two thirds full]
            match: { labels.severity: info }
            urgency: normal
            status_page: never
        ladders:
          wake:
            rungs: [{ page: primary, repeat: { every: 2m, times: 1 } }, { at: 5m, page: secondary }, { at: 10m, page: cto }]
            rounds: 2
            pause: 5m
          work:
            - { page: primary }
            - { at: 10m, page: secondary }
            - { at: 20m, mention: cto, in: chat }
          day:
            - { page: primary, when: business hours, repeat: { every: 30m, times: 1 } }
            - { at: 60m, mention: team-lead, in: chat }
        escalations:
          cannot-stabilise: { for: { severity: [SEV1, SEV2] }, unless: mitigated, within: 45m, page: [cto] }
        triage:
          questions:
            - { ask: "Can nobody buy anything?", "yes": { severity: SEV1 } }
            - { ask: "Has data of customers leaked?", "yes": { severity: SEV1, tag: [data-breach] } }
            - { ask: "Is only one customer hit?", "yes": { severity: SEV3 } }
        """
    }

    /// How it goes on.
    var course: String {
        """
        roles:
          incident_commander:
            does: [Leads the response and decides]
            default: first to acknowledge
            backup: team-lead
            accept_within: 5m
          communication_lead:
            does: [Tells customers and colleagues]
            default: support-lead
            for: [SEV1, SEV2]
          scribe:
            does: [Writes down what is tried]
            for: [SEV1]
        lifecycle:
          phases:
            - detect
            - { contain: { begins: acknowledged, means: Stop the harm from growing } }
            - { fix: { means: Change what is wrong } }
            - { recover: { means: Show that it is over } }
            - { learn: { begins: resolved, means: Find out what allowed it } }
          statuses: { Investigating: investigating, Identified: identified, Monitoring: monitoring, Resolved: resolved }
          declare: { requires: [title, service, severity, summary] }
          resolve: { requires: [summary] }
          checklists:
            contain:
              - Look at what was deployed last
              - Switch off the feature flag or roll back
              - { do: Isolate the tenants that are concerned, for: [SEV1] }
            recover:
              - Run the smoke tests
              - Close the status page
        raci:
          team-lead:     { detect: C, contain: A/R, fix: A/R, recover: R, learn: C }
          security-lead: { detect: C, contain: C, fix: C, recover: C, learn: A }
          cto:           { detect: I, contain: I, fix: I, recover: A, learn: I }
        facts:
          data leaked: { means: Somebody with a duty to report knows that personal data leaked, tag: [data-breach] }
        clocks:
          regulator:
            for: { tag: [data-breach] }
            starts: data leaked
            owner: security-lead
            within: 72h
            warn: [24h, 48h, 66h]
            tell: privacy authority
            missed: { page: [cto] }
        """
    }

    /// What is said and done.
    var telling: String {
        """
        communications:
          team:
            to: "chat:#incidents"
            owner: incident_commander
            every: { SEV1: 30m, default: as needed }
            template: team-update
            remind: 5m
          customers:
            to: status_page
            owner: communication_lead
            for: [SEV1, SEV2]
            every: { SEV1: 30m, SEV2: 2h }
            template: customer-update
            visibility: public
          by-mail:
            to: subscribers
            owner: communication_lead
            for: [SEV1]
            within: 1h
            every: as needed
            approve: cto
            template: customer-update
        playbooks:
          checkout-errors:
            for: { labels.alertname: CheckoutErrors }
            detect: { alert: CheckoutErrors, when: "errors > 5 %" }
            first: [Keep the logs of the last hour]
            contain:
              - { do: Roll back the last deploy, run: [deploy, rollback, checkout], approve: team-lead, timeout: 2m }
              - { status_page: { component: Checkout, state: partial_outage } }
            fix:
              - Find the change that did it
              - { do: Tell the card processor, if: the card processor is at fault }
            recover:
              - { confirm: The smoke tests pass }
              - { status_page: { component: Checkout, state: operational } }
        """
    }

    /// What is learnt.
    var learning: String {
        """
        reviews:
          for: [SEV1, SEV2]
          owner: security-lead
          within: 24h
          title: "Review of {{incident.id}}: {{title}}"
          sections:
            - summary
            - impact
            - timeline
            - root cause: What in the system allowed it? No name of a person belongs here.
            - action items
          agenda: { summary: 5m, timeline: 20m, root cause: 15m, action items: 20m }
          attendees: [incident_commander, team-lead, support-lead]
          milestones: { meeting: 3 business days }
          actions: { follow-up: 1 month }
          actions_need: [owner, due]
          publish: [{ folder: reviews, name: "{{incident.id}}-{{incident.slug}}.md" }]
        kpis:
          mtta: { target: { SEV1: 5m, SEV2: 10m }, reviewed: every month }
          mttr: { target: { SEV1: 1h, SEV2: 4h }, reviewed: every month }
          change_failure_rate: { target: "< 10 %", reviewed: every quarter }
          reviews_on_time: { target: "100 %", for: [SEV1, SEV2], reviewed: every quarter }
          auto_detected: { target: "90 %", reviewed: every quarter }
        drills:
          tabletop: { every: 1 quarter, who: team, what: The worst Friday of the year around a table, participation: "80 %" }
          fail-over: { every: 6 months, who: team, what: Search moves to the other region, owner: security-lead }
        """
    }
}
