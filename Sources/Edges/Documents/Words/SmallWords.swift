/// Words that hold sentences together and say nothing by themselves.
enum SmallWords {
    static let all = Set([english, german, french, spanish].joined().flatMap { $0.split(separator: " ").map(String.init) })

    private static let english = [
        "about above according across after again against along already also although am among another any around as at away back because been",
        "before being below beside besides between beyond both but by did do does doing done down during each either else even ever few further",
        "given gives go goes going gone had having here how however into itself just keep keeps let lets like long made make makes many me more",
        "most much must my near next now off often once other others otherwise ourselves out over own per please put same see set since so some",
        "such take taken takes than them themselves there therefore these those though through thus together too under until upon use used uses",
        "using very was well were what which while whose why with within yet yourself following happen happens place held hold holds carried",
        "carry sent send sends posted posts post published publish publishes written write writes informed informs inform notified notifies",
        "notify told tell tells called calls call paged pages page escalated escalate escalates run runs conducted performed organised",
        "organized reviewed kept updated",
    ]
    private static let german = [
        "aber als also an auch auf aus bei beim bis da dabei dadurch dafur dagegen daher damit danach dann daran darauf darin davon dazu denn",
        "deren dessen dies diese dieser dieses doch dort durch er es etwas fur gegen hier hin ihr ihre ihrem ihren ihrer indem ins jedoch",
        "jeweils kommt man mehr mit nach neben noch ob oder ohne per pro schon sehr seit sich sie so sofern sondern sowie sowohl uber um und",
        "unter viel vom vor wahrend was weil weiter welche wenn wer werden wie wieder wir wo wurde zu zum zur zwischen erfolgt erfolgen gibt",
        "wird informiert alarmiert findet statt erstellen erstellt durchgefuhrt",
    ]
    private static let french = [
        "afin ainsi apres au aussi autre autres avant avec car ce ceci cela celle celui ces cet cette ceux chez comme comment contre dans",
        "depuis des donc elle elles en encore entre est et eux fait faire il ils je leur leurs lors mais meme mes moins mon ne nos notre nous",
        "on ont ou par parmi pendant plus pour puis que quel quelle qui quoi sa sans se ses son sont sous sur ta tant te tes toi ton tous tout",
        "toute tres tu un une vers via voir vos votre vous assuree organise organisee prevenu informe",
    ]
    private static let spanish = [
        "al algo ante antes aqui asi aun bajo bien cada como con contra cual cuales cuyo de debe del desde despues donde durante e el ella",
        "ellas ellos en entre era es esa ese eso esta este esto fue ha hace hacia han hasta hay la las le les lo los mas me mi mientras muy ni",
        "nos o os otra otro otros para pero por porque pues que quien se sea segun ser si sobre son su sus tal tambien tan te tiene todo tras",
        "tu un una uno unos y ya publica envia avisa notifica",
    ]
}
