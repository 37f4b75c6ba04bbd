// SPDX-License-Identifier: GPL-3.0-or-later
// Label Studio's labelling configuration: the labels of <Labels>, and what it asks of each region (<Choices>, <Number>,
// <TextArea> with perRegion) as their attributes.
#include "core/base/tr.h"
#include "core/exchange/tagsetfile.h"

#include <QUuid>
#include <QXmlStreamReader>

namespace bluepencil {

namespace {

constexpr int deepest = 100;

bool knows(const QByteArray &content)
{
    const QByteArray start = content.left(1000).trimmed();
    return start.startsWith('<') && content.contains("<View");
}

class ConfigReader
{
public:
    explicit ConfigReader(const QByteArray &content)
        : m_xml(content)
    {
    }

    Result<TagsetFile> read()
    {
        int depth = 0;
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement && ++depth <= deepest)
                start();
            else if (token == QXmlStreamReader::EndElement)
                end(depth--);
            else if (token == QXmlStreamReader::DTD && m_xml.entityDeclarations().size() > 0)
                return broken(Core::tr("The configuration declares entities, which are not read; take them out"));
            if (depth > deepest)
                return broken(Core::tr("The configuration is nested too deep to be one of Label Studio"));
        }
        if (m_xml.hasError())
            return broken(Core::tr("The configuration is broken XML in line %1; mend it or copy it anew")
                              .arg(m_xml.lineNumber()));
        finish();
        return m_file;
    }

private:
    static Error broken(const QString &message) { return {ErrorCode::Damaged, message, {}}; }
    QString attribute(const char *name) const { return m_xml.attributes().value(QLatin1StringView(name)).toString(); }
    bool is(const char *name) const { return m_xml.name() == QLatin1StringView(name); }

    void start()
    {
        if (is("Label"))
            addLabel();
        else if (is("Choice"))
            m_asked.choices.append(attribute("value"));
        else if (is("Choices"))
            ask(AttributeDefinition::Kind::Choice);
        else if (is("Number") || is("Rating"))
            ask(AttributeDefinition::Kind::Number);
        else if (is("TextArea"))
            ask(AttributeDefinition::Kind::Text);
        else if (is("Relation"))
            ++m_relations;
        else if (is("Taxonomy"))
            ++m_others;
    }

    void end(int)
    {
        if (!is("Choices") && !is("Number") && !is("Rating") && !is("TextArea"))
            return;
        if (m_isOfRegion)
            m_questions.append({m_asked, m_onlyFor});
        else
            ++m_others;
        m_asked = {};
    }

    void addLabel()
    {
        Label label;
        label.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        label.name = attribute("value");
        label.color = attribute("background");
        label.key = attribute("hotkey");
        label.description = attribute("hint");
        m_file.labels.append(label);
    }

    void ask(AttributeDefinition::Kind kind)
    {
        m_asked = {attribute("name"), kind};
        m_isOfRegion = attribute("perRegion") == QLatin1StringView("true");
        m_onlyFor = attribute("whenLabelValue").split(u',', Qt::SkipEmptyParts);
    }

    void finish()
    {
        for (Label &label : m_file.labels)
            for (const Question &question : std::as_const(m_questions))
                if (question.labels.isEmpty() || question.labels.contains(label.name))
                    label.attributes.append(question.attribute);
        if (m_others > 0)
            m_file.losses.append(Core::tr("%n question(s) about whole articles, which labels can't ask, were left out",
                                          nullptr, m_others));
        if (m_relations > 0)
            m_file.losses.append(Core::tr("%n relation(s) were left out", nullptr, m_relations));
    }

    struct Question {
        AttributeDefinition attribute;
        QStringList labels; ///< empty: all
    };
    QXmlStreamReader m_xml;
    TagsetFile m_file;
    QList<Question> m_questions;
    AttributeDefinition m_asked;
    QStringList m_onlyFor;
    bool m_isOfRegion = false;
    int m_relations = 0;
    int m_others = 0;
};

Result<TagsetFile> read(const QByteArray &content)
{
    return ConfigReader(content).read();
}

} // namespace

const TagsetFormat tagsetformats::labelStudio = {
    "labelstudio", QT_TRANSLATE_NOOP("Core", "Label Studio configuration"), "*.xml", knows, read, nullptr};

} // namespace bluepencil
