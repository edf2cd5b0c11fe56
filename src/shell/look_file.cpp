#include "shell/look_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "share/file.hpp"
#include "words/words.hpp"

namespace vignette::shell {

using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 4> themes{"paper", "dark", "contrast", "system"};
constexpr std::array<std::string_view, 3> typefaces{"serif", "sans", "dyslexic"};
constexpr std::array<std::string_view, 3> spacings{"close", "normal", "open"};
constexpr std::array<std::string_view, 3> measures{"narrow", "normal", "wide"};
constexpr std::array<std::string_view, 2> nations{"england", "wales"};
constexpr std::array<std::string_view, 5> tints{"none", "cream", "green", "blue", "rose"};

template <typename Choice, std::size_t N>
void read(const json& from, const char* key, const std::array<std::string_view, N>& names, Choice& choice) {
  const auto found = from.find(key);
  if (found == from.end() || !found->is_string()) return;
  const auto& name = found->get_ref<const std::string&>();
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) choice = static_cast<Choice>(i);
}

template <typename Choice, std::size_t N>
void read(const json& from, const char* key, const std::array<std::string_view, N>& names, std::optional<Choice>& choice) {
  Choice one{};
  const auto found = from.find(key);
  if (found == from.end() || !found->is_string() || std::ranges::find(names, found->get_ref<const std::string&>()) == names.end()) return;
  read(from, key, names, one);
  choice = one;
}

void read(const json& from, const char* key, bool& value) {
  if (const auto found = from.find(key); found != from.end() && found->is_boolean()) value = found->get<bool>();
}

void read(const json& from, const char* key, std::string& value) {
  if (const auto found = from.find(key); found != from.end() && found->is_string()) value = found->get<std::string>();
}

template <typename Choice, std::size_t N>
std::string_view name(const std::array<std::string_view, N>& names, Choice choice) {
  return names.at(static_cast<std::size_t>(choice));
}

/// What stands in the file; an object without members if that is none.
json read_object(const std::filesystem::path& file) {
  // A stream opens a folder too, and throws when it is read from.
  std::error_code unseen;
  if (!std::filesystem::is_regular_file(file, unseen)) return json::object();
  std::ifstream in(file, std::ios::binary);
  json from = json::parse(in, nullptr, false);
  return from.is_object() ? from : json::object();
}

}  // namespace

std::optional<words::Problem> set_aside_unreadable(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error) || std::filesystem::file_size(file, error) == 0 || error) return {};
  std::ifstream in(file, std::ios::binary);
  if (!in || json::parse(in, nullptr, false).is_object()) return {};
  auto aside = file;
  aside += ".unread";
  std::filesystem::rename(file, aside, error);
  if (error) return {};
  return words::Problem{.where = file.string(),
                        .what = std::string(words::say(words::Word::look_unread)),
                        .mend = words::say(words::Word::look_unread_mend, fmt::arg("file", aside.filename().string()))};
}

app::Look read_look(const std::filesystem::path& file) {
  app::Look look;
  const json from = read_object(file);
  read(from, "theme", themes, look.theme);
  read(from, "typeface", typefaces, look.typeface);
  read(from, "spacing", spacings, look.spacing);
  read(from, "measure", measures, look.measure);
  read(from, "tint", tints, look.tint);
  read(from, "nation", nations, look.nation);
  read(from, "reading_times", look.reading_times);
  read(from, "covers", look.covers);
  if (const auto size = from.find("text_size"); size != from.end() && size->is_number())
    look.text_size = app::nearest_text_size(size->get<double>());
  if (const auto speed = from.find("speech_speed"); speed != from.end() && speed->is_number_integer())
    for (const int choice : app::speech_speeds)
      if (speed->get<int>() == choice) look.speech_speed = choice;
  read(from, "voice", look.voice);
  read(from, "language", look.language);
  return look;
}

app::Habits read_habits(const std::filesystem::path& file) {
  app::Habits habits;
  const json from = read_object(file);
  if (const auto after = from.find("lock_after_minutes"); after != from.end() && after->is_number_integer())
    for (const int choice : app::lock_choices)
      if (after->get<int>() == choice) habits.lock_after_minutes = choice;
  read(from, "backup_folder", habits.backup_folder);
  read(from, "commitments_on_start", habits.commitments_on_start);
  read(from, "cues", habits.cues);
  read(from, "details", habits.details);
  read(from, "spelling", habits.spelling);
  read(from, "dictionary", habits.dictionary);
  read(from, "share_name", habits.share_name);
  read(from, "share_role", habits.share_role);
  return habits;
}

std::expected<void, words::Problem> write_look(const std::filesystem::path& file, const app::Look& look, const app::Habits& habits) {
  json to{{"theme", name(themes, look.theme)},
          {"text_size", look.text_size},
          {"typeface", name(typefaces, look.typeface)},
          {"spacing", name(spacings, look.spacing)},
          {"measure", name(measures, look.measure)},
          {"tint", name(tints, look.tint)},
          {"reading_times", look.reading_times},
          {"covers", look.covers},
          {"language", look.language},
          {"speech_speed", look.speech_speed},
          {"voice", look.voice},
          {"lock_after_minutes", habits.lock_after_minutes},
          {"backup_folder", habits.backup_folder},
          {"commitments_on_start", habits.commitments_on_start},
          {"cues", habits.cues},
          {"details", habits.details},
          {"spelling", habits.spelling},
          {"dictionary", habits.dictionary},
          {"share_name", habits.share_name},
          {"share_role", habits.share_role}};
  if (look.nation) to["nation"] = name(nations, *look.nation);
  std::error_code unmade;  // writing says what is wrong with the folder
  std::filesystem::create_directories(file.parent_path(), unmade);
  auto written = share::write_file(file, to.dump(2) + "\n");
  if (written) return {};
  words::Problem problem = std::move(written.error());
  problem.what = words::say(words::Word::settings_not_kept);
  problem.mend = words::say(words::Word::settings_not_kept_mend, fmt::arg("file", file.string()));
  return std::unexpected(std::move(problem));
}

}  // namespace vignette::shell
