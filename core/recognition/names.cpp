// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/names.h"

#include "core/recognition/localsense.h"

namespace bluepencil::recognition {

namespace {

constexpr qint32 longestNickname = 6; // tokens between two halves of a name, its marks among them

} // namespace

void joinNicknames(const Tokens &tokens, std::vector<Name> &names)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (kept > 0) {
            Name &before = names[kept - 1];
            const qint32 between = names[i].first - before.end;
            if (before.label == NameLabel::Person && names[i].label == NameLabel::Person && between >= 3 &&
                between <= longestNickname && tokens[before.end].kind == TokenKind::Mark &&
                tokens[names[i].first - 1].kind == TokenKind::Mark &&
                tokens[before.first].sentence == tokens[names[i].first].sentence) {
                before.end = names[i].end;
                continue;
            }
        }
        if (kept != i)
            names[kept] = std::move(names[i]);
        ++kept;
    }
    names.resize(kept);
}

void joinSaints(const Tokens &tokens, std::vector<Name> &names)
{
    const auto isSaint = [&](qint32 i) {
        return tokens.isText(i, "St.") || tokens.isText(i, "St") || tokens.isText(i, "Saint");
    };
    for (std::size_t n = 0; n < names.size(); ++n) {
        Name &name = names[n];
        const bool free = name.first > 0 && (n == 0 || names[n - 1].end < name.first);
        const qint32 first = isSaint(name.first) ? name.first : free && isSaint(name.first - 1) ? name.first - 1 : -1;
        if (first < 0 || name.end - first != 2 || name.end >= tokens.count() || !tokens[name.end].possessive ||
            tokens[name.end].sentence != tokens[first].sentence)
            continue;
        const qint32 next = name.end + 1;
        const bool owns = tokens.isWord(next) && tokens[next].sentence == tokens[first].sentence &&
                          !tokens.is(next, WordClass::Function) && !tokens.is(next, WordClass::Aux) &&
                          !tokens.is(next, WordClass::Say) && !tokens.is(next, WordClass::Preposition) &&
                          !tokens.word(next).ends_with("ed");
        if (owns)
            continue;
        name.first = first;
        name.end = next;
        if (!isListedPlace(tokens, first, next)) { // "St. John’s" is a town
            name.label = NameLabel::Organization;
            name.why.rule = QStringLiteral("organization.saint");
        }
    }
}

void splitAtTabs(const Tokens &tokens, std::vector<Name> &names)
{
    std::vector<Name> split;
    split.reserve(names.size());
    for (Name &name : names) {
        for (qint32 i = name.first + 1; i < name.end; ++i) {
            const std::string_view between = slice(tokens.text(), {tokens[i - 1].span.end, tokens[i].span.start});
            if (between.find('\t') == std::string_view::npos)
                continue;
            Name column = name;
            column.end = i;
            split.push_back(std::move(column));
            name.first = i;
        }
        split.push_back(std::move(name));
    }
    names = std::move(split);
}

QString toString(NameLabel label)
{
    switch (label) {
    case NameLabel::Person:
        return QStringLiteral("person");
    case NameLabel::Place:
        return QStringLiteral("place");
    case NameLabel::Organization:
        return QStringLiteral("organization");
    case NameLabel::Other:
        break;
    }
    return QStringLiteral("other");
}

} // namespace bluepencil::recognition
