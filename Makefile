# Everything a person or CI does here has a name below; nothing is CI-only.

SHELL := /bin/bash -o pipefail
CONFIG ?= debug
LISTEN ?= 127.0.0.1:8080
RUNBOOK ?= examples/first
STATE ?= data/first
PYTHON := .tools/python/bin/python
# Keys of the example, made up for a laptop: whoever may reach 127.0.0.1 may know them. Your own runbook has its own.
EXAMPLE_KEYS := RUNBELL_PAGERDUTY_KEY=R0000000000000000000000000000000 RUNBELL_ALERTMANAGER_KEY=example-alertmanager \
	RUNBELL_PROMETHEUS_KEY=example-prometheus RUNBELL_JSON_KEY=example-json RUNBELL_HEARTBEAT_KEY=example-heartbeat
# An import that the importing room does not declare in Package.swift stops the build.
STRICT := --explicit-target-dependency-import-check error
SWIFT_SOURCES := Package.swift Sources Tests

.PHONY: help run build release tools tools-run test test-swift test-peers kill check lint format tidy examples stories test-stories pictures \
	bench bench-year bench-proof bench-replay volume bench-screens clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: tools-run release ## build and start Runbell on a small example; no other service needed
	@mkdir -p $(STATE)
	@$(EXAMPLE_KEYS) .build/release/runbell serve --open --runbook $(RUNBOOK) --data $(STATE) --listen $(LISTEN)

tools-run: ## install what building needs
	@scripts/tools run

tools: ## install what building, testing and benchmarking need
	@scripts/tools all

build: tools-run ## debug build of everything, tests included
	swift build --build-tests $(STRICT)

release: tools-run ## the program itself, optimised; runs where no Swift is installed
	swift build -c release --static-swift-stdlib --product runbell

test: tools test-swift test-peers ## everything that must hold: unit tests, laws, journeys, real peers, kills

test-swift:
	swift build --build-tests $(STRICT)
	swift test --skip-build $(STRICT) --skip AutomationTests
	@# These run real programs against the clock, and want the machine for themselves.
	swift test --skip-build $(STRICT) --filter AutomationTests

test-peers: ## against real Prometheus, Alertmanager, SMTP, client libraries, a browser; and SIGKILL under load
	RUNBELL_BINARY=$(CURDIR)/.build/$(CONFIG)/runbell $(PYTHON) -m pytest Tests/Peers

kill: ## the long kill test alone: 200 kills, or KILLS=n SEED=n
	RUNBELL_BINARY=$(CURDIR)/.build/$(CONFIG)/runbell $(PYTHON) Tests/Peers/kill.py --kills $(or $(KILLS),200) --seed $(or $(SEED),1)

check: lint tidy examples ## the quick look before a commit

lint:
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

format: ## write every Swift file in the house format
	swift format format --in-place --parallel --recursive $(SWIFT_SOURCES)

tidy: ## arrows between rooms, sizes, banned words
	swift test $(STRICT) --filter TidyTests

examples: build ## every example must pass its own check and its own scenarios
	@for folder in examples/*/; do \
		[ -f "$$folder/runbook.yaml" ] || continue; \
		echo "== $$folder"; .build/$(CONFIG)/runbell check "$$folder" || exit 1; \
		[ ! -d "$$folder/scenarios" ] || ( set -o pipefail; .build/$(CONFIG)/runbell rehearse "$$folder" | tail -1 ) || exit 1; \
	done

stories: build ## every screen in every state, in a browser at LISTEN
	.build/$(CONFIG)/runbell stories --listen $(LISTEN)

test-stories: tools build ## only this: every story in a browser, in both sizes and themes, with and without scripts
	RUNBELL_BINARY=$(CURDIR)/.build/$(CONFIG)/runbell $(PYTHON) -m pytest Tests/Peers/test_stories.py

pictures: tools build ## draw the pictures of the README anew, from stories
	scripts/pictures

bench: tools release ## side by side with Alertmanager, in one interleaved run; Benchmarks/README.md explains
	$(PYTHON) Benchmarks/bench.py

bench-year: ## a year of a busy organisation, rehearsed: 2,000 incidents, in less than 10 s
	swift build -c release --static-swift-stdlib --product YearBench
	.build/release/YearBench

bench-proof: ## the year of a large runbook, proved: 200 people, 40 schedules, 100 services, 5 severities, in less than 1 s
	swift build -c release --static-swift-stdlib --product YearBench
	.build/release/YearBench proof

bench-replay: ## the same year, played through another runbook, in less than 10 s
	swift build -c release --static-swift-stdlib --product YearBench
	.build/release/YearBench replay

volume: tools release ## a million stored alerts, then start-up, lists and memory
	$(PYTHON) Benchmarks/volume.py

bench-screens: tools release ## every screen with 10,000 incidents and a million alerts stored, and 500 watchers of one incident
	$(PYTHON) Benchmarks/screens.py

clean: ## forget everything built; keeps the example's data
	rm -rf .build
