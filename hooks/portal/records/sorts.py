"""The sorts that instruments, organisations and partners can be of: closed lists, named in `data/interface.yaml`."""

from typing import Literal

# The countries that take part in a group (ISO 3166-1), as far as the map of groups reaches.
Country = Literal["AT", "BE", "CH", "DE", "DK", "FR", "GB", "IE", "LU", "NL", "NO", "SE"]

InstrumentType = Literal[
    "treaty",
    "convention",
    "agreement",
    "protocol",
    "decision",
    "recommendation",
    "declaration",
    "memorandum",
    "implementing-agreement",
    "roadmap",
    "resolution",
    "eu-regulation",
    "eu-directive",
    "eu-proposal",
    "eu-programme",
    "un-framework",
    "standard",
    "judgment",
    "national-law",
    "legal-form",
    "plan",
    "report",
    "undecided",
]
Level = Literal["benelux", "eu", "un", "council-of-europe", "bilateral", "national", "private", "international"]
OrganisationKind = Literal[
    "institution",
    "body",
    "authority",
    "working-group",
    "network",
    "region",
    "state",
    "company-group",
    "programme",
    "knowledge-institution",
    "association",
    "international-organisation",
    "conference",
]
PartnerKind = Literal["benelux", "neighbour", "region", "group", "international"]
