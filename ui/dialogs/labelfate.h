// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"

#include <QDialog>

class QComboBox;
class QRadioButton;

namespace bluepencil {

/// Asks what becomes of a label's annotations when it is deleted, or which label it is merged into. Tells how many
/// there are in the whole library.
class LabelFate : public QDialog
{
    Q_OBJECT
public:
    enum class Question { Delete, Merge };
    LabelFate(Question question, const Tagset &tagset, const Label &label, const LabelUse &use, QWidget *parent);

    Orphans fate() const;
    QString heir() const; ///< the label chosen

private:
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_delete = nullptr;
    QRadioButton *m_give = nullptr;
    QComboBox *m_heirs;
};

} // namespace bluepencil
