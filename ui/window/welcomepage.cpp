// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/welcomepage.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bluepencil {

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_open(new QPushButton(tr("&Open an article…")))
    , m_clipboard(new QPushButton(tr("Open from the &clipboard")))
    , m_sample(new QPushButton(tr("Open the &sample article")))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    m_title->setFont(large);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMinimumWidth(200);
        label->setMaximumWidth(480);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    column->addSpacing(8);
    for (QPushButton *button : {m_open, m_clipboard, m_sample, m_cancel})
        column->addWidget(button, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    outer->addLayout(row);
    outer->addStretch(3);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_clipboard, &QPushButton::clicked, this, &WelcomePage::clipboardRequested);
    connect(m_sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    connect(m_cancel, &QPushButton::clicked, this, &WelcomePage::cancelRequested);
    showWelcome();
}

void WelcomePage::showWelcome()
{
    m_title->setText(tr("No article is open"));
    m_text->setText(tr("Open a news article as plain text or Markdown, drop one here, or paste one. Its people, places "
                       "and quotes are marked at once; the file itself is never changed."));
    m_sample->show();
    m_open->show();
    m_clipboard->show();
    m_cancel->hide();
}

void WelcomePage::showProblem(const QString &name, const QString &sentence)
{
    m_title->setText(tr("“%1” cannot be opened").arg(name));
    m_text->setText(sentence + QLatin1Char('.'));
    m_open->show();
    m_clipboard->show();
    m_sample->hide();
    m_cancel->hide();
    m_open->setFocus();
}

void WelcomePage::showOpening(const QString &name)
{
    m_title->setText(tr("Opening “%1”…").arg(name));
    m_text->clear();
    m_open->hide();
    m_clipboard->hide();
    m_sample->hide();
    m_cancel->show();
}

QString WelcomePage::text() const
{
    return m_title->text() + QLatin1Char('\n') + m_text->text();
}

} // namespace bluepencil
