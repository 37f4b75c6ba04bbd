// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/dialogs/labelfate.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTreeWidgetItem;

namespace bluepencil {

class LabelTree;

/// Edits the labels: nests, reorders, renames, recolours, deletes and merges them, says what they ask for, and takes
/// them from files and writes them to one. Each thing done is an act at once, which Undo takes back, and what is done
/// elsewhere meanwhile shows.
class TagsetEditor : public QDialog
{
    Q_OBJECT
public:
    TagsetEditor(std::shared_ptr<OpenArticle> article, QWidget *parent);
    ~TagsetEditor() override;

    /// Without asking for a path. On a worker; told by fileDone().
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    void select(const QString &label);

Q_SIGNALS:
    void fileDone(bool ok);

private:
    QWidget *buildTree();
    QWidget *buildForm();
    void buildAttributes(class QVBoxLayout *layout);
    void articleChanged(const Change &change);
    void refill(const QString &current);
    void goOnTo(const QString &label);
    void showLabel();
    void showAttributes(const Label &label);
    void updateButtons();
    void commit();
    QList<AttributeDefinition> attributesShown() const;
    Label soundPartOf(const Label &wanted, const Label &present, QString &refusal) const;
    void cellEdited(int row, int column);
    void addAttribute();
    void chooseColor();
    void newLabel();
    void arrange();
    void move(int by);
    void nest(bool in);
    void ask(LabelFate::Question question);
    void answered(const LabelFate &asked, LabelFate::Question question, const QString &label);
    void settle(const Result<void> &result);
    OpenArticle::Then settling();
    void say(const QString &sentence);
    QString current() const;

    std::shared_ptr<OpenArticle> m_article;
    LabelTree *m_tree;
    QWidget *m_form;
    QLineEdit *m_name;
    QLineEdit *m_color;
    QLineEdit *m_key;
    QLineEdit *m_description;
    QPushButton *m_colorButton;
    QTableWidget *m_attributes;
    QPushButton *m_removeAttribute;
    QPushButton *m_up, *m_down, *m_in, *m_out, *m_delete, *m_merge, *m_undo, *m_redo;
    QLabel *m_said;
    Label m_shown;     ///< in the form; without an id: none
    QString m_refusal; ///< why a field of it was not taken; empty: all were
    QString m_merged;  ///< what is to be said when the merging that was asked for is done
    bool m_filling = false;
};

} // namespace bluepencil
