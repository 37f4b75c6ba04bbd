// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/externalanswer.h"

#include "core/base/tr.h"
#include "core/text/offsetmap.h"
#include "core/text/utf8.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace bluepencil {

namespace {

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

/// Our id of a label that we or a common tool may use.
QString labelOf(const QString &given)
{
    struct Known {
        const char *theirs;
        const char *ours;
    };
    static constexpr std::array known = {
        Known{"per", "person"},      Known{"people", "person"},      Known{"loc", "place"},
        Known{"location", "place"},  Known{"gpe", "place"},          Known{"fac", "place"},
        Known{"facility", "place"},  Known{"org", "organization"},   Known{"organisation", "organization"},
        Known{"time", "date"},       Known{"percentage", "percent"}, Known{"cardinal", "number"},
        Known{"quantity", "number"}, Known{"misc", "other"},
    };
    const QString lower = given.toLower();
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Known &one) { return lower == QLatin1String(one.theirs); });
    return found == known.end() ? lower : QString::fromLatin1(found->ours);
}

class AnswerReader
{
public:
    AnswerReader(const QJsonObject &answer, const Article &article)
        : m_answer(answer)
        , m_article(article)
        , m_offsets(article)
    {
    }

    Result<Recognition> read()
    {
        readCast();
        readEntities();
        readQuotes();
        if (!m_problem.isEmpty())
            return Error{ErrorCode::Damaged, m_problem, {}};
        const auto byPlace = [](const auto &a, const auto &b) { return outerFirst(a, b); };
        std::stable_sort(m_found.mentions.begin(), m_found.mentions.end(),
                         [&](const Mention &a, const Mention &b) { return byPlace(a.span, b.span); });
        std::stable_sort(m_found.quotes.begin(), m_found.quotes.end(),
                         [&](const Quote &a, const Quote &b) { return byPlace(a.hull(), b.hull()); });
        return m_found;
    }

private:
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    QJsonArray list(const QJsonObject &in, const char *name)
    {
        const QJsonValue value = in.value(key(name));
        if (!value.isUndefined() && !value.isNull() && !value.isArray())
            fail(Core::tr("Its “%1” is not a list").arg(key(name)));
        return value.toArray();
    }

    /// start, end and, where it is given, text.
    Span span(const QJsonValue &value)
    {
        const QJsonObject object = value.toObject();
        const QJsonValue start = object.value(key("start"));
        const QJsonValue end = object.value(key("end"));
        const qint64 from = start.toInteger(-1);
        const qint64 to = end.toInteger(-1);
        if (from < 0 || to <= from || to > m_offsets.codePoints()) {
            const auto shown = [](const QJsonValue &offset) {
                return offset.isDouble() ? QString::number(offset.toDouble(), 'g', 12) : key("?");
            };
            fail(Core::tr("It names a place %1 to %2 that the text of %3 characters does not have")
                     .arg(shown(start), shown(end))
                     .arg(m_offsets.codePoints()));
            return {};
        }
        const Span found{m_offsets.byteFromCodePoint(static_cast<qint32>(from)),
                         m_offsets.byteFromCodePoint(static_cast<qint32>(to))};
        const QJsonValue words = object.value(key("text"));
        if (words.isString() && words.toString() != m_article.string(found))
            fail(Core::tr("It says “%1” stands at %2 to %3, but there is “%4”; it must count code points")
                     .arg(words.toString().left(40))
                     .arg(from)
                     .arg(to)
                     .arg(m_article.string(found).left(40)));
        return found;
    }

    QList<Span> spans(const QJsonArray &all)
    {
        QList<Span> found;
        for (const QJsonValue &one : all)
            found.append(span(one));
        return found;
    }

    Evidence why(const QJsonObject &object)
    {
        const QJsonObject given = object.value(key("why")).toObject();
        Evidence evidence;
        evidence.rule = given.value(key("rule")).toString(key("external"));
        const double score = given.value(key("score")).toDouble(object.value(key("score")).toDouble(0.5));
        evidence.score = std::isfinite(score) ? std::clamp(score, 0.0, 1.0) : 0.5;
        evidence.spans = spans(given.value(key("spans")).toArray());
        return evidence;
    }

    void readCast()
    {
        for (const QJsonValue &value : list(m_answer, "cast")) {
            const QJsonObject object = value.toObject();
            Entity entity;
            entity.id = object.value(key("id")).toString();
            entity.label = labelOf(object.value(key("label")).toString());
            entity.name = object.value(key("name")).toString();
            entity.description = object.value(key("description")).toString();
            for (const QJsonValue &alias : list(object, "aliases"))
                entity.aliases.append(alias.toString());
            if (entity.id.isEmpty() || m_castAt.contains(entity.id))
                fail(Core::tr("Its cast has a member without an id of its own"));
            m_castAt.insert(entity.id, static_cast<int>(m_found.cast.size()));
            m_found.cast.append(entity);
        }
    }

    /// Who is meant; a member of the cast that is only named here is made.
    int entity(const QJsonObject &object, const QString &label, Span words)
    {
        const QString id = object.value(key("entity")).toString();
        if (id.isEmpty())
            return -1;
        const auto known = m_castAt.constFind(id);
        if (known != m_castAt.cend())
            return *known;
        const auto index = static_cast<int>(m_found.cast.size());
        Entity made;
        made.id = id;
        made.label = label;
        made.name = object.value(key("name")).toString(m_article.string(words));
        m_castAt.insert(id, index);
        m_found.cast.append(made);
        return index;
    }

    void readEntities()
    {
        for (const QJsonValue &value : list(m_answer, "entities")) {
            const QJsonObject object = value.toObject();
            Mention mention;
            mention.span = span(value);
            mention.label = labelOf(object.value(key("label")).toString());
            if (mention.label.isEmpty())
                fail(Core::tr("One of its entities has no label"));
            if (!m_problem.isEmpty())
                return;
            mention.entity = entity(object, mention.label, mention.span);
            const QJsonValue number = object.value(key("value"));
            mention.value = number.isDouble() ? number.toVariant().toString() : number.toString();
            mention.precision = object.value(key("precision")).toString();
            mention.unit = object.value(key("unit")).toString();
            mention.role = object.value(key("role")).toString();
            mention.why = why(object);
            readLocation(object, mention);
            m_found.mentions.append(mention);
        }
    }

    static void readLocation(const QJsonObject &object, Mention &mention)
    {
        Location location;
        location.country = object.value(key("country")).toString();
        const QJsonValue latitude = object.value(key("lat"));
        const QJsonValue longitude = object.value(key("lon"));
        location.hasCoordinates = latitude.isDouble() && longitude.isDouble();
        location.latitude = latitude.toDouble();
        location.longitude = longitude.toDouble();
        location.why = mention.why;
        if (location.hasCoordinates || !location.country.isEmpty())
            mention.location = location;
    }

    void readQuotes()
    {
        for (const QJsonValue &value : list(m_answer, "quotes")) {
            const QJsonObject object = value.toObject();
            Quote quote;
            quote.parts = spans(list(object, "parts"));
            if (quote.parts.isEmpty())
                quote.parts = {span(value)};
            std::sort(quote.parts.begin(), quote.parts.end(),
                      [](Span a, Span b) { return a.start != b.start ? a.start < b.start : a.end < b.end; });
            const QString kind = object.value(key("kind")).toString(toString(QuoteKind::Direct));
            if (const std::optional<QuoteKind> known = quoteKindFromString(kind))
                quote.kind = *known;
            else
                fail(Core::tr("It knows a kind of quote, “%1”, that is none").arg(kind.left(40)));
            const QJsonValue cue = object.value(key("cue"));
            if (cue.isObject())
                quote.cue = span(cue);
            quote.why = why(object);
            const QJsonObject said = object.value(key("speaker")).toObject();
            if (said.contains(key("start")))
                quote.speaker = speaker(said);
            if (!m_problem.isEmpty())
                return;
            m_found.quotes.append(quote);
        }
    }

    Speaker speaker(const QJsonObject &object)
    {
        Speaker found;
        found.span = span(object);
        if (m_problem.isEmpty())
            found.entity = entity(object, key("person"), found.span);
        found.name = object.value(key("name")).toString(found.entity < 0 ? QString() : m_found.cast[found.entity].name);
        found.type = object.value(key("type")).toString(key("named"));
        found.why = why(object);
        return found;
    }

    const QJsonObject &m_answer;
    const Article &m_article;
    OffsetMap m_offsets;
    QHash<QString, int> m_castAt;
    Recognition m_found;
    QString m_problem;
};

} // namespace

QByteArray externalQuestion(const Article &article)
{
    QJsonObject question{{key("id"), article.id()}, {key("text"), utf8::toString(article.text())}};
    if (article.header().published.isValid())
        question.insert(key("date"), article.header().published.toString(Qt::ISODate));
    return QJsonDocument(question).toJson(QJsonDocument::Compact);
}

Result<Recognition> readExternalAnswer(const QByteArray &line, const Article &article)
{
    const auto damaged = [](const QString &message) { return Error{ErrorCode::Damaged, message, {}}; };
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(line, &parseError);
    if (!document.isObject()) {
        QString begin = QString::fromUtf8(line.left(60)).simplified().left(40);
        return damaged(Core::tr("It answered with what is no JSON object (“%1”)").arg(begin));
    }
    const QJsonObject answer = document.object();
    if (answer.contains(key("error")))
        return damaged(Core::tr("It answered: %1").arg(answer.value(key("error")).toString().left(300)));
    const QJsonValue id = answer.value(key("id"));
    if (!id.isUndefined() && id.toVariant().toString() != article.id())
        return damaged(Core::tr("It answered about another article (“%1”)").arg(id.toVariant().toString().left(40)));
    const QJsonValue text = answer.value(key("text"));
    if (text.isString() && text.toString() != utf8::toString(article.text()))
        return damaged(Core::tr("It answered with another text than it was given"));
    if (!answer.contains(key("entities")) && !answer.contains(key("quotes")))
        return damaged(Core::tr("Its answer has neither “entities” nor “quotes”"));
    return AnswerReader(answer, article).read();
}

} // namespace bluepencil
