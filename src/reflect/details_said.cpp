// What is said in words: somebody of one's own by a name of the case, small teams, what is true of one only, ages.
#include <algorithm>
#include <set>

#include "reflect/details_reading.hpp"

namespace vignette::reflect::details {
namespace {

class Said {
 public:
  Said(const Reading& reading, const Known& known, const std::vector<Found>& others)
      : reading_(reading), tokens_(reading.tokens), known_(known) {
    for (const Found& other : others) note_sentence(other);
    note_times();
  }

  std::vector<Found> all() {
    for (const auto& [purpose, kind] : {std::pair{"team", Detail::team}, std::pair{"only", Detail::only}}) {
      const Phrases& of = phrases(purpose);
      for (std::size_t at = 0; at < tokens_.size(); ++at)
        if (const std::size_t count = reading_.longest(at, of); count > 0) {
          add(with_article(at), count + at - with_article(at), kind);
          note_sentence(found_.back());
          at += count - 1;
        }
    }
    ages();
    for (std::size_t at = 0; at < tokens_.size(); ++at) case_name(at);
    return std::move(found_);
  }

 private:
  using Kind = Token::Kind;

  void add(std::size_t first, std::size_t count, Detail kind) {
    std::size_t last = first + count - 1;
    while (first < last && tokens_[first].kind == Kind::mark) ++first;
    while (last > first && tokens_[last].kind == Kind::mark) --last;
    found_.push_back({{tokens_[first].range.begin, tokens_[last].range.end}, kind, first});
  }

  /// "A 15-year-old", "the only girl in": with the article it is one thing to write differently.
  std::size_t with_article(std::size_t at) const {
    const bool article = at > 0 && (tokens_[at - 1].is("a") || tokens_[at - 1].is("an") || tokens_[at - 1].is("the"));
    return article && tokens_[at].kind != Kind::mark ? at - 1 : at;
  }

  std::size_t sentence_at(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(tokens_, offset, {}, [](const Token& token) { return token.range.end; });
    return found == tokens_.end() ? 0 : found->sentence;
  }

  /// A sentence with a place, a school or the like in it, beside which an age counts.
  void note_sentence(const Found& found) {
    switch (found.kind) {
      case Detail::place:
      case Detail::school:
      case Detail::team:
      case Detail::address:
      case Detail::postcode:
      case Detail::only:
      case Detail::born:
        narrowed_.insert(sentence_at(found.range.begin));
        if (found.kind == Detail::place) places_.insert(sentence_at(found.range.begin));
        break;
      default:
        break;
    }
  }

  /// A sentence with a time that is told from today, and none of the words that tell of a page.
  void note_times() {
    static const List &of_reading = list("of_reading"), &of_pages = list("of_pages");
    std::set<std::size_t> read;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (reading_.is_in(at, of_reading)) read.insert(tokens_[at].sentence);
      if (reading_.is_in(at, of_pages)) on_pages_.insert(tokens_[at].sentence);
      const std::size_t count = time_from_today(at);
      if (count > 0 && !tokens_[at + count - 1].owns) lately_.insert(tokens_[at].sentence);
    }
    for (const std::size_t sentence : read) lately_.erase(sentence), told_.insert(sentence);
  }

  /// How many tokens such a time takes here; 0 where none stands, as in "in the last month of the order".
  std::size_t time_from_today(std::size_t at) const {
    static const Phrases& of = phrases("lately");
    return at > 0 && in(at - 1, "the_last") ? 0 : reading_.longest(at, of);
  }

  /// The same of when something is held: "on Monday", "Monday's", too.
  std::size_t time_held(std::size_t at) const {
    static const Phrases& of = phrases("held_on");
    if (const std::size_t count = std::max(time_from_today(at), reading_.longest(at, of)); count > 0) return count;
    return at < tokens_.size() && tokens_[at].owns && in(at, "weekdays") ? 1 : 0;
  }

  void ages() {
    static const Phrases& of = phrases("age");
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!narrowed_.contains(tokens_[at].sentence)) continue;
      const std::size_t count = reading_.longest(at, of);
      if (count == 0) continue;
      if (!is_of_the_case(at, count)) add(with_article(at), count + at - with_article(at), Detail::age);
      at += count - 1;
    }
  }

  /// "Sam is 17": the age that the case gives.
  bool is_of_the_case(std::size_t at, std::size_t count) const {
    constexpr std::size_t reach = 3;
    for (std::size_t back = 1; back <= reach && back <= at; ++back)
      if (const auto* ages = known_.ages(tokens_[at - back].word); ages != nullptr)
        for (std::size_t i = at; i < at + count; ++i)
          if (const auto age = age_of(tokens_[i].word); age && std::ranges::find(*ages, *age) != ages->end()) return true;
    return false;
  }

  bool in(std::size_t at, std::string_view list_name) const { return reading_.is_in(at, list(list_name)); }
  bool word(std::size_t at, std::string_view one) const { return at < tokens_.size() && tokens_[at].word == one; }

  /// A name of the case that stands beside "my", "last week", an age or a place of one's own.
  void case_name(std::size_t at) {
    const auto* ages = known_.ages(tokens_[at].word);
    if (ages == nullptr || !tokens_[at].capital) return;
    if (mine(at) || met(at) || told_me(at) || other_age(at, *ages) || mine_after(at) || from_a_place(at) || with_me(at) || lately(at) ||
        held(at) || known(at) || on_a_day(at) || of_theirs(at) || ahead(at))
      add(at, 1, Detail::case_name);
  }

  /// "my Sam", "our own Wayne", "a Sam of mine".
  bool mine(std::size_t at) const {
    if (in(at + 1, "of_a_case")) return false;  // "my Sam notes"
    std::size_t back = at;
    while (back > 0 && (word(back - 1, "own") || word(back - 1, "little") || word(back - 1, "real") || word(back - 1, "lad") ||
                        word(back - 1, "boy") || word(back - 1, ",")))
      --back;
    return back > 0 && tokens_[back - 1].sentence == tokens_[at].sentence && in(back - 1, "my");
  }

  /// "I saw Sam", "we visited Sam yesterday"; not "I would have visited Sam" or "I see Sam as".
  bool met(std::size_t at) const {
    std::size_t verb = at;
    while (verb > 0 && at - verb < 2 && !in(verb - 1, "contact") && tokens_[verb - 1].is_word() && !tokens_[verb - 1].capital) --verb;
    if (verb < 2 || !in(verb - 1, "contact") || !in(verb - 2, "me")) return false;
    const bool as = word(at + 1, "as") || word(at + 1, "in") || word(at + 1, "differently");
    const bool seen = word(verb - 1, "see") || word(verb - 1, "saw") || word(verb - 1, "called");
    return !(seen && as);
  }

  /// "Sam told me", "Sam rang us".
  bool told_me(std::size_t at) const { return in(at + 1, "told_me") && (word(at + 2, "me") || word(at + 2, "us")) && !tokens_[at].owns; }

  /// "Sam is 14", "Sam, 15,", "Sam (13)": not the age in the case.
  bool other_age(std::size_t at, const std::vector<int>& ages) const {
    std::size_t i = at + 1;
    const bool states = word(i, "is") || word(i, ",") || word(i, "(") || word(i, "was") || word(i, "aged") || word(i, "turned");
    if (!states || tokens_[at].owns) return false;
    ++i;
    while (word(i, "only") || word(i, "just") || word(i, "now") || word(i, "aged") || word(i, "who") || word(i, "is")) ++i;
    constexpr int youngest = 8, oldest = 21;
    if (i >= tokens_.size()) return false;
    const auto age = age_of(tokens_[i].word);
    if (!age || *age < youngest || *age > oldest || std::ranges::find(ages, *age) != ages.end()) return false;
    const bool ends = i + 1 >= tokens_.size() || tokens_[i + 1].kind == Kind::mark || word(i + 1, "and") || word(i + 1, "year") ||
                      word(i + 1, "years") || word(i + 1, "when") || word(i + 1, "now");
    return ends;
  }

  /// "Sam on my caseload", "Sam, whom I see", "Sam, the one I work with".
  bool mine_after(std::size_t at) const {
    static const Phrases& of = phrases("case_name");
    return at + 1 < tokens_.size() && !tokens_[at].owns && reading_.longest(at + 1, of) > 0;
  }

  /// "I picked up Sam", "I have worked with Sam"; not "if I worked with Sam", "I work with Sam's".
  bool with_me(std::size_t at) const {
    static const Phrases& of = phrases("case_met");
    constexpr std::size_t reach = 6;
    if (tokens_[at].owns || told_.contains(tokens_[at].sentence)) return false;
    const bool thought = at > 0 && in(at - 1, "only_thought");
    for (std::size_t first = at > reach ? at - reach : 0; first < at; ++first)
      if (const std::size_t count = reading_.longest(first, of); count > 0 && first + count == at + 1) return true;
    if (thought || !lately_.contains(tokens_[at].sentence)) return false;
    constexpr std::size_t near = 4;  // "when I dropped Sam", at a time that is told from today
    for (std::size_t back = 1; back <= near && back <= at && tokens_[at - back].is_word() && !in(at - back, "asked_words"); ++back)
      if (in(at - back, "i_did") && tokens_[at - back].sentence == tokens_[at].sentence) return true;
    return false;
  }

  /// "Last week Sam cried", "Sam was in court yesterday"; not "last week I read of Sam".
  bool lately(std::size_t at) const {
    if (tokens_[at].owns || !lately_.contains(tokens_[at].sentence) || (at > 0 && in(at - 1, "no_doer"))) return false;
    std::size_t verb = at + 1;
    while (in(verb, "meanwhile")) ++verb;
    if (verb >= tokens_.size() || tokens_[verb].sentence != tokens_[at].sentence || !tokens_[verb].is_word()) return false;
    return in(verb, "did") || in(verb, "speaks") || (tokens_[verb].word.size() > 4 && tokens_[verb].word.ends_with("ed"));
  }

  /// "A session with Sam yesterday", "last week's visit to Sam", "Sam's review on Monday"; not "the worker's sessions with Sam, and mine
  /// yesterday", nor "yesterday I thought of a session with Sam".
  bool held(std::size_t at) const {
    static const Phrases& of = phrases("held_with");
    if (on_pages_.contains(tokens_[at].sentence)) return false;
    if (tokens_[at].owns) {
      const bool before = at > 0 && in(at - 1, "at_meeting") && held_before(at);
      for (std::size_t next = at + 1; next == at + 1 || in(next - 1, "which_meeting"); ++next)
        if (in(next, "meetings") && (before || held_after(next + 1))) return true;
      return false;
    }
    for (const std::size_t back : {1U, 2U})
      if (at >= back && reading_.longest(at - back, of) == back + 1) return held_after(at + 1) || held_before(at - back);
    if (at < 3 || !in(at - 1, "held_with")) return false;
    const std::size_t time = time_that_ends(at - 2);  // "a session yesterday with Sam"
    return time > 0 && at >= 2 + time && in(at - 2 - time, "meetings");
  }

  /// The time stands behind it, after where it was held at the most: "in the car last week"; not "today would".
  bool held_after(std::size_t at) const {
    constexpr std::size_t reach = 3;
    for (std::size_t i = at; i < tokens_.size() && i <= at + reach && tokens_[i].sentence == tokens_[at].sentence; ++i) {
      if (const std::size_t count = time_held(i); count > 0) return !in(i + count, "supposed");
      if (!tokens_[i].is_word() || in(i, "not_held") || (i == at && !in(i, "where_held"))) return false;
    }
    return false;
  }

  /// It stands before it: "yesterday I had a", "last week's".
  bool held_before(std::size_t at) const {
    constexpr std::size_t reach = 7;
    for (std::size_t i = at; i > 0 && at - i < reach && tokens_[i - 1].sentence == tokens_[at].sentence; --i) {
      if (time_that_ends(i - 1) > 0) return true;
      if (in(i - 1, "not_held") || tokens_[i - 1].owns) return false;
    }
    return false;
  }

  /// "I know Sam well"; not "I feel I know Sam well by now".
  bool known(std::size_t at) const {
    if (at < 2 || tokens_[at].owns || !word(at - 1, "know") || !in(at - 2, "i_did") || !in(at + 1, "known_how")) return false;
    if (told_.contains(tokens_[at].sentence)) return false;
    return std::ranges::none_of(tokens_, [&](const Token& one) { return one.sentence == tokens_[at].sentence && is_in(one, "seeming"); });
  }

  /// "Sam came in on Tuesday", "on Friday Sam swore at us": as `lately`, of a day of the week, in the same clause.
  bool on_a_day(std::size_t at) const {
    if (tokens_[at].owns || told_.contains(tokens_[at].sentence) || (at > 0 && in(at - 1, "no_doer"))) return false;
    return does(at + 1) && (day_before(at) || in_clause(at + 1, "held_on"));
  }

  /// "Sam's mother phoned me", "last week Sam's mother cried", "Sam's order ended last month"; not "what Sam's mother wanted".
  bool of_theirs(std::size_t at) const {
    if (!tokens_[at].owns || (on_pages_.contains(tokens_[at].sentence) && !closed(at))) return false;
    if (in(at + 1, "kin") && in(at + 2, "told_me") && (word(at + 3, "me") || word(at + 3, "us"))) return true;
    if (at > 0 && (in(at - 1, "not_held") || in(at - 1, "no_doer"))) return false;
    const bool day = in_clause(at + 2, "held_on") || in_clause(at + 2, "lately") || day_before(at);
    if (in(at + 1, "kin") && does(at + 2)) return day;
    return closed(at) ? in_clause(at + 2, "lately") : in(at + 1, "of_an_order") && in(at + 2, "ends_or_begins") && day;
  }

  /// "Sam's case was closed", where a case is no page.
  bool closed(std::size_t at) const {
    const bool is_one = word(at + 1, "case") && (word(at + 2, "was") || word(at + 2, "is") || word(at + 2, "has"));
    return is_one && (word(at + 3, "closed") || word(at + 3, "closing") || word(at + 3, "reopened") || word(at + 3, "transferred"));
  }

  /// "Tomorrow I will see Sam", "next week Sam goes to court", "Sam is in court on Friday".
  bool ahead(std::size_t at) const {
    if (tokens_[at].owns || told_.contains(tokens_[at].sentence)) return false;
    if (in(at + 1, "will_do") && !(at > 0 && in(at - 1, "no_doer")) && (ahead_before(at) || in_clause(at + 1, "ahead"))) return true;
    if (at < 2 || !in(at - 1, "will_see")) return false;
    constexpr std::size_t near = 5;
    for (std::size_t back = 2; back <= near && back <= at && tokens_[at - back].is_word(); ++back) {
      if (in(at - back, "not_held")) return false;
      if (in(at - back, "i_will")) return ahead_before(at - back) || in_clause(at, "ahead");
    }
    return false;
  }

  /// Somebody does something here, in the past.
  bool does(std::size_t verb) const {
    if (verb >= tokens_.size() || !tokens_[verb].is_word() || tokens_[verb].sentence != tokens_[verb - 1].sentence) return false;
    return in(verb, "did") || in(verb, "speaks") || (tokens_[verb].word.size() > 4 && tokens_[verb].word.ends_with("ed"));
  }

  /// Such a time stands further on, with nothing in between that begins another thought.
  bool in_clause(std::size_t from, std::string_view purpose) const {
    constexpr std::size_t reach = 8;
    const Phrases& of = phrases(purpose);
    for (std::size_t i = from; i < tokens_.size() && i <= from + reach && tokens_[i].sentence == tokens_[from].sentence; ++i) {
      if (const std::size_t count = reading_.longest(i, of); count > 0 && !(i > 0 && in(i - 1, "the_last")))
        return !tokens_[i + count - 1].owns && !in(i + count, "supposed");
      if (!tokens_[i].is_word() || in(i, "not_held")) return false;
    }
    return false;
  }

  /// It ends right before, or before a comma.
  bool ends_before(std::size_t at, std::string_view purpose) const {
    const std::size_t end = at > 0 && word(at - 1, ",") ? at - 1 : at;
    constexpr std::size_t longest = 5;
    for (std::size_t count = 1; count <= longest && count <= end; ++count)
      if (tokens_[end - count].sentence == tokens_[at].sentence && reading_.longest(end - count, phrases(purpose)) == count)
        return !tokens_[end - 1].owns && !(end > count && in(end - count - 1, "the_last"));
    return false;
  }
  bool day_before(std::size_t at) const { return ends_before(at, "held_on") || ends_before(at, "lately"); }
  bool ahead_before(std::size_t at) const { return ends_before(at, "ahead"); }
  static bool is_in(const Token& token, std::string_view list_name) { return list(list_name).contains(token.word); }

  /// How many tokens a time takes that ends here; 0 where none does.
  std::size_t time_that_ends(std::size_t at) const {
    constexpr std::size_t longest = 5;
    for (std::size_t count = 1; count <= longest && count <= at + 1; ++count)
      if (time_held(at + 1 - count) == count) return count;
    return 0;
  }

  /// "Sam from Swansea", "Sam lives in Neath".
  bool from_a_place(std::size_t at) const {
    if (!places_.contains(tokens_[at].sentence)) return false;
    constexpr std::size_t reach = 6;
    for (std::size_t i = at + 1; i < tokens_.size() && i <= at + reach && tokens_[i].sentence == tokens_[at].sentence; ++i)
      if (word(i, "from") || word(i, "lives") || word(i, "in") || word(i, "near")) return true;
    return false;
  }

  const Reading& reading_;
  const std::vector<Token>& tokens_;
  const Known& known_;
  std::set<std::size_t> narrowed_, places_, lately_, told_, on_pages_;  ///< sentences
  std::vector<Found> found_;
};

}  // namespace

std::vector<Found> said(const Reading& reading, const Known& known, const std::vector<Found>& others) {
  return Said(reading, known, others).all();
}

}  // namespace vignette::reflect::details
