// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace bluepencil {

/// Asks for a new label: its name, key and colour. A free key and a colour that stands apart from those in use
/// are proposed; what can't be is told while one types.
class LabelDialog : public QDialog
{
    Q_OBJECT
public:
    LabelDialog(const Tagset &tagset, QWidget *parent);
    Label label() const;

private:
    void check();
    void chooseColor();

    const Tagset m_tagset;
    QString m_id;
    QString m_color;
    QLineEdit *m_name;
    QLineEdit *m_key;
    QPushButton *m_colorButton;
    QLabel *m_problem;
    QPushButton *m_ok;
};

/// A free key for a name: a letter of it, else a digit; empty if all are taken.
QString proposedKey(const Tagset &tagset, const QString &name);
/// A colour far from those of the tagset's other labels.
QString proposedColor(const Tagset &tagset);

} // namespace bluepencil
