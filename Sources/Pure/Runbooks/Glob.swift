/// `pay-*`: `*` is any run of characters, `?` any one, and everything else itself. The whole value must fit.
enum Glob {
    /// Only the last `*` is ever taken back to, so the work is at most the product of the two lengths.
    static func fits(_ glob: String, _ text: String) -> Bool {
        let glob = Array(glob.unicodeScalars), text = Array(text.unicodeScalars)
        var g = 0, t = 0
        var star: (glob: Int, text: Int)?
        while t < text.count {
            if g < glob.count, glob[g] == "*" {
                star = (g, t)
                g += 1
            } else if g < glob.count, glob[g] == "?" || glob[g] == text[t] {
                g += 1
                t += 1
            } else if let last = star {
                star = (last.glob, last.text + 1)
                g = last.glob + 1
                t = last.text + 1
            } else {
                return false
            }
        }
        return glob[g...].allSatisfy { $0 == "*" }
    }
}
