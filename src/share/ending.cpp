#include "share/ending.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "words/stopped.hpp"
#include "words/words.hpp"

namespace vignette::share {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Word;

namespace {

constexpr std::array<std::string_view, 5> pages{"pdf", "docx", "html", "md", "txt"};
constexpr std::array<std::string_view, 5> others{"vignette-sealed", "vignette-card", "vignette", "png", "ics"};

std::optional<std::string> form_among(std::span<const std::string_view> forms, const fs::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (ending == ".htm") ending = ".html";
  const auto found = std::ranges::find_if(forms, [&](std::string_view form) { return ending == "." + std::string(form); });
  return found == forms.end() ? std::nullopt : std::optional<std::string>(*found);
}

std::optional<std::string> any_form(const fs::path& file) {
  auto form = form_among(pages, file);
  return form ? form : form_among(others, file);
}

}  // namespace

std::optional<std::string> form_of_ending(const fs::path& file) { return form_among(pages, file); }

std::expected<void, Problem> fits_its_name(const std::string& form, const fs::path& file) {
  const auto named = any_form(file);
  if (!named || *named == form) return {};
  return std::unexpected(
      Problem{.where = file.string(),
              .what = say(Word::export_other_ending, fmt::arg("ending", file.extension().string()), fmt::arg("form", form)),
              .mend = say(Word::export_other_ending_mend, fmt::arg("form", form))});
}

std::expected<fs::path, Problem> named_for(const std::string& form, const fs::path& file) {
  if (const auto fits = fits_its_name(form, file); !fits) return std::unexpected(fits.error());
  if (any_form(file)) return file;
  fs::path named = file;
  named += "." + form;
  std::error_code error;
  if (fs::exists(named, error)) return words::stopped(Word::store_in_the_way, Word::store_in_the_way_mend, named.string());
  return named;
}

}  // namespace vignette::share
