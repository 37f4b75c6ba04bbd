// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/edit.h"

#include <algorithm>
#include <iterator>

namespace bluepencil {

namespace {

struct KindOf {
    QString operator()(const Annotation &) const { return QStringLiteral("annotation"); }
    QString operator()(const Relation &) const { return QStringLiteral("relation"); }
    QString operator()(const Decision &) const { return QStringLiteral("decision"); }
    QString operator()(const Label &) const { return QStringLiteral("label"); }
    QString operator()(const CastFact &) const { return QStringLiteral("cast-fact"); }
    QString operator()(const ArticleState &) const { return QStringLiteral("article-state"); }
};

struct IdOf {
    template <typename R> QString operator()(const R &record) const { return record.id.toString(QUuid::WithoutBraces); }
    QString operator()(const Label &label) const { return label.id; }
};

} // namespace

QString kindOf(const Record &record)
{
    return std::visit(KindOf{}, record);
}

QString idOf(const Record &record)
{
    return std::visit(IdOf{}, record);
}

Edit insertion(const Record &record)
{
    return {kindOf(record), idOf(record), std::nullopt, record};
}

Edit removal(const Record &record)
{
    return {kindOf(record), idOf(record), record, std::nullopt};
}

Edit replacement(const Record &before, const Record &after)
{
    return {kindOf(after), idOf(after), before, after};
}

Change partFor(const Change &change, const QUuid &article)
{
    const auto isElsewhere = [&article](const Edit &edit) { return !edit.article.isNull() && edit.article != article; };
    if (std::none_of(change.edits.cbegin(), change.edits.cend(), isElsewhere))
        return change; // nothing is copied
    Change part{{},          change.kind,     change.title,   change.article, change.author,
                change.time, change.sequence, change.reverses};
    std::remove_copy_if(change.edits.cbegin(), change.edits.cend(), std::back_inserter(part.edits), isElsewhere);
    return part;
}

bool spansArticles(const Change &change)
{
    return change.article.isNull() && std::any_of(change.edits.cbegin(), change.edits.cend(),
                                                  [](const Edit &edit) { return !edit.article.isNull(); });
}

Change inverse(const Change &change)
{
    Change back = change;
    std::reverse(back.edits.begin(), back.edits.end());
    for (Edit &edit : back.edits)
        std::swap(edit.before, edit.after);
    return back;
}

} // namespace bluepencil
