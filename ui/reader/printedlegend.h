// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/articleprinter.h"
#include "ui/reader/papergeometry.h"

#include <QPointF>

class QPainter;

namespace bluepencil {

/// The key to the marks at the foot of the first page: every label's name, marked as its words are.
class PrintedLegend
{
public:
    PrintedLegend(const PrintJob &job, const Typography &type, const PaperGeometry &page);

    /// What it takes of the page's text; 0 where nothing is marked.
    int height() const { return m_height; }
    void paint(QPainter &painter) const;

private:
    struct Entry {
        Mark mark;
        QString name;
        QPointF place; ///< left end of the baseline, from the legend's top left
        double width = 0;
    };
    void arrange();

    const PrintJob &m_job;
    const Typography &m_type;
    const PaperGeometry &m_page;
    std::vector<Entry> m_entries;
    int m_height = 0;
};

} // namespace bluepencil
