"""The formats that can be imported: files and homepages, both in the order in which they are asked."""

from __future__ import annotations

from packet.importers.al_folio import AL_FOLIO
from packet.importers.awesome_cv import AWESOME_CV
from packet.importers.bibtex import BIBTEX
from packet.importers.csl_json import CSL_JSON
from packet.importers.found import HomepageImporter, Importer
from packet.importers.hugo_blox import HUGO_BLOX
from packet.importers.json_resume import JSON_RESUME
from packet.importers.moderncv import MODERNCV
from packet.importers.orcid import ORCID
from packet.importers.rendercv import RENDERCV

IMPORTERS: tuple[Importer, ...] = (RENDERCV, JSON_RESUME, ORCID, CSL_JSON, AWESOME_CV, MODERNCV, BIBTEX)
HOMEPAGES: tuple[HomepageImporter, ...] = (AL_FOLIO, HUGO_BLOX)
