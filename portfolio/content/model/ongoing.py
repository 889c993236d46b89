"""Words for an end that is none, as people write them in place of one."""

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
WORDS = frozenset(word.strip() for line in _WRITTEN.strip().splitlines() for word in line.split("|"))
"""Each in lower case."""
