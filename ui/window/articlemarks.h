// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/panels/digest.h"
#include "ui/reader/mark.h"
#include "ui/style/readertheme.h"

#include <QHash>

namespace bluepencil {

class SuggestionFilter;

/// The marks of one open article, as the reading view asks for them: annotations and undecided suggestions,
/// straight from their indexes. GUI thread.
class ArticleMarks : public MarkSource
{
public:
    /// Both must outlive this; `theme` tells which style a label has.
    ArticleMarks(const OpenArticle &article, const ReaderTheme &theme);

    void forEachMark(Span range, const std::function<void(const Mark &)> &visit) const override;
    QString noteOf(quint64 id) const override;
    QString describeMark(quint64 id) const override;
    QString reasonOf(quint64 id) const override;
    /// Relations of an annotation; of a suggested quote, those to its speaker and cue.
    QList<MarkLink> linksOf(quint64 id) const override;

    /// The number under which the view knows a mark, and back. Suggestions keep theirs until the next
    /// recognition, annotations for ever.
    quint64 idOf(const MarkRef &mark) const;
    MarkRef markOf(quint64 id) const;
    /// Where it stands now; empty if it is gone.
    QList<Span> partsOf(quint64 id) const;

    /// What it does not show has no marks. It must outlive this; null: all is shown.
    void setFilter(const SuggestionFilter *filter) { m_filter = filter; }

    /// The theme or tagset changed: styles are looked up anew.
    void styleChanged() { m_styles.clear(); }

private:
    quint16 styleOf(const QString &label) const;

    const OpenArticle &m_article;
    const ReaderTheme &m_theme;
    const SuggestionFilter *m_filter = nullptr;
    mutable QHash<QUuid, quint64> m_idOf; ///< numbers are given as marks are first shown
    mutable QHash<quint64, QUuid> m_annotationOf;
    mutable quint64 m_nextId = 1;
    mutable QHash<QString, quint16> m_styles;
};

} // namespace bluepencil
