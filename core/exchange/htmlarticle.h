// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/exportview.h"
#include "core/exchange/htmlmarks.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace bluepencil {

/// The classes and numbers by which a page's parts refer to each other.
struct HtmlNames {
    QHash<QString, QString> classOfLabel;
    QHash<int, int> noteNumber; ///< item → number of its note, from 1

    /// The id of an item on the page: an NCName.
    static QByteArray id(const ExportView::Item &item) { return 'a' + item.id.toByteArray(QUuid::Id128); }
};

/// The marked text of a page: `article` with one `p` a paragraph that holds the text verbatim. Its form is
/// our exchange format (an importer takes the text from `p` only):
/// - `data-gap` on a `p`: how many line ends follow it, where that is not two (none after the last);
/// - `mark data-id data-label`, split where marks cross so that they nest; all marks of one data-id are one
///   annotation, touching ones one part; everything else about it stands on its first mark;
/// - `data-parts` there, "17-37 88-97" in code points, where the marks alone would read otherwise: an
///   annotation that goes over a line end or whose parts touch.
class HtmlArticle
{
public:
    HtmlArticle(const ExportView &view, const HtmlNames &names, LossCounter &losses);

    QByteArray write();
    /// False for an annotation over line ends only, which no `p` can show.
    bool isWritten(int item) const { return m_lastBlock[static_cast<std::size_t>(item)] >= 0; }

private:
    struct Block {
        Span span;
        qint32 gap = 0; ///< line ends after it
        std::vector<MarkSpan> marks;
    };
    void findBlocks();
    void addMarks(int item, const QList<Span> &parts);
    void place(LossCounter &losses);
    void writeBlock(std::size_t index);
    void writeOpen(const MarkStep &step, bool isLast);
    QByteArray firstMarkAttributes(int index) const;
    QByteArray idsOf(const QList<int> &items) const;
    QByteArray relationsOf(int index) const;
    QByteArray partsOf(const ExportView::Item &item) const;
    QString tooltip(int index) const;

    const ExportView &m_view;
    const HtmlNames &m_names;
    std::vector<Block> m_blocks;
    std::vector<int> m_lastBlock; ///< by item: the last block it has a mark in, or -1
    std::vector<bool> m_needsParts;
    std::vector<bool> m_begun;
    QByteArray m_out;
};

} // namespace bluepencil
