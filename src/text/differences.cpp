#include "text/differences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/common_words.hpp"
#include "text/unicode.hpp"

namespace vignette::text {

namespace {

/// What is never cut: a word with its inner apostrophes and hyphens, a run of spaces, or one other character.
enum class Kind : std::uint8_t { word, space, mark };

struct Token {
  std::uint32_t name = 0;  ///< the same for the same letters
  Kind kind = Kind::mark;
  Range range;
};

Kind kind_of(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (u_isUWhiteSpace(c)) return Kind::space;
  constexpr std::uint32_t marks = U_GC_M_MASK;
  const bool belongs = u_isalnum(c) || (U_GET_GC_MASK(c) & marks) != 0 || character == U'_' || character == U'\u200D';
  return belongs ? Kind::word : Kind::mark;
}

bool joins(char32_t character) { return character == U'\'' || character == U'’' || character == U'-' || character == U'\u2010'; }

class Names {
 public:
  std::uint32_t of(std::string_view letters) {
    return known_.try_emplace(letters, static_cast<std::uint32_t>(known_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> known_;
};

/// The end of the token that begins at `begin`.
std::size_t token_end(std::string_view text, std::size_t begin, Kind kind) {
  std::size_t end = begin;
  next_character(text, end);
  while (kind != Kind::mark && end < text.size()) {
    std::size_t next = end;
    const auto character = next_character(text, next);
    if (kind == Kind::word && joins(character) && next < text.size()) {
      std::size_t after = next;
      if (kind_of(next_character(text, after)) == Kind::word) {
        end = after;
        continue;
      }
    }
    if (kind_of(character) != kind) break;
    end = next;
  }
  return end;
}

std::vector<Token> tokens_of(std::string_view text, Names& names) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 3 + 1);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t peek = at;
    const Kind kind = kind_of(next_character(text, peek));
    const Range range{at, token_end(text, at, kind)};
    tokens.push_back({names.of(part(text, range)), kind, range});
    at = range.end;
  }
  return tokens;
}

/// A stretch of tokens on either side that are not the same.
struct Change {
  int from_begin = 0, from_end = 0, to_begin = 0, to_end = 0;
};

using Tokens = std::vector<Token>;

/// Myers, "An O(ND) difference algorithm and its variations" (1986): the furthest way on each diagonal for each number of edits,
/// all kept, and walked back.
class Myers {
 public:
  Myers(const Tokens& from, const Tokens& to, int first, int from_size, int to_size)
      : from_(from), to_(to), first_(first), n_(from_size), m_(to_size) {}

  /// Newest last; nothing if there are more edits than are looked for.
  bool run(std::vector<Change>& changes) {
    for (int edits = 0; edits <= std::min(n_ + m_, most_edits); ++edits) {
      if (!step(edits)) continue;
      walk_back(edits, changes);
      return true;
    }
    return false;
  }

 private:
  static constexpr int most_edits = 1500;

  static std::size_t index(int number) { return static_cast<std::size_t>(number); }
  bool same(int x, int y) const { return from_[index(first_ + x)].name == to_[index(first_ + y)].name; }
  /// How far diagonal k was reached with so many edits.
  int& reach(int edits, int k) { return reached_[index(edits)][index(k + edits) / 2]; }
  /// Whether diagonal k is entered from the one above, by an insertion.
  bool from_above(int edits, int k) { return k == -edits || (k != edits && reach(edits - 1, k - 1) < reach(edits - 1, k + 1)); }

  bool step(int edits) {
    reached_.emplace_back(static_cast<std::size_t>(edits) + 1);
    for (int k = -edits; k <= edits; k += 2) {
      int x = 0;
      if (edits > 0) x = from_above(edits, k) ? reach(edits - 1, k + 1) : reach(edits - 1, k - 1) + 1;
      int y = x - k;
      while (x >= 0 && y >= 0 && x < n_ && y < m_ && same(x, y)) ++x, ++y;
      reach(edits, k) = x;
      if (x >= n_ && y >= m_ && k == n_ - m_) return true;
    }
    return false;
  }

  void walk_back(int edits, std::vector<Change>& changes) {
    int x = n_, y = m_;
    for (; edits > 0; --edits) {
      const int k = x - y;
      const bool above = from_above(edits, k);
      const int before_x = reach(edits - 1, above ? k + 1 : k - 1), before_y = before_x - (above ? k + 1 : k - 1);
      changes.push_back({before_x, above ? before_x : before_x + 1, before_y, above ? before_y + 1 : before_y});
      x = before_x;
      y = before_y;
    }
    std::ranges::reverse(changes);
  }

  const Tokens& from_;
  const Tokens& to_;
  int first_, n_, m_;
  std::vector<std::vector<int>> reached_;
};

/// Changes that touch become one; so do those with at most one word between them, which read as one.
std::vector<Change> gathered(const std::vector<Change>& changes, const Tokens& from) {
  std::vector<Change> gathered;
  for (const auto& change : changes) {
    if (!gathered.empty()) {
      auto& last = gathered.back();
      const auto words = std::count_if(from.begin() + last.from_end, from.begin() + change.from_begin,
                                       [](const Token& token) { return token.kind == Kind::word; });
      const auto lines = std::any_of(from.begin() + last.from_end, from.begin() + change.from_begin,
                                     [](const Token& token) { return token.kind == Kind::space && token.range.size() > 1; });
      if (words <= 1 && !lines) {
        last.from_end = change.from_end;
        last.to_end = change.to_end;
        continue;
      }
    }
    gathered.push_back(change);
  }
  return gathered;
}

Range bytes_of(const Tokens& tokens, int begin, int end, std::size_t size) {
  const auto offset = [&](int at) {
    return static_cast<std::size_t>(at) < tokens.size() ? tokens[static_cast<std::size_t>(at)].range.begin : size;
  };
  return {offset(begin), offset(end)};
}

/// In small letters, and how many there are.
struct Folded {
  std::string letters;
  std::size_t count = 0;
};

Folded folded(std::string_view word) {
  Folded small;
  for (std::size_t at = 0; at < word.size(); ++small.count)
    append(small.letters, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(next_character(word, at)), U_FOLD_CASE_DEFAULT)));
  return small;
}

/// Calls `use` with each word of a range.
template <typename Use>
void each_word(std::string_view text, Range range, const Use& use) {
  for (std::size_t at = range.begin; at < range.end;) {
    std::size_t after = at;
    const Kind kind = kind_of(next_character(text, after));
    const std::size_t end = token_end(text, at, kind);
    if (kind == Kind::word) use(Range{at, end});
    at = end;
  }
}

std::unordered_set<std::string> words_of(std::string_view text) {
  std::unordered_set<std::string> words;
  each_word(text, {0, text.size()}, [&](Range word) { words.insert(folded(part(text, word)).letters); });
  return words;
}

/// Grows by one word after another; words next to one another are one run.
class Runs {
 public:
  explicit Runs(std::string_view text) : text_(text) {}
  void add(Range word, std::size_t letters) {
    if (!runs_.empty() && only_spaces({runs_.back().range.end, word.begin})) {
      runs_.back().range.end = word.end;
      runs_.back().letters += letters;
    } else {
      runs_.push_back({word, letters});
    }
  }
  /// The longest, in the text's order; the same words said twice count once.
  std::vector<Range> finish() && {
    std::vector<std::pair<std::size_t, std::string>> told;  // how long, and what
    for (const Run& run : runs_)
      if (std::string words = folded(part(text_, run.range)).letters;
          std::ranges::find(told, words, &decltype(told)::value_type::second) == told.end())
        told.emplace_back(run.letters, std::move(words));
    std::ranges::stable_sort(told, std::ranges::greater(), &decltype(told)::value_type::first);
    told.resize(std::min(told.size(), most_only_in));
    std::unordered_set<std::string> chosen;
    for (auto& [letters, words] : told) chosen.insert(std::move(words));
    std::vector<Range> ranges;
    for (const Run& run : runs_)
      if (chosen.contains(folded(part(text_, run.range)).letters)) ranges.push_back(run.range);
    return ranges;
  }

 private:
  struct Run {
    Range range;
    std::size_t letters = 0;
  };
  bool only_spaces(Range range) const { return part(text_, range).find_first_not_of(' ') == std::string_view::npos; }

  std::string_view text_;
  std::vector<Run> runs_;
};

bool tells(const Folded& word) {
  constexpr std::size_t least = 4;
  return word.count >= least && !is_common_word(word.letters);
}

/// How many words a change is about: of what went or of what came, whichever is more.
std::ptrdiff_t words_changed(const Change& change, const Tokens& from, const Tokens& to) {
  const auto count = [](const Tokens& tokens, int begin, int end) {
    return std::count_if(tokens.begin() + begin, tokens.begin() + end, [](const Token& token) { return token.kind == Kind::word; });
  };
  return std::max(count(from, change.from_begin, change.from_end), count(to, change.to_begin, change.to_end));
}

/// Changes with at most one word between them, or no more than either is about, become one, but never over the end of a paragraph.
std::vector<Change> joined_to_read(const std::vector<Change>& changes, std::string_view text, const Tokens& from, const Tokens& to) {
  std::vector<Change> joined;
  const auto one = [&](const Change& a, const Change& b) {
    std::ptrdiff_t words = 0;
    for (int at = a.from_end; at < b.from_begin; ++at) {
      const Token& token = from[static_cast<std::size_t>(at)];
      if (token.kind == Kind::space && part(text, token.range).find('\n') != std::string_view::npos) return false;
      words += token.kind == Kind::word ? 1 : 0;
    }
    return words <= std::max<std::ptrdiff_t>(1, std::min(words_changed(a, from, to), words_changed(b, from, to)));
  };
  for (const Change& change : changes) {
    joined.push_back(change);
    while (joined.size() > 1 && one(joined[joined.size() - 2], joined.back())) {
      const Change last = joined.back();
      joined.pop_back();
      joined.back().from_end = last.from_end;
      joined.back().to_end = last.to_end;
    }
  }
  return joined;
}

/// What changed, by words, with both texts cut into them.
struct Compared {
  Tokens before, after;
  std::vector<Change> changes;
};

Compared compared(std::string_view from, std::string_view to) {
  Compared both;
  Names names;
  both.before = tokens_of(from, names);
  both.after = tokens_of(to, names);
  const auto& [before, after, found] = both;
  const auto same = [](const Token& a, const Token& b) { return a.name == b.name; };
  const int n = static_cast<int>(before.size()), m = static_cast<int>(after.size());
  const int first = static_cast<int>(std::ranges::mismatch(before, after, same).in1 - before.begin());
  int last = 0;
  while (last < std::min(n, m) - first &&
         same(before[static_cast<std::size_t>(n - 1 - last)], after[static_cast<std::size_t>(m - 1 - last)]))
    ++last;

  std::vector<Change> changes;
  if (!Myers(before, after, first, n - first - last, m - first - last).run(changes)) {
    changes = {{0, n - first - last, 0, m - first - last}};
  }
  for (auto& change : changes) {
    change.from_begin += first;
    change.from_end += first;
    change.to_begin += first;
    change.to_end += first;
  }
  both.changes = std::move(changes);
  return both;
}

std::vector<Difference> told_of(const Compared& both, const std::vector<Change>& changes, std::string_view from, std::string_view to) {
  std::vector<Difference> told;
  for (const auto& change : changes) {
    told.push_back({bytes_of(both.before, change.from_begin, change.from_end, from.size()),
                    bytes_of(both.after, change.to_begin, change.to_end, to.size())});
  }
  return told;
}

}  // namespace

std::vector<Difference> differences(std::string_view from, std::string_view to) {
  if (from == to) return {};
  const Compared both = compared(from, to);
  return told_of(both, gathered(both.changes, both.before), from, to);
}

std::vector<Difference> differences_to_read(std::string_view from, std::string_view to) {
  if (from == to) return {};
  const Compared both = compared(from, to);
  return told_of(both, joined_to_read(both.changes, from, both.before, both.after), from, to);
}

OnlyIn only_in(std::string_view from, std::string_view to) {
  const auto in_from = words_of(from), in_to = words_of(to);
  Runs went(from), came(to);
  const auto gather = [](Runs& runs, std::string_view text, Range range, const std::unordered_set<std::string>& other) {
    each_word(text, range, [&](Range word) {
      const Folded small = folded(part(text, word));
      if (tells(small) && !other.contains(small.letters)) runs.add(word, small.count);
    });
  };
  for (const Difference& difference : differences(from, to)) {
    gather(went, from, difference.removed, in_to);
    gather(came, to, difference.inserted, in_from);
  }
  return {std::move(went).finish(), std::move(came).finish()};
}

std::optional<OnlyIn> changed_in(std::string_view from, std::string_view to) {
  const auto words = [](std::string_view text, Range range) {
    std::ptrdiff_t count = 0;
    each_word(text, range, [&](Range) { ++count; });
    return count;
  };
  const auto from_word_to_word = [](std::string_view text, Range range) {
    Range all;
    each_word(text, range, [&](Range word) { all = {all.empty() ? word.begin : all.begin, word.end}; });
    return all;
  };
  OnlyIn changed;
  std::ptrdiff_t kept = words(from, {0, from.size()});
  const std::ptrdiff_t shorter = std::min(kept, words(to, {0, to.size()}));
  for (const Difference& difference : differences_to_read(from, to)) {
    kept -= words(from, difference.removed);
    const Range went = from_word_to_word(from, difference.removed), came = from_word_to_word(to, difference.inserted);
    if (!went.empty()) changed.from.push_back(went);
    if (!came.empty()) changed.to.push_back(came);
  }
  if (2 * kept <= shorter) return std::nullopt;
  return changed;
}

std::vector<std::string> words_in_small(std::string_view text) {
  std::vector<std::string> words;
  each_word(text, {0, text.size()}, [&](Range word) { words.push_back(folded(part(text, word)).letters); });
  return words;
}

}  // namespace vignette::text
