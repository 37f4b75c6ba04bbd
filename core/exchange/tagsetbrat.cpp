// SPDX-License-Identifier: GPL-3.0-or-later
// brat's annotation.conf: [entities], where being indented means "under the one above", and [attributes].
#include "core/base/tr.h"
#include "core/exchange/tagsetfile.h"
#include "core/text/utf8.h"

#include <QUuid>

#include <algorithm>

namespace bluepencil {

namespace {

bool knows(const QByteArray &content)
{
    return content.startsWith("[entities]") || content.contains("\n[entities]");
}

class ConfReader
{
public:
    TagsetFile read(const QString &text)
    {
        for (QString line : text.split(u'\n')) {
            while (line.endsWith(u'\r') || line.endsWith(u' '))
                line.chop(1);
            if (line.trimmed().isEmpty() || line.startsWith(u'#'))
                continue;
            if (line.startsWith(u'[') && line.endsWith(u']'))
                m_section = line.mid(1, line.size() - 2);
            else if (m_section == QLatin1StringView("entities"))
                addEntity(line);
            else if (m_section == QLatin1StringView("attributes"))
                addAttribute(line);
            else if (!line.trimmed().startsWith(u'<'))
                ++m_others;
        }
        if (m_others > 0)
            m_file.losses.append(Core::tr("%n relation(s) and event(s), which are no labels, were left out", nullptr,
                                          static_cast<int>(m_others)));
        return m_file;
    }

private:
    void addEntity(const QString &line)
    {
        qsizetype indent = 0;
        while (indent < line.size() && line[indent].isSpace())
            ++indent;
        QString name = nameIn(line);
        if (name.startsWith(u'<') || name.startsWith(QLatin1StringView("---"))) // a macro, a line in the menu
            return;
        if (name.startsWith(u'!')) // only a heading there; here it can be tagged with
            name.remove(0, 1);
        while (!m_above.isEmpty() && m_above.last().indent >= indent)
            m_above.removeLast();
        Label label;
        label.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        label.name = name;
        label.parent = m_above.isEmpty() ? QString() : m_above.last().label;
        m_above.append({indent, label.id});
        m_file.labels.append(label);
    }

    /// The first word. What follows is parted from it by a tab or by blanks: brat takes both.
    static QString nameIn(const QString &line)
    {
        const QString bare = line.trimmed();
        const auto end = std::find_if(bare.cbegin(), bare.cend(), [](QChar c) { return c.isSpace(); });
        return bare.left(end - bare.cbegin());
    }

    /// "Kind⇥Arg:Quote|Claim, Value:direct|partial"; without values it is yes or no.
    void addAttribute(const QString &line)
    {
        AttributeDefinition attribute{nameIn(line), AttributeDefinition::Kind::YesNo};
        QStringList labels;
        bool isOfAll = false;
        for (const QString &part : line.trimmed().mid(attribute.name.size()).split(u',')) {
            const QStringList values = part.section(u':', 1).trimmed().split(u'|', Qt::SkipEmptyParts);
            const QString key = part.section(u':', 0, 0).trimmed();
            if (key == QLatin1StringView("Arg")) {
                labels = values;
                isOfAll = values.contains(QStringLiteral("<ENTITY>")) || values.contains(QStringLiteral("<ANY>"));
            } else if (key == QLatin1StringView("Value")) {
                attribute.kind = AttributeDefinition::Kind::Choice;
                attribute.choices = values;
            }
        }
        bool isUsed = false;
        for (Label &label : m_file.labels) {
            if (!isOfAll && !labels.contains(label.name))
                continue;
            label.attributes.append(attribute);
            isUsed = true;
        }
        if (!isUsed)
            m_file.losses.append(Core::tr("The attribute “%1” belongs to no label").arg(attribute.name.left(40)));
    }

    TagsetFile m_file;
    QString m_section;
    struct Above {
        qsizetype indent = 0;
        QString label;
    };
    QList<Above> m_above; ///< what the next line may stand under
    qsizetype m_others = 0;
};

Result<TagsetFile> read(const QByteArray &content)
{
    return ConfReader().read(utf8::toString(content));
}

} // namespace

const TagsetFormat tagsetformats::brat = {
    "brat", QT_TRANSLATE_NOOP("Core", "brat annotation.conf"), "*.conf", knows, read, nullptr};

} // namespace bluepencil
