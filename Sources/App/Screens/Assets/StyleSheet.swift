/// One style sheet for every screen: dense and calm, light or dark, colour never the only sign.
enum StyleSheet {
    static let text =
        base + frame + parts + owed + acting + room + folds + document + people + insights + afterwards + onCall + alerts + settings
}
