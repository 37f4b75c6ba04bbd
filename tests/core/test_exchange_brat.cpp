// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exchangeformat.h"
#include "core/exchange/tagsetfile.h"

#include "tests/support/exchangesample.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace bluepencil;
using namespace exchangesample;

namespace {

// Where Python's str.splitlines() ends a line.
bool isLineEnd(uint point)
{
    static const QList<uint> ends{0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029};
    return ends.contains(point);
}

using Places = QList<std::pair<qsizetype, qsizetype>>;

struct ReadSpan {
    QString type;
    Places places;
    QString note;
    QStringList cast;
    QMap<QString, QString> attributes;
};

/// Reads a .ann by the rules that brat's own reader enforces, and says where it would refuse.
class BratReader
{
public:
    BratReader(const QByteArray &txt, const QByteArray &ann)
        : m_text(codePoints(txt))
    {
        QString line;
        for (const uint point : codePoints(ann)) {
            if (isLineEnd(point)) {
                readLine(line);
                line.clear();
            } else {
                line += QStringView(QChar::fromUcs4(point));
            }
        }
        if (!line.isEmpty())
            complain(line, "the last line has no end");
    }

    QMap<QString, ReadSpan> spans; ///< by brat id
    QStringList order;
    QStringList relations; ///< "Type T1 T2"
    QStringList complaints;

private:
    void complain(const QString &line, const char *what) { complaints.append(QString::fromLatin1(what) + u' ' + line); }

    void readLine(const QString &line)
    {
        if (m_ids.contains(line.section(u'\t', 0, 0)))
            complain(line, "an id used twice");
        m_ids.append(line.section(u'\t', 0, 0));
        if (line.startsWith(u'T'))
            readSpan(line);
        else if (line.startsWith(u'R'))
            readRelation(line);
        else if (line.startsWith(u'A'))
            readAttribute(line);
        else if (line.startsWith(u'#'))
            readNote(line);
        else
            complain(line, "an unknown kind of line");
    }

    void readSpan(const QString &line)
    {
        static const QRegularExpression form(
            QStringLiteral("\\A(T[1-9][0-9]*)\t([A-Za-z0-9_-]+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t(.*)\\z"),
            QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch())
            return complain(line, "not a span");
        ReadSpan span{match.captured(2), {}, {}, {}, {}};
        QStringList words;
        qsizetype last = 0;
        for (const QString &place : match.captured(3).split(u';')) {
            const qsizetype from = place.section(u' ', 0, 0).toLongLong();
            const qsizetype to = place.section(u' ', 1, 1).toLongLong();
            if (from < last || from >= to || to > m_text.size())
                return complain(line, "fragments out of order or outside the text");
            last = to;
            span.places.append({from, to});
            words.append(slice(m_text, from, to));
        }
        if (words.join(u' ') != match.captured(4))
            return complain(line, "not the words of the text");
        spans.insert(match.captured(1), span);
        order.append(match.captured(1));
    }

    void readRelation(const QString &line)
    {
        static const QRegularExpression form(
            QStringLiteral("\\AR[1-9][0-9]*\t([A-Za-z0-9_-]+) Arg1:(T[0-9]+) Arg2:(T[0-9]+)\t?\\z"));
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch() || !spans.contains(match.captured(2)) || !spans.contains(match.captured(3)))
            return complain(line, "not a relation between spans");
        relations.append(match.captured(1) + u' ' + match.captured(2) + u' ' + match.captured(3));
    }

    void readAttribute(const QString &line)
    {
        static const QRegularExpression form(
            QStringLiteral("\\AA[1-9][0-9]*\t([A-Za-z0-9_-]+) (T[0-9]+) ([^\\s|,]+)\\z"));
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch() || !spans.contains(match.captured(2)))
            return complain(line, "not an attribute of a span");
        spans[match.captured(2)].attributes.insert(match.captured(1), match.captured(3));
    }

    void readNote(const QString &line)
    {
        static const QRegularExpression form(QStringLiteral("\\A#[1-9][0-9]*\t([A-Za-z]+) (T[0-9]+)\t(.*)\\z"),
                                             QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch() || !spans.contains(match.captured(2)))
            return complain(line, "not a note of a span");
        if (match.captured(1) == QLatin1StringView("Cast"))
            spans[match.captured(2)].cast.append(match.captured(3));
        else
            spans[match.captured(2)].note = match.captured(3);
    }

    QList<uint> m_text;
    QStringList m_ids;
};

QString unescaped(const QString &note)
{
    QString out;
    for (qsizetype i = 0; i < note.size(); ++i) {
        if (note[i] == u'\\' && i + 1 < note.size())
            out += note[++i] == u'n' ? QChar(u'\n') : note[i];
        else
            out += note[i];
    }
    return out;
}

QString withPlainLineEnds(QString note)
{
    for (QChar &c : note)
        if (isLineEnd(c.unicode()))
            c = u'\n';
    return note;
}

// The sections of a .conf file, each line cut at its first white space or bar.
QMap<QString, QStringList> sections(const QByteArray &conf)
{
    QMap<QString, QStringList> found;
    QString section;
    for (const QByteArray &line : conf.split('\n')) {
        const QString text = QString::fromUtf8(line);
        if (text.startsWith(u'['))
            section = text;
        else if (!text.isEmpty())
            found[section].append(text);
        if (!section.isEmpty() && !found.contains(section))
            found.insert(section, {});
    }
    return found;
}

// What must come back of one annotation: its code points, cut where brat's lines end.
Places expectedPlaces(const Article &article, const Annotation &annotation)
{
    const QList<uint> text = codePoints(article.text());
    Places places;
    for (const Span &part : annotation.parts) {
        qsizetype from = codePointAt(article, part.start);
        const qsizetype end = codePointAt(article, part.end);
        for (qsizetype i = from; i <= end; ++i) {
            if (i < end && !isLineEnd(text.at(i)))
                continue;
            if (from < i)
                places.append({from, i});
            from = i + 1;
        }
    }
    return places;
}

} // namespace

class TestExchangeBrat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsBackTheSame();
    void declaresAllThatItUses();
    void severalArticlesShareTheirTypes();
    void keepsTheTreeAndTheChoicesOfLabels();
    void tellsOfAttributesThatAreRenamed();
};

void TestExchangeBrat::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestExchangeBrat::readsBackTheSame()
{
    qsizetype compared = 0;
    for (quint32 seed = 0; seed < 300; ++seed) {
        const AnnotatedArticle article = Random(seed).article();
        const Export made = findExchangeFormat(u"brat")->write({article}).value();
        QCOMPARE(made.files.at(1).suffix, QStringLiteral("txt"));
        QCOMPARE(made.files.at(1).content, article.article.text());
        const BratReader reader(made.files.at(1).content, made.files.at(0).content);
        QCOMPARE(reader.complaints, QStringList());

        // Each exported annotation comes back once with its places, note, status and cast.
        QList<ReadSpan> left = reader.spans.values();
        for (const ExportedAnnotation &exported : article.annotations) {
            const Places places = expectedPlaces(article.article, exported.annotation);
            if (exported.status == MarkStatus::Rejected || places.isEmpty())
                continue;
            const QString note = withPlainLineEnds(exported.annotation.note);
            const auto same = std::find_if(left.begin(), left.end(), [&](const ReadSpan &span) {
                const QString status = span.attributes.value(QStringLiteral("Status"), QStringLiteral("own"));
                return span.places == places && unescaped(span.note) == note && status == toString(exported.status) &&
                       span.cast.isEmpty() == exported.annotation.entity.isEmpty() &&
                       span.attributes.value(QStringLiteral("Kind")) == exported.kind;
            });
            QVERIFY2(same != left.end(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            left.erase(same);
            ++compared;
        }
        QVERIFY2(left.isEmpty(), qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
    QVERIFY(compared > 500);
}

void TestExchangeBrat::declaresAllThatItUses()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        const AnnotatedArticle article = Random(seed).article();
        const Export made = findExchangeFormat(u"brat")->write({article}).value();
        const BratReader reader(made.files.at(1).content, made.files.at(0).content);
        QCOMPARE(made.files.at(2).fixedName, QStringLiteral("annotation.conf"));
        const QMap<QString, QStringList> conf = sections(made.files.at(2).content);
        QCOMPARE(QStringList(conf.keys()), QStringList({QStringLiteral("[attributes]"), QStringLiteral("[entities]"),
                                                        QStringLiteral("[events]"), QStringLiteral("[relations]")}));
        const QStringList entities = conf.value(QStringLiteral("[entities]"));
        QStringList relations;
        for (const QString &line : conf.value(QStringLiteral("[relations]")))
            relations.append(line.section(u'\t', 0, 0));
        QVERIFY(relations.contains(QStringLiteral("<OVERLAP>")));
        QMap<QString, QStringList> values;
        for (const QString &line : conf.value(QStringLiteral("[attributes]")))
            values.insert(line.section(u'\t', 0, 0), line.section(QStringLiteral("Value:"), 1).split(u'|'));
        for (const ReadSpan &span : reader.spans) {
            QVERIFY(entities.contains(span.type));
            for (auto attribute = span.attributes.begin(); attribute != span.attributes.end(); ++attribute)
                QVERIFY(values.value(attribute.key()).contains(attribute.value()));
        }
        for (const QString &relation : reader.relations)
            QVERIFY(relations.contains(relation.section(u' ', 0, 0)));
        QStringList all = entities + relations;
        all.removeAll(QStringLiteral("Speaker")); // a label and a relation may both be called so
        const qsizetype count = all.size();
        all.removeDuplicates();
        QCOMPARE(all.size(), count);
        // Every type is shown by its real name; a bar would start the short form.
        for (const QString &line : sections(made.files.at(3).content).value(QStringLiteral("[labels]")))
            QCOMPARE(line.count(u'|'), 1);
    }
}

void TestExchangeBrat::severalArticlesShareTheirTypes()
{
    AnnotatedArticle one = handMade();
    AnnotatedArticle other = handMade();
    other.tagset.put({QStringLiteral("zz"), QStringLiteral("Öffentlich   <b>wichtig</b>"), {}, {}, {}, 30});
    other.annotations.first().annotation.label = QStringLiteral("zz");
    const Export made = findExchangeFormat(u"brat")->write({one, other}).value();
    QCOMPARE(made.files.size(), 6);
    QCOMPARE(made.files.at(2).article, 1);
    const BratReader reader(made.files.at(3).content, made.files.at(2).content);
    QCOMPARE(reader.complaints, QStringList());
    // The third label with this safe name, in both articles' one annotation.conf.
    QCOMPARE(reader.spans.value(QStringLiteral("T1")).type, QStringLiteral("_ffentlich____b_wichtig__b__3"));
    QVERIFY(made.files.at(4).content.contains("\n_ffentlich____b_wichtig__b__3\n"));
}

void TestExchangeBrat::tellsOfAttributesThatAreRenamed()
{
    AnnotatedArticle sample = handMade();
    for (ExportedAnnotation &exported : sample.annotations)
        exported.annotation.attributes = {{QStringLiteral("certain?"), true}};
    const QList<Loss> losses = findExchangeFormat(u"brat")->write({sample}).value().losses;
    const auto told = std::find_if(losses.begin(), losses.end(), [](const Loss &loss) {
        return loss.detail.contains(QStringLiteral("names of attributes"));
    });
    QVERIFY(told != losses.end());
    QCOMPARE(told->count, 1); // one name, however often
}

void TestExchangeBrat::keepsTheTreeAndTheChoicesOfLabels()
{
    AnnotatedArticle article = handMade();
    Label minister{QStringLiteral("m1"), QStringLiteral("Minister"), {}, {}, {}, 40};
    minister.parent = QStringLiteral("person");
    minister.attributes = {{QStringLiteral("party"),
                            AttributeDefinition::Kind::Choice,
                            {QStringLiteral("left wing"), QStringLiteral("right")}},
                           {QStringLiteral("in office"), AttributeDefinition::Kind::YesNo}};
    Label former{QStringLiteral("m2"), QStringLiteral("Former"), {}, {}, {}, 41};
    former.parent = minister.id;
    article.tagset.put(former);
    article.tagset.put(minister);
    // In the other's tagset it is the other way round: no label gets lost in a circle.
    AnnotatedArticle other = handMade();
    minister.parent = former.id;
    former.parent.clear();
    other.tagset.put(former);
    other.tagset.put(minister);
    const Export made = findExchangeFormat(u"brat")->write({article, other}).value();
    const auto conf = std::find_if(made.files.begin(), made.files.end(), [](const ExportedFile &file) {
        return file.fixedName == QStringLiteral("annotation.conf");
    });
    QVERIFY(conf != made.files.end());
    const QString text = QString::fromUtf8(conf->content);
    QVERIFY2(text.contains(QStringLiteral("\nPerson\n\tMinister\n\t\tFormer\nPlace\n")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\nparty\tArg:<ENTITY>, Value:left_wing|right\n")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\nin_office\tArg:<ENTITY>, Value:false|true\n")), qPrintable(text));
    // What is written is read as the same tree.
    const Result<TagsetFile> read = readTagset(conf->content);
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().message));
    QStringList readNames;
    for (const Label &label : read->labels) {
        const auto parent = std::find_if(read->labels.begin(), read->labels.end(),
                                         [&](const Label &above) { return above.id == label.parent; });
        readNames.append((parent == read->labels.end() ? QString() : parent->name) + u'/' + label.name);
    }
    QVERIFY2(readNames.contains(QStringLiteral("Minister/Former")), qPrintable(readNames.join(u' ')));
    QVERIFY2(readNames.contains(QStringLiteral("Person/Minister")), qPrintable(readNames.join(u' ')));
}

QTEST_GUILESS_MAIN(TestExchangeBrat)
#include "test_exchange_brat.moc"
