// What has a capital: people, places, schools, teams named by a place, initials.
#include <algorithm>
#include <array>

#include "reflect/details_reading.hpp"

namespace vignette::reflect::details {
namespace {

class Names {
 public:
  Names(const Reading& reading, const Known& known) : reading_(reading), tokens_(reading.tokens), known_(known) {}

  std::vector<Found> all() {
    clear_public_names();
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      initials(at);
      small(at);
    }
    for (std::size_t at = 0; at < tokens_.size();) {
      const std::size_t end = chain_end(at);
      if (end > at) chain(at, end);
      at = std::max(end, at + 1);
    }
    return std::move(found_);
  }

 private:
  using Kind = Token::Kind;

  bool word(std::size_t at, std::string_view one) const { return at < tokens_.size() && tokens_[at].word == one; }

  void clear_public_names() {
    cleared_.assign(tokens_.size(), false);
    static const Phrases& all = phrases("cleared");
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!tokens_[at].capital) continue;
      const std::size_t count = reading_.longest(at, all);
      for (std::size_t i = 0; i < count; ++i) cleared_[at + i] = true;
    }
  }

  bool is_title(std::size_t at) const {
    static const List &titles = list("titles"), &capitals = list("capital_words"), &proper = list("proper");
    if (at >= tokens_.size() || !tokens_[at].capital || !titles.contains(tokens_[at].word)) return false;
    // "DC", "DI" and their like only in capitals, "Di" is a name.
    if (capitals.contains(tokens_[at].word) && tokens_[at].word.size() == 2 && tokens_[at].word != "dr" && tokens_[at].word != "mr" &&
        tokens_[at].word != "ms" && !tokens_[at].shouted)
      return false;
    const std::size_t next = after_dot(at);
    return next < tokens_.size() && tokens_[next].is_name_like() && !tokens_[next].starts && !proper.contains(tokens_[next].word) &&
           !tokens_[at].owns;
  }

  /// The token after this one, and after a dot that belongs to it.
  std::size_t after_dot(std::size_t at) const { return word(at + 1, ".") ? at + 2 : at + 1; }

  bool is_link(std::size_t at) const {
    static const List& given = list("given");
    if (at >= tokens_.size() || cleared_[at]) return false;
    const Token& token = tokens_[at];
    const bool figures = std::ranges::any_of(token.word, [](char c) { return c >= '0' && c <= '9'; });
    if (token.word.size() == 1 || token.word.starts_with("i'") || figures) return false;
    return token.is_name_like() || is_title(at) || (token.shouted && given.contains(token.word));
  }

  /// Capitals in a row, with "ap" and its like, and the dot of "Mr.", between.
  std::size_t chain_end(std::size_t at) const {
    static const List& particles = list("particles");
    if (!is_link(at)) return at;
    std::size_t end = at + 1;
    for (;;) {
      std::size_t next = end;
      if (is_title(end - 1)) next = after_dot(end - 1);
      while (next < tokens_.size() && next < end + 2 && tokens_[next].is_word() && !tokens_[next].capital &&
             particles.contains(tokens_[next].word) && blank_before(next))
        ++next;
      const bool goes_on = is_link(next) && !tokens_[next].starts && blank_before(next);
      if (!goes_on) return end;
      end = next + 1;
    }
  }

  /// Nothing but a blank, a hyphen, a title's dot or a possessive stands before it.
  bool blank_before(std::size_t at) const {
    constexpr std::size_t most = 5;
    return at > 0 && tokens_[at].range.begin <= tokens_[at - 1].range.end + most;
  }

  bool is_known(const Token& token) const { return known_.has(token.word) || known_.ages(token.word) != nullptr; }

  bool is_proper(std::size_t at) const {
    static const List& proper = list("proper");
    const std::string& one = tokens_[at].word;
    if (cleared_[at] || is_known(tokens_[at]) || proper.contains(one)) return true;
    // "Welsh-speaking".
    const std::size_t hyphen = one.find('-');
    return hyphen != std::string::npos && proper.contains(one.substr(0, hyphen)) && is_ordinary(one.substr(hyphen + 1));
  }

  // ---- A chain as a whole.

  void chain(std::size_t begin, std::size_t end) {
    static const List& small_words = list("small_words");
    // The head of a sentence is capital whatever it is.
    while (begin < end && tokens_[begin].starts && small_words.contains(tokens_[begin].word)) ++begin;
    if (begin == end || is_of_law(begin, end) || is_study(begin, end)) return;
    if (school(begin, end)) return;
    for (std::size_t at = begin; at < end;) at = person(at, begin, end);
  }

  bool is_of_law(std::size_t begin, std::size_t end) const {
    static const List &of_law = list("of_law"), &given = list("given");
    if (end - begin < 2 || given.contains(tokens_[begin].word)) return false;
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin) + 1, tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const Token& token) { return of_law.contains(token.word); });
  }

  /// A name in the literature: "Firmin (2017)", "Ruch et al.", "Gilligan's model".
  bool is_study(std::size_t begin, std::size_t end) const {
    static const List& of_study = list("of_study");
    const Token& last = tokens_[end - 1];
    if (last.owns && end < tokens_.size() && of_study.contains(tokens_[end].word)) return true;
    if (word(end, "et") && word(end + 1, "al")) return true;
    const auto year = [&](std::size_t at) {
      return at < tokens_.size() && tokens_[at].kind == Kind::number && tokens_[at].word.size() == 4 &&
             (tokens_[at].word.starts_with("19") || tokens_[at].word.starts_with("20"));
    };
    if (year(end) || ((word(end, "(") || word(end, ",")) && year(end + 1))) return true;
    // "Haines and Case (2015)".
    return (word(end, "and") || word(end, "&")) && end + 2 < tokens_.size() && word(end + 2, "(") && year(end + 3) && begin < end;
  }

  bool school(std::size_t begin, std::size_t end) {
    static const List &heads = list("school_heads"), &generic = list("school_generic"), &welsh = list("school_welsh");
    if (welsh.contains(tokens_[begin].word) && end - begin > 1) {
      const bool named =
          std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin) + 1, tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                      [&](const Token& token) { return !generic.contains(token.word) && !is_kind_of_school(token.word); });
      if (named) add(begin, end, Detail::school);
      return named;
    }
    std::size_t last = end;
    while (last > begin && !heads.contains(tokens_[last - 1].word)) --last;
    if (last == begin) return false;
    while (begin < last && generic.contains(tokens_[begin].word)) ++begin;
    if (begin == last || heads.contains(tokens_[begin].word)) return false;
    static const List& proper = list("proper");
    if (last - begin == 2 && proper.contains(tokens_[begin].word)) return false;
    add(begin, last, Detail::school);
    return true;
  }

  static bool is_kind_of_school(std::string_view word) {
    constexpr std::array<std::string_view, 9> kinds{"gynradd", "uwchradd", "gyfun", "feithrin", "arbennig",
                                                    "gymraeg", "sul",      "bob",   "cymraeg"};
    return std::ranges::find(kinds, word) != kinds.end();
  }

  // ---- Somebody or some place within a chain. Answers where to go on.

  std::size_t person(std::size_t at, std::size_t begin, std::size_t end) {
    static const List &small_words = list("small_words"), &bases = list("bases");
    const bool title = is_title(at);
    if (!title && !points(at, end)) return at + 1;
    std::size_t first = at, last = at + 1;
    // What stands right before it and is no ordinary word belongs to it: a given name at the head of a sentence.
    while (!title && first > begin && !is_proper(first - 1) && !tokens_[first - 1].owns && !small_words.contains(tokens_[first - 1].word) &&
           (!is_ordinary(tokens_[first - 1].word) || is_word_name(first - 1)) && !is_taken(first - 1))
      --first;
    while (last < end && !tokens_[last - 1].owns && (!is_proper(last) || (title && last <= after_dot(at)))) ++last;
    while (last > at + 1 && tokens_[last - 1].kind != Kind::word) --last;
    Detail kind = title ? Detail::name : kind_of(first, last);
    // "The Penarth office": who works there is few enough.
    const bool base = last == end && end < tokens_.size() && bases.contains(tokens_[end].word) && !tokens_[end - 1].owns;
    const bool the = first > 0 && (word(first - 1, "the") || word(first - 1, "our"));
    if (base && (kind == Detail::place || (kind == Detail::name && the))) {
      kind = Detail::team;
      ++last;
    }
    add(first, last, kind);
    return std::max(last, at + 1);
  }

  bool is_taken(std::size_t at) const { return !found_.empty() && found_.back().range.end > tokens_[at].range.begin; }

  bool is_word_name(std::size_t at) const {
    static const List& word_names = list("word_names");
    return word_names.contains(tokens_[at].word);
  }

  bool is_place(std::size_t at) const {
    static const List &towns = list("towns"), &words = list("towns_or_words"), &in_place = list("in_place");
    const std::string& one = tokens_[at].word;
    if (towns.contains(one) || towns_of_wales().contains(one)) return true;
    const bool compound = one.find('-') != std::string::npos && towns_of_wales().contains(one.substr(0, one.find('-')));
    return compound || (words.contains(one) && !tokens_[at].starts && at > 0 && in_place.contains(tokens_[at - 1].word));
  }

  Detail kind_of(std::size_t first, std::size_t last) const {
    static const List &certain = list("certain_place"), &given = list("given");
    if (given.contains(tokens_[first].word)) return Detail::name;
    for (std::size_t i = first; i < last; ++i)
      if (is_place(i)) return Detail::place;
    return first > 0 && certain.contains(tokens_[first - 1].word) ? Detail::place : Detail::name;
  }

  /// Whether one capital, by itself and what stands around it, is somebody's name or a place's.
  bool points(std::size_t at, std::size_t end) const {
    static const List& given = list("given");
    const Token& token = tokens_[at];
    if (cleared_[at] || is_known(token)) return false;
    if (is_place(at)) return true;
    if (given.contains(token.word)) return true;
    if (is_word_name(at)) return word_name(at, end);
    if (is_proper(at)) return false;
    static const List& of_law = list("of_law");
    if (is_ordinary(token.word) || of_law.contains(token.word) || looks_ordinary(token.word)) return false;
    if (token.starts) return at + 1 == end && is_somebody(at, false);
    return true;
  }

  /// A word that could be a name, such as "Will" or "May".
  bool word_name(std::size_t at, std::size_t end) const {
    static const List &months = list("month_names"), &before = list("month_before"), &to_person = list("to_person");
    const Token& token = tokens_[at];
    if (token.starts) return at + 1 == end && is_somebody(at, !months.contains(token.word) && !token.is("will"));
    if (at > 0 && tokens_[at - 1].joined) return false;
    if (months.contains(token.word)) {
      if (at > 0 && (before.contains(tokens_[at - 1].word) || tokens_[at - 1].kind == Kind::number)) return false;
      if (at + 1 < tokens_.size() && tokens_[at + 1].kind == Kind::number) return false;
      return is_somebody(at, false) || (at > 0 && to_person.contains(tokens_[at - 1].word));
    }
    return is_somebody(at, true) || (at > 0 && (to_person.contains(tokens_[at - 1].word) || tokens_[at - 1].is(",") || is_kin(at - 1)));
  }

  bool is_kin(std::size_t at) const {
    static const List &kin = list("kin"), &child = list("child");
    return kin.contains(tokens_[at].word) || child.contains(tokens_[at].word);
  }

  /// Whether what follows is what people do, or whom somebody has: "said", "'s mother", "and I".
  bool is_somebody(std::size_t at, bool also_weak) const {
    static const List &speaks = list("speaks"), &weak = list("weak");
    const Token* next = reading_.at(at + 1);
    if (next == nullptr) return false;
    if (tokens_[at].owns) return is_kin(at + 1);
    if (speaks.contains(next->word) && !next->capital) return true;
    if (next->is("and") && at + 2 < tokens_.size() && (tokens_[at + 2].is("i") || tokens_[at + 2].is("his") || tokens_[at + 2].is("her")))
      return true;
    return also_weak && weak.contains(next->word) && !next->is("and");
  }

  /// Endings that names hardly have.
  static bool looks_ordinary(std::string_view word) {
    constexpr std::array<std::string_view, 20> endings{"tion",  "sion",  "ment",  "ness",    "ship", "ance",  "ence",
                                                       "ism",   "ogy",   "ity",   "ability", "ised", "ising", "ical",
                                                       "ously", "fully", "wards", "hood",    "ions", "ments"};
    constexpr std::size_t shortest = 7;
    return word.size() >= shortest && std::ranges::any_of(endings, [word](std::string_view ending) { return word.ends_with(ending); });
  }

  /// A given name in small letters, where what stands around it says that it is somebody: "i told ffion".
  void small(std::size_t at) {
    static const List &given = list("given"), &to_person = list("to_person");
    constexpr std::size_t shortest = 5;
    const Token& token = tokens_[at];
    if (!token.is_word() || token.capital || token.word.size() < shortest || !given.contains(token.word)) return;
    if (is_known(token) || is_ordinary(token.word) || word(at + 1, "-")) return;
    const bool article = at > 0 && (word(at - 1, "a") || word(at - 1, "an") || word(at - 1, "the"));
    if (!article && (is_somebody(at, true) || (at > 0 && to_person.contains(tokens_[at - 1].word)))) add(at, at + 1, Detail::name);
  }

  // ---- Initials.

  bool is_letter(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].is_word() && tokens_[at].capital && tokens_[at].word.size() == 1;
  }

  void initials(std::size_t at) {
    static const List &capitals = list("capital_words"), &to = list("to_initials"), &to_person = list("to_person"),
                      &never = list("no_initials"), &speaks = list("speaks"), &weak = list("weak");
    const Token& token = tokens_[at];
    if (!token.is_word() || !token.capital || cleared_[at]) return;
    // "R.M."
    if (is_letter(at) && word(at + 1, ".") && is_letter(at + 2) &&
        (at == 0 || !word(at - 1, ".") || tokens_[at - 1].range.end < token.range.begin)) {
      std::size_t end = at + 3;
      std::string letters = token.word + tokens_[at + 2].word;
      while (word(end, ".") && is_letter(end + 1) && tokens_[end + 1].range.begin == tokens_[end].range.end) {
        letters += tokens_[end + 1].word;
        end += 2;
      }
      const bool together = tokens_[at + 2].range.begin <= tokens_[at + 1].range.end + 1;
      if (together && !capitals.contains(letters) && !known_.has(letters)) add(at, word(end, ".") ? end + 1 : end, Detail::initials);
      return;
    }
    constexpr std::size_t longest = 3;
    const bool letter = is_letter(at);
    if (letter ? token.is("i") || token.is("a") : !token.shouted || token.word.size() > longest || capitals.contains(token.word)) return;
    if (is_known(token) || token.joined) return;
    std::size_t next = at + 1;
    if (letter && word(next, ".") && !(next + 1 < tokens_.size() && tokens_[next + 1].starts)) ++next;
    const bool said = next < tokens_.size() && speaks.contains(tokens_[next].word);
    const bool does = next < tokens_.size() && weak.contains(tokens_[next].word) && token.word.size() < longest;
    const bool owns = token.owns && is_kin(at + 1);
    const bool comma = at > 0 && word(at - 1, ",");
    // "told K", "with TJ", "put her as K"; "from A to B", "Plan B" and "with a GPU" are none.
    const std::string_view before = at == 0 ? std::string_view() : std::string_view(tokens_[at - (comma && at > 1 ? 2 : 1)].word);
    const bool addressed = to.contains(before) || (letter && to_person.contains(before) && !never.contains(before));
    const bool beside = at > 0 && is_kin(at - 1);
    const bool common = letter && (token.is("b") || token.is("c") || token.is("x") || token.is("y") || token.is("z"));
    const bool family = letter && at > 0 && word(at - 1, "the") && (word(next, "family") || word(next, "household"));
    const bool is_somebody = said || owns || family || (!common && (addressed || beside || (does && (letter || token.starts))));
    if (is_somebody) add(at, next, Detail::initials);  // with the dot of "J."
  }

  void add(std::size_t first, std::size_t last, Detail kind) {
    found_.push_back({{tokens_[first].range.begin, tokens_[last - 1].range.end}, kind, first});
  }

  const Reading& reading_;
  const std::vector<Token>& tokens_;
  const Known& known_;
  std::vector<bool> cleared_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Found> names(const Reading& reading, const Known& known) { return Names(reading, known).all(); }

}  // namespace vignette::reflect::details
