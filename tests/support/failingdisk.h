// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cerrno>
#include <csignal>

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

/// A disk that fails on demand, for a whole test program: it stands before the C library's functions that
/// change files (also for SQLite and Qt). Include it in the one source file of a test program. Only files and
/// folders count, not pipes and terminals.
namespace failingdisk {

enum class Fault {
    None,  ///< only counts
    Once,  ///< call number `at` fails
    Stays, ///< it and all after it fail
    Kill,  ///< the program is killed (SIGKILL) instead of that call
};

inline std::atomic<Fault> fault{Fault::None};
inline std::atomic<int> at{0};    ///< from 1
inline std::atomic<int> calls{0}; ///< since arm()
inline std::atomic<int> code{EIO};
inline std::atomic<bool> foldersOnly{false}; ///< only syncing a folder counts

inline void arm(Fault kind, int call, int errorCode = EIO)
{
    fault = Fault::None;
    calls = 0;
    at = call;
    code = errorCode;
    fault = kind;
}

/// Gives the number of calls since arm().
inline int disarm()
{
    fault = Fault::None;
    foldersOnly = false;
    return calls;
}

/// True if this call is to fail; errno is set.
inline bool fails(bool isFolder)
{
    if (foldersOnly && !isFolder)
        return false;
    const int call = ++calls;
    const Fault kind = fault;
    if (kind == Fault::None || call < at || (kind != Fault::Stays && call != at))
        return false;
    if (kind == Fault::Kill)
        ::kill(::getpid(), SIGKILL);
    errno = code;
    return true;
}

inline bool failsOn(int descriptor)
{
    struct stat status = {};
    const int before = errno;
    const bool isKnown = ::fstat(descriptor, &status) == 0;
    errno = before;
    return isKnown && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) && fails(S_ISDIR(status.st_mode));
}

template <typename Function> Function real(Function, const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace failingdisk

extern "C" {

ssize_t write(int descriptor, const void *data, size_t size)
{
    static const auto next = failingdisk::real(&::write, "write");
    if (!failingdisk::failsOn(descriptor))
        return next(descriptor, data, size);
    // As a full disk does it: a part is taken.
    const int wanted = errno;
    if (size > 1 && next(descriptor, data, size / 2) < 0)
        return -1;
    errno = wanted;
    return -1;
}

ssize_t pwrite(int descriptor, const void *data, size_t size, off_t offset)
{
    static const auto next = failingdisk::real(&::pwrite, "pwrite");
    return failingdisk::failsOn(descriptor) ? -1 : next(descriptor, data, size, offset);
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t offset)
{
    static const auto next = failingdisk::real(&::pwrite64, "pwrite64");
    return failingdisk::failsOn(descriptor) ? -1 : next(descriptor, data, size, offset);
}

int fsync(int descriptor)
{
    static const auto next = failingdisk::real(&::fsync, "fsync");
    return failingdisk::failsOn(descriptor) ? -1 : next(descriptor);
}

int fdatasync(int descriptor)
{
    static const auto next = failingdisk::real(&::fdatasync, "fdatasync");
    return failingdisk::failsOn(descriptor) ? -1 : next(descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    static const auto next = failingdisk::real(&::ftruncate, "ftruncate");
    return failingdisk::failsOn(descriptor) ? -1 : next(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    static const auto next = failingdisk::real(&::ftruncate64, "ftruncate64");
    return failingdisk::failsOn(descriptor) ? -1 : next(descriptor, size);
}

int unlink(const char *path) noexcept
{
    static const auto next = failingdisk::real(&::unlink, "unlink");
    return failingdisk::fails(false) ? -1 : next(path);
}

int rename(const char *from, const char *to) noexcept
{
    static const auto next = failingdisk::real(&::rename, "rename");
    return failingdisk::fails(false) ? -1 : next(from, to);
}

} // extern "C"
