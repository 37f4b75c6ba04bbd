// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tagsetfile.h"

#include "core/base/tr.h"

#include <QHash>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

constexpr qsizetype largestFile = 4 << 20;
constexpr qsizetype mostLabels = 10000;

struct NamedColor {
    const char *name;
    const char *color;
};
constexpr std::array namedColors = {
    NamedColor{"black", "#000000"},     NamedColor{"blue", "#0000ff"},       NamedColor{"brown", "#a52a2a"},
    NamedColor{"cyan", "#00ffff"},      NamedColor{"aqua", "#00ffff"},       NamedColor{"darkblue", "#00008b"},
    NamedColor{"darkgreen", "#006400"}, NamedColor{"darkorange", "#ff8c00"}, NamedColor{"darkred", "#8b0000"},
    NamedColor{"gold", "#ffd700"},      NamedColor{"gray", "#808080"},       NamedColor{"grey", "#808080"},
    NamedColor{"green", "#008000"},     NamedColor{"lightblue", "#add8e6"},  NamedColor{"lightgreen", "#90ee90"},
    NamedColor{"lime", "#00ff00"},      NamedColor{"magenta", "#ff00ff"},    NamedColor{"fuchsia", "#ff00ff"},
    NamedColor{"maroon", "#800000"},    NamedColor{"navy", "#000080"},       NamedColor{"olive", "#808000"},
    NamedColor{"orange", "#ffa500"},    NamedColor{"pink", "#ffc0cb"},       NamedColor{"purple", "#800080"},
    NamedColor{"red", "#ff0000"},       NamedColor{"silver", "#c0c0c0"},     NamedColor{"teal", "#008080"},
    NamedColor{"violet", "#ee82ee"},    NamedColor{"white", "#ffffff"},      NamedColor{"yellow", "#ffff00"},
};

/// Takes labels one by one, each as far as it can be.
class Sieve
{
public:
    explicit Sieve(QStringList &losses)
        : m_losses(losses)
    {
    }

    void take(Label label)
    {
        label.name = label.name.trimmed();
        if (!isNew(label))
            return;
        settleParent(label);
        settleColor(label);
        settleKey(label);
        settleAttributes(label);
        label.order = static_cast<int>(m_labels.size());
        m_labels.append(label);
    }
    const QList<Label> &labels() const { return m_labels; }

private:
    void lose(const QString &sentence) { m_losses.append(sentence); }

    /// Of a name that stands there twice the first is taken; what stands under the second stands under it.
    bool isNew(const Label &label)
    {
        Label bare;
        bare.id = label.id;
        bare.name = label.name;
        if (const Result<void> sound = checkLabel({}, bare); !sound) {
            lose(Core::tr("“%1” was left out: %2").arg(label.name.left(40), sound.error().message));
            return false;
        }
        const QString folded = label.name.toCaseFolded();
        if (m_ids.contains(label.id) || m_idOfName.contains(folded)) {
            lose(Core::tr("“%1” stands twice in the file; the second was left out").arg(label.name.left(40)));
            m_instead.insert(label.id, m_idOfName.value(folded, label.id));
            return false;
        }
        m_ids.insert(label.id);
        m_idOfName.insert(folded, label.id);
        return true;
    }

    void settleParent(Label &label)
    {
        if (label.parent.isEmpty())
            return;
        const QString parent = m_instead.value(label.parent, label.parent);
        if (!m_ids.contains(parent) || parent == label.id) {
            lose(Core::tr("What “%1” stands under is not in the file before it").arg(label.name.left(40)));
            label.parent.clear();
        } else {
            label.parent = parent;
        }
    }

    void settleColor(Label &label)
    {
        const QString given = std::exchange(label.color, webColor(label.color));
        if (!given.isEmpty() && label.color.isEmpty())
            lose(Core::tr("“%1”, the colour of “%2”, is not known here").arg(given.left(40), label.name.left(40)));
    }

    void settleKey(Label &label)
    {
        Tagset taken;
        for (const Label &other : std::as_const(m_withKeys))
            taken.put(other);
        Label alone;
        alone.id = label.id;
        alone.name = label.name;
        alone.key = label.key.toLower();
        if (const Result<void> sound = checkLabel(taken, alone); !sound) {
            lose(Core::tr("“%1” has no key now: %2").arg(label.name.left(40), sound.error().message));
            alone.key.clear();
        }
        label.key = alone.key;
        if (!label.key.isEmpty())
            m_withKeys.append(alone);
    }

    void settleAttributes(Label &label)
    {
        Label sound;
        sound.id = label.id;
        sound.name = label.name;
        for (const AttributeDefinition &attribute : std::as_const(label.attributes)) {
            sound.attributes.append(attribute);
            if (const Result<void> checked = checkLabel({}, sound); !checked) {
                lose(Core::tr("An attribute of “%1” was left out: %2")
                         .arg(label.name.left(40), checked.error().message));
                sound.attributes.removeLast();
            }
        }
        label.attributes = sound.attributes;
    }

    QStringList &m_losses;
    QList<Label> m_labels;
    QList<Label> m_withKeys;
    QSet<QString> m_ids;
    QHash<QString, QString> m_idOfName;
    QHash<QString, QString> m_instead; ///< of a label left out: the one of its name
};

} // namespace

std::span<const TagsetFormat> tagsetFormats()
{
    static const std::array formats = {tagsetformats::json, tagsetformats::labelStudio, tagsetformats::doccano,
                                       tagsetformats::brat};
    return formats;
}

Result<TagsetFile> readTagset(const QByteArray &content)
{
    if (content.size() > largestFile)
        return Error{ErrorCode::TooLarge, Core::tr("The file is larger than any list of labels; choose another"), {}};
    const auto formats = tagsetFormats();
    const auto format =
        std::find_if(formats.begin(), formats.end(), [&](const TagsetFormat &one) { return one.knows(content); });
    if (format == formats.end())
        return Error{ErrorCode::Unsupported,
                     Core::tr("The file holds no labels that can be read here; choose a tagset, an annotation.conf, or "
                              "a label configuration of doccano or Label Studio"),
                     {}};
    Result<TagsetFile> read = format->read(content);
    if (!read)
        return read;
    TagsetFile file;
    file.losses = read->losses;
    if (read->labels.size() > mostLabels)
        return Error{ErrorCode::TooLarge, Core::tr("The file has more labels than can be used; choose another"), {}};
    Sieve sieve(file.losses);
    for (const Label &label : read->labels)
        sieve.take(label);
    file.labels = sieve.labels();
    if (file.labels.isEmpty())
        return Error{ErrorCode::Empty, Core::tr("There is no label in the file; choose another"), {}};
    return file;
}

QList<Label> mergedInto(const Tagset &present, const TagsetFile &file, QStringList &losses)
{
    QList<Label> put;
    Tagset merged = present;
    QHash<QString, QString> idOf; // of the file's label → here
    int order = present.labels().isEmpty() ? 0 : present.labels().last().order + 1;
    for (const Label &given : file.labels) {
        Label label = given;
        label.parent = idOf.value(given.parent);
        const Label *same = merged.find(given.id);
        label.order = same ? same->order : order++;
        const Label *ofName = merged.findByName(given.name);
        const Label *named = ofName && ofName->id != given.id ? ofName : nullptr;
        if (named) {
            losses.append(Core::tr("There is a label “%1” already; it was left as it is").arg(named->name.left(40)));
            idOf.insert(given.id, named->id);
            continue;
        }
        idOf.insert(given.id, label.id);
        const Label *holder = merged.findByKey(label.key);
        if (holder && holder->id != label.id) {
            losses.append(Core::tr("“%1” has no key now: “%2” has the key %3 here")
                              .arg(label.name.left(40), holder->name.left(40), label.key.toUpper()));
            label.key.clear();
        }
        if (merged.isUnder(label.parent, label.id))
            label.parent = same ? same->parent : QString();
        if (same && *same == label)
            continue;
        if (same && same->parent != label.parent)
            losses.append(label.parent.isEmpty()
                              ? Core::tr("“%1”, which was here already, stands at the top now as in the file")
                                    .arg(label.name.left(40))
                              : Core::tr("“%1”, which was here already, stands under “%2” now as in the file")
                                    .arg(label.name.left(40), merged.nameOf(label.parent).left(40)));
        else if (same)
            losses.append(Core::tr("“%1”, which was here already, is now as the file has it").arg(label.name.left(40)));
        merged.put(label);
        put.append(label);
    }
    return put;
}

QString webColor(const QString &text)
{
    const QString color = text.trimmed().toLower();
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    if (color.startsWith(u'#') && std::all_of(color.begin() + 1, color.end(), isHex)) {
        if (color.size() == 7 || color.size() == 9)
            return color.left(7);
        if (color.size() == 4)
            return QStringLiteral("#%1%1%2%2%3%3").arg(color[1]).arg(color[2]).arg(color[3]);
    }
    const auto named = std::find_if(namedColors.begin(), namedColors.end(),
                                    [&](const NamedColor &entry) { return color == QLatin1StringView(entry.name); });
    return named == namedColors.end() ? QString() : QString::fromLatin1(named->color);
}

} // namespace bluepencil
