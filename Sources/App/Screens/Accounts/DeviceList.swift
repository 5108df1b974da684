internal import Vocabulary

/// The browsers somebody switched notifications on in, and the way to switch on the one they look with.
package struct DeviceList: Sendable {
    package struct Line: Sendable {
        let id: String
        let name: String
        let added: When
        let used: When?

        package init(id: String, name: String, added: When, used: When?) {
            self.id = id
            self.name = name
            self.added = added
            self.used = used
        }
    }

    let lines: [Line]
    /// What a browser subscribes with.
    let key: String
    /// Whether pages come here by the person's reach rule.
    let isUsed: Bool
    let nameLetters = Limits.deviceNameLetters

    package init(_ lines: [Line], key: String, isUsed: Bool) {
        self.lines = lines
        self.key = key
        self.isUsed = isUsed
    }

    static let template = """
        <section class="card" aria-labelledby="devices" data-push-key="{{key}}"><h2 id="devices">Notifications</h2>
        {{#isUsed}}<p>Your reach rule in the runbook sends pages to the devices here.</p>{{/isUsed}}\
        {{^isUsed}}<p class="late">No page comes here yet: write <code>push</code> into your reach rule in the runbook.</p>{{/isUsed}}
        {{^lines}}<p>No device is switched on.</p>{{/lines}}
        <ul class="rows">{{#lines}}<li class="row" data-id="{{id}}"><span><strong>{{name}}</strong> \
        <span class="badge" data-here hidden>this device</span><br><span class="soft small">switched on {{#added}}{{> time}}{{/added}}, \
        {{#used}}last message {{> time}}{{/used}}{{^used}}no message yet{{/used}}</span></span>
        <span class="end acts"><form method="post" action="/profile/devices/{{id}}/test">{{> token}}\
        <button aria-label="Send a test to {{name}}">Send a test</button></form>
        <form method="post" action="/profile/devices/{{id}}/remove">{{> token}}\
        <button class="plain" aria-label="Take off {{name}}">Take off</button></form></span></li>{{/lines}}</ul>
        <form class="fields" method="post" action="/profile/devices" data-device hidden>{{> token}}
        <input type="hidden" name="endpoint"><input type="hidden" name="p256dh"><input type="hidden" name="auth">
        <label>What you call this device<input name="name" maxlength="{{nameLetters}}" autocomplete="off" required></label>
        <button class="main">Switch notifications on</button></form>
        <p class="late" data-device-state role="status" hidden></p>
        <p class="soft no-script">Switching a device on needs JavaScript; everything else here does without.</p>
        <p class="soft small">On an iPhone or iPad notifications come only to what was installed: Share, “Add to Home Screen”, open Runbell from \
        there, and switch it on. Let it through “do not disturb” on every telephone.</p></section>
        """
}
