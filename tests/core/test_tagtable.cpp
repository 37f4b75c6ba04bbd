// SPDX-License-Identifier: GPL-3.0-or-later
// Tags as a table for a spreadsheet, and several notes as one act.
#include "core/exchange/tagtable.h"
#include "core/reading/articlereader.h"

#include "tests/support/sessionfixture.h"

using namespace sessionfixture;

namespace {

Annotation tagged(const Article &article, const char *words, const QString &note)
{
    Annotation annotation;
    annotation.id = QUuid::createUuid();
    annotation.label = QString(labels::claim);
    annotation.parts = {spanOf(article, words)};
    annotation.note = note;
    annotation.author = str("ana");
    annotation.time = QDateTime(QDate(2026, 1, 5), QTime(14, 2), Qt::UTC);
    return annotation;
}

} // namespace

class TestTagTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRowAnAnnotation()
    {
        const Article article = articleFromText(str("Été: =1+1 is <two>.\tOr\nnot."), str("a.txt"));
        const QList<Annotation> annotations{tagged(article, "=1+1", str("+a\\b")), tagged(article, "<two>", {}),
                                            tagged(article, "Or\nnot", str("'=x"))};
        const TagTable table = tagTable(article, annotations, Tagset::builtIn());
        QCOMPARE(table.tsv, str("Label\tWords\tNote\tAuthor\tTime\tStart\tEnd\tParts\n"
                                "Claim\t'=1+1\t'+a\\\\b\tana\t2026-01-05T14:02:00Z\t5\t9\t\n"
                                "Claim\t<two>\t\tana\t2026-01-05T14:02:00Z\t13\t18\t\n"
                                "Claim\tOr\\nnot\t''=x\tana\t2026-01-05T14:02:00Z\t20\t26\t\n"));
        QVERIFY(table.html.contains(str("<td>&#39;=1+1</td>")) || table.html.contains(str("<td>'=1+1</td>")));
        QVERIFY(table.html.contains(str("<td>&lt;two&gt;</td>")));
        QVERIFY(table.html.contains(str("<td>Or<br>not</td>")));
        QVERIFY(!table.html.contains(str("<two>")));
    }

    void severalPartsStandInAColumnOfTheirOwn()
    {
        const Article article = articleFromText(str("Éa bc de"), str("a.txt"));
        Annotation split = tagged(article, "Éa", {});
        split.parts.append(spanOf(article, "de"));
        const QString tsv = tagTable(article, {split}, Tagset::builtIn()).tsv;
        QVERIFY2(tsv.endsWith(str("Claim\tÉa … de\t\tana\t2026-01-05T14:02:00Z\t0\t8\t0-2 6-8\n")), qPrintable(tsv));
    }

    void lostOnesHaveTheirWordsAndNoPlace()
    {
        const Article article = articleFromText(str("Nothing."), str("a.txt"));
        Annotation lost = tagged(article, "Nothing", {});
        lost.parts.clear();
        lost.lost = {Anchor{{5, 9}, "@gone", "a", "b"}};
        const QString tsv = tagTable(article, {lost}, Tagset::builtIn()).tsv;
        QVERIFY2(tsv.endsWith(str("Claim\t'@gone\t\tana\t2026-01-05T14:02:00Z\t\t\t\n")), qPrintable(tsv));
    }

    void notesOnSeveralAreOneAct()
    {
        World world;
        const Opened open = world.open();
        QVERIFY(open);
        QList<QUuid> ids;
        for (const char *words : {"pier", "vote", "harbour"})
            ids.append(*open->tag({spanOf(open->article(), words)}, QString(labels::claim)));
        KEPT(open->setNote(ids.first(), str("old")));
        const QStringList before = printed(*open);
        KEPT(open->setNote(ids, str("see page 2")));
        for (const QUuid &id : std::as_const(ids))
            QCOMPARE(open->layer().find(id)->note, str("see page 2"));
        KEPT(open->undo());
        QCOMPARE(printed(*open), before);
        KEPT(open->redo());
        KEPT(open->setNote(ids, str("see page 2"))); // nothing new: no act
        KEPT(open->undo());
        QCOMPARE(printed(*open), before);
        ids.append(QUuid::createUuid());
        QVERIFY(refusal(open->setNote(ids, str("none"))).has_value());
        QCOMPARE(printed(*open), before);
        KEPT(open->flush());
    }
};

QTEST_GUILESS_MAIN(TestTagTable)
#include "test_tagtable.moc"
