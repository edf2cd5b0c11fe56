#include "workshop/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "words/words.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

/// Every text that people wrote, in the page's order.
template <typename Of, typename Work>
void each_list(Of& kept, const Work& work) {
  for (auto& question : kept.questions) {
    work(question.titles);
    work(question.answers);
  }
  work(kept.commitments);
}

std::vector<reflect::Finding> found_in(const std::string& text, const reflect::Known& known) {
  return reflect::look_for_details(text, words::language(), known);
}

std::string as_list(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) {
    all += "- ";
    for (const char c : text) c == '\n' ? all += "\n  " : all += c;
    all += '\n';
  }
  return all.empty() ? all : all + '\n';
}

}  // namespace

std::vector<std::string> flagged(const Kept& kept, const reflect::Known& known) {
  std::vector<std::string> all;
  each_list(kept, [&](const std::vector<std::string>& texts) {
    for (const auto& text : texts)
      for (const auto& one : found_in(text, known)) all.push_back(text.substr(one.range.begin, one.range.end - one.range.begin));
  });
  return all;
}

Kept without_flagged(Kept kept, const reflect::Known& known) {
  each_list(kept, [&](std::vector<std::string>& texts) {
    std::erase_if(texts, [&](const std::string& text) { return !found_in(text, known).empty(); });
  });
  return kept;
}

Ending ending_of(const Workshop& workshop, const reflect::Known& known, std::string_view time) {
  const auto keep = workshop.keep();
  Ending end{.keep = keep, .promised = workshop.promised(), .settled = workshop.settled(), .kept = workshop.kept()};
  end.flagged = flagged(end.kept, known);
  end.wiped_told = told_at_end(workshop.language(), keep, end.promised, false, time);
  if (keep != Keep::nothing) end.kept_told = told_at_end(workshop.language(), keep, end.promised, true, time);
  return end;
}

std::string record_of(const Workshop& workshop, const reflect::Known& known, bool with_flagged, const std::string& title,
                      portfolio::Day day) {
  auto kept = workshop.kept();
  if (!with_flagged) kept = without_flagged(std::move(kept), known);
  return as_page(kept, title, day);
}

portfolio::Day review_day(portfolio::Day day) {
  ++day.year;
  if (day.month == 2 && day.day == 29) day.day = 28;
  return day;
}

std::string in_words(portfolio::Day day) {
  constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                              Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};
  return fmt::format("{} {} {}", day.day, say(months[static_cast<std::size_t>(day.month - 1)]), day.year);
}

std::string as_page(const Kept& kept, const std::string& title, portfolio::Day day) {
  std::string page = "# " + say(Word::record_title, fmt::arg("title", title)) + "\n\n";
  const auto present = !kept.present                 ? std::string(say(Word::record_unknown))
                       : *kept.present < small_group ? std::string(say(Word::record_fewer))
                                                     : words::count_in_words(*kept.present);
  page += say(Word::record_day, fmt::arg("day", in_words(day))) + "  \n" + say(Word::record_present, fmt::arg("count", present)) + "\n\n";
  for (const auto& question : kept.questions) {
    page += "## " + question.wording + "\n\n";
    page += as_list(question.titles) + as_list(question.answers);
  }
  if (!kept.commitments.empty()) page += "## " + std::string(say(Word::record_commitments)) + "\n\n" + as_list(kept.commitments);
  page += say(Word::record_limits, fmt::arg("day", in_words(review_day(day)))) + "\n";
  return page;
}

std::vector<RecordLine> read_page(std::string_view page) {
  using Kind = RecordLine::Kind;
  constexpr std::pair<std::string_view, Kind> begins[] = {{"# ", Kind::title}, {"## ", Kind::heading}, {"- ", Kind::item}};
  std::vector<RecordLine> lines;
  while (!page.empty()) {
    const auto end = std::min(page.find('\n'), page.size());
    auto line = page.substr(0, end);
    page.remove_prefix(std::min(end + 1, page.size()));
    while (line.ends_with(' ')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.starts_with("  ") && !lines.empty() && lines.back().kind == Kind::item) {
      lines.back().text += '\n' + std::string(line.substr(2));
      continue;
    }
    Kind kind = Kind::text;
    for (const auto& [mark, meant] : begins) {
      if (!line.starts_with(mark)) continue;
      line.remove_prefix(mark.size());
      kind = meant;
      break;
    }
    lines.push_back({.kind = kind, .text = std::string(line)});
  }
  return lines;
}

}  // namespace vignette::workshop
