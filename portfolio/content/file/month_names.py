"""The months as people write them: long and short names, as Unicode's CLDR 47 has them, and a few of people's own.

The library that carries all of CLDR (babel) weighs 33 MB, and one that reads dates (dateparser) guesses what is
missing; these are names that have not changed in a century.
"""

import unicodedata

# English, German, French, Indonesian, Spanish, Portuguese, Italian, Dutch, Swedish, Danish, Norwegian, Finnish, Polish,
# Czech, Romanian, Hungarian, Catalan, Turkish, Russian, Ukrainian, Greek. No name is that of two months among them.
_WRITTEN = (
    "january jan januar janvier janv januari enero ene janeiro gennaio gen tammikuuta tammi tammikuu stycznia "
    "sty styczeń ledna led leden ianuarie ian gener ocak oca января янв январь січня січ січень ιανουαρίου ιαν "
    "ιανουάριοσ jänner",
    "february feb februar février févr februari febrero fevereiro fev febbraio helmikuuta helmi helmikuu lutego "
    "lut luty února úno únor februarie febr febrer şubat şub февраля февр февраль лютого лют лютий φεβρουαρίου "
    "φεβ φεβρουάριοσ feber",
    "march mar märz mars maret marzo março maart mrt marts maaliskuuta maalis maaliskuu marca marzec března bře "
    "březen martie március márc mart марта мар март березня бер березень μαρτίου μαρ μάρτιοσ maerz mrz",
    "april apr avril avr abril abr aprile huhtikuuta huhti huhtikuu kwietnia kwi kwiecień dubna dub duben "
    "aprilie április nisan nis апреля апр апрель квітня квіт квітень απριλίου απρ απρίλιοσ",
    "may mai mei mayo maio maggio mag maj toukokuuta touko toukokuu maja května kvě květen május maig mayıs мая "
    "май травня трав травень μαΐου μαΐ μάιοσ",
    "june jun juni juin junio junho giugno giu kesäkuuta kesä kesäkuu czerwca cze czerwiec června čvn červen "
    "iunie iun június juny haziran haz июня июн июнь червня черв червень ιουνίου ιουν ιούνιοσ",
    "july jul juli juillet juil julio julho luglio lug heinäkuuta heinä heinäkuu lipca lip lipiec července čvc "
    "červenec iulie iul július juliol temmuz tem июля июл июль липня лип липень ιουλίου ιουλ ιούλιοσ",
    "august aug août agustus agu agosto ago augustus augusti elokuuta elo elokuu sierpnia sie sierpień srpna srp "
    "srpen augusztus agost ag ağustos августа авг август серпня серп серпень αυγούστου αυγ αύγουστοσ",
    "september sep sept septembre septiembre setembro set settembre syyskuuta syys syyskuu września wrz wrzesień "
    "září zář septembrie szeptember szept setembre eylül eyl сентября сент сентябрь вересня вер вересень "
    "σεπτεμβρίου σεπ σεπτέμβριοσ",
    "october oct oktober okt octobre octubre outubro out ottobre ott lokakuuta loka lokakuu października paź "
    "październik října říj říjen octombrie ekim eki октября окт октябрь жовтня жовт жовтень οκτωβρίου οκτ "
    "οκτώβριοσ",
    "november nov novembre noviembre novembro marraskuuta marras marraskuu listopada lis listopad listopadu "
    "noiembrie kasım kas ноября нояб ноябрь листопада лист листопад νοεμβρίου νοε νοέμβριοσ",
    "december dec dezember dez décembre desember des diciembre dic dezembro dicembre joulukuuta joulu joulukuu "
    "grudnia gru grudzień prosince pro prosinec decembrie desembre aralık ara декабря дек декабрь грудня груд "
    "грудень δεκεμβρίου δεκ δεκέμβριοσ",
)
# Letters that have a stroke or lack a dot, which no decomposition takes apart.
_ALIKE = str.maketrans("łøđı", "lodi")


def plain(word: str) -> str:
    """Return `word` in lower case and without accents, as many write it."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    without = "".join(character for character in decomposed if not unicodedata.combining(character))
    return without.translate(_ALIKE)


_NUMBERS = {plain(name): number for number, names in enumerate(_WRITTEN, 1) for name in names.split()}


def number(word: str) -> int | None:
    """Return which month `word` names, from 1 to 12; None if it names none."""
    return _NUMBERS.get(plain(word))
