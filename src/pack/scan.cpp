#include "pack/scan.hpp"

#include <algorithm>
#include <set>

#include "text/unicode.hpp"

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

/// Quotes and lists within one another on one line, and columns of indentation: deeper is cut, for nobody can read it and cmark's time
/// grows with depth.
constexpr int deepest = 40;
constexpr std::size_t widest_indentation = 160;
/// Words that end in digits are remembered until the notes are known, but not without end.
constexpr std::size_t longest_address = 2000;
constexpr std::size_t longest_label = 100;
constexpr std::size_t most_stuck = 100000;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool blank(char c) { return c == ' ' || c == '\t'; }

/// Digits stuck to a word: which, and where.
struct Stuck {
  std::string word, label;
  SourcePos at;
};

class Scanner {
 public:
  Scanner(const Lines& lines, int first, Findings& findings) : lines_(lines), findings_(findings), first_(first) {}

  std::string only_cleaned(int last) {
    std::string text;
    for (number_ = first_; number_ <= last; ++number_) text.append(without_strange_characters(lines_.line(number_))) += '\n';
    return text;
  }

  Scan run() {
    for (number_ = first_; number_ <= lines_.count(); ++number_) {
      std::string_view line = lines_.line(number_);
      line = without_strange_characters(line);
      if (!fenced(line) && !note_fence(line)) {
        line = shallow(line);
        leftovers(line);
        line = without_attributes(line);
        footnotes(line);
        stuck_digits(line);
      }
      scan_.markdown += line;
      scan_.markdown += '\n';
    }
    if (note_ > 0) {
      findings_.warning({note_, 1}, std::string(say(Word::pack_note_open)), std::string(say(Word::pack_note_open_mend)));
      scan_.notes.push_back({note_, lines_.count()});
    }
    tell_stuck_digits();
    return std::move(scan_);
  }

 private:
  /// Counts on from the place asked for last, so that a very long line costs its length once.
  SourcePos at(std::size_t byte) {
    const std::string_view line = lines_.line(number_);
    byte = std::min(byte, line.size());
    if (counted_line_ != number_) {
      counted_line_ = number_;
      counted_to_ = 0;
      column_ = 1;
    }
    const auto between = line.substr(std::min(byte, counted_to_), byte < counted_to_ ? counted_to_ - byte : byte - counted_to_);
    const auto characters =
        static_cast<int>(std::ranges::count_if(between, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    column_ += byte < counted_to_ ? -characters : characters;
    counted_to_ = byte;
    return {number_, column_};
  }

  /// Leaves out control characters and those that make text read differently from how it is stored.
  std::string_view without_strange_characters(std::string_view line) {
    const auto suspicious = [](char c) {
      return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F || c == '\xC2' || c == '\xE2';
    };
    if (std::ranges::none_of(line, suspicious)) return line;
    cleaned_.clear();
    std::size_t offset = 0;
    while (offset < line.size()) {
      const std::size_t begin = offset;
      const char32_t c = text::next_character(line, offset);
      const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
      const bool turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      if (control)
        findings_.warning(at(begin), say(Word::pack_control_character, fmt::arg("code", fmt::format("U+{:04X}", static_cast<unsigned>(c)))),
                          std::string(say(Word::pack_control_character_mend)));
      else if (turning)
        findings_.warning(at(begin), say(Word::pack_turning_character, fmt::arg("code", fmt::format("U+{:04X}", static_cast<unsigned>(c)))),
                          std::string(say(Word::pack_turning_character_mend)));
      else
        cleaned_ += line.substr(begin, offset - begin);
    }
    return cleaned_;
  }

  /// Inside a ``` or ~~~ block, its fences included, nothing means anything.
  bool fenced(std::string_view line) {
    const auto text = trimmed(line);
    const char mark = text.empty() ? ' ' : text.front();
    const std::size_t run = mark == '`' || mark == '~' ? std::min(text.find_first_not_of(mark), text.size()) : 0;
    if (fence_ == 0) {
      if (run < 3 || (mark == '`' && text.find('`', run) != std::string_view::npos)) return false;
      fence_ = run;
      fence_mark_ = mark;
    } else if (mark == fence_mark_ && run >= fence_ && trimmed(text.substr(run)).empty()) {
      fence_ = 0;
    }
    return true;
  }

  /// `:::note` and `:::` become a comment, so that cmark ends lists and paragraphs there.
  bool note_fence(std::string_view& line) {
    const auto text = trimmed(line);
    if (!text.starts_with(":::")) return false;
    const auto name = trimmed(text.substr(3));
    if (name.empty()) {
      if (note_ > 0)
        scan_.notes.push_back({note_, number_});
      else
        findings_.warning({number_, 1}, std::string(say(Word::pack_note_stray)), std::string(say(Word::pack_note_stray_mend)));
      note_ = 0;
    } else if (name == "note") {
      if (note_ > 0)
        findings_.warning({number_, 1}, std::string(say(Word::pack_note_within)), std::string(say(Word::pack_note_within_mend)));
      else
        note_ = number_;
    } else {
      findings_.warning({number_, 1}, say(Word::pack_directive_unknown, fmt::arg("name", name.substr(0, 40))),
                        std::string(say(Word::pack_directive_unknown_mend)));
    }
    line = "<!---->";
    return true;
  }

  std::string_view shallow(std::string_view line) {
    int depth = 0;
    std::size_t i = 0;
    std::size_t indentation = 0;
    while (i < line.size()) {
      const std::size_t run = std::min(line.find_first_not_of(" \t", i), line.size()) - i;
      indentation = std::max(indentation, run);
      i += run;
      if (i >= line.size()) break;
      std::size_t marker = 0;
      if (line[i] == '>') {
        marker = 1;
      } else if (line[i] == '-' || line[i] == '*' || line[i] == '+') {
        marker = i + 1 >= line.size() || blank(line[i + 1]) ? 1 : 0;
      } else if (digit(line[i])) {
        const auto end = line.find_first_not_of("0123456789", i);
        if (end != std::string_view::npos && (line[end] == '.' || line[end] == ')') && (end + 1 >= line.size() || blank(line[end + 1])))
          marker = end + 1 - i;
      }
      if (marker == 0) break;
      ++depth;
      i += marker;
    }
    if (depth <= deepest && indentation <= widest_indentation) return line;
    if (i >= line.size() && line.find_first_not_of(line.find('*') != std::string_view::npos ? " \t*" : " \t-") == std::string_view::npos)
      return "---";  // a line across the page, drawn long
    findings_.warning({number_, 1}, std::string(say(Word::pack_too_deep)), std::string(say(Word::pack_too_deep_mend)));
    return line.substr(i);
  }

  void leftovers(std::string_view line) {
    auto text = trimmed(line);
    while (!text.empty() && std::string_view("[*_# ").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    if (text.starts_with("•")) {
      findings_.warning(at(static_cast<std::size_t>(text.data() - line.data())), std::string(say(Word::pack_bullet)),
                        std::string(say(Word::pack_bullet_mend)));
      return;
    }
    if (text.size() > 200) return;
    const std::string small = lower(text);
    const auto homepage = small.starts_with("back to ") && small.find("homepage") != std::string::npos;
    std::size_t where = std::string::npos;
    if (small.starts_with("back to top") || small.starts_with("next chapter") || homepage) where = 0;
    if (where != 0) where = std::min(small.find("next chapter:"), small.ends_with("back to top") ? small.size() - 11 : std::string::npos);
    if (where == std::string::npos) return;
    const auto words = text.substr(where, small.compare(where, 4, "next") == 0 ? 12 : homepage ? text.size() : 11);
    findings_.warning(at(static_cast<std::size_t>(text.data() - line.data()) + where), say(Word::pack_navigation, fmt::arg("words", words)),
                      std::string(say(Word::pack_navigation_mend)));
  }

  std::string_view without_attributes(std::string_view line) {
    auto end = line.find_last_not_of(" \t");
    if (end == std::string_view::npos || line[end] != '}') return line;
    const auto open = line.rfind('{', end);
    if (open == std::string_view::npos) return line;
    const auto inside = trimmed(line.substr(open + 1, end - open - 1));
    if (!inside.starts_with('#') && !inside.starts_with("stage=") && !inside.starts_with("brief=")) return line;
    Attributes found{.id = {}, .stage = {}, .brief = {}, .at = at(open), .stage_at = at(open)};
    std::size_t i = 0;
    while (i < inside.size()) {
      if (blank(inside[i])) {
        ++i;
        continue;
      }
      std::size_t stop = std::min(inside.find_first_of(" \t=", i), inside.size());
      const auto name = inside.substr(i, stop - i);
      std::string_view value;
      const std::size_t name_at = i;
      if (stop < inside.size() && inside[stop] == '=') {
        std::size_t begin = stop + 1;
        // Straight or curly quotes round a value.
        std::string_view close = " ";
        if (inside.substr(begin).starts_with('"')) {
          close = "\"";
          begin += 1;
        } else if (inside.substr(begin).starts_with("“")) {
          close = "”";
          begin += 3;
        }
        stop = std::min(inside.find(close, begin), inside.size());
        value = inside.substr(begin, stop - begin);
        stop = std::min(stop + close.size(), inside.size());
      }
      if (name.starts_with('#')) {
        found.id = name.substr(1);
      } else if (name == "stage") {
        found.stage = value;
        found.stage_at = at(static_cast<std::size_t>(inside.data() - line.data()) + name_at);
      } else if (name == "brief") {
        found.brief = value;
      } else {
        findings_.warning(at(static_cast<std::size_t>(inside.data() - line.data()) + name_at),
                          say(Word::pack_attribute_unknown, fmt::arg("name", name.substr(0, 40))),
                          std::string(say(Word::pack_attribute_unknown_mend)));
      }
      i = stop;
    }
    scan_.attributes[number_] = std::move(found);
    end = line.substr(0, open).find_last_not_of(" \t");
    return line.substr(0, end == std::string_view::npos ? 0 : end + 1);
  }

  void footnotes(std::string_view line) {
    if (line.find("[^") == std::string_view::npos) return;
    const auto first = line.find_first_not_of(" >");
    bool code = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      if (line[i] == '`') code = !code;
      if (line[i] == '\\') ++i;
      if (code || line.substr(i, 2) != "[^") continue;
      const auto inside = line.substr(i + 2, longest_label + 1);
      const auto label = inside.substr(0, inside.find(']'));
      if (label.empty() || label.size() == inside.size() || label.find_first_of(" \t[") != std::string_view::npos) continue;
      const bool begins = first == i && line.substr(i + 2 + label.size() + 1).starts_with(':');
      (begins ? scan_.defined : scan_.used).push_back({std::string(label), at(i)});
      i += 2 + label.size();
    }
  }

  /// "AIM213" and "order.10", kept until it is known which notes there are. Addresses, code, pictures and what is within <> are
  /// passed over.
  void stuck_digits(std::string_view line) {
    if (std::ranges::none_of(line, digit)) return;
    std::size_t i = 0;
    while (i < line.size()) {
      if (line[i] == '`' || line[i] == '<' || line.substr(i, 2) == "](" || line.substr(i, 2) == "[^" || line.substr(i, 2) == "![") {
        const char close = line[i] == '`' ? '`' : line[i] == '<' ? '>' : line[i] == ']' ? ')' : ']';
        const auto end = line.substr(i + 1, longest_address).find(close);
        const bool picture = line[i] == '!';  // whose address follows
        i = end == std::string_view::npos ? i + 1 : i + 1 + end + (picture ? 0 : 1);
        continue;
      }
      if (!letter(line[i]) && !digit(line[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < line.size() && (letter(line[end]) || digit(line[end]))) ++end;
      if (line.substr(end, 3) == "://" || (line.substr(i, end - i) == "www" && line.substr(end, 1) == ".")) {
        i = std::min(line.find_first_of(" \t>)", end), line.size());
        continue;
      }
      look_at_word(line, i, end);
      i = end;
    }
  }

  void look_at_word(std::string_view line, std::size_t begin, std::size_t end) {
    std::size_t digits = end;
    while (digits > begin && digit(line[digits - 1])) --digits;
    if (digits == end || end - digits > 4 || stuck_.size() > most_stuck) return;
    if (digits > begin) {
      // Every tail of the digits may be the note: AIM213 is AIM2 and 13.
      for (std::size_t tail = digits; tail < end; ++tail)
        stuck_.push_back({std::string(line.substr(begin, end - begin)), std::string(line.substr(tail, end - tail)), at(begin)});
    } else if (begin > 1 && std::string_view(".,;:)!?").find(line[begin - 1]) != std::string_view::npos && letter(line[begin - 2])) {
      std::size_t word = begin - 1;
      while (word > 0 && (letter(line[word - 1]) || digit(line[word - 1]))) --word;
      stuck_.push_back({std::string(line.substr(word, end - word)), std::string(line.substr(begin, end - begin)), at(word)});
    }
  }

  void tell_stuck_digits() {
    std::set<std::string, std::less<>> defined, used;
    for (const auto& label : scan_.defined) defined.insert(folded(label.label));
    for (const auto& label : scan_.used) used.insert(folded(label.label));
    const auto likely = [&](const Stuck& stuck) {
      // One digit ends many honest words (AIM2, B12 apart); it is a note's only if nothing else calls that note.
      return defined.contains(stuck.label) && (stuck.label.size() > 1 || !used.contains(stuck.label));
    };
    for (auto stuck = stuck_.begin(); stuck != stuck_.end();) {
      const auto end = std::find_if(stuck, stuck_.end(), [&](const Stuck& other) { return other.at != stuck->at; });
      // Of several notes that the digits may be, a note that nothing calls; of those the one with the most digits.
      const auto lost = [&](const Stuck& one) { return likely(one) && !used.contains(one.label); };
      auto found = std::find_if(stuck, end, lost);
      if (found == end) found = std::find_if(stuck, end, likely);
      if (found != end) tell(*found);
      stuck = end;
    }
  }

  void tell(const Stuck& stuck) {
    scan_.stuck.insert(folded(stuck.label));
    const std::string rest = stuck.word.substr(0, stuck.word.size() - stuck.label.size());
    findings_.error(stuck.at,
                    say(Word::pack_stuck_digits, fmt::arg("word", stuck.word), fmt::arg("rest", rest), fmt::arg("label", stuck.label)),
                    say(Word::pack_stuck_digits_mend, fmt::arg("rest", rest), fmt::arg("label", stuck.label)));
  }

  const Lines& lines_;
  Findings& findings_;
  int first_, number_ = 0, note_ = 0;
  int counted_line_ = 0, column_ = 1;
  std::size_t counted_to_ = 0;
  std::size_t fence_ = 0;
  char fence_mark_ = ' ';
  std::string cleaned_;
  std::vector<Stuck> stuck_;
  Scan scan_;
};

}  // namespace

Scan scan(const Lines& lines, int first, Findings& findings) { return Scanner(lines, first, findings).run(); }

std::string without_strange_characters(const Lines& lines, int first, int last, Findings& findings) {
  return Scanner(lines, first, findings).only_cleaned(last);
}

std::string folded(std::string_view label) { return lower(trimmed(label)); }

}  // namespace vignette::pack
