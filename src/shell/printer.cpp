#include "shell/printer.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "share/file.hpp"
#include "share/papers.hpp"
#include "shell/occasion.hpp"
#include "shell/outward.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::Word;

namespace {

constexpr std::string_view pdf_ending = ".pdf";

/// As share::papers names them.
constexpr std::array<std::string_view, app::paper_kinds> names{"invitation", "case", "slips", "agreement", "wall-sheets"};

app::Paper kind_of(const share::Print& print) { return static_cast<app::Paper>(std::ranges::find(names, print.name) - names.begin()); }

/// In a language of the room.
share::Occasion occasion_of(const app::effect::SetPapers& wish, const pack::Policy& policy, portfolio::Now now, std::string_view language) {
  const words::In in(language);
  share::Occasion all{.starts = wish.choice.starts, .keep = as_printed(wish.choice.keep)};
  all.slips = wish.choice.paper, all.keyboard = wish.choice.keyboard;
  all.phones = wish.choice.phones, all.video = wish.choice.video, all.manages = wish.choice.manages;
  all.people = wish.wanted.people;
  all.language = words::language();
  all.made = portfolio::day_of(now.instant, now.offset_minutes);
  take_plan(all, wish.plan);
  take_policy(all, policy);
  return all;
}

std::vector<share::Occasion> occasions_of(const app::effect::SetPapers& wish, const pack::Policy& policy, portfolio::Now now) {
  std::vector<share::Occasion> all;
  for (const auto language : workshop::languages_of(wish.choice.language)) all.push_back(occasion_of(wish, policy, now, language));
  return all;
}

}  // namespace

Printer::Printer(share::Press press, std::shared_ptr<Results> results) : press_(std::move(press)), results_(std::move(results)) {}

// Waiting for what was to be written may throw only where the machine has no memory left: ending is right then.
Printer::~Printer() {  // NOLINT(bugprone-exception-escape)
  finish();
}

void Printer::finish() {
  if (stop_) *stop_ = true;
  worker_.finish();
}

void Printer::set(const app::effect::SetPapers& wish, std::shared_ptr<const pack::Case> about, const pack::Policy& policy,
                  portfolio::Now now) {
  if (stop_) *stop_ = true;
  stop_ = std::make_shared<std::atomic<bool>>(false);
  worker_.give([this, number = wish.number, occasions = occasions_of(wish, policy, now), about = std::move(about),
                paper = wish.wanted.letter ? share::Paper::letter : share::Paper::a4, stop = Stop(stop_)] {
    if (!*stop) make(number, share::papers(occasions, *about), paper, stop);
  });
}

void Printer::make(std::uint64_t number, std::vector<share::Print> prints, share::Paper paper, const Stop& stop) {
  Held made{.number = number, .stop = stop, .paper = paper, .sets = {}, .failed = {}};
  intent::PapersSet told{.number = number, .set = {}};
  for (auto& kind : share::by_name(std::move(prints))) {
    auto pages = share::pages(kind, kind.front().title, paper, press_, stop.get());
    if (*stop) return;
    if (!pages) {
      made.failed = pages.error();
      made.sets.clear();
      break;
    }
    told.width = pages->width();
    told.height = pages->height();
    std::string words;
    for (const auto& print : kind) words += share::plain_text(print);
    const auto which = kind_of(kind.front());
    told.set.push_back({which, pages->count(), std::move(words)});
    made.sets.push_back({which, std::move(kind), std::move(*pages)});
  }
  const auto failed = made.failed;
  {
    const std::lock_guard lock(mutex_);
    held_ = std::move(made);
  }
  if (failed)
    results_->post(intent::PapersNotSet{number, *failed});
  else
    results_->post(std::move(told));
}

Printer::Held Printer::held() const {
  const std::lock_guard lock(mutex_);
  return held_;
}

void Printer::write(const app::effect::WritePapers& wish, const pack::Case& about) {
  const auto title = share::papers_title(about);
  const Asked asked = wish.each ? Asked{Asked::For::folder, Word::print_folder, {}, {}}
                                : Asked{Asked::For::new_file, Word::print_title, title, std::string(pdf_ending)};
  ask_where(asked, results_, [this, wish, title](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::PapersNotWritten{chosen.error()};
    if (!*chosen) return intent::PapersWritten{};
    worker_.give([this, wish, title, place = **chosen] {
      auto told = wish.each ? write_each(wish.which, place) : write_one(wish.which, title, place);
      const auto* done = told.get_if<intent::PapersWritten>();
      const bool prints = done && !wish.each;
      results_->post(std::move(told));
      if (prints) (void)open_file(place);
    });
    return std::nullopt;
  });
}

app::Intent Printer::write_one(const std::vector<app::Paper>& which, const std::string& title, const std::filesystem::path& file) const {
  results_->post(intent::PapersUnderWay{1});
  const Held all = held();
  if (all.failed) return intent::PapersNotWritten{*all.failed};
  std::vector<share::Print> prints;
  for (const auto& one : all.sets)
    if (std::ranges::find(which, one.which) != which.end()) prints.insert(prints.end(), one.prints.begin(), one.prints.end());
  if (prints.empty()) return intent::PapersWritten{};
  const auto pages = share::pages(prints, title, all.paper, press_);
  if (!pages) return intent::PapersNotWritten{pages.error()};
  const auto bytes = pages->pdf();
  if (!bytes) return intent::PapersNotWritten{bytes.error()};
  if (const auto written = share::write_file(file, *bytes); !written) return intent::PapersNotWritten{written.error()};
  return intent::PapersWritten{file.string()};
}

app::Intent Printer::write_each(const std::vector<app::Paper>& which, const std::filesystem::path& folder) const {
  const Held all = held();
  if (all.failed) return intent::PapersNotWritten{*all.failed};
  std::size_t number = 0;
  for (const auto& one : all.sets) {
    if (std::ranges::find(which, one.which) == which.end()) continue;
    results_->post(intent::PapersUnderWay{++number});
    const auto bytes = one.pages.pdf();
    if (!bytes) return intent::PapersNotWritten{bytes.error()};
    const auto file = free_name(folder, one.prints.front().title, std::string(pdf_ending));
    if (const auto written = share::write_file(file, *bytes); !written) return intent::PapersNotWritten{written.error()};
  }
  return intent::PapersWritten{number > 0 ? folder.string() : std::string()};
}

std::optional<Pixels> Printer::page(std::uint64_t number, std::size_t page, int pixels_wide) const {
  const Held all = held();
  if (all.number != number) return std::nullopt;
  for (const auto& one : all.sets) {
    if (page >= one.pages.count()) {
      page -= one.pages.count();
      continue;
    }
    auto picture = one.pages.draw(page, pixels_wide);
    if (picture.rgba.empty()) return std::nullopt;
    return Pixels{picture.width, picture.height, std::move(picture.rgba)};
  }
  return std::nullopt;
}

}  // namespace vignette::shell
