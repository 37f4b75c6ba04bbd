// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <vector>

namespace bluepencil::benchmarks {

/// What one run took: time on the clock, and processor time of the calling thread. Milliseconds.
struct Taken {
    double wall = 0;
    double cpu = 0;
};

inline Taken measure(const std::function<void()> &run)
{
    const auto cpuNow = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    };
    const auto wallBefore = std::chrono::steady_clock::now();
    const double cpuBefore = cpuNow();
    run();
    const double cpu = cpuNow() - cpuBefore;
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - wallBefore;
    return {wall.count(), cpu};
}

/// The value that this share (0 to 1) of the values does not exceed.
inline double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double rank = std::ceil(share * static_cast<double>(values.size())) - 1;
    return values[static_cast<std::size_t>(std::clamp(rank, 0.0, static_cast<double>(values.size() - 1)))];
}

inline double median(const std::vector<double> &values)
{
    return quantile(values, 0.5);
}

/// Resident memory of this process in bytes; 0 where the system does not tell.
inline qint64 residentBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong() * 1024;
    return 0;
}

/// A result as design §9 names it. `peer` is empty where there is nothing to compare with.
struct Figure {
    QString name; ///< of the case
    QString size;
    QString unit;
    double ours = 0;
    std::optional<double> peer;
    QString peerName;
    int runs = 0;
    std::optional<double> p99;
    std::optional<double> peerP99{}; ///< only printed
};

/// Prints a table for people and, with `--json FILE`, appends one object a line. `--only CASE` runs that
/// case alone, `--size SIZE` that size alone (both may be repeated).
class Report
{
public:
    Report(const QString &bench, const QStringList &arguments)
        : m_bench(bench)
    {
        for (qsizetype i = 1; i + 1 < arguments.size(); ++i) {
            if (arguments.at(i) == QLatin1String("--json"))
                m_path = arguments.at(i + 1);
            else if (arguments.at(i) == QLatin1String("--only"))
                m_only.append(arguments.at(i + 1));
            else if (arguments.at(i) == QLatin1String("--size"))
                m_sizes.append(arguments.at(i + 1));
        }
        std::printf("%-15s %6s %-4s %10s %10s %8s %9s %10s %5s  %s\n", "case", "size", "unit", "ours", "peer", "ratio",
                    "p99", "peer's p99", "runs", "peer's name");
    }

    bool wants(const QString &name) const { return m_only.isEmpty() || m_only.contains(name); }
    bool onlyWants(const QString &name) const { return m_only == QStringList{name}; }
    bool wantsSize(const QString &size) const { return m_sizes.isEmpty() || m_sizes.contains(size); }

    /// False when the JSON could not be written.
    bool add(const Figure &result)
    {
        const bool compared = result.peer && result.ours > 0;
        const double ratio = compared ? *result.peer / result.ours : 0;
        const auto number = [](std::optional<double> value) {
            return value ? QString::number(*value, 'f', *value < 100 ? 3 : 1) : QStringLiteral("-");
        };
        std::printf("%-15s %6s %-4s %10s %10s %8s %9s %10s %5d  %s\n", qPrintable(result.name), qPrintable(result.size),
                    qPrintable(result.unit), qPrintable(number(result.ours)), qPrintable(number(result.peer)),
                    qPrintable(number(compared ? std::optional(ratio) : std::nullopt)), qPrintable(number(result.p99)),
                    qPrintable(number(result.peerP99)), result.runs, qPrintable(result.peerName));
        std::fflush(stdout);
        if (m_path.isEmpty())
            return true;
        QJsonObject object{{QStringLiteral("bench"), m_bench},          {QStringLiteral("case"), result.name},
                           {QStringLiteral("size"), result.size},       {QStringLiteral("unit"), result.unit},
                           {QStringLiteral("ours"), result.ours},       {QStringLiteral("peer"), QJsonValue::Null},
                           {QStringLiteral("ratio"), QJsonValue::Null}, {QStringLiteral("runs"), result.runs},
                           {QStringLiteral("p99"), QJsonValue::Null}};
        object[QStringLiteral("peer_name")] = result.peerName.isEmpty() ? QJsonValue() : QJsonValue(result.peerName);
        if (result.peer)
            object[QStringLiteral("peer")] = *result.peer;
        if (compared)
            object[QStringLiteral("ratio")] = ratio;
        if (result.p99)
            object[QStringLiteral("p99")] = *result.p99;
        QFile file(m_path);
        const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        return file.open(QIODevice::Append) && file.write(line) == line.size() && file.flush();
    }

private:
    QString m_bench;
    QString m_path;
    QStringList m_only;
    QStringList m_sizes;
};

} // namespace bluepencil::benchmarks
