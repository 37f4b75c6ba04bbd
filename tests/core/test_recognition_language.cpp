// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"
#include "core/recognition/language.h"
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// The guess of a text's language, what is marked in one that is not English, and how a text is written.
class TestRecognitionLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void language_data();
    void language();
    void marksLittle();
    void letterCases_data();
    void letterCases();
};

void TestRecognitionLanguage::language_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *code, const char *text) {
        QTest::newRow(code) << QByteArray(text) << QString::fromLatin1(code);
    };
    row("en", "The council said on Monday that the bridge over the river would stay closed until the summer.");
    row("de", "Der Rat teilte am Montag mit, dass die Brücke über den Fluss bis zum Sommer geschlossen bleibt.");
    row("fr", "Le conseil a annoncé lundi que le pont sur la rivière restera fermé jusqu'à l'été prochain.");
    row("es", "El ayuntamiento dijo el lunes que el puente sobre el río seguirá cerrado hasta el verano.");
    row("it", "Il consiglio ha detto lunedì che il ponte sul fiume resterà chiuso fino alla prossima estate.");
    row("pt", "O conselho disse na segunda-feira que a ponte sobre o rio vai ficar fechada até ao verão.");
    row("nl", "De raad zei maandag dat de brug over de rivier tot de zomer gesloten zal blijven voor auto's.");
    row("sv", "Rådet sade på måndagen att bron över floden kommer att vara stängd till sommaren för alla bilar.");
    row("da", "Rådet sagde mandag, at broen over floden vil være lukket indtil sommeren, og det bliver dyrt for byen.");
    row("no", "Rådet sa mandag at broen over elven vil være stengt til sommeren, og det blir dyrt for byen nå.");
    row("fi", "Neuvosto sanoi maanantaina, että joen yli kulkeva silta on suljettu kesään asti ja se on kallista.");
    row("pl", "Rada poinformowała w poniedziałek, że most przez rzekę będzie zamknięty do lata, co nie jest tanie.");
    row("cs",
        "Rada v pondělí uvedla, že most přes řeku bude uzavřen až do léta, což není levné pro město a jeho lidi.");
    row("hu", "A tanács hétfőn azt mondta, hogy a folyó feletti híd nyárig zárva lesz, és ez nem olcsó a városnak.");
    row("ro",
        "Consiliul a spus luni că podul peste râu va fi închis până la vară, ceea ce nu este ieftin pentru oraș.");
    row("tr",
        "Meclis pazartesi günü köprünün yaza kadar kapalı olacağını söyledi ve bu şehir için çok pahalı bir karar.");
    row("hr",
        "Vijeće je u ponedjeljak reklo da će most preko rijeke biti zatvoren do ljeta, što nije jeftino za grad.");
    row("ca", "El consell va dir dilluns que el pont sobre el riu estarà tancat fins a l'estiu, i això no és barat.");
    row("ru", "Совет сообщил в понедельник, что мост через реку будет закрыт до лета, и это не дёшево для города.");
    row("uk", "Рада повідомила в понеділок, що міст через річку буде закритий до літа, і це не дешево для міста.");
    row("bg",
        "Съветът каза в понеделник, че мостът над реката ще бъде затворен до лятото и това не е евтино за града.");
    row("el", "Το συμβούλιο είπε τη Δευτέρα ότι η γέφυρα πάνω από τον ποταμό θα είναι κλειστή μέχρι το καλοκαίρι.");
    row("ar", "قال المجلس يوم الاثنين إن الجسر فوق النهر سيبقى مغلقا حتى الصيف وهذا ليس رخيصا على المدينة وأهلها.");
    row("he", "המועצה אמרה ביום שני שהגשר מעל הנהר יישאר סגור עד הקיץ וזה לא זול לעיר ולתושבים שלה בכלל.");
    row("zh", "市议会星期一表示,河上的大桥将关闭到夏天。这对城市和居民来说并不便宜,市长说没有别的办法,大家只能等待,"
              "直到桥修好为止,费用由市政府承担。");
    row("ja", "市議会は月曜日、川にかかる橋を夏まで閉鎖すると発表した。これは市と住民にとって安くはないと市長は述べ、ほ"
              "かに方法はないと説明した。");
    row("ko", "시의회는 월요일 강 위의 다리가 여름까지 폐쇄될 것이라고 밝혔다. 시장은 다른 방법이 없다고 말했다. "
              "비용은 시가 부담하며 주민들은 기다려야 한다고 덧붙였다.");
    QTest::newRow("a few lines of English on German things")
        << QByteArray("Two die in war museum fire\n\nA man in Köln had sein hat on, Jürgen Höß told Die Welt. Von der "
                      "Heide, a man of war, was in an inn by Der Spiegel.")
        << QStringLiteral("en");
    QTest::newRow("two lines of names") << QByteArray("Die Welt, Der Spiegel, Das Bild\nJürgen Müller, Köln, war hat; "
                                                      "man Björn Höß, Düsseldorf, die Ürdingen")
                                        << QString();
    const auto line = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
    };
    line("Переговоры продолжатся завтра, заявил мэр.", "ru");
    line("Він сказав, що їхні переговори тривають.", "uk");
    line("外交部表示，双方将继续谈判。", "zh");
    line("日本政府は協議を続けると発表した。", "ja");
    line("قالت الوزارة إن المحادثات ستستمر.", "ar");
    line("시장은 다른 방법이 없다고 말했다.", "ko");
    line("Montag sagte die Kanzlerin: „Wir werden das schaffen.“", "de");
    line("He met Путин in Moscow.", "");
    line("北京 Lima", "");
    QTest::newRow("too short") << QByteArray("Ana Ruiz, Lima") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("only numbers") << QByteArray("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15") << QString();
    QTest::newRow("invented words") << QByteArray("zub krat mip lorn dest quab frin yolt barp snee glim trok vusk plen")
                                    << QString();
    QTest::newRow("cut inside long words") << QByteArray("é").repeated(100000) << QString();
}

void TestRecognitionLanguage::language()
{
    QFETCH(QByteArray, text);
    QTEST(recognized(text).language, "expected");
}

/// Every noun of German has a capital: what is not known stays unmarked, quotes are still told.
void TestRecognitionLanguage::marksLittle()
{
    const QByteArray notation =
        "Die Brücke in [[place|Berlin]] bleibt bis zum Sommer geschlossen, teilte der Rat am Montag mit. Das ist für "
        "die Stadt "
        "und ihre Leute nicht billig. „Es gibt keinen anderen Weg“, sagte der Leiter der Behörde für Straßen.";
    const MarkedText marked = parseMarked(notation);
    const Recognition recognition = recognized(marked.text);
    QCOMPARE(printMentions(marked.text, recognition, false), notation);
    QCOMPARE(recognition.quotes.size(), 1);
}

void TestRecognitionLanguage::letterCases_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected");
    QTest::newRow("mixed") << QByteArray(
                                  "The mayor of Lima said on Monday that the old bridge over the river is closed.")
                           << static_cast<int>(LetterCase::Mixed);
    QTest::newRow("capitals") << QByteArray(
                                     "LONDON (AP) -- THE MAYOR SAID MONDAY THAT A BRIDGE OVER THE RIVER IS CLOSED.")
                              << static_cast<int>(LetterCase::Capitals);
    QTest::newRow("small") << QByteArray(
                                  "the mayor of lima said on monday that the old bridge over the river is closed.")
                           << static_cast<int>(LetterCase::Small);
    QTest::newRow("short") << QByteArray("RAIN IN LIMA") << static_cast<int>(LetterCase::Mixed);
}

void TestRecognitionLanguage::letterCases()
{
    QFETCH(QByteArray, text);
    static const Lexicon lexicon = Lexicon::load(findData);
    ArticleParts parts;
    parts.text = text;
    const Article article(parts);
    const Tokens tokens(view(article), textBlocks(article), lexicon);
    QTEST(static_cast<int>(letterCase(tokens)), "expected");
}

QTEST_GUILESS_MAIN(TestRecognitionLanguage)
#include "test_recognition_language.moc"
