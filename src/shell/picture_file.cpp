#include "shell/picture_file.hpp"

#include <png.h>
#include <turbojpeg.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "share/file.hpp"
#include "words/words.hpp"

namespace vignette::shell {

using words::say;
using words::Word;

namespace {

constexpr std::uintmax_t largest_file = 50u << 20;

words::Problem unreadable(const std::filesystem::path& file) {
  return {
      .where = file.string(), .what = std::string(say(Word::picture_unreadable)), .mend = std::string(say(Word::picture_unreadable_mend))};
}

/// Size is judged from the head, before a pixel is unpacked: a small file can claim to be an enormous picture.
std::optional<words::Problem> too_large(const std::filesystem::path& file, std::int64_t width, std::int64_t height) {
  if (width <= longest_side && height <= longest_side && width * height <= most_pixels) return std::nullopt;
  return words::Problem{.where = file.string(),
                        .what = say(Word::picture_too_large, fmt::arg("width", width), fmt::arg("height", height)),
                        .mend = say(Word::picture_too_large_mend, fmt::arg("most", longest_side))};
}

std::expected<Pixels, words::Problem> read_png(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return std::unexpected(unreadable(file));
  if (auto problem = too_large(file, image.width, image.height)) {
    png_image_free(&image);
    return std::unexpected(*problem);
  }
  image.format = PNG_FORMAT_RGBA;
  Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (!png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr)) return std::unexpected(unreadable(file));
  return pixels;
}

std::expected<Pixels, words::Problem> read_jpeg(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes) {
  struct Decoder {
    tjhandle handle = tjInitDecompress();
    ~Decoder() { tjDestroy(handle); }
  } decoder;
  Pixels pixels;
  int sampling = 0, space = 0;
  if (tjDecompressHeader3(decoder.handle, bytes.data(), bytes.size(), &pixels.width, &pixels.height, &sampling, &space) != 0)
    return std::unexpected(unreadable(file));
  if (auto problem = too_large(file, pixels.width, pixels.height)) return std::unexpected(*problem);
  pixels.rgba.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
  const int done =
      tjDecompress2(decoder.handle, bytes.data(), bytes.size(), pixels.rgba.data(), pixels.width, 0, pixels.height, TJPF_RGBA, 0);
  if (done != 0 && tjGetErrorCode(decoder.handle) == TJERR_FATAL) return std::unexpected(unreadable(file));
  return pixels;
}

}  // namespace

std::expected<Pixels, words::Problem> read_picture(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error)
    return std::unexpected(words::Problem{
        .where = file.string(), .what = std::string(say(Word::picture_missing)), .mend = std::string(say(Word::picture_missing_mend))});
  if (size > largest_file) return std::unexpected(unreadable(file));
  std::ifstream in(file, std::ios::binary);
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.size() >= 8 && png_sig_cmp(bytes.data(), 0, 8) == 0) return read_png(file, bytes);
  if (bytes.size() >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return read_jpeg(file, bytes);
  return std::unexpected(unreadable(file));
}

std::expected<void, words::Problem> write_png(const std::filesystem::path& file, const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(length, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &length, 0, pixels.rgba.data(), 0, nullptr))
    return std::unexpected(unreadable(file));
  bytes.resize(length);
  return share::write_file(file, bytes);
}

}  // namespace vignette::shell
