// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/tagset.h"

#include "core/base/tr.h"

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

constexpr qsizetype longestName = 200;

bool isColor(QStringView text)
{
    return text.size() == 7 && text.front() == QLatin1Char('#') &&
           std::all_of(text.begin() + 1, text.end(), [](QChar c) {
               const char16_t u = c.toLower().unicode();
               return (u >= u'0' && u <= u'9') || (u >= u'a' && u <= u'f');
           });
}

} // namespace

Tagset Tagset::builtIn()
{
    struct Entry {
        QLatin1StringView id;
        const char *name;
        const char *key;
        const char *description;
    };
    static constexpr std::array entries = {
        Entry{labels::person, QT_TRANSLATE_NOOP("Core", "Person"), "1",
              QT_TRANSLATE_NOOP("Core", "A person's name, without title or role")},
        Entry{labels::place, QT_TRANSLATE_NOOP("Core", "Place"), "2",
              QT_TRANSLATE_NOOP("Core", "A country, city, region, building or landmark")},
        Entry{labels::organization, QT_TRANSLATE_NOOP("Core", "Organization"), "3",
              QT_TRANSLATE_NOOP("Core", "A company, agency, party, paper or club")},
        Entry{labels::quote, QT_TRANSLATE_NOOP("Core", "Quote"), "4",
              QT_TRANSLATE_NOOP("Core", "Somebody's words, with their quotation marks")},
        Entry{labels::date, QT_TRANSLATE_NOOP("Core", "Date"), "5", QT_TRANSLATE_NOOP("Core", "A date or time")},
        Entry{labels::claim, QT_TRANSLATE_NOOP("Core", "Claim"), "6",
              QT_TRANSLATE_NOOP("Core", "A statement to be checked")},
        Entry{labels::speaker, QT_TRANSLATE_NOOP("Core", "Speaker"), "7",
              QT_TRANSLATE_NOOP("Core", "The words that name who says a quote")},
        Entry{labels::cue, QT_TRANSLATE_NOOP("Core", "Cue"), "8",
              QT_TRANSLATE_NOOP("Core", "The words that say somebody speaks: said, according to")},
    };
    Tagset tagset;
    int order = 0;
    for (const Entry &entry : entries)
        tagset.m_labels.append({QString(entry.id), Core::tr(entry.name), QString(), QString::fromLatin1(entry.key),
                                Core::tr(entry.description), order++});
    return tagset;
}

const Label *Tagset::find(QStringView id) const
{
    const auto found = std::find_if(m_labels.begin(), m_labels.end(), [id](const Label &l) { return l.id == id; });
    return found == m_labels.end() ? nullptr : &*found;
}

const Label *Tagset::findByName(QStringView name) const
{
    const auto same = [name](const QString &text) { return name.compare(text, Qt::CaseInsensitive) == 0; };
    const auto found = std::find_if(m_labels.begin(), m_labels.end(),
                                    [&](const Label &label) { return same(label.name) || same(label.id); });
    return found == m_labels.end() ? nullptr : &*found;
}

const Label *Tagset::findByKey(QStringView key) const
{
    if (key.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_labels.begin(), m_labels.end(), [key](const Label &label) {
        return key.compare(label.key, Qt::CaseInsensitive) == 0;
    });
    return found == m_labels.end() ? nullptr : &*found;
}

QString Tagset::nameOf(QStringView id) const
{
    const Label *label = find(id);
    return label ? label->name : id.toString();
}

void Tagset::put(const Label &label)
{
    remove(label.id);
    const auto place = std::upper_bound(m_labels.begin(), m_labels.end(), label, [](const Label &a, const Label &b) {
        return a.order != b.order ? a.order < b.order : a.id < b.id;
    });
    m_labels.insert(place, label);
}

bool Tagset::remove(QStringView id)
{
    return m_labels.removeIf([id](const Label &label) { return label.id == id; }) > 0;
}

Result<void> checkLabel(const Tagset &tagset, const Label &label)
{
    const auto invalid = [](const QString &message) { return Error{ErrorCode::Invalid, message, {}}; };
    if (label.id.isEmpty())
        return invalid(Core::tr("The label has no id"));
    if (label.name.trimmed().isEmpty())
        return invalid(Core::tr("A label needs a name; type one"));
    if (label.name.size() > longestName)
        return invalid(Core::tr("The name is longer than %1 characters; shorten it").arg(longestName));
    if (!label.color.isEmpty() && !isColor(label.color))
        return invalid(Core::tr("“%1” is not a colour; write it like #1f6fb2").arg(label.color));
    if (!label.key.isEmpty()) {
        const bool oneCharacter = label.key.toUcs4().size() == 1 && !label.key.front().isSpace();
        if (!oneCharacter)
            return invalid(Core::tr("A label's key is one character; choose a letter or digit"));
        if (QStringLiteral("qonw").contains(label.key.toLower()))
            return invalid(Core::tr("The key %1 is a command of the program; choose another").arg(label.key.toUpper()));
    }
    for (const Label &other : tagset.labels()) {
        if (other.id == label.id)
            continue;
        if (other.name.trimmed().compare(label.name.trimmed(), Qt::CaseInsensitive) == 0)
            return invalid(Core::tr("There is a label “%1” already; choose another name").arg(other.name));
        if (!label.key.isEmpty() && other.key.compare(label.key, Qt::CaseInsensitive) == 0)
            return invalid(Core::tr("The key %1 belongs to “%2”; choose another").arg(label.key, other.name));
    }
    return {};
}

} // namespace bluepencil
