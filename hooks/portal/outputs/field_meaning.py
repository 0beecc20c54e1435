"""A field of the published data -> what it means, in three languages."""

from portal.catalogue import Catalogue
from portal.language import LANGUAGES, Language
from portal.messages import catalogue as messages

# Fields that are explained by the same words.
_SAME = dict.fromkeys(("as_of", "when"), "date")


def field_meaning(catalogue: Catalogue, name: str, part: str = "") -> dict[Language, str]:
    """The explanation for users of the data, else the one for editors; empty where the name explains itself.

    Where a field means something of its own in a part of the data, such as `events`, the words of that part are taken.
    """
    words = catalogue.words
    if said := words.get(f"api_{part}_{name}") or words.get(f"api_{_SAME.get(name, name)}"):
        return {language: said[language] for language in LANGUAGES}
    written = {language: messages(language).get(f"field-{name}", "") for language in LANGUAGES}
    return written if all(written.values()) else {}
