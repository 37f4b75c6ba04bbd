// SPDX-License-Identifier: GPL-3.0-or-later
// Printing from the window: what stands on the disk in the end.
#include "tests/support/failingdisk.h"

#include "tests/support/desk.h"
#include "tests/support/newsgenerator.h"
#include "ui/window/noticebar.h"
#include "ui/window/printing.h"

#include <QDir>
#include <QFileDialog>
#include <QMenuBar>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <unistd.h>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::NewsGenerator;
using bluepencil::testing::write;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Two prints of the same differ in when they were made only.
QByteArray withoutDate(QByteArray pdf)
{
    for (const char *key : {"/CreationDate", "CreateDate>", "ModifyDate>", "MetadataDate>", "DocumentID", "/ID"})
        for (qsizetype at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + 1))
            pdf.replace(at, std::min<qsizetype>(170, pdf.size() - at), QByteArray(170, ' '));
    return pdf;
}

} // namespace

class TestPrinting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_file = m_dir->filePath(QStringLiteral("harbour.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        m_pdf = m_dir->filePath(QStringLiteral("harbour.pdf"));
        QVERIFY(QFile::copy(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/resources/samples/2026-01-05-harbour-trade.txt"),
                            m_file));
    }

    void theMenuSavesAPdfBesideTheArticle()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.drag(desk.wordsAt("Ana Ruiz"));
        desk.key(Qt::Key_1);
        QSignalSpy finished(desk.window->printing(), &Printing::finished);
        bool accepted = false;
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            if (!dialog || accepted)
                return;
            QCOMPARE(dialog->selectedFiles(), QStringList{m_pdf});
            accepted = true;
            static_cast<QDialog *>(dialog)->accept();
        });
        look.start(10);
        QAction *save = nullptr;
        for (QAction *action : desk.window->actions())
            if (action->text() == QStringLiteral("Save as P&DF…"))
                save = action;
        QVERIFY(save && save->isEnabled());
        QVERIFY(desk.window->menuBar()->actions().first()->menu()->actions().contains(save));
        save->trigger();
        QVERIFY(accepted);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(finished[0][0].toBool(), qPrintable(finished[0][1].toString()));
        QVERIFY(contentOf(m_pdf).startsWith("%PDF"));
        QVERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("harbour.pdf")));
    }

    void theArticleItselfIsNeverOverwritten()
    {
        const QByteArray text = contentOf(m_file);
        const QString link = m_dir->filePath(QStringLiteral("link.pdf"));
        const QString hard = m_dir->filePath(QStringLiteral("hard.pdf"));
        QVERIFY(QFile::link(m_file, link));
        QCOMPARE(::link(QFile::encodeName(m_file).constData(), QFile::encodeName(hard).constData()), 0);
        Desk desk(m_store, {m_file});
        READY(desk);
        QSignalSpy finished(desk.window->printing(), &Printing::finished);
        for (const QString &path : {m_file, link, hard}) {
            desk.window->printing()->savePdf(desk.window->article(), path);
            QTRY_COMPARE(finished.size(), 1);
            QVERIFY(!finished.takeFirst()[0].toBool());
            QVERIFY(desk.window->noticeBar()->text().contains(QStringLiteral("over")));
            QCOMPARE(contentOf(m_file), text);
        }
    }

    void aFailingDiskKeepsTheOldFile()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QTRY_VERIFY(desk.article().isSaved());
        QSignalSpy finished(desk.window->printing(), &Printing::finished);
        write(m_pdf, "old");
        for (int call = 1; call <= 3; ++call) {
            failingdisk::arm(failingdisk::Fault::Stays, call, ENOSPC);
            desk.window->printing()->savePdf(desk.window->article(), m_pdf);
            QTRY_COMPARE(finished.size(), 1);
            QVERIFY2(failingdisk::disarm() >= call, "the disk never failed");
            QVERIFY(!finished.takeFirst()[0].toBool());
            QVERIFY(!desk.window->noticeBar()->text().isEmpty());
            QCOMPARE(contentOf(m_pdf), QByteArray("old"));
        }
        desk.window->printing()->savePdf(desk.window->article(), m_pdf);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished.takeFirst()[0].toBool());
        QVERIFY(contentOf(m_pdf).startsWith("%PDF"));
    }

    void aHugeArticleIsCancelledAndTheOldFileStays()
    {
        write(m_file, NewsGenerator(2).make(10'000'000).text);
        write(m_pdf, "old");
        Desk desk(m_store, {m_file});
        READY(desk);
        QSignalSpy finished(desk.window->printing(), &Printing::finished);
        desk.window->printing()->savePdf(desk.window->article(), m_pdf);
        auto *progress = desk.window->findChild<QProgressDialog *>(QStringLiteral("printProgress"));
        QVERIFY(progress);
        QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible() && progress->value() > 0, 20000);
        QVERIFY(finished.isEmpty());
        // One at a time.
        desk.window->printing()->savePdf(desk.window->article(), m_pdf);
        QCOMPARE(finished.size(), 1);
        QVERIFY(!finished.takeFirst()[0].toBool());
        QTest::keyClick(progress, Qt::Key_Escape);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finished[0][0].toBool());
        QVERIFY(!desk.window->printing()->isBusy());
        QCOMPARE(contentOf(m_pdf), QByteArray("old"));
    }

    void aWindowThatClosesStopsPrinting()
    {
        write(m_file, NewsGenerator(2).make(2'000'000).text);
        {
            Desk desk(m_store, {m_file});
            READY(desk);
            desk.window->printing()->savePdf(desk.window->article(), m_pdf);
            QTRY_VERIFY(desk.window->printing()->isBusy());
        }
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(!QFile::exists(m_pdf));
    }

    void taggingMeanwhileGivesPagesOfOneMoment()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        QSignalSpy finished(desk.window->printing(), &Printing::finished);
        desk.window->printing()->savePdf(desk.window->article(), m_pdf);
        desk.drag(desk.wordsAt("Ana Ruiz")); // while the marks are still to be taken over
        desk.key(Qt::Key_1);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][0].toBool());
        const QByteArray meanwhile = withoutDate(contentOf(m_pdf));
        desk.window->printing()->savePdf(desk.window->article(), m_pdf);
        QTRY_COMPARE(finished.size(), 2);
        const QByteArray afterwards = withoutDate(contentOf(m_pdf));
        const auto differ = std::mismatch(meanwhile.cbegin(), meanwhile.cend(), afterwards.cbegin(), afterwards.cend());
        const qsizetype at = differ.first - meanwhile.cbegin();
        QVERIFY2(meanwhile == afterwards,
                 meanwhile.mid(std::max<qsizetype>(0, at - 80), 160).toPercentEncoding(" <>/:\n"));
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file, m_store, m_pdf;
};

QTEST_MAIN(TestPrinting)
#include "test_printing.moc"
