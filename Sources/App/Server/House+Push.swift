internal import Engine
internal import Outbound
internal import Runtime
internal import Signing
internal import Storage
internal import Vocabulary
internal import Web

extension DeviceBook {
    /// As the journal has them. A device its push service knows no more is crossed out, and the journal remembers that it was.
    static func kept(_ dispatcher: @escaping @Sendable () -> Dispatcher?) -> DeviceBook {
        DeviceBook(
            devices: { address in
                guard let dispatcher = dispatcher() else { throw SettingsProblem("the server is starting") }
                return try await dispatcher.journal.devices().filter { $0.isMeant(by: address) }.compactMap(PushDevice.init)
            },
            used: { device in
                // Only for people to look at: a push that arrived has arrived whether it is noted or not.
                guard let dispatcher = dispatcher() else { return }
                try? await dispatcher.journal.used(device: device.id, at: dispatcher.clock.now)
            },
            gone: { device in
                guard let dispatcher = dispatcher(), let row = try? await dispatcher.journal.devices().first(where: { $0.id == device.id }) else {
                    return
                }
                // Where the journal takes nothing the next push finds it gone again.
                _ = try? await dispatcher.drop(row, .gone, by: .runbell)
            })
    }
}

extension House {
    /// Nil where no connection of the runbook pushes to browsers.
    var pushDesk: PushDesk? {
        guard let (connection, settings) = office.push else { return nil }
        return PushDesk(
            key: settings.key.publicKey.base64URL,
            objection: { row in
                if let objection = PushDevice.objection(to: row.endpoint, allowsPrivate: settings.allowsPrivate) { return ("endpoint", objection) }
                return PushDevice(row) == nil ? ("p256dh", "and auth are no keys of a browser") : nil
            },
            test: { [weak self] row in
                let letter = Letter(
                    id: PageID(incident: Programme.id, number: 0), connection: connection, address: row.address,
                    title: "This is a test: pages reach “\(row.name)”")
                guard let (sent, provider, _) = await self?.office.send(letter) else { return "the server is stopping" }
                switch sent {
                case .delivered: return provider == connection ? nil : "\(connection) did not take it, \(provider) did"
                case .later(let reason, _), .refused(let reason): return reason
                }
            })
    }
}

extension DeviceRow {
    /// Of this device alone.
    fileprivate var address: String { "\(person)/\(id)" }

    fileprivate func isMeant(by address: String) -> Bool { person.text == address || self.address == address }
}

extension PushDevice {
    fileprivate init?(_ row: DeviceRow) {
        guard let key = [UInt8](base64: row.p256dh), let secret = [UInt8](base64: row.auth),
            let recipient = PushEncryption.Recipient(publicKey: key, secret: secret)
        else { return nil }
        self.init(id: row.id, endpoint: row.endpoint, recipient: recipient)
    }
}
