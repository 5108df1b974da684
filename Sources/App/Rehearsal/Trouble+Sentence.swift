internal import Chronicle
internal import Runtime

extension Trouble {
    var sentence: String {
        switch self {
        case .refused(let refusal): refusal.sentence
        case .unwritable(let reason): "nothing could be written: \(reason)"
        case .contended: "others kept changing the same incident"
        case .setAside(let reason): "the incident was set aside: \(reason)"
        }
    }
}
