"""Audits a whole archive: articles in, five tables out. An extra, `onrecord[archive]`; nothing else imports it."""
