// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"
#include "ui/style/contrast.h"
#include "ui/style/icons.h"
#include "ui/style/readertheme.h"
#include "ui/style/surfacemarker.h"

#include <QDir>
#include <QFile>
#include <QPixmap>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace bluepencil;

namespace {

/// How far apart two colours look to somebody without one kind of cone: distance in a luminance and
/// chroma plane after the simulation of Viénot, Brettel and Mollon (1999), on linear RGB.
double distanceSeenBy(const QColor &a, const QColor &b, bool protan)
{
    struct Rgb {
        double r, g, b;
    };
    const auto linear = [](double v) { return std::pow(v, 2.2); };
    const auto seen = [&](const QColor &c) {
        const Rgb in{linear(c.redF()), linear(c.greenF()), linear(c.blueF())};
        const double mixed = protan ? 0.11238 * in.r + 0.88762 * in.g : 0.29275 * in.r + 0.70725 * in.g;
        const auto encoded = [](double v) { return std::pow(std::max(0.0, v), 1 / 2.2); };
        return Rgb{encoded(mixed), encoded(mixed), encoded(in.b)};
    };
    const Rgb x = seen(a);
    const Rgb y = seen(b);
    return std::hypot(x.r - y.r, x.b - y.b);
}

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT
private:
    static void themeRows()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("least");
        QTest::newRow("light") << QStringLiteral("Bluepencil Light") << contrast::textComfortable;
        QTest::newRow("dark") << QStringLiteral("Bluepencil Dark") << contrast::textLeast;
        QTest::newRow("sepia") << QStringLiteral("Bluepencil Sepia") << contrast::textLeast;
        QTest::newRow("high contrast") << QStringLiteral("Bluepencil High Contrast") << contrast::textComfortable;
    }

private Q_SLOTS:
    void ratioIsWcags_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<double>("expected");
        QTest::newRow("extremes") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("same") << QColor(Qt::red) << QColor(Qt::red) << 1.0;
        QTest::newRow("grey on white") << QColor(0x76, 0x76, 0x76) << QColor(Qt::white) << 4.54;
        QTest::newRow("order does not matter") << QColor(Qt::white) << QColor(0x76, 0x76, 0x76) << 4.54;
    }
    void ratioIsWcags()
    {
        QFETCH(QColor, a);
        QFETCH(QColor, b);
        QFETCH(double, expected);
        QVERIFY2(std::abs(contrast::ratio(a, b) - expected) < 0.01, qPrintable(QString::number(contrast::ratio(a, b))));
    }

    void shiftedColoursMeetTheRules()
    {
        for (const QColor &page : {QColor(Qt::white), QColor(Qt::black), QColor(0x80, 0x80, 0x80)})
            for (const QColor &color : {QColor(Qt::yellow), QColor(Qt::darkBlue), QColor(Qt::white), QColor(Qt::red)})
                QVERIFY(contrast::ratio(contrast::standingOut(color, page, 3.0), page) >= 3.0);
        QCOMPARE(contrast::standingOut(Qt::black, Qt::white, 3.0), QColor(Qt::black));
        const QColor tint = contrast::tintOf(Qt::blue, Qt::white, Qt::black, 1.3, 7.0);
        QVERIFY(contrast::ratio(tint, Qt::white) <= 1.3);
        QVERIFY(contrast::ratio(tint, Qt::white) > 1.15);
    }

    void ourThemesAreThereAndFirst()
    {
        const QStringList names = readerThemeNames();
        QCOMPARE(names.mid(0, 4),
                 QStringList({QStringLiteral("Bluepencil Light"), QStringLiteral("Bluepencil Dark"),
                              QStringLiteral("Bluepencil Sepia"), QStringLiteral("Bluepencil High Contrast")}));
        QVERIFY(names.contains(defaultReaderThemeName()));
        const Result<ReaderTheme> none = loadReaderTheme(QStringLiteral("No Such Theme"));
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

    void contrastsHold_data() { themeRows(); }
    void contrastsHold()
    {
        QFETCH(QString, name);
        QFETCH(double, least);
        const Result<ReaderTheme> loaded = loadReaderTheme(name);
        QVERIFY(loaded.ok());
        const ReaderTheme &theme = *loaded;
        const auto reads = [&](const char *what, const QColor &words, const QColor &ground, double atLeast) {
            const double ratio = contrast::ratio(words, ground);
            if (ratio < atLeast)
                qWarning("%s: %s on %s is %.2f:1, not %.1f:1", what, qPrintable(words.name()),
                         qPrintable(ground.name()), ratio, atLeast);
            return ratio >= atLeast;
        };
        QVERIFY(reads("text", theme.text, theme.page, least));
        QVERIFY(reads("muted text", theme.mutedText, theme.page, contrast::textLeast));
        QVERIFY(reads("muted text on panels", theme.mutedText, theme.surface, contrast::textLeast));
        QVERIFY(reads("text on panels", theme.text, theme.surface, least));
        QVERIFY(reads("selected text", theme.selectedText, theme.selection, least));
        QVERIFY(reads("text on a search hit", theme.text, theme.searchHit, least));
        QVERIFY(reads("text on the current hit", theme.currentHitText, theme.currentHit, contrast::textLeast));
        QVERIFY(reads("tick of a hit", theme.hitTick, theme.page, contrast::lineLeast));
        QVERIFY2(contrast::ratio(theme.currentHit, theme.searchHit) >= 1.35,
                 qPrintable(QString::number(contrast::ratio(theme.currentHit, theme.searchHit))));
        QVERIFY(theme.searchHit != theme.page && theme.searchHit != theme.selection);
        QVERIFY(reads("note", theme.note, theme.page, contrast::textLeast));
        QVERIFY(reads("accent", theme.accent, theme.page, contrast::textLeast));
        QVERIFY(reads("outline", theme.activeOutline, theme.page, contrast::lineLeast));
        QVERIFY(reads("caret", theme.caret, theme.page, contrast::lineLeast));
        for (const SurfaceStyle &style : theme.surfaceStyles)
            QVERIFY(reads(qPrintable(style.name), style.text, theme.page, least));
        QVERIFY(theme.styles.size() >= 9);
        for (const MarkStyle &style : theme.styles) {
            const QByteArray label = style.label.toUtf8();
            QVERIFY(reads(label + " line", style.line, theme.page, contrast::lineLeast));
            QVERIFY(reads(label + " text on tint", theme.text, style.tint, least));
            const double tint = contrast::ratio(style.tint, theme.page);
            QVERIFY2(tint <= contrast::tintMost, label + " tint " + QByteArray::number(tint));
            QVERIFY2(style.tint != theme.page, label + " has no tint");
        }
        QCOMPARE(theme.isDark, name.endsWith(QLatin1String("Dark")));
    }

    void peoplePlacesQuotesDifferWithoutRedOrGreen_data() { themeRows(); }
    void peoplePlacesQuotesDifferWithoutRedOrGreen()
    {
        QFETCH(QString, name);
        const Result<ReaderTheme> theme = loadReaderTheme(name);
        QVERIFY(theme.ok());
        const auto line = [&](QLatin1StringView label) {
            return theme->styles.at(theme->styleIndex(QString(label))).line;
        };
        const QList<QColor> lines{line(labels::person), line(labels::place), line(labels::quote)};
        for (const bool protan : {false, true})
            for (qsizetype i = 0; i < lines.size(); ++i)
                for (qsizetype j = i + 1; j < lines.size(); ++j)
                    QVERIFY2(distanceSeenBy(lines[i], lines[j], protan) > 0.12,
                             qPrintable(lines[i].name() + QLatin1Char(' ') + lines[j].name()));
    }

    void coloursComeFromTheThemeFile()
    {
        // The colour on the page is the file's, not one of ours: a data folder with another Light.
        const Result<ReaderTheme> light = loadReaderTheme(QStringLiteral("Bluepencil Light"));
        QVERIFY(light.ok());
        QFile file(findData(QStringLiteral("themes/bluepencil-light.theme")));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray json = file.readAll();
        for (const MarkStyle &style : light->styles.mid(0, 8)) {
            QVERIFY2(json.contains(style.line.name().toLatin1()), qPrintable(style.label));
            QVERIFY2(json.contains(style.tint.name().toLatin1()), qPrintable(style.label));
        }
        QVERIFY(json.contains(light->page.name().toLatin1()));
    }

    void anyInstalledThemeKeepsTheRules()
    {
        int others = 0;
        for (const QString &name : readerThemeNames()) {
            const Result<ReaderTheme> theme = loadReaderTheme(name);
            QVERIFY(theme.ok());
            QCOMPARE(theme->name, name);
            for (const MarkStyle &style : theme->styles) {
                QVERIFY2(contrast::ratio(style.line, theme->page) >= contrast::lineLeast,
                         qPrintable(name + style.label));
                QVERIFY2(contrast::ratio(style.tint, theme->page) <= contrast::tintMost,
                         qPrintable(name + style.label));
                QVERIFY2(contrast::ratio(style.tint, theme->text) >= contrast::textLeast - 0.3,
                         qPrintable(name + style.label));
            }
            QVERIFY2(contrast::ratio(theme->text, theme->page) >= contrast::textLeast, qPrintable(name));
            QVERIFY2(contrast::ratio(theme->currentHitText, theme->currentHit) >= contrast::textLeast,
                     qPrintable(name));
            QVERIFY2(contrast::ratio(theme->hitTick, theme->page) >= contrast::lineLeast, qPrintable(name));
            QVERIFY2(contrast::ratio(theme->text, theme->searchHit) >= contrast::textLeast - 1, qPrintable(name));
            QVERIFY2(theme->currentHit != theme->searchHit, qPrintable(name));
            ++others;
        }
        QVERIFY2(others > 10, "the library's own themes are missing");
    }

    void labelsOfTheUserGetTheirColour()
    {
        const Result<ReaderTheme> loaded = loadReaderTheme(QStringLiteral("Bluepencil Light"));
        QVERIFY(loaded.ok());
        Tagset tagset = Tagset::builtIn();
        Label irony{QStringLiteral("c0ffee"), QStringLiteral("Irony"), QStringLiteral("#ffee00"), {}, {}, 20};
        Label plain{QStringLiteral("beef"), QStringLiteral("Plain"), {}, {}, {}, 21};
        Label person = *tagset.find(QString(labels::person));
        person.color = QStringLiteral("#800000");
        tagset.put(irony);
        tagset.put(plain);
        tagset.put(person);
        const ReaderTheme theme = loaded->withTagset(tagset);
        const MarkStyle fallback = loaded->styles.last();
        QCOMPARE(theme.styles.last(), fallback);
        const MarkStyle own = theme.styles.at(theme.styleIndex(irony.id));
        QCOMPARE(own.label, irony.id);
        QCOMPARE(own.shape, MarkShape::Dashes);
        QVERIFY(contrast::ratio(own.line, theme.page) >= contrast::lineLeast); // yellow itself would not
        QVERIFY(own.line.hsvHue() > 40 && own.line.hsvHue() < 70);
        QVERIFY(contrast::ratio(own.tint, theme.page) <= contrast::tintMost);
        QCOMPARE(theme.styles.at(theme.styleIndex(plain.id)).line, fallback.line);
        QCOMPARE(theme.styles.at(theme.styleIndex(person.id)).line, QColor(0x80, 0, 0));
        QCOMPARE(theme.styles.at(theme.styleIndex(person.id)).shape, MarkShape::Line);
        QCOMPARE(theme.styleIndex(QStringLiteral("nowhere")), static_cast<quint16>(theme.styles.size() - 1));
        QCOMPARE(ReaderTheme().styleIndex(QStringLiteral("person")), quint16(0));
    }

    void surface_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &line, const QStringList &expected) {
            QTest::newRow(name) << line << expected;
        };
        row("plain", QStringLiteral("Nothing to see here."), {});
        row("empty", QString(), {});
        row("number", QStringLiteral("It took 14 years and 1,250 people."),
            {QStringLiteral("Number:14"), QStringLiteral("Number:1,250")});
        row("not in a word", QStringLiteral("The B52 and F-16b flew."), {});
        row("money", QStringLiteral("It cost $3.5 million, then €40."),
            {QStringLiteral("Money:$3.5 million"), QStringLiteral("Money:€40")});
        row("money in words", QStringLiteral("some 300 million euros"), {QStringLiteral("Money:300 million euros")});
        row("percent", QStringLiteral("Up 4.5% or 12 percent."),
            {QStringLiteral("Percentage:4.5%"), QStringLiteral("Percentage:12 percent")});
        row("url", QStringLiteral("See https://example.org/a?b=1, please."),
            {QStringLiteral("URL:https://example.org/a?b=1")});
        row("e-mail", QStringLiteral("Write to desk@example.org."), {QStringLiteral("E-mail:desk@example.org")});
        row("dateline", QStringLiteral("NEW LIMA (Reuters) — The bridge"),
            {QStringLiteral("Dateline:NEW LIMA (Reuters) —")});
        row("dateline with date", QStringLiteral("PORT HALDER, Vesk, Aug. 6 – Rain"),
            {QStringLiteral("Dateline:PORT HALDER, Vesk, Aug. 6 –")});
        row("no dateline inside", QStringLiteral("He left NEW LIMA — at once"), {});
    }
    void surface()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, expected);
        SurfaceMarker marker;
        for (int again = 0; again < 2; ++again) { // a line knows nothing of the lines before it
            QStringList found;
            for (const SurfaceRun &run : marker.run(line))
                found.append(run.style + QLatin1Char(':') + line.mid(run.start, run.length));
            QCOMPARE(found, expected);
            marker.run(QStringLiteral("NEW LIMA — on https://example.org 5"));
        }
    }

    void iconsTakeAColour()
    {
        QTemporaryDir data;
        QVERIFY(QDir(data.path()).mkdir(QStringLiteral("icons")));
        QFile file(data.filePath(QStringLiteral("icons/square.svg")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='24' height='24'>"
                   "<rect x='0' y='0' width='24' height='24' fill='currentColor'/></svg>");
        file.close();
        QFile broken(data.filePath(QStringLiteral("icons/broken.svg")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("<svg");
        broken.close();
        const QByteArray before = qgetenv("BLUEPENCIL_DATA");
        qputenv("BLUEPENCIL_DATA", data.path().toUtf8());
        const QIcon icon = lineIcon(QStringLiteral("square"), QColor(10, 120, 200));
        const QIcon bad = lineIcon(QStringLiteral("broken"), Qt::black);
        const QIcon none = lineIcon(QStringLiteral("no-such-icon"), Qt::black);
        qputenv("BLUEPENCIL_DATA", before);
        QVERIFY(none.isNull());
        QVERIFY(bad.isNull());
        const QImage image = icon.pixmap(QSize(16, 16)).toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), QColor(10, 120, 200));
        const QImage faint = icon.pixmap(QSize(16, 16), QIcon::Disabled).toImage();
        QVERIFY(faint.pixelColor(faint.width() / 2, faint.height() / 2).alpha() < 150);
    }
};

QTEST_MAIN(TestStyle)
#include "test_style.moc"
