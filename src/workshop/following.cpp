#include "workshop/following.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "words/words.hpp"
#include "workshop/record.hpp"

namespace vignette::workshop {

namespace {

namespace days = std::chrono;
using words::say;
using words::Word;

constexpr std::array outcomes{Word::commit_done, Word::commit_changed, Word::commit_dropped};
constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                            Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};

days::year_month_day as_date(portfolio::Day day) {
  return days::year{day.year} / days::month{static_cast<unsigned>(day.month)} / days::day{static_cast<unsigned>(day.day)};
}
portfolio::Day as_day(days::year_month_day date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string as_line(const Said& said) {
  auto line = say(Word::commit_said_then, fmt::arg("outcome", say(outcomes.at(static_cast<std::size_t>(said.became)))),
                  fmt::arg("day", in_words(said.day)));
  if (said.why.empty()) return line;
  line += ' ';
  // In one line, so that it can be told from what was said before it.
  for (const char c : said.why) line += c == '\n' ? ' ' : c;
  return line;
}

/// A day as `in_words` says it, at the beginning of a text; what follows is left.
std::optional<portfolio::Day> day_at(std::string_view& text) {
  const auto number = [&](int& value) {
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (bad != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
  };
  portfolio::Day day;
  if (!number(day.day) || !text.starts_with(' ')) return std::nullopt;
  text.remove_prefix(1);
  const auto month = std::ranges::find_if(months, [&](Word word) { return text.starts_with(say(word)); });
  if (month == months.end()) return std::nullopt;
  day.month = static_cast<int>(month - months.begin()) + 1;
  text.remove_prefix(std::string_view(say(*month)).size());
  if (!text.starts_with(' ')) return std::nullopt;
  text.remove_prefix(1);
  return number(day.year) && as_date(day).ok() ? std::optional(day) : std::nullopt;
}

/// A line such as `as_line` makes; nothing for one of the commitment's own words.
std::optional<Said> said_in(std::string_view line) {
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    // What stands before the day and after it, from the sentence itself.
    const auto whole = say(Word::commit_said_then, fmt::arg("outcome", say(outcomes.at(i))), fmt::arg("day", "\n"));
    const auto gap = whole.find('\n');
    const std::string_view before = std::string_view(whole).substr(0, gap), after = std::string_view(whole).substr(gap + 1);
    if (!line.starts_with(before)) continue;
    auto rest = line.substr(before.size());
    const auto day = day_at(rest);
    if (!day || !rest.starts_with(after)) continue;
    rest.remove_prefix(after.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    return Said{.became = static_cast<Became>(i), .day = *day, .why = std::string(rest)};
  }
  return std::nullopt;
}

TeamCommitment read_one(std::string_view item) {
  TeamCommitment one;
  while (!item.empty()) {
    const auto end = std::min(item.find('\n'), item.size());
    const auto line = item.substr(0, end);
    item.remove_prefix(std::min(end + 1, item.size()));
    if (!one.words.empty())
      if (auto said = said_in(line)) {
        one.said.push_back(std::move(*said));
        continue;
      }
    if (!one.words.empty()) one.words += '\n';
    one.words += line;
  }
  return one;
}

/// Where a page's commitments begin: under the last heading of theirs, since a question may be worded the same. At its end where it has
/// none.
std::size_t commitments_at(std::string_view page) {
  const auto heading = "## " + std::string(say(Word::record_commitments)) + "\n";
  for (auto at = page.rfind(heading); at != std::string_view::npos; at = page.rfind(heading, at - 1)) {
    if (at == 0 || page[at - 1] == '\n') return at + heading.size();  // else it stands within somebody's words
  }
  return page.size();
}

}  // namespace

std::vector<TeamCommitment> commitments_in(std::string_view page) {
  std::vector<TeamCommitment> all;
  for (const auto& line : read_page(page.substr(commitments_at(page))))
    if (line.kind == RecordLine::Kind::item) all.push_back(read_one(line.text));
  return all;
}

std::optional<std::string> with_said(std::string_view page, std::size_t place, const Said& said) {
  auto at = commitments_at(page);
  const auto line_end = [&](std::size_t from) { return std::min(page.find('\n', from), page.size()); };
  for (std::size_t items = 0; at < page.size(); at = line_end(at) + 1) {
    if (!page.substr(at).starts_with("- ") || items++ < place) continue;
    do at = std::min(line_end(at) + 1, page.size());
    while (page.substr(at).starts_with("  "));
    auto all = std::string(page.substr(0, at));
    if (!all.ends_with('\n')) all += '\n';
    return all + "  " + as_line(said) + "\n" + std::string(page.substr(at));
  }
  return std::nullopt;
}

std::array<portfolio::Day, 2> return_days(portfolio::Day kept) {
  const auto date = as_date(kept);
  const auto month = date + days::months{3};
  return {as_day(days::sys_days{date} + days::weeks{6}), as_day(month.ok() ? month : month.year() / month.month() / days::last)};
}

bool is_back(const TeamCommitment& one, portfolio::Day kept, portfolio::Day today) {
  if (!one.said.empty() && one.said.back().became != Became::changed) return false;
  const auto said = one.said.empty() ? kept : one.said.back().day;
  const auto all = return_days(kept);
  return std::ranges::any_of(all, [&](portfolio::Day day) { return day <= today && said < day; });
}

}  // namespace vignette::workshop
