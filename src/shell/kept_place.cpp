#include "shell/kept_place.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "share/file.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
using nlohmann::json;

KeptPlace::Said KeptPlace::read() const {
  std::error_code unseen;
  if (!fs::is_regular_file(file_, unseen)) return {};
  std::ifstream in(file_, std::ios::binary);
  const json from = json::parse(in, nullptr, false);
  if (!from.is_object()) return {};
  const auto path = [&](const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? fs::path(found->get<std::string>()) : fs::path();
  };
  const auto held = from.find("held");
  return {path("portfolio"), path("from"), held != from.end() && held->is_boolean() && held->get<bool>()};
}

std::expected<void, words::Problem> KeptPlace::write(const Said& said) const {
  std::error_code unmade;  // writing says what is wrong with the folder
  fs::create_directories(file_.parent_path(), unmade);
  json to{{"portfolio", said.portfolio.string()}, {"held", said.held}};
  if (!said.from.empty()) to["from"] = said.from.string();
  try {
    auto written = share::write_file(file_, to.dump(2) + "\n");
    if (written) return {};
    auto problem = std::move(written.error());
    problem.what = words::say(words::Word::place_not_noted, fmt::arg("reason", problem.what));
    return std::unexpected(std::move(problem));
  } catch (const json::exception&) {  // a name that is no text
    return std::unexpected(words::Problem{.where = said.portfolio.parent_path(),
                                          .what = std::string(words::say(words::Word::place_no_text)),
                                          .mend = std::string(words::say(words::Word::place_other_folder))});
  }
}

fs::path KeptPlace::now(const fs::path& otherwise) const {
  const auto said = read();
  if (said.portfolio.empty()) return otherwise;
  std::error_code unseen;
  const bool there = fs::exists(fs::symlink_status(said.portfolio, unseen));
  return said.from.empty() || there ? said.portfolio : said.from;
}

}  // namespace vignette::shell
