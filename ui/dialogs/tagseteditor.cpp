// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tagseteditor.h"

#include "core/exchange/tagsetfile.h"
#include "ui/dialogs/labelproposal.h"
#include "ui/dialogs/labeltree.h"

#include <QBoxLayout>
#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QTableWidget>

#include <algorithm>

namespace bluepencil {

namespace {

QStringList choicesFrom(const QString &text)
{
    QStringList choices;
    for (const QString &choice : text.split(u'|', Qt::SkipEmptyParts))
        choices.append(choice.trimmed());
    return choices;
}

QPushButton *pushButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false); // Enter in a field is that field's
    return button;
}

} // namespace

TagsetEditor::TagsetEditor(std::shared_ptr<OpenArticle> article, QWidget *parent)
    : QDialog(parent)
    , m_article(std::move(article))
    , m_tree(new LabelTree)
    , m_name(new QLineEdit)
    , m_color(new QLineEdit)
    , m_key(new QLineEdit)
    , m_description(new QLineEdit)
    , m_colorButton(pushButton(tr("C&hoose…"), "chooseColor"))
    , m_attributes(new QTableWidget(0, 3))
    , m_removeAttribute(pushButton(tr("Remo&ve"), "removeAttribute"))
    , m_said(new QLabel)
{
    setObjectName(QStringLiteral("tagsetEditor"));
    setWindowTitle(tr("Edit labels"));
    auto *layout = new QVBoxLayout(this);
    auto *halves = new QHBoxLayout;
    halves->addWidget(buildTree(), 1);
    m_form = buildForm();
    halves->addWidget(m_form, 1);
    layout->addLayout(halves, 1);
    m_said->setObjectName(QStringLiteral("said"));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(2 * m_said->fontMetrics().lineSpacing());
    layout->addWidget(m_said);
    auto *row = new QHBoxLayout;
    m_undo = pushButton(tr("Undo"), "undoLabels");
    m_redo = pushButton(tr("Redo"), "redoLabels");
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setShortcut(QKeySequence(tr("Ctrl+Shift+Z")));
    auto *take = pushButton(tr("&Import…"), "importLabels");
    auto *give = pushButton(tr("E&xport…"), "exportLabels");
    auto *close = pushButton(tr("Close"), "closeLabels");
    for (QPushButton *button : {m_undo, m_redo, take, give})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(close);
    layout->addLayout(row);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_article->undo(settling()); });
    connect(m_redo, &QPushButton::clicked, this, [this] { m_article->redo(settling()); });
    connect(take, &QPushButton::clicked, this, [this] {
        QStringList patterns;
        for (const TagsetFormat &format : tagsetFormats())
            patterns += QString::fromLatin1(format.patterns).split(u' ');
        patterns.removeDuplicates();
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Import labels"), {}, tr("Label files (%1);;All files (*)").arg(patterns.join(u' ')));
        if (!path.isEmpty())
            importFrom(path);
    });
    connect(give, &QPushButton::clicked, this, [this] {
        const QString path =
            QFileDialog::getSaveFileName(this, tr("Export labels"), QStringLiteral("labels.json"), tr("JSON (*.json)"));
        if (!path.isEmpty())
            exportTo(path);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_article.get(), &OpenArticle::changed, this, &TagsetEditor::articleChanged);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &TagsetEditor::showLabel);
    connect(m_tree, &LabelTree::dragged, this, &TagsetEditor::arrange);
    resize(QSize(820, 520).boundedTo(screen()->availableSize()));
    const QList<Label> labels = m_article->tagset().inTreeOrder();
    m_tree->fill(m_article->tagset(), labels.isEmpty() ? QString() : labels.first().id);
    showLabel();
}

TagsetEditor::~TagsetEditor()
{
    // A field tells that it was left while the dialog is taken apart: nobody is there to hear it any more.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

QWidget *TagsetEditor::buildTree()
{
    auto *widget = new QWidget;
    auto *layout = new QGridLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree, 0, 0, 1, 4);
    auto *add = pushButton(tr("&New"), "newLabel");
    m_delete = pushButton(tr("Delete…"), "deleteLabel");
    m_merge = pushButton(tr("&Merge Into…"), "mergeLabel");
    m_up = pushButton(tr("Move &Up"), "moveUp");
    m_down = pushButton(tr("Move Do&wn"), "moveDown");
    m_in = pushButton(tr("Move In"), "moveIn");
    m_out = pushButton(tr("Move &Out"), "moveOut");
    m_up->setShortcut(QKeySequence(tr("Alt+Up")));
    m_down->setShortcut(QKeySequence(tr("Alt+Down")));
    m_in->setShortcut(QKeySequence(tr("Alt+Right")));
    m_out->setShortcut(QKeySequence(tr("Alt+Left")));
    for (QPushButton *button : {m_up, m_down, m_in, m_out})
        button->setToolTip(button->shortcut().toString(QKeySequence::NativeText));
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_tree);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] { ask(LabelFate::Question::Delete); });
    layout->addWidget(m_up, 1, 0);
    layout->addWidget(m_down, 1, 1);
    layout->addWidget(m_in, 1, 2);
    layout->addWidget(m_out, 1, 3);
    layout->addWidget(add, 2, 0);
    layout->addWidget(m_delete, 2, 1);
    layout->addWidget(m_merge, 2, 2, 1, 2);
    connect(add, &QPushButton::clicked, this, &TagsetEditor::newLabel);
    connect(m_delete, &QPushButton::clicked, this, [this] { ask(LabelFate::Question::Delete); });
    connect(m_merge, &QPushButton::clicked, this, [this] { ask(LabelFate::Question::Merge); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_in, &QPushButton::clicked, this, [this] { nest(true); });
    connect(m_out, &QPushButton::clicked, this, [this] { nest(false); });
    return widget;
}

QWidget *TagsetEditor::buildForm()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *form = new QFormLayout;
    m_name->setMaxLength(200);
    m_name->setObjectName(QStringLiteral("editedName"));
    m_color->setObjectName(QStringLiteral("editedColor"));
    m_color->setPlaceholderText(tr("the theme's"));
    m_key->setObjectName(QStringLiteral("editedKey"));
    m_key->setMaxLength(2);
    m_description->setObjectName(QStringLiteral("editedDescription"));
    form->addRow(tr("N&ame:"), m_name);
    auto *colors = new QHBoxLayout;
    colors->addWidget(m_color, 1);
    colors->addWidget(m_colorButton);
    auto *color = new QLabel(tr("&Colour:"));
    color->setBuddy(m_color);
    form->addRow(color, colors);
    form->addRow(tr("&Key:"), m_key);
    form->addRow(tr("D&escription:"), m_description);
    layout->addLayout(form);
    buildAttributes(layout);
    for (QLineEdit *field : {m_name, m_color, m_key, m_description})
        connect(field, &QLineEdit::editingFinished, this, &TagsetEditor::commit);
    connect(m_colorButton, &QPushButton::clicked, this, &TagsetEditor::chooseColor);
    return widget;
}

void TagsetEditor::buildAttributes(QVBoxLayout *layout)
{
    auto *title = new QLabel(tr("What its ta&gs are asked for (choices separated by |):"));
    title->setWordWrap(true);
    title->setBuddy(m_attributes);
    layout->addWidget(title);
    m_attributes->setObjectName(QStringLiteral("attributes"));
    m_attributes->setAccessibleName(tr("Attributes"));
    m_attributes->setHorizontalHeaderLabels({tr("Attribute"), tr("Kind"), tr("Choices")});
    m_attributes->horizontalHeader()->setStretchLastSection(true);
    m_attributes->verticalHeader()->hide();
    m_attributes->setTabKeyNavigation(false);
    layout->addWidget(m_attributes, 1);
    auto *row = new QHBoxLayout;
    auto *add = pushButton(tr("Add A&ttribute"), "addAttribute");
    row->addWidget(add);
    row->addWidget(m_removeAttribute);
    row->addStretch(1);
    layout->addLayout(row);
    connect(add, &QPushButton::clicked, this, &TagsetEditor::addAttribute);
    connect(m_removeAttribute, &QPushButton::clicked, this, [this] {
        if (m_attributes->currentRow() < 0)
            return;
        m_attributes->removeRow(m_attributes->currentRow());
        commit();
    });
    connect(m_attributes, &QTableWidget::cellChanged, this, &TagsetEditor::cellEdited);
}

void TagsetEditor::articleChanged(const Change &change)
{
    const bool labels = std::any_of(change.edits.cbegin(), change.edits.cend(),
                                    [](const Edit &edit) { return edit.kind == QLatin1StringView("label"); });
    // What an undo brings back is what one wants to see.
    const auto back = std::find_if(change.edits.cbegin(), change.edits.cend(), [&](const Edit &edit) {
        return edit.kind == QLatin1StringView("label") && !edit.before && change.kind != Change::Kind::Act;
    });
    if (labels)
        refill(back == change.edits.cend() ? m_shown.id : back->id);
    else
        updateButtons();
}

void TagsetEditor::refill(const QString &current)
{
    const QString merged = std::exchange(m_merged, {});
    const Label shown = m_shown;
    m_tree->fill(m_article->tagset(), current);
    showLabel();
    if (!shown.id.isEmpty() && !m_article->tagset().find(shown.id))
        say(merged.isEmpty() ? tr("The label “%1” is deleted.").arg(shown.name.left(60)) : merged);
}

/// What was said last stands still.
void TagsetEditor::goOnTo(const QString &label)
{
    const QString said = m_said->text();
    refill(label);
    say(said);
}

void TagsetEditor::showLabel()
{
    const Label *label = m_article->tagset().find(current());
    m_form->setEnabled(label != nullptr);
    const Label now = label ? *label : Label{};
    if (now.id != m_shown.id) {
        say(m_refusal.isEmpty() ? QString() : tr("Not changed in “%1”: %2.").arg(m_shown.name.left(60), m_refusal));
        m_refusal.clear();
    }
    m_filling = true;
    // A field that is being typed in keeps what is typed, unless it is about another label, or was changed elsewhere.
    const auto show = [&](QLineEdit *field, const QString &text, const QString &before) {
        if (now.id != m_shown.id || text != before || !field->isModified())
            field->setText(text);
    };
    show(m_name, now.name, m_shown.name);
    show(m_color, now.color, m_shown.color);
    show(m_key, now.key, m_shown.key);
    show(m_description, now.description, m_shown.description);
    if (now.id != m_shown.id || now.attributes != m_shown.attributes || now.attributes != attributesShown())
        showAttributes(now);
    showColor(m_colorButton, now.color);
    m_shown = now;
    m_filling = false;
    updateButtons();
}

void TagsetEditor::showAttributes(const Label &label)
{
    m_attributes->setRowCount(0);
    for (const AttributeDefinition &attribute : label.attributes) {
        const int row = m_attributes->rowCount();
        m_attributes->insertRow(row);
        m_attributes->setItem(row, 0, new QTableWidgetItem(attribute.name));
        m_attributes->setItem(row, 2, new QTableWidgetItem(attribute.choices.join(QStringLiteral(" | "))));
        auto *kinds = new QComboBox;
        kinds->setAccessibleName(tr("Kind of “%1”").arg(attribute.name.left(40)));
        kinds->addItem(tr("Choice"), static_cast<int>(AttributeDefinition::Kind::Choice));
        kinds->addItem(tr("Text"), static_cast<int>(AttributeDefinition::Kind::Text));
        kinds->addItem(tr("Number"), static_cast<int>(AttributeDefinition::Kind::Number));
        kinds->addItem(tr("Yes or no"), static_cast<int>(AttributeDefinition::Kind::YesNo));
        kinds->setCurrentIndex(kinds->findData(static_cast<int>(attribute.kind)));
        connect(kinds, &QComboBox::activated, this, &TagsetEditor::commit, Qt::QueuedConnection); // it may be replaced
        m_attributes->setCellWidget(row, 1, kinds);
    }
}

QList<AttributeDefinition> TagsetEditor::attributesShown() const
{
    QList<AttributeDefinition> attributes;
    for (int row = 0; row < m_attributes->rowCount(); ++row) {
        const auto *kinds = qobject_cast<QComboBox *>(m_attributes->cellWidget(row, 1));
        const auto kind = kinds ? static_cast<AttributeDefinition::Kind>(kinds->currentData().toInt())
                                : AttributeDefinition::Kind::Text;
        const bool isChoice = kind == AttributeDefinition::Kind::Choice;
        const auto text = [&](int column) {
            const QTableWidgetItem *item = m_attributes->item(row, column);
            return item ? item->text() : QString();
        };
        attributes.append({text(0).trimmed(), kind, isChoice ? choicesFrom(text(2)) : QStringList()});
    }
    return attributes;
}

void TagsetEditor::commit()
{
    if (m_filling || m_shown.id.isEmpty())
        return;
    const Label *present = m_article->tagset().find(m_shown.id);
    if (!present) {
        refill(m_shown.id);
        return;
    }
    Label label = *present;
    label.name = m_name->text().trimmed();
    const QString color = webColor(m_color->text());
    label.color = color.isEmpty() ? m_color->text().trimmed() : color;
    label.key = m_key->text().trimmed().toLower();
    label.description = m_description->text().trimmed();
    // A choice that came with a file may have a | in it: what was not changed stays as it was.
    label.attributes = attributesShown();
    for (const AttributeDefinition &before : std::as_const(present->attributes)) {
        for (AttributeDefinition &now : label.attributes)
            if (now.name == before.name && now.kind == before.kind &&
                now.choices == choicesFrom(before.choices.join(u'|')))
                now.choices = before.choices;
    }
    if (label == *present) {
        if (!m_refusal.isEmpty())
            say({}); // it was put right
        m_refusal.clear();
        return;
    }
    QString refusal;
    const Label sound = soundPartOf(label, *present, refusal);
    const Result<void> done = sound == *present ? Result<void>() : m_article->putLabel(sound);
    m_refusal = done ? refusal : done.error().message;
    if (done && !refusal.isEmpty())
        say(refusal + u'.'); // the field keeps what was typed
    else
        settle(done);
}

/// With what can be taken of the changes, each by itself: one that can't must not take the others along.
Label TagsetEditor::soundPartOf(const Label &wanted, const Label &present, QString &refusal) const
{
    Label sound = present;
    const auto take = [&](auto Label::*field) {
        Label tried = sound;
        tried.*field = wanted.*field;
        Tagset tagset = m_article->tagset();
        tagset.put(tried);
        if (const Result<void> fine = checkLabel(tagset, tried); fine)
            sound = tried;
        else
            refusal = fine.error().message;
    };
    take(&Label::name);
    take(&Label::color);
    take(&Label::key);
    take(&Label::description);
    take(&Label::attributes);
    return sound;
}

/// Who types choices wants to have them chosen from.
void TagsetEditor::cellEdited(int row, int column)
{
    const QTableWidgetItem *item = m_attributes->item(row, column);
    auto *kinds = qobject_cast<QComboBox *>(m_attributes->cellWidget(row, 1));
    if (!m_filling && column == 2 && kinds && item && !choicesFrom(item->text()).isEmpty())
        kinds->setCurrentIndex(kinds->findData(static_cast<int>(AttributeDefinition::Kind::Choice)));
    commit();
}

void TagsetEditor::addAttribute()
{
    Label label = m_shown;
    QString name = tr("attribute");
    const auto taken = [&label](const QString &text) {
        return std::any_of(label.attributes.cbegin(), label.attributes.cend(), [&](const AttributeDefinition &one) {
            return one.name.compare(text, Qt::CaseInsensitive) == 0;
        });
    };
    for (int number = 2; taken(name); ++number)
        name = tr("attribute %1").arg(number);
    label.attributes.append({name, AttributeDefinition::Kind::Text});
    settle(m_article->putLabel(label));
    m_attributes->setCurrentCell(m_attributes->rowCount() - 1, 0);
    m_attributes->setFocus();
    if (QTableWidgetItem *item = m_attributes->currentItem())
        m_attributes->editItem(item);
}

void TagsetEditor::chooseColor()
{
    const QString label = m_shown.id;
    const QColor color = QColorDialog::getColor(QColor(m_color->text()), this, tr("Colour of the label"));
    if (!color.isValid() || label != m_shown.id)
        return;
    m_color->setText(color.name());
    commit();
}

void TagsetEditor::newLabel()
{
    Label label = proposedLabel(m_article->tagset());
    label.key = proposedKey(m_article->tagset(), {});
    if (const Result<void> made = m_article->putLabel(label); !made) {
        settle(made);
        return;
    }
    select(label.id);
    m_name->setFocus();
    m_name->selectAll();
}

void TagsetEditor::select(const QString &label)
{
    if (QTreeWidgetItem *item = m_tree->itemOf(label))
        m_tree->setCurrentItem(item);
}

QString TagsetEditor::current() const
{
    return m_tree->currentLabel();
}

void TagsetEditor::arrange()
{
    settle(m_article->putLabels(tr("Move labels"), arranged(m_article->tagset(), m_tree->places())));
}

/// Among those that stand under the same label.
void TagsetEditor::move(int by)
{
    QTreeWidgetItem *item = m_tree->currentItem();
    if (!item)
        return;
    QTreeWidgetItem *parent = item->parent() ? item->parent() : m_tree->invisibleRootItem();
    const int to = parent->indexOfChild(item) + by;
    if (to < 0 || to >= parent->childCount())
        return;
    const QSignalBlocker quiet(m_tree);
    parent->insertChild(to, parent->takeChild(parent->indexOfChild(item)));
    m_tree->setCurrentItem(item);
    arrange();
}

/// In: under the one above; out: after the one it stands under.
void TagsetEditor::nest(bool in)
{
    QTreeWidgetItem *item = m_tree->currentItem();
    if (!item)
        return;
    QTreeWidgetItem *parent = item->parent() ? item->parent() : m_tree->invisibleRootItem();
    const int place = parent->indexOfChild(item);
    if (in ? place == 0 : !item->parent())
        return;
    const QSignalBlocker quiet(m_tree);
    parent->takeChild(place);
    if (in) {
        parent->child(place - 1)->addChild(item);
    } else {
        QTreeWidgetItem *above = parent->parent() ? parent->parent() : m_tree->invisibleRootItem();
        above->insertChild(above->indexOfChild(parent) + 1, item);
    }
    m_tree->setCurrentItem(item);
    arrange();
}

OpenArticle::Then TagsetEditor::settling()
{
    return [guard = QPointer(this)](const Result<qsizetype> &done) {
        if (guard)
            guard->settle(done ? Result<void>() : done.error());
    };
}

void TagsetEditor::settle(const Result<void> &result)
{
    say(result ? QString() : result.error().message + u'.');
    if (!result)
        m_tree->fill(m_article->tagset(), m_shown.id); // what was dragged goes back; what was typed stays
    updateButtons();
}

void TagsetEditor::say(const QString &sentence)
{
    m_said->setText(sentence);
}

void TagsetEditor::updateButtons()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QTreeWidgetItem *parent = item && item->parent() ? item->parent() : m_tree->invisibleRootItem();
    const int place = item ? parent->indexOfChild(const_cast<QTreeWidgetItem *>(item)) : 0;
    m_up->setEnabled(item && place > 0);
    m_down->setEnabled(item && place + 1 < parent->childCount());
    m_in->setEnabled(item && place > 0);
    m_out->setEnabled(item && item->parent());
    m_delete->setEnabled(item != nullptr);
    m_merge->setEnabled(item && m_article->tagset().labels().size() > 1);
    m_removeAttribute->setEnabled(m_attributes->rowCount() > 0);
    m_undo->setEnabled(m_article->canUndo());
    m_redo->setEnabled(m_article->canRedo());
    m_undo->setToolTip(m_article->canUndo() ? tr("Takes back: %1").arg(m_article->undoTitle()).toHtmlEscaped()
                                            : QString());
}

} // namespace bluepencil
