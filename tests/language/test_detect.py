"""Drafts that are not in English are named; English ones never are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import Settings, audit
from onrecord.errors import UnreadableError
from onrecord.language import foreign_language
from onrecord.readers import read

COPY = Path(__file__).parents[3] / "shared" / "data" / "copy"
REALLY_FOREIGN = 3
"""Articles of that collection that are in Italian or Spanish."""

FOREIGN = {
    "French": "Le conseil municipal a voté lundi soir la fermeture du pont pour travaux. Selon la maire, les réparations devraient durer jusqu’à la fin de l’été, mais plusieurs commerçants du quartier craignent de perdre leurs clients.",
    "German": "Der Stadtrat hat am Montagabend beschlossen, die Brücke wegen Bauarbeiten zu sperren. Nach Angaben der Bürgermeisterin werden die Arbeiten bis zum Ende des Sommers dauern, doch viele Händler fürchten um ihre Kundschaft.",
    "Spanish": "El ayuntamiento votó el lunes por la noche cerrar el puente por obras. Según la alcaldesa, los trabajos durarán hasta el final del verano, aunque muchos comerciantes del barrio temen perder a sus clientes.",
    "Italian": "Il consiglio comunale ha votato lunedì sera la chiusura del ponte per lavori. Secondo la sindaca le riparazioni dureranno fino alla fine dell’estate, ma molti negozianti del quartiere temono di perdere i clienti.",
    "Dutch": "De gemeenteraad heeft maandagavond besloten de brug te sluiten voor onderhoud. Volgens de burgemeester duren de werkzaamheden tot het einde van de zomer, maar veel winkeliers in de buurt zijn bang klanten te verliezen.",
    "Portuguese": "A câmara municipal decidiu na segunda-feira à noite fechar a ponte para obras. Segundo a presidente, os trabalhos vão durar até ao fim do verão, mas muitos comerciantes do bairro receiam perder os seus clientes.",
    "Swedish": "Kommunfullmäktige beslutade på måndagskvällen att stänga bron för reparationer. Enligt borgmästaren väntas arbetet pågå till slutet av sommaren, men många handlare i området är oroliga för att förlora sina kunder.",
    "Polish": "Rada miasta zdecydowała w poniedziałek wieczorem o zamknięciu mostu z powodu remontu. Zdaniem pani burmistrz prace potrwają do końca lata, ale wielu sklepikarzy z okolicy obawia się utraty klientów.",
    "Russian": "Городской совет в понедельник вечером решил закрыть мост на ремонт. По словам мэра, работы продлятся до конца лета, однако многие владельцы магазинов в этом районе опасаются потерять своих покупателей.",
    "Chinese": "市议会周一晚间投票决定关闭大桥进行维修。市长表示，维修工程预计将持续到夏末，但附近许多商店老板担心会因此失去顾客，要求市政府提供补偿。",
    "Welsh": "Pleidleisiodd y cyngor nos Lun i gau’r bont er mwyn ei thrwsio. Yn ôl y maer, bydd y gwaith yn para tan ddiwedd yr haf, ond mae llawer o siopwyr yr ardal yn ofni y byddant yn colli eu cwsmeriaid.",
    "Irish": "Vótáil an chomhairle oíche Luain chun an droichead a dhúnadh le haghaidh deisiúchán. Dar leis an méara, mairfidh an obair go dtí deireadh an tsamhraidh, ach tá eagla ar go leor siopadóirí sa cheantar go gcaillfidh siad a gcuid custaiméirí.",
    "Danish": "Byrådet besluttede mandag aften at lukke broen på grund af reparationer. Ifølge borgmesteren ventes arbejdet at vare til slutningen af sommeren, men mange butiksejere i kvarteret frygter at miste deres kunder.",
    "Norwegian": "Kommunestyret vedtok mandag kveld å stenge broen for vedlikehold. Ifølge ordføreren vil arbeidet vare til slutten av sommeren, men mange butikkeiere i området frykter at de vil miste kundene sine.",
    "Japanese": "市議会は月曜日の夜、橋を修理のために閉鎖することを決めた。市長によると、工事は夏の終わりまで続く見通しだが、近くの商店主の多くは客を失うのではないかと心配している。",
    "Arabic": "صوت مجلس المدينة مساء الاثنين على إغلاق الجسر لإجراء إصلاحات. وقالت رئيسة البلدية إن الأعمال ستستمر حتى نهاية الصيف، لكن كثيرا من أصحاب المتاجر في الحي يخشون فقدان زبائنهم.",
    "Turkish": "Belediye meclisi pazartesi akşamı köprünün onarım için kapatılmasına karar verdi. Belediye başkanına göre çalışmalar yaz sonuna kadar sürecek, ancak mahalledeki birçok esnaf müşterilerini kaybetmekten korkuyor.",
    "Indonesian": "Dewan kota pada Senin malam memutuskan untuk menutup jembatan guna perbaikan. Menurut wali kota, pekerjaan itu akan berlangsung hingga akhir musim panas, tetapi banyak pemilik toko khawatir kehilangan pelanggan mereka.",
    "Afrikaans": "Die stadsraad het Maandagaand besluit om die brug vir herstelwerk te sluit. Volgens die burgemeester sal die werk tot aan die einde van die somer duur, maar baie winkeliers in die buurt is bang dat hulle kliënte sal verloor.",
    "Thai": "สภาเทศบาลลงมติเมื่อคืนวันจันทร์ให้ปิดสะพานเพื่อซ่อมแซม นายกเทศมนตรีกล่าวว่างานจะใช้เวลาจนถึงสิ้นฤดูร้อน แต่เจ้าของร้านค้าหลายรายกังวลว่าจะสูญเสียลูกค้า",
    "Korean": "시의회는 월요일 밤 보수 공사를 위해 다리를 폐쇄하기로 의결했다. 시장은 공사가 여름이 끝날 때까지 계속될 것이라고 말했지만 인근의 많은 상점 주인들은 손님을 잃을까 봐 걱정하고 있다. 시는 보상을 검토하고 있다고 밝혔다.",
    "Hindi": "नगर परिषद ने सोमवार रात मरम्मत के लिए पुल को बंद करने का फैसला किया। महापौर के अनुसार काम गर्मियों के अंत तक चलेगा, लेकिन आसपास के कई दुकानदारों को अपने ग्राहक खोने का डर है।",
    "Latin": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.",
    "Scottish Gaelic": "Bhòt a’ chomhairle oidhche Luain gus an drochaid a dhùnadh airson obair càraidh. A rèir a’ mhèair, mairidh an obair gu deireadh an t-samhraidh, ach tha eagal air mòran bhùthan san sgìre gun caill iad an luchd-ceannach.",
}
ENGLISH = {
    "sports": "Premier League results: Arsenal 2 Chelsea 1, Liverpool 3 Fulham 0, Everton 1 Brentford 1. Scorers: Saka 12, Ødegaard 55 pen, Palmer 78; Salah 4, 61, Díaz 70; Calvert-Lewin 33, Wissa 90. Att: 60,210, 53,000, 39,100. Half-time scores in brackets, home teams first, live updates below.",
    "names": "Carlos Alcaraz, Novak Djokovic, Jannik Sinner, Stefanos Tsitsipas, Félix Auger-Aliassime, Alejandro Davidovich Fokina, Juan Martín del Potro, Diego Schwartzman, Guillermo Vilas, Gustavo Kuerten, Marat Safin, Gaël Monfils, Jo-Wilfried Tsonga, Lucas Pouille, Richard Gasquet",
    "tennis": "1. Carlos Alcaraz (ESP) bt Jannik Sinner (ITA) 6-4 7-6 (7-3) 6-2; Félix Auger-Aliassime (CAN) bt Gaël Monfils (FRA) 6-3 6-4 6-0; Iga Świątek (POL) bt Aryna Sabalenka (BLR) 6-1 6-1; Jasmine Paolini (ITA) bt Elena Rybakina (KAZ) 7-5 6-7 6-4; Coco Gauff (USA) bt Ons Jabeur (TUN) 6-2 6-2",
    "recipe": "Spaghetti alla puttanesca\n\nIngredients: 400g spaghetti, 2 tbsp olive oil, 4 garlic cloves (sliced), 6 anchovy fillets, 1 tsp chilli flakes, 400g plum tomatoes, 100g black olives, 2 tbsp capers, parsley.\n\nMethod: boil pasta. Fry garlic, anchovies, chilli. Add tomatoes, olives, capers. Simmer ten minutes. Toss, season, serve hot.",
    "headlines": "Mayor quits amid fraud probe. Bridge shut until June. Storm batters coast, thousands lose power. Rates rise again, mortgage pain looms. Striker fit, coach insists. Police hunt hit-and-run driver. Budget gap widens, cuts loom. School wins prize, pupils cheer.",
    "quote": "The mayor of Lyon answered critics on Monday. “Nous avons fait tout ce que nous pouvions pour protéger les habitants du quartier, et je ne regrette rien de ce que nous avons décidé cette année-là, malgré les critiques que nous avons entendues,” he told Le Monde.",
    "allcaps": "MAYOR LEE ADAMS SAID ON MONDAY THAT THE COUNCIL WOULD CLOSE THE BRIDGE UNTIL JUNE, AND THAT THE COST OF THE REPAIRS HAD RISEN TO $2 MILLION, ACCORDING TO A REPORT.",
    "pidgin": "Di mayor tok say dem go close di bridge till June because e don old well well. Plenty traders for di area dey fear say dem go lose customers, but di council say work go finish before rain start.",
    "scots": "The cooncil votit on Monday nicht tae steek the brig for repairs. The provost said the wark wad last till the end o the simmer, but mony shopkeepers are feart they will lose their customers.",
    "obit": "Born Paris, France, 1931. Educated Lycée Henri-IV, École normale supérieure. Married Jeanne Moreau, two sons, one daughter. Director, Centre Pompidou, 1977-83. Chevalier de la Légion d'honneur. Died Nice, aged 91.",
    "stocks": "FTSE 100 down 12 points, DAX up 30 points, CAC 40 flat, Nikkei down 1pc, Dow up 90 points, Nasdaq up half a percent, gold up three dollars, oil down forty cents, pound steady, euro weaker, yen stronger, ten-year gilt yield four percent, bitcoin up two percent",
    "hinglish": "Bollywood star Ranveer Singh ki new film released today; fans went wild outside theatres across Mumbai, dancing, bursting crackers. Box office collections: Rs 40 crore day one, trade analysts say.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_paragraph_of_another_language_is_named(language):
    assert foreign_language(FOREIGN[language]) == language
    assert foreign_language(f"Bridge to close, says mayor\n\n{FOREIGN[language]}") == language
    assert foreign_language(FOREIGN[language].upper()) == language


@pytest.mark.parametrize("kind", ENGLISH)
def test_odd_english_copy_is_taken_for_english(kind):
    assert foreign_language(ENGLISH[kind]) is None


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“"])
def test_a_quotation_in_another_language_is_part_of_english_copy(language, marks):
    quoted = marks.format(FOREIGN[language])
    assert foreign_language(f"The mayor answered critics on Monday. {quoted} she told the council.") is None
    assert foreign_language(f"{quoted}, the mayor said.") is None


@pytest.mark.parametrize("language", [name for name in FOREIGN if name not in ("Chinese", "Japanese", "Thai")])
def test_fewer_than_nine_words_are_too_few_to_tell(language):
    assert foreign_language(" ".join(FOREIGN[language].split()[:8])) is None


@pytest.mark.parametrize("language", ["German", "French", "Spanish", "Italian", "Dutch"])
def test_a_draft_of_one_sentence_is_told(language):
    assert foreign_language(" ".join(FOREIGN[language].split()[:18])) == language


@pytest.mark.parametrize(
    "copy",
    [
        "Bridge closed, mayor resigns, clerks strike, ferries cancelled, buses full, schools shut, shops empty, hotels booked.",
        "Rain likely, winds light, sunny spells later, temperatures rising slowly, showers possible near coasts tonight.",
        "Mayor resigns amid fund row, auditors begin work",
    ],
)
def test_short_english_copy_without_function_words_is_english(copy):
    assert foreign_language(copy) is None


def test_a_draft_in_another_language_is_refused_with_a_way_out():
    draft = f"Le pont ferme\n\n{FOREIGN['French']}\n"
    with pytest.raises(
        UnreadableError, match=r'seems to be in French, and onrecord reads English only; .*language = "en"'
    ):
        audit(draft)
    assert audit(draft, settings=Settings(language="en")).dossier.document.words > 20


def test_a_block_quotation_in_another_language_is_audited():
    draft = f"# Bridge to close\n\nThe mayor wrote to traders:\n\n> {FOREIGN['French']}\n\nShe gave no reason.\n"
    assert audit(draft, "draft.md").dossier.document.words > 20


def test_the_detector_is_not_loaded_for_english_copy():
    code = (
        "import sys; from onrecord.language import foreign_language;"
        "foreign_language('The mayor said on Monday that the bridge would be closed for the whole of the summer. ' * 9);"
        "print('py3langid' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


@pytest.mark.skipif(not COPY.exists(), reason="the collection of articles is not here")
def test_no_english_article_is_refused_whole_or_cut_short():
    refused = {words: [] for words in (None, 100, 40)}
    for path in sorted(COPY.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            text = article["text"] if "text" in article else read(article["html"].encode(), "a.html").text
            for words, languages in refused.items():
                found = foreign_language(" ".join(text.split()[:words]) if words else text)
                languages.extend([found] if found else [])
    for languages in refused.values():
        assert len(languages) <= REALLY_FOREIGN
        assert set(languages) <= {"Italian", "Spanish"}


MENU = "soupe à l’oignon gratinée au fromage\n\nfilet de bœuf avec une sauce au poivre\n\ntarte aux pommes et sa glace à la vanille"
SONGS = "la vie en rose\n\nne me quitte pas\n\nje ne regrette rien\n\nles feuilles mortes\n\nsous le ciel de Paris"
RECIPE = "dos cebollas grandes cortadas en rodajas muy finas\n\ntres dientes de ajo picados con un poco de perejil"
STATEMENT = (
    "Wir bedauern, dass es bei den Überweisungen zu Verzögerungen kam, und arbeiten daran, den Fehler zu beheben."
)


@pytest.mark.parametrize("block", [MENU, SONGS, RECIPE, STATEMENT])
def test_block_in_another_language_inside_english_copy_is_not_refused(block):
    english = "The owner showed us on Friday what she had planned.\n\n{}\n\nIt will not be ready until May, she said."
    assert foreign_language(block.replace("\n\n", " ") + " " + block) is not None
    assert foreign_language(english.format(block)) is None


@pytest.mark.parametrize("footer", ["The end.", "Contact us for more news.", "“We are sorry,” she said."])
def test_english_footer_does_not_make_a_draft_english(footer):
    assert foreign_language(f"{FOREIGN['French']}\n\n{FOREIGN['French']}\n\n{footer}") == "French"
