// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstring>

#include <sys/mman.h>
#include <unistd.h>

namespace testsupport {

/// A text of which only a part may be looked at: whoever reads outside of it is killed by the system. Proves that
/// work does not grow with the text, without a clock.
class GuardedText
{
public:
    explicit GuardedText(const QByteArray &text)
        : m_size(text.size())
    {
        void *memory = ::mmap(nullptr, whole(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            qFatal("no memory");
        m_data = static_cast<char *>(memory);
        std::memcpy(m_data, text.constData(), static_cast<std::size_t>(text.size()));
    }
    GuardedText(const GuardedText &) = delete;
    GuardedText &operator=(const GuardedText &) = delete;
    ~GuardedText() { ::munmap(m_data, whole()); }

    /// Without a copy: must not outlive this.
    QByteArray text() const { return QByteArray::fromRawData(m_data, m_size); }

    /// From now on only these bytes can be read (and the rest of their pages).
    void allowOnly(qsizetype from, qsizetype to)
    {
        const auto page = static_cast<qsizetype>(::sysconf(_SC_PAGESIZE));
        const qsizetype first = std::max<qsizetype>(from, 0) / page * page;
        const qsizetype behind = (std::min(to, m_size) + page - 1) / page * page;
        const auto protect = [this](qsizetype begin, qsizetype end, int how) {
            if (begin < end && ::mprotect(m_data + begin, static_cast<std::size_t>(end - begin), how) != 0)
                qFatal("the text cannot be guarded");
        };
        protect(0, first, PROT_NONE);
        protect(first, behind, PROT_READ);
        protect(behind, static_cast<qsizetype>(whole()), PROT_NONE);
    }

private:
    std::size_t whole() const
    {
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        return (static_cast<std::size_t>(m_size) / page + 1) * page;
    }

    char *m_data = nullptr;
    qsizetype m_size = 0;
};

} // namespace testsupport
