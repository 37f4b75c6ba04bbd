// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labeldialog.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>

#include <algorithm>
#include <cstdlib>

namespace bluepencil {

QString proposedKey(const Tagset &tagset, const QString &name)
{
    QString candidates;
    for (const QChar c : name.toLower())
        if (c.isLetter() && c.unicode() < 128 && !QStringLiteral("qonw").contains(c))
            candidates += c;
    candidates += QStringLiteral("90abcdefghijklmprstuvxyz");
    for (const QChar c : std::as_const(candidates))
        if (!tagset.findByKey(QString(c)))
            return c;
    return {};
}

QString proposedColor(const Tagset &tagset)
{
    // Hues 20° apart at one strength; the built-in categories stand near 210 (people), 160 (places),
    // 275 (organizations) and 40 (quotes).
    QList<int> used{210, 160, 275, 40};
    for (const Label &label : tagset.labels())
        if (const QColor color(label.color); color.isValid())
            used.append(color.hslHue());
    int best = 0;
    int bestDistance = -1;
    for (int hue = 0; hue < 360; hue += 20) {
        int nearest = 360;
        for (const int other : std::as_const(used)) {
            const int apart = std::abs(hue - other) % 360;
            nearest = std::min(nearest, std::min(apart, 360 - apart));
        }
        if (nearest > bestDistance) {
            best = hue;
            bestDistance = nearest;
        }
    }
    return QColor::fromHsl(best, 150, 105).name();
}

LabelDialog::LabelDialog(const Tagset &tagset, QWidget *parent)
    : QDialog(parent)
    , m_tagset(tagset)
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_color(proposedColor(tagset))
    , m_name(new QLineEdit)
    , m_key(new QLineEdit)
    , m_colorButton(new QPushButton(tr("C&hoose…")))
    , m_problem(new QLabel)
{
    setWindowTitle(tr("New label"));
    setObjectName(QStringLiteral("labelDialog"));
    auto *form = new QFormLayout(this);
    m_name->setMaxLength(200);
    m_name->setMinimumWidth(280);
    m_name->setObjectName(QStringLiteral("labelName"));
    form->addRow(tr("&Name:"), m_name);
    m_key->setMaxLength(2);
    m_key->setMaximumWidth(60);
    form->addRow(tr("&Key:"), m_key);
    form->addRow(tr("&Colour:"), m_colorButton);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(2 * m_problem->fontMetrics().lineSpacing());
    form->addRow(QString(), m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_ok = buttons->addButton(tr("Add label"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    connect(m_colorButton, &QPushButton::clicked, this, &LabelDialog::chooseColor);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        if (!m_key->isModified())
            m_key->setText(proposedKey(m_tagset, m_name->text()));
        check();
    });
    connect(m_key, &QLineEdit::textChanged, this, &LabelDialog::check);
    check();
}

Label LabelDialog::label() const
{
    const int last = m_tagset.labels().isEmpty() ? 0 : m_tagset.labels().last().order;
    return {m_id, m_name->text().trimmed(), m_color, m_key->text().trimmed().toLower(), {}, last + 1};
}

void LabelDialog::check()
{
    QPixmap swatch(16, 16);
    swatch.fill(QColor(m_color));
    m_colorButton->setIcon(swatch);
    const Result<void> sound = checkLabel(m_tagset, label());
    m_ok->setEnabled(sound.ok());
    m_problem->setText(sound || m_name->text().isEmpty() ? QString() : sound.error().message + QLatin1Char('.'));
}

void LabelDialog::chooseColor()
{
    const QColor color = QColorDialog::getColor(QColor(m_color), this, tr("Colour of the label"));
    if (color.isValid())
        m_color = color.name();
    check();
}

} // namespace bluepencil
