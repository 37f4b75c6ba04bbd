// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"
#include "ui/style/readertheme.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace bluepencil {

/// All labels in a list, found by typing a part of the name or the key: for a tagset that no menu can hold.
class LabelFinder : public QFrame
{
    Q_OBJECT
public:
    explicit LabelFinder(QWidget *parent);

    /// Opens at `at` (global coordinates). `first`: label ids that stand before the others.
    void find(const ReaderTheme &theme, const Tagset &tagset, const QStringList &first, QPoint at);

Q_SIGNALS:
    void chosen(const QString &label);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void narrow(const QString &text);
    void choose();

    QLineEdit *m_text;
    QListWidget *m_list;
};

} // namespace bluepencil
