"""A summary -> whether it only says which document mentions its subject, so that a reader learns nothing."""

import re
from collections.abc import Iterable, Iterator

from portal.language import LANGUAGES, Language
from portal.loading.entry import Complaint
from portal.records.kinds import Record
from portal.records.parts import excepted_fields
from portal.records.vocabulary import Document
from portal.rules.wording import sentences

_SHORT = 16  # words; a longer sentence says something about its subject too
_NAMING_VERBS: dict[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:noem\w*|vermeld\w*|beschr\w+|staat|staan|stond\w*|komt voor|genoemd)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:cite\w*|mentionn\w+|décri\w+|figur\w+|cité\w*|évoqu\w+|se trouve\w*)(?!\w)", re.IGNORECASE),
    "en": re.compile(r"\b(?:names?|named|mention\w*|describe\w*|appears?|stands?|is in|are in)\b", re.IGNORECASE),
}


class Attribution:
    """Finds summaries that do no more than name one of the documents it is made with."""

    def __init__(self, documents: Iterable[Document]) -> None:
        says = [document.says for document in documents]
        self.names = {language: [name[language].casefold() for name in says] for language in LANGUAGES}

    def complaints(self, record: Record) -> Iterator[Complaint]:
        """The summary of a record, in each language in which it only names a document."""
        if "summary" in excepted_fields(record.exceptions, "only-attributes"):
            return
        for language in LANGUAGES:
            summary = record.summary[language]
            if all(self._only_names(language, sentence) for sentence in sentences(summary)):
                yield (_field_name(record), language), "only-attributes", {"found": summary[:60]}

    def _only_names(self, language: Language, sentence: str) -> bool:
        named = any(name in sentence.casefold() for name in self.names[language])
        return named and len(sentence.split()) < _SHORT and bool(_NAMING_VERBS[language].search(sentence))


def _field_name(record: Record) -> str:
    """The name of the summary in the file of a record: `short` in an answer."""
    return type(record).model_fields["summary"].alias or "summary"
