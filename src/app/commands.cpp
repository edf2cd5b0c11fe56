#include "app/commands.hpp"

#include <algorithm>
#include <array>

#include "app/again.hpp"

namespace vignette::app {

namespace {

using words::Word;

bool always(const Model&) { return true; }

bool reading(const Model& model) { return current_case(model) && (model.screen == Screen::reader || model.screen == Screen::question); }

bool finding(const Model& model) { return reading(model) && model.find.open; }

bool can_go_back(const Model& model) { return !model.back.empty(); }

bool on_question(const Model& model) { return model.screen == Screen::question && current_question(model); }

bool writing(const Model& model) { return on_question(model) || model.screen == Screen::reflection; }

Intent show_lenses(const Model&) { return intent::ShowBeside{Beside::lenses}; }

bool has_next(const Model& model) {
  const auto* open = current_case(model);
  return on_question(model) || (model.screen == Screen::reader && open && !open->pack->questions.empty());
}

bool has_previous(const Model& model) {
  const auto* open = current_case(model);
  return on_question(model) || (model.screen == Screen::end_of_case && open && !open->pack->questions.empty());
}

bool something_selected(const Model& model) { return reading(model) && !model.selection.empty(); }

/// With nothing chosen, one chooses from the list.
Intent cite(const Model& model) {
  if (!model.selection.empty()) return intent::CiteSelection{};
  if (!model.marks.chosen.empty()) return intent::CiteMark{model.marks.chosen};
  return intent::ShowBeside{Beside::marks, true};
}

Intent mark_and_note(const Model&) { return intent::MarkSelection{true}; }

bool stands_apart(Screen screen) {
  return screen == Screen::settings || screen == Screen::privacy || screen == Screen::keys || screen == Screen::problems ||
         screen == Screen::content_note || screen == Screen::compare || screen == Screen::search || screen == Screen::backups ||
         screen == Screen::pictures || screen == Screen::marks || screen == Screen::glossary || screen == Screen::acting_on ||
         screen == Screen::then_and_now || screen == Screen::leaving || screen == Screen::exchange || screen == Screen::team_plan;
}

/// What Escape closes: the nearest thing that is open. Never a text.
std::optional<Intent> closing(const Model& model) {
  if (model.spelling.offer) return intent::CloseSpelling{};
  if (model.notice) return intent::DismissNotice{};
  if (model.aloud.on) return intent::StopReading{};
  if (model.marks.noting) return intent::NoteDone{};
  if (!model.marks.chosen.empty()) return intent::ChooseMark{};
  if (reading(model) && !model.words_explained.shown.empty()) return intent::ShowTerm{};
  if (model.find.open) return intent::CloseFind{};
  if (model.contents_open) return intent::ToggleContents{};
  if (model.prompts_open) return intent::TogglePrompts{};
  if (!model.marks.followed.empty()) return intent::Back{};
  if (writing(model) && model.show_case_instead) return intent::ToggleCasePanel{};
  if (model.screen == Screen::exchange && model.review.comment) return intent::KeepComment{};
  if (model.screen == Screen::exchange && model.review.making) return intent::AskForReply{false};
  if (model.screen == Screen::agreement && model.review.agreeing.making) return intent::AskForAgreement{false};
  if ((model.screen == Screen::exchange || model.screen == Screen::agreement) && model.review.again) return intent::AskToSaveAgain{};
  if (model.screen == Screen::exchange && model.review.all) return intent::AskToSaveExchange{false};
  if (model.screen == Screen::exchange && !model.review.reply_page.empty()) return intent::ReadReply{};
  if (model.screen == Screen::review && model.review.giving_card) return intent::GiveCard{false};
  const Team& team = model.team;
  if ((model.screen == Screen::team_plan || model.screen == Screen::leading) && team.adding) return intent::AskForStep{false};
  if ((model.screen == Screen::team_plan || model.screen == Screen::leading) && team.asking) return intent::WriteQuestion{false};
  if (model.screen == Screen::leading && team.skipping) return intent::AskToSkip{false};
  if (model.screen == Screen::leading && team.naming) return intent::AskForTitle{std::nullopt};
  if (model.screen == Screen::leading && team.holding) return intent::AskToHold{false, team.reason};
  if (model.screen == Screen::leading && !team.card.empty()) return intent::ChooseCard{};
  if (model.screen == Screen::team_plan && team.papers.looking) return intent::LookAtPapers{false};
  if (model.screen == Screen::team_end && team.open && !team.is_ending) return intent::ShowLeading{};
  if (model.screen == Screen::workshops && team.removing) return intent::AskToRemoveRecord{false};
  if (model.screen == Screen::workshops && !team.record.empty()) return intent::ChooseRecord{};
  if (model.screen == Screen::leaving && model.leaves.noting) return intent::FindingKept{false};
  if (model.screen == Screen::take_out && model.taking_out.busy) return std::nullopt;
  if ((stands_apart(model.screen) || model.screen == Screen::take_out) && can_go_back(model)) return intent::Back{};
  return std::nullopt;
}

template <int steps>
bool has_shared(const Model& model) {
  const auto* exchange = model.screen == Screen::exchange ? chosen_exchange(model.review) : nullptr;
  const auto* shared = exchange ? shared_of(*exchange) : nullptr;
  return shared && model.review.answer + static_cast<std::size_t>(steps) < answers_of(*shared).size();
}

template <int steps>
Intent step_shared(const Model& model) {
  return intent::ShowAnswerShared{model.review.answer + static_cast<std::size_t>(steps)};
}

bool can_answer_again(const Model& model) { return !case_to_answer_again(model).empty(); }

bool has_then_and_now(const Model& model) { return later_here(model).has_value(); }

bool has_terms(const Model& model) { return !model.terms.empty(); }

bool can_leave(const Model& model) { return model.portfolio_open && model.screen != Screen::leaving; }

/// What one is looking at: the answer, or the case; else everything.
Intent show_leaving(const Model& model) {
  const bool question = model.screen == Screen::question && current_question(model);
  if (question || model.screen == Screen::reflection) return intent::ShowLeaving{.answer = current_key(model)};
  if (model.screen == Screen::portfolio && model.chosen_answer) return intent::ShowLeaving{.answer = model.chosen_answer};
  if ((model.screen == Screen::reader || model.screen == Screen::end_of_case) && current_case(model))
    return intent::ShowLeaving{.case_id = model.case_id};
  return intent::ShowLeaving{};
}

/// The case one is looking at, if there is something in it to write to.
const OpenCase* case_for_team(const Model& model) {
  const bool here = model.screen == Screen::content_note || reading(model) || model.screen == Screen::end_of_case;
  const auto* open = here ? current_case(model) : nullptr;
  return open && !open->pack->questions.empty() ? open : nullptr;
}

bool can_plan(const Model& model) { return case_for_team(model) != nullptr; }

Intent plan_workshop(const Model& model) { return intent::PlanWorkshop{model.case_id}; }

bool leads(const Model& model) { return model.team.open && (model.screen == Screen::leading || model.screen == Screen::room); }

bool in_room(const Model& model) { return model.screen == Screen::room; }

Intent turn_room(const Model& model) {
  if (in_room(model)) return intent::LeaveRoom{};
  if (model.team.room.open) return intent::CloseRoomWindow{};
  return intent::ShowRoom{};
}

template <int pages>
Intent turn_wall(const Model& model) {
  return intent::TurnWall{model.team.page + pages};
}

/// On the room's screen no key leads anywhere else than back: whoever presses one there shows nothing of this computer to the room.
bool works_in_room(Word name) {
  return name == Word::do_room || name == Word::do_wall_on || name == Word::do_wall_back || name == Word::do_more_time ||
         name == Word::do_larger || name == Word::do_smaller || name == Word::do_usual_size || name == Word::do_lock ||
         name == Word::do_quit;
}

bool can_lock(const Model& model) { return model.vault.is_protected && !model.vault.locked && !model.vault.busy && !model.taking_out.busy; }

bool can_be_read(const Model& model) { return reading(model) || model.screen == Screen::reflection; }

bool reads(const Model& model) { return model.aloud.on; }

Intent read_aloud(const Model& model) {
  if (model.aloud.on) return intent::PauseReading{};
  return intent::ReadAloud{};
}

template <bool back>
Intent step_sentence(const Model&) {
  return intent::StepSentence{back};
}

Intent correct(const Model& model) {
  const Editing* text = editing(model, Field::answer);
  return intent::AskForSpelling{Field::answer, text ? text->caret : 0, true};
}

bool can_close(const Model& model) { return closing(model).has_value(); }

template <typename Wish>
Intent wish(const Model&) {
  return Wish{};
}

template <int steps>
Intent step_size(const Model&) {
  return intent::StepTextSize{steps};
}

Intent close(const Model& model) { return closing(model).value_or(intent::DismissNotice{}); }

constexpr Chord plain(Key key) { return {.key = key}; }
constexpr Chord shift(Key key) { return {.key = key, .shift = true}; }
constexpr Chord ctrl(Key key) { return {.key = key, .ctrl = true}; }
constexpr Chord ctrl_shift(Key key) { return {.key = key, .ctrl = true, .shift = true}; }
constexpr Chord alt(Key key) { return {.key = key, .alt = true}; }

constexpr std::array table{
    Command{Word::do_find, ctrl(Key::f), {}, reading, wish<intent::OpenFind>},
    Command{Word::do_find_next, ctrl(Key::g), plain(Key::f3), finding, wish<intent::FindNext>},
    Command{Word::do_find_previous, ctrl_shift(Key::g), shift(Key::f3), finding, wish<intent::FindPrevious>},
    Command{Word::do_next_question, ctrl(Key::enter), ctrl(Key::page_down), has_next, wish<intent::NextQuestion>},
    Command{Word::do_previous_question, ctrl(Key::page_up), {}, has_previous, wish<intent::PreviousQuestion>},
    Command{Word::do_next_shared, alt(Key::page_down), {}, has_shared<1>, step_shared<1>},
    Command{Word::do_previous_shared, alt(Key::page_up), {}, has_shared<-1>, step_shared<-1>},
    Command{Word::do_case_panel, ctrl(Key::e), {}, writing, wish<intent::ToggleCasePanel>},
    Command{Word::do_lenses, ctrl(Key::j), {}, has_lenses, show_lenses},
    Command{Word::do_reflection, ctrl(Key::n), {}, always, wish<intent::StartReflection>},
    Command{Word::do_cue, ctrl_shift(Key::a), {}, writing, wish<intent::AskForCue>},
    Command{Word::do_spelling, plain(Key::f7), {}, writing, correct},
    Command{Word::do_count_words, ctrl_shift(Key::w), {}, writing, wish<intent::CountWords>},
    Command{Word::do_again, ctrl_shift(Key::n), {}, can_answer_again, wish<intent::AnswerAgain>},
    Command{Word::do_then_and_now, ctrl_shift(Key::t), {}, has_then_and_now, wish<intent::ShowThenAndNow>},
    Command{Word::do_select_all, ctrl(Key::a), {}, reading, wish<intent::SelectAll>},
    Command{Word::do_copy, ctrl(Key::c), ctrl(Key::insert), something_selected, wish<intent::CopySelection>},
    Command{Word::do_mark, ctrl(Key::m), {}, something_selected, wish<intent::MarkSelection>},
    Command{Word::do_note, ctrl_shift(Key::m), {}, something_selected, mark_and_note},
    Command{Word::do_cite, ctrl(Key::k), {}, on_question, cite},
    Command{Word::do_read_aloud, ctrl(Key::r), {}, can_be_read, read_aloud},
    Command{Word::do_sentence_back, alt(Key::up), {}, reads, step_sentence<true>},
    Command{Word::do_sentence_on, alt(Key::down), {}, reads, step_sentence<false>},
    Command{Word::do_larger, ctrl(Key::plus), ctrl_shift(Key::plus), always, step_size<1>},
    Command{Word::do_smaller, ctrl(Key::minus), {}, always, step_size<-1>},
    Command{Word::do_usual_size, ctrl(Key::n0), {}, always, step_size<0>},
    Command{Word::do_back, alt(Key::left), {}, can_go_back, wish<intent::Back>},
    Command{Word::do_cases, ctrl(Key::n1), {}, always, wish<intent::ShowShelf>},
    Command{Word::do_portfolio, ctrl(Key::n2), {}, always, wish<intent::ShowPortfolio>},
    Command{Word::do_commitments, ctrl(Key::n3), {}, always, wish<intent::ShowCommitments>},
    Command{Word::do_review, ctrl(Key::n4), {}, always, wish<intent::ShowReview>},
    Command{Word::do_workshops, ctrl(Key::n5), {}, always, wish<intent::ShowWorkshops>},
    Command{Word::do_team, ctrl(Key::t), {}, can_plan, plan_workshop},
    Command{Word::do_room, ctrl_shift(Key::r), {}, leads, turn_room},
    Command{Word::do_more_time, alt(Key::m), {}, leads, wish<intent::OneMoreMinute>},
    Command{Word::do_wall_on, plain(Key::page_down), {}, in_room, turn_wall<1>},
    Command{Word::do_wall_back, plain(Key::page_up), {}, in_room, turn_wall<-1>},
    Command{Word::do_search, ctrl_shift(Key::f), {}, always, wish<intent::ShowSearch>},
    Command{Word::do_glossary, ctrl(Key::d), {}, has_terms, wish<intent::ShowGlossary>},
    Command{Word::do_lock, ctrl(Key::l), {}, can_lock, wish<intent::Lock>},
    Command{Word::do_leave, ctrl_shift(Key::s), {}, can_leave, show_leaving},
    Command{Word::do_settings, ctrl(Key::comma), {}, always, wish<intent::ShowSettings>},
    Command{Word::do_keys, plain(Key::f1), {}, always, wish<intent::ShowKeys>},
    Command{Word::do_escape, plain(Key::escape), {}, can_close, close},
    Command{Word::do_save, ctrl(Key::s), {}, always, wish<intent::TrySavingAgain>},
    Command{Word::do_debug, plain(Key::f12), {}, always, wish<intent::ToggleDebugPanel>},
    Command{Word::do_quit, ctrl(Key::q), {}, always, wish<intent::Quit>},
};

std::string name_of(Key key) {
  if (key >= Key::a && key <= Key::z) return {static_cast<char>('A' + static_cast<int>(key) - static_cast<int>(Key::a))};
  if (key >= Key::n0 && key <= Key::n9) return {static_cast<char>('0' + static_cast<int>(key) - static_cast<int>(Key::n0))};
  const auto said = [](Word word) { return std::string(words::say(word)); };
  switch (key) {
    case Key::left:
      return said(Word::key_left);
    case Key::right:
      return said(Word::key_right);
    case Key::up:
      return said(Word::key_up);
    case Key::down:
      return said(Word::key_down);
    case Key::home:
      return said(Word::key_home);
    case Key::end:
      return said(Word::key_end);
    case Key::page_up:
      return said(Word::key_page_up);
    case Key::page_down:
      return said(Word::key_page_down);
    case Key::enter:
      return said(Word::key_enter);
    case Key::escape:
      return said(Word::key_escape);
    case Key::tab:
      return said(Word::key_tab);
    case Key::backspace:
      return said(Word::key_backspace);
    case Key::del:
      return said(Word::key_delete);
    case Key::space:
      return said(Word::key_space);
    case Key::menu:
      return said(Word::key_menu);
    case Key::insert:
      return said(Word::key_insert);
    case Key::plus:
      return said(Word::key_plus);
    case Key::minus:
      return said(Word::key_minus);
    case Key::comma:
      return said(Word::key_comma);
    case Key::f1:
      return "F1";
    case Key::f3:
      return "F3";
    case Key::f6:
      return "F6";
    case Key::f7:
      return "F7";
    case Key::f10:
      return "F10";
    case Key::f12:
      return "F12";
    default:
      return {};
  }
}

}  // namespace

std::string describe(Chord chord) {
  std::string text;
  const auto hold = [&text](bool held, Word name) {
    if (held) text += std::string(words::say(name)) + "+";
  };
  hold(chord.ctrl, Word::key_ctrl);
  hold(chord.shift, Word::key_shift);
  hold(chord.alt, Word::key_alt);
  return text + name_of(chord.key);
}

std::span<const Command> commands() { return table; }

std::optional<Intent> command_for(const Model& model, Chord chord) {
  if (chord.key == Key::none) return std::nullopt;
  const auto meant =
      std::ranges::find_if(table, [chord](const Command& command) { return command.chord == chord || command.also == chord; });
  if (meant == table.end() || !meant->available(model)) return std::nullopt;
  if (in_room(model) && !works_in_room(meant->name)) return std::nullopt;
  return meant->make(model);
}

}  // namespace vignette::app
