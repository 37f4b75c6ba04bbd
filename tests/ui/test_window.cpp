// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person uses it: real mouse and key events, a real library in a temporary folder.
#include "core/base/translation.h"
#include "core/exchange/exchangeformat.h"
#include "core/session/session.h"
#include "ui/dialogs/noteeditor.h"
#include "ui/dialogs/typefacedialog.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/sidepanel.h"
#include "ui/reader/readerview.h"
#include "ui/window/findbar.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/selectionbar.h"
#include "ui/window/settings.h"
#include "ui/window/taggingcontroller.h"
#include "ui/window/welcomepage.h"

#include "tests/support/desk.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QFontComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include <memory>
#include <unistd.h>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

namespace {

const QByteArray story =
    "date 2026-01-05 Ana Ruiz, the harbour minister, spoke in New Lima on Monday. “Trade will grow,” "
    "said Ruiz. She flew to Geneva.\n\nA second paragraph has ships in it and nothing else.\n";

/// While it lives, this process may do no more than any user, where it is root's.
struct AnotherUser {
    AnotherUser()
    {
        if (::geteuid() == 0 && ::seteuid(65534) != 0)
            qFatal("cannot become another user");
    }
    ~AnotherUser()
    {
        if (::getuid() == 0 && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    AnotherUser(const AnotherUser &) = delete;
    AnotherUser &operator=(const AnotherUser &) = delete;
};

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        installTranslations();
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_file = m_dir->filePath(QStringLiteral("harbour.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        write(m_file, story);
    }

    void theTagsetEditorOpensAndALabelIsMadeByN()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto *editor = desk.window->findChild<QDialog *>(QStringLiteral("tagsetEditor"));
        QVERIFY(editor && editor->isVisible());
        editor->reject();
        QTRY_VERIFY(!desk.window->findChild<QDialog *>(QStringLiteral("tagsetEditor")));
        desk.view()->setFocus();
        desk.drag(desk.wordsAt("second paragraph"));
        desk.key(Qt::Key_N);
        auto *name = desk.window->findChild<QLineEdit *>(QStringLiteral("labelName"));
        QVERIFY(name && name->isVisible());
        QTest::keyClicks(name, QStringLiteral("Ships"));
        QTest::keyClick(name, Qt::Key_Return);
        const Label *label = desk.article().tagset().findByName(u"Ships");
        QVERIFY(label);
        QCOMPARE(desk.tags(), QStringList{label->id + QStringLiteral(":second paragraph")});
        QVERIFY(desk.window->findChild<QAction *>(QStringLiteral("label-") + label->id));
    }

    void anArticleOpensWithItsDateAndSuggestions()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QVERIFY(desk.window->windowTitle().contains(QStringLiteral("harbour")));
        QVERIFY2(desk.window->windowTitle().contains(QStringLiteral("5 January 2026")),
                 qPrintable(desk.window->windowTitle()));
        QVERIFY(desk.article().suggestions().undecidedCount() >= 4);
        QTRY_VERIFY(desk.window->sidePanel()->list(0)->model()->rowCount() >= 1);
        QTRY_VERIFY(desk.window->sidePanel()->list(1)->model()->rowCount() >= 2);
        QCOMPARE(desk.window->sidePanel()->list(3)->model()->rowCount(), 1);
        QVERIFY(QApplication::focusWidget() == desk.view() || desk.view()->hasFocus() ||
                !desk.window->isActiveWindow());
    }

    void draggingAndAKeyTag()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("second paragraph"));
        QVERIFY(desk.window->tagging()->hasSelection());
        desk.key(Qt::Key_6);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph")});
        // Over it, crossing it, under another label.
        desk.drag(desk.wordsAt("paragraph has ships"));
        desk.key(Qt::Key_2);
        QCOMPARE(desk.tags().size(), 2);
        QVERIFY(desk.tags().contains(QStringLiteral("place:paragraph has ships")));
        // The key of another label on the active tag relabels it.
        desk.key(Qt::Key_3);
        QVERIFY(desk.tags().contains(QStringLiteral("organization:paragraph has ships")));
        // And each of it can be taken back, and done again.
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.tags().contains(QStringLiteral("place:paragraph has ships")));
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), QStringList());
        desk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph")});
    }

    void draggingAHandleIsOneActThatCanBeUndone()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("second paragraph"));
        desk.key(Qt::Key_6);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph")});
        const auto pull = [&](bool cancel) {
            const QRect words = desk.view()->rectOf(desk.wordsAt("second paragraph"));
            const QRect target = desk.view()->rectOf(desk.wordsAt("ships"));
            const QPoint to(target.right() + 1, target.bottom());
            QTest::mousePress(desk.view()->viewport(), Qt::LeftButton, {}, words.bottomRight());
            QTest::mouseMove(desk.view()->viewport(), (words.bottomRight() + to) / 2);
            QTest::mouseMove(desk.view()->viewport(), to);
            if (cancel)
                desk.key(Qt::Key_Escape);
            QTest::mouseRelease(desk.view()->viewport(), Qt::LeftButton, {}, to);
        };
        pull(true);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph")});
        QVERIFY(!desk.window->tagging()->active().isNull()); // Escape ended the dragging, nothing else
        pull(false);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph has ships")});
        QVERIFY(!desk.window->tagging()->active().isNull());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph")});
        desk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:second paragraph has ships")});
        // A suggestion is decided, not pulled.
        desk.key(Qt::Key_Home, Qt::ControlModifier);
        desk.key(Qt::Key_Tab);
        QVERIFY(desk.window->tagging()->active().suggestion >= 0);
        const QRect suggested =
            desk.view()->rectOf(desk.article().suggestions().at(desk.window->tagging()->active().suggestion).hull());
        QTest::mousePress(desk.view()->viewport(), Qt::LeftButton, {}, suggested.bottomRight());
        QVERIFY(!desk.view()->isResizingMark());
        QTest::mouseRelease(desk.view()->viewport(), Qt::LeftButton, {}, suggested.bottomRight());
    }

    void theKeyboardAloneTags()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_End, Qt::ControlModifier);
        desk.key(Qt::Key_Left);
        for (int i = 0; i < 5; ++i)
            desk.key(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(desk.article().article().string(desk.view()->selection()), QStringLiteral("else."));
        desk.key(Qt::Key_1);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:else")}); // as the mouse takes it
        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.tags(), QStringList());
        // Q: the last label again.
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_Q);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("person:ships")});
    }

    void theBarByTheSelectionTags()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        auto *bar = desk.window->findChild<SelectionBar *>();
        QVERIFY(!bar->isVisible());
        const Span words = desk.wordsAt("nothing else");
        desk.drag(words);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(!bar->geometry().intersects(desk.view()->rectOf(words)), "the bar covers the selection");
        auto *button = bar->findChild<QToolButton *>(QStringLiteral("tag-claim"));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:nothing else")});
        // The bar now offers what one does with a tag.
        QTRY_VERIFY(bar->findChild<QToolButton *>(QStringLiteral("deleteButton"))->isVisible());
        QTest::mouseClick(bar->findChild<QToolButton *>(QStringLiteral("deleteButton")), Qt::LeftButton);
        QCOMPARE(desk.tags(), QStringList());
        QTRY_VERIFY(!bar->isVisible());
        // It covers the lines around: who selects by keys, or finds, has no need of it.
        desk.drag(words);
        QTRY_VERIFY(bar->isVisible());
        desk.key(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(!bar->isVisible());
        desk.drag(words);
        QTRY_VERIFY(bar->isVisible());
        desk.key(Qt::Key_6);
        QVERIFY(!bar->isVisible());
        const QRect tagged = desk.view()->rectOf(words);
        QTest::mouseClick(desk.view()->viewport(), Qt::LeftButton, {}, tagged.center());
        QTRY_VERIFY(bar->isVisible());
    }

    void theTypefaceIsTriedAndKept()
    {
        const auto choose = [](Desk &desk, const QString &family, bool accepted) {
            QAction *other = nullptr;
            for (QAction *action : desk.window->findChildren<QAction *>())
                if (action->text() == QStringLiteral("&Other…"))
                    other = action;
            QVERIFY(other);
            other->trigger();
            auto *dialog = desk.window->findChild<TypefaceDialog *>();
            QVERIFY(dialog && dialog->isVisible());
            dialog->findChild<QFontComboBox *>()->setCurrentFont(QFont(family));
            QCOMPARE(desk.view()->typeface(), family); // the text is the sample
            QTest::keyClick(dialog, accepted ? Qt::Key_Return : Qt::Key_Escape);
            QTRY_VERIFY(!desk.window->findChild<TypefaceDialog *>());
        };
        const QString family = QStringLiteral("DejaVu Sans");
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            QCOMPARE(desk.view()->typeface(), QString());
            choose(desk, family, false);
            QCOMPARE(desk.view()->typeface(), QString());
            choose(desk, family, true);
            QCOMPARE(desk.view()->typeface(), family);
        }
        Desk again(m_store, {m_file});
        READY(again);
        QCOMPARE(again.view()->typeface(), family);
        Settings().setTypeface({});
    }

    void selectionsOfNothingAreRefusedWithASentence()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        const Span space = desk.wordsAt(" paragraph");
        desk.view()->setSelection(space.start, space.start + 1); // a blank
        desk.key(Qt::Key_1);
        QCOMPARE(desk.tags(), QStringList());
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
    }

    void aNoteIsWrittenAndKept()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        desk.key(Qt::Key_M, Qt::ControlModifier);
        auto *editor = desk.window->findChild<NoteEditor *>();
        QVERIFY(editor && editor->isVisible());
        auto *edit = editor->findChild<QPlainTextEdit *>();
        QTest::keyClicks(edit, QStringLiteral("<b>1</b> ask 2"));
        // Digits in a note are digits, not labels.
        QCOMPARE(desk.tags().size(), 1);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.article().layer().annotations().first().note, QStringLiteral("<b>1</b> ask 2"));
        // Esc leaves it as it was.
        desk.key(Qt::Key_M, Qt::ControlModifier);
        QTest::keyClicks(edit, QStringLiteral("more"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(desk.article().layer().annotations().first().note, QStringLiteral("<b>1</b> ask 2"));
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.article().layer().annotations().first().note, QString());
    }

    void suggestionsAreDecidedByKeys()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        const qsizetype all = desk.article().suggestions().undecidedCount();
        desk.key(Qt::Key_Home, Qt::ControlModifier);
        desk.key(Qt::Key_Tab);
        QVERIFY(desk.window->tagging()->active().suggestion >= 0);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.article().suggestions().undecidedCount(), all - 1);
        QCOMPARE(desk.article().layer().decisions().size(), 1);
        // The next one came by itself.
        QVERIFY(desk.window->tagging()->active().suggestion >= 0);
        desk.key(Qt::Key_Backspace);
        QCOMPARE(desk.article().suggestions().undecidedCount(), all - 2);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.article().suggestions().undecidedCount(), all);
        QCOMPARE(desk.tags(), QStringList());
    }

    void anAcceptedQuoteBringsItsSpeaker()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        const int quote = desk.article().suggestions().find(QString(labels::quote), desk.wordsAt("“Trade will grow,”"));
        QVERIFY(quote >= 0);
        desk.window->tagging()->setActive({{}, quote});
        desk.key(Qt::Key_Return);
        bool hasSpeaker = false;
        for (const Relation &relation : desk.article().layer().relations())
            hasSpeaker = hasSpeaker || relation.label == labels::speaker;
        QVERIFY(hasSpeaker);
        QTRY_COMPARE(desk.window->sidePanel()->list(3)->model()->rowCount(), 1);
    }

    void everythingIsThereAgain()
    {
        QStringList before;
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            desk.drag(desk.wordsAt("ships"));
            desk.key(Qt::Key_6);
            desk.key(Qt::Key_Escape);
            desk.key(Qt::Key_Home, Qt::ControlModifier);
            desk.key(Qt::Key_Tab);
            desk.key(Qt::Key_Return);
            desk.key(Qt::Key_Backspace);
            before = desk.tags();
            QCOMPARE(before.size(), 2);
        } // closed at once, without saving
        Desk desk(m_store, {m_file});
        READY(desk);
        QCOMPARE(desk.tags(), before);
        QCOMPARE(desk.article().layer().decisions().size(), 2);
        // Undo goes back over the restart.
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), QStringList());
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), story); // the article itself was never written
    }

    void theListOfArticlesCountsTags()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_F9);
        auto *list = desk.window->findChild<QListView *>(QStringLiteral("articleList"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        const auto facts = [list] { return list->model()->index(0, 0).data(SubtitleRole).toString(); };
        QTRY_VERIFY2(facts().contains(QStringLiteral("no tags yet")), qPrintable(facts()));
        desk.view()->setFocus();
        desk.drag(desk.wordsAt("second paragraph"));
        desk.key(Qt::Key_3);
        QTRY_VERIFY2(facts().contains(QStringLiteral("1 tag")), qPrintable(facts()));
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY2(facts().contains(QStringLiteral("no tags yet")), qPrintable(facts()));
    }

    void theStatusBarTellsWhenAllIsSaved()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        auto *saved = desk.window->findChild<QLabel *>(QStringLiteral("saved"));
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QVERIFY(!saved->text().contains(QStringLiteral("✓"))); // painted before it is durable
        QTRY_VERIFY(saved->text().contains(QStringLiteral("✓")));
    }

    void badFilesAreToldInTheWindow_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"missing", "directory", "empty", "binary", "ff", "dangling", "unreadable"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void badFilesAreToldInTheWindow()
    {
        QFETCH(QString, kind);
        const QString path = m_dir->filePath(QStringLiteral("bad.txt"));
        if (kind == QLatin1StringView("directory"))
            QVERIFY(QDir().mkpath(path));
        else if (kind == QLatin1StringView("empty"))
            write(path, {});
        else if (kind == QLatin1StringView("binary"))
            write(path, QByteArray("\x7f"
                                   "ELF\0\0\1\2\3\0\0\0",
                                   12)
                            .repeated(50));
        else if (kind == QLatin1StringView("ff"))
            write(path, QByteArray(5000, '\xff'));
        else if (kind == QLatin1StringView("dangling"))
            QVERIFY(QFile::link(m_dir->filePath(QStringLiteral("nowhere.txt")), path));
        else if (kind == QLatin1StringView("unreadable")) {
            write(path, story);
            QVERIFY(QFile::setPermissions(path, {}));
            QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7755)));
        }
        Desk desk(m_store);
        {
            const AnotherUser user; // root may read everything
            desk.window->openFiles({path});
            QTRY_COMPARE(desk.article().phase(), OpenArticle::Phase::Failed);
        }
        // The list of articles tells it too.
        auto *list = desk.window->findChild<QListView *>(QStringLiteral("articleList"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QTRY_VERIFY(list->model()->index(0, 0).data(ProblemRole).toBool());
        QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleDescriptionRole).toString().size() > 30);
        QVERIFY2(desk.welcome().contains(QStringLiteral("bad.txt")), qPrintable(desk.welcome()));
        QVERIFY2(desk.welcome().size() > 60, qPrintable(desk.welcome()));
        // The program goes on: the next article opens.
        desk.window->openFiles({m_file});
        READY(desk);
        QVERIFY(desk.view()->isVisible());
        QTRY_VERIFY(list->model()->rowCount() >= 2);
        QVERIFY(!list->model()->index(1, 0).data(ProblemRole).toBool());
    }

    void aNewWindowFitsItsScreen()
    {
        // The screen of the offscreen platform is smaller than a first window would like to be.
        QVERIFY(QGuiApplication::primaryScreen()->availableSize().height() <= 800);
        Session session(nullptr);
        MainWindow window(session);
        const QSize screen = window.screen()->availableSize();
        // All of it, or with Qt 6.8, which counts the frame, nearly.
        const QSize wanted = QSize(1280, 800).boundedTo(screen).expandedTo(window.minimumSizeHint());
        QCOMPARE(window.size().boundedTo(wanted), window.size());
        QVERIFY2(window.width() > wanted.width() - 60 && window.height() > wanted.height() - 60,
                 qPrintable(QStringLiteral("%1 x %2").arg(window.width()).arg(window.height())));
    }

    void undoShowsWhereItActed()
    {
        const QString path = m_dir->filePath(QStringLiteral("long.txt"));
        QByteArray text = story;
        for (int i = 0; i < 400; ++i)
            text += "\nParagraph " + QByteArray::number(i) + " has ships in it and nothing else.\n";
        write(path, text);
        Desk desk(m_dir->filePath(QStringLiteral("long.sqlite")), {path});
        READY(desk);
        const Span ships = desk.wordsAt("ships");
        desk.drag(ships);
        desk.key(Qt::Key_2);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("place:ships")});
        for (const bool redo : {false, true}) {
            desk.key(Qt::Key_End, Qt::ControlModifier);
            QVERIFY(desk.view()->rectOf(ships).isEmpty());
            QTest::keyClick(desk.window, Qt::Key_Z,
                            redo ? Qt::ControlModifier | Qt::ShiftModifier : Qt::ControlModifier);
            QCOMPARE(desk.tags().size(), redo ? 1 : 0);
            QVERIFY(!desk.view()->rectOf(ships).isEmpty());
        }
    }

    void oddEncodingsOpen_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString words = QStringLiteral("Ana Ruiz café\r\nspoke.");
        QByteArray utf16("\xff\xfe");
        for (const QChar c : words) {
            utf16 += static_cast<char>(c.cell());
            utf16 += static_cast<char>(c.row());
        }
        QTest::newRow("UTF-16") << utf16;
        QTest::newRow("Latin-1") << words.toLatin1();
        QTest::newRow("CRLF") << words.toUtf8();
        QTest::newRow("BOM") << QByteArray("\xef\xbb\xbf") + words.toUtf8();
    }
    void oddEncodingsOpen()
    {
        QFETCH(QByteArray, bytes);
        write(m_file, bytes);
        Desk desk(m_store, {m_file});
        READY(desk);
        QCOMPARE(desk.article().article().string({0, desk.article().article().size()}),
                 QStringLiteral("Ana Ruiz café\nspoke."));
    }

    void aLineOfTenMegabytesOpens()
    {
        write(m_file, QByteArray("Ana Ruiz spoke in New Lima. ").repeated(10 * 1024 * 1024 / 28));
        Desk desk(m_store, {m_file});
        QTRY_VERIFY_WITH_TIMEOUT(desk.window->article()->phase() == OpenArticle::Phase::Ready, 30000);
        desk.key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(desk.view()->caret(), desk.article().article().size());
        QVERIFY(desk.view()->laidOutParagraphs() < 1000);
    }

    void aFileThatVanishesWhileOpenLosesNothing()
    {
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            QVERIFY(QFile::remove(m_file));
            desk.drag(desk.wordsAt("ships"));
            desk.key(Qt::Key_6);
            QTRY_VERIFY(desk.article().isSaved());
        }
        // Deleted after tagging: its text and its tags come from the library, and that is said.
        Desk desk(m_store, {m_file});
        READY(desk);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:ships")});
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
    }

    void aChangedFileKeepsItsTags()
    {
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            desk.drag(desk.wordsAt("ships"));
            desk.key(Qt::Key_6);
            desk.drag(desk.wordsAt("Geneva"));
            desk.key(Qt::Key_2);
        }
        QByteArray changed = story;
        changed.replace("She flew to Geneva.", "She stayed at home, as ministers do in winter.");
        write(m_file, changed);
        Desk desk(m_store, {m_file});
        READY(desk);
        QTRY_COMPARE(desk.article().layer().count(), 2);
        QVERIFY(desk.tags().contains(QStringLiteral("claim:ships")));
        QVERIFY(desk.article().layer().annotations().last().isLost());
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
        QTRY_COMPARE(desk.window->sidePanel()->list(4)->model()->rowCount(), 2);
    }

    void aStoreThatIsNoneIsToldAndReadingGoesOn_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not a database") << QByteArray("this is not a library, just words").repeated(100);
        QTest::newRow("a folder") << QByteArray();
    }
    void aStoreThatIsNoneIsToldAndReadingGoesOn()
    {
        QFETCH(QByteArray, content);
        if (content.isEmpty())
            QVERIFY(QDir().mkpath(m_store));
        else
            write(m_store, content);
        Desk desk(m_store, {m_file});
        QVERIFY(!desk.error.message.isEmpty());
        READY(desk);
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QCOMPARE(desk.tags(), QStringList());
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
        if (!content.isEmpty()) {
            QFile file(m_store);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), content); // not ours: not touched
        }
    }

    void theClipboardOpens()
    {
        Desk desk(m_store);
        QVERIFY(desk.welcome().contains(QStringLiteral("No article")));
        QGuiApplication::clipboard()->setText(QStringLiteral("Pasted words about Ana Ruiz in New Lima."));
        QTest::keyClick(desk.window, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        READY(desk);
        QVERIFY(desk.article().article().string({0, 100}).startsWith(QStringLiteral("Pasted words")));
        // Kept at once, for it stands nowhere else.
        QTRY_VERIFY(desk.article().isSaved());
        const auto articles = desk.session->library()->articles();
        QTRY_VERIFY(articles.isFinished());
        QVERIFY(articles.result().ok());
        QCOMPARE(articles.result()->size(), 1);
    }

    void aDropOpens()
    {
        Desk desk(m_store);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_file)});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(desk.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(desk.window, &drop);
        READY(desk);
        QCOMPARE(desk.article().article().source().path, QFileInfo(m_file).absoluteFilePath());
        // A web address is not fetched, and that is said.
        QMimeData address;
        address.setUrls({QUrl(QStringLiteral("https://example.org/a"))});
        QDragEnterEvent again(QPoint(100, 100), Qt::CopyAction, &address, Qt::LeftButton, {});
        QApplication::sendEvent(desk.window, &again);
        QDropEvent second(QPointF(100, 100), Qt::CopyAction, &address, Qt::LeftButton, {});
        QApplication::sendEvent(desk.window, &second);
        QVERIFY2(desk.window->noticeBar()->text().contains(QStringLiteral("network")),
                 qPrintable(desk.window->noticeBar()->text()));
    }

    void recentFilesAreInTheMenu()
    {
        {
            Desk desk(m_store, {m_file});
            READY(desk);
        }
        Desk desk(m_store);
        QMenu *file = desk.window->menuBar()->actions().first()->menu();
        QAction *wanted = nullptr;
        for (QAction *action : file->actions())
            for (QAction *recent : action->menu() ? action->menu()->actions() : QList<QAction *>())
                if (recent->text() == QStringLiteral("harbour.txt") && !wanted)
                    wanted = recent;
        QVERIFY(wanted);
        wanted->trigger();
        QTRY_VERIFY(desk.window->article());
        READY(desk);
    }

    void settingsAreThePersonsOwn()
    {
        {
            Desk desk(m_store, {m_file});
            READY(desk);
        }
        const QString conf = m_home.filePath(QStringLiteral("config/bluepencil/bluepencil.conf"));
        QVERIFY(QFile::exists(conf));
        const Desk open(m_store, {m_file}); // while the program runs too
        QCOMPARE(QFile::permissions(conf) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(QFile::permissions(m_store) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void everyFormatExports()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QSignalSpy done(desk.window, &MainWindow::exportFinished);
        for (const ExchangeFormat &format : exchangeFormats()) {
            const QString path =
                m_dir->filePath(QStringLiteral("out/") + QString::fromLatin1(format.id) + QStringLiteral("/export"));
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            done.clear();
            desk.window->exportTo(QString::fromLatin1(format.id), ExportLayer::All, path);
            QTRY_COMPARE(done.size(), 1);
            QVERIFY2(done[0][0].toBool(), qPrintable(desk.window->noticeBar()->text()));
            QFile file(path + QLatin1Char('.') + QString::fromLatin1(format.suffix));
            QVERIFY2(file.open(QIODevice::ReadOnly), format.id);
            QVERIFY(file.readAll().contains("ships"));
        }
    }

    void anExportNeverOverwritesTheArticle()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QSignalSpy done(desk.window, &MainWindow::exportFinished);
        desk.window->exportTo(QStringLiteral("brat"), ExportLayer::All, m_dir->filePath(QStringLiteral("harbour.ann")));
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(!done[0][0].toBool());
        QVERIFY(!desk.window->noticeBar()->text().isEmpty());
        QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("harbour.ann"))));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), story);
    }

    void aClickInThePanelGoesThere()
    {
        write(m_file, QByteArray("Nothing here at all.\n\n").repeated(300) + story);
        Desk desk(m_store, {m_file});
        READY(desk);
        QAbstractItemView *places = desk.window->sidePanel()->list(1);
        QTRY_VERIFY(places->model()->rowCount() >= 1);
        desk.window->sidePanel()->showList(1);
        const Span before = desk.view()->visibleRange();
        const Span words = desk.wordsAt("New Lima");
        QVERIFY(!before.contains(words));
        for (int row = 0; row < places->model()->rowCount(); ++row) {
            const QModelIndex index = places->model()->index(row, 0);
            if (index.data().toString() == QStringLiteral("New Lima"))
                QTest::mouseClick(places->viewport(), Qt::LeftButton, {}, places->visualRect(index).center());
        }
        QTRY_VERIFY(desk.view()->visibleRange().contains(words));
    }

    void theSampleOpensFromTheWelcomePage()
    {
        Desk desk(m_store);
        const auto buttons = desk.window->findChild<WelcomePage *>()->findChildren<QPushButton *>();
        QPushButton *sample = nullptr;
        for (QPushButton *button : buttons)
            if (button->text().contains(QStringLiteral("sample")))
                sample = button;
        QVERIFY(sample && sample->isVisible());
        QTest::mouseClick(sample, Qt::LeftButton);
        READY(desk);
        QVERIFY(desk.article().article().source().path.contains(QStringLiteral("samples")));
    }

    void aBrokenFileIsNoDeadEnd()
    {
        const QString missing = m_dir->filePath(QStringLiteral("missing.txt"));
        Desk desk(m_store, {missing, m_file});
        QTRY_COMPARE(desk.article().phase(), OpenArticle::Phase::Failed);
        QTest::keyClick(desk.window, Qt::Key_Right, Qt::AltModifier);
        READY(desk);
        QCOMPARE(desk.article().article().source().path, QFileInfo(m_file).absoluteFilePath());
        QTest::keyClick(desk.window, Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(desk.article().phase(), OpenArticle::Phase::Failed);
    }

    void exportAsIsThereOnceAnArticleIs()
    {
        Desk desk(m_store);
        QAction *exportAs = nullptr;
        for (QAction *action : desk.window->menuBar()->actions().first()->menu()->actions())
            if (action->text().contains(QStringLiteral("As")) && action->menu())
                exportAs = action;
        QVERIFY(exportAs);
        QVERIFY(!exportAs->isEnabled());
        QVERIFY(exportAs->menu()->actions().size() >= 4);
        desk.window->openFiles({m_file});
        READY(desk);
        QTRY_VERIFY(exportAs->isEnabled());
    }

    void whatCouldNotBeKeptIsToldWhateverIsShown()
    {
        const QString other = m_dir->filePath(QStringLiteral("other.txt"));
        write(other, "Another article about ships.\n");
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QTRY_VERIFY(desk.article().isSaved());
        // The library's file is replaced under the program; the act that meets this is refused, while another
        // article is in the window.
        QVERIFY(QFile::rename(m_store, m_store + QStringLiteral(".away")));
        desk.drag(desk.wordsAt("paragraph"));
        desk.key(Qt::Key_6);
        desk.window->open(ArticleRequest::file(other));
        QTRY_VERIFY2(desk.window->noticeBar()->text().contains(QStringLiteral("Not kept")),
                     qPrintable(desk.window->noticeBar()->text()));
        QCOMPARE(desk.session->refused().size(), 1);
        auto *again = desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy0"));
        auto *leave = desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy1"));
        QVERIFY(again->isVisible() && leave->isVisible());
        // Still not there: refused again, told again, nothing lost on the way.
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("Not kept")));
        QCOMPARE(desk.session->refused().size(), 1);
        // The file is back, and the keyboard does it too.
        QVERIFY(QFile::remove(m_store) || !QFile::exists(m_store));
        QVERIFY(QFile::rename(m_store + QStringLiteral(".away"), m_store));
        again->setFocus();
        QTest::keyClick(again, Qt::Key_Space);
        QTRY_VERIFY(desk.session->refused().isEmpty());
        QVERIFY(desk.session->flush().ok());
        desk.window->openFiles({m_file});
        READY(desk);
        QCOMPARE(desk.tags(), (QStringList{QStringLiteral("claim:paragraph"), QStringLiteral("claim:ships")}));
    }

    void whatIsLeftOutIsForgotten()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QVERIFY(QFile::rename(m_store, m_store + QStringLiteral(".away")));
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QTRY_COMPARE(desk.session->refused().size(), 1);
        QTRY_VERIFY(desk.window->noticeBar()->isVisible());
        QTest::mouseClick(desk.window->noticeBar()->findChild<QPushButton *>(QStringLiteral("remedy1")),
                          Qt::LeftButton);
        QVERIFY(desk.session->refused().isEmpty());
        QCOMPARE(desk.tags(), QStringList());
    }

    void aBarLeavesTheWordsWhereTheyAre()
    {
        QByteArray text;
        for (int i = 0; i < 300; ++i)
            text += "A line of its own, number " + QByteArray::number(i) + ".\n";
        write(m_file, text);
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.view()->setTopPosition(static_cast<qint32>(text.indexOf("number 90.")));
        QApplication::processEvents();
        const Span words = desk.wordsAt("number 100.");
        const auto place = [&] {
            return desk.view()->viewport()->mapTo(desk.window, desk.view()->rectOf(words).topLeft());
        };
        const QPoint before = place();
        desk.window->noticeBar()->say(QStringLiteral("Something happened."), NoticeBar::Tone::Information);
        QTRY_VERIFY(desk.window->noticeBar()->isVisible());
        QApplication::processEvents();
        QCOMPARE(place(), before);
        desk.window->noticeBar()->dismiss();
        QApplication::processEvents();
        QCOMPARE(place(), before);
        // The bar for finding is above the page.
        QTest::keyClick(desk.window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(desk.window->findChild<FindBar *>()->isVisible());
        QApplication::processEvents();
        QCOMPARE(place(), before);
        // And at the very beginning, where nothing is above that the words could be scrolled under.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        desk.view()->setTopPosition(0);
        QApplication::processEvents();
        const Span first = desk.wordsAt("number 3.");
        const auto placeOfFirst = [&] {
            return desk.view()->viewport()->mapTo(desk.window, desk.view()->rectOf(first).topLeft());
        };
        const QPoint beginning = placeOfFirst();
        desk.window->noticeBar()->say(QStringLiteral("Something happened."), NoticeBar::Tone::Information);
        QTRY_VERIFY(desk.window->noticeBar()->isVisible());
        QApplication::processEvents();
        QCOMPARE(placeOfFirst(), beginning);
    }

    void exportKeepsItsPlaceInANarrowWindow()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        auto *bar = desk.window->findChild<QToolBar *>(QStringLiteral("toolBar"));
        QToolButton *button = nullptr;
        for (QToolButton *one : bar->findChildren<QToolButton *>())
            if (one->defaultAction() && one->defaultAction()->text() == QStringLiteral("&Export…"))
                button = one;
        QVERIFY(button);
        for (const int width : {1280, 800}) {
            desk.window->resize(width, 600);
            QApplication::processEvents();
            QVERIFY2(button->isVisible(), qPrintable(QString::number(width)));
        }
    }

    /// The panel must not take half of a narrow window from the text; it comes back with the room.
    void theTextKeepsItsRoomInANarrowWindow()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        auto *side = desk.window->findChild<SidePanel *>();
        desk.window->resize(1280, 800);
        QTRY_VERIFY(desk.view()->width() > 800);
        const int wide = side->width();
        desk.window->resize(600, 500);
        const auto most = [&] {
            return std::max(side->minimumWidth(), (side->width() + desk.view()->width()) * 2 / 5);
        };
        QTRY_VERIFY2(side->width() <= most(), qPrintable(QString::number(side->width())));
        desk.window->resize(1280, 800);
        QTRY_COMPARE(side->width(), wide);
    }

    void aNarrowWindowKeepsWhatIsNeeded()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.key(Qt::Key_F9); // all three panes
        desk.window->resize(desk.window->minimumSizeHint());
        auto *tabs = desk.window->sidePanel()->findChild<QTabBar *>(QStringLiteral("panelTabs"));
        QTRY_VERIFY(tabs->width() < 330);
        const int last = tabs->count() - 1;
        tabs->setCurrentIndex(last); // scrolls there, and the arrows go back
        QTRY_VERIFY(tabs->rect().contains(tabs->tabRect(last).center()));
        desk.key(Qt::Key_F9);
        desk.window->resize(600, 500);
        desk.key(Qt::Key_F, Qt::ControlModifier);
        auto *find = desk.window->findChild<FindBar *>();
        QTest::keyClicks(find->findChild<QLineEdit *>(), QStringLiteral("e"));
        auto *count = find->findChild<QLabel *>(QStringLiteral("findCount"));
        QTRY_VERIFY(count->text().contains(QStringLiteral(" of ")) && !find->isSearching());
        QVERIFY2(count->width() >= count->fontMetrics().horizontalAdvance(count->text()), qPrintable(count->text()));
        int steps = 0;
        for (const QToolButton *button : find->findChildren<QToolButton *>())
            steps +=
                button->isVisible() && (button->text() == QStringLiteral("‹") || button->text() == QStringLiteral("›"));
        QCOMPARE(steps, 2);
    }

    void whatDoesNotFitIsSeenInTheDark()
    {
        Desk desk(m_store);
        desk.window->setThemeByName(QStringLiteral("Bluepencil Dark"));
        const auto *more = desk.window->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"));
        QVERIFY(more);
        const QImage drawn = more->icon().pixmap(16, 16).toImage();
        int brightest = 0;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                if (drawn.pixelColor(x, y).alpha() > 128)
                    brightest = std::max(brightest, drawn.pixelColor(x, y).lightness());
        QVERIFY2(brightest > 128, qPrintable(QString::number(brightest)));
    }

    void findGoesThere()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTest::keyClick(desk.window, Qt::Key_F, Qt::ControlModifier);
        auto *bar = desk.window->findChild<FindBar *>();
        QVERIFY(bar->isVisible());
        auto *edit = bar->findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("SHIPS"));
        QTest::keyClicks(edit, QStringLiteral("x"));
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, QStringLiteral("ships"));
        QTRY_COMPARE(desk.article().article().string(desk.view()->selection()), QStringLiteral("ships"));
        QCOMPARE(desk.view()->searchHits().count(), 1);
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(desk.view()->searchHits().isEmpty());
    }

    void twoWindowsOnOneArticleFollowEachOther()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        auto *second = new MainWindow(*desk.session);
        second->resize(900, 700);
        second->show();
        second->openFiles({m_file});
        QCOMPARE(second->article().get(), desk.window->article().get());
        desk.drag(desk.wordsAt("ships"));
        desk.key(Qt::Key_6);
        QTRY_COMPARE(second->sidePanel()->list(4)->model()->rowCount(), 1);
        second->close();
        QCoreApplication::sendPostedEvents(second, QEvent::DeferredDelete);
        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.tags(), QStringList());
    }

    void hostileWordsStayWords()
    {
        write(m_file, "<img src=file:///etc/passwd> Ana Ruiz <b>bold</b> & “<script>”\n");
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("<b>bold</b>"));
        desk.key(Qt::Key_6);
        for (QLabel *label : desk.window->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')),
                     qPrintable(label->text()));
        for (QAction *action : desk.window->findChildren<QAction *>()) {
            const QString tip = action->toolTip();
            QVERIFY2(!Qt::mightBeRichText(tip) ||
                         (tip.startsWith(QStringLiteral("<qt>")) && !tip.contains(QStringLiteral("<b>"))),
                     qPrintable(tip));
        }
    }

    /// The picture in the README: `BLUEPENCIL_SCREENSHOT=FILE test_window thePictureOfTheReadme`. Without the
    /// variable it still checks that a page with marks is painted.
    void thePictureOfTheReadme()
    {
        const QDir samples(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/resources/samples"));
        Desk desk(m_store, {samples.filePath(samples.entryList({QStringLiteral("*.txt")}).first())});
        READY(desk);
        desk.window->resize(1280, 800);
        for (const char *words : {"New Lima", "Ana Ruiz"}) {
            const Span span = desk.wordsAt(words);
            const QString label = words[0] == 'A' ? QString(labels::person) : QString(labels::place);
            const int suggestion = desk.article().suggestions().find(label, span);
            QVERIFY2(suggestion >= 0, words);
            QVERIFY(desk.window->article()->accept(suggestion).ok());
        }
        const Result<QUuid> claim =
            desk.window->article()->tag({desk.wordsAt("rose by 14% last year")}, QString(labels::claim), Origin::Hand,
                                        QStringLiteral("Ask the port for its own figures."));
        QVERIFY(claim.ok());
        desk.window->tagging()->setActive({*claim, -1});
        desk.window->sidePanel()->showList(3);
        QTRY_VERIFY(desk.window->sidePanel()->list(3)->model()->rowCount() >= 8);
        QTRY_VERIFY(desk.article().isSaved());
        desk.view()->setFocus();
        (void)QTest::qWaitFor([] { return false; }, 50); // the digest's timer and the last repaint
        const QImage picture = desk.window->grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        QVERIFY(colours.size() > 50);
        for (QLabel *label : desk.window->findChildren<QLabel *>()) // plurals are words, not brackets
            QVERIFY2(!label->isVisible() || !label->text().contains(QStringLiteral("(s)")), qPrintable(label->text()));
        if (const QString path = qEnvironmentVariable("BLUEPENCIL_SCREENSHOT"); !path.isEmpty())
            QVERIFY(picture.save(path));
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QString m_store;
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
