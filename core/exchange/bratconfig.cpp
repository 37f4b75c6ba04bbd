// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/bratconfig.h"

#include "core/base/tr.h"
#include "core/exchange/labelcolors.h"

#include <algorithm>

namespace bluepencil {

namespace {

// visual.conf separates by `|` and ends with the line; a shown name must hold neither.
QString fitForVisualConf(const QString &shown)
{
    QString fit;
    for (const QChar c : shown) {
        if (endsBratLine(c.unicode()) || c == u'\t')
            fit += u' ';
        else
            fit += c == u'|' ? QChar(u'\u00a6') : c;
    }
    return fit.trimmed();
}

} // namespace

QString bratValue(const QString &value)
{
    QString safe;
    for (const QChar c : value) {
        const bool allowed =
            c.isLetterOrNumber() || c.isSurrogate() || c == u'_' || c == u'-' || c == u'.' || c == u'+';
        safe += allowed ? c : QChar(u'_');
    }
    return safe.isEmpty() ? QStringLiteral("_") : safe;
}

bool endsBratLine(char32_t codePoint)
{
    return (codePoint >= 0x0a && codePoint <= 0x0d) || (codePoint >= 0x1c && codePoint <= 0x1e) || codePoint == 0x85 ||
           codePoint == 0x2028 || codePoint == 0x2029;
}

BratConfig::BratConfig(const QList<AnnotatedArticle> &articles, LossCounter &losses)
    : m_losses(losses)
    , m_typeNames(QStringLiteral("Label"))
    , m_relationNames(QStringLiteral("Relation"))
    , m_attributeNames(QStringLiteral("Attribute"))
{
    for (const AnnotatedArticle &article : articles)
        for (const Label &label : article.tagset.labels())
            addLabel(article.tagset, label.id, losses);
    for (const AnnotatedArticle &article : articles) {
        QStringList labels;
        for (const ExportedAnnotation &exported : article.annotations)
            labels.append(exported.annotation.label);
        labels.sort();
        for (const QString &label : std::as_const(labels))
            addLabel(article.tagset, label, losses);
    }
    for (const char *name : {"Kind", "Status", "Value", "Precision"})
        m_attributeNames.reserve(QString::fromLatin1(name));
    for (const char *name : {"Speaker", "CueOf"})
        m_relationNames.reserve(QString::fromLatin1(name));
    // The names shown in visual.conf hold for types of every kind, so a relation must not be called like a label.
    for (const Type &type : std::as_const(m_types))
        m_relationNames.reserve(type.name);
    // Choices are declared also where nobody has taken them yet: the annotators in brat are to have them all.
    for (const AnnotatedArticle &article : articles)
        for (const Label &label : article.tagset.labels())
            declareAttributes(label);
}

void BratConfig::declareAttributes(const Label &label)
{
    for (const AttributeDefinition &definition : label.attributes) {
        QStringList values = definition.choices;
        if (definition.kind == AttributeDefinition::Kind::YesNo)
            values = {QStringLiteral("true"), QStringLiteral("false")};
        for (const QString &value : std::as_const(values))
            attribute(definition.name, bratValue(value));
    }
}

/// A label stands below the one it belongs to, a tab further in.
void BratConfig::appendTypes(QString &conf, const QString &parent, int depth) const
{
    for (const Type &type : m_types)
        if (type.parent == parent) {
            conf += QString(depth, u'\t') + type.name + u'\n';
            appendTypes(conf, type.label, depth + 1);
        }
}

void BratConfig::addLabel(const Tagset &tagset, const QString &label, LossCounter &losses)
{
    if (m_typeOfLabel.contains(label))
        return;
    const QString shown = shownLabel(tagset, label);
    const Label *known = tagset.find(label);
    const QString parent = known && tagset.find(known->parent) ? known->parent : QString();
    if (!parent.isEmpty())
        addLabel(tagset, parent, losses); // first: whatever the tagsets of the others say, there is no circle
    const Type type{label, parent, m_typeNames.nameFor(label, shown), fitForVisualConf(shown),
                    labelColors(tagset, label, static_cast<int>(m_types.size())).onDark};
    if (type.shown != shown)
        losses.add(QLatin1StringView("label-name"),
                   Core::tr("Line ends, tabs, outer blanks and bars in label names are replaced"));
    m_typeOfLabel.insert(label, type.name);
    m_types.append(type);
}

QString BratConfig::relationType(const QString &label)
{
    if (label == labels::speaker)
        return QStringLiteral("Speaker");
    if (label == labels::cue)
        return QStringLiteral("CueOf");
    const QString type = m_relationNames.nameFor(label, label);
    m_relations.insert(type, fitForVisualConf(label));
    return type;
}

QString BratConfig::attribute(const QString &name, const QString &value)
{
    const QString safe = m_attributeNames.nameFor(name, name);
    if (safe != name && !m_renamed.contains(name)) {
        m_renamed.insert(name);
        m_losses.add(QLatin1StringView("attribute"),
                     Core::tr("Blanks and signs in names of attributes are replaced by _"));
    }
    return ownAttribute(safe, value);
}

QString BratConfig::ownAttribute(const QString &name, const QString &value)
{
    m_attributeValues[name].insert(value);
    return name;
}

QByteArray BratConfig::annotationConf() const
{
    QString conf = QStringLiteral("[entities]\n");
    appendTypes(conf, {}, 0);
    conf += QStringLiteral("\n[relations]\n"
                           "Speaker\tArg1:<ENTITY>, Arg2:<ENTITY>\n"
                           "CueOf\tArg1:<ENTITY>, Arg2:<ENTITY>\n");
    for (auto relation = m_relations.begin(); relation != m_relations.end(); ++relation)
        conf += relation.key() + QStringLiteral("\tArg1:<ENTITY>, Arg2:<ENTITY>\n");
    // Without this line brat takes every crossing or nested pair of spans for an error.
    conf += QStringLiteral("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
                           "\n[events]\n"
                           "\n[attributes]\n");
    QMap<QString, QSet<QString>> attributes = m_attributeValues;
    for (const char *kind : {"direct", "partial", "indirect", "title"})
        attributes[QStringLiteral("Kind")].insert(QString::fromLatin1(kind));
    for (const char *status : {"accepted", "suggested"})
        attributes[QStringLiteral("Status")].insert(QString::fromLatin1(status));
    for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
        QStringList values = attribute->values();
        values.sort();
        conf += attribute.key() + QStringLiteral("\tArg:<ENTITY>, Value:") + values.join(u'|') + u'\n';
    }
    return conf.toUtf8();
}

QByteArray BratConfig::visualConf() const
{
    QString conf = QStringLiteral("[labels]\n");
    for (const Type &type : m_types)
        conf += type.name + QStringLiteral(" | ") + type.shown + u'\n';
    for (auto relation = m_relations.begin(); relation != m_relations.end(); ++relation)
        conf += relation.key() + QStringLiteral(" | ") + relation.value() + u'\n';
    conf += QStringLiteral("\n[drawing]\n"
                           "SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n"
                           "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5\n");
    for (const Type &type : m_types)
        conf += QStringLiteral("%1\tbgColor:%2, fgColor:%3\n").arg(type.name, type.color, readableOn(type.color));
    return conf.toUtf8();
}

} // namespace bluepencil
