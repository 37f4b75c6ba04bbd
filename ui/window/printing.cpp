// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/printing.h"

#include "core/base/whenfinished.h"
#include "core/exchange/exportfiles.h"
#include "ui/window/articlemarks.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressDialog>
#include <QtConcurrent>

namespace bluepencil {

namespace {

constexpr int sliceTime = 4; // milliseconds
constexpr qint32 sliceBytes = 16 * 1024;
constexpr int lookEvery = 100; // milliseconds
constexpr int progressSteps = 1000;

/// What the place uses for letters.
QPageLayout usualPaper()
{
    const bool imperial = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return QPageLayout(QPageSize(imperial ? QPageSize::Letter : QPageSize::A4), QPageLayout::Portrait, QMarginsF());
}

PrintJob jobOf(const OpenArticle &open, const ReaderTheme &theme)
{
    PrintJob job;
    job.article = open.article();
    job.theme = theme;
    job.title = open.article().displayTitle();
    if (const QDate date = open.article().header().published; date.isValid())
        job.date = QLocale().toString(date, QStringLiteral("dddd d MMMM yyyy"));
    for (const Label &label : open.tagset().labels())
        job.labels.insert(theme.styleIndex(label.id), label.name);
    return job;
}

} // namespace

/// The marks on their way into the job.
struct Printing::Collecting {
    Collecting(const std::shared_ptr<OpenArticle> &open, const ReaderTheme &theme)
        : article(open)
        , job(jobOf(*open, theme))
        , source(*open, job.theme)
        , marks(std::make_shared<MarkSnapshot>())
    {
    }

    std::shared_ptr<OpenArticle> article;
    PrintJob job;
    ArticleMarks source;
    std::shared_ptr<MarkSnapshot> marks;
    qint32 position = 0;
};

Printing::Printing(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(&m_slices, &QTimer::timeout, this, &Printing::collect);
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (m_dialog && m_fraction)
            m_dialog->setValue(static_cast<int>(*m_fraction * (progressSteps - 1)));
    });
}

Printing::~Printing()
{
    m_stop.request_stop();
}

void Printing::cancel()
{
    m_stop.request_stop();
    if (m_collecting)
        end(Error{ErrorCode::Cancelled, {}, {}});
}

void Printing::printByDialog(const std::shared_ptr<OpenArticle> &article)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(article->article().displayTitle());
    printer->setCreator(QStringLiteral("Bluepencil"));
    QPrintDialog dialog(printer.get(), m_window);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintPageRange |
                      QAbstractPrintDialog::PrintCollateCopies);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const bool ranged = printer->printRange() == QPrinter::PageRange;
    const QPageRanges pages = ranged ? printer->pageRanges() : QPageRanges();
    if (printer->outputFormat() == QPrinter::PdfFormat) { // into a file: that is written our way
        savePdf(article, printer->outputFileName(), printer->pageLayout(), pages);
        return;
    }
    start(article, pages, tr("Sent to %1").arg(printer->printerName()),
          [printer](const PrintJob &job, const std::stop_token &stop, const PrintWatch &watch) -> Result<void> {
              const Result<int> printed = printArticle(job, *printer, stop, watch);
              if (printed)
                  return {};
              printer->abort();
              return printed.error();
          });
}

void Printing::savePdfByDialog(const std::shared_ptr<OpenArticle> &article)
{
    const QString path = article->article().source().path;
    const QString stem = QFileInfo(article->article().id()).completeBaseName();
    QFileDialog dialog(m_window, tr("Save as PDF"), path.isEmpty() ? QDir::homePath() : QFileInfo(path).path(),
                       tr("PDF documents (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.selectFile((stem.isEmpty() ? tr("article") : stem) + QStringLiteral(".pdf"));
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        savePdf(article, dialog.selectedFiles().constFirst());
}

void Printing::savePdf(const std::shared_ptr<OpenArticle> &article, const QString &path)
{
    savePdf(article, path, usualPaper(), {});
}

void Printing::savePdf(const std::shared_ptr<OpenArticle> &article, const QString &path, const QPageLayout &paper,
                       const QPageRanges &pages)
{
    const QString articlePath = article->article().source().path;
    start(article, pages, tr("Saved as %1").arg(QDir::toNativeSeparators(path)),
          [path, paper, articlePath](const PrintJob &job, const std::stop_token &stop,
                                     const PrintWatch &watch) -> Result<void> {
              const Result<QByteArray> pdf = articlePdf(job, paper, stop, watch);
              if (!pdf)
                  return pdf.error();
              return writeFiles({{path, *pdf}}, {articlePath});
          });
}

void Printing::start(const std::shared_ptr<OpenArticle> &article, const QPageRanges &pages, const QString &done,
                     Work work)
{
    if (isBusy()) {
        Q_EMIT finished(false, tr("Another article is being printed; wait for it or cancel it"));
        return;
    }
    // On paper it is day, whatever theme the window has.
    const Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
    if (!theme) {
        Q_EMIT finished(false, theme.error().message);
        return;
    }
    m_work = std::move(work);
    m_done = done;
    m_stop = std::stop_source();
    m_fraction = std::make_shared<std::atomic<double>>(0.0);
    m_collecting = std::make_unique<Collecting>(article, theme->withTagset(article->tagset()));
    m_collecting->job.pages = pages;
    // Who tags meanwhile gets pages that show one moment.
    const auto again = [this] {
        if (m_collecting) {
            m_collecting->marks = std::make_shared<MarkSnapshot>();
            m_collecting->position = 0;
        }
    };
    connect(article.get(), &OpenArticle::changed, &m_slices, again);
    connect(article.get(), &OpenArticle::suggestionsChanged, &m_slices, again);

    m_dialog = new QProgressDialog(tr("Printing “%1”").arg(m_collecting->job.title.left(80)), tr("Cancel"), 0,
                                   progressSteps, m_window);
    m_dialog->setObjectName(QStringLiteral("printProgress"));
    m_dialog->setWindowTitle(tr("Printing"));
    m_dialog->setMinimumDuration(500); // most are done before
    m_dialog->setAutoClose(false);
    m_dialog->setAutoReset(false);
    m_dialog->setValue(0);
    connect(m_dialog, &QProgressDialog::canceled, this, &Printing::cancel);
    m_slices.start(0);
}

/// Takes over some of the marks: for no longer than a frame has time for.
void Printing::collect()
{
    QElapsedTimer clock;
    clock.start();
    Collecting &now = *m_collecting;
    const qint32 size = now.job.article.size();
    while (now.position < size && !clock.hasExpired(sliceTime)) {
        const qint32 end = now.position + std::min(sliceBytes, size - now.position);
        now.marks->take(now.source, {now.position, end});
        now.position = end;
    }
    if (now.position >= size)
        beginWork();
}

void Printing::beginWork()
{
    m_slices.stop();
    disconnect(m_collecting->article.get(), nullptr, &m_slices, nullptr);
    PrintJob job = m_collecting->job;
    job.marks = m_collecting->marks;
    m_collecting.reset();
    m_working = true;
    m_look.start();
    const auto printing =
        QtConcurrent::run([job, work = m_work, stop = m_stop.get_token(), fraction = m_fraction]() -> Result<void> {
            PrintWatch watch;
            watch.progress = [&](double done) { *fraction = done; };
            return work(job, stop, watch);
        });
    m_work = nullptr; // the printer is the worker's now
    whenFinished(printing, this, [this](const Result<void> &result) { end(result); });
}

void Printing::end(const Result<void> &result)
{
    m_slices.stop();
    m_look.stop();
    if (m_collecting)
        disconnect(m_collecting->article.get(), nullptr, &m_slices, nullptr);
    m_collecting.reset();
    m_work = nullptr;
    m_working = false;
    if (m_dialog) {
        m_dialog->disconnect(this); // closing it is no cancelling
        m_dialog->hide();
        m_dialog->deleteLater();
        m_dialog.clear();
    }
    if (result)
        Q_EMIT finished(true, m_done);
    else if (result.error().code == ErrorCode::Cancelled)
        Q_EMIT finished(false, {});
    else
        Q_EMIT finished(false, tr("Nothing was printed. %1").arg(result.error().message));
}

} // namespace bluepencil
