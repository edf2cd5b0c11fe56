/// What a sealed file holds (portfolio/review.hpp): each has one form as bytes, kept by both people as it is.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "portfolio/review.hpp"
#include "share/sealed.hpp"
#include "words/problem.hpp"

namespace vignette::share {

using portfolio::AgreedLine;
using portfolio::Agreement;
using portfolio::Comment;
using portfolio::most_lines_agreed;
using portfolio::Reply;
using portfolio::Shared;
using portfolio::shown_of_number;

std::string to_bytes(const Shared& shared);
std::string to_bytes(const Reply& reply);
std::string to_bytes(const Agreement& agreement);

/// Whole and within bounds, or refused: a quote stands where it says, a note has its mark, a day is one. `where` names the file.
std::expected<Shared, words::Problem> shared_of(std::string_view bytes, const std::string& where);
/// `about` is the share it answers; nullptr where that is not at hand, and then no quote can be held against it.
std::expected<Reply, words::Problem> reply_of(std::string_view bytes, const Shared* about, const std::string& where);
std::expected<Agreement, words::Problem> agreement_of(std::string_view bytes, const std::string& where);

/// The number of a share: 26 letters and figures made from all that it says but its foot, which shows the first four of them; from the keys
/// of whoever seals it and of whom it is for (128 hexadecimal characters each, or empty); and from chance. So what was previewed is one
/// share however often it is saved, and the same words shared another time, or after a key was lost, are another.
std::string number_of(const Shared& shared, std::string_view from, std::string_view to, std::string_view chance);

/// BLAKE2b-32 of a body, as 64 hexadecimal characters.
std::string digest_of(std::string_view body);

/// A file, and the body it holds, which both keep as it is.
struct SealedBody {
  Sealed file;
  std::string body;
};

/// Sealed, if whoever opens it will be able to read it; else what stands in the way, which is that a part of it is too long.
/// `chance` is as of number_of.
std::expected<SealedBody, words::Problem> seal(const Shared& shared, const OwnKeys& from, const PublicKeys& to,
                                               std::string_view chance = {});
/// `number` as number_after makes it, or one by chance.
std::expected<SealedBody, words::Problem> seal(const Reply& reply, const Shared& about, const OwnKeys& from, const PublicKeys& to,
                                               std::string_view number = {});
std::expected<SealedBody, words::Problem> seal(const Agreement& agreement, const OwnKeys& from, const PublicKeys& to,
                                               std::string_view number = {});

}  // namespace vignette::share
