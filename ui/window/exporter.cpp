// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/exporter.h"

#include "core/base/whenfinished.h"
#include "core/exchange/exportfiles.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/window/noticebar.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

namespace bluepencil {

namespace {

const QString topic = QStringLiteral("export");

} // namespace

Exporter::Exporter(NoticeBar *notice, QWidget *window)
    : QObject(window)
    , m_notice(notice)
    , m_window(window)
{
}

/// By value: while the dialog is open the window may turn to another one.
void Exporter::exportByDialog(std::shared_ptr<OpenArticle> article, const QString &formatId)
{
    const QString path = article->article().source().path;
    ExportDialog dialog(*article, path.isEmpty() ? QDir::homePath() : QFileInfo(path).path(), m_window);
    if (!formatId.isEmpty())
        dialog.setFormat(formatId);
    if (dialog.exec() == QDialog::Accepted)
        exportTo(article, QString::fromLatin1(dialog.format()->id), dialog.layer(), dialog.path());
}

void Exporter::exportTo(const std::shared_ptr<OpenArticle> &article, const QString &formatId, ExportLayer layer,
                        const QString &path)
{
    const ExchangeFormat *format = findExchangeFormat(formatId);
    if (!format)
        return;
    struct Outcome {
        Result<QStringList> paths;
        QList<Loss> losses;
    };
    const ArticleSnapshot snapshot = article->snapshot();
    const QString articlePath = article->article().source().path;
    const auto exporting = QtConcurrent::run([format, snapshot, layer, path, articlePath]() -> Outcome {
        const Result<Export> written = format->write({snapshot.annotated(layer)});
        if (!written)
            return {written.error(), {}};
        return {writeExport(*written, *format, path, {articlePath}), written->losses};
    });
    whenFinished(exporting, this, [this](const Outcome &outcome) {
        m_notice->withdraw(topic); // what became of the one before is past
        if (!outcome.paths) {
            m_notice->say(tr("Nothing was exported. %1: %2")
                              .arg(QFileInfo(outcome.paths.error().where).fileName(), outcome.paths.error().message),
                          NoticeBar::Tone::Problem, {}, topic);
            Q_EMIT finished(false);
            return;
        }
        QString said = tr("Exported to %1").arg(QDir::toNativeSeparators(outcome.paths->first()));
        QStringList lost;
        for (const Loss &loss : outcome.losses)
            lost.append(loss.detail.isEmpty() ? tr("%1 (%2)").arg(loss.what).arg(loss.count) : loss.detail);
        if (!lost.isEmpty())
            said += tr(". What this format could not carry: %1").arg(lost.join(QStringLiteral("; ")));
        m_notice->say(said, NoticeBar::Tone::Information, {}, topic);
        Q_EMIT finished(true);
    });
}

} // namespace bluepencil
