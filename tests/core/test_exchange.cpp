// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exchangeformat.h"
#include "core/exchange/htmlmarks.h"
#include "core/exchange/safenames.h"

#include "tests/support/exchangesample.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace bluepencil;

namespace {

QString goldenFolder(const QString &format)
{
    return QStringLiteral(BLUEPENCIL_TEST_DATA "/exchange/") + format;
}

QString fileName(const ExportedFile &file)
{
    return file.fixedName.isEmpty() ? QStringLiteral("harbour.") + file.suffix : file.fixedName;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no golden; renew them)");
}

QByteArray report(const QList<Loss> &losses)
{
    QByteArray lines;
    for (const Loss &loss : losses)
        lines += loss.what.toUtf8() + ' ' + QByteArray::number(loss.count) + ": " + loss.detail.toUtf8() + '\n';
    return lines;
}

Export written(const ExchangeFormat &format, const QList<AnnotatedArticle> &articles)
{
    const Result<Export> result = format.write(articles);
    return result.ok() ? result.value() : Export{};
}

// "[a aa[b aa]][b bb]" for steps over "aaaabb": what the header draws.
QString drawn(const QString &text, const std::vector<MarkStep> &steps)
{
    QString out;
    for (const MarkStep &step : steps) {
        if (step.kind == MarkStep::Kind::Open)
            out += QStringLiteral("[%1:").arg(QChar(u'a' + step.item));
        else if (step.kind == MarkStep::Kind::Close)
            out += u']';
        else
            out += text.mid(step.span.start, step.span.length());
    }
    return out;
}

void formatRows()
{
    QTest::addColumn<QString>("id");
    for (const ExchangeFormat &format : exchangeFormats())
        QTest::newRow(format.id) << QString::fromLatin1(format.id);
}

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfTheArticleAsAWhole();
    void deletedLabelsKeepTheirName_data() { formatRows(); }
    void deletedLabelsKeepTheirName();
    void notesOnNamesAreCarriedOrReported_data() { formatRows(); }
    void notesOnNamesAreCarriedOrReported();
    void initTestCase();
    void theTableBeginsWithTheFourPromised();
    void writesTheGolden_data() { formatRows(); }
    void writesTheGolden();
    void sameInputSameBytes_data() { formatRows(); }
    void sameInputSameBytes();
    void emptyArticle_data() { formatRows(); }
    void emptyArticle();
    void severalArticles_data() { formatRows(); }
    void severalArticles();
    void lossesAreCountedOnce_data() { formatRows(); }
    void lossesAreCountedOnce();
    void marksNest_data();
    void marksNest();
    void namesAreSafe_data();
    void namesAreSafe();
    void collidingNamesDiffer();
};

void TestExchange::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestExchange::theTableBeginsWithTheFourPromised()
{
    QStringList ids;
    for (const ExchangeFormat &format : exchangeFormats()) {
        ids.append(QString::fromLatin1(format.id));
        QCOMPARE(findExchangeFormat(ids.last()), &format);
        QVERIFY(qstrlen(format.title) > 0 && qstrlen(format.suffix) > 0);
    }
    QCOMPARE(ids.mid(0, 4), QStringList({QStringLiteral("brat"), QStringLiteral("jsonl"), QStringLiteral("csv"),
                                         QStringLiteral("html")}));
    QVERIFY(!findExchangeFormat(u"nothing"));
}

/// The goldens lie in tests/data/exchange/FORMAT; BLUEPENCIL_RENEW_GOLDENS=1 writes them anew, for review.
void TestExchange::writesTheGolden()
{
    QFETCH(QString, id);
    const Export made = written(*findExchangeFormat(id), {exchangesample::handMade()});
    QVERIFY(!made.files.isEmpty());
    QMap<QString, QByteArray> expected{{QStringLiteral("losses.txt"), report(made.losses)}};
    for (const ExportedFile &file : made.files)
        expected.insert(fileName(file), file.content);

    const QString folder = goldenFolder(id);
    if (qEnvironmentVariableIsSet("BLUEPENCIL_RENEW_GOLDENS")) {
        QDir(folder).removeRecursively();
        QVERIFY(QDir().mkpath(folder));
        for (auto file = expected.begin(); file != expected.end(); ++file) {
            QFile golden(folder + u'/' + file.key());
            QVERIFY(golden.open(QIODevice::WriteOnly));
            QCOMPARE(golden.write(*file), file->size());
        }
        QSKIP("The goldens were written anew; look at the difference before you keep them");
    }
    QCOMPARE(QStringList(expected.keys()), QDir(folder).entryList(QDir::Files, QDir::Name | QDir::LocaleAware));
    for (auto file = expected.begin(); file != expected.end(); ++file)
        QCOMPARE(QString::fromUtf8(*file), QString::fromUtf8(contentOf(folder + u'/' + file.key())));
}

void TestExchange::sameInputSameBytes()
{
    QFETCH(QString, id);
    const ExchangeFormat &format = *findExchangeFormat(id);
    for (quint32 seed = 0; seed < 40; ++seed) {
        const Export once = written(format, {exchangesample::Random(seed).article()});
        AnnotatedArticle again = exchangesample::Random(seed).article();
        QCOMPARE(written(format, {again}), once);
        // Nor does the order matter in which annotations and relations are told.
        std::reverse(again.annotations.begin(), again.annotations.end());
        std::reverse(again.relations.begin(), again.relations.end());
        const Export reversed = written(format, {again});
        QCOMPARE(reversed.files, once.files);
    }
}

void TestExchange::emptyArticle()
{
    QFETCH(QString, id);
    const Export made = written(*findExchangeFormat(id), {AnnotatedArticle{}});
    QVERIFY(!made.files.isEmpty());
    QVERIFY(made.losses.isEmpty());
}

void TestExchange::severalArticles()
{
    QFETCH(QString, id);
    const ExchangeFormat &format = *findExchangeFormat(id);
    const QList<AnnotatedArticle> articles{exchangesample::Random(1).article(), exchangesample::Random(2).article(),
                                           exchangesample::Random(3).article()};
    const Export made = written(format, articles);
    QMap<qsizetype, int> filesOfArticle;
    for (const ExportedFile &file : made.files)
        if (file.fixedName.isEmpty())
            ++filesOfArticle[file.article];
    QCOMPARE(filesOfArticle.size(), format.joins ? 1 : 3);
    QVERIFY(!format.oneFile || filesOfArticle.value(0) == 1);
    QCOMPARE(made.files.first().suffix, QString::fromLatin1(format.suffix));
}

void TestExchange::lossesAreCountedOnce()
{
    QFETCH(QString, id);
    const QStringList words =
        QStringLiteral("overlap discontinuous attribute note name-note relation speaker cue entity "
                       "article status whitespace character label-name position")
            .split(u' ');
    for (quint32 seed = 0; seed < 40; ++seed) {
        const Export made = written(*findExchangeFormat(id), {exchangesample::Random(seed).article()});
        QStringList told;
        for (const Loss &loss : made.losses) {
            QVERIFY2(words.contains(loss.what), qPrintable(loss.what));
            QVERIFY(loss.count > 0);
            QVERIFY(!loss.detail.isEmpty() && !loss.detail.endsWith(u'.'));
            QVERIFY(!told.contains(loss.what + loss.detail));
            told.append(loss.what + loss.detail);
        }
    }
}

void TestExchange::marksNest_data()
{
    QTest::addColumn<QStringList>("spans"); // one line of dashes under the text for each mark
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const QStringList &spans, const char *expected) {
        QTest::newRow(name) << spans << QString::fromLatin1(expected);
    };
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    row("none", {}, "abcdef");
    row("one", {s(" --")}, "a[a:bc]def");
    row("inside", {s("-----"), s(" --")}, "[a:a[b:bc]de]f");
    row("crossing", {s("----"), s("  ----")}, "[a:ab[b:cd]][b:ef]");
    row("the same twice", {s(" --"), s(" --")}, "a[a:[b:bc]]def");
    row("touching", {s("--"), s("  --")}, "[a:ab][b:cd]ef");
    row("three crossing", {s("---"), s(" ---"), s("  ---")}, "[a:a[b:b[c:c]]][c:[b:d]e]f");
    row("ending together", {s("----"), s("  --")}, "[a:ab[b:cd]]ef");
    row("the longer begins later", {s("---"), s(" -----"), s(" --")}, "[a:a[b:[c:bc]]][b:def]");
    row("all", {s("------")}, "[a:abcdef]");
}

void TestExchange::marksNest()
{
    QFETCH(QStringList, spans);
    QFETCH(QString, expected);
    std::vector<MarkSpan> marks;
    for (qsizetype i = 0; i < spans.size(); ++i)
        marks.push_back({{static_cast<qint32>(spans.at(i).indexOf(u'-')), static_cast<qint32>(spans.at(i).size())},
                         static_cast<int>(i)});
    QCOMPARE(drawn(QStringLiteral("abcdef"), nestMarks({0, 6}, marks)), expected);
}

void TestExchange::namesAreSafe_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *name, const QString &shown, const char *safe) {
        QTest::newRow(name) << shown << QString::fromLatin1(safe);
    };
    row("as it is", QStringLiteral("Person_2-b"), "Person_2-b");
    row("blanks", QStringLiteral("said by"), "said_by");
    row("umlaut", QStringLiteral("Öl"), "_l");
    row("an emoji is one sign", QStringLiteral("a\U0001F6A2b"), "a_b");
    row("nothing to keep", QStringLiteral("人物"), "Label");
    row("empty", QString(), "Label");
    row("a dash first", QStringLiteral("-x"), "_x");
    row("markup", QStringLiteral("<b>|x"), "_b__x");
}

void TestExchange::namesAreSafe()
{
    QFETCH(QString, shown);
    QFETCH(QString, safe);
    QCOMPARE(SafeNames(QStringLiteral("Label")).nameFor(QStringLiteral("id"), shown), safe);
}

void TestExchange::collidingNamesDiffer()
{
    SafeNames names(QStringLiteral("Label"));
    QCOMPARE(names.nameFor(QStringLiteral("1"), QStringLiteral("a b")), QStringLiteral("a_b"));
    QCOMPARE(names.nameFor(QStringLiteral("2"), QStringLiteral("a|b")), QStringLiteral("a_b_2"));
    QCOMPARE(names.nameFor(QStringLiteral("3"), QStringLiteral("a_b_2")), QStringLiteral("a_b_2_2"));
    QCOMPARE(names.nameFor(QStringLiteral("1"), QStringLiteral("a b")), QStringLiteral("a_b"));
}

void TestExchange::deletedLabelsKeepTheirName()
{
    QFETCH(QString, id);
    AnnotatedArticle sample = exchangesample::handMade();
    const QString gone = QStringLiteral("b3dc25a4-7b74-4f0f-a7a2-254754f8e3a5");
    sample.tagset.put({gone, QStringLiteral("Topic"), {}, {}, {}, 30});
    sample.annotations.first().annotation.label = gone;
    sample.tagset.remove(gone); // "Keep them under its name"
    bool isNamed = false;
    for (const ExportedFile &file : written(*findExchangeFormat(id), {sample}).files) {
        QVERIFY2(!file.content.contains(gone.toUtf8()), qPrintable(fileName(file)));
        isNamed = isNamed || file.content.contains("Topic");
    }
    QVERIFY(isNamed);
}

void TestExchange::notesOnNamesAreCarriedOrReported()
{
    QFETCH(QString, id);
    AnnotatedArticle sample = exchangesample::handMade();
    sample.cast.first().note = QStringLiteral("met in 2019");
    const Export made = written(*findExchangeFormat(id), {sample});
    const bool isCarried = std::any_of(made.files.begin(), made.files.end(),
                                       [](const ExportedFile &file) { return file.content.contains("met in 2019"); });
    const bool isReported = std::any_of(made.losses.begin(), made.losses.end(),
                                        [](const Loss &loss) { return loss.what == QStringLiteral("name-note"); });
    QVERIFY(isCarried != isReported);
    QCOMPARE(isCarried, id != QStringLiteral("csv"));
}

void TestExchange::tellsOfTheArticleAsAWhole()
{
    AnnotatedArticle sample = exchangesample::handMade();
    const AnnotatedArticle plain = sample;
    sample.state = {QUuid(),
                    ReadingStatus::Done,
                    {QStringLiteral("person"), QStringLiteral("economy")},
                    QStringLiteral("Call back")};
    for (const ExchangeFormat &format : exchangeFormats()) {
        const Export with = written(format, {sample});
        const Export without = written(format, {plain});
        if (QLatin1StringView(format.id) == QLatin1StringView("jsonl")) {
            QCOMPARE(with.losses, QList<Loss>());
            const QByteArray tail =
                ",\"status\":\"done\",\"labels\":[\"Person\",\"economy\"],\"note\":\"Call back\"}\n";
            QByteArray expected = without.files.first().content;
            expected.replace(expected.size() - 2, 2, tail);
            QCOMPARE(with.files.first().content, expected);
            continue;
        }
        QCOMPARE(with.files, without.files);
        const auto lost = [](const Export &made) {
            qsizetype count = 0;
            for (const Loss &loss : made.losses)
                count += loss.detail.contains(QStringLiteral("article")) ? loss.count : 0;
            return count;
        };
        QCOMPARE(lost(without), 0);
        QCOMPARE(lost(with), 4); // the status, two labels, the note
    }
}

QTEST_GUILESS_MAIN(TestExchange)
#include "test_exchange.moc"
