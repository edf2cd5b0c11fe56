#include "cli/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <expected>
#include <nlohmann/json.hpp>

#include "cli/print.hpp"
#include "pack/cover.hpp"
#include "pack/read.hpp"
#include "portfolio/leaving.hpp"
#include "share/file.hpp"
#include "share/markdown.hpp"
#include "shell/cover_file.hpp"
#include "shell/picture_file.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "store/reader.hpp"
#include "words/words.hpp"

namespace vignette::cli {

using nlohmann::json;
using words::Problem;
using words::say;
using words::Word;

namespace {

json to_json(const Problem& problem) {
  return {{"file", problem.where},    {"line", problem.line},
          {"column", problem.column}, {"severity", problem.severity == words::Severity::error ? "error" : "warning"},
          {"what", problem.what},     {"mend", problem.mend}};
}

/// Problems of a pack's pictures, which only opening them shows.
void check_pictures(const pack::Case& pack, std::vector<Problem>& problems) {
  for (const auto& section : pack.sections)
    for (const auto& block : section.blocks) {
      if (block.kind != pack::Block::Kind::image || block.image.empty()) continue;
      const auto told = [&](const Problem& problem) { return problem.line == block.source.line && problem.column == block.source.column; };
      if (std::ranges::any_of(pack.problems, told)) continue;
      const auto picture = shell::read_picture(std::filesystem::path(pack.folder) / block.image);
      if (picture) continue;
      Problem problem = picture.error();
      problem.what += ": " + block.image;
      problem.where = pack.file;
      problem.line = block.source.line;
      problem.column = block.source.column;
      problems.push_back(std::move(problem));
    }
}

/// A cover is a stranger's drawing until it has been drawn.
void check_cover(const pack::Case& pack, std::vector<Problem>& problems) {
  const auto file = pack::cover_file(pack);
  if (!file) return;
  if (const auto drawn = shell::read_cover(*file); !drawn) problems.push_back(drawn.error());
}

std::vector<Problem> problems_of(const pack::Shelf& shelf) {
  std::vector<Problem> problems = shelf.problems;
  for (const auto& pack : shelf.cases) {
    problems.insert(problems.end(), pack.problems.begin(), pack.problems.end());
    check_pictures(pack, problems);
    check_cover(pack, problems);
  }
  return problems;
}

/// What may leave. A portfolio that is not there yet is an empty one; any other obstacle is said.
std::expected<portfolio::Leaving, Problem> leaving(const Common& common) {
  const auto file = shell::places(common.portfolio, common.content).portfolio;
  std::error_code error;
  if (!common.portfolio && !std::filesystem::exists(file, error)) return portfolio::Leaving({});
  const auto key = key_of(file, common.opening);
  if (!key) return std::unexpected(key.error());
  auto reader = store::Reader::open(file, *key);
  if (!reader) return std::unexpected(reader.error());
  auto all = (*reader)->everything();
  if (!all) return std::unexpected(all.error());
  return portfolio::Leaving(std::move(*all));
}

std::vector<pack::Case> shipped_cases(const Common& common) { return pack::read_shelf({shell::places({}, common.content).content}).cases; }

/// Midnight, on the clock of this place, of YYYY-MM-DD.
std::optional<portfolio::Instant> day(const std::string& text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const char* end = text.data() + text.size();
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const bool read = std::from_chars(text.data(), text.data() + 4, year).ptr == text.data() + 4 &&
                    std::from_chars(text.data() + 5, text.data() + 7, month).ptr == text.data() + 7 &&
                    std::from_chars(text.data() + 8, end, day).ptr == end;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!read || !date.ok()) return std::nullopt;
  const auto midnight = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::sys_days{date}.time_since_epoch());
  return portfolio::Instant{(midnight - std::chrono::minutes(shell::now().offset_minutes)).count()};
}

}  // namespace

int check(const Common& common, const std::vector<std::filesystem::path>& packs) {
  const auto problems = problems_of(pack::read_shelf(packs));
  if (common.json) {
    json list = json::array();
    for (const auto& problem : problems) list.push_back(to_json(problem));
    print(list);
  } else {
    for (const auto& problem : problems) complain(problem);
    print(problems.empty() ? std::string(say(Word::check_nothing)) : say(Word::check_found, fmt::arg("count", problems.size())));
  }
  return problems.empty() ? done : wrong;
}

int cases(const Common& common) {
  const auto shelf = pack::read_shelf({shell::places({}, common.content).content});
  for (const auto& problem : shelf.problems) complain(problem);
  json list = json::array();
  bool troubled = !shelf.problems.empty();
  for (const auto& pack : shelf.cases) {
    auto problems = pack.problems;
    check_pictures(pack, problems);
    troubled = troubled || !problems.empty();
    list.push_back({{"id", pack.id}, {"title", pack.title}, {"questions", pack.questions.size()}, {"problems", problems.size()}});
    if (!common.json)
      print(say(Word::command_case_line, fmt::arg("id", pack.id.empty() ? pack.folder : pack.id), fmt::arg("title", pack.title),
                fmt::arg("questions", pack.questions.size()), fmt::arg("problems", problems.size())));
  }
  if (common.json) print(list);
  if (shelf.cases.empty() && !common.json) print(std::string(say(Word::command_no_packs)));
  return troubled ? wrong : done;
}

int answers(const Common& common) {
  const auto kept = leaving(common);
  if (!kept) {
    complain(kept.error());
    return failed;
  }
  const auto& written = kept->contents().answers;
  const auto& reflections = kept->contents().reflections;
  json list = json::array();
  for (const auto& answer : written) {
    json told{{"text", answer.text}, {"updated", portfolio::rfc3339(answer.updated)}, {"revisions", answer.revisions}};
    std::string name = answer.key.case_id + ' ' + answer.key.question_id;
    if (portfolio::is_own_reflection(answer.key)) {
      told["reflection"] = answer.key.question_id;
      const auto own = std::ranges::find(reflections, answer.key.question_id, &portfolio::Reflection::id);
      if (own != reflections.end()) {
        name = fmt::format("{:04}-{:02}-{:02}", own->day.year, own->day.month, own->day.day);
        told["title"] = own->title;
        told["day"] = name;
        if (!own->title.empty()) name += ' ' + own->title;
      }
    } else {
      told["case"] = answer.key.case_id;
      told["question"] = answer.key.question_id;
    }
    list.push_back(std::move(told));
    if (!common.json) print(fmt::format("{}  {}\n{}\n", name, portfolio::rfc3339(answer.updated), answer.text));
  }
  if (common.json) print(list);
  if (written.empty() && !common.json) print(std::string(say(Word::command_no_answers)));
  return done;
}

int export_writing(const Common& common, const Export& wanted) {
  share::Choice choice;
  if (!wanted.case_id.empty()) choice.case_id = wanted.case_id;
  if (!wanted.since.empty()) {
    choice.since = day(wanted.since);
    if (!choice.since) {
      complain({.where = "--since",
                .what = say(Word::not_a_day, fmt::arg("text", wanted.since)),
                .mend = std::string(say(Word::not_a_day_mend))});
      return usage;
    }
  }
  const auto kept = leaving(common);
  if (!kept) {
    complain(kept.error());
    return failed;
  }
  const auto shelf = shipped_cases(common);
  const auto is_wanted = [&](const std::string& id) { return id == wanted.case_id; };
  if (!wanted.case_id.empty() && std::ranges::none_of(shelf, is_wanted, &pack::Case::id) &&
      std::ranges::none_of(kept->contents().answers, is_wanted, [](const portfolio::Answer& answer) { return answer.key.case_id; })) {
    complain({.where = "--case",
              .what = say(Word::no_such_case, fmt::arg("id", wanted.case_id)),
              .mend = std::string(say(Word::no_such_case_mend))});
    return failed;
  }
  const auto written = share::write_file(wanted.to, share::markdown(*kept, shelf, choice, shell::now()));
  if (!written) {
    complain(written.error());
    return failed;
  }
  print(say(Word::export_done, fmt::arg("file", wanted.to.string())));
  return done;
}

}  // namespace vignette::cli
