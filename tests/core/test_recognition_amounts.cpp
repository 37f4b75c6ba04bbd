// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

/// Money, percentages and quantities in texts of our own: what is one, its value, unit and precision.
class TestRecognitionAmounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void amounts_data();
    void amounts();
};

namespace {

/// "[[money over 1200000000 USD|$1.2bn]]".
QByteArray printAmounts(const QByteArray &text, const Recognition &recognition)
{
    QList<MarkedSpan> marks;
    for (const Mention &mention : recognition.mentions) {
        if (!isAmount(mention))
            continue;
        QByteArray label = mention.label.toUtf8();
        for (const QString &part : {mention.precision, mention.value, mention.unit})
            label += part.isEmpty() ? QByteArray() : ' ' + part.toUtf8();
        marks.append({mention.span, label});
    }
    return printMarked(text, marks);
}

} // namespace

void TestRecognitionAmounts::amounts_data()
{
    QTest::addColumn<QByteArray>("notation");
    const auto row = [](const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); };
    row("billions, short", "They paid [[money 1200000000 USD|$1.2bn]] for it.");
    row("billions, in words", "They paid [[money 1200000000 USD|1.2 billion dollars]] for it.");
    row("rupees", "They paid [[money 2500000 INR|Rs 25 lakh]], [[money 610 INR|Rs 610]] and "
                  "[[money 160000000000 INR|Rs 16,000 crore]].");
    row("pence", "Shares fell to [[money 4.11 GBP|411 pence]].");
    row("euro", "They paid [[money 3000000 EUR|€3 million]] and [[money 250 EUR|250 euros]].");
    row("pounds", "They paid [[money 4500000 GBP|£4.5m]] and [[money 2000000 GBP|2 million pounds]].");
    row("thousands", "They paid [[money 1234567.89 USD|$1,234,567.89]] and [[money 5000 USD|$5k]].");
    row("other dollars",
        "They paid [[money 40 AUD|A$40]], [[money 40 USD|US$40]] or [[money 9 CAD|9 Canadian dollars]].");
    row("codes", "They paid [[money 300 EUR|EUR 300]] or [[money 20 CHF|20 CHF]].");
    row("yen", "They paid [[money 500 JPY|¥500]] and [[money 100000 JPY|100,000 yen]].");
    row("a currency of many countries", "They paid [[money 500000|500,000 pesos]].");
    row("half a million", "They paid [[money 500000 USD|half a million dollars]].");
    row("in words", "They paid [[money 3000000000 RUB|three billion rubles]].");
    row("won is a verb", "He won 5 and they won 7, then 3 won.");
    row("percent",
        "It rose [[percent 1.5 %|1.5 per cent]], [[percent 5 %|five percent]] and [[percent 0.25 %|0.25%]].");
    row("percentage points", "It rose [[percent 0.5 percentage point|0.5 percentage points]].");
    row("dozen",
        "They saw [[number 24|two dozen]] ships and [[number 12|a dozen]] boats, [[number 6|half a dozen]] men.");
    row("powers", "They saw [[number 250000|two hundred fifty thousand]] birds.");
    row("hundred thousand",
        "They saw [[number 200000|two hundred thousand]] birds and [[number 1000000|a million]] more.");
    row("hyphen", "They saw [[number 25000|twenty-five thousand]] birds.");
    row("people", "There were [[number 1500|1,500]] people and [[number 12|12]] horses.");
    row("over", "There were more than [[number over 300|300]] people.");
    row("about some", "There were some [[number about 1500|1,500]] people, up to [[number under 40|40]] horses.");
    row("measures", "They went [[number 30 mi|30 miles]] through [[number 5000 acre|5,000 acres]] of wood.");
    row("measures stuck on", "They went [[number 30 km|30km]] on a [[number 12 ft|12-foot]] raft.");
    row("square", "They own [[number 12.5 square km|12.5 square kilometers]].");
    row("speed", "They went [[number 60 mi/h|60 miles per hour]] or [[number 80 mi/h|80 mph]].");
    row("degrees", "It was [[number 40 °C|40 degrees Celsius]] there.");
    row("years and dates are none", "In 2024 they met on 3 May, aged 45, at 9:30 a.m., since the 1990s.");
    row("names and ordinals are none", "Boeing 737 of Apollo 11 came 4th, No. 5, on page 12.");
    row("wrongly grouped", "They saw 1,50 birds and 3,4 ships, 1.2.3 of them.");
    row("too long", "They saw 1234567890123456789012345678901234567890 ships.");
    row("small words are none", "One of the two men saw three ships.");
}

void TestRecognitionAmounts::amounts()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printAmounts(marked.text, recognized(marked.text, QDate(2025, 8, 6))), notation);
}

QTEST_GUILESS_MAIN(TestRecognitionAmounts)
#include "test_recognition_amounts.moc"
