#include "cli/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "cli/print.hpp"
#include "pack/cover.hpp"
#include "pack/policy.hpp"
#include "pack/read.hpp"
#include "shell/cover_file.hpp"
#include "shell/kept_place.hpp"
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

std::vector<Problem> problems_of(const pack::Case& pack) {
  auto problems = pack.problems;
  check_pictures(pack, problems);
  check_cover(pack, problems);
  return problems;
}

std::vector<Problem> problems_of(const pack::Shelf& shelf) {
  std::vector<Problem> all = shelf.problems;
  for (const auto& pack : shelf.cases) {
    const auto problems = problems_of(pack);
    all.insert(all.end(), problems.begin(), problems.end());
  }
  return all;
}

/// A service's file is told by its ending: packs have one too, in lists of their own names.
bool is_policy(const std::filesystem::path& path) {
  constexpr std::array lists{"glossary.yml", "lenses.yml", "collection.yml"};
  std::error_code trouble;
  const bool yaml = path.extension() == ".yml" || path.extension() == ".yaml";
  return yaml && std::ranges::find(lists, path.filename().string()) == lists.end() && std::filesystem::is_regular_file(path, trouble);
}

std::string_view name_of(portfolio::Reflection::Kind kind) {
  switch (kind) {
    case portfolio::Reflection::Kind::supervision:
      return "supervision";
    case portfolio::Reflection::Kind::training:
      return "training";
    case portfolio::Reflection::Kind::workshop:
      return "workshop";
    case portfolio::Reflection::Kind::reading:
      return "reading";
    case portfolio::Reflection::Kind::practice:
      break;
  }
  return "practice";
}

std::string iso(portfolio::Day day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

/// Every answer has the same keys. A reflection of one's own answers no case: `case` and `question` are null, and `reflection` says
/// what it is.
json to_json(const portfolio::Answer& answer, const portfolio::Reflection* own) {
  json told{{"case", answer.key.case_id},    {"question", answer.key.question_id},
            {"text", answer.text},           {"updated", portfolio::rfc3339(answer.updated)},
            {"revisions", answer.revisions}, {"reflection", nullptr}};
  if (!portfolio::is_own_reflection(answer.key)) return told;
  told["case"] = told["question"] = nullptr;
  told["reflection"] = {{"id", answer.key.question_id},
                        {"title", own ? own->title : ""},
                        {"day", own ? json(iso(own->day)) : json()},
                        {"kind", own ? json(name_of(own->kind)) : json()}};
  return told;
}

}  // namespace

std::expected<portfolio::Leaving, Problem> leaving(const Common& common) {
  const auto file = portfolio_of(common);
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

std::filesystem::path content_of(const Common& common) { return shell::places({}, common.content).content; }

std::filesystem::path portfolio_of(const Common& common) { return shell::places(common.portfolio, common.content).portfolio; }

void complain_of_unread_place(const Common& common) {
  const auto places = shell::places(common.portfolio, common.content);
  if (!common.portfolio && shell::KeptPlace(places.kept).read().unread)
    complain({.where = places.kept.string(),
              .what = std::string(words::say(words::Word::place_unread)),
              .mend = std::string(words::say(words::Word::place_unread_named))});
}

bool complain_out_of_reach(const std::vector<std::filesystem::path>& paths) {
  bool any = false;
  for (const auto& path : paths)
    if (const auto problem = pack::out_of_reach(path)) {
      complain(*problem);
      any = true;
    }
  return any;
}

int check(const Common& common, const std::vector<std::filesystem::path>& packs) {
  if (complain_out_of_reach(packs)) return failed;
  auto shelf = packs;
  std::erase_if(shelf, is_policy);
  auto problems = shelf.empty() ? std::vector<Problem>() : problems_of(pack::read_shelf(shelf));
  for (const auto& path : packs) {
    if (!is_policy(path)) continue;
    const auto read = pack::read_policy(path, true);
    problems.insert(problems.end(), read.problems.begin(), read.problems.end());
  }
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
  const auto content = content_of(common);
  if (complain_out_of_reach({content})) return failed;
  const auto shelf = pack::read_shelf({content});
  for (const auto& problem : shelf.problems) complain(problem);
  json list = json::array();
  bool troubled = !shelf.problems.empty();
  for (const auto& pack : shelf.cases) {
    const auto problems = problems_of(pack);
    troubled = troubled || !problems.empty();
    list.push_back({{"id", pack.id}, {"title", pack.title}, {"questions", pack.questions.size()}, {"problems", problems.size()}});
    if (!common.json)
      print(say(Word::command_case_line, fmt::arg("id", pack.id), fmt::arg("title", pack.title),
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
  const auto& answers = kept->contents().answers;
  const auto& reflections = kept->contents().reflections;
  json list = json::array();
  for (const auto& answer : answers) {
    const bool is_own = portfolio::is_own_reflection(answer.key);
    const auto found = is_own ? std::ranges::find(reflections, answer.key.question_id, &portfolio::Reflection::id) : reflections.end();
    const auto* own = found == reflections.end() ? nullptr : &*found;
    if (common.json) {
      list.push_back(to_json(answer, own));
      continue;
    }
    const std::string name = own      ? iso(own->day) + (own->title.empty() ? "" : ' ' + own->title)
                             : is_own ? answer.key.question_id
                                      : answer.key.case_id + ' ' + answer.key.question_id;
    print(fmt::format("{}  {}\n{}\n", name, portfolio::rfc3339(answer.updated), answer.text));
  }
  if (common.json) print(list);
  if (answers.empty() && !common.json) print(std::string(say(Word::command_no_answers)));
  return done;
}

}  // namespace vignette::cli
