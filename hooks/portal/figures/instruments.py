"""Instruments -> figures: by year and by type."""

from portal.figures.figure import ALONE, Figure, FigureText, by_size, counted_figure, largest, list_path, subject
from portal.figures.fractions import share
from portal.figures.geometry import Amount, bars, columns
from portal.records.kinds import Record
from portal.views.facets import facet, value_title
from portal.views.localised import Views

MOST_TYPES = 9  # types that have a bar of their own; the rest share one, and the table has them all
SPAN = 24  # years that have a column of their own; earlier ones share the first
LISTED = 2  # more types than this in the first place are not named


def by_year(views: Views, instruments: list[Record]) -> Figure | None:
    """How many instruments have a step in each year, from the first year to the last, the empty ones too."""
    words = views.words
    found = {int(year): records for year, records in facet(views, "year", instruments).values.items()}
    if len(found) < ALONE:
        return None
    last = max(found)
    first = max(min(found), last - SPAN + 1)
    earlier = {record.id for year, records in found.items() if year < first for record in records}
    dated = {record.id for records in found.values() for record in records}
    amounts = [
        Amount(
            str(year),
            len(found.get(year, ())),
            list_path(views, "instruments", "year", str(year)) if year in found else "",
        )
        for year in range(first, last + 1)
    ]
    if earlier:
        amounts[0] = Amount(words.say("figure_until", year=first), len(earlier | {r.id for r in found.get(first, ())}))
    most = max(amount.number for amount in amounts)
    amounts = [amount._replace(strong=amount.number == most) for amount in amounts]
    place = max(place for place, amount in enumerate(amounts) if amount.strong)
    told = share(words, most, len(dated), "noun_dated")
    until = "until_" if earlier and place == 0 else ""
    message = words.say(f"figure_years_{until}{told.form}", share=told.text, year=first + place)
    note = words.say(
        "figure_years_note", dated=words.number(len(dated)), total=words.count("count_instruments", len(instruments))
    )
    told_of = [amount for amount in amounts if amount.number]
    return counted_figure(views, FigureText("years", message, note), columns(amounts), told_of, len(dated))


def by_type(views: Views, instruments: list[Record], theme: str = "") -> Figure | None:
    """How many instruments there are of each type, the largest first, all of them or those of a theme."""
    words, found = views.words, by_size(facet(views, "type", instruments).values)
    if len(found) < ALONE:
        return None
    top = largest(found)
    total = words.count("count_instruments", len(instruments))
    if theme:
        total = words.say("figure_about", total=total, theme=subject(views, theme))
    amounts = [
        Amount(
            value_title(views, "type", type_),
            len(records),
            "" if theme else list_path(views, "instruments", "type", type_),
            theme,
            strong=type_ in top and len(top) <= LISTED,
        )
        for type_, records in found.items()
    ]
    if len(top) > LISTED:
        message = words.say("figure_types_even", total=total, types=words.number(len(found)))
    else:
        message = words.say(
            f"figure_types_{'one' if len(top) == 1 else 'other'}",
            types=words.join([words[f"types_{type_}"] for type_ in top]),
            count=words.number(len(found[top[0]])),
            total=total,
        )
    drawn = amounts
    if len(amounts) > MOST_TYPES + 1:
        rest = sum(amount.number for amount in amounts[MOST_TYPES:])
        drawn = [*amounts[:MOST_TYPES], Amount(words["figure_rest"], rest, "", theme, strong=False)]
    said = FigureText(f"{theme or 'all'}-types", message, words["figure_types_note"])
    return counted_figure(views, said, bars(drawn), amounts, len(instruments))
