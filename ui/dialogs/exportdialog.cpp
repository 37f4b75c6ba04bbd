// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "core/exchange/exchangeformat.h"
#include "core/exchange/exportfiles.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace bluepencil {

namespace {

/// What a loss means, for people.
QStringList inWords(const QStringList &losses)
{
    const QHash<QString, QString> words{
        {QStringLiteral("overlap"), ExportDialog::tr("tags over other tags")},
        {QStringLiteral("discontinuous"), ExportDialog::tr("tags of several pieces")},
        {QStringLiteral("attribute"), ExportDialog::tr("attributes")},
        {QStringLiteral("note"), ExportDialog::tr("notes")},
        {QStringLiteral("relation"), ExportDialog::tr("links between tags")},
        {QStringLiteral("speaker"), ExportDialog::tr("who speaks")},
        {QStringLiteral("cue"), ExportDialog::tr("the words “said”, “according to”")},
        {QStringLiteral("entity"), ExportDialog::tr("aliases and descriptions of people and places")},
        {QStringLiteral("name-note"), ExportDialog::tr("notes on people and places")},
        {QStringLiteral("article"), ExportDialog::tr("status, labels and note of the article as a whole")},
        {QStringLiteral("status"), ExportDialog::tr("what is suggested and what is yours")},
        {QStringLiteral("whitespace"), ExportDialog::tr("some blanks and line ends")},
        {QStringLiteral("character"), ExportDialog::tr("some control characters")},
        {QStringLiteral("label-name"), ExportDialog::tr("some letters of label names")},
        {QStringLiteral("position"), ExportDialog::tr("tags whose words are gone from the text")},
    };
    QStringList said;
    for (const QString &loss : losses)
        said.append(words.value(loss, loss));
    return said;
}

} // namespace

ExportDialog::ExportDialog(const OpenArticle &article, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_article(article)
    , m_format(new QComboBox)
    , m_layer(new QComboBox)
    , m_path(new QLineEdit)
    , m_hint(new QLabel)
{
    setWindowTitle(tr("Export"));
    setObjectName(QStringLiteral("exportDialog"));
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    for (const ExchangeFormat &format : exchangeFormats())
        m_format->addItem(QCoreApplication::translate("Core", format.title), QString::fromLatin1(format.id));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    form->addRow(tr("&Format:"), m_format);

    const auto own = static_cast<int>(article.layer().count());
    const auto undecided = static_cast<int>(article.suggestions().undecidedCount());
    m_layer->addItem(tr("Your tags (%1)").arg(own), static_cast<int>(ExportLayer::Own));
    m_layer->addItem(tr("Suggestions not decided yet (%1)").arg(undecided), static_cast<int>(ExportLayer::Suggested));
    m_layer->addItem(tr("Both (%1)").arg(own + undecided), static_cast<int>(ExportLayer::All));
    // Nothing of one's own yet: a page without marks is hardly what is meant.
    m_layer->setCurrentIndex(own == 0 && undecided > 0 ? 1 : 0);
    m_layer->setObjectName(QStringLiteral("exportLayer"));
    form->addRow(tr("&What:"), m_layer);

    auto *row = new QHBoxLayout;
    m_path->setMinimumWidth(380);
    m_path->setObjectName(QStringLiteral("exportPath"));
    row->addWidget(m_path, 1);
    auto *choose = new QPushButton(tr("&Choose…"));
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    row->addWidget(choose);
    auto *pathLabel = new QLabel(tr("&To:"));
    pathLabel->setBuddy(m_path);
    form->addRow(pathLabel, row);

    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setMinimumSize(380, m_hint->fontMetrics().lineSpacing() * 4);
    m_hint->setAlignment(Qt::AlignTop);
    form->addRow(QString(), m_hint);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);

    const QString stem = QFileInfo(article.article().id()).completeBaseName();
    m_path->setText(QDir(folder).filePath(stem.isEmpty() ? QStringLiteral("article") : stem));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::check);
    formatChanged();
}

void ExportDialog::setFormat(const QString &formatId)
{
    m_format->setCurrentIndex(std::max(0, m_format->findData(formatId)));
}

const ExchangeFormat *ExportDialog::format() const
{
    return findExchangeFormat(m_format->currentData().toString());
}

ExportLayer ExportDialog::layer() const
{
    return static_cast<ExportLayer>(m_layer->currentData().toInt());
}

QString ExportDialog::path() const
{
    return m_path->text().trimmed();
}

void ExportDialog::formatChanged()
{
    // The name keeps its stem and gets the suffix of the format.
    QString name = path();
    for (const ExchangeFormat &other : exchangeFormats()) {
        const QString suffix = QLatin1Char('.') + QString::fromLatin1(other.suffix);
        if (name.endsWith(suffix, Qt::CaseInsensitive)) {
            name.chop(suffix.size());
            break;
        }
    }
    if (name == m_nameBeside)
        name.chop(m_addition.size());
    m_nameBeside.clear();
    const QString suffix = QLatin1Char('.') + QString::fromLatin1(format()->suffix);
    if (isOverArticle(name + suffix)) {
        m_addition = QLatin1Char('-') + QString::fromLatin1(format()->id);
        name += m_addition;
        m_nameBeside = name;
    }
    m_path->setText(name + suffix);
    check();
}

bool ExportDialog::isOverArticle(const QString &path) const
{
    const QString file = m_article.article().source().path;
    return !file.isEmpty() && writesOver(*format(), path, file);
}

void ExportDialog::check()
{
    const QFileInfo target(path());
    QStringList hints;
    if (target.isDir())
        hints.append(tr("This is a folder; add a file name."));
    else if (!target.absoluteDir().exists())
        hints.append(tr("There is no such folder yet; choose one that is there."));
    else if (isOverArticle(path()))
        hints.append(tr("This would be written over the article itself; choose another name or folder."));
    else if (target.exists())
        hints.append(tr("A file of this name is there and will be replaced."));
    if (!format()->cannotCarry.isEmpty())
        hints.append(tr("Not everything fits into this format: %1.")
                         .arg(inWords(format()->cannotCarry).join(QStringLiteral("; "))));
    m_hint->setText(hints.join(QLatin1Char('\n')));
    m_ok->setEnabled(!path().isEmpty() && !target.isDir() && target.absoluteDir().exists() && !isOverArticle(path()));
}

void ExportDialog::browse()
{
    // Whether to replace a file is asked here in plain words, so the file dialog need not ask again.
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export to"), path(), QString(), nullptr,
                                                        QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_path->setText(chosen);
}

} // namespace bluepencil
