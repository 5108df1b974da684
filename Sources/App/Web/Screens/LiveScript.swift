/// Keeps a page fresh and shows times in the reader's zone. Without it the pages work the same, only staler.
enum LiveScript {
    static let text = """
        "use strict";
        const localTimes = (root) => {
          for (const time of root.querySelectorAll("time")) {
            const at = new Date(time.dateTime);
            time.title = time.dateTime;
            const clock = { hour: "2-digit", minute: "2-digit" };
            const isToday = at.toDateString() === new Date().toDateString();
            time.textContent = at.toLocaleString([], isToday ? clock : { month: "short", day: "numeric", ...clock });
          }
        };
        const isTyping = () => [...document.querySelectorAll("input, textarea")].some((field) => field.type !== "hidden" && field.value !== "");
        const refresh = async () => {
          if (isTyping()) return;
          const answer = await fetch(location.href, { headers: { accept: "text/html" } });
          if (!answer.ok || answer.redirected) return;
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
          const main = fresh.querySelector("main");
          if (!main || isTyping()) return;
          localTimes(main);
          const chosen = document.querySelector("select")?.value;
          document.querySelector("main").replaceWith(main);
          if (chosen && document.querySelector("select")) document.querySelector("select").value = chosen;
          document.title = fresh.title;
        };
        localTimes(document);
        if (document.body.dataset.live) {
          let soon;
          const events = new EventSource("/live");
          events.onmessage = () => { clearTimeout(soon); soon = setTimeout(refresh, 300); };
          events.onopen = () => refresh();
        }

        """
}
