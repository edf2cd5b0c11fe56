/// QR pictures (ISO/IEC 18004): made by libqrencode, read by ZBar.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words/problem.hpp"

namespace vignette::share {

/// A QR picture as its squares, without the quiet zone of four that belongs around it.
struct QrSquares {
  std::size_t side = 0;
  std::vector<bool> dark;  ///< row by row, `side` times `side`
  bool operator==(const QrSquares&) const = default;
};

inline constexpr std::size_t qr_quiet = 4;
inline constexpr std::size_t most_in_qr = 1000;  ///< bytes: more makes squares too small for a telephone to see on a screen

/// UTF-8, as bytes, with a seventh of it to spare (level M). Nothing where it is empty or longer than `most_in_qr`.
std::optional<QrSquares> qr_of(std::string_view text);

/// A picture in shades of grey, from the top left, 0 black; `width` times `height` bytes.
struct Grey {
  std::size_t width = 0, height = 0;
  std::vector<std::uint8_t> shades;
};
/// With its quiet zone on white, each square this many pixels wide.
Grey picture_of(const QrSquares& squares, std::size_t pixels_each);

/// The texts of the QR pictures that are found in a picture, in no order.
std::vector<std::string> texts_in(const Grey& picture);

}  // namespace vignette::share
