"""Drafts in another language are refused in one line, and English copy that quotes one is audited."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from onrecord.cli import main

FRENCH = (
    "Le pont fermera\n\nLe conseil municipal a voté lundi soir la fermeture du pont pour travaux. Selon la maire, les "
    "réparations devraient durer jusqu’à la fin de l’été, mais plusieurs commerçants craignent de perdre des clients.\n"
)
GERMAN = (
    "Brücke wird gesperrt\n\nDer Stadtrat hat am Montagabend beschlossen, die Brücke wegen Bauarbeiten zu sperren. Nach "
    "Angaben der Bürgermeisterin dauern die Arbeiten bis zum Ende des Sommers, doch viele fürchten um ihre Kundschaft.\n"
)
QUOTING = (
    "Bridge to close\n\n“Le pont sera fermé avant la fin du mois de mai, car les ingénieurs ont trouvé des fissures,” "
    "Mayor Ann Poe said on Monday. Some say the plan will fail.\n"
)


def check(path, text):
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["check", str(path), "--no-cache", "--isolated", "--output-format", "concise"])


@pytest.mark.parametrize(("language", "text"), [("French", FRENCH), ("German", GERMAN)])
def test_draft_in_another_language_is_refused_in_one_line(tmp_path, language, text):
    result = check(tmp_path / "draft.txt", text)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert f"seems to be in {language}, and onrecord reads English only; audit a translation" in line


def test_quotation_in_another_language_is_part_of_english_copy(tmp_path):
    result = check(tmp_path / "draft.txt", QUOTING)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert "VA203 some-say" in result.stdout
