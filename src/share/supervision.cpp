// A page to bring to supervision.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "portfolio/again.hpp"
#include "share/chosen.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "words/words.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

using Kind = Block::Kind;

constexpr std::size_t most_to_talk = 3;

class Bringer {
 public:
  Bringer(const portfolio::Contents& contents, const std::vector<pack::Case>& cases, const Bringing& bringing, int offset_minutes)
      : contents_(contents),
        cases_(cases),
        bringing_(bringing),
        all_(beneath_answers(contents,
                             {.case_id = {}, .since = bringing.since, .until = bringing.until, .commitments = bringing.commitments})),
        offset_minutes_(offset_minutes) {}

  void add_talk() {
    for (const auto& line : bringing_.talk) {
      if (!says_something(line) || talk_ == static_cast<int>(most_to_talk)) continue;
      if (talk_++ == 0) page_.blocks.push_back(heading(2, say(Word::document_talk)));
      page_.blocks.push_back({.kind = Kind::item, .text = on_one_line(line), .number = talk_});
    }
  }

  void add(const Brought& one) {
    const bool own = portfolio::is_own_reflection(one.key);
    const auto answer = std::ranges::find(contents_.answers, one.key, &portfolio::Answer::key);
    const auto reflection = std::ranges::find_if(contents_.reflections,
                                                 [&](const auto& known) { return own && portfolio::own_reflection(known.id) == one.key; });
    const auto* kept = answer == contents_.answers.end() ? nullptr : &*answer;
    const auto* known = reflection == contents_.reflections.end() ? nullptr : &*reflection;
    // Only what may leave is among these contents: a version of anything else does not get past here.
    const std::string words = !kept ? std::string() : one.version ? one.version->text : kept->text;
    if (!says_something(words)) return;
    if (!page_.blocks.empty()) page_.blocks.push_back({.kind = Kind::rule});
    const auto begin = page_.blocks.size();
    const auto day = day_in_words(portfolio::day_of(one.version ? one.version->made : kept->updated, offset_minutes_));
    own ? add_own(*kept, known, day) : add_question(*kept, day);
    add_passages(one);
    page_.blocks.push_back({.kind = Kind::prose, .text = shown(words)});
    add_commitments(one.key);
    stands_.push_back({one.key, one.version ? one.version->id : portfolio::Id(), begin, page_.blocks.size()});
  }
  std::vector<portfolio::SharedAnswer> stands() { return std::move(stands_); }

  Document take(portfolio::Now now) {
    if (page_.blocks.empty()) page_.blocks.push_back({.kind = Kind::nothing, .text = std::string(say(Word::export_nothing_chosen))});
    page_.title = bringing_.title.empty() ? std::string(say(Word::document_supervision)) : on_one_line(bringing_.title);
    page_.byline = byline();
    page_.language = words::language();
    page_.made = portfolio::day_of(now.instant, now.offset_minutes);
    page_.notes_title = say(Word::document_notes);
    page_.page_of = say(Word::document_page_of);
    page_.for_supervision = true;
    const auto number =
        number_of({on_one_line(bringing_.name), on_one_line(bringing_.role), page_}, bringing_.from, bringing_.to, bringing_.chance);
    page_.foot = say(Word::document_foot, fmt::arg("number", number.substr(0, shown_of_number)));
    return std::move(page_);
  }

 private:
  const pack::Case* shelved(const std::string& id) const {
    const auto found = std::ranges::find(cases_, id, &pack::Case::id);
    return found == cases_.end() ? nullptr : &*found;
  }
  int level() const { return talk_ > 0 ? 3 : 2; }

  void add_question(const portfolio::Answer& answer, const std::string& day) {
    const auto* known = shelved(answer.key.case_id);
    const auto& name = known && !known->subject.name.empty() ? known->subject.name : known ? known->title : answer.case_title;
    if (answer.question_number > 0)
      page_.blocks.push_back(told(say(portfolio::time_of(answer.key) > 1 ? Word::document_question_again : Word::document_question,
                                      fmt::arg("name", name), fmt::arg("number", answer.question_number), fmt::arg("day", day))));
    else
      page_.blocks.push_back(told(say(Word::document_of_case, fmt::arg("name", name), fmt::arg("day", day))));
    if (!says_something(answer.wording)) return;
    page_.blocks.push_back({.kind = Kind::question, .text = on_one_line(answer.wording), .level = level(), .language = language(known)});
  }

  void add_own(const portfolio::Answer& answer, const portfolio::Reflection* known, const std::string& day) {
    constexpr std::array kinds{Word::own_practice, Word::own_supervision, Word::own_training, Word::own_workshop, Word::own_reading};
    const auto kind = known ? say(kinds.at(static_cast<std::size_t>(known->kind))) : say(Word::own_practice);
    page_.blocks.push_back(
        told(say(Word::own_kind_and_day, fmt::arg("kind", kind), fmt::arg("day", known ? day_in_words(known->day) : day))));
    const auto& title = known ? known->title : answer.case_title;
    page_.blocks.push_back({.kind = Kind::question,
                            .text = on_one_line(says_something(title) ? std::string_view(title) : say(Word::own_untitled)),
                            .level = level()});
  }

  void add_passages(const Brought& one) {
    const auto cited = all_.cited.find(one.key);
    if (cited == all_.cited.end()) return;
    const auto* known = shelved(one.key.case_id);
    for (const auto& [mark, quote, section] : *cited->second) {
      if (one.passages && !one.passages->contains(mark)) continue;
      const auto where = on_one_line(section);
      Block passage{.kind = Kind::passage, .text = shown(quote), .language = language(known)};
      if (says_something(where))
        passage.from = say(known ? Word::document_cited : Word::document_cited_gone, fmt::arg("section", where));
      else
        passage.from = say(known ? Word::document_cited_somewhere : Word::document_cited_gone_somewhere);
      passage.from = where_now(std::move(passage.from), quote, known);
      if (known) passage.note = note(*known);
      page_.blocks.push_back(std::move(passage));
    }
  }

  void add_commitments(const portfolio::QuestionKey& key) {
    const auto made = all_.commitments.find(key);
    if (made == all_.commitments.end()) return;
    page_.blocks.push_back({.kind = Kind::label, .text = std::string(say(Word::export_commitments))});
    for (const auto* one : made->second) append_promise(page_.blocks, *one);
  }

  static std::string language(const pack::Case* known) { return known && known->lang != words::language() ? known->lang : std::string(); }

  /// The number of a case's note, for its first passage; 0 for those after it, and where nothing is known of it.
  int note(const pack::Case& known) {
    if (!noted_.insert(known.id).second) return 0;
    auto line = origin(known);
    if (line.empty()) return 0;
    page_.notes.push_back(std::move(line));
    return static_cast<int>(page_.notes.size());
  }

  std::string byline() const {
    std::string who = on_one_line(bringing_.name);
    const auto role = on_one_line(bringing_.role);
    if (who.empty() || role.empty())
      who += role;
    else
      who = say(Word::document_who, fmt::arg("name", who), fmt::arg("role", role));
    if (!bringing_.meeting) return who;
    const auto day = day_in_words(*bringing_.meeting);
    return who.empty() ? say(Word::document_day, fmt::arg("day", day))
                       : say(Word::document_who_and_day, fmt::arg("who", who), fmt::arg("day", day));
  }

  const portfolio::Contents& contents_;
  const std::vector<pack::Case>& cases_;
  const Bringing& bringing_;
  Beneath all_;
  int offset_minutes_;
  int talk_ = 0;
  std::set<std::string> noted_;
  Document page_;
  std::vector<portfolio::SharedAnswer> stands_;
};

}  // namespace

std::vector<Brought> brought(const portfolio::Leaving& leaving, const Choice& choice) {
  const auto& contents = leaving.contents();
  std::map<portfolio::QuestionKey, const portfolio::Answer*> newest;  // of a case answered again, the last time
  for (const auto& answer : contents.answers) {
    if (portfolio::is_own_reflection(answer.key) || portfolio::is_said_beside(answer.key) || !wanted(answer, choice)) continue;
    const auto*& place = newest[portfolio::first_of(answer.key)];
    if (!place || portfolio::time_of(place->key) < portfolio::time_of(answer.key)) place = &answer;
  }
  std::vector<const portfolio::Answer*> list;
  for (const auto& [key, answer] : newest) list.push_back(answer);
  std::ranges::stable_sort(list, {}, [](const auto* one) { return std::pair(one->key.case_id, one->question_number); });
  std::vector<Brought> all;
  for (const auto* one : list) all.push_back({one->key, {}, {}});
  for (const auto& one : own_reflections(contents, choice)) all.push_back({one.key(), {}, {}});
  return all;
}

Document supervision_page(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Bringing& bringing,
                          portfolio::Now now, std::vector<portfolio::SharedAnswer>* stands) {
  Bringer bringer(leaving.contents(), cases, bringing, now.offset_minutes);
  bringer.add_talk();
  for (const auto& one : bringing.answers) bringer.add(one);
  if (stands) *stands = bringer.stands();
  return bringer.take(now);
}

}  // namespace vignette::share
