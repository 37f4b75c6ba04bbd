// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "core/session/acttitles.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

namespace bluepencil {

namespace {

QPlainTextEdit *noteField(const QString &name)
{
    auto *edit = new QPlainTextEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(name);
    edit->setTabChangesFocus(true);
    edit->setMaximumHeight(4 * edit->fontMetrics().lineSpacing() + 12);
    return edit;
}

} // namespace

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_tag(new QGroupBox(tr("This tag")))
    , m_whole(new QGroupBox(tr("This article")))
    , m_note(noteField(tr("Note on the tag")))
    , m_status(new QComboBox)
    , m_labels(new QLineEdit)
    , m_articleNote(noteField(tr("Note on the article")))
{
    setObjectName(QStringLiteral("inspector"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    auto *tag = new QVBoxLayout(m_tag);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("inspectorTitle"));
    tag->addWidget(m_title);
    m_note->setObjectName(QStringLiteral("inspectorNote"));
    tag->addWidget(m_note);
    layout->addWidget(m_tag);
    auto *whole = new QFormLayout(m_whole);
    whole->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_status->addItem(tr("Unread"), static_cast<int>(ReadingStatus::Unread));
    m_status->addItem(tr("Reading"), static_cast<int>(ReadingStatus::Reading));
    m_status->addItem(tr("Done"), static_cast<int>(ReadingStatus::Done));
    m_status->setObjectName(QStringLiteral("articleStatus"));
    setFocusProxy(m_status); // always there; Shift+Tab goes back to the tag's fields
    whole->addRow(tr("&Status:"), m_status);
    m_labels->setObjectName(QStringLiteral("articleLabels"));
    m_labels->setPlaceholderText(tr("Words, with commas between"));
    whole->addRow(tr("&Labels:"), m_labels);
    m_articleNote->setObjectName(QStringLiteral("articleNote"));
    whole->addRow(m_articleNote);
    layout->addWidget(m_whole);
    layout->addStretch(1);
    m_note->installEventFilter(this);
    m_articleNote->installEventFilter(this);
    leaveToScrolling(m_status);
    connect(m_status, &QComboBox::activated, this, [this] {
        if (isReady() && !m_filling)
            settle(m_article->setStatus(static_cast<ReadingStatus>(m_status->currentData().toInt())));
    });
    connect(m_labels, &QLineEdit::editingFinished, this, [this] {
        if (!isReady() || m_filling)
            return;
        QStringList labels;
        for (const QString &label : m_labels->text().split(QLatin1Char(',')))
            if (!label.trimmed().isEmpty())
                labels.append(label.trimmed());
        settle(m_article->setArticleLabels(labels));
    });
    refresh();
}

void Inspector::setArticle(const std::shared_ptr<OpenArticle> &article)
{
    if (article == m_article)
        return;
    keepNotes();
    if (m_article)
        disconnect(m_article.get(), nullptr, this, nullptr);
    m_article = article;
    m_active = {};
    if (m_article) {
        connect(m_article.get(), &OpenArticle::changed, this, &Inspector::refresh);
        connect(m_article.get(), &OpenArticle::phaseChanged, this, &Inspector::refresh);
    }
    refresh();
}

void Inspector::setActive(const QUuid &annotation)
{
    if (annotation == m_active)
        return;
    keepNotes();
    m_active = annotation;
    refresh();
}

void Inspector::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void Inspector::settle(const Result<void> &result)
{
    if (!result)
        Q_EMIT problem(result.error().message);
}

/// What was written is kept when one goes elsewhere.
void Inspector::keepNotes()
{
    if (!isReady() || m_filling)
        return;
    const Annotation *annotation = m_article->layer().find(m_active);
    if (annotation && m_note->document()->isModified() && m_note->toPlainText() != annotation->note) {
        m_note->document()->setModified(false);
        settle(m_article->setNote(m_active, m_note->toPlainText()));
    }
    if (m_articleNote->document()->isModified() && m_articleNote->toPlainText() != m_article->state().note) {
        m_articleNote->document()->setModified(false);
        settle(m_article->setArticleNote(m_articleNote->toPlainText()));
    }
}

/// The wheel over it scrolls what it stands in; only where it has the focus does it choose.
void Inspector::leaveToScrolling(QComboBox *choice)
{
    choice->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    choice->installEventFilter(this);
}

bool Inspector::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        const auto *choice = qobject_cast<QComboBox *>(watched);
        if (choice && !choice->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut && (watched == m_note || watched == m_articleNote))
        keepNotes();
    return QWidget::eventFilter(watched, event);
}

void Inspector::setAttribute(const QString &name, const QJsonValue &value)
{
    if (!isReady() || m_filling)
        return;
    m_values.insert(name, value); // the field has it already: not to be made anew under the hand
    settle(m_article->setAttribute(m_active, name, value));
}

void Inspector::refresh()
{
    if (!isVisible() || m_filling)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const Annotation *annotation = isReady() ? m_article->layer().find(m_active) : nullptr;
    const Label *label = annotation ? m_article->tagset().find(annotation->label) : nullptr;
    const QString words = annotation ? titleWords(m_article->article(), *annotation, 80) : QString();
    m_title->setText(annotation ? tr("%1: %2").arg(m_article->tagset().nameOf(annotation->label), words)
                                : tr("No tag is active. Click one of yours in the text."));
    rebuildFields(annotation, label);
    m_note->setVisible(annotation != nullptr);
    const auto fill = [](QPlainTextEdit *edit, const QString &text) {
        if (edit->hasFocus() && edit->document()->isModified())
            return; // somebody is writing
        if (edit->toPlainText() != text)
            edit->setPlainText(text);
        edit->document()->setModified(false);
    };
    fill(m_note, annotation ? annotation->note : QString());
    m_whole->setEnabled(isReady() && !m_article->isReadOnly());
    m_tag->setEnabled(!isReady() || !m_article->isReadOnly());
    const ArticleState state = isReady() ? m_article->state() : ArticleState{};
    m_status->setCurrentIndex(m_status->findData(static_cast<int>(state.status)));
    if (!m_labels->hasFocus() || !m_labels->isModified())
        m_labels->setText(state.labels.join(QStringLiteral(", ")));
    fill(m_articleNote, state.note);
}

void Inspector::rebuildFields(const Annotation *annotation, const Label *label)
{
    const QList<AttributeDefinition> wanted = label ? label->attributes : QList<AttributeDefinition>();
    const QJsonObject values = annotation ? annotation->attributes : QJsonObject();
    if (m_fields && wanted == m_shown && values == m_values)
        return;
    delete std::exchange(m_fields, nullptr);
    m_shown = wanted;
    m_values = values;
    if (wanted.isEmpty())
        return;
    m_fields = new QWidget;
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const AttributeDefinition &definition : wanted) {
        const QString name = definition.name;
        const QJsonValue value = values.value(name);
        QWidget *field = nullptr;
        switch (definition.kind) {
        case AttributeDefinition::Kind::Choice: {
            auto *choice = new QComboBox;
            choice->addItem(tr("(not said)"));
            choice->addItems(definition.choices);
            leaveToScrolling(choice);
            choice->setCurrentIndex(static_cast<int>(definition.choices.indexOf(value.toString())) + 1);
            connect(choice, &QComboBox::activated, this, [this, name, choice](int at) {
                setAttribute(name, at == 0 ? QJsonValue(QJsonValue::Undefined) : QJsonValue(choice->itemText(at)));
            });
            field = choice;
            break;
        }
        case AttributeDefinition::Kind::YesNo: {
            auto *check = new QCheckBox;
            check->setTristate(value.isUndefined());
            check->setCheckState(value.isUndefined() ? Qt::PartiallyChecked
                                 : value.toBool()    ? Qt::Checked
                                                     : Qt::Unchecked);
            connect(check, &QCheckBox::clicked, this, [this, name, check] {
                check->setTristate(false);
                setAttribute(name, check->isChecked());
            });
            field = check;
            break;
        }
        case AttributeDefinition::Kind::Number:
        case AttributeDefinition::Kind::Text: {
            const bool isNumber = definition.kind == AttributeDefinition::Kind::Number;
            auto *line = new QLineEdit(isNumber && value.isDouble() ? QLocale().toString(value.toDouble(), 'g', 15)
                                                                    : value.toString());
            connect(line, &QLineEdit::editingFinished, this, [this, name, line, isNumber] {
                if (!line->isModified())
                    return;
                line->setModified(false);
                const QString text = line->text().trimmed();
                bool isOne = true;
                const double number = isNumber ? QLocale().toDouble(text, &isOne) : 0;
                if (text.isEmpty())
                    setAttribute(name, QJsonValue(QJsonValue::Undefined));
                else if (!isOne)
                    Q_EMIT problem(tr("“%1” is no number; %2 stays as it was").arg(text, name));
                else
                    setAttribute(name, isNumber ? QJsonValue(number) : QJsonValue(text));
            });
            field = line;
            break;
        }
        }
        field->setObjectName(QStringLiteral("attribute-") + name);
        auto *caption = new QLabel(name);
        caption->setTextFormat(Qt::PlainText);
        caption->setBuddy(field);
        field->setAccessibleName(name);
        form->addRow(caption, field);
    }
    static_cast<QVBoxLayout *>(m_tag->layout())->insertWidget(1, m_fields);
}

} // namespace bluepencil
