extension Script {
    /// What is sent while the connection is bad.
    static let sending = """

        // What must arrive is sent until it has; sent twice it does no harm. Anything else waits on the page instead of being lost.
        const pause = () => new Promise((resume) => { addEventListener("online", resume, { once: true }); setTimeout(resume, 2000); });
        const insist = async (form) => {
          const fields = new URLSearchParams(new FormData(form));
          for (const button of form.querySelectorAll("button")) button.disabled = true;
          for (;;) {
            try {
              const headers = { accept: "text/html" };
              const answer = await fetch(form.action, { method: "POST", body: fields, headers, signal: AbortSignal.timeout(10000) });
              if (answer.status < 500) {
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                showTimes(page);
                document.querySelector("main").replaceWith(page.querySelector("main"));
                document.title = page.title;
                tell();
                tick();
                const heading = document.querySelector("main h1");
                if (heading) { heading.tabIndex = -1; heading.focus(); }
                return;
              }
              tell("The server cannot keep it just now: it is sent again until it is there. Leave this page open.");
            } catch {
              tell("No connection: it is sent again until it has arrived. Leave this page open.");
            }
            await pause();
          }
        };
        addEventListener("submit", (event) => {
          const form = event.target;
          if (event.defaultPrevented || form.method !== "post") return;
          if (form.matches("[data-insist]")) {
            event.preventDefault();
            insist(form);
          } else if (!navigator.onLine) {
            event.preventDefault();
            tell("No connection: nothing was sent, and nothing is lost. Press again once it is back.");
            addEventListener("online", () => tell("The connection is back: press again."), { once: true });
          }
        });

        """
}
