// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QFile>
#include <QStringList>

#include <vector>

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

/// Children of a test for what must not happen to the test itself: losing root's rights, limits, being killed.
namespace childprocess {

inline constexpr uid_t nobody = 65534;

/// Gives a file or folder to the user that runUnprivileged() becomes.
inline bool giveToNobody(const QString &path)
{
    return ::geteuid() != 0 || ::chown(QFile::encodeName(path).constData(), nobody, nobody) == 0;
}

/// Becomes the user for whom permissions hold (root, and CI is root, may write anywhere); false if that fails.
inline bool dropRights()
{
    return ::geteuid() != 0 || (::setgroups(0, nullptr) == 0 && ::setresgid(nobody, nobody, nobody) == 0 &&
                                ::setresuid(nobody, nobody, nobody) == 0);
}

inline int exitCodeOf(pid_t child)
{
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Runs `task` (int()) in a forked child and gives what it returns; -1 if it crashed. Only in tests without
/// threads: a lock that another thread holds at that moment stays locked in the child.
template <typename Task> int run(Task task)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(task());
    return exitCodeOf(child);
}

template <typename Task> int runUnprivileged(Task task)
{
    return run([&]() -> int { return dropRights() ? task() : 99; });
}

enum class Rights { Own, Unprivileged };

/// Starts this test program anew with these arguments, which its main() must know, and gives its exit code;
/// -1 if it crashed or was killed.
inline int runSelf(const QStringList &arguments, Rights rights = Rights::Own)
{
    // Everything is made before the fork; and by this name the program need not lie where nobody may look.
    QByteArrayList words = {QByteArrayLiteral("/proc/self/exe")};
    for (const QString &argument : arguments)
        words.append(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        if (rights == Rights::Own || dropRights())
            ::execv(pointers.front(), pointers.data());
        ::_exit(99);
    }
    return exitCodeOf(child);
}

} // namespace childprocess
