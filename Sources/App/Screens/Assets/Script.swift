/// The one script: times in the reader's zone, countdowns, keys, and pages that keep themselves fresh. Without it everything works, only staler.
enum Script {
    static let text = """
        "use strict";
        document.documentElement.classList.add("script");

        // Times, in the reader's zone; the runbook's stays in the title.
        const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
        const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        const showTimes = (root) => {
          const today = new Date().toDateString();
          for (const time of root.querySelectorAll("time")) {
            const at = new Date(time.dateTime);
            if (isNaN(at)) continue;
            const isShort = at.toDateString() === today || time.matches(".story > .line > time");
            time.textContent = at.toLocaleString([], isShort ? hour : { month: "short", day: "numeric", ...hour });
          }
          for (const story of root.querySelectorAll(".story")) showDays(story);
          for (const clock of root.querySelectorAll("[data-clock]")) clock.textContent = ownZone ? `${ownZone}, your zone` : "your zone";
        };
        // A day begins at the reader's midnight, not at the runbook's.
        const showDays = (story) => {
          for (const day of story.querySelectorAll(".day")) day.remove();
          let last;
          for (const line of story.querySelectorAll(".line")) {
            const at = new Date(line.querySelector("time").dateTime);
            const day = at.toLocaleDateString([], { weekday: "long", year: "numeric", month: "long", day: "numeric" });
            if (day !== last) line.before(Object.assign(document.createElement("li"), { className: "day", textContent: day }));
            last = day;
          }
        };

        // What is left, counted on every second.
        const span = (seconds) => {
          const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, Math.floor(seconds) \
          % 60];
          if (d) return `${d} d ${h} h`;
          if (h) return `${h} h ${m} min`;
          return `${m}:${String(s).padStart(2, "0")}`;
        };
        const tick = () => {
          const now = Date.now();
          for (const left of document.querySelectorAll("[data-due]")) {
            const [start, due] = [Date.parse(left.dataset.start), Date.parse(left.dataset.due)];
            const rest = (due - now) / 1000;
            left.textContent = rest < 0 ? `${span(-rest)} over` : span(rest);
            const line = left.closest(".owed");
            if (!line) continue;
            line.classList.toggle("over", rest < 0);
            line.classList.toggle("soon", rest >= 0 && rest * 4000 < due - start);
            const bar = line.querySelector("progress");
            if (bar) bar.value = Math.min(bar.max, (now - start) / 1000);
          }
          for (const age of document.querySelectorAll("[data-age]")) age.textContent = span((now - Date.parse(age.dataset.age)) / 1000);
        };

        // Only what changed is put in place; what somebody writes in or has opened stays.
        const isInUse = (part) => part.contains(document.activeElement) && document.activeElement !== document.body
          || [...part.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), textarea")].some((field) => field.value !== \
          field.defaultValue);
        const patch = (old, fresh) => {
          if (old.outerHTML === fresh.outerHTML) return;
          if (isInUse(old)) return;
          const opened = [...old.querySelectorAll("details[open]")].map((details) => details.querySelector("summary")?.textContent);
          for (const details of fresh.querySelectorAll("details")) {
            if (opened.includes(details.querySelector("summary")?.textContent)) details.open = true;
          }
          for (const box of fresh.querySelectorAll("[data-filter]")) {
            box.checked = !document.documentElement.classList.contains(`hide-${box.dataset.filter}`);
          }
          old.replaceWith(fresh);
        };
        const refresh = async () => {
          const answer = await fetch(location.href, { headers: { accept: "text/html" } });
          if (answer.status >= 500 || answer.status === 429) throw new Error(`answered ${answer.status}`);
          if (!answer.ok || answer.redirected) return;
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          showTimes(page);
          const parts = [...document.querySelectorAll("main [id]")].filter((part) => !part.querySelector("[id]:is(section, div)"));
          const known = new Set();
          for (const part of parts) {
            const fresh = part.id && page.getElementById(part.id);
            if (fresh && part.matches("section, div")) { patch(part, fresh); known.add(part.id); }
          }
          if ([...page.querySelectorAll("main section[id]")].some((section) => !document.getElementById(section.id))) {
            const main = document.querySelector("main");
            if (!isInUse(main)) main.replaceWith(page.querySelector("main"));
          }
          document.title = page.title;
          tick();
          showDrawn();
        };

        // A line at the foot of the page, until the next one; without a text there is none.
        const tell = (text) => {
          document.querySelector(".stale")?.remove();
          if (!text) return;
          const bar = document.createElement("p");
          bar.className = "stale";
          bar.role = "status";
          bar.textContent = text;
          document.body.append(bar);
        };

        // What others do arrives by itself.
        const live = () => {
          const position = document.body.dataset.position;
          if (!position) return;
          let stale, isBehind = false, isCatchingUp = false, took = 0;
          // Events come faster than pages are drawn: what came meanwhile is fetched once, the later the longer the last fetch took, so
          // that a crowd in a storm leaves the server its breath.
          const catchUp = async () => {
            isCatchingUp = true;
            while (isBehind) {
              await new Promise((done) => setTimeout(done, 50 + Math.random() * 350 + Math.min(3 * took, 2000)));
              isBehind = false;
              const began = performance.now();
              await refresh().catch(() => { isBehind = true; });
              took = isBehind ? 1000 : performance.now() - began;
            }
            isCatchingUp = false;
          };
          const about = document.body.dataset.about;
          const events = new EventSource(`/live?after=${position}${about ? `&about=${about}` : ""}`);
          events.onmessage = () => { isBehind = true; if (!isCatchingUp) catchUp(); };
          // What happened while there was no connection comes with the first thing after it.
          events.onopen = () => { clearTimeout(stale); if (stale) tell(); stale = undefined; };
          events.onerror = () => { stale ??= setTimeout(() => tell("No connection: this page may be out of date."), 5000); };
        };

        // One key each, never while somebody writes.
        const keys = { d: "/declare", g: "/", "/": "/alerts#find" };
        addEventListener("keydown", (event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === "Escape") return document.activeElement?.blur();
          if (event.target.matches("input, textarea, select")) return;
          const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
          if (event.key === "?") return document.querySelector("dialog.keys")?.showModal();
          if (target) {
            event.preventDefault();
            for (let parent = target.closest("details"); parent; parent = parent.parentElement.closest("details")) parent.open = true;
            target.focus();
            if (target.matches("button")) target.click();
          } else if (keys[event.key]) {
            event.preventDefault();
            location.href = keys[event.key];
          }
        });
        addEventListener("change", (event) => {
          if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
          if (event.target.matches("[data-filter]")) {
            document.documentElement.classList.toggle(`hide-${event.target.dataset.filter}`, !event.target.checked);
          }
        });

        \(sending)\(drawing)
        showTimes(document);
        tick();
        setInterval(tick, 1000);
        live();
        if (location.hash === "#find") document.querySelector("#find")?.focus();

        """
}
