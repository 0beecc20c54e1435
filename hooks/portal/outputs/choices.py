"""The records of a list -> the file from which a browser combines choices: what a card shows, and each record's values.

`overrides/assets/filter.js` fetches it when a visitor begins to choose.
"""

from portal.json_format import compact_json
from portal.pages.listings import PAGE_SIZE, in_list_order
from portal.paths import list_data_path
from portal.records.kinds import MODELS, Kind
from portal.views.facets import FACETS, PROPERTIES
from portal.views.localised import Views

# What the script says: the name it uses, and the key of the interface.
WORDS = {
    "choice": "filter_choice",
    "choices": "filter_choices",
    "remove": "filter_remove",
    "clear": "filter_clear",
    "nothing": "filter_nothing",
    "all": "show_all",
    "show": "filter_show",
}


def choice_files(views: Views) -> dict[str, bytes]:
    """One file for each kind of record in one language, under its path."""
    return {views.path(list_data_path(kind)): _file(views, kind) for kind in MODELS}


def _file(views: Views, kind: Kind) -> bytes:
    words = {name: views.words[key] for name, key in WORDS.items()}
    words |= {form: views.words[f"count_{kind}_{form}"] for form in ("one", "other")}
    records = []
    for record in in_list_order(views.catalogue.of_kind(kind)):
        card = views.card(record)
        values = [list(dict.fromkeys(PROPERTIES[name].values(record))) for name in FACETS[kind]]
        records.append([card.id, card.title, card.status, card.mark, card.theme, card.summary, values])
    return compact_json({"words": words, "facets": FACETS[kind], "size": PAGE_SIZE, "records": records})
