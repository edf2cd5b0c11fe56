/// The sealed file: signed by one person, readable by one other, of any kind that passes between a learner and a supervisor.
/// Its form is told in docs/sealed-file.md. What it holds are the bodies of shared.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "portfolio/review.hpp"
#include "share/keys.hpp"
#include "words/problem.hpp"

namespace vignette::share {

using portfolio::PageKind;  ///< its number stands in the file

/// The most bytes that are sealed in one file.
inline constexpr std::size_t most_sealed = 64'000'000;

struct Sealed {
  std::string bytes;   ///< the file
  std::string number;  ///< its own, by which it is known if it comes again: 26 letters and figures
};

/// Seals `body` from `from` to `to`, under a number of 26 letters and figures, or one by chance. The file says nothing openly but what it
/// is and how large.
std::expected<Sealed, words::Problem> seal(PageKind kind, std::string_view body, const OwnKeys& from, const PublicKeys& to,
                                           std::string_view number = {});

/// What opening asks of the portfolio.
struct Known {
  std::function<bool(const PublicKeys&)> sender;                                  ///< whether that is somebody whose card is here
  std::function<bool(const PublicKeys&, const std::string& number)> opened_here;  ///< whether a file of theirs of that number is
};

struct Opened {
  PageKind kind = PageKind::share;
  PublicKeys from;
  std::string number;
  std::string body;
};

/// Opens a file that was sealed to `mine`, or says why not: not a sealed file, newer, cut off, changed, too large, sealed for somebody
/// else, from somebody unknown, opened here before. `where` is the file that a problem names. Nothing comes back of one refused.
std::expected<Opened, words::Problem> open_sealed(std::string_view bytes, const OwnKeys& mine, const Known& known,
                                                  const std::string& where);

}  // namespace vignette::share
