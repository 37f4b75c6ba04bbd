// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/trainingtexts.h"

#include "core/base/tr.h"
#include "core/recognition/characters.h"
#include "core/text/offsetmap.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Core::tr("There is no such file; check the name"), path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotReadable, Core::tr("The file can't be read (%1)").arg(file.errorString()), path};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::NotReadable, Core::tr("The file can't be read (%1)").arg(file.errorString()), path};
    if (bytes.trimmed().isEmpty())
        return Error{ErrorCode::Empty, Core::tr("The file is empty; give one with marked names"), path};
    return bytes;
}

Error badLine(const QString &path, qint64 line, const QString &what)
{
    return {ErrorCode::Damaged, Core::tr("Line %1: %2").arg(line).arg(what), path};
}

/// A tag of a column: which label, and whether it begins a name.
struct ColumnTag {
    bool outside = true;
    bool begins = false;
    bool ends = false;
    NameLabel label = NameLabel::Other;
};

std::optional<ColumnTag> columnTag(std::string_view tag)
{
    if (tag == "O")
        return ColumnTag{};
    if (tag.size() < 3 || tag[1] != '-')
        return std::nullopt;
    const std::optional<NameLabel> label = nameLabelFrom(tag.substr(2));
    const std::string_view parts = "BIESUL";
    if (!label || parts.find(tag[0]) == std::string_view::npos)
        return std::nullopt;
    return ColumnTag{false, tag[0] == 'B' || tag[0] == 'S' || tag[0] == 'U',
                     tag[0] == 'E' || tag[0] == 'S' || tag[0] == 'U' || tag[0] == 'L', *label};
}

/// Does a token of Penn's kind go with the word before it ("do" "n't", "it" "'s")?
bool isEnding(std::string_view token)
{
    constexpr std::array<std::string_view, 14> endings = {"'s",  "'S",  "'m", "'ve", "'re", "'ll", "'d",
                                                          "n't", "N'T", "’s", "’m",  "’ve", "’re", "’ll"};
    return std::find(endings.begin(), endings.end(), token) != endings.end();
}

/// Puts sentences of columns together as lines of a text.
class ColumnText
{
public:
    explicit ColumnText(int source) { m_text.source = source; }

    void add(std::string_view token, const ColumnTag &tag)
    {
        std::string &text = m_text.text;
        const auto glued = text.size() > m_lineStart && isEnding(token);
        if (text.size() > m_lineStart && !glued)
            text += ' ';
        const auto start = static_cast<qint32>(text.size());
        text += token;
        const auto end = static_cast<qint32>(text.size());
        if (tag.outside) {
            m_open = false;
            return;
        }
        if (m_open && !tag.begins && m_text.names.back().label == tag.label)
            m_text.names.back().span.end = end;
        else
            m_text.names.push_back({{start, end}, tag.label});
        m_open = !tag.ends;
    }

    void endSentence()
    {
        std::string &text = m_text.text;
        if (text.size() > m_lineStart) {
            m_text.blocks.push_back({{static_cast<qint32>(m_lineStart), static_cast<qint32>(text.size())}, false});
            text += '\n';
        }
        m_lineStart = text.size();
        m_open = false;
    }

    TrainingText take() { return std::move(m_text); }

private:
    TrainingText m_text;
    std::size_t m_lineStart = 0;
    bool m_open = false;
};

Result<TrainingText> annotatedText(const QByteArray &line, qint64 number, const QString &path, int source)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (problem.error != QJsonParseError::NoError)
        return badLine(path, number, Core::tr("this is no JSON (%1)").arg(problem.errorString()));
    const QJsonValue text = document.object().value(QStringLiteral("text"));
    if (!text.isString())
        return badLine(path, number, Core::tr("there is no \"text\" that is a string"));
    const QByteArray utf8 = text.toString().toUtf8();
    ArticleParts parts;
    parts.text = utf8;
    const Article article(std::move(parts));
    const OffsetMap offsets(article);
    const qint32 length = offsets.codePointFromByte(article.size());
    TrainingText result;
    result.source = source;
    result.text = utf8.toStdString();
    result.blocks = textBlocks(article);
    for (const QJsonValue &value : document.object().value(QStringLiteral("entities")).toArray()) {
        const QJsonObject entity = value.toObject();
        const double start = entity.value(QStringLiteral("start")).toDouble(-1);
        const double end = entity.value(QStringLiteral("end")).toDouble(-1);
        if (!(start >= 0 && start < end && end <= length))
            return badLine(path, number, Core::tr("an entity's \"start\" and \"end\" don't lie in its text"));
        const std::optional<NameLabel> label =
            nameLabelFrom(entity.value(QStringLiteral("label")).toString().toStdString());
        if (label)
            result.names.push_back({{offsets.byteFromCodePoint(static_cast<qint32>(start)),
                                     offsets.byteFromCodePoint(static_cast<qint32>(end))},
                                    *label});
    }
    std::stable_sort(result.names.begin(), result.names.end(),
                     [](const auto &a, const auto &b) { return outerFirst(a.span, b.span); });
    qint32 taken = 0;
    std::erase_if(result.names, [&](const TrainingText::KnownName &name) {
        const bool inside = name.span.start < taken;
        if (!inside)
            taken = name.span.end;
        return inside;
    });
    return result;
}

} // namespace

std::optional<NameLabel> nameLabelFrom(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, NameLabel>, 12> labels = {{
        {"per", NameLabel::Person},
        {"person", NameLabel::Person},
        {"loc", NameLabel::Place},
        {"location", NameLabel::Place},
        {"place", NameLabel::Place},
        {"gpe", NameLabel::Place},
        {"fac", NameLabel::Place},
        {"org", NameLabel::Organization},
        {"organization", NameLabel::Organization},
        {"organisation", NameLabel::Organization},
        {"misc", NameLabel::Other},
        {"other", NameLabel::Other},
    }};
    const std::string lower = folded(text);
    for (const auto &[name, label] : labels) {
        if (lower == name)
            return label;
    }
    return std::nullopt;
}

Result<std::vector<TrainingText>> readColumns(const QString &path, int source)
{
    const Result<QByteArray> bytes = contentOf(path);
    if (!bytes)
        return bytes.error();
    ColumnText text(source);
    qint64 number = 0;
    std::string_view rest(bytes->constData(), static_cast<std::size_t>(bytes->size()));
    while (!rest.empty()) {
        ++number;
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty()) {
            text.endSentence();
            continue;
        }
        if (line.starts_with("-DOCSTART-"))
            continue;
        const std::size_t first = line.find('\t');
        const std::size_t last = line.rfind('\t');
        if (first == std::string_view::npos || first == 0)
            return badLine(path, number, Core::tr("a line is a token, a tabulator and a tag"));
        const std::optional<ColumnTag> tag = columnTag(line.substr(last + 1));
        if (!tag)
            return badLine(
                path, number,
                Core::tr("“%1” is no tag; a tag is O, or B- or I- with PER, LOC, ORG or MISC")
                    .arg(utf8::toString(QByteArrayView(line.data() + last + 1, line.data() + line.size())).left(40)));
        const std::string token = QString::fromUtf8(line.data(), static_cast<qsizetype>(first)).toStdString();
        text.add(token, *tag);
    }
    text.endSentence();
    std::vector<TrainingText> texts;
    texts.push_back(text.take());
    return texts;
}

Result<std::vector<TrainingText>> readAnnotatedLines(const QString &path, int source)
{
    const Result<QByteArray> bytes = contentOf(path);
    if (!bytes)
        return bytes.error();
    std::vector<TrainingText> texts;
    qint64 number = 0;
    for (const QByteArray &line : bytes->split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        Result<TrainingText> text = annotatedText(line, number, path, source);
        if (!text)
            return text.error();
        texts.push_back(std::move(*text));
    }
    return texts;
}

} // namespace bluepencil::recognition
