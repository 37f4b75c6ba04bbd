// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstring>
#include <string_view>

namespace bluepencil::recognition {

/// 64-bit hashes of words and features. They stand in model files: a change is a new model version.

/// Spreads the bits (the finisher of SplitMix64).
constexpr quint64 mixed(quint64 x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ull;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

/// The hash of two hashes, in their order.
constexpr quint64 joined(quint64 a, quint64 b)
{
    return mixed(a * 0x9e3779b97f4a7c15ull + b);
}

/// FNV-1a with the finisher.
inline quint64 hashed(std::string_view bytes)
{
    quint64 hash = 14695981039346656037ull;
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return mixed(hash);
}

/// A checksum of many bytes, eight at a time.
inline quint64 checksum(std::string_view bytes)
{
    quint64 sum = bytes.size();
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        sum = (sum ^ word) * 0x9e3779b97f4a7c15ull;
        sum ^= sum >> 32;
    }
    quint64 rest = 0;
    for (int shift = 0; at < bytes.size(); ++at, shift += 8)
        rest |= static_cast<quint64>(static_cast<unsigned char>(bytes[at])) << shift;
    return mixed(sum ^ rest);
}

} // namespace bluepencil::recognition
