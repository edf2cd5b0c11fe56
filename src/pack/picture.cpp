#include "pack/picture.hpp"

#include <array>
#include <fstream>
#include <string_view>

#include "words/words.hpp"

namespace vignette::pack {

namespace fs = std::filesystem;
using words::say;
using words::Severity;
using words::Word;

namespace {

unsigned long long big_endian(std::string_view bytes) {
  unsigned long long number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

struct Size {
  unsigned long long across = 0, down = 0;
};

/// From a JPEG's frame header, reached by stepping over the segments before it.
std::optional<Size> jpeg_size(std::ifstream& file) {
  file.clear();
  file.seekg(2);
  std::array<char, 9> head{};
  for (int segments = 0; segments < 1000 && file.read(head.data(), 4); ++segments) {
    const std::string_view seen(head.data(), 4);
    const auto kind = static_cast<unsigned char>(seen[1]);
    if (static_cast<unsigned char>(seen[0]) != 0xFF) return {};
    if (kind == 0xFF) {  // padding before a marker
      file.seekg(-3, std::ios::cur);
      continue;
    }
    const auto length = big_endian(seen.substr(2));
    if (length < 2) return {};
    if (kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC) {
      if (!file.read(head.data(), 5)) return {};
      const std::string_view frame(head.data(), 5);
      return Size{big_endian(frame.substr(3)), big_endian(frame.substr(1, 2))};
    }
    file.seekg(static_cast<std::streamoff>(length) - 2, std::ios::cur);
  }
  return {};
}

std::optional<Size> size_of(std::ifstream& file) {
  std::array<char, 24> head{};
  file.read(head.data(), head.size());
  const std::string_view bytes(head.data(), static_cast<std::size_t>(file.gcount()));
  if (bytes.size() == head.size() && bytes.starts_with("\x89PNG\r\n\x1A\n") && bytes.substr(12, 4) == "IHDR")
    return Size{big_endian(bytes.substr(16, 4)), big_endian(bytes.substr(20, 4))};
  if (bytes.starts_with("\xFF\xD8\xFF")) return jpeg_size(file);
  return {};
}

words::Problem problem(const std::string& path, Word what, Word mend) {
  return {{}, 0, 0, Severity::error, say(what, fmt::arg("picture", path)), std::string(say(mend))};
}

}  // namespace

std::expected<fs::path, words::Problem> own_file(const fs::path& folder, const std::string& path) {
  std::error_code trouble;
  const auto home = fs::weakly_canonical(folder, trouble);
  auto real = fs::weakly_canonical(folder / path, trouble);
  const auto within = trouble ? fs::path("..") : real.lexically_relative(home);
  if (within.empty() || *within.begin() == "..")
    return std::unexpected(problem(path, Word::pack_picture_outside, Word::pack_picture_outside_mend));
  if (!fs::is_regular_file(real, trouble) || !std::ifstream(real, std::ios::binary))
    return std::unexpected(problem(path, Word::pack_picture_missing, Word::pack_picture_missing_mend));
  return real;
}

std::optional<words::Problem> picture_problem(const fs::path& folder, const std::string& path) {
  const auto real = own_file(folder, path);
  if (!real) return real.error();
  std::error_code trouble;
  const auto bytes = fs::file_size(*real, trouble);
  std::ifstream file(*real, std::ios::binary);
  const auto size = size_of(file);
  if (!size || size->across == 0 || size->down == 0) return problem(path, Word::pack_picture_none, Word::pack_picture_none_mend);
  if (trouble || bytes > largest_picture_file || size->across > largest_picture / size->down)
    return problem(path, Word::pack_picture_huge, Word::pack_picture_huge_mend);
  return {};
}

}  // namespace vignette::pack
