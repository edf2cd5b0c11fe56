#include "workshop/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "words/words.hpp"
#include "workshop/look.hpp"
#include "workshop/wiping.hpp"

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

/// FNV-1a: of what is written, and of nothing else.
std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 14695981039346656037U;
  for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return number;
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

std::vector<Flagged> flagged(const Kept& kept, const reflect::Known& known) {
  std::vector<Flagged> all;
  each_list(kept, [&](const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      const auto found = look(text, known);
      const auto number = number_of(text);
      if (found.empty() || std::ranges::find(all, number, &Flagged::of) != all.end()) continue;
      Flagged& one = all.emplace_back(number, text);
      for (const auto& range : found) one.words.push_back(text.substr(range.begin, range.end - range.begin));
    }
  });
  return all;
}

Kept without_flagged(Kept kept, const reflect::Known& known, const std::set<std::uint64_t>& but) {
  each_list(kept, [&](std::vector<std::string>& texts) {
    std::erase_if(texts, [&](std::string& text) {
      if (but.contains(number_of(text)) || look(text, known).empty()) return false;
      wipe(text);
      return true;
    });
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

std::string record_of(const Workshop& workshop, const reflect::Known& known, const std::set<std::uint64_t>& with_flagged,
                      const std::string& title, portfolio::Day day) {
  return as_page(without_flagged(workshop.kept(), known, with_flagged), title, day);
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
    if (question.own) page += std::string(say(Word::record_own)) + "\n\n";
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
