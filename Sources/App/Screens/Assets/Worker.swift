/// The service worker: shows a push while no page is open, acknowledges from the notification, and says what was seen last where there is no
/// connection. It keeps nothing of a page that does not allow it, and never shows an old one as if it were new.
enum Worker {
    static let text = """
        "use strict";
        const FILES = "runbell-files-\(version)", PAGES = "runbell-pages", ANSWERS = "runbell-answers";
        const own = (link) => { const url = new URL(link ?? "/", location.origin); return location.origin + url.pathname + url.hash; };
        const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

        addEventListener("install", (event) => event.waitUntil((async () => {
          await (await caches.open(FILES)).addAll(["/offline", "\(style)"]);
          await skipWaiting();
        })()));
        addEventListener("activate", (event) => event.waitUntil((async () => {
          for (const name of await caches.keys()) if (![FILES, PAGES, ANSWERS].includes(name)) await caches.delete(name);
          await clients.claim();
        })()));

        \(pushing)
        \(offline)
        """

    /// Of the files it keeps: those of an older one are thrown away.
    private static let version = Assets.version
    private static let style = "/assets/runbell.css?v=\(version)"

    private static let pushing = """
        // A page. Whatever came, something is shown: a push that shows nothing is the last a browser lets through.
        addEventListener("push", (event) => {
          let page;
          try { page = event.data.json(); } catch { page = { title: "Something needs you", body: "Open Runbell to see what.", page: true }; }
          event.waitUntil(show(page));
        });
        const show = (page, { title = page.title, body = page.body, tag = page.tag, acknowledge = page.acknowledge } = {}) => {
          const actions = acknowledge ? [{ action: "acknowledge", title: `Acknowledge ${page.incident}` }, { action: "open", title: "Open" }] : [];
          return registration.showNotification(title, {
            body, tag, actions, data: { ...page, acknowledge }, renotify: !!tag, requireInteraction: !!page.page, timestamp: page.at,
            icon: "/icon-192.png", badge: "/icon-192.png", vibrate: page.page ? [300, 100, 300, 100, 300] : [],
          });
        };

        addEventListener("notificationclick", (event) => {
          const page = event.notification.data ?? {};
          event.notification.close();
          event.waitUntil(event.action === "acknowledge" ? acknowledge(page) : open(own(page.url)));
        });
        const open = async (url) => {
          for (const page of await clients.matchAll({ type: "window" })) if (page.url === url) return page.focus();
          await clients.openWindow(url);
        };

        // The same signed link as in a mail; asked twice it acknowledges once. Nil: no answer came.
        const answer = async (page) => {
          try {
            const said = await fetch(own(page.acknowledge), { method: "POST", headers: { accept: "text/plain" }, credentials: "omit" });
            if (said.status === 429 || said.status >= 500) return;
            const text = said.ok ? await said.text() : (await said.json().catch(() => ({}))).detail;
            return { ok: said.ok, text: (text ?? `The server said ${said.status}.`).trim() };
          } catch { return; }
        };
        const told = (page, said) => show({ ...page, page: !said.ok },
          { title: said.ok ? said.text : `NOT acknowledged: ${page.incident}`, body: said.ok ? "" : said.text, acknowledge: undefined });
        const acknowledge = async (page) => {
          for (const pause of [0, 1, 3, 8]) {
            await wait(pause);
            const said = await answer(page);
            if (said) return told(page, said);
          }
          // Kept until there is a connection, where the browser can tell us of one; and in every case said.
          await (await caches.open(ANSWERS)).put(own(page.acknowledge), new Response(JSON.stringify(page)));
          const later = await registration.sync?.register("answers").then(() => true, () => false);
          await show(page, {
            title: `NOT acknowledged: ${page.incident}`, acknowledge: page.acknowledge,
            body: later ? "No connection. It is tried again as soon as there is one." : "No connection. Press again when there is one.",
          });
        };
        addEventListener("sync", (event) => event.waitUntil((async () => {
          const cache = await caches.open(ANSWERS);
          for (const request of await cache.keys()) {
            const page = await (await cache.match(request)).json();
            const said = await answer(page);
            if (!said) throw new Error("no connection");
            await cache.delete(request);
            await told(page, said);
          }
        })()));

        // The browser has a new address for this device: the server hears of it by the old one, which only it and the server know.
        addEventListener("pushsubscriptionchange", (event) => event.waitUntil((async () => {
          const old = event.oldSubscription;
          const fresh = event.newSubscription ?? (old && await registration.pushManager.subscribe(old.options));
          if (!old || !fresh) return;
          const { endpoint, keys } = fresh.toJSON();
          await fetch("/devices/moved", {
            method: "POST", headers: { "content-type": "application/json" },
            body: JSON.stringify({ from: old.endpoint, endpoint, p256dh: keys.p256dh, auth: keys.auth }),
          });
        })()));

        """

    private static let offline = """
        // Pages come from the server, always. Where none comes the last one seen is shown, marked as old and without anything that moves.
        addEventListener("fetch", (event) => {
          const { request } = event;
          if (request.mode !== "navigate") return;
          const url = new URL(request.url);
          if (request.method === "POST" && url.pathname === "/sign-out") event.waitUntil(caches.delete(PAGES));
          if (request.method === "GET") event.respondWith(page(event, url.pathname));
        });
        const page = async (event, path) => {
          let fresh;
          try { fresh = await fetch(event.request); } catch { return await old(path) ?? (await caches.match("/offline")) ?? Response.error(); }
          if (fresh.redirected && new URL(fresh.url).pathname === "/sign-in") event.waitUntil(caches.delete(PAGES));
          else if (fresh.ok && fresh.headers.get("runbell-offline") === "may be kept") event.waitUntil(keep(path, fresh.clone()));
          else event.waitUntil(caches.open(PAGES).then((cache) => cache.delete(path)));
          return fresh;
        };
        const keep = async (path, response) => {
          const cache = await caches.open(PAGES);
          await cache.delete(path);
          await cache.put(path, response);
          const kept = await cache.keys();
          for (const request of kept.slice(0, Math.max(0, kept.length - 10))) await cache.delete(request);
        };
        const old = async (path) => {
          const kept = await (await caches.open(PAGES)).match(path);
          const at = Date.parse(kept?.headers.get("date"));
          // As long as somebody stays signed in.
          if (!kept || Date.now() - at > 12 * 3600 * 1000) return;
          const when = new Date(at).toLocaleString([], { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
          const html = (await kept.text()).replace(/<script\\b[^>]*><\\/script>/g, "").replace(/<main\\b[^>]*>/,
            (main) => `<p class="strip" role="alert"><span>No connection</span> This is how it was as of ${when}. Nothing here is live.</p>${main}`);
          const headers = new Headers(kept.headers);
          headers.delete("content-length");
          headers.delete("content-encoding");
          return new Response(html, { status: 200, headers });
        };

        """
}
