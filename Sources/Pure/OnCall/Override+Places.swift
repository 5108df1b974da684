package import Vocabulary

extension [Override] {
    /// Who is on call once the overrides in force are applied to the people whose turn it is. The newest wins in each place, and it
    /// takes a place when it names nobody, the person it was written for, or whoever holds the place now. So when Bo takes Ana's
    /// shift and Cy then takes it from either of them, it is Cy's. A gap is one empty place, which only an override of
    /// everybody fills.
    ///
    /// Nobody is named twice. `override` is the newest that holds a place, nil when none does.
    package func applied(to people: [PersonName]) -> (people: [PersonName], override: Int64?) {
        let oldestFirst = sorted { $0.id < $1.id }
        var result: [PersonName] = []
        var newest: Int64?
        for owner in people.isEmpty ? [nil] : people.map(Optional.some) {
            var holder = owner
            var taken: Int64?
            for override in oldestFirst where override.replaces == nil || override.replaces == owner || override.replaces == holder {
                holder = override.person
                taken = override.id
            }
            if let taken { newest = Swift.max(newest ?? taken, taken) }
            if let holder, !result.contains(holder) { result.append(holder) }
        }
        return (result, newest)
    }
}
