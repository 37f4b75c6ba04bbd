// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

#include <QFrame>

class QAbstractButton;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bluepencil {

/// A small page beside the selected words to make a label: its name, colour, key and description. A free key and a
/// colour that stands apart from those in use are proposed; what can't be is told while one types. Enter makes the
/// label, Esc or a click elsewhere does not.
class LabelPopup : public QFrame
{
    Q_OBJECT
public:
    explicit LabelPopup(QWidget *parent);

    /// Opens beside `words` (global coordinates).
    void make(const Tagset &tagset, const QRect &words);

Q_SIGNALS:
    void made(const bluepencil::Label &label);
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *colorRow();
    void check();
    void finish();
    Label label() const;

    Tagset m_tagset;
    Label m_proposed;
    QLineEdit *m_name;
    QLineEdit *m_color;
    QLineEdit *m_key;
    QLineEdit *m_description;
    QAbstractButton *m_swatch;
    QLabel *m_problem;
    QPushButton *m_add;
};

} // namespace bluepencil
