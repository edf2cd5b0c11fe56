// What has a shape: telephone and NHS numbers, references, plates, postcodes, dates of birth.
#include <algorithm>
#include <array>
#include <optional>

#include "reflect/details_letters.hpp"
#include "reflect/details_reading.hpp"

namespace vignette::reflect::details {
namespace {

constexpr std::size_t most_figures = 24;  ///< of a run that is looked at
constexpr std::size_t longest_code = 64;

/// The check of an NHS number, modulus 11 (NHS Data Dictionary, "NHS number"): the first nine figures weighted 10 to 2.
bool is_nhs_number(std::string_view figures) {
  constexpr std::size_t length = 10;
  constexpr int modulus = 11;
  if (figures.size() != length) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < length; ++i) sum += (figures[i] - '0') * static_cast<int>(length - i);
  const int check = (modulus - sum % modulus) % modulus;
  return check == figures.back() - '0';  // a check of ten is never given out
}

class Numbers {
 public:
  explicit Numbers(const Reading& reading) : reading_(reading), text_(reading.text) {}

  std::vector<Found> all() {
    figures();
    shapes();
    for (std::size_t at = 0; at < reading_.tokens.size(); ++at) {
      born(at);
      marked_reference(at);
    }
    return std::move(found_);
  }

 private:
  using Kind = Token::Kind;

  void add(text::Range range, Detail kind) { found_.push_back({range, kind, 0}); }

  // ---- Runs of figures.

  struct Run {
    std::string figures;
    std::vector<std::size_t> ends;  ///< after each figure
    bool plus = false, slash = false;
    std::size_t begin = 0, longest_group = 0;
  };

  /// Figures with a blank, a hyphen, a dot, a slash or round brackets between them.
  Run run_at(std::size_t begin) const {
    Run run;
    run.begin = begin;
    std::size_t at = begin, group = 0;
    if (text_[at] == '+') {
      run.plus = true;
      ++at;
    }
    std::size_t between = 0;
    bool zero_in_brackets = false;
    for (; at < text_.size() && run.ends.size() < most_figures; ++at) {
      const char c = text_[at];
      if (is_figure(c)) {
        zero_in_brackets = run.plus && c == '0' && text_[at - 1] == '(' && at + 1 < text_.size() && text_[at + 1] == ')';
        between = 0;
        ++group;
        run.longest_group = std::max(run.longest_group, group);
        if (zero_in_brackets) continue;
        run.figures += c;
        run.ends.push_back(at + 1);
        continue;
      }
      group = 0;
      constexpr std::size_t most_between = 2;
      const bool parts = is_blank(c) || c == '-' || c == '(' || c == ')' || c == '.' || c == '/';
      if (!parts || ++between > most_between) break;
      run.slash = run.slash || c == '/';
    }
    return run;
  }

  void figures() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const char c = text_[at];
      const bool begins = is_figure(c) || ((c == '+' || c == '(') && at + 1 < text_.size() && is_figure(text_[at + 1]));
      if (!begins || (at > 0 && (is_part(text_[at - 1]) || text_[at - 1] == '@' || text_[at - 1] == '_'))) continue;
      const Run run = run_at(c == '(' ? at + 1 : at);
      if (run.ends.empty()) continue;
      if (const auto range = run_range(run, at); range) {
        at = range->end - 1;
      } else {  // a date or a count: on from its first group
        while (at + 1 < text_.size() && is_figure(text_[at + 1])) ++at;
      }
    }
  }

  std::optional<text::Range> run_range(const Run& run, std::size_t begin) {
    constexpr std::size_t longest_phone = 11, shortest_phone = 10, nhs_length = 10, long_number = 7;
    static const List& known = list("phones_known");
    const auto ends_cleanly = [&](std::size_t figures) {
      const std::size_t end = run.ends[figures - 1];
      return end >= text_.size() || !is_part(text_[end]);
    };
    const auto found = [&](std::size_t figures, Detail kind) {
      const text::Range range{begin, run.ends[figures - 1]};
      add(range, kind);
      return std::optional(range);
    };
    for (const std::size_t length : {std::size_t{4}, std::size_t{6}, shortest_phone, longest_phone})
      if (run.figures.size() >= length && ends_cleanly(length) && known.contains(run.figures.substr(0, length)))
        return text::Range{begin, run.ends[length - 1]};
    const bool abroad = run.plus || run.figures.starts_with("0044");
    const std::size_t most = abroad ? longest_phone + 3 : longest_phone, least = shortest_phone;
    if ((abroad || run.figures.starts_with("0")) && !run.slash)
      for (std::size_t length = std::min(most, run.figures.size()); length >= least; --length)
        if (ends_cleanly(length)) return found(length, Detail::phone);
    if (run.figures.size() >= nhs_length && ends_cleanly(nhs_length) && run.figures.front() != '0') {
      const std::string first = run.figures.substr(0, nhs_length);
      if (said_before(begin, "nhs") || is_nhs_number(first)) return found(nhs_length, Detail::nhs_number);
    }
    static const List& phone_words = list("phone_words");
    constexpr std::size_t local_least = 6, local_most = 8;
    if (run.figures.size() >= local_least && run.figures.size() <= local_most && !run.slash && ends_cleanly(run.figures.size()) &&
        any_before(begin, phone_words))
      return found(run.figures.size(), Detail::phone);
    constexpr std::size_t long_group = 5;
    if (run.longest_group >= long_number || (run.slash && run.longest_group >= long_group)) {
      std::size_t end = run.ends.back();
      if (end < text_.size() && is_part(text_[end])) return std::nullopt;  // read with its letters
      add({begin, end}, Detail::reference);
      return text::Range{begin, end};
    }
    return std::nullopt;
  }

  std::size_t token_at(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(reading_.tokens, offset, {}, [](const Token& token) { return token.range.begin; });
    return static_cast<std::size_t>(found - reading_.tokens.begin());
  }

  template <typename Fits>
  bool before(std::size_t offset, const Fits& fits) const {
    constexpr std::size_t reach = 5;
    const std::size_t index = token_at(offset);
    for (std::size_t back = 1; back <= reach && back <= index; ++back) {
      if (fits(reading_.tokens[index - back].word)) return true;
    }
    return false;
  }
  bool said_before(std::size_t offset, std::string_view word) const {
    return before(offset, [word](std::string_view one) { return one == word; });
  }
  bool any_before(std::size_t offset, const List& words) const {
    return before(offset, [&words](std::string_view one) { return words.contains(one); });
  }

  // ---- Shapes, and codes of letters and figures.

  /// Where a shape that begins at an offset ends; 0 where it does not stand there.
  std::size_t shape_end(std::size_t at, std::string_view shape) const {
    for (const char want : shape) {
      if (want == ' ') {
        if (at < text_.size() && is_blank(text_[at])) ++at;
        continue;
      }
      if (at >= text_.size()) return 0;
      const char c = text_[at++];
      const bool right = want == 'A' ? is_capital(c) : want == 'a' ? is_capital(c) || is_small(c) : want == '9' ? is_figure(c) : c == want;
      if (!right) return 0;
    }
    return at < text_.size() && is_part(text_[at]) ? 0 : at;
  }

  void shapes() {
    constexpr std::size_t least_figures = 5;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!is_part(text_[at]) || (at > 0 && is_part(text_[at - 1]))) continue;
      for (const Shape& shape : details::shapes()) {
        const std::size_t end = shape_end(at, shape.shape);
        if (end == 0 || (shape.kind == Detail::postcode && is_ordinal(text_.substr(end - 3, 3)))) continue;
        add({at, end}, shape.kind);
      }
      std::size_t end = at, figures = 0, capitals = 0, slashes = 0;
      for (; end < text_.size() && end < at + longest_code &&
             (is_part(text_[end]) || (text_[end] == '/' && end + 1 < text_.size() && is_part(text_[end + 1])));
           ++end) {
        figures += is_figure(text_[end]) ? 1 : 0;
        capitals += is_capital(text_[end]) ? 1 : 0;
        slashes += text_[end] == '/' ? 1 : 0;
      }
      const bool small = std::ranges::any_of(text_.substr(at, end - at), is_small);
      if (figures >= least_figures && capitals > 0 && !small) add({at, end}, Detail::reference);
      if (slashes == 0 && end > at) at = end - 1;
    }
  }

  /// "1st", "2nd", "3rd", "4th", whose letters are no postcode's.
  static bool is_ordinal(std::string_view inward) {
    const std::string_view letters = inward.substr(1);
    return letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
  }

  // ---- Words and what follows.

  /// How many tokens a date takes: "3 May 2009", "May 3rd", "03/05/2009", "30.11.2008"; 0 where none stands.
  std::size_t date_at(std::size_t at) const {
    static const List& months = list("months");
    const auto number = [&](std::size_t i) { return i < reading_.tokens.size() && reading_.tokens[i].kind == Kind::number; };
    const auto month = [&](std::size_t i) { return reading_.is_in(i, months); };
    const auto word = [&](std::size_t i, std::string_view one) { return i < reading_.tokens.size() && reading_.tokens[i].word == one; };
    const auto parted = [&](std::size_t i) { return word(i, "/") || word(i, ".") || word(i, "-"); };
    const auto year_after = [&](std::size_t count) { return number(at + count) ? count + 1 : count; };
    if (number(at) && parted(at + 1) && number(at + 2) && parted(at + 3) && number(at + 4)) return 5;
    if (number(at) && number(at + 1) && number(at + 2)) return 3;  // 03-05-2009
    if (number(at) && month(at + 1)) return year_after(2);
    if (number(at) && word(at + 1, "of") && month(at + 2)) return year_after(3);
    if (month(at) && number(at + 1)) return word(at + 2, ",") && number(at + 3) ? 4 : year_after(2);
    return 0;
  }

  void born(std::size_t at) {
    static const List& words = list("born_words");
    const std::vector<Token>& tokens = reading_.tokens;
    if (tokens[at].is("(") && date_at(at + 1) == 5 && at + 6 < tokens.size() && tokens[at + 6].is(")") && at > 0 && tokens[at - 1].capital)
      add({tokens[at + 1].range.begin, tokens[at + 5].range.end}, Detail::born);
    std::size_t after = at + 1;
    constexpr std::array<std::string_view, 5> letters{"d", ".", "o", ".", "b"};
    const auto spelled = [&] {
      for (std::size_t i = 0; i < letters.size(); ++i)
        if (at + i >= tokens.size() || tokens[at + i].word != letters.at(i)) return false;
      return true;
    };
    if (spelled())
      after = at + letters.size();
    else if (!words.contains(tokens[at].word))
      return;
    constexpr std::size_t reach = 6;
    for (std::size_t i = after; i < tokens.size() && i <= after + reach && tokens[i].sentence == tokens[at].sentence; ++i)
      if (const std::size_t count = date_at(i); count > 0) {
        std::size_t first = at;
        if (first >= 2 && tokens[at].is("birth") && tokens[at - 1].is("of")) first -= 2;
        add({tokens[first].range.begin, tokens[i + count - 1].range.end}, Detail::born);
        return;
      }
  }

  static bool has_figures(const Token& token, std::size_t least) {
    return token.kind != Kind::mark && static_cast<std::size_t>(std::ranges::count_if(token.word, is_figure)) >= least;
  }

  /// "Crime reference 42/118734/24", "case no. 7731902", "log 234 of 12 May": a word for it, and a number.
  void marked_reference(std::size_t at) {
    static const List &strong = list("reference_strong"), &weak = list("reference_weak"), &between = list("reference_between");
    const std::vector<Token>& tokens = reading_.tokens;
    const bool is_strong = strong.contains(tokens[at].word);
    if (!is_strong && !weak.contains(tokens[at].word)) return;
    constexpr std::size_t most_between = 4, least_figures = 3;
    bool numbered = is_strong;
    std::size_t i = at + 1;
    for (; i < tokens.size() && i <= at + most_between && between.contains(tokens[i].word); ++i)
      numbered = numbered || tokens[i].is("number") || tokens[i].is("no") || tokens[i].is("ref") || tokens[i].is("reference") ||
                 tokens[i].is("num") || tokens[i].is("nr") || tokens[i].is("id") || tokens[i].is("rhif") || tokens[i].is("#");
    if (!numbered || i >= tokens.size() || tokens[i].kind == Kind::mark) return;
    // A code may have parts: letters, figures, slashes and hyphens without a blank.
    std::size_t last = i;
    while (last + 1 < tokens.size() && tokens[last + 1].range.begin <= tokens[last].range.end + (tokens[last + 1].joined ? 1 : 0) &&
           (tokens[last + 1].kind != Kind::mark || ((tokens[last + 1].is("/") || tokens[last + 1].is("-")) && last + 2 < tokens.size() &&
                                                    tokens[last + 2].range.begin == tokens[last + 1].range.end)))
      ++last;
    bool figures = false;
    for (std::size_t one = i; one <= last; ++one) figures = figures || has_figures(tokens[one], least_figures);
    if (!figures || is_year(tokens[i], last - i)) return;
    text::Range range{tokens[at].range.begin, tokens[last].range.end};
    // The day a police log belongs to.
    if (last + 2 < tokens.size() && tokens[last + 1].is("of"))
      if (const std::size_t count = date_at(last + 2); count > 0) range.end = tokens[last + 1 + count].range.end;
    add(range, Detail::reference);
  }

  static bool is_year(const Token& token, std::size_t more) {
    return more == 0 && token.word.size() == 4 && (token.word.starts_with("19") || token.word.starts_with("20"));
  }

  const Reading& reading_;
  std::string_view text_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Found> numbers(const Reading& reading) { return Numbers(reading).all(); }

}  // namespace vignette::reflect::details
