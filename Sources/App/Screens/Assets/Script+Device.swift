extension Script {
    /// Switching notifications on, on one's own page; and the worker that shows them.
    static let device = """
        if (document.querySelector("header nav")) navigator.serviceWorker?.register("/service-worker.js").catch(() => {});

        const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
        const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        const thisDevice = async (part) => {
          const form = part.querySelector("form[data-device]"), state = part.querySelector("[data-device-state]");
          const say = (text) => { state.textContent = text; state.hidden = false; };
          if (!isSecureContext) return say("Notifications need https: open this page by its https address.");
          if (!navigator.serviceWorker || !window.PushManager || !window.Notification) {
            return say("This browser shows no notifications here. On an iPhone or iPad, add Runbell to the home screen and open it from there.");
          }
          const key = bytes(part.dataset.pushKey);
          const worker = await navigator.serviceWorker.ready;
          let now = await worker.pushManager.getSubscription();
          // What was made for another key of the server's never rings.
          if (now && hex(now.options.applicationServerKey) !== hex(key)) { await now.unsubscribe(); now = null; }
          const id = now && hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(now.endpoint))).slice(0, 32);
          const line = id && part.querySelector(`[data-id="${id}"] [data-here]`);
          if (line) { line.hidden = false; return; }
          form.hidden = false;
          form.addEventListener("submit", async (event) => {
            if (form.endpoint.value) return;
            event.preventDefault();
            try {
              if (await Notification.requestPermission() !== "granted") {
                return say("The browser does not allow notifications from here: allow them in its settings for this site, then try again.");
              }
              const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
              const { endpoint, keys } = made.toJSON();
              [form.endpoint.value, form.p256dh.value, form.auth.value] = [endpoint, keys.p256dh, keys.auth];
              form.submit();
            } catch (error) { say(`It could not be switched on: ${error.message}`); }
          });
        };
        const devices = document.querySelector("[data-push-key]");
        if (devices) thisDevice(devices);

        """
}
