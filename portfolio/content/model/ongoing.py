"""Words for an end that is none, as people write them in place of one: of what goes on, and of what never expires."""

_WRITTEN = """
- | – | —
present | the present | present day | to present | to the present | until present | till present | now | until now
till now | today | until today | to date | till date | current | currently | ongoing | on-going | on going | in progress
still | continuing
heute | bis heute | jetzt | bis jetzt | aktuell | derzeit | gegenwärtig | laufend | andauernd | bis dato
aujourd'hui | aujourd’hui | à aujourd'hui | à aujourd’hui | jusqu'à aujourd'hui | jusqu’à aujourd’hui | à ce jour
actuel | actuelle | actuellement | présent | à présent | jusqu'à présent | jusqu’à présent | en cours | maintenant
presente | al presente | hasta el presente | actual | actualmente | actualidad | la actualidad | a la actualidad
hasta la actualidad | en la actualidad | hoy | hasta hoy | en curso | hasta la fecha | a la fecha
atual | atualmente | actualidade | o momento | até o momento | até ao momento | o presente | até o presente
hoje | até hoje | em andamento | em curso
oggi | ad oggi | a oggi | fino ad oggi | attuale | attualmente | in corso | tuttora
heden | tot heden | nu | tot nu | huidig | momenteel | doorlopend
nuvarande | pågående | idag | i dag | tills vidare
dags dato | nå | nåværende | nuværende | nykyinen | nykyään | jatkuu
obecnie | do dziś | do dzisiaj | do teraz | teraz | do chwili obecnej | nadal | dosud | současnost | nyní | až dosud
jelenleg | prezent | în prezent | actualitat
günümüz | halen | hâlen | şu an | bugün | devam ediyor
настоящее время | по настоящее время | наст. время | н.в. | по н.в. | сейчас | теперішній час | донині | дотепер
σήμερα | έως σήμερα | παρόν | sekarang | saat ini
至今 | 迄今 | 现在 | 現在 | 目前 | 今 | 在职 | 在職 | 在職中 | 現職 | 현재 | 재직중 | 재직 중
"""
_NEVER = """
n/a | none | never | never expires | does not expire | doesn't expire | doesn’t expire | no expiration
no expiration date | no expiry | no expiry date | non-expiring | lifetime | for life | lifelong | permanent
indefinite | indefinitely | unlimited | nie | unbefristet | unbegrenzt | läuft nicht ab | lebenslang | jamais
illimité | illimitée | sans expiration | à vie | nunca | sin caducidad | no caduca | sem validade | não expira
senza scadenza | nooit | onbeperkt | 无期限 | 永久 | 永久有效 | 長期 | 长期 | 無期限 | 期限なし | 有効期限なし | 무기한
"""


def _listed(written: str) -> frozenset[str]:
    return frozenset(word.strip() for line in written.strip().splitlines() for word in line.split("|"))


WORDS = _listed(_WRITTEN)
"""Each in lower case."""
_NEVER_WORDS = _listed(_NEVER)


def is_never(written: str) -> bool:
    """Say whether `written`, in place of the date on which something expires, says that it does not."""
    return " ".join(written.split()).casefold().strip(" .()") in _NEVER_WORDS
