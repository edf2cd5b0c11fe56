#include "pack/lines.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace vignette::pack {

Lines::Lines(std::string_view text) : text_(text) {
  starts_.reserve(text.size() / 48 + 1);
  std::size_t at = 0;
  while (at < text.size()) {
    starts_.push_back(static_cast<std::uint32_t>(at));
    while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
    if (at == text.size()) break;
    at += text.substr(at, 2) == "\r\n" ? 2 : 1;
  }
}

std::string_view Lines::line(int number) const {
  if (number < 1 || number > count()) return {};
  const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
  std::size_t end = number < count() ? starts_[static_cast<std::size_t>(number)] : text_.size();
  if (end > begin && text_[end - 1] == '\n') --end;
  if (end > begin && text_[end - 1] == '\r') --end;
  return text_.substr(begin, end - begin);
}

int Lines::column(int number, std::size_t byte) const {
  const auto before = line(number).substr(0, byte);
  return 1 + static_cast<int>(std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

SourcePos Lines::find(std::string_view needle, int from, int to) const {
  for (int number = from; !needle.empty() && number <= std::min(to, count()); ++number) {
    const auto at = line(number).find(needle);
    if (at != std::string_view::npos) return {number, column(number, at)};
  }
  return {from, 1};
}

void Findings::add(SourcePos at, words::Severity severity, std::string what, std::string mend) {
  if (severity == words::Severity::error) ++errors_;
  if (!full())
    problems_.push_back({file_, at.line, at.column, severity, std::move(what), std::move(mend)});
  else
    more_ = true;
}

void sort_by_place(std::vector<words::Problem>& problems) {
  // By index where places are equal: std::stable_sort would do, but libstdc++ 12's is deprecated to clang.
  std::vector<std::size_t> order(problems.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) {
    const int line = problems[i].line;
    return std::tuple(line == 0 ? std::numeric_limits<int>::max() : line, problems[i].column, i);
  });
  std::vector<words::Problem> sorted;
  sorted.reserve(problems.size());
  for (const auto i : order) sorted.push_back(std::move(problems[i]));
  problems = std::move(sorted);
}

std::vector<words::Problem> Findings::in_order() {
  sort_by_place(problems_);
  if (more_)
    problems_.push_back({file_, 0, 0, words::Severity::warning, std::string(say(words::Word::pack_more_problems)),
                         std::string(say(words::Word::pack_more_problems_mend))});
  return std::move(problems_);
}

namespace {

constexpr int kept_around = 2;
constexpr std::size_t longest_kept = 400;

/// Without what nobody should meet on a page, and no longer than anybody would look at; never cut within a character.
std::string shown(std::string_view line) {
  std::size_t end = std::min(line.size(), longest_kept);
  while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  std::string out(line.substr(0, end));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  if (end < line.size()) out += "…";
  return out;
}

}  // namespace

void keep_lines(Case& read, const Lines& lines) {
  for (const auto& problem : read.problems) {
    if (problem.line <= 0 || problem.where != read.file) continue;
    for (int number = std::max(1, problem.line - kept_around); number <= std::min(lines.count(), problem.line + kept_around); ++number)
      read.lines.try_emplace(number, shown(lines.line(number)));
  }
}

bool lines_kept(const Case& read) {
  return std::ranges::all_of(read.problems, [&](const words::Problem& problem) {
    return problem.line <= 0 || problem.where != read.file || read.lines.contains(problem.line);
  });
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.size() > 64) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  const std::string from = lower(word);
  for (const auto name : known) {
    std::vector<std::size_t> row(name.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
      std::size_t corner = std::exchange(row[0], i);
      for (std::size_t j = 1; j <= name.size(); ++j) {
        const std::size_t changed = corner + (from[i - 1] == name[j - 1] ? 0 : 1);
        corner = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
      }
    }
    if (row.back() < least) {
      least = row.back();
      best = name;
    }
  }
  return best;
}

}  // namespace vignette::pack
