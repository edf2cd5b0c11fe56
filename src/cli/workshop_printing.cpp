#include "cli/workshop_printing.hpp"

#include <algorithm>
#include <expected>
#include <system_error>
#include <utility>

#include "cli/print.hpp"
#include "cli/workshop.hpp"
#include "pack/policy.hpp"
#include "share/file.hpp"
#include "share/papers.hpp"
#include "share/press.hpp"
#include "shell/occasion.hpp"
#include "shell/places.hpp"
#include "shell/session.hpp"
#include "words/words.hpp"
#include "workshop/plan.hpp"

namespace vignette::cli {

namespace fs = std::filesystem;
using words::Problem;
using words::say;
using words::Word;

namespace {

int stop(const Problem& problem, int status = failed) {
  complain(problem);
  return status;
}

/// What the call says of it.
share::Occasion as_called(const Printing& wanted) {
  share::Occasion all{.place = wanted.place, .lead = wanted.lead, .host = wanted.host, .keep = shell::as_printed(keep_of(wanted.keep))};
  if (!wanted.starts.empty()) all.starts = workshop::time_of_day(wanted.starts);
  all.phones = wanted.phones, all.video = wanted.video, all.manages = wanted.manages;
  all.people = wanted.people;
  all.language = words::language();
  const auto now = shell::now();
  all.made = portfolio::day_of(now.instant, now.offset_minutes);
  return all;
}

/// One print in a file of its own, or several in one.
std::expected<std::size_t, Problem> write(const std::vector<share::Print>& prints, const std::string& title, const std::string& paper,
                                          const fs::path& file) {
  const auto places = shell::places();
  const auto sheet = paper == "letter" ? share::Paper::letter : share::Paper::a4;
  const auto pages = share::pages(prints, title, sheet, {places.press, places.faces});
  if (!pages) return std::unexpected(pages.error());
  if (file.empty()) return pages->count();
  const auto bytes = pages->pdf();
  if (!bytes) return std::unexpected(bytes.error());
  if (const auto written = share::write_file(file, *bytes); !written) return std::unexpected(written.error());
  return pages->count();
}

std::string told(const share::Print& print, std::size_t pages) {
  return say(pages == 1 ? Word::papers_made_one : Word::papers_made, fmt::arg("title", print.title), fmt::arg("pages", pages));
}

}  // namespace

pack::Policy policy_of(const std::optional<fs::path>& named) {
  const auto read = pack::read_policy(named.value_or(shell::places().policy), named.has_value());
  std::ranges::for_each(read.problems, complain);
  return read.policy;
}

int workshop_print(const Common& common, const Printing& wanted, const std::optional<fs::path>& policy) {
  auto chosen = choose(common, wanted.case_id, wanted.questions);
  if (!chosen) return chosen.error();
  const auto& about = *chosen->about;
  const auto day = day_of_text(wanted.day);
  if (!wanted.day.empty() && !day)
    return stop(
        {.where = "--day", .what = say(Word::not_a_day, fmt::arg("text", wanted.day)), .mend = std::string(say(Word::not_a_day_mend))},
        usage);
  const auto plan = workshop::plan_for(wanted.minutes, std::move(chosen->questions));
  const auto set = policy_of(policy);
  std::vector<share::Occasion> occasions;
  for (const auto language : workshop::languages_of(language_of(wanted.language))) {
    const words::In in(language);
    auto& occasion = occasions.emplace_back(as_called(wanted));
    occasion.day = day;
    shell::take_plan(occasion, plan);
    shell::take_policy(occasion, set);
  }

  const auto kinds = share::by_name(share::papers(occasions, about));
  const bool in_one = wanted.to.extension() == ".pdf";
  std::error_code refused;
  if (!in_one) fs::create_directories(wanted.to, refused);  // where that fails, writing says why
  if (in_one) {
    std::vector<share::Print> prints;
    for (const auto& kind : kinds) prints.insert(prints.end(), kind.begin(), kind.end());
    if (const auto all = write(prints, share::papers_title(about), wanted.paper, wanted.to); !all) return stop(all.error());
  }
  auto made = nlohmann::json::array();
  for (const auto& kind : kinds) {
    const auto& print = kind.front();
    const auto file = in_one ? wanted.to : wanted.to / (print.name + ".pdf");
    const auto pages = write(kind, print.title, wanted.paper, in_one ? fs::path() : file);
    if (!pages) return stop(pages.error());
    made.push_back({{"name", print.name}, {"title", print.title}, {"pages", *pages}, {"file", file.string()}});
    if (!common.json) cli::print(told(print, *pages));
  }
  common.json ? cli::print(made) : cli::print(say(Word::export_done, fmt::arg("file", wanted.to.string())));
  return done;
}

}  // namespace vignette::cli
