"""The documentation site: Markdown pages of this folder → HTML (`make site`; warnings are errors in the gate)."""

from __future__ import annotations

from importlib.metadata import version as installed_version

project = "packet"
version = release = installed_version("packet-assembler")
copyright = "the authors of packet"  # noqa: A001  # the name that Sphinx reads

extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
exclude_patterns = ["institutions", "_build"]
nitpicky = True

html_theme = "furo"
html_title = "packet"
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
