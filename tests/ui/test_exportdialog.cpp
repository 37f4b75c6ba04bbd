// SPDX-License-Identifier: GPL-3.0-or-later
// What the export dialog proposes, and what is said of an export.
#include "core/exchange/exchangeformat.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/window/exporter.h"
#include "ui/window/noticebar.h"

#include "tests/support/desk.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace bluepencil;
using bluepencil::testing::Desk;
using bluepencil::testing::write;

class TestExportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { bluepencil::testing::useHome(m_home); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("harbour.txt"));
        m_store = m_dir->filePath(QStringLiteral("library.sqlite"));
        write(m_file, "Zebras, apples and ships.\n");
    }

    void everyFormatsProposalIsWritten()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        ExportDialog dialog(desk.article(), m_dir->path(), desk.window);
        dialog.show();
        NoticeBar notice;
        Exporter exporter(&notice, desk.window);
        QSignalSpy finished(&exporter, &Exporter::finished);
        QStringList proposed;
        for (const ExchangeFormat &format : exchangeFormats()) {
            dialog.setFormat(QString::fromLatin1(format.id));
            proposed.append(QFileInfo(dialog.path()).fileName());
            QVERIFY2(button(dialog)->isEnabled(), qPrintable(dialog.path()));
            exporter.exportTo(desk.window->article(), QString::fromLatin1(format.id), ExportLayer::Own, dialog.path());
            QVERIFY(finished.wait());
            QVERIFY2(finished.takeFirst().first().toBool(), qPrintable(notice.text()));
        }
        QCOMPARE(proposed, (QStringList{QStringLiteral("harbour-brat.ann"), QStringLiteral("harbour.jsonl"),
                                        QStringLiteral("harbour.csv"), QStringLiteral("harbour.html")}));
        dialog.setFormat(QStringLiteral("brat")); // and back again
        QCOMPARE(QFileInfo(dialog.path()).fileName(), QStringLiteral("harbour-brat.ann"));
        QFile article(m_file);
        QVERIFY(article.open(QIODevice::ReadOnly));
        QCOMPARE(article.readAll(), QByteArray("Zebras, apples and ships.\n"));
    }

    void theArticleItselfIsNoTarget()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        ExportDialog dialog(desk.article(), m_dir->path(), desk.window);
        dialog.setFormat(QStringLiteral("brat"));
        auto *path = dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"));
        path->setText(m_dir->filePath(QStringLiteral("harbour.ann")));
        QVERIFY(!button(dialog)->isEnabled());
        bool isSaid = false;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            isSaid = isSaid || label->text().contains(QStringLiteral("over the article itself"));
        QVERIFY(isSaid);
        path->setText(m_dir->filePath(QStringLiteral("other.ann")));
        QVERIFY(button(dialog)->isEnabled());
    }

    void aFailureDoesNotOutliveTheNextSuccess()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        NoticeBar notice;
        Exporter exporter(&notice, desk.window);
        QSignalSpy finished(&exporter, &Exporter::finished);
        exporter.exportTo(desk.window->article(), QStringLiteral("brat"), ExportLayer::Own,
                          m_dir->filePath(QStringLiteral("harbour.ann")));
        QVERIFY(finished.wait());
        QVERIFY(notice.text().contains(QStringLiteral("Nothing was exported")));
        exporter.exportTo(desk.window->article(), QStringLiteral("csv"), ExportLayer::Own,
                          m_dir->filePath(QStringLiteral("harbour.csv")));
        QVERIFY(finished.wait());
        QVERIFY(notice.text().startsWith(QStringLiteral("Exported to")));
        QVERIFY(!notice.text().contains(QStringLiteral("Nothing")));
    }

private:
    static QPushButton *button(const ExportDialog &dialog)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>())
            if (button->text().contains(QStringLiteral("xport")))
                return button;
        return nullptr;
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file, m_store;
};

QTEST_MAIN(TestExportDialog)
#include "test_exportdialog.moc"
