// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/annotation/tagset.h"

#include "core/base/tr.h"

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

constexpr qsizetype longestName = 200;

struct KindName {
    AttributeDefinition::Kind kind;
    QLatin1StringView name;
};
constexpr std::array kindNames = {KindName{AttributeDefinition::Kind::Choice, QLatin1StringView("choice")},
                                  KindName{AttributeDefinition::Kind::Text, QLatin1StringView("text")},
                                  KindName{AttributeDefinition::Kind::Number, QLatin1StringView("number")},
                                  KindName{AttributeDefinition::Kind::YesNo, QLatin1StringView("yesno")}};

Error invalid(const QString &message)
{
    return {ErrorCode::Invalid, message, {}};
}

bool hasTwice(QStringList names)
{
    for (QString &name : names)
        name = name.trimmed().toCaseFolded();
    return names.removeDuplicates() > 0;
}

bool isColor(QStringView text)
{
    return text.size() == 7 && text.front() == QLatin1Char('#') &&
           std::all_of(text.begin() + 1, text.end(), [](QChar c) {
               const char16_t u = c.toLower().unicode();
               return (u >= u'0' && u <= u'9') || (u >= u'a' && u <= u'f');
           });
}

Result<void> checkKey(const QString &key)
{
    const bool oneCharacter = key.toUcs4().size() == 1 && !key.front().isSpace();
    if (!oneCharacter)
        return invalid(Core::tr("A label's key is one character; choose a letter or digit"));
    if (QStringLiteral("qonw").contains(key.toLower()))
        return invalid(Core::tr("The key %1 is a command of the program; choose another").arg(key.toUpper()));
    return {};
}

Result<void> checkAttribute(const AttributeDefinition &attribute)
{
    if (attribute.name.trimmed().isEmpty())
        return invalid(Core::tr("An attribute needs a name; type one"));
    if (attribute.name.size() > longestName)
        return invalid(Core::tr("The name is longer than %1 characters; shorten it").arg(longestName));
    if (attribute.kind != AttributeDefinition::Kind::Choice)
        return {};
    if (attribute.choices.isEmpty())
        return invalid(Core::tr("The attribute “%1” has nothing to choose from; type its choices").arg(attribute.name));
    if (hasTwice(attribute.choices) || attribute.choices.contains(QString()))
        return invalid(
            Core::tr("The attribute “%1” has an empty choice or one twice; make each another").arg(attribute.name));
    return {};
}

Result<void> checkParent(const Tagset &tagset, const Label &label)
{
    if (label.parent.isEmpty())
        return {};
    const Label *parent = tagset.find(label.parent);
    if (!parent)
        return invalid(Core::tr("The label that “%1” should stand under is not there any more").arg(label.name));
    if (parent->id == label.id || tagset.isUnder(parent->id, label.id))
        return invalid(Core::tr("The label “%1” can't stand under itself; choose another place").arg(label.name));
    return {};
}

Result<void> checkAgainst(const Label &other, const Label &label)
{
    if (other.name.trimmed().compare(label.name.trimmed(), Qt::CaseInsensitive) == 0)
        return invalid(Core::tr("There is a label “%1” already; choose another name").arg(other.name));
    if (!label.key.isEmpty() && other.key.compare(label.key, Qt::CaseInsensitive) == 0)
        return invalid(Core::tr("The key %1 belongs to “%2”; choose another").arg(label.key, other.name));
    return {};
}

} // namespace

QString toString(AttributeDefinition::Kind kind)
{
    const auto found =
        std::find_if(kindNames.begin(), kindNames.end(), [kind](const KindName &entry) { return entry.kind == kind; });
    return QString(found->name);
}

std::optional<AttributeDefinition::Kind> attributeKindFromString(QStringView text)
{
    const auto found =
        std::find_if(kindNames.begin(), kindNames.end(), [text](const KindName &entry) { return entry.name == text; });
    return found == kindNames.end() ? std::nullopt : std::optional(found->kind);
}

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
    return label ? label->name : m_formerNames.value(id.toString(), id.toString());
}

QList<Label> Tagset::childrenOf(QStringView parent) const
{
    QList<Label> children;
    for (const Label &label : m_labels)
        if (label.parent == parent || (parent.isEmpty() && !find(label.parent)))
            children.append(label);
    return children;
}

int Tagset::depthOf(QStringView id) const
{
    int depth = 0;
    const Label *label = find(id);
    // Bounded: what another program stored may go in a circle.
    while (label && depth < m_labels.size() && (label = find(label->parent)))
        ++depth;
    return depth;
}

QList<Label> Tagset::inTreeOrder() const
{
    QHash<QString, QList<Label>> under;
    QList<Label> stack;
    for (const Label &label : m_labels)
        under[find(label.parent) ? label.parent : QString()].append(label);
    QList<Label> all;
    const auto push = [&](const QString &parent) {
        const QList<Label> children = under.take(parent);
        for (auto child = children.crbegin(); child != children.crend(); ++child)
            stack.append(*child);
    };
    for (push({}); !stack.isEmpty();) {
        all.append(stack.takeLast());
        push(all.last().id);
    }
    // Labels in a circle hang on nothing; none is lost.
    for (const Label &label : m_labels)
        if (under.contains(label.parent) && !all.contains(label))
            all.append(label);
    return all;
}

bool Tagset::isUnder(QStringView id, QStringView ancestor) const
{
    const Label *label = find(id);
    for (qsizetype steps = 0; label && steps <= m_labels.size(); ++steps) {
        if (!label->parent.isEmpty() && label->parent == ancestor)
            return true;
        label = find(label->parent);
    }
    return false;
}

void Tagset::put(const Label &label)
{
    m_labels.removeIf([&label](const Label &other) { return other.id == label.id; });
    m_formerNames.remove(label.id);
    const auto place = std::upper_bound(m_labels.begin(), m_labels.end(), label, [](const Label &a, const Label &b) {
        return a.order != b.order ? a.order < b.order : a.id < b.id;
    });
    m_labels.insert(place, label);
}

bool Tagset::remove(QStringView id)
{
    const Label *label = find(id);
    if (!label)
        return false;
    m_formerNames.insert(label->id, label->name);
    m_labels.removeIf([id](const Label &other) { return other.id == id; });
    return true;
}

Result<void> checkLabel(const Tagset &tagset, const Label &label)
{
    if (label.id.isEmpty())
        return invalid(Core::tr("The label has no id"));
    if (label.name.trimmed().isEmpty())
        return invalid(Core::tr("A label needs a name; type one"));
    if (label.name.size() > longestName)
        return invalid(Core::tr("The name is longer than %1 characters; shorten it").arg(longestName));
    if (!label.color.isEmpty() && !isColor(label.color))
        return invalid(Core::tr("“%1” is not a colour; write it like #1f6fb2").arg(label.color));
    if (!label.key.isEmpty())
        if (const Result<void> sound = checkKey(label.key); !sound)
            return sound;
    QStringList attributes;
    for (const AttributeDefinition &attribute : label.attributes) {
        if (const Result<void> sound = checkAttribute(attribute); !sound)
            return sound;
        attributes.append(attribute.name);
    }
    if (hasTwice(attributes))
        return invalid(Core::tr("The label “%1” has two attributes of one name; rename one").arg(label.name));
    if (const Result<void> sound = checkParent(tagset, label); !sound)
        return sound;
    for (const Label &other : tagset.labels())
        if (other.id != label.id)
            if (const Result<void> sound = checkAgainst(other, label); !sound)
                return sound;
    return {};
}

QList<Label> arranged(const Tagset &tagset, const QList<LabelPlace> &places)
{
    QList<Label> changed;
    int order = 0;
    for (const LabelPlace &place : places) {
        const Label *present = tagset.find(place.id);
        if (!present)
            continue;
        Label label = *present;
        label.order = order++;
        label.parent = place.parent;
        if (label != *present)
            changed.append(label);
    }
    return changed;
}

} // namespace bluepencil
