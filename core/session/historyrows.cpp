// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/historyrows.h"

#include "core/base/tr.h"
#include "core/session/acttitles.h"
#include "core/session/speakercandidates.h"

#include <QHash>
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
        if (wanted.isNull())
            return;
        // Whom it is joined to is told by the words that they have, or had last.
        for (const Change &change : log)
            for (const Edit &edit : change.edits)
                for (const auto &record : {edit.before, edit.after})
                    if (const Annotation *annotation = annotationOf(record))
                        m_known.insert(annotation->id, *annotation);
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
        if (told.size() == 1 || !m_wanted.isEmpty())
            tell(told, isOfThisText, row);
        else if (told.size() > 1)
            row.after = Core::tr("%n tag(s)", nullptr, static_cast<int>(told.size()));
        else
            tellLabels(change, row);
        return row;
    }

private:
    /// Decisions and relations only go along with annotations; where they go alone, the title says it. Of one tag,
    /// what it is joined to is told.
    bool isTold(const Edit &edit) const
    {
        if (m_wanted.isEmpty())
            return edit.kind == QLatin1StringView("annotation");
        const Record &record = edit.after ? *edit.after : *edit.before;
        if (const auto *relation = std::get_if<Relation>(&record))
            return idOf(relation->from) == m_wanted || idOf(relation->to) == m_wanted;
        return edit.kind == QLatin1StringView("annotation") && edit.id == m_wanted;
    }

    static QString idOf(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

    void tellLabels(const Change &change, HistoryRow &row) const
    {
        QList<const Edit *> labels;
        for (const Edit &edit : change.edits)
            if (edit.kind == QLatin1StringView("label"))
                labels.append(&edit);
        if (labels.size() > 1)
            row.after = Core::tr("%n label(s)", nullptr, static_cast<int>(labels.size()));
        if (labels.size() != 1)
            return;
        const auto *before = labels.first()->before ? std::get_if<Label>(&*labels.first()->before) : nullptr;
        const auto *after = labels.first()->after ? std::get_if<Label>(&*labels.first()->after) : nullptr;
        if (before)
            row.before = valueOf(*before, after);
        if (after)
            row.after = valueOf(*after, before);
    }

    /// What of it is not so in `other`; its name where there is no other.
    QString valueOf(const Label &label, const Label *other) const
    {
        if (!other)
            return label.name;
        QStringList parts;
        if (other->name != label.name)
            parts.append(label.name);
        if (other->color != label.color)
            parts.append(label.color.isEmpty() ? Core::tr("the theme's colour") : label.color);
        if (other->key != label.key)
            parts.append(label.key.isEmpty() ? Core::tr("no key") : Core::tr("key %1").arg(label.key.toUpper()));
        if (other->description != label.description)
            parts.append(label.description.isEmpty() ? Core::tr("no description")
                                                     : Core::tr("“%1”").arg(label.description));
        if (other->parent != label.parent)
            parts.append(label.parent.isEmpty() ? Core::tr("at the top")
                                                : Core::tr("under %1").arg(m_tagset.nameOf(label.parent)));
        if (other->attributes != label.attributes)
            parts.append(attributesOf(label));
        if (parts.isEmpty() && other->order != label.order)
            parts.append(Core::tr("place %1", "in the list of labels").arg(label.order + 1));
        return parts.join(QStringLiteral(", "));
    }

    static QString attributesOf(const Label &label)
    {
        QStringList attributes;
        for (const AttributeDefinition &attribute : label.attributes)
            attributes.append(attribute.choices.isEmpty()
                                  ? attribute.name
                                  : QStringLiteral("%1 (%2)").arg(attribute.name, attribute.choices.join(u'|')));
        return attributes.isEmpty() ? Core::tr("no attributes") : attributes.join(QStringLiteral("; "));
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

    void tell(const QList<const Edit *> &edits, bool isOfThisText, HistoryRow &row) const
    {
        QStringList before;
        QStringList after;
        for (const Edit *edit : edits) {
            before.append(valueOf(edit->before, edit->after, isOfThisText));
            after.append(valueOf(edit->after, edit->before, isOfThisText));
        }
        before.removeAll(QString());
        after.removeAll(QString());
        row.before = before.join(QStringLiteral(", "));
        row.after = after.join(QStringLiteral(", "));
    }

    QString valueOf(const std::optional<Record> &record, const std::optional<Record> &other, bool isOfThisText) const
    {
        if (const Annotation *annotation = annotationOf(record))
            return valueOf(*annotation, annotationOf(other), isOfThisText);
        const auto *relation = record ? std::get_if<Relation>(&*record) : nullptr;
        return relation ? valueOf(*relation, isOfThisText) : QString();
    }

    QString valueOf(const Relation &relation, bool isOfThisText) const
    {
        const bool isFrom = idOf(relation.from) == m_wanted;
        const auto far = m_known.constFind(isFrom ? relation.to : relation.from);
        const QString words = far == m_known.cend() ? QString() : wordsOf(*far, isOfThisText, false);
        const QString name = m_tagset.nameOf(relation.label);
        return (isFrom ? Core::tr("%1: %2", "a relation and what it leads to")
                       : Core::tr("%1 of: %2", "a relation and what it comes from"))
            .arg(name, words);
    }

    /// What of it is not so in `other`; where there is no other, all that matters.
    QString valueOf(const Annotation &annotation, const Annotation *other, bool isOfThisText) const
    {
        QStringList parts;
        if (!other || other->label != annotation.label)
            parts.append(m_tagset.nameOf(annotation.label));
        if (!other || other->parts != annotation.parts || other->lost != annotation.lost)
            parts.append(wordsOf(annotation, isOfThisText, other != nullptr));
        if (other ? other->note != annotation.note : !annotation.note.isEmpty())
            parts.append(annotation.note.isEmpty() ? Core::tr("no note")
                                                   : Core::tr("note “%1”").arg(annotation.note.simplified()));
        if (other && other->attributes != annotation.attributes)
            parts.append(attributesOf(annotation, *other));
        if (other && other->entity != annotation.entity)
            parts.append(annotation.entity.isEmpty() ? Core::tr("no entity") : annotation.entity);
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }

    /// What is said of it that is not said of `other`.
    QString attributesOf(const Annotation &annotation, const Annotation &other) const
    {
        QStringList attributes;
        for (auto at = annotation.attributes.constBegin(); at != annotation.attributes.constEnd(); ++at) {
            if (other.attributes.value(at.key()) == at.value())
                continue;
            const bool byNobody = isByNobody(annotation) && !isByNobody(other) && at.key() == labels::speaker;
            const QString value = byNobody              ? Core::tr("nobody", "said this quote")
                                  : at.value().isBool() ? (at.value().toBool() ? Core::tr("yes") : Core::tr("no"))
                                                        : at.value().toVariant().toString();
            attributes.append(QStringLiteral("%1: %2").arg(byNobody ? m_tagset.nameOf(at.key()) : at.key(), value));
        }
        return attributes.join(QStringLiteral(", "));
    }

    /// `compared`: their ends are what matters.
    QString wordsOf(const Annotation &annotation, bool isOfThisText, bool compared) const
    {
        if (annotation.isLost())
            return Core::tr("not in the text");
        if (!isOfThisText || annotation.hull().end > m_article.size())
            return {};
        QStringList words;
        for (const Span part : annotation.parts)
            words.append(compared ? titleEnds(m_article, part) : titleWords(m_article, part));
        return Core::tr("“%1”").arg(words.join(QStringLiteral(" … ")));
    }

    const Article &m_article;
    const Tagset &m_tagset;
    const QString m_wanted;
    const Change *m_textSince = nullptr; ///< the last Reanchor of the log
    QHash<QUuid, Annotation> m_known;    ///< by their last state in the log; only where one tag's history is wanted
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
