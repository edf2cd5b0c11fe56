#include "share/qr.hpp"

#include <qrencode.h>
#include <zbar.h>

#include <algorithm>
#include <memory>

namespace vignette::share {

std::optional<QrSquares> qr_of(std::string_view text) {
  if (text.empty() || text.size() > most_in_qr) return std::nullopt;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!made) return std::nullopt;
  const auto side = static_cast<std::size_t>(made->width);
  QrSquares squares{side, std::vector<bool>(side * side)};
  for (std::size_t at = 0; at < squares.dark.size(); ++at) squares.dark[at] = (made->data[at] & 1U) != 0;
  return squares;
}

Grey picture_of(const QrSquares& squares, std::size_t pixels_each) {
  const std::size_t side = (squares.side + 2 * qr_quiet) * pixels_each;
  Grey picture{side, side, std::vector<std::uint8_t>(side * side, 255)};
  for (std::size_t at = 0; at < squares.dark.size(); ++at) {
    if (!squares.dark[at]) continue;
    const std::size_t x = (at % squares.side + qr_quiet) * pixels_each, y = (at / squares.side + qr_quiet) * pixels_each;
    for (std::size_t row = y; row < y + pixels_each; ++row)
      std::fill_n(picture.shades.begin() + static_cast<std::ptrdiff_t>(row * side + x), pixels_each, std::uint8_t{0});
  }
  return picture;
}

std::vector<std::string> texts_in(const Grey& picture) {
  std::vector<std::string> texts;
  if (picture.shades.empty() || picture.shades.size() != picture.width * picture.height) return texts;
  zbar::ImageScanner scanner;
  scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);  // the bytes as they are; else it guesses what letters they mean
  zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800", picture.shades.data(),
                    picture.shades.size());
  if (scanner.scan(image) <= 0) return texts;
  for (auto found = image.symbol_begin(); found != image.symbol_end(); ++found) texts.push_back(found->get_data());
  return texts;
}

}  // namespace vignette::share
