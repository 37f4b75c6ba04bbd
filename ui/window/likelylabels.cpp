// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/likelylabels.h"

#include <QRegularExpression>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qsizetype mostWordsOfName = 6;

QStringList looksLike(const QString &given)
{
    const QString words = given.simplified();
    if (words.isEmpty())
        return {};
    static const QRegularExpression quoteMark(QStringLiteral("[“”„«»\"]"));
    const qsizetype count = words.count(QLatin1Char(' ')) + 1;
    if (words.contains(quoteMark))
        return {QString(labels::quote), QString(labels::claim)};
    if (count > mostWordsOfName)
        return {QString(labels::claim), QString(labels::quote)};
    if (std::any_of(words.cbegin(), words.cend(), [](QChar sign) { return sign.isDigit(); }))
        return {QString(labels::date)};
    if (words.front().isUpper() || words.front().script() != QChar::Script_Latin) // many scripts have no capitals
        return {QString(labels::person), QString(labels::place), QString(labels::organization)};
    return {};
}

} // namespace

QStringList likelyLabels(const Tagset &tagset, const LabelHints &hints)
{
    const auto byUse = [&hints](const QString &a, const QString &b) {
        return hints.uses.value(a) > hints.uses.value(b);
    };
    QStringList looks = looksLike(hints.words);
    std::stable_sort(looks.begin(), looks.end(), byUse);
    QStringList rest;
    for (const Label &label : tagset.labels())
        rest.append(label.id);
    std::stable_sort(rest.begin(), rest.end(), byUse);
    QStringList all = hints.standing + looks + hints.recent + rest;
    all.removeDuplicates();
    all.removeIf([&tagset](const QString &id) { return !tagset.find(id); });
    return all;
}

} // namespace bluepencil
