// Leading a team through a case. What is wished goes to whoever holds the workshop, and comes back as it then stands; the timer and what is
// open on the screen are here.

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/turn.hpp"
#include "app/wipe.hpp"

namespace vignette::app {

namespace {

constexpr std::int64_t second_ms = 1'000, minute_ms = 60 * second_ms;

/// What is being done now begins: it has all its time.
void start_clock(Team& team, portfolio::Instant now) {
  team.until.ms = now.ms + minutes_now(team.leading) * minute_ms;
  team.paused.reset();
  while (team.begun.size() <= team.leading.at) team.begun.push_back(now);
}

/// What is being put in of it is in, or not: nothing of it is there to be taken away any more.
void wipe_group(Team& team) {
  wipe(team.group);
  if (auto put = team.putting.extract(Field::team_group)) wipe(put.mapped());
}

void shut_what_was_open(Team& team) {
  team.card.clear();
  team.skipping = team.adding = false;
  team.holding = false;
  team.naming.reset();
  wipe_group(team);
  leave_question(team);
  team.page = 0;
}

Editing* field_of(Team& team, Field field) {
  switch (field) {
    case Field::team_answer:
      return &team.answer;
    case Field::team_group:
      return &team.group;
    case Field::team_commitment:
      return &team.commitment;
    case Field::team_present:
      return &team.present;
    case Field::team_question:
      return &team.question;
    default:
      return nullptr;
  }
}

/// What became of words that were being put in from a field, if there are any.
void have_put_in(Team& team, Field field, bool refused, portfolio::Instant now) {
  const auto put = team.putting.find(field);
  if (put == team.putting.end()) return;
  if (Editing& typed = *field_of(team, field); !refused) {
    take_away(typed, put->second, now);
    if (field == Field::team_group && typed.text.empty()) team.naming.reset();
    if (field == Field::team_question && typed.text.empty()) leave_question(team);
  }
  wipe(put->second);
  team.putting.erase(put);
}

/// Behind the lock only what everybody in the room sees is shown, and nothing else comes in.
void keep_to_the_room(Model& model, Leading& leading) {
  auto told = room_is_shown(model) ? std::move(leading.told) : workshop::Told();
  Team behind;
  behind.leading = std::move(leading);
  wipe_words(behind);
  leading = std::move(behind.leading);
  leading.told = std::move(told);
}

void take_in(Turn& turn, Leading leading) {
  Model& model = turn.model;
  Team& team = model.team;
  const auto now = turn.outside.now.instant;
  if (model.vault.locked) keep_to_the_room(model, leading);
  const bool begins = std::exchange(team.opening, false);
  Leading before = std::move(team.leading);
  const int minutes_before = begins ? 0 : minutes_now(before);
  team.leading = std::move(leading);
  if (begins) {
    team.open = true;
    team.begun.clear();
    team.told_left.clear();
    team.covered = team.leaving = false;
    team.step = 0;
    team.adding = false;
    team.unfinished.reset();
    if (team.plan.steps.empty()) team.plan = team.leading.plan;
    if (model.screen == Screen::team_plan || model.screen == Screen::workshops) go(model, Screen::leading, Leaving::forgotten);
  }
  Team gone;  // so that nothing of how it stood is left in memory
  gone.leading = std::move(before);
  wipe_words(gone);
  if (begins || gone.leading.at != team.leading.at || gone.leading.phase != team.leading.phase) {
    start_clock(team, now);
    shut_what_was_open(team);
    team.step = team.leading.at;
  } else if (const int more = minutes_now(team.leading) - minutes_before; more != 0) {
    (team.paused ? *team.paused : team.until.ms) += more * minute_ms;
  }
  if (!find_card(team.leading, team.card)) {
    team.card.clear();
    team.holding = false;
  }
}

/// How many milliseconds will be left when the words for them are others.
std::int64_t next_words_at(std::int64_t left) {
  if (left <= minute_ms / 2) return 0;
  const auto minutes = (left + minute_ms / 2) / minute_ms;
  return minutes <= 1 ? minute_ms / 2 : minutes * minute_ms - minute_ms / 2 - 1;
}

bool says_something(const Editing& typed) { return typed.text.find_first_not_of(" \n") != std::string::npos; }

/// A field whose words are not in, and what puts them in.
struct HalfTyped {
  words::Word field, act;
};

/// Words that were typed where one is and are not in. Whoever goes on would leave them behind, or take them to the next question.
std::optional<HalfTyped> half_typed(const Team& team) {
  using words::Word;
  const auto& leading = team.leading;
  const auto waits = [&](Field field, const Editing& typed) { return says_something(typed) && !team.putting.contains(field); };
  const bool answers = leading.phase && *leading.phase <= workshop::Phase::looking;
  if (answers && waits(Field::team_answer, team.answer))
    return HalfTyped{*leading.phase == workshop::Phase::writing ? Word::team_type_now : Word::team_type, Word::team_type_in};
  const auto named = team.naming ? std::ranges::find(leading.groups, *team.naming, &workshop::Group::number) : leading.groups.end();
  const bool other_title = named == leading.groups.end() || team.group.text != named->title;
  if (team.naming && other_title && waits(Field::team_group, team.group))
    return HalfTyped{Word::team_group_title, *team.naming == 0 ? Word::team_group_make : Word::team_group_name};
  const bool commits = leading.at < leading.plan.steps.size() && leading.plan.steps[leading.at].kind == workshop::Step::Kind::commitments;
  if (commits && waits(Field::team_commitment, team.commitment)) return HalfTyped{Word::team_commitment, Word::team_commit};
  return std::nullopt;
}

/// What is said of them to whoever goes on, or ends.
std::optional<words::Problem> say_half_typed(const Team& team, words::Word mend) {
  const auto found = half_typed(team);
  if (!found) return std::nullopt;
  return words::Problem{.what = words::say(words::Word::team_half_typed, fmt::arg("field", words::say(found->field))),
                        .mend = words::say(mend, fmt::arg("act", words::say(found->act)))};
}

/// Whether what is typed has no place any more after it.
bool goes_on(const LeadWish& wish) {
  return std::holds_alternative<lead::Next>(wish) || std::holds_alternative<lead::Reveal>(wish) ||
         std::holds_alternative<lead::Talk>(wish) || std::holds_alternative<lead::Skip>(wish);
}

}  // namespace

void mind_team(Turn& turn) {
  Team& team = turn.model.team;
  if (!team.open) return;
  auto left = time_left_in_words(team, turn.outside.now.instant);
  if (left == team.told_left) return;
  team.told_left = left;
  if (team.leading.way) turn.ask(effect::TellTime{std::move(left)});
}

std::optional<portfolio::Instant> team_due(const Model& model) {
  const Team& team = model.team;
  const auto left = left_ms(team, model.now.instant);
  if (!team.open || team.paused || left <= 0) return std::nullopt;
  const auto at = [&](std::int64_t then) { return portfolio::Instant{team.until.ms - then}; };
  if (model.screen == Screen::leading) return at((left - 1) / second_ms * second_ms);
  if (room_is_shown(model) || team.leading.way) return at(next_words_at(left));
  return std::nullopt;
}

void hide_team(Turn& turn) {
  Model& model = turn.model;
  Team& team = model.team;
  TeamTyped typed{team.answer.text, team.group.text, team.commitment.text, {}, team.question.text};
  for (auto& [file, why] : team.whys) {
    if (!why.text.empty()) typed.whys.emplace(file, why.text);
    wipe(why);
  }
  team.whys.clear();
  forget_putting(team);
  if (!team.case_id.empty() || !typed.whys.empty()) turn.ask(effect::HideTeam{std::move(typed)});
  forget_records(team);
  auto told = std::move(team.leading.told);
  wipe_words(team);
  hide_plan(model);
  team.covered = true;
  if (room_is_shown(model))
    team.leading.told = std::move(told);
  else
    wipe(told);
}

void go_on_with_team(Turn& turn, Screen screen) {
  if (screen == Screen::workshops || !turn.model.team.open) turn.ask(effect::ReadRecords{});
  turn.ask(effect::ReadTeam{});
}

void carry_out(Turn& turn, const intent::ShowLeading&) {
  Model& model = turn.model;
  if (!model.team.open || kept_out(turn, {Screen::leading, {}, 0})) return;
  model.team.leaving = false;
  go(model, Screen::leading);
  turn.ask(effect::ReadTeam{});
}

void carry_out(Turn& turn, const intent::TeamChanged& wish) {
  Team& team = turn.model.team;
  if (!team.open && !team.opening) return;
  take_in(turn, wish.leading);
  if (wish.refused) team.problem = words::Problem{.what = std::string(words::say(workshop::why_not(*wish.refused)))};
  if (wish.from) have_put_in(team, *wish.from, wish.refused.has_value(), turn.outside.now.instant);
  mind_team(turn);
}

void carry_out(Turn& turn, const intent::TeamHandedBack& wish) {
  Team& team = turn.model.team;
  if (turn.model.vault.locked) return;
  const auto bring_back = [&](Editing& field, const std::string& text) {
    if (field.text.empty() && !text.empty()) become(field, text, turn.outside.now.instant);
  };
  bring_back(team.answer, wish.typed.answer);
  bring_back(team.group, wish.typed.group);
  if (!team.group.text.empty() && !team.naming && team.open) team.naming = 0;
  bring_back(team.commitment, wish.typed.commitment);
  bring_back(team.question, wish.typed.question);
  for (const auto& [file, why] : wish.typed.whys) bring_back(team.whys[file], why);
}

void carry_out(Turn& turn, const intent::Lead& wish) {
  Team& team = turn.model.team;
  if (!team.open || team.is_ending) return;
  team.problem = goes_on(wish.wish) ? say_half_typed(team, words::Word::team_half_typed_mend) : std::nullopt;
  if (!team.problem) turn.ask(effect::Lead{wish.wish, std::nullopt});
}

void carry_out(Turn& turn, const intent::PutTypedIn& wish) {
  Team& team = turn.model.team;
  if (wish.field == Field::team_question) return ask_own_question(turn);
  Editing* typed = field_of(team, wish.field);
  if (!team.open || team.is_ending || !typed || typed->text.empty() || team.putting.contains(wish.field)) return;
  const std::string& text = typed->text;
  LeadWish lead;
  if (wish.field == Field::team_answer) {
    lead = lead::Type{text};
  } else if (wish.field == Field::team_commitment) {
    lead = lead::Commit{text};
  } else if (wish.field == Field::team_present) {
    std::size_t people = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), people);
    lead = lead::SetPresent{bad == std::errc() && end == text.data() + text.size() ? people : 0};
  } else if (!team.naming) {
    return;
  } else if (*team.naming == 0) {
    lead = lead::MakeGroup{text};
  } else {
    lead = lead::NameGroup{*team.naming, text};
  }
  team.problem.reset();
  team.putting.emplace(wish.field, text);
  turn.ask(effect::Lead{std::move(lead), wish.field});
}

void carry_out(Turn& turn, const intent::ShowEnding&) {
  Model& model = turn.model;
  if (!model.team.open || kept_out(turn, {Screen::leading, {}, 0})) return;
  model.team.problem = say_half_typed(model.team, words::Word::team_half_typed_end_mend);  // the wipe would take it
  go(model, Screen::team_end);
  turn.ask(effect::ReadEnding{});
}

void carry_out(Turn& turn, const intent::AskToSkip& wish) {
  Team& team = turn.model.team;
  if (!team.open || team.is_ending) return;
  const bool takes_answers = team.leading.phase && *team.leading.phase <= workshop::Phase::looking && team.leading.in > 0;
  team.skipping = wish.ask && takes_answers;
  if (wish.ask && !takes_answers) carry_out(turn, intent::SkipStep{});
}

void carry_out(Turn& turn, const intent::SkipStep&) {
  turn.model.team.skipping = false;
  carry_out(turn, intent::Lead{lead::Skip{}});
}

void carry_out(Turn& turn, const intent::ChooseCard& wish) {
  Team& team = turn.model.team;
  const bool shuts = team.card == wish.card;
  team.card = !shuts && find_card(team.leading, wish.card) ? wish.card : std::string();
  team.holding = false;
}

void carry_out(Turn& turn, const intent::AskToHold& wish) {
  Team& team = turn.model.team;
  team.holding = wish.ask && !team.card.empty();
  team.reason = wish.reason;
}

void carry_out(Turn& turn, const intent::AskForTitle& wish) {
  Team& team = turn.model.team;
  if (!team.open) return;
  team.naming = wish.number;
  wipe_group(team);
  if (!wish.number) return;
  const auto named = std::ranges::find(team.leading.groups, *wish.number, &workshop::Group::number);
  if (named != team.leading.groups.end()) become(team.group, named->title, turn.outside.now.instant);
}

void carry_out(Turn& turn, const intent::OneMoreMinute&) {
  Team& team = turn.model.team;
  if (!team.open) return;
  if (team.paused)
    *team.paused = std::max<std::int64_t>(0, *team.paused) + minute_ms;
  else
    team.until.ms = std::max(team.until.ms, turn.outside.now.instant.ms) + minute_ms;
  mind_team(turn);
}

void carry_out(Turn& turn, const intent::PauseTimer& wish) {
  Team& team = turn.model.team;
  if (!team.open || wish.pause == team.paused.has_value()) return;
  const auto now = turn.outside.now.instant;
  if (wish.pause)
    team.paused = std::max<std::int64_t>(0, left_ms(team, now));
  else
    team.until.ms = now.ms + *std::exchange(team.paused, std::nullopt);
  mind_team(turn);
}

void carry_out(Turn& turn, const intent::GoOnWithPaper&) {
  if (turn.model.team.open && turn.model.team.leading.way) turn.ask(effect::GoOnWithPaper{});
}

void carry_out(Turn& turn, const intent::NewCode&) {
  if (turn.model.team.open && turn.model.team.leading.way) turn.ask(effect::NewCode{});
}

void carry_out(Turn& turn, const intent::UncoverCards&) { turn.model.team.covered = false; }

}  // namespace vignette::app
