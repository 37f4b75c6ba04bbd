// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labelpopup.h"

#include "core/exchange/tagsetfile.h"
#include "ui/dialogs/labelproposal.h"

#include <QBoxLayout>
#include <QColor>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>

namespace bluepencil {

namespace {

// Hues 30° apart, at the strength that is proposed too.
constexpr int hues = 12;

void placeBeside(QWidget *widget, const QRect &words)
{
    widget->adjustSize();
    const QRect room = widget->screen()->availableGeometry();
    QPoint at(words.left(), words.bottom() + 8);
    if (at.y() + widget->height() > room.bottom())
        at.setY(std::max(room.top(), words.top() - widget->height() - 8));
    at.setX(qBound(room.left(), at.x(), std::max(room.left(), room.right() - widget->width())));
    widget->move(at);
}

} // namespace

LabelPopup::LabelPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_name(new QLineEdit)
    , m_color(new QLineEdit)
    , m_key(new QLineEdit)
    , m_description(new QLineEdit)
    , m_swatch(new QToolButton)
    , m_problem(new QLabel)
    , m_add(new QPushButton(tr("&Add Label")))
{
    setObjectName(QStringLiteral("labelPopup"));
    setAccessibleName(tr("New label"));
    setFrameShape(QFrame::StyledPanel);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(10, 8, 10, 8);
    m_name->setMaxLength(200);
    m_name->setMinimumWidth(300);
    m_name->setObjectName(QStringLiteral("labelName"));
    m_key->setObjectName(QStringLiteral("labelKey"));
    m_key->setMaxLength(2);
    m_color->setObjectName(QStringLiteral("labelColor"));
    m_description->setObjectName(QStringLiteral("labelDescription"));
    form->addRow(tr("&Name:"), m_name);
    auto *colors = colorRow();
    form->addRow(tr("&Colour:"), colors);
    qobject_cast<QLabel *>(form->labelForField(colors))->setBuddy(m_color);
    form->addRow(tr("&Key:"), m_key);
    form->addRow(tr("&Description:"), m_description);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(2 * m_problem->fontMetrics().lineSpacing());
    form->addRow(m_problem);
    auto *row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Enter adds it, Esc does not")), 1);
    row->addWidget(m_add);
    form->addRow(row);
    for (QLineEdit *field : {m_name, m_color, m_key, m_description})
        connect(field, &QLineEdit::returnPressed, this, &LabelPopup::finish);
    connect(m_add, &QPushButton::clicked, this, &LabelPopup::finish);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        if (!m_key->isModified())
            m_key->setText(proposedKey(m_tagset, m_name->text()));
    });
    for (QLineEdit *field : {m_name, m_color, m_key})
        connect(field, &QLineEdit::textChanged, this, &LabelPopup::check);
}

/// Twelve to click, and a field for any other.
QWidget *LabelPopup::colorRow()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    auto *any = new QHBoxLayout;
    m_swatch->setFocusPolicy(Qt::NoFocus);
    m_swatch->setAttribute(Qt::WA_TransparentForMouseEvents); // it only shows
    any->addWidget(m_swatch);
    any->addWidget(m_color);
    column->addLayout(any);
    auto *palette = new QHBoxLayout;
    palette->setSpacing(1);
    for (int i = 0; i < hues; ++i) {
        const QString color = QColor::fromHsl(i * 360 / hues, 150, 105).name();
        auto *button = new QToolButton;
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus); // by keys the field does it
        button->setAccessibleName(tr("Colour %1").arg(color));
        button->setToolTip(color);
        showColor(button, color);
        connect(button, &QToolButton::clicked, this, [this, color] { m_color->setText(color); });
        palette->addWidget(button);
    }
    column->addLayout(palette);
    return widget;
}

void LabelPopup::make(const Tagset &tagset, const QRect &words)
{
    m_tagset = tagset;
    m_proposed = proposedLabel(tagset);
    m_name->clear();
    m_color->setText(m_proposed.color);
    m_key->clear();
    m_key->setModified(false);
    m_description->clear();
    check();
    placeBeside(this, words);
    show();
    m_name->setFocus();
}

Label LabelPopup::label() const
{
    Label label = m_proposed;
    label.name = m_name->text().trimmed();
    const QString color = webColor(m_color->text());
    label.color = color.isEmpty() ? m_color->text().trimmed() : color;
    label.key = m_key->text().trimmed().toLower();
    label.description = m_description->text().trimmed();
    return label;
}

void LabelPopup::check()
{
    const Label now = label();
    showColor(m_swatch, webColor(now.color));
    const Result<void> sound = checkLabel(m_tagset, now);
    m_add->setEnabled(sound.ok());
    m_problem->setText(sound || m_name->text().isEmpty() ? QString() : sound.error().message + u'.');
}

void LabelPopup::finish()
{
    const Label now = label();
    if (!checkLabel(m_tagset, now))
        return; // the sentence stands there
    hide();
    Q_EMIT made(now);
}

/// Enter adds it from the button too, which takes only Space by itself.
void LabelPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish();
    else
        QFrame::keyPressEvent(event);
}

void LabelPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

} // namespace bluepencil
