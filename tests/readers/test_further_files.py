"""Files as further programs write them: what is copy in them is read, what is none is not, the rest is refused by name."""

import pytest

from onrecord import audit
from onrecord.domain import BlockKind
from onrecord.errors import UnreadableError
from onrecord.readers import parts, read

SAID = ("The mill is shut, the foreman said.", "Nobody asked the cooks.", "Some say the fire began there.")


def texts(source, name):
    document = read(source.encode(), name)
    return [block.span.of(document.text) for block in document.blocks]


def refusal(source, name="file.txt"):
    with pytest.raises(UnreadableError) as caught:
        read(source.encode(), name)
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message, "a remedy follows"
    return message


@pytest.mark.parametrize(
    "times", [("0:00", "0:09", "1:07"), ("(00:00:01)", "(00:00:05)", "(01:00:10)"), ("[9:59]", "[10:00]", "[10:30]")]
)
def test_times_that_stand_alone_are_not_copy(times):
    source = "".join(f"{time}\n{said}\n" for time, said in zip(times, SAID, strict=True))
    assert texts(source, "talk.txt") == list(SAID)


def test_a_sentence_goes_on_over_times():
    source = "0:00\nthe mill is\n0:02\nshut, the foreman said.\n0:05\nnobody asked\n0:07\nthe cooks.\n"
    assert texts(source, "talk.txt") == ["the mill is shut, the foreman said.", "nobody asked the cooks."]


def test_speakers_between_times_have_their_turns():
    source = f"00:00:00\n\nAda Moss: {SAID[0]}\nBo Rees: {SAID[1]}\n\n00:05:00\n\nAda Moss: {SAID[2]}\n"
    document = read(source.encode(), "meet.txt")
    assert [block.kind for block in document.blocks] == [BlockKind.TURN] * 3
    assert texts(source, "meet.txt")[1] == f"Bo Rees: {SAID[1]}"


@pytest.mark.parametrize(
    "source",
    [
        "18:00\nNews\n18:30\nSport\n19:00\nFilm\n",
        "19:05\nThe mill is shut, they say.\n18:10\nFire broke out at the mill.\n17:00\nSmoke was seen by many.\n",
    ],
)
def test_programmes_and_live_blogs_are_no_transcripts(source):
    assert read(source.encode(), "a.txt").format == "text"


def test_a_name_in_brackets_before_a_time_speaks():
    names = ("Ada Moss", "Bo", "Ada Moss")
    source = "\n".join(f"[{who}] 10:0{at}:11\n{said}\n" for at, (who, said) in enumerate(zip(names, SAID, strict=True)))
    assert texts(source, "captions.txt") == [f"{who}: {said}" for who, said in zip(names, SAID, strict=True)]


@pytest.mark.parametrize("who", ["[IVY]", "(NARRATOR)", "[Tom Poe]:", "[MR LUND]"])
def test_brackets_in_captions_name_who_speaks(who):
    source = (
        f"1\n00:00:01,000 --> 00:00:04,000\n{who} {SAID[0]}\n\n2\n00:00:05,000 --> 00:00:09,000\n[JAMES] {SAID[1]}\n"
    )
    assert texts(source, "a.srt") == [f"{who.strip('[]():')}: {SAID[0]}", f"JAMES: {SAID[1]}"]


@pytest.mark.parametrize("sound", ["[APPLAUSE]", "(music playing)", "[door slamming]", "(SIGHS)"])
def test_sounds_in_captions_are_not_copy(sound):
    source = f"WEBVTT\n\n00:01.000 --> 00:04.000\n{sound}\n{SAID[0]}\n\n00:05.000 --> 00:09.000\n{sound}\n"
    assert texts(source, "a.vtt") == [SAID[0]]


def test_what_is_said_in_round_brackets_is_copy():
    source = f"WEBVTT\n\n00:01.000 --> 00:04.000\n(so they say) {SAID[0]}\n"
    assert texts(source, "a.vtt") == [f"(so they say) {SAID[0]}"]


@pytest.mark.parametrize(
    ("what", "source"),
    [
        ("Kirby", f"Title: Mill\n\n----\n\nText:\n\n{SAID[0]}\n"), ("Kirby", f"Headline: Mill shut\n\n----\n\nDate: 2027\n\n----\n\nText: {SAID[0]}"),
        ("wiki markup", f"(:title Mill:)\n!! Mill\n\n{SAID[0]}"), ("wiki markup", f"(:nogroupheader:)\n{SAID[0]}"),
        ("wire message", f"^BC-Mill Fire,90\n^Mill shut\n^By ADA MOSS\n   {SAID[0]}"), ("wire message", f"^AM-Mill\n^Shut\n{SAID[0]}"),
        ("subtitles", "[10][40]The mill\n[50][90]is shut\n"), ("subtitles", "00:00:10:The mill\n00:00:20:is shut\n"), ("subtitles", "0:01:10:A mill\n0:01:20:shut\n"),
        ("lines are numbered", f"  1  THE CLERK:  {SAID[0]}\n  2  MR. POE:  {SAID[1]}\n  3            {SAID[2]}\n"),
        ("lines are numbered", "23\tWas it shut?\n24\tIt was.\n25\tWho shut it?\n1\tI did.\n2\tWhy?\n"),
    ],
)  # fmt: skip
def test_text_of_these_programs_is_refused_by_name(what, source):
    assert what in refusal(source)


@pytest.mark.parametrize(
    "source",
    [
        "1  The mill\n\nis shut, the foreman said.\n\nNobody asked.",
        "2027  Fire\n2031  Flood\n2044  Frost\n",
        "[10] The mill is shut.\n[11] Nobody asked.\n",
    ],
)
def test_text_with_numbers_in_it_is_read(source):
    assert read(source.encode(), "a.txt").format == "text"


@pytest.mark.parametrize(
    "note",
    [
        "!!! note\n\n",
        '!!! warning ""\n\n',
        "??? question\n\n",
        "???+ tip inline\n\n",
        "#mill/fire#\n\n",
        "#desk #mill\n\n",
    ],
)
def test_marks_of_boxes_and_lines_of_tags_are_not_copy(note):
    assert texts(f"# Mill shut\n\n{note}{SAID[0]}\n", "a.md") == ["Mill shut", SAID[0]]


def test_the_title_of_a_box_is_copy():
    assert texts('# Mill\n\n!!! note "What we know"\n\n    The mill is shut.\n', "a.md")[1].strip('"') == "What we know"


@pytest.mark.parametrize("mark", [" ^mill1", " #mill/fire", " #desk/a/b"])
def test_names_of_blocks_and_tags_with_a_folder_are_not_copy(mark):
    assert texts(f"# Mill shut\n\n{SAID[0]}{mark}\n\n{SAID[1]}\n", "a.md") == ["Mill shut", *SAID[:2]]


@pytest.mark.parametrize(
    "words",
    ["They marched as #millworkers, she said.", "It is 2^n in size.", "He ranked #1/2 of them.", "Wow!!! note that."],
)
def test_signs_of_tags_and_boxes_within_a_sentence_are_copy(words):
    assert texts(f"# Mill shut\n\n{words}\n", "a.md") == ["Mill shut", words]


@pytest.mark.parametrize(
    "code",
    [
        "export const meta = {\n  title: 'Mill',\n  tags: ['a'],\n}", "import {\n  Box,\n  Note,\n} from './box'", "export function Mill() {\n  return 1;\n}",
        "export const list = [\n  'a',\n];",
    ],
)  # fmt: skip
def test_code_of_mdx_over_lines_is_not_copy(code):
    copy = "\n\n".join(SAID)
    assert texts(f"{code}\n\n# Mill shut\n\n{copy}\n", "a.mdx") == ["Mill shut", *SAID]


@pytest.mark.parametrize("headline", ["<element id='h' type='headline'>Mill shut</element>", ""])
def test_the_text_of_naviga_is_read_in_paragraphs(headline):
    body = "".join(f"<element id='p{at}' type='body'>{said}</element>" for at, said in enumerate(SAID))
    source = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>Mill shut</headline></contentMeta><contentSet><inlineXML>'
        f'<idf xmlns="i"><group type="body">{headline}{body}</group></idf></inlineXML></contentSet></newsItem>'
    )
    assert texts(source, "a.xml") == ["Mill shut", *SAID]


@pytest.mark.parametrize(
    ("source", "read_as"),
    [
        ("==Nobody asked the cooks.== It shut.", ["Nobody asked the cooks. It shut."]), ("It is ==shut== now.", ["It is shut now."]), ("If a == b and c == d, stop.", ["If a == b and c == d, stop."]),
        ("> [!quote] Ada Moss\n> It will finish us.", ["Ada Moss", "It will finish us."]), ("> [!note] What we know\n> It shut\n> in May.", ["What we know", "It shut in May."]),
        ("> [!NOTE]\n> It shut\n> in May.", ["It shut in May."]),
    ],
)  # fmt: skip
def test_marked_words_and_titles_of_boxes_are_read_as_they_are_shown(source, read_as):
    assert texts(source, "a.md") == read_as


@pytest.mark.parametrize(
    ("markup", "read_as"),
    [
        ("<article><time>18.10 BST</time><p>It shut.</p></article>", ["It shut."]), ("<article><p><a href='#x'><time>18.10</time></a></p><p>It shut.</p></article>", ["It shut."]),
        ("<div><header><time>4 May</time></header><p>It shut.</p></div>", ["It shut."]), ("<p>It shut at <time>18.10</time>, she said.</p>", ["It shut at 18.10, she said."]),
        ("<p class=byline>By Ada Moss <time>4 May</time></p>", ["By Ada Moss 4 May"]), ("<table><tr><td><time>2027</time></td><td>shut</td></tr></table>", ["2027", "shut"]),
        ("<h2><time>18.10</time></h2><p>It shut.</p>", ["18.10", "It shut."]),
    ],
)  # fmt: skip
def test_a_time_in_a_box_of_its_own_is_not_copy(markup, read_as):
    assert texts(markup, "a.html") == read_as


@pytest.mark.parametrize("same", [True, False])
def test_a_table_of_many_columns_costs_linear_time(same):
    import time

    names = ",".join("c" if same else f"c{number}" for number in range(60_000))
    begun = time.process_time()
    assert parts(f"{names},copy\n{'a,' * 60_000}It shut.\n".encode(), "a.csv", "copy") == ("2",)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("source", "speaker", "said"),
    [
        ("> [!quote] Ada Moss\n> It will finish us all, and nobody asked.", "Ada Moss", "It will finish us all, and nobody asked."),
        ("> [!Quote]- Bo Rees, cook\n> We left at noon.\n> Nobody came.", "Bo Rees", "We left at noon. Nobody came."),
        ("> [!cite] Ann Lee\n> The mill was shut in May.", "Ann Lee", "The mill was shut in May."),
    ],
)  # fmt: skip
def test_a_box_that_quotes_somebody_is_credited(source, speaker, said):
    report = audit(f"# Mill shut\n\nThe mill on the canal was shut on Monday.\n\n{source}\n".encode(), "a.md")
    text = report.dossier.document.text
    credited = [
        (" ".join(part.of(text) for part in each.source), " ".join(part.of(text) for part in each.content).rstrip())
        for each in report.dossier.attributions
    ]
    assert any(name.startswith(speaker) and content and said.startswith(content) for name, content in credited)


@pytest.mark.parametrize(
    "mark",
    [
        "[TOC]\n\n", "[[_TOC_]]\n\n", "* TOC\n{:toc}\n\n", "\\newpage\n\n", "*[MILL]: a mill\n\n", "[toc]\n\n",
    ],
)  # fmt: skip
def test_marks_for_a_generator_of_pages_are_not_copy(mark):
    assert texts(f"# Mill shut\n\n{mark}{SAID[0]}\n", "a.md") == ["Mill shut", SAID[0]]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("It shut [@poe2027, p. 3].", "It shut."), ("It shut [see @poe; @lee 4].", "It shut."), ("It shut. :wave:", "It shut."), ("Write to [ada@mill.example](mailto:ada@mill.example).", "Write to ada@mill.example."),
        ("At 10:30:45 it shut.", "At 10:30:45 it shut."), ("She wrote [@ada](https://x.example/ada) so.", "She wrote @ada so."), ("He said: so, then: no.", "He said: so, then: no."),
    ],
)  # fmt: skip
def test_citations_and_named_pictures_are_not_copy(written, read_as):
    assert texts(f"# Mill\n\n{written}\n", "a.md") == ["Mill", read_as]


@pytest.mark.parametrize(
    "clock", ["[00:00:0{} --> 00:00:09]  ", "[00:00:0{}.000 --> 00:00:09.120]   ", "(0:0{} --> 0:09) "]
)
def test_times_from_and_to_are_not_copy(clock):
    source = "".join(f"{clock.format(at)}{said}\n" for at, said in enumerate(SAID, 1))
    assert texts(source, "whisper.txt") == list(SAID)


@pytest.mark.parametrize(
    "below",
    [
        "<div><p class=MsoNormal><b>From:</b> Desk &lt;d@b.c&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ada</p></div><p>Old.</p>",
        "<hr><div><b>From:</b> Desk<br>\n<b>Date:</b> 4 May</div><p>Old.</p>", "<p>From: <a href='mailto:d@b.c'>Desk</a><br>Sent: Monday</p><p>Old.</p>",
    ],
)  # fmt: skip
def test_an_earlier_message_in_a_page_is_not_its_senders(below):
    head = "From: a@b.c\nTo: d@e.f\nSubject: Mill shut\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    assert texts(f"{head}<html><body><p>{SAID[0]}</p>{below}</body></html>", "a.eml") == ["Mill shut", SAID[0]]


@pytest.mark.parametrize(
    "line", ["---------- Forwarded message ---------", "Begin forwarded message:", "-- Forwarded by Ada --"]
)
def test_what_is_forwarded_is_not_its_senders(line):
    head = "From: a@b.c\nTo: d@e.f\nSubject: Mill shut\nMIME-Version: 1.0\n\n"
    assert texts(f"{head}{SAID[0]}\n\n{line}\n\nOld.\n", "a.eml") == ["Mill shut", SAID[0]]


@pytest.mark.parametrize(
    ("source", "read_as"),
    [
        ("The {url-a}[report] is out.", "The report is out."),
        (":url-a: https://a.example\n\nThe {url-a}[report^] is out.", "The report is out."),
        ("In {town}, see {url}[this,role=x].", "In , see this."),
    ],
)
def test_a_link_by_an_attribute_shows_its_words(source, read_as):
    assert texts(source, "a.adoc") == [read_as]
