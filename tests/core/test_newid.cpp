// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/newid.h"

#include <QSet>
#include <QTest>
#include <QtConcurrent>

using namespace bluepencil;

namespace {

QList<QUuid> many()
{
    QList<QUuid> ids;
    for (int i = 0; i < 20000; ++i)
        ids.append(newId());
    return ids;
}

} // namespace

class TestNewId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isARandomUuid();
    void isNeverGivenTwice();
};

void TestNewId::isARandomUuid()
{
    int ones[128] = {};
    const QList<QUuid> ids = many();
    for (const QUuid &id : ids) {
        QCOMPARE(id.version(), QUuid::Random);
        QCOMPARE(id.variant(), QUuid::DCE);
        const QByteArray bytes = id.toRfc4122();
        for (int bit = 0; bit < 128; ++bit)
            ones[bit] += (bytes[bit / 8] >> (7 - bit % 8)) & 1;
    }
    for (int bit = 0; bit < 128; ++bit) {
        if ((bit >= 48 && bit < 52) || bit == 64 || bit == 65)
            continue; // version and variant
        QVERIFY2(ones[bit] > 9000 && ones[bit] < 11000, qPrintable(QString::number(bit)));
    }
}

void TestNewId::isNeverGivenTwice()
{
    QList<QFuture<QList<QUuid>>> running;
    for (int i = 0; i < 4; ++i)
        running.append(QtConcurrent::run(many));
    QSet<QUuid> seen;
    for (const QFuture<QList<QUuid>> &ids : running)
        for (const QUuid &id : ids.result())
            seen.insert(id);
    QCOMPARE(seen.size(), 80000);
}

QTEST_GUILESS_MAIN(TestNewId)
#include "test_newid.moc"
