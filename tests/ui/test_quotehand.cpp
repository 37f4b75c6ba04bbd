// SPDX-License-Identifier: GPL-3.0-or-later
// Who said a quote: which quotes are asked for, what is offered of the rest of a turn, and the list of quotes.
#include "core/base/translation.h"
#include "ui/panels/sidepanel.h"
#include "ui/window/noticebar.h"
#include "ui/window/speakerchooser.h"
#include "ui/window/taggingcontroller.h"
#include "ui/window/whycard.h"

#include "tests/support/desk.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

const QByteArray turn = "Ana Ruiz met Tom Ford at the harbour. “I called at ten,” she said. “Nobody answered.”\n";

} // namespace

class TestQuoteHand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        bluepencil::testing::useHome(m_home);
        installTranslations();
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_file = m_dir->filePath(QStringLiteral("harbour.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
    }

    void whoIsOnlyToldIsAskedFor()
    {
        write(m_file, "Rain fell on the roofs. “It is late,” he said.\n\n“Trade will grow,” said Ana Ruiz.\n");
        Desk desk(m_store, {m_file});
        READY(desk);
        const Recognition &found = desk.article().recognition();
        QCOMPARE(found.quotes.size(), 2);
        QVERIFY(found.quotes[0].speaker && found.quotes[0].speaker->entity < 0); // "he" is nobody of the article
        desk.key(Qt::Key_F8);
        const int active = desk.window->tagging()->active().suggestion;
        QCOMPARE(active, static_cast<int>(found.mentions.size()));
        QCOMPARE(desk.window->noticeBar()->text(), QString());
        const auto *summary = desk.window->sidePanel()
                                  ->list(SidePanel::quotesList)
                                  ->parentWidget()
                                  ->findChild<QLabel *>(QStringLiteral("panelSummary"));
        QTRY_COMPARE(summary->text(), QStringLiteral("2 quotes · 1 only told as he"));
        desk.key(Qt::Key_Return); // to accept the words does not say who he is
        desk.key(Qt::Key_Escape);
        desk.key(Qt::Key_F8);
        QVERIFY(!desk.window->tagging()->active().annotation.isNull());
        QTRY_COMPARE(summary->text(), QStringLiteral("2 quotes · 1 only told as he"));
    }

    void sheIsNotAMan()
    {
        write(m_file, turn);
        Desk desk(m_store, {m_file});
        READY(desk);
        goToQuote(desk, 0);
        desk.key(Qt::Key_F4);
        const auto *list = desk.window->findChild<SpeakerChooser *>()->findChild<QListWidget *>();
        QVERIFY2(list->item(0)->text().contains(QStringLiteral("Ana Ruiz")), qPrintable(list->item(0)->text()));
        QVERIFY2(list->item(1)->text().contains(QStringLiteral("Tom Ford")), qPrintable(list->item(1)->text()));
    }

    void theRestOfATurnIsOffered()
    {
        write(m_file, turn);
        Desk desk(m_store, {m_file});
        READY(desk);
        goToQuote(desk, 0);
        desk.key(Qt::Key_F4);
        auto *filter = desk.window->findChild<SpeakerChooser *>()->findChild<QLineEdit *>();
        QTest::keyClicks(filter, QStringLiteral("ford"));
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(speakers(desk), QStringList{QStringLiteral("Tom Ford")});
        QVERIFY2(desk.window->noticeBar()->text().contains(QStringLiteral("one other quote")),
                 qPrintable(desk.window->noticeBar()->text())); // told before it is done
        QTest::mouseClick(desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy0")),
                          Qt::LeftButton);
        QCOMPARE(speakers(desk), QStringList({QStringLiteral("Tom Ford"), QStringLiteral("Tom Ford")}));
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(speakers(desk), QStringList{QStringLiteral("Tom Ford")});
    }

    void anOfferGoesWithTheActItFollowed()
    {
        write(m_file, turn);
        Desk desk(m_store, {m_file});
        READY(desk);
        goToQuote(desk, 0);
        desk.key(Qt::Key_F4);
        auto *filter = desk.window->findChild<SpeakerChooser *>()->findChild<QLineEdit *>();
        QTest::keyClicks(filter, QStringLiteral("ford"));
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), QStringList());
        QCOMPARE(desk.window->noticeBar()->text(), QString());
    }

    void theListOfQuotesTellsWhy()
    {
        write(m_file, turn);
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.window->sidePanel()->showList(SidePanel::quotesList);
        auto *list = desk.window->sidePanel()->list(SidePanel::quotesList);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(list->hasFocus());
        const QString hint = desk.window->findChild<QLabel *>(QStringLiteral("hint"))->text();
        QVERIFY2(hint.contains(QStringLiteral("W why")), qPrintable(hint));
        QVERIFY2(!hint.contains(QStringLiteral("Enter accept")), qPrintable(hint)); // Enter does something else here
        QTest::keyClick(list, Qt::Key_W);
        const auto *card = desk.window->findChild<WhyCard *>();
        QVERIFY(card->isVisible());
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(!card->isVisible());
    }

    void whichPlaceAndDayAreMeantIsTold()
    {
        write(m_file, "The minister flew from Paris to Toronto on Tuesday.\n");
        Desk desk(m_store, {m_file});
        READY(desk);
        const Recognition &found = desk.article().recognition();
        const auto reason = [&](const char *words) {
            for (int i = 0; i < found.mentions.size(); ++i)
                if (found.mentions[i].span == desk.wordsAt(words))
                    return desk.window->marks()->reasonOf(desk.window->marks()->idOf({{}, i}));
            return QString();
        };
        QVERIFY2(reason("Paris").contains(QStringLiteral("France, 48.9° N, 2.4° E")) ||
                     reason("Paris").contains(QStringLiteral("France, 48.9° N, 2.3° E")),
                 qPrintable(reason("Paris")));
        QVERIFY2(reason("Toronto").contains(QStringLiteral("Canada")), qPrintable(reason("Toronto")));
        QVERIFY2(reason("Toronto").contains(QStringLiteral("° W")), qPrintable(reason("Toronto")));
        QVERIFY2(reason("Tuesday").contains(QStringLiteral("the article's date is not known")),
                 qPrintable(reason("Tuesday")));
        QTRY_COMPARE(desk.window->sidePanel()->digest().places.size(), 2);
        QVERIFY(desk.window->sidePanel()->digest().places[0].description.startsWith(QStringLiteral("France")));
    }

private:
    static void goToQuote(const Desk &desk, int quote)
    {
        const auto mentions = static_cast<int>(desk.article().recognition().mentions.size());
        desk.window->tagging()->setActive({{}, mentions + quote});
    }
    static QStringList speakers(const Desk &desk)
    {
        QStringList list;
        for (const Annotation &annotation : desk.article().layer().annotations())
            if (annotation.label == labels::quote)
                list.append(desk.article().article().string(desk.article().speakerOf(annotation.id)));
        return list;
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestQuoteHand)
#include "test_quotehand.moc"
