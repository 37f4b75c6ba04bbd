// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of the active tag and of the article, in the inspector.
#include "core/base/translation.h"
#include "ui/panels/inspector.h"
#include "ui/window/noticebar.h"
#include "ui/window/taggingcontroller.h"

#include "tests/support/desk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

class TestInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        installTranslations();
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", m_dir->filePath(QStringLiteral("config")).toUtf8());
        m_file = m_dir->filePath(QStringLiteral("harbour.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        write(m_file, "The harbour is closed, said nobody at all.\n");
    }

    void attributesAreWhatTheLabelAsksFor()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        Label claim = *desk.article().tagset().find(QString(labels::claim));
        claim.attributes = {{QStringLiteral("verdict"),
                             AttributeDefinition::Kind::Choice,
                             {QStringLiteral("true"), QStringLiteral("false")}},
                            {QStringLiteral("source"), AttributeDefinition::Kind::Text, {}},
                            {QStringLiteral("number"), AttributeDefinition::Kind::Number, {}},
                            {QStringLiteral("checked"), AttributeDefinition::Kind::YesNo, {}}};
        QVERIFY(desk.window->article()->putLabel(claim));
        desk.key(Qt::Key_F12);
        auto *inspector = desk.window->findChild<Inspector *>();
        QVERIFY(inspector->isVisible());
        QVERIFY(title(inspector).contains(QStringLiteral("No tag"))); // it says why it is empty
        desk.drag(desk.wordsAt("harbour is closed"));
        desk.key(Qt::Key_6);
        QVERIFY2(title(inspector).contains(QStringLiteral("harbour is closed")), qPrintable(title(inspector)));
        auto *verdict = inspector->findChild<QComboBox *>(QStringLiteral("attribute-verdict"));
        QVERIFY(verdict);
        verdict->setFocus();
        QTest::keyClick(verdict, Qt::Key_Down);
        QCOMPARE(value(desk, "verdict"), QJsonValue(QStringLiteral("true")));
        typeInto(inspector, "source", QStringLiteral("6 witnesses")); // a digit is no label's key here
        QCOMPARE(value(desk, "source"), QJsonValue(QStringLiteral("6 witnesses")));
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:harbour is closed")});
        typeInto(inspector, "number", QStringLiteral("12"));
        QCOMPARE(value(desk, "number"), QJsonValue(12.0));
        typeInto(inspector, "number", QStringLiteral("many"));
        QCOMPARE(value(desk, "number"), QJsonValue(12.0));
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
        auto *checked = inspector->findChild<QCheckBox *>(QStringLiteral("attribute-checked"));
        QTest::keyClick(checked, Qt::Key_Space);
        QCOMPARE(value(desk, "checked"), QJsonValue(true));
        for (int i = 0; i < 4; ++i) // each is an act
            QVERIFY(desk.window->article()->undo());
        QVERIFY(desk.article().layer().annotations().first().attributes.isEmpty());
        QCOMPARE(inspector->findChild<QComboBox *>(QStringLiteral("attribute-verdict"))->currentIndex(), 0);
        desk.key(Qt::Key_Escape); // it follows: nothing is active now
        QVERIFY(title(inspector).contains(QStringLiteral("No tag")));
    }

    void theWheelChoosesNothingWithoutTheFocus()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_F12);
        auto *inspector = desk.window->findChild<Inspector *>();
        auto *status = inspector->findChild<QComboBox *>(QStringLiteral("articleStatus"));
        desk.view()->setFocus();
        const auto turn = [status] {
            const QPointF at = QRectF(status->rect()).center();
            QWheelEvent wheel(at, status->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(status, &wheel);
        };
        turn();
        QCOMPARE(status->currentIndex(), 0);
        QVERIFY(desk.article().state().status == ReadingStatus::Unread);
        QVERIFY(!status->hasFocus());
        status->setFocus();
        turn();
        QVERIFY(desk.article().state().status == ReadingStatus::Reading);
    }

    void aTagOfTwoPartsIsNamedByThem()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_F12);
        desk.drag(desk.wordsAt("harbour"));
        desk.key(Qt::Key_6);
        desk.drag(desk.wordsAt("nobody"));
        desk.key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(title(desk.window->findChild<Inspector *>()), QStringLiteral("Claim: harbour … nobody"));
    }

    void theNoteIsKeptWhenOneGoesElsewhere()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_F12);
        auto *inspector = desk.window->findChild<Inspector *>();
        desk.drag(desk.wordsAt("harbour"));
        desk.key(Qt::Key_6);
        auto *note = inspector->findChild<QPlainTextEdit *>(QStringLiteral("inspectorNote"));
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("see page 2"));
        desk.view()->setFocus();
        QCOMPARE(desk.article().layer().annotations().first().note, QStringLiteral("see page 2"));
    }

    void theArticleHasAStatusAndLabels()
    {
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            desk.key(Qt::Key_F12);
            auto *inspector = desk.window->findChild<Inspector *>();
            auto *status = inspector->findChild<QComboBox *>(QStringLiteral("articleStatus"));
            status->setFocus();
            QTest::keyClick(status, Qt::Key_End);
            QVERIFY(desk.article().state().status == ReadingStatus::Done);
            auto *labels = inspector->findChild<QLineEdit *>(QStringLiteral("articleLabels"));
            labels->setFocus();
            QTest::keyClicks(labels, QStringLiteral("harbour, 2026,, harbour"));
            QTest::keyClick(labels, Qt::Key_Return);
            QCOMPARE(desk.article().state().labels, (QStringList{QStringLiteral("harbour"), QStringLiteral("2026")}));
            QTRY_VERIFY(desk.article().isSaved());
        }
        Desk again(m_store, {m_file}); // shown again, as it was
        READY(again);
        auto *inspector = again.window->findChild<Inspector *>();
        QVERIFY(inspector->isVisible());
        QCOMPARE(inspector->findChild<QComboBox *>(QStringLiteral("articleStatus"))->currentText(),
                 QStringLiteral("Done"));
        QCOMPARE(inspector->findChild<QLineEdit *>(QStringLiteral("articleLabels"))->text(),
                 QStringLiteral("harbour, 2026"));
        QVERIFY(again.window->article()->undo());
        QCOMPARE(inspector->findChild<QLineEdit *>(QStringLiteral("articleLabels"))->text(), QString());
    }

private:
    static QString title(const Inspector *inspector)
    {
        return inspector->findChild<QLabel *>(QStringLiteral("inspectorTitle"))->text();
    }
    static QJsonValue value(const Desk &desk, const char *name)
    {
        return desk.article().layer().annotations().first().attributes.value(QLatin1StringView(name));
    }
    static void typeInto(Inspector *inspector, const char *name, const QString &text)
    {
        auto *line = inspector->findChild<QLineEdit *>(QStringLiteral("attribute-") + QLatin1StringView(name));
        QVERIFY(line);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestInspector)
#include "test_inspector.moc"
