// SPDX-License-Identifier: GPL-3.0-or-later
// What the tagset editor asks the disk and the library for: never on the GUI thread.
#include "core/base/atomicfile.h"
#include "core/base/whenfinished.h"
#include "core/exchange/tagsetfile.h"
#include "ui/dialogs/labeltree.h"
#include "ui/dialogs/tagseteditor.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QtConcurrent>

namespace bluepencil {

namespace {

constexpr qint64 mostBytes = (4 << 20) + 1; // one more than is taken
constexpr qsizetype mostTold = 4;           // losses in the editor's line

Result<TagsetFile> readFile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return Error{ErrorCode::NotAFile, TagsetEditor::tr("There is no such file; choose another"), path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotReadable, TagsetEditor::tr("The file can't be read; check who may read it"), path};
    const QByteArray bytes = file.read(mostBytes);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::NotReadable,
                     TagsetEditor::tr("The file could not be read to its end: %1").arg(file.errorString()), path};
    return readTagset(bytes);
}

/// The first of many; the others only counted.
QString told(const QStringList &losses)
{
    QString text = losses.first(std::min(mostTold, losses.size())).join(QStringLiteral("; "));
    if (losses.size() > mostTold)
        text += TagsetEditor::tr("; and %n more", nullptr, static_cast<int>(losses.size() - mostTold));
    return text;
}

/// All of many, in a list to scroll; where the first of them are told already, nothing.
void tellAll(TagsetEditor *editor, const QString &summary, const QStringList &losses)
{
    if (losses.size() <= mostTold)
        return;
    auto *box =
        new QMessageBox(QMessageBox::Information, TagsetEditor::tr("Import labels"), summary, QMessageBox::Ok, editor);
    box->setObjectName(QStringLiteral("importLosses"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setDetailedText(losses.join(QLatin1Char('\n')));
    for (QAbstractButton *button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::ActionRole)
            button->click(); // the list is what it is for
    box->open();
}

} // namespace

void TagsetEditor::importFrom(const QString &path)
{
    whenFinished(QtConcurrent::run([path] { return readFile(path); }), this, [this](const Result<TagsetFile> &file) {
        if (!file) {
            say(file.error().message + u'.');
            Q_EMIT fileDone(false);
            return;
        }
        QStringList losses = file->losses;
        const QList<Label> labels = mergedInto(m_article->tagset(), *file, losses);
        const auto count = static_cast<int>(labels.size());
        const Result<void> done = m_article->putLabels(tr("Import %n label(s)", nullptr, count), labels);
        settle(done);
        if (done) {
            const QString summary = tr("%n label(s) came from the file.", nullptr, count);
            say(summary + (losses.isEmpty() ? QString() : u' ' + told(losses) + u'.'));
            tellAll(this, summary, losses);
        }
        Q_EMIT fileDone(done.ok());
    });
}

void TagsetEditor::exportTo(const QString &path)
{
    const auto writing = QtConcurrent::run(
        [path, tagset = m_article->tagset()] { return writeFileAtomically(path, tagsetformats::json.write(tagset)); });
    whenFinished(writing, this, [this, path](const Result<void> &written) {
        say(written ? tr("Exported to %1.").arg(QDir::toNativeSeparators(path)) : written.error().message + u'.');
        Q_EMIT fileDone(written.ok());
    });
}

void TagsetEditor::ask(LabelFate::Question question)
{
    const QString id = current();
    if (id.isEmpty())
        return;
    whenFinished(m_article->labelUses(), this, [this, id, question](const Result<QHash<QString, LabelUse>> &uses) {
        const Label *label = m_article->tagset().find(id);
        if (!label || !uses) {
            say(uses ? tr("This label is not there any more.") : uses.error().message + u'.');
            return;
        }
        auto *asked = new LabelFate(question, m_article->tagset(), *label, uses->value(id), this);
        asked->setAttribute(Qt::WA_DeleteOnClose);
        connect(asked, &QDialog::accepted, this, [this, asked, question, id] { answered(*asked, question, id); });
        asked->open();
    });
}

void TagsetEditor::answered(const LabelFate &asked, LabelFate::Question question, const QString &label)
{
    const bool isMerge = question == LabelFate::Question::Merge;
    const QString next = isMerge ? asked.heir() : m_tree->labelBeside(label);
    const auto told = [guard = QPointer<TagsetEditor>(this), next](const Result<void> &result) {
        if (!guard)
            return;
        guard->m_merged.clear();
        if (!result)
            guard->settle(result);
        else if (guard->current().isEmpty()) // the one that went was shown
            guard->goOnTo(next);
    };
    if (!isMerge) {
        m_article->removeLabel(label, asked.fate(), asked.heir(), told);
        return;
    }
    const Tagset &tagset = m_article->tagset();
    m_merged = tr("The label “%1” is merged into “%2”.")
                   .arg(tagset.nameOf(label).left(60), tagset.nameOf(asked.heir()).left(60));
    m_article->mergeLabel(label, asked.heir(), told);
}

} // namespace bluepencil
