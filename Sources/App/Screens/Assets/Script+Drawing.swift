extension Script {
    /// Shifts drawn on the calendar with a mouse or a finger.
    static let drawing = """

        // A stretch drawn over a schedule's row fills the form that takes it over; nothing is kept before somebody presses its button.
        const halfHour = 30 * 60 * 1000;
        let drawing, drawn;
        const rowAt = (x, y) => document.elementFromPoint(x, y)?.closest("svg.track[data-schedule]");
        const momentIn = (row, x) => {
          const box = row.getBoundingClientRect();
          const [start, end] = [Date.parse(row.dataset.start), Date.parse(row.dataset.end)];
          const share = Math.min(1, Math.max(0, (x - box.left) / box.width));
          return Math.round((start + share * (end - start)) / halfHour) * halfHour;
        };
        const personAt = (x, y) => document.elementFromPoint(x, y)?.closest("[data-person]")?.dataset.person;
        // What the schedule's own clock shows then, as a field of a form has it.
        const wallClock = (moment, zone) => {
          const shown = new Intl.DateTimeFormat("en-GB", {
            timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
          }).formatToParts(moment);
          const part = (type) => shown.find((found) => found.type === type).value;
          return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
        };
        const showDrawn = () => {
          for (const rect of document.querySelectorAll("rect.drawn")) rect.remove();
          if (!drawn) return;
          for (const row of document.querySelectorAll("svg.track[data-schedule]")) {
            if (row.dataset.schedule !== drawn.schedule) continue;
            const [start, end] = [Date.parse(row.dataset.start), Date.parse(row.dataset.end)];
            const [from, until] = [Math.max(start, drawn.from), Math.min(end, drawn.until)];
            if (from >= until) continue;
            const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
            const place = { class: "drawn", x: `${(from - start) / (end - start) * 100}%`, width: `${(until - from) / (end - start) * 100}%` };
            for (const [name, value] of Object.entries({ ...place, y: 2, height: 28, rx: 3 })) rect.setAttribute(name, value);
            row.append(rect);
          }
        };
        const forgetDrawn = () => { drawing = drawn = undefined; showDrawn(); };
        const fillTaking = () => {
          const taking = document.querySelector("#taking");
          const fields = taking?.querySelector("form")?.elements;
          if (!fields) return forgetDrawn();
          taking.open = true;
          fields.schedule.value = drawn.schedule;
          fields.start.value = wallClock(drawn.from, drawn.zone);
          fields.end.value = wallClock(drawn.until, drawn.zone);
          fields.replaces.value = drawn.person !== fields.person.value ? drawn.person ?? "" : "";
          taking.scrollIntoView({ block: "nearest" });
          (fields.person.value ? taking.querySelector("form button") : fields.person).focus({ preventScroll: true });
        };
        addEventListener("pointerdown", (event) => {
          const row = event.button === 0 && event.isPrimary && event.target.closest?.("svg.track[data-schedule]");
          if (!row) return;
          event.preventDefault();
          drawing = { row, x: event.clientX, at: momentIn(row, event.clientX), person: personAt(event.clientX, event.clientY) };
        });
        addEventListener("pointermove", (event) => {
          if (!drawing) return;
          const { schedule, zone } = drawing.row.dataset;
          const over = rowAt(event.clientX, event.clientY);
          const row = over?.dataset.schedule === schedule ? over : drawing.last ?? drawing.row;
          if (row === drawing.row && Math.abs(event.clientX - drawing.x) < 5 && !drawn) return;
          drawing.last = row;
          const at = momentIn(row, event.clientX);
          const person = personAt(event.clientX, event.clientY) === drawing.person ? drawing.person : undefined;
          drawn = { schedule, zone, person, from: Math.min(at, drawing.at), until: Math.max(at, drawing.at) };
          showDrawn();
        });
        addEventListener("pointerup", () => {
          const isDrawn = drawing?.last;
          drawing = undefined;
          if (!isDrawn) return;
          if (drawn.until > drawn.from) fillTaking(); else forgetDrawn();
        });
        addEventListener("pointercancel", () => { if (drawing) forgetDrawn(); });
        addEventListener("keydown", (event) => { if (event.key === "Escape" && drawing) forgetDrawn(); });
        addEventListener("toggle", (event) => { if (event.target.id === "taking" && !event.target.open) forgetDrawn(); }, true);

        """
}
