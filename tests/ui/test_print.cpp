// SPDX-License-Identifier: GPL-3.0-or-later
// Articles on paper: what stands on which page, and what the PDF file gives back.
#include "core/reading/articlereader.h"
#include "tests/support/listmarksource.h"
#include "tests/support/newsgenerator.h"
#include "tests/support/readerfixture.h"
#include "ui/reader/articleprinter.h"
#include "ui/reader/pagination.h"

#include <QPrinter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtConcurrent>

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

struct Printout {
    QByteArray pdf;
    std::vector<PrintedPage> pages;
};

ReaderTheme lightTheme()
{
    const Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
    return theme ? *theme : ReaderTheme();
}

PrintJob jobOf(const Article &article, const MarkSource *source = nullptr)
{
    PrintJob job;
    job.article = article;
    job.theme = lightTheme();
    job.title = article.displayTitle();
    job.date = QStringLiteral("Monday 5 January 2026");
    if (source) {
        auto marks = std::make_shared<MarkSnapshot>();
        marks->take(*source, {0, article.size()});
        job.marks = marks;
        const Tagset tagset = Tagset::builtIn();
        for (const Label &label : tagset.labels())
            job.labels.insert(job.theme.styleIndex(label.id), label.name);
    }
    return job;
}

QPageLayout paper(QPageSize::PageSizeId size = QPageSize::A4)
{
    return QPageLayout(QPageSize(size), QPageLayout::Portrait, QMarginsF());
}

Printout printed(const PrintJob &job, const QPageLayout &layout = paper())
{
    Printout result;
    PrintWatch watch;
    watch.page = [&](const PrintedPage &page) { result.pages.push_back(page); };
    const Result<QByteArray> pdf = articlePdf(job, layout, {}, watch);
    if (pdf)
        result.pdf = *pdf;
    return result;
}

/// Where the printed lines are not the text from end to end, each line once; empty if they are.
QString faultOf(const Printout &printout, const Article &article)
{
    qint32 page = 0;
    qint32 line = 0;
    for (const PrintedPage &printedPage : printout.pages) {
        if (printedPage.span.start != page)
            return QStringLiteral("page %1 begins at %2, not %3")
                .arg(printedPage.number)
                .arg(printedPage.span.start)
                .arg(page);
        page = printedPage.span.end;
        for (const Span &span : printedPage.lines) {
            // Between lines of two paragraphs there are line ends, else nothing.
            for (; line < span.start && article.text().at(line) == '\n'; ++line) {
            }
            if (span.start != line || span.isEmpty() || !printedPage.span.contains(span))
                return QStringLiteral("page %1: line %2-%3 follows %4")
                    .arg(printedPage.number)
                    .arg(span.start)
                    .arg(span.end)
                    .arg(line);
            line = span.end;
        }
    }
    const bool whole = page == article.size() && article.text().mid(line).count('\n') == article.size() - line;
    return whole ? QString() : QStringLiteral("the end is at %1 and %2").arg(page).arg(line);
}

/// The words of a PDF file, as another program reads them; page by page, without header and footer.
std::optional<QString> wordsOf(const QByteArray &pdf)
{
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (tool.isEmpty())
        return std::nullopt;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return QString();
    file.close();
    QProcess process;
    process.start(tool, {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), file.fileName(),
                         QStringLiteral("-")});
    if (!process.waitForFinished())
        return QString();
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// True where these words come in this order, whatever stands between them.
bool comesInOrder(const QStringList &wanted, const QStringList &given, QString *missing)
{
    qsizetype at = 0;
    for (const QString &word : wanted) {
        at = given.indexOf(word, at);
        if (at < 0) {
            *missing = word;
            return false;
        }
        ++at;
    }
    return true;
}

} // namespace

class TestPrint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesPartitionTheText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("size");
        const QByteArray news = NewsGenerator(3).make(40'000).text;
        QTest::newRow("news") << news << int(QPageSize::A4);
        QTest::newRow("news on letter paper") << news << int(QPageSize::Letter);
        QTest::newRow("news on small paper") << news << int(QPageSize::A7);
        QTest::newRow("all kinds of script") << oddText(5, 120) << int(QPageSize::A5);
        QTest::newRow("right to left") << QByteArray("שלום לכולם זה מבחן של שורות ארוכות מאוד. ").repeated(300)
                                       << int(QPageSize::A4);
        QTest::newRow("one paragraph in pieces")
            << NewsGenerator(4).make(60'000).text.replace('\n', ' ') << int(QPageSize::A4);
        QTest::newRow("no blanks at all") << QByteArray("x").repeated(30'000) << int(QPageSize::A4);
        QTest::newRow("lines parted by blank ones")
            << QByteArray("One line.\n\nAnother one.\n\n").repeated(200) << int(QPageSize::A4);
        QTest::newRow("blank lines only") << QByteArray("\n").repeated(500) << int(QPageSize::A4);
        QTest::newRow("blank lines at the end")
            << QByteArray("word\n") + QByteArray("\n").repeated(500) << int(QPageSize::A4);
        QTest::newRow("empty") << QByteArray() << int(QPageSize::A4);
        QTest::newRow("header lines") << QByteArray("Title: A title\nDate: 2026-01-05\n\nThe story.\n") + news
                                      << int(QPageSize::A4);
    }

    void pagesPartitionTheText()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, size);
        const Article article = articleOf(text);
        const Printout printout = printed(jobOf(article), paper(static_cast<QPageSize::PageSizeId>(size)));
        QVERIFY(!printout.pages.empty());
        QCOMPARE(faultOf(printout, article), QString());
        for (std::size_t i = 0; i < printout.pages.size(); ++i)
            QCOMPARE(printout.pages[i].number, static_cast<int>(i) + 1);
        if (!text.trimmed().isEmpty())
            for (const PrintedPage &page : printout.pages)
                QVERIFY2(!page.lines.empty(), "a page without words");
    }

    void noLineStandsAlone()
    {
        // Of every length, so that paragraphs meet the page's end in every way.
        QByteArray text;
        for (int i = 0; i < 300; ++i)
            text += QByteArray("some words of a paragraph ").repeated(2 + i * 7 % 23) + '\n';
        const Article article = articleOf(text);
        const Printout printout = printed(jobOf(article));
        QVERIFY(printout.pages.size() > 10);
        int broken = 0;
        for (std::size_t i = 0; i + 1 < printout.pages.size(); ++i) {
            const PrintedPage &page = printout.pages[i];
            const PrintedPage &next = printout.pages[i + 1];
            const Span paragraph = article.paragraphs().span(article.paragraphs().at(next.span.start));
            if (next.span.start == paragraph.start)
                continue;
            ++broken;
            const auto isHere = [&](Span line) { return paragraph.contains(line); };
            QVERIFY(std::count_if(page.lines.begin(), page.lines.end(), isHere) >= 2);
            QVERIFY(std::count_if(next.lines.begin(), next.lines.end(), isHere) >= 2);
        }
        QVERIFY(broken > 3); // or nothing was tried
    }

    void aParagraphHigherThanAPageGoesOn()
    {
        const Article article =
            articleOf(QByteArray("ten words that stand in one very long paragraph here ").repeated(400));
        const Printout printout = printed(jobOf(article));
        QVERIFY(printout.pages.size() >= 5);
        for (std::size_t i = 0; i + 1 < printout.pages.size(); ++i)
            QVERIFY2(printout.pages[i].lines.size() > 30, "a page that is not full");
    }

    void everyMarkIsOnItsPages()
    {
        GeneratedNews news = NewsGenerator(7).make(30'000);
        const Article article = articleOf(news.text);
        const ReaderTheme theme = lightTheme();
        static const QLatin1StringView kinds[]{labels::person, labels::place, labels::organization, labels::date,
                                               labels::quote};
        ListMarkSource source;
        quint64 id = 0;
        for (const GeneratedMark &mark : news.marks)
            source.add({mark.span, ++id, theme.styleIndex(QString(kinds[mark.kind])),
                        id % 3 ? MarkState::Own : MarkState::Suggested, false});
        source.add(
            {{100, article.size() - 100}, ++id, theme.styleIndex(QString(labels::quote)), MarkState::Own, false});
        const Printout printout = printed(jobOf(article, &source));
        QVERIFY(printout.pages.size() > 5);
        for (const PrintedPage &page : printout.pages) {
            std::vector<quint64> wanted;
            source.forEachMark(page.span, [&](const Mark &mark) {
                const bool onLine = std::any_of(page.lines.begin(), page.lines.end(),
                                                [&](Span line) { return line.overlaps(mark.span); });
                if (onLine)
                    wanted.push_back(mark.id);
            });
            std::vector<quint64> painted;
            for (const Mark &mark : page.marks)
                painted.push_back(mark.id);
            std::sort(wanted.begin(), wanted.end());
            std::sort(painted.begin(), painted.end());
            QVERIFY(wanted.size() > 3);
            QCOMPARE(painted, wanted);
        }
    }

    void aSnapshotTakenInSlicesIsTheSource()
    {
        GeneratedNews news = NewsGenerator(8).make(20'000);
        std::vector<Mark> marks{{{10, 15'000}, 9000, 4, MarkState::Suggested, true}};
        for (const GeneratedMark &mark : news.marks)
            marks.push_back({mark.span, marks.size(), static_cast<quint16>(mark.kind), MarkState::Own, false});
        ListMarkSource source(marks);
        source.setNote(9000, QStringLiteral("a note"));
        MarkSnapshot snapshot;
        for (qint32 at = 0; at < news.text.size(); at += 700)
            snapshot.take(source, {at, at + 700});
        QCOMPARE(snapshot.size(), static_cast<qsizetype>(marks.size()));
        QCOMPARE(snapshot.noteOf(9000), QStringLiteral("a note"));
        QVERIFY(snapshot.hasSuggestions());
        for (qint32 at = 0; at < news.text.size(); at += 333) {
            std::vector<Mark> wanted;
            std::vector<Mark> given;
            source.forEachMark({at, at + 500}, [&](const Mark &mark) { wanted.push_back(mark); });
            snapshot.forEachMark({at, at + 500}, [&](const Mark &mark) { given.push_back(mark); });
            QVERIFY(wanted == given);
        }
    }

    void anotherProgramReadsEveryParagraphInOrder()
    {
        const Result<Article> article =
            readArticle(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/resources/samples/2026-01-05-harbour-trade.txt"));
        QVERIFY(article.ok());
        const Printout printout = printed(jobOf(*article));
        QVERIFY(printout.pdf.startsWith("%PDF"));
        const std::optional<QString> words = wordsOf(printout.pdf);
        QVERIFY2(words, "pdftotext is missing: install poppler-utils, as tests/run does");
        QString missing;
        QVERIFY2(comesInOrder(article->string({0, article->size()}).simplified().split(QLatin1Char(' ')),
                              words->simplified().split(QLatin1Char(' ')), &missing),
                 qPrintable(missing + QStringLiteral("\n") + *words));
        QVERIFY(words->contains(QStringLiteral("1 / %1").arg(printout.pages.size())));
        QVERIFY(words->contains(QStringLiteral("Monday 5 January 2026")));
    }

    void longNotesAreWholeAndGoOnOverPages()
    {
        QByteArray text;
        for (int i = 0; i < 120; ++i)
            text += "A paragraph with a Name in it that somebody has a lot to say about, in the margin.\n";
        const Article article = articleOf(text);
        ListMarkSource source;
        QStringList wanted;
        for (int i = 0; i < 10; ++i) {
            const auto at = static_cast<qint32>(i * text.size() / 120 + 19);
            source.add({{at, at + 4}, quint64(i + 1), 0, MarkState::Own, true});
            QStringList note;
            for (int word = 0; word < 120; ++word)
                note.append(QStringLiteral("n%1w%2").arg(i).arg(word));
            wanted += note;
            source.setNote(quint64(i + 1), note.join(QLatin1Char(' ')));
        }
        const Printout printout = printed(jobOf(article, &source));
        QCOMPARE(faultOf(printout, article), QString());
        const std::optional<QString> words = wordsOf(printout.pdf);
        QVERIFY2(words, "pdftotext is missing: install poppler-utils, as tests/run does");
        QString missing;
        QVERIFY2(comesInOrder(wanted, words->simplified().split(QLatin1Char(' ')), &missing), qPrintable(missing));
    }

    void aTabulatorLeavesRoom()
    {
        Paginator paginator(articleOf("a\tb\n"), Typography::onPaper(1200), lightTheme(), 4000);
        const std::optional<PaperPage> page = paginator.next(10'000);
        QVERIFY(page && page->parts.size() == 1);
        const BlockLayout &block = *page->parts[0].layout;
        QVERIFY(block.xOf(2) > 4 * Typography::onPaper(1200).averageWidth);
    }

    void aTitleInTheTextIsNotPrintedTwice()
    {
        const Result<Article> article = readArticle(ReaderInput{
            "Title: The harbour counts its ships\nDate: 2026-01-05\n\n" + NewsGenerator(13).make(9'000).text,
            QString(),
            QStringLiteral("ships.txt"),
            {},
            {}});
        QVERIFY(article.ok());
        QCOMPARE(article->displayTitle(), QStringLiteral("The harbour counts its ships"));
        const Printout printout = printed(jobOf(*article));
        const std::optional<QString> words = wordsOf(printout.pdf);
        QVERIFY2(words, "pdftotext is missing: install poppler-utils, as tests/run does");
        QVERIFY(printout.pages.size() > 1);
        QCOMPARE(words->count(article->displayTitle()), static_cast<qsizetype>(printout.pages.size()));
    }

    void onlyTheWantedPagesArePrinted()
    {
        const Article article = articleOf(NewsGenerator(9).make(30'000).text);
        PrintJob job = jobOf(article);
        const Printout all = printed(job);
        job.pages.addRange(2, 3);
        const Printout some = printed(job);
        QCOMPARE(some.pages.size(), 2u);
        QCOMPARE(some.pages[0].span, all.pages[1].span);
        QCOMPARE(some.pages[1].span, all.pages[2].span);
    }

    void aHugeArticleIsCancelledAtOnce()
    {
        const Article article = articleOf(NewsGenerator(10).make(3'000'000).text);
        std::stop_source stop;
        std::vector<int> pages;
        PrintWatch watch;
        watch.page = [&](const PrintedPage &page) {
            pages.push_back(page.number);
            if (page.number == 3)
                stop.request_stop();
        };
        const Result<QByteArray> pdf = articlePdf(jobOf(article), paper(), stop.get_token(), watch);
        QVERIFY(!pdf);
        QCOMPARE(pdf.error().code, ErrorCode::Cancelled);
        QCOMPARE(pages, (std::vector<int>{1, 2, 3}));
    }

    void aPrinterGetsTheSamePages()
    {
        const Article article = articleOf(NewsGenerator(14).make(20'000).text);
        QTemporaryDir folder;
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("a.pdf")));
        printer.setPageSize(QPageSize(QPageSize::A4));
        std::vector<PrintedPage> pages;
        PrintWatch watch;
        watch.page = [&](const PrintedPage &page) { pages.push_back(page); };
        const Result<int> count = printArticle(jobOf(article), printer, {}, watch);
        QVERIFY(count.ok());
        const Printout wanted = printed(jobOf(article));
        QCOMPARE(static_cast<std::size_t>(*count), wanted.pages.size());
        QCOMPARE(pages.size(), wanted.pages.size());
        for (std::size_t i = 0; i < pages.size(); ++i)
            QVERIFY(pages[i].lines == wanted.pages[i].lines);
        QVERIFY(QFileInfo(printer.outputFileName()).size() > 10'000);
    }

    void aDeviceThatTakesNoPagesIsAnError()
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(QStringLiteral("/nowhere/at/all/a.pdf"));
        const Result<int> count = printArticle(jobOf(articleOf("words")), printer);
        QVERIFY(!count);
        QCOMPARE(count.error().code, ErrorCode::WriteFailed);
    }

    void pagesAreTheSameOnAnotherThread()
    {
        // Not of every script: for those that no good font is here for, Qt's choice depends on what it drew before.
        const Article article = articleOf(NewsGenerator(11).make(20'000).text + "שלום לכולם, naïve Ünïcödé\n");
        const PrintJob job = jobOf(article);
        const Printout here = printed(job);
        const Printout there = QtConcurrent::run([&] { return printed(job); }).result();
        QCOMPARE(there.pages.size(), here.pages.size());
        for (std::size_t i = 0; i < here.pages.size(); ++i)
            QVERIFY(here.pages[i].lines == there.pages[i].lines);
    }

    void progressGoesUpToTheEnd()
    {
        const Article article = articleOf(NewsGenerator(12).make(60'000).text);
        std::vector<double> told;
        PrintWatch watch;
        watch.progress = [&](double fraction) { told.push_back(fraction); };
        QVERIFY(articlePdf(jobOf(article), paper(), {}, watch).ok());
        QVERIFY(told.size() > 20);
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QCOMPARE(told.back(), 1.0);
    }
};

QTEST_MAIN(TestPrint)
#include "test_print.moc"
