#include "pack/cover.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "pack/picture.hpp"
#include "text/unicode.hpp"
#include "words/words.hpp"

namespace vignette::pack {

namespace fs = std::filesystem;
using words::say;
using words::Severity;
using words::Word;

bool is_cover_file(std::string_view cover) { return cover.ends_with(".svg") || cover.ends_with(".SVG"); }

std::optional<fs::path> cover_file(const Case& of) {
  if (!is_cover_file(of.cover)) return std::nullopt;
  return fs::path(of.folder) / of.cover;
}

std::optional<words::Problem> cover_problem(const fs::path& folder, const std::string& path) {
  const auto problem = [&](Word what, Word mend) {
    return words::Problem{{}, 0, 0, Severity::error, say(what, fmt::arg("picture", path)), std::string(say(mend))};
  };
  const auto real = own_file(folder, path);
  if (!real) return real.error();
  std::error_code trouble;
  if (const auto bytes = fs::file_size(*real, trouble); trouble || bytes > largest_cover)
    return problem(Word::pack_cover_huge, Word::pack_cover_huge_mend);
  std::ifstream file(*real, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (text::first_invalid(text) || text.find("<svg") == std::string::npos)
    return problem(Word::pack_cover_none, Word::pack_cover_none_mend);
  // An entity can unfold into gigabytes; a picture within would be read by whatever the system has for it.
  constexpr std::array beyond{"<!ENTITY", "<image", "<feImage"};
  if (std::ranges::any_of(beyond, [&](const char* tag) { return text.find(tag) != std::string::npos; }))
    return problem(Word::pack_cover_beyond, Word::pack_cover_beyond_mend);
  return {};
}

}  // namespace vignette::pack
