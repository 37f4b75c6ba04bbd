// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/typefacedialog.h"

#include "ui/reader/typography.h"

#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QFontInfo>
#include <QFormLayout>

namespace bluepencil {

TypefaceDialog::TypefaceDialog(const QString &family, QWidget *parent)
    : QDialog(parent)
    , m_families(new QFontComboBox)
{
    setWindowTitle(tr("Typeface to Read In"));
    auto *layout = new QFormLayout(this);
    m_families->setFontFilters(QFontComboBox::ScalableFonts);
    m_families->setCurrentFont(QFontInfo(Typography::atZoom(100, family).text).family());
    m_families->setMinimumWidth(m_families->fontMetrics().averageCharWidth() * 32);
    layout->addRow(tr("&Typeface:"), m_families);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    layout->addRow(buttons);
    connect(m_families, &QFontComboBox::currentFontChanged, this,
            [this](const QFont &font) { Q_EMIT tried(font.family()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace bluepencil
