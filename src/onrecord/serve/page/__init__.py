"""The templates, style sheet and script of the editor's own page, which come after those of the HTML report."""
