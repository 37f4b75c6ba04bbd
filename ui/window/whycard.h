// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/pagecard.h"
#include "ui/window/whytext.h"

class QLabel;

namespace bluepencil {

/// Tells why something is suggested, beside its words. Never takes the focus.
class WhyCard : public PageCard
{
    Q_OBJECT
public:
    explicit WhyCard(QWidget *viewport);

    /// `what`: one line that names the suggestion; `words` where it stands, `lit` where what it rests on does
    /// (viewport coordinates).
    void tell(const QString &what, const Why &why, const QRect &words, const QList<QRect> &lit);
    QString text() const;

private:
    QLabel *m_what;
    QLabel *m_why;
};

} // namespace bluepencil
