// SPDX-License-Identifier: GPL-3.0-or-later
// What the side panels list, and that their models keep the contract of item models.
#include "core/reading/articlereader.h"
#include "ui/panels/digest.h"
#include "ui/panels/legend.h"
#include "ui/panels/listmodels.h"
#include "ui/panels/namesmodel.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/rowdelegate.h"
#include "ui/panels/sidepanel.h"
#include "ui/panels/tagsmodel.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace bluepencil;

namespace {

const QString text = QStringLiteral(
    "Ana Ruiz spoke in New Lima. “We grow,” Ruiz said. “Who knows?” New Lima slept, Port Amsel did not.");

Span wordsAt(const Article &article, const char *words, int nth = 0)
{
    qsizetype at = article.text().indexOf(words);
    for (int i = 0; i < nth; ++i)
        at = article.text().indexOf(words, at + 1);
    return {static_cast<qint32>(at), static_cast<qint32>(at + qstrlen(words))};
}

/// Two people's mentions, three places' mentions, two quotes; one of each decided by hand.
DigestInput input()
{
    DigestInput in;
    in.article = articleFromText(text, QStringLiteral("a.txt"));
    in.tagset = Tagset::builtIn();
    Recognition &r = in.recognition;
    r.cast = {{QStringLiteral("e1"),
               QStringLiteral("person"),
               QStringLiteral("Ana Ruiz"),
               {},
               QStringLiteral("the minister")},
              {QStringLiteral("e2"), QStringLiteral("place"), QStringLiteral("New Lima"), {}, {}}};
    r.mentions = {{wordsAt(in.article, "Ana Ruiz"), QStringLiteral("person"), 0, {}, {}, {}},
                  {wordsAt(in.article, "New Lima"), QStringLiteral("place"), 1, {}, {}, {}},
                  {wordsAt(in.article, "Ruiz", 1), QStringLiteral("person"), 0, {}, {}, {}},
                  {wordsAt(in.article, "New Lima", 1), QStringLiteral("place"), 1, {}, {}, {}}};
    Quote known;
    known.parts = {wordsAt(in.article, "“We grow,”")};
    known.speaker = Speaker{wordsAt(in.article, "Ruiz", 1), 0, QStringLiteral("Ana Ruiz"), QStringLiteral("named"), {}};
    Quote unknown;
    unknown.parts = {wordsAt(in.article, "“Who knows?”")};
    r.quotes = {known, unknown};
    in.undecided.assign(6, true);
    return in;
}

Annotation annotation(Span span, const QString &label)
{
    Annotation a;
    a.id = QUuid::createUuid();
    a.parts = {span};
    a.label = label;
    a.time = QDateTime::currentDateTimeUtc();
    return a;
}

} // namespace

class TestPanels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mentionsOfOneEntityAreOneRow()
    {
        const Digest digest = digestOf(input());
        QCOMPARE(digest.people.size(), 1);
        QCOMPARE(digest.people[0].name, QStringLiteral("Ana Ruiz"));
        QCOMPARE(digest.people[0].description, QStringLiteral("the minister"));
        QCOMPARE(digest.people[0].occurrences.size(), 2);
        QCOMPARE(digest.places.size(), 1);
        QVERIFY(digest.organizations.isEmpty());
        QVERIFY(digest.tags.isEmpty());
    }

    void handMadeTagsJoinTheirEntityOrStandAlone()
    {
        DigestInput in = input();
        in.annotations = {annotation(wordsAt(in.article, "Ana Ruiz"), QStringLiteral("person")),
                          annotation(wordsAt(in.article, "Port Amsel"), QStringLiteral("place"))};
        in.undecided[0] = false; // it is the user's own now
        const Digest digest = digestOf(in);
        QCOMPARE(digest.people.size(), 1);
        QCOMPARE(digest.people[0].occurrences.size(), 2);
        QCOMPARE(digest.people[0].occurrences[0].state, MarkState::Own);
        QCOMPARE(digest.people[0].occurrences[1].state, MarkState::Suggested);
        QCOMPARE(digest.places.size(), 2);
        QCOMPARE(digest.places[1].name, QStringLiteral("Port Amsel"));
        QCOMPARE(digest.tags.size(), 2);
    }

    void rejectedOnesAreGone()
    {
        DigestInput in = input();
        in.undecided.assign(6, false);
        const Digest digest = digestOf(in);
        QVERIFY(digest.people.isEmpty() && digest.places.isEmpty() && digest.quotes.isEmpty());
    }

    void quotesTellTheirSpeaker()
    {
        const Digest digest = digestOf(input());
        QCOMPARE(digest.quotes.size(), 2);
        QCOMPARE(digest.quotes[0].speaker, QStringLiteral("Ana Ruiz"));
        QCOMPARE(digest.quotes[0].words, QStringLiteral("Ruiz"));
        QVERIFY(digest.quotes[1].speaker.isEmpty());
    }

    void lostTagsAreListed()
    {
        DigestInput in = input();
        Annotation lost = annotation({}, QStringLiteral("claim"));
        lost.parts.clear();
        lost.lost = {Anchor{{5, 9}, "gone words", "a", "b"}};
        lost.note = QStringLiteral("<b>not bold</b>");
        in.annotations = {lost};
        const Digest digest = digestOf(in);
        QCOMPARE(digest.tags.size(), 1);
        QVERIFY(digest.tags[0].isLost);
        QCOMPARE(digest.tags[0].text, QStringLiteral("gone words"));
        TagsModel model;
        model.setEntries(digest.tags);
        QCOMPARE(model.index(0).data(StartRole).toInt(), -1);
        QVERIFY(model.index(0).data(SubtitleRole).toString().contains(QStringLiteral("not in this version")));
        QVERIFY(!model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    }

    void modelsKeepTheirContract()
    {
        NamesModel names(QStringLiteral("person"));
        QuotesModel quotes;
        TagsModel tags;
        ShelfModel shelf;
        const QAbstractItemModelTester testers[] = {{&names, QAbstractItemModelTester::FailureReportingMode::QtTest},
                                                    {&quotes, QAbstractItemModelTester::FailureReportingMode::QtTest},
                                                    {&tags, QAbstractItemModelTester::FailureReportingMode::QtTest},
                                                    {&shelf, QAbstractItemModelTester::FailureReportingMode::QtTest}};
        Q_UNUSED(testers)
        DigestInput in = input();
        in.annotations = {annotation(wordsAt(in.article, "slept"), QStringLiteral("claim"))};
        const Digest digest = digestOf(in);
        for (int round = 0; round < 2; ++round) {
            names.setEntries(in.article, digest.people);
            quotes.setEntries(digest.quotes);
            tags.setEntries(digest.tags);
            shelf.setEntries(
                {{QStringLiteral("One"), QStringLiteral("/a/one.txt"), {}, QDate(2026, 1, 5), 3, true, {}}});
            QCOMPARE(names.rowCount(names.index(0, 0)), 2);
            QCOMPARE(names.occurrenceCount(), 2);
            names.setEntries({}, {});
            quotes.setEntries({});
            tags.setEntries({});
            shelf.setEntries({});
            QCOMPARE(names.rowCount(), 0);
        }
    }

    void aClickGoesThereAndTheNextToTheNextPlace()
    {
        SidePanel panel;
        panel.resize(320, 600);
        const DigestInput in = input();
        panel.setProgressNote({});
        panel.setDigest(in.article, digestOf(in));
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QSignalSpy spy(&panel, &SidePanel::goTo);
        QAbstractItemView *people = panel.list(0);
        const QPoint at = people->visualRect(people->model()->index(0, 0)).center();
        QTest::mouseClick(people->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseClick(people->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[0][0].value<Span>(), wordsAt(in.article, "Ana Ruiz"));
        QCOMPARE(spy[1][0].value<Span>(), wordsAt(in.article, "Ruiz", 1));
        panel.showList(3);
        QTest::keyClick(panel.list(3), Qt::Key_Down);
        QTest::keyClick(panel.list(3), Qt::Key_Return);
        QVERIFY(spy.size() >= 3);
    }

    void unchangedListsAreShared()
    {
        const Digest first = digestOf(input());
        const Digest second = digestOf(input(), first);
        QCOMPARE(second, first);
        QCOMPARE(second.people.constData(), first.people.constData());
        NamesModel model(QStringLiteral("person"));
        const Article article = input().article;
        model.setEntries(article, first.people);
        QVERIFY(model.index(0, 0, model.index(0, 0)).data().toString().contains(QStringLiteral("Ana Ruiz spoke")));
    }

    void emptyListsSayWhy()
    {
        SidePanel panel;
        panel.setProgressNote({});
        panel.setDigest({}, {});
        for (QLabel *note : panel.findChildren<QLabel *>(QStringLiteral("panelEmpty"))) {
            QVERIFY(note->isVisibleTo(note->parentWidget()));
            QVERIFY(!note->text().isEmpty());
            QCOMPARE(note->textFormat(), Qt::PlainText);
        }
        panel.setProgressNote(QStringLiteral("Looking…"));
        QCOMPARE(panel.findChildren<QLabel *>(QStringLiteral("panelEmpty")).first()->text(),
                 QStringLiteral("Looking…"));
    }

    void hostileNamesAreDrawnAsTheyAre()
    {
        NamesModel model(QStringLiteral("person"));
        model.setEntries({}, {{QStringLiteral("<img src=x>"), {}, {{Span{0, 3}, {{}, 0}, MarkState::Suggested}}}});
        QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<img")));
        const Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
        QVERIFY(theme.ok());
        RowDelegate delegate;
        delegate.setTheme(*theme);
        QImage image(200, 40, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        delegate.paint(&painter, option, model.index(0, 0));
        painter.end();
        bool inked = false;
        for (int x = 30; x < 200 && !inked; ++x)
            for (int y = 0; y < 40; ++y)
                inked = inked || qGray(image.pixel(x, y)) < 128;
        QVERIFY(inked);
    }
};

QTEST_MAIN(TestPanels)
#include "test_panels.moc"
