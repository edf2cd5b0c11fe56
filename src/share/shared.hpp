/// What a sealed file holds: a share, the reply to it, and what was agreed. Each has one form as bytes, kept by both people as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/time.hpp"
#include "share/document.hpp"
#include "share/sealed.hpp"
#include "words/problem.hpp"

namespace vignette::share {

/// The very page that the preview showed, and whose it is. Nothing else goes with it.
struct Shared {
  std::string name, role;  ///< as chosen; may be empty
  Document page;           ///< as supervision_page (writing.hpp) makes it
  bool operator==(const Shared&) const = default;
};

/// About a passage of a share: bytes `begin` to `end` of the text of its block, which are `quote`.
struct Comment {
  enum class Kind : std::uint8_t { comment, question, talk };  ///< `talk`: let's talk about this; may be without words
  Kind kind = Kind::comment;
  std::size_t block = 0, begin = 0, end = 0;
  std::string quote;
  std::string words;
  bool operator==(const Comment&) const = default;
};

struct Reply {
  std::string about;       ///< the number of the share
  std::string name, role;  ///< of who replies
  portfolio::Day made;
  std::vector<Comment> comments;
  std::string words;       ///< the one reply
  bool elsewhere = false;  ///< agreed that something here is recorded elsewhere; no more is said of it
  bool operator==(const Reply&) const = default;
};

struct AgreedLine {
  enum class Kind : std::uint8_t { learning, action, supervisor, support };
  Kind kind = Kind::learning;
  std::string words;
  std::string owner, by;  ///< as written; may be empty
  bool operator==(const AgreedLine&) const = default;
};

struct Agreement {
  std::string about;  ///< the number of the share
  portfolio::Day made;
  std::vector<AgreedLine> lines;              ///< five at most
  std::string learner_sees, supervisor_sees;  ///< where one sees it differently
  bool elsewhere = false;
  bool operator==(const Agreement&) const = default;
};

inline constexpr std::size_t most_lines_agreed = 5;

std::string to_bytes(const Shared& shared);
std::string to_bytes(const Reply& reply);
std::string to_bytes(const Agreement& agreement);

/// Whole and within bounds, or refused: a quote stands where it says, a note has its mark, a day is one. `where` names the file.
std::expected<Shared, words::Problem> shared_of(std::string_view bytes, const std::string& where);
/// `about` is the share it answers; nullptr where that is not at hand, and then no quote can be held against it.
std::expected<Reply, words::Problem> reply_of(std::string_view bytes, const Shared* about, const std::string& where);
std::expected<Agreement, words::Problem> agreement_of(std::string_view bytes, const std::string& where);

/// A file, and the body it holds, which both keep as it is.
struct SealedBody {
  Sealed file;
  std::string body;
};

/// Sealed, if whoever opens it will be able to read it; else what stands in the way, which is that a part of it is too long.
std::expected<SealedBody, words::Problem> seal(const Shared& shared, const OwnKeys& from, const PublicKeys& to);
std::expected<SealedBody, words::Problem> seal(const Reply& reply, const Shared& about, const OwnKeys& from, const PublicKeys& to);
std::expected<SealedBody, words::Problem> seal(const Agreement& agreement, const OwnKeys& from, const PublicKeys& to);

}  // namespace vignette::share
