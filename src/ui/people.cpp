/// Words for people: days, stages and titles as one says them.
#include <array>
#include <utility>

#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using words::Word;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

std::string date(portfolio::Day day, bool with_year) {
  constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                              Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};
  const auto month = words::say(months[static_cast<std::size_t>(day.month - 1)]);
  if (with_year) return words::say(Word::day_of_year, fmt::arg("day", day.day), fmt::arg("month", month), fmt::arg("year", day.year));
  return words::say(Word::day_of_month, fmt::arg("day", day.day), fmt::arg("month", month));
}

struct When {
  portfolio::Day day;
  bool today = false, yesterday = false, this_year = false;
};

When when(const app::Model& model, portfolio::Instant instant) {
  const auto& now = model.now;
  When when;
  when.day = portfolio::day_of(instant, now.offset_minutes);
  const auto today = portfolio::day_of(now.instant, now.offset_minutes);
  when.today = when.day == today;
  when.yesterday = when.day == portfolio::day_of({now.instant.ms - day_ms}, now.offset_minutes);
  when.this_year = when.day.year == today.year;
  return when;
}

/// The first letter as a capital, where it is one of a to z.
std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

}  // namespace

std::string day_in_words(const app::Model& model, portfolio::Instant instant) {
  const When at = when(model, instant);
  if (at.today) return std::string(words::say(Word::day_today));
  if (at.yesterday) return std::string(words::say(Word::day_yesterday));
  return date(at.day, !at.this_year);
}

std::string moment_in_words(const app::Model& model, portfolio::Instant instant) {
  const When at = when(model, instant);
  const auto time = portfolio::clock_of(instant, model.now.offset_minutes);
  if (at.today) return words::say(Word::moment_today, fmt::arg("time", time));
  if (at.yesterday) return words::say(Word::moment_yesterday, fmt::arg("time", time));
  return words::say(Word::moment_on, fmt::arg("day", date(at.day, !at.this_year)), fmt::arg("time", time));
}

std::string in_sentences(const words::Problem& problem) {
  std::string said = words::say(Word::sentence, fmt::arg("words", capital(problem.what)));
  if (!problem.mend.empty()) said += " " + words::say(Word::sentence, fmt::arg("words", capital(problem.mend)));
  return said;
}

std::string stage_in_words(std::string_view stage) {
  constexpr std::array<std::pair<std::string_view, Word>, 4> stages{{{"assessing", Word::stage_assessing},
                                                                     {"planning", Word::stage_planning},
                                                                     {"delivering", Word::stage_delivering},
                                                                     {"reviewing", Word::stage_reviewing}}};
  for (const auto& [name, word] : stages) {
    if (name == stage) return std::string(words::say(word));
  }
  return capital(std::string(stage));
}

std::string subject_or_title(const pack::Case& pack) { return pack.subject.name.empty() ? pack.title : pack.subject.name; }

std::string short_title(const pack::Case& pack) {
  // "Planning to keep other people safe: Wayne" and "Wayne: planning …" both name the subject, which stands beside it.
  const std::string& name = pack.subject.name;
  const std::string& title = pack.title;
  if (name.empty()) return title;
  for (const std::string_view mark : {": ", ". ", ", "}) {
    const std::string after = std::string(mark) + name;
    if (title.size() > after.size() && title.ends_with(after)) return capital(title.substr(0, title.size() - after.size()));
    const std::string before = name + std::string(mark);
    if (title.size() > before.size() && title.starts_with(before)) return capital(title.substr(before.size()));
  }
  return title;
}

page::Family family_of(const app::Model& model) {
  switch (model.look.typeface) {
    case app::Typeface::serif:
      return page::Family::serif;
    case app::Typeface::sans:
      return page::Family::sans;
    case app::Typeface::dyslexic:
      return page::Family::dyslexic;
  }
  return page::Family::serif;
}

float measure_of(const app::Model& model) {
  switch (model.look.measure) {
    case app::Measure::narrow:
      return 480;
    case app::Measure::normal:
      return 588;
    case app::Measure::wide:
      return 680;
  }
  return 588;
}

}  // namespace vignette::ui
