// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tagsmodel.h"

#include "ui/panels/panelroles.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace bluepencil {

namespace {

bool isShown(const Article &article, const TagEntry &entry, const TagFilter &filter)
{
    if (!filter.labels.isEmpty() && !filter.labels.contains(entry.label))
        return false;
    const auto has = [&](const QString &text) { return text.contains(filter.words, Qt::CaseInsensitive); };
    if (filter.words.isEmpty() || has(entry.text) || has(entry.labelName) || has(entry.note))
        return true;
    // The entry holds only the beginning of long words.
    const bool isCut = !entry.isLost && entry.text.endsWith(QChar(0x2026));
    return isCut && has(article.string(entry.hull).simplified());
}

/// One key a row, made once: comparing by the rules of a language is slow.
class Sorter
{
public:
    Sorter(const QList<TagEntry> &entries, const TagFilter &filter)
        : m_entries(entries)
        , m_filter(filter)
    {
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        m_collator.setNumericMode(true);
    }

    void sort(QList<int> &rows)
    {
        if (m_filter.order == TagOrder::Time)
            by(rows, [this](int row) { return m_entries[row].time; });
        else if (m_filter.order != TagOrder::Place)
            by(rows, [this](int row) { return m_collator.sortKey(textOf(m_entries[row])); });
        else if (m_filter.isDescending)
            std::reverse(rows.begin(), rows.end());
    }

private:
    const QString &textOf(const TagEntry &entry) const
    {
        return m_filter.order == TagOrder::Label    ? entry.labelName
               : m_filter.order == TagOrder::Author ? entry.author
                                                    : entry.text;
    }

    template <typename KeyOf> void by(QList<int> &rows, KeyOf &&keyOf)
    {
        using Keyed = std::pair<std::invoke_result_t<KeyOf, int>, int>;
        std::vector<Keyed> keyed;
        keyed.reserve(static_cast<std::size_t>(rows.size()));
        for (const int row : std::as_const(rows))
            keyed.emplace_back(keyOf(row), row);
        std::stable_sort(keyed.begin(), keyed.end(), [this](const Keyed &a, const Keyed &b) {
            return m_filter.isDescending ? b.first < a.first : a.first < b.first;
        });
        std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed &entry) { return entry.second; });
    }

    const QList<TagEntry> &m_entries;
    const TagFilter &m_filter;
    QCollator m_collator;
};

} // namespace

QList<int> rowsOf(const Article &article, const QList<TagEntry> &entries, const TagFilter &filter)
{
    QList<int> rows;
    rows.reserve(entries.size());
    for (int i = 0; i < entries.size(); ++i)
        if (isShown(article, entries[i], filter))
            rows.append(i);
    Sorter(entries, filter).sort(rows);
    return rows;
}

void TagsModel::setEntries(const QList<TagEntry> &entries)
{
    QList<int> rows(entries.size());
    std::iota(rows.begin(), rows.end(), 0);
    setEntries(entries, rows, TagOrder::Place);
}

void TagsModel::setEntries(const QList<TagEntry> &entries, const QList<int> &rows, TagOrder order)
{
    beginResetModel();
    m_entries = entries;
    m_rows = rows;
    m_order = order;
    endResetModel();
}

int TagsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

/// The label, what the list is sorted by, and the note.
QString TagsModel::subtitle(const TagEntry &entry) const
{
    QStringList parts{entry.labelName};
    if (entry.isLost)
        parts.append(tr("these words are not in this version of the text"));
    if (m_order == TagOrder::Time)
        parts.append(QLocale().toString(entry.time.toLocalTime(), QLocale::ShortFormat));
    if (m_order == TagOrder::Author)
        parts.append(entry.author.isEmpty() ? tr("unknown author") : entry.author);
    if (!entry.note.isEmpty())
        parts.append(entry.note.simplified());
    return parts.join(QStringLiteral(" · "));
}

QVariant TagsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TagEntry &entry = m_entries[m_rows[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::ToolTipRole: {
        QStringList lines{entry.text};
        if (!entry.note.isEmpty())
            lines.append(entry.note);
        const QString when = QLocale().toString(entry.time.toLocalTime(), QLocale::ShortFormat);
        lines.append(entry.author.isEmpty() ? when : tr("%1, %2").arg(entry.author, when));
        // Marked as rich text and escaped, so that Qt need not guess and words stay words.
        return QStringLiteral("<qt>%1</qt>")
            .arg(lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    }
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(entry.labelName, entry.text);
    case SubtitleRole:
        return subtitle(entry);
    case LabelRole:
        return entry.label;
    case StateRole:
        return static_cast<int>(MarkState::Own);
    case StartRole:
        return entry.isLost ? -1 : entry.hull.start;
    case EndRole:
        return entry.hull.end;
    case MarkRole:
        return QVariant::fromValue(MarkRef{entry.annotation, -1});
    default:
        return {};
    }
}

} // namespace bluepencil
