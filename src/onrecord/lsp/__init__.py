"""A language server: findings, sources and the score in any editor. Needs the extra `onrecord[lsp]`."""
