// Reflections of one's own, and what is only for the learner.

#include "app/own.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

#include "app/reflection.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {

using portfolio::Day;
using portfolio::QuestionKey;
using words::Word;

namespace {

constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                            Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};

bool of_a_case(Screen screen) {
  return screen == Screen::content_note || screen == Screen::reader || screen == Screen::question || screen == Screen::end_of_case ||
         screen == Screen::problems || screen == Screen::pictures || screen == Screen::marks;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Figures and words, whatever parts them.
std::vector<std::string> parts_of(std::string_view typed) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < typed.size();) {
    const auto kind = is_digit(typed[i]) ? is_digit : is_letter(typed[i]) ? is_letter : nullptr;
    if (!kind) {
      ++i;
      continue;
    }
    std::string part;
    while (i < typed.size() && kind(typed[i])) part += typed[i++];
    for (char& c : part)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    // The ending of "3rd".
    const bool ending = part == "st" || part == "nd" || part == "rd" || part == "th";
    if (!ending || parts.empty() || !is_digit(parts.back().front())) parts.push_back(std::move(part));
  }
  return parts;
}

std::optional<int> number_in(const std::string& part) {
  int number = 0;
  const auto [end, trouble] = std::from_chars(part.data(), part.data() + part.size(), number);
  if (trouble != std::errc{} || end != part.data() + part.size()) return std::nullopt;
  return number;
}

/// By its figures, or by three letters of its name or more.
std::optional<int> month_in(const std::string& part) {
  if (const auto number = number_in(part)) return number;
  for (std::size_t i = 0; i < months.size(); ++i) {
    std::string name(words::say(months[i]));
    name.front() = static_cast<char>(name.front() - 'A' + 'a');
    if (part.size() >= 3 && name.starts_with(part)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::optional<Day> real(int year, int month, int day) {
  constexpr int first = 1900, last = 2999;
  if (year < first || year > last || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{year, month, day};
}

/// Of what belongs to a case or a reflection: the title it is kept under.
std::string title_here(const Model& model) {
  if (const auto* reflection = find_reflection(model.practice, model.practice.reflection)) return reflection->record.title;
  const auto* open = current_case(model);
  return open ? open->pack->title : std::string();
}

/// Nothing was ever written in it: it goes as it came.
void drop(Model& model, const portfolio::Id& id) {
  const auto key = portfolio::own_reflection(id);
  std::erase_if(model.practice.reflections, [&](const auto& one) { return one.record.id == id; });
  model.practice.lenses.erase(key);
  for (const auto& gone : {key, portfolio::only_for_me(key)}) {
    model.drafts.erase(gone);
    model.unrevised.erase(gone);
  }
}

/// It is not shown any more: it stands in the list under its title, and its texts become versions.
void left(Turn& turn, const portfolio::Id& id) {
  Model& model = turn.model;
  const auto* reflection = find_reflection(model.practice, id);
  if (!reflection || reflection->record.changed.ms == 0) return;
  const auto key = portfolio::own_reflection(id);
  Draft& draft = model.drafts[key];
  const bool unlisted = draft.record.id.empty();  // only its title was written: it stands in the list all the same
  if (unlisted || draft.record.case_title != reflection->record.title) {
    draft.record.key = key;
    draft.record.case_title = reflection->record.title;
    if (unlisted) draft.record.updated = turn.outside.now.instant;
    keep_draft(turn, draft);
  }
  leave_question(turn, key);
  leave_question(turn, portfolio::only_for_me(key));
}

/// Becomes the one being written.
void take_up_reflection(Model& model, const portfolio::Id& id) {
  Practice& practice = model.practice;
  if (!practice.reflection.empty()) practice.titles_before[practice.reflection] = practice.title;
  wipe(practice.title);
  wipe(practice.day);
  practice.reflection = id;
  if (const auto before = practice.titles_before.find(id); before != practice.titles_before.end()) {
    go_on_with(practice.title, std::move(before->second));
    practice.titles_before.erase(before);
  }
  open_fields(practice);
  if (model.beside != Beside::lenses && model.beside != Beside::earlier && model.beside != Beside::only_for_me)
    model.beside = Beside::lenses;
}

void add(Model& model, portfolio::Reflection record) {
  auto& list = model.practice.reflections;
  Kept<portfolio::Reflection> one;
  one.record = std::move(record);
  list.insert(std::ranges::find_if(list, [&](const auto& other) { return !(one.record.day < other.record.day); }), one);
}

/// The screen that says that a workshop has ended.
bool after_the_end(const Model& model) { return model.screen == Screen::team_end && !model.team.open && model.team.ended; }

void begin(Turn& turn, const portfolio::Id& id) {
  const portfolio::Now now = turn.outside.now;
  add(turn.model, {.id = id, .day = portfolio::day_of(now.instant, now.offset_minutes), .made = now.instant});
}

}  // namespace

bool answers_no_question(const QuestionKey& key) { return portfolio::is_own_reflection(key) || portfolio::is_only_for_me(key); }

bool reflection_shown(const Model& model) {
  return model.screen == Screen::reflection || (after_the_end(model) && model.practice.reflection == model.team.would_change);
}

void mind_would_change(Turn& turn) {
  Model& model = turn.model;
  const Vault& vault = model.vault;
  const bool kept_here = model.portfolio_open || (vault.absent && !vault.unasked && vault.goes_open && !vault.gone);
  if (!after_the_end(model) || vault.locked || !kept_here || written_elsewhere(model)) return;
  auto& id = model.team.would_change;
  const bool written = find_reflection(model.practice, id) != nullptr;
  if (written && model.practice.reflection == id) return;
  if (!written) {
    const portfolio::Now now = turn.outside.now;
    const auto* led = find_case(model, model.team.case_id);
    id = portfolio::make_id(now.instant, turn.outside.chance_a, turn.outside.chance_b);
    add(model, {.id = id,
                .title = led ? words::say(Word::record_title, fmt::arg("title", led->pack->title)) : std::string(),
                .day = portfolio::day_of(now.instant, now.offset_minutes),
                .kind = portfolio::Reflection::Kind::workshop,
                .made = now.instant});
  }
  const auto key = portfolio::own_reflection(id);
  if (!find_draft(model, key) && written && !model.all_brought) read_answers(turn, {key.case_id});
  std::erase(model.back, Screen::reflection);
  take_up_reflection(model, id);
  draft_of_reflection(model);
}

void begin_with(Turn& turn, portfolio::Reflection record, const std::string& text) {
  Model& model = turn.model;
  const auto id = record.id;
  add(model, std::move(record));
  take_up_reflection(model, id);
  go(model, Screen::reflection);
  Draft& draft = *draft_here(model);
  become(draft.editing, text, turn.outside.now.instant);
  keep_draft(turn, draft);
  keep_reflection_written(turn);
}

Draft* draft_of_reflection(Model& model) {
  const auto* reflection = find_reflection(model.practice, model.practice.reflection);
  if (!reflection) return nullptr;
  const auto key = portfolio::own_reflection(reflection->record.id);
  const auto [found, made] = model.drafts.try_emplace(key);
  Draft& draft = found->second;
  if (made) draft.known = reflection->record.changed.ms == 0 || (model.portfolio_open && model.answers_due == 0);
  draft.record.key = key;
  draft.record.case_title = reflection->record.title;
  return &draft;
}

std::optional<QuestionKey> only_for_me_shown(const Model& model) {
  const Screen screen = model.screen;
  const bool of_case = model.practice.reflection.empty();
  if (of_case && !current_case(model)) return std::nullopt;
  const bool shown = of_case ? screen == Screen::question || screen == Screen::end_of_case : reflection_shown(model);
  if (!shown && screen != Screen::acting_on) return std::nullopt;
  return portfolio::only_for_me(current_key(model));
}

Draft* draft_only_for_me(Model& model) {
  const auto key = only_for_me_shown(model);
  if (!key) return nullptr;
  const auto [found, made] = model.drafts.try_emplace(*key);
  Draft& draft = found->second;
  if (made) draft.known = model.portfolio_open && model.answers_due == 0;
  const bool of_case = model.practice.reflection.empty();
  draft.record.key = *key;
  draft.record.case_title = title_here(model);
  draft.record.wording = words::say(of_case ? Word::mine_case : Word::mine_own);
  return &draft;
}

void keep_reflection_written(Turn& turn) {
  Model& model = turn.model;
  auto* reflection = find_reflection(model, model.practice.reflection);
  if (!reflection || !reflection_shown(model) || reflection->record.changed.ms != 0) return;
  keep(turn, *reflection);
  const auto lens = model.practice.lenses.find(current_key(model));
  if (lens != model.practice.lenses.end()) keep(turn, lens->second);
}

void mind_reflection(Turn& turn, const portfolio::Id& before) {
  Model& model = turn.model;
  auto& id = model.practice.reflection;
  const bool shown = reflection_shown(model);
  const bool leads_back = !of_a_case(model.screen) && std::ranges::find(model.back, Screen::reflection) != model.back.end();
  if (!shown && !leads_back) {
    std::erase(model.back, Screen::reflection);
    id.clear();
  }
  if (!before.empty() && (before != id || (!shown && model.screen != Screen::acting_on))) left(turn, before);
  const auto* gone = before == id ? nullptr : find_reflection(model.practice, before);
  if (gone && gone->record.changed.ms == 0) drop(model, before);
  if (shown && !id.empty() && !find_reflection(model.practice, id)) begin(turn, id);  // another file came, without it
}

void leave_writing(Turn& turn) {
  Model& model = turn.model;
  finish_sharing(turn);
  keep_noted(turn);
  if (model.screen == Screen::question || model.screen == Screen::acting_on) leave_question(turn, current_key(model));
  if (const auto key = only_for_me_shown(model)) leave_question(turn, *key);
  if (const auto key = said_beside_shown(model)) leave_question(turn, *key);
  if (!model.practice.reflection.empty()) left(turn, model.practice.reflection);
}

bool open_own(Turn& turn, const QuestionKey& key) {
  Model& model = turn.model;
  for (const auto& one : model.practice.reflections) {
    const auto own = portfolio::own_reflection(one.record.id);
    if (key != own && key != portfolio::only_for_me(own)) continue;
    const portfolio::Id id = one.record.id;
    if (portfolio::is_only_for_me(key)) carry_out(turn, intent::ShowBeside{Beside::only_for_me});
    carry_out(turn, intent::OpenReflection{id});
    return true;
  }
  if (!portfolio::is_only_for_me(key) || !find_case(model, key.case_id)) return false;
  if (kept_out(turn, {Screen::end_of_case, key.case_id, 0})) return true;
  take_up(model, key.case_id);
  carry_out(turn, intent::ShowEnd{});
  return true;
}

std::optional<Day> day_typed(std::string_view typed, portfolio::Now now) {
  const auto parts = parts_of(typed);
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const bool year_first = parts.size() == 3 && parts[0].size() == 4 && is_digit(parts[0].front());
  // "September 3" is read as well as "3 September".
  const bool month_first = !year_first && is_letter(parts[0].front());
  const auto day = number_in(parts[year_first ? 2 : month_first ? 1 : 0]);
  const auto month = month_in(parts[year_first || !month_first ? 1 : 0]);
  auto year =
      parts.size() == 2 ? std::optional(portfolio::day_of(now.instant, now.offset_minutes).year) : number_in(parts[year_first ? 0 : 2]);
  if (!day || !month || !year) return std::nullopt;
  if (parts.size() == 3 && !year_first && parts[2].size() == 2) *year += 2000;
  return real(*year, *month, *day);
}

bool day_is_read(const Model& model) { return day_typed(model.practice.day.text, model.now).has_value(); }

std::string day_to_type(Day day) {
  const auto month = words::say(months[static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)]);
  return words::say(Word::day_of_year, fmt::arg("day", day.day), fmt::arg("month", month), fmt::arg("year", day.year));
}

void carry_out(Turn& turn, const intent::StartReflection&) {
  Model& model = turn.model;
  if (kept_out(turn, {Screen::reflection, {}, 0}, true)) return;
  const auto* open = find_reflection(model.practice, model.practice.reflection);
  if (model.screen == Screen::reflection && open && open->record.changed.ms == 0) return;
  const auto id = portfolio::make_id(turn.outside.now.instant, turn.outside.chance_a, turn.outside.chance_b);
  begin(turn, id);
  take_up_reflection(model, id);
  go(model, Screen::reflection);
  draft_here(model);
}

void carry_out(Turn& turn, const intent::OpenReflection& wish) {
  Model& model = turn.model;
  if (kept_out(turn, {Screen::reflection, wish.reflection, 0}, true)) return;
  if (!find_reflection(model.practice, wish.reflection)) return;
  const auto key = portfolio::own_reflection(wish.reflection);
  if (!find_draft(model, key) && !model.all_brought) read_answers(turn, {key.case_id});
  if (model.practice.reflection != wish.reflection) take_up_reflection(model, wish.reflection);
  go(model, Screen::reflection);
  draft_here(model);
}

void carry_out(Turn& turn, const intent::ChangeKind& wish) {
  Model& model = turn.model;
  auto* reflection = find_reflection(model, model.practice.reflection);
  if (!reflection || model.screen != Screen::reflection || reflection->record.kind == wish.kind) return;
  reflection->record.kind = wish.kind;
  if (reflection->record.changed.ms != 0) keep(turn, *reflection);
}

void carry_out(Turn& turn, const intent::ReflectionDone&) {
  Model& model = turn.model;
  if (model.screen != Screen::reflection) return;
  const auto* reflection = find_reflection(model.practice, model.practice.reflection);
  if (reflection && reflection->record.changed.ms != 0) carry_out(turn, intent::ChooseAnswer{current_key(model)});
  carry_out(turn, intent::ShowPortfolio{});
  std::erase(model.back, Screen::reflection);
}

}  // namespace vignette::app
