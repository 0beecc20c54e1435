r"""Views -> the records of each kind as a table in one language, for spreadsheets and for programs.

Form: RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it. What a spreadsheet would take for a
formula begins with an apostrophe instead (OWASP, "CSV Injection"): a reader of the file drops an apostrophe that
stands before one of = + - @, a tab or a line break.
"""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime

from portal.dates import PartialDate, Span
from portal.language import Localised, WhereKnown
from portal.models import MODELS, DatedStep, Event, ForYou, Kind, Link, Milestone, Record, Source, Withdrawn
from portal.offers import table_path
from portal.views import Views
