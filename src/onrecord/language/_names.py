"""English names of languages by the codes of the detector."""

from __future__ import annotations

_TABLE = """
af Afrikaans; am Amharic; an Aragonese; ar Arabic; ary Moroccan Arabic; arz Egyptian Arabic; as Assamese
az Azerbaijani; ba Bashkir; be Belarusian; bg Bulgarian; bn Bengali; br Breton; bs Bosnian; ca Catalan
crh Crimean Tatar; cs Czech; cy Welsh; da Danish; de German
el Greek; eo Esperanto; es Spanish; et Estonian; eu Basque; ext Extremaduran
fa Persian; fi Finnish; fo Faroese; fr French; fy West Frisian; ga Irish; gd Scottish Gaelic; gl Galician; gu Gujarati
ha Hausa; he Hebrew; hi Hindi; hr Croatian; ht Haitian Creole; hu Hungarian; hy Armenian; id Indonesian; ig Igbo
is Icelandic; it Italian; ja Japanese; jv Javanese; ka Georgian; kk Kazakh; km Khmer; kn Kannada; ko Korean; ku Kurdish
ky Kyrgyz; la Latin; lb Luxembourgish; lg Ganda; lij Ligurian; ln Lingala; lo Lao; lt Lithuanian; ltg Latgalian
lv Latvian; mg Malagasy; mk Macedonian; ml Malayalam; mn Mongolian; mr Marathi; ms Malay; mt Maltese; my Burmese
ne Nepali; nl Dutch; nn Norwegian; no Norwegian; oc Occitan; om Oromo; or Odia; pa Punjabi; pl Polish; ps Pashto
pt Portuguese; qu Quechua; ro Romanian; ru Russian; rw Kinyarwanda; se Northern Sami; si Sinhala; sk Slovak
sl Slovenian; sn Shona; so Somali; sq Albanian; sr Serbian; st Sotho; sv Swedish; sw Swahili; ta Tamil; te Telugu
tg Tajik; th Thai; tk Turkmen; tl Tagalog; tr Turkish; tt Tatar; ug Uyghur; uk Ukrainian; ur Urdu; uz Uzbek
vec Venetian; vi Vietnamese; wa Walloon; wuu Wu Chinese; xh Xhosa; yo Yoruba; yue Cantonese; zh Chinese; zu Zulu
"""

NAMES = dict(entry.split(maxsplit=1) for line in _TABLE.split("\n") for entry in line.split(";") if entry.strip())
"""For example "French", by "fr"."""
