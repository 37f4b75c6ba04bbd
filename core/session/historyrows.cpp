// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/historyrows.h"

#include "core/base/tr.h"
#include "core/session/acttitles.h"
#include "core/text/utf8.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace bluepencil {

namespace {

const Annotation *annotationOf(const std::optional<Record> &record)
{
    return record ? std::get_if<Annotation>(&*record) : nullptr;
}

QString nameOf(Origin origin)
{
    switch (origin) {
    case Origin::Hand:
        return {};
    case Origin::Suggestion:
        return Core::tr("accepted suggestion");
    case Origin::Import:
        return Core::tr("import");
    case Origin::CommandLine:
        return Core::tr("command line");
    }
    return {};
}

class Teller
{
public:
    Teller(const QList<Change> &log, const Article &article, const Tagset &tagset, const QUuid &wanted)
        : m_article(article)
        , m_tagset(tagset)
        , m_wanted(wanted.isNull() ? QString() : wanted.toString(QUuid::WithoutBraces))
    {
        // What was said before speaks of places in another text.
        for (qsizetype i = 0; i < log.size(); ++i)
            if (log[i].kind == Change::Kind::Reanchor)
                m_textSince = &log[i];
    }

    std::optional<HistoryRow> row(const Change &change) const
    {
        QList<const Edit *> told;
        for (const Edit &edit : change.edits)
            if (isTold(edit))
                told.append(&edit);
        if (told.isEmpty() && !m_wanted.isEmpty())
            return std::nullopt;
        HistoryRow row;
        row.time = change.time;
        row.sequence = change.sequence;
        row.isRestorePoint = change.kind == Change::Kind::RestorePoint;
        row.what = titleOf(change);
        row.who = change.author.isEmpty() ? Core::tr("unknown") : change.author;
        const bool isOfThisText = !m_textSince || &change >= m_textSince; // both stand in the log
        // All that one act makes comes from one place.
        if (const Annotation *made =
                told.isEmpty() || told.first()->before ? nullptr : annotationOf(told.first()->after))
            if (const QString origin = nameOf(made->origin); !origin.isEmpty())
                row.who += QStringLiteral(" · ") + origin;
        if (told.size() == 1)
            tell(*told.first(), isOfThisText, row);
        else if (told.size() > 1)
            row.after = Core::tr("%n tag(s)", nullptr, static_cast<int>(told.size()));
        return row;
    }

private:
    /// Decisions and relations only go along with annotations; where they go alone, the title says it.
    bool isTold(const Edit &edit) const
    {
        if (!m_wanted.isEmpty())
            return edit.kind == QLatin1StringView("annotation") && edit.id == m_wanted;
        return edit.kind == QLatin1StringView("annotation");
    }

    static QString titleOf(const Change &change)
    {
        switch (change.kind) {
        case Change::Kind::Act:
            return change.title;
        case Change::Kind::Undo:
            return Core::tr("Undo: %1").arg(change.title);
        case Change::Kind::Redo:
            return Core::tr("Redo: %1").arg(change.title);
        case Change::Kind::Reanchor:
            return Core::tr("Found again in a changed text");
        case Change::Kind::RestorePoint:
            return Core::tr("Restore point “%1”").arg(change.title);
        }
        return {};
    }

    void tell(const Edit &edit, bool isOfThisText, HistoryRow &row) const
    {
        const Annotation *before = annotationOf(edit.before);
        const Annotation *after = annotationOf(edit.after);
        if (before)
            row.before = valueOf(*before, after, isOfThisText);
        if (after)
            row.after = valueOf(*after, before, isOfThisText);
    }

    /// What of it is not so in `other`; where there is no other, all that matters.
    QString valueOf(const Annotation &annotation, const Annotation *other, bool isOfThisText) const
    {
        QStringList parts;
        if (!other || other->label != annotation.label)
            parts.append(m_tagset.nameOf(annotation.label));
        if (!other || other->parts != annotation.parts || other->lost != annotation.lost)
            parts.append(wordsOf(annotation, isOfThisText));
        if (other ? other->note != annotation.note : !annotation.note.isEmpty())
            parts.append(annotation.note.isEmpty() ? Core::tr("no note")
                                                   : Core::tr("note “%1”").arg(annotation.note.simplified()));
        if (other && other->attributes != annotation.attributes)
            parts.append(utf8::toString(QJsonDocument(annotation.attributes).toJson(QJsonDocument::Compact)));
        if (other && other->entity != annotation.entity)
            parts.append(annotation.entity.isEmpty() ? Core::tr("no entity") : annotation.entity);
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }

    QString wordsOf(const Annotation &annotation, bool isOfThisText) const
    {
        if (annotation.isLost())
            return Core::tr("not in the text");
        if (!isOfThisText || annotation.hull().end > m_article.size())
            return {};
        QStringList words;
        for (const Span part : annotation.parts)
            words.append(titleWords(m_article, part));
        return Core::tr("“%1”").arg(words.join(QStringLiteral(" … ")));
    }

    const Article &m_article;
    const Tagset &m_tagset;
    const QString m_wanted;
    const Change *m_textSince = nullptr; ///< the last Reanchor of the log
};

} // namespace

QList<HistoryRow> historyRows(const QList<Change> &log, const Article &article, const Tagset &tagset,
                              const QUuid &annotation)
{
    const Teller teller(log, article, tagset, annotation);
    QList<HistoryRow> rows;
    for (auto change = log.crbegin(); change != log.crend(); ++change)
        if (std::optional<HistoryRow> row = teller.row(*change))
            rows.append(*std::move(row));
    return rows;
}

} // namespace bluepencil
