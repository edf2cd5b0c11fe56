#include "workshop/told.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "workshop/wiping.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;

namespace {

std::string text_of(Word word) { return std::string(say(word)); }

}  // namespace

namespace {

/// Its place among those that are asked.
std::string place_of_question(const Workshop& workshop) {
  constexpr Word ordinals[] = {Word::ordinal_1, Word::ordinal_2, Word::ordinal_3, Word::ordinal_4, Word::ordinal_5, Word::ordinal_6};
  // As the room meets them, whatever the order in the case.
  std::size_t place = 0, count = 0;
  for (std::size_t i = 0; i < workshop.plan().steps.size(); ++i) {
    if (workshop.plan().steps[i].kind != Step::Kind::question) continue;
    place += i < workshop.at();
    ++count;
  }
  if (count == 1) return text_of(Word::question_only);
  if (place >= std::size(ordinals)) return say(Word::question_number_of, fmt::arg("which", place + 1), fmt::arg("count", count));
  return say(Word::question_of, fmt::arg("which", say(ordinals[place])), fmt::arg("count", words::count_in_words(count)));
}

}  // namespace

std::string which_question(const Workshop& workshop) {
  if (workshop.step().kind != Step::Kind::question) return {};
  auto which = place_of_question(workshop);
  if (!is_own(workshop.plan().questions[workshop.step().question])) return which;
  return say(Word::question_own, fmt::arg("which", which));
}

namespace {

std::string answers_of(std::size_t count) { return capital(counted(count, Word::one_answer, Word::so_many_answers)); }

/// Of the question one is at, shown or held back.
std::size_t answers_in(const Workshop& workshop) { return workshop.can_be_shown() + workshop.held(); }

/// Once for all languages of the room: what people wrote is in each as they wrote it.
std::vector<Column> wall_of(const Workshop& workshop) {
  std::vector<Column> wall;
  const auto groups = workshop.groups();
  for (const auto& group : groups) wall.push_back({.title = group.title});
  wall.emplace_back();
  for (auto& card : workshop.cards()) {
    const auto column = card.group == 0 ? wall.size() - 1 : static_cast<std::size_t>(card.group) - 1;
    if (!card.held) wall[column].cards.push_back(std::move(card.text));
    wipe(card.text);
  }
  auto& others = wall.back();
  if (std::ranges::any_of(wall, [&](const Column& column) { return &column != &others && !column.cards.empty(); }))
    others.title = in_each(workshop.language(), [] { return say(Word::room_other_cards); });
  std::erase_if(wall, [](const Column& column) { return column.cards.empty(); });
  return wall;
}

void tell_question(const Workshop& workshop, Told& told) {
  const auto& question = workshop.plan().questions[workshop.step().question];
  told.question = question.id;
  told.title = question.wording;
  told.asked_in = question.language;
  told.which = which_question(workshop);
  if (const auto held = workshop.held(); held > 0) told.held = counted(held, Word::one_held_back, Word::so_many_held_back);
  switch (*workshop.phase()) {
    case Phase::writing:
      told.screen = Told::Screen::writing;
      if (!workshop.count_hidden())
        told.in = workshop.in() == 0 ? text_of(Word::nobody_in) : capital(counted(workshop.in(), Word::so_many_in, Word::so_many_in));
      break;
    case Phase::looking:
      told.screen = Told::Screen::looking;
      told.lines = {text_of(Word::room_looking), text_of(Word::room_looking_1)};
      break;
    case Phase::shown:
      told.screen = Told::Screen::shown;
      told.lines = {text_of(Word::room_wall), text_of(Word::room_wall_1)};
      told.answers = answers_of(workshop.can_be_shown());
      break;
    case Phase::talked:
      told.screen = Told::Screen::talked;
      told.lines = {text_of(Word::room_talk), text_of(answers_in(workshop) < small_group ? Word::room_talk_1 : Word::room_talk_2)};
      break;
  }
}

void tell_step(const Workshop& workshop, Told& told) {
  const auto tell = [&](Word title, std::initializer_list<Word> lines) {
    told.title = say(title);
    for (const Word line : lines) told.lines.emplace_back(say(line));
  };
  switch (workshop.step().kind) {
    case Step::Kind::opening:
      tell(Word::room_opening, {Word::room_opening_1, Word::room_opening_2, Word::room_opening_3, Word::room_opening_4,
                                Word::room_opening_5, Word::room_opening_6});
      if (workshop.manages()) told.lines.emplace_back(say(Word::room_manages));
      break;
    case Step::Kind::reading:
      tell(Word::room_reading, {Word::room_reading_1});
      break;
    case Step::Kind::pause:
      tell(Word::room_pause, {Word::room_pause_1});
      break;
    case Step::Kind::question:
      tell_question(workshop, told);
      break;
    case Step::Kind::rest:
      tell(Word::room_break, {});
      break;
    case Step::Kind::heard:
      tell(Word::room_heard, {Word::room_heard_1});
      break;
    case Step::Kind::commitments:
      tell(Word::room_commitments, {Word::room_commitments_1});
      break;
    case Step::Kind::close:
      tell(Word::room_close, {Word::room_close_1});
      break;
  }
}

}  // namespace

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string counted(std::size_t count, Word one, Word many) {
  return count == 1 ? say(one, fmt::arg("count", words::count_in_words(1))) : say(many, fmt::arg("count", words::count_in_words(count)));
}

std::string tally(const Workshop& workshop) {
  auto all = answers_of(answers_in(workshop));
  if (const auto held = workshop.held(); held > 0) all += ", " + counted(held, Word::one_held_back, Word::so_many_held_back);
  if (const auto passed = workshop.passed(); passed > 0) all += ", " + counted(passed, Word::one_passed, Word::so_many_passed);
  return all;
}

Word kept_line(Keep keep) {
  return keep == Keep::nothing ? Word::kept_nothing : keep == Keep::titles ? Word::kept_titles : Word::kept_answers;
}

Word why_not(Refusal refusal) {
  switch (refusal) {
    case Refusal::ended:
      return Word::lead_ended;
    case Refusal::not_writing:
      return Word::lead_not_writing;
    case Refusal::not_looking:
      return Word::lead_not_looking;
    case Refusal::too_few:
      return Word::lead_too_few;
    case Refusal::settled:
      return Word::lead_settled;
    case Refusal::two_at_most:
      return Word::lead_two_commitments;
    case Refusal::no_card:
      return Word::lead_no_card;
    case Refusal::no_group:
      return Word::lead_no_group;
    case Refusal::no_commitment:
      return Word::lead_no_commitment;
    case Refusal::not_the_words:
      return Word::lead_not_the_words;
    case Refusal::question_open:
      return Word::lead_open_question;
    case Refusal::last_step:
      return Word::lead_last_step;
    case Refusal::present_first:
      return Word::lead_present;
    case Refusal::not_a_number:
      return Word::lead_present_odd;
    case Refusal::no_such_step:
      return Word::lead_step;
    case Refusal::full:
      break;
  }
  return Word::lead_full;
}

Word why_held(Reason reason) {
  constexpr std::array said{Word::serve_held_identify, Word::serve_held_hurt, Word::serve_held_same, Word::serve_held_asked};
  return said[static_cast<std::size_t>(reason)];
}

std::string time_left(std::int64_t ms, RoomLanguage room) {
  constexpr std::int64_t minute = 60'000;
  return in_each(room, [&] {
    if (ms <= 0) return text_of(Word::time_to_go_on);
    if (ms <= minute / 2) return text_of(Word::moment_left);
    const auto minutes = (ms + minute / 2) / minute;
    if (minutes <= 1) return text_of(Word::minute_left);
    return capital(say(Word::minutes_left, fmt::arg("count", words::count_in_words(static_cast<std::size_t>(minutes)))));
  });
}

namespace {

/// What `tells` says in each language of the room: the first, with the others beside it.
template <typename Tells>
Told in_all(RoomLanguage room, const Tells& tells) {
  std::vector<Told> all;
  for (const auto tag : languages_of(room)) {
    const words::In in(tag);
    all.push_back(tells());
    all.back().language = tag;
  }
  auto first = std::move(all.front());
  all.erase(all.begin());
  first.also = std::move(all);
  return first;
}

Told end_told(Keep keep, Keep promised, bool kept, std::string_view ended_at) {
  Told told{.screen = Told::Screen::ended};
  if (kept && keep != Keep::nothing) {
    told.title = say(keep == Keep::titles ? Word::kept_title_titles : Word::kept_title_answers);
    told.lines = {text_of(Word::kept_how)};
  } else {
    told.title = say(Word::wiped_at, fmt::arg("time", ended_at));
    told.lines = {text_of(promised == Keep::nothing ? Word::wiped_how : Word::wiped_less)};
  }
  return told;
}

}  // namespace

Told told_at_end(RoomLanguage room, Keep keep, Keep promised, bool kept, std::string_view ended_at) {
  return in_all(room, [&] { return end_told(keep, promised, kept, ended_at); });
}

Told told(const Workshop& workshop, std::string_view ended_at) {
  const auto room = workshop.language();
  if (workshop.ended()) return told_at_end(room, workshop.keep(), workshop.promised(), workshop.ended_with_kept(), ended_at);
  auto all = in_all(room, [&] {
    Told told;
    told.kept = say(kept_line(workshop.keep()));
    if (workshop.present() && *workshop.present() < small_group) told.small = say(Word::room_small);
    tell_step(workshop, told);
    return told;
  });
  if (workshop.step().kind == Step::Kind::commitments) all.agreed = workshop.commitments();
  if (all.screen == Told::Screen::shown) all.wall = wall_of(workshop);
  return all;
}

std::string on_one_line(const Told& told, std::string Told::* what) {
  auto all = told.*what;
  for (const auto& other : told.also)
    if (other.*what != told.*what) all += " | " + other.*what;
  return all;
}

std::vector<std::string_view> languages_of(const Told& told) {
  std::vector<std::string_view> all{told.language};
  for (const auto& other : told.also) all.push_back(other.language);
  return all;
}

namespace {

/// JSON in one string that doesn't move while it is written, so that no word of it is left elsewhere in memory.
class Json {
 public:
  explicit Json(std::size_t room) { out_.reserve(room); }

  void text(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\')
        (out_ += '\\') += c;
      else if (c == '\n')
        out_ += "\\n";
      else if (static_cast<unsigned char>(c) >= 0x20)  // no other control character can be in an answer
        out_ += c;
    }
    out_ += '"';
  }
  void member(std::string_view key, std::string_view value) {
    begin(key);
    text(value);
  }
  void begin(std::string_view key) {
    next();
    text(key);
    out_ += ':';
  }
  /// Between two of a list or of an object's members.
  void next() {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
  }
  void put(char bracket) { out_ += bracket; }
  void list(std::initializer_list<const std::vector<std::string>*> all) {
    put('[');
    for (const auto* texts : all)
      for (const auto& one : *texts) {
        next();
        text(one);
      }
    put(']');
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void put_worded(Json& to, const Told& one) {
  to.member("language", one.language);
  to.member("title", one.title);
  to.begin("lines");
  to.list({&one.lines});
  to.member("which", one.which);
  to.member("in", one.in);
  to.member("answers", one.answers);
  to.member("held", one.held);
  to.member("kept", one.kept);
  to.member("small", one.small);
}

/// As much as it can become: every character may need another before it.
std::size_t room_for(const Told& told) {
  constexpr std::size_t keys = 512, each = 64;
  std::size_t bytes = keys;
  const auto add = [&](const std::string& text) { bytes += 2 * text.size() + each; };
  for (const auto* text : {&told.title, &told.which, &told.in, &told.answers, &told.held, &told.kept, &told.small, &told.question})
    add(*text);
  for (const auto* texts : {&told.lines, &told.agreed}) std::ranges::for_each(*texts, add);
  for (const auto& column : told.wall) {
    add(column.title);
    std::ranges::for_each(column.cards, add);
  }
  for (const auto& other : told.also) bytes += room_for(other);
  return bytes;
}

}  // namespace

std::string as_json(const Told& told) {
  constexpr const char* screens[] = {"telling", "writing", "looking", "shown", "talked", "ended"};
  Json to(room_for(told));
  to.put('{');
  to.member("screen", screens[static_cast<std::size_t>(told.screen)]);
  put_worded(to, told);
  to.member("question", told.question);
  to.member("asked_in", told.asked_in);
  for (const auto& other : told.also) {
    to.begin("also");
    to.put('{');
    put_worded(to, other);
    to.put('}');
  }
  to.begin("agreed");
  to.list({&told.agreed});
  to.begin("wall");
  to.put('[');
  for (const auto& column : told.wall) {
    to.next();
    to.put('{');
    to.member("title", column.title);
    to.begin("cards");
    to.list({&column.cards});
    to.member("count", in_each(told, [&] { return words::count_in_words(column.cards.size()); }));
    to.put('}');
  }
  to.put(']');
  to.put('}');
  return to.take();
}

}  // namespace vignette::workshop
