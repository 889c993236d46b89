"""What the filter says of evidence. What is said of time is said of the positions, never of a technology."""

from collections.abc import Iterable, Sequence

from portfolio.content.model import Technology
from portfolio.content.model.dates import Month
from portfolio.content.model.spans import Span, told_length
from portfolio.english import enumeration, plural
from portfolio.evidence.proofs import PositionNames, ProjectNames
from portfolio.evidence.record import Evidence


def claim(technologies: Sequence[Technology], evidence: Evidence, today: Month) -> str:
    """Say where all of `technologies` are named, how, and when the positions were held, as one sentence."""
    if not evidence.count:
        return f"{_denial(technologies, evidence)}."
    names = enumeration([technology.name for technology in technologies])
    is_or_are = "are" if len(technologies) > 1 else "is"
    return f"{names} {is_or_are} {how_named(evidence)}{_times(evidence, today)}."


def all_of(technologies: Sequence[Technology]) -> str:
    """Name several things that must all be there: `both Kafka and Java`; one alone by its name."""
    quantity = {1: "", 2: "both "}.get(len(technologies), "all of ")
    return quantity + enumeration([technology.name for technology in technologies])


def how_named(evidence: Evidence) -> str:
    """Say where and how what the evidence is of is named: `named in 2 positions, in one only through its project`.

    Several are named together only where one text or one list names them all.
    """
    return ", ".join([f"{_named(evidence)} in {places(evidence)}", *_notes(evidence)])


def places(evidence: Evidence) -> str:
    """Say how many positions there are, projects that were done in none, and volunteer roles.

    `3 positions, 1 project besides and 1 volunteer role`
    """
    positions, projects = len(evidence.positions), len(evidence.besides)
    told = [plural(positions, "position")] if positions else []
    if projects:
        told.append(plural(projects, "project") + (" besides" if positions else ""))
    if evidence.volunteering:
        told.append(plural(len(evidence.volunteering), "volunteer role"))
    return enumeration(told)


def everything(evidence: Evidence) -> str:
    """Say how many positions and projects there are in all: `All 3 positions and 3 projects`."""
    counts = (
        (len(evidence.positions), "position"),
        (len(evidence.projects), "project"),
        (len(evidence.volunteering), "volunteer role"),
    )
    told = enumeration([plural(count, noun) for count, noun in counts if count])
    return f"All {told}" if sum(count for count, _ in counts) > 1 else told


def counted(evidence: Evidence) -> str:
    """Say what counts as a proof, of all that there is: `positions, and projects done in none`."""
    kinds = ["positions"] if evidence.positions else []
    if evidence.besides or not (evidence.positions or evidence.volunteering):
        kinds.append("projects done in none" if evidence.positions else "projects")
    if evidence.volunteering:
        kinds.append("volunteer roles")
    # "positions and projects" by themselves would count a project twice.
    is_amid = "projects done in none" in kinds
    return f"{', '.join(kinds[:-1])}, and {kinds[-1]}" if is_amid else enumeration(kinds)


def stretches(spans: Iterable[Span]) -> str:
    """Say when: `in October 2015, from July 2017 to May 2019 and from May 2022 to today`."""
    return enumeration([_stretch(span) for span in spans])


def length(evidence: Evidence, today: Month) -> str | None:
    """Say how long positions were held, each month once: `at least 2 years`; None where nothing is sure."""
    return told_length(sum(span.months(today) for span in evidence.spans(today)), is_exact=evidence.is_exact(today))


def _stretch(span: Span) -> str:
    if span.start == span.end:
        return f"in {span.start.spoken}"
    return f"from {span.start.spoken} to {span.end.spoken if span.end else 'today'}"


def _denial(technologies: Sequence[Technology], evidence: Evidence) -> str:
    """Say that nothing names all of `technologies`, and which are at least listed as skills."""
    bare = [technology.name for technology in technologies if technology.slug in evidence.bare]
    listed = f"{enumeration(bare)} {'are listed as skills' if len(bare) > 1 else 'is listed as a skill'}"
    whoever = "position, project or volunteer role" if evidence.is_sought_unpaid else "position or project"
    if len(bare) == len(technologies):
        return f"{listed}; no {whoever} names {'them' if len(bare) > 1 else 'it'}"
    return f"No {whoever} names {all_of(technologies)}{f'; {listed}' if bare else ''}"


def _named(evidence: Evidence) -> str:
    verb = "listed" if evidence.is_listed_only else "named"
    if len(evidence.slugs) == 1:
        return verb
    if evidence.together == evidence.count:
        return f"{verb} together"
    return f"{'both' if len(evidence.slugs) == 2 else 'all'} {verb}"


def _notes(evidence: Evidence) -> list[str]:
    """Say what a reader who goes there should not be surprised by."""
    notes = (_together, _through_projects, _in_lists, _partly_in_sentences, _listed_only)
    return [told for note in notes if (told := note(evidence))]


def _together(evidence: Evidence) -> str:
    """Say how many of the proofs name several together, if not all do."""
    together = evidence.together
    return f"together in {_some(together)}" if 0 < together < evidence.count else ""


def _through_projects(evidence: Evidence) -> str:
    """Say which of the positions name one of the technologies only through a project."""
    through = evidence.through_projects
    if not through:
        return ""
    projects = {project.slug for names in through for project in names.projects_naming(evidence.slugs)}
    whose = "their projects" if len(through) > 1 else "its projects" if len(projects) > 1 else "its project"
    # Of several technologies that no text names together, another may be named in the position itself.
    is_partly = evidence.together < evidence.count and any(names.own & evidence.slugs for names in through)
    how = "partly" if is_partly else "only"
    return f"{_among_positions(len(through), evidence)}{how} through {whose}"


def _in_lists(evidence: Evidence) -> str:
    """Say which of the positions and projects only list what others say in a sentence."""
    lists = evidence.in_lists
    if not lists or evidence.is_listed_only:
        return ""
    return f"{_among(lists, evidence)}only in {'a list' if len(lists) == 1 else 'lists'}"


def _partly_in_sentences(evidence: Evidence) -> str:
    """Say where some of several technologies are only listed, and others named in sentences."""
    partly = evidence.partly_in_sentences
    both = "both" if len(evidence.slugs) == 2 else "all"
    return f"{_among(partly, evidence)}not {both} in sentences" if partly else ""


def _among(proofs: Sequence[PositionNames | ProjectNames], evidence: Evidence) -> str:
    """Say in how many of the positions and projects: `in one of them `; nothing where there is one in all."""
    count, positions = len(proofs), sum(proof in evidence.positions for proof in proofs)
    if positions == count:
        return _among_positions(count, evidence)
    if evidence.count == 1:
        return ""
    return f"in {_some(count)} {'of them' if positions else 'project' if count == 1 else 'projects'} "


def _among_positions(count: int, evidence: Evidence) -> str:
    """Say in how many of the positions: `in one `; where there are other proofs, with what is counted."""
    positions = len(evidence.positions)
    # Beside proofs that are no positions, "in one" would leave open what is counted.
    is_alone = len(evidence.proofs) == positions
    noun = "" if is_alone else f" {'position' if count == 1 else 'positions'}"
    if count < positions:
        return f"in {_some(count)}{noun} "
    if positions > 1:
        return f"in {'both' if positions == 2 else 'all'}{noun} "
    return f"in the{noun} " if noun else ""


def _listed_only(evidence: Evidence) -> str:
    if not evidence.is_listed_only:
        return ""
    return f"no sentence names {'them' if len(evidence.slugs) > 1 else 'it'} there"


def _some(count: int) -> str:
    return "one" if count == 1 else f"{count:,}"


def _times(evidence: Evidence, today: Month) -> str:
    """Say when the positions were held; a claim that says more than how many there are names them once more."""
    spans = evidence.spans(today)
    if not spans:
        return ""
    told = f"{stretches(spans)} ({length(evidence, today)})"
    if len(evidence.proofs) > len(evidence.positions) or _notes(evidence):
        return f"; {'positions' if len(evidence.positions) > 1 else 'position'} held {told}"
    return f", held {told}"
