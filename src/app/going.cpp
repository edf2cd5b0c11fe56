// From screen to screen. `back` is a trail, not a log: going somewhere one came from leads back along it.

#include <algorithm>
#include <utility>

#include "app/own.hpp"
#include "app/turn.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

bool of_a_case(Screen screen) {
  return screen == Screen::content_note || screen == Screen::reader || screen == Screen::question || screen == Screen::end_of_case ||
         screen == Screen::problems || screen == Screen::pictures || screen == Screen::marks;
}

void close_panels(Model& model) {
  model.contents_open = model.prompts_open = model.show_case_instead = false;
  model.marks.chosen.clear();
  model.marks.noting = false;
  model.marks.followed.clear();
  model.review.reply_page.clear();
}

bool may_open(const Model& model, const pack::Case& pack) {
  return !pack.basis.empty() || std::ranges::find(model.opened_anyway, pack.id) != model.opened_anyway.end();
}

void read_case(Model& model, Leaving leaving = Leaving::remembered) {
  go(model, Screen::reader, leaving);
  bring_place(model);
}

/// Of several packs with one id this one is meant from now on; what was about the other goes.
const OpenCase* choose_pack(Model& model, const std::string& case_id, const std::string& file) {
  const auto* before = find_case(model, case_id);
  if (!before || file.empty()) return before;
  if (std::ranges::none_of(model.cases, [&](const OpenCase& open) { return open.pack->id == case_id && open.pack->file == file; }))
    return nullptr;
  model.of_same_id[case_id] = file;
  if (before->pack->file == file) return before;
  std::erase(model.notes_passed, case_id);
  std::erase(model.opened_anyway, case_id);
  if (model.case_id == case_id) model.case_id.clear();  // so that it is taken up as another case is
  place_marks(model);
  return find_case(model, case_id);
}

void open_case(Model& model, const pack::Case& pack, Leaving leaving = Leaving::remembered) {
  if (content_note_due(model, pack))
    go(model, Screen::content_note, leaving);
  else
    read_case(model, leaving);
}

void show_question(Model& model, std::size_t question) {
  const bool from_elsewhere = model.screen != Screen::question;
  if (model.question != question) close_panels(model);
  model.question = question;
  go(model, Screen::question);
  draft_here(model);
  if (from_elsewhere) bring_place(model);
}

void say_missing(Model& model, std::string where, words::Word what) {
  model.notice = words::Problem{
      std::move(where), 0, 0, words::Severity::error, std::string(words::say(what)), std::string(words::say(words::Word::open_mend))};
}

/// One is where one wished to be after all.
void say_missing_no_more(Model& model) {
  if (model.notice && model.notice->mend == words::say(words::Word::open_mend)) model.notice.reset();
}

std::optional<std::size_t> number_of(const pack::Case& pack, const std::string& question_id) {
  const auto found = std::ranges::find(pack.questions, question_id, &pack::Question::id);
  if (found == pack.questions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - pack.questions.begin());
}

/// What one was about to do when something came in between, if one has come back to the words it was to be done with.
void do_what_waited(Turn& turn, const Going& to) {
  const Model& model = turn.model;
  if (to.then == Going::Then::nothing || to.with.empty() || model.selection != to.with) return;
  if (model.screen != to.screen || model.case_id != to.case_id) return;
  if (to.then == Going::Then::cite)
    carry_out(turn, intent::CiteSelection{});
  else
    carry_out(turn, intent::MarkSelection{to.then == Going::Then::mark_and_note});
}

/// Screens that come in between, and are not gone back to.
bool in_between(Screen screen) { return screen == Screen::protect || screen == Screen::recovery_sheet || screen == Screen::unlock; }

/// Screens that show what somebody wrote.
bool shows_writing(Screen screen) {
  return screen == Screen::question || screen == Screen::end_of_case || screen == Screen::portfolio || screen == Screen::compare ||
         screen == Screen::take_out || screen == Screen::search || screen == Screen::reflection || screen == Screen::commitments ||
         screen == Screen::then_and_now || screen == Screen::leaving || screen == Screen::review || screen == Screen::exchange ||
         screen == Screen::agreement || screen == Screen::workshops || screen == Screen::team_plan || screen == Screen::leading ||
         screen == Screen::room || screen == Screen::team_end;
}

}  // namespace

void go(Model& model, Screen screen, Leaving leaving) {
  if (model.screen == screen) return;
  const auto known = std::ranges::find(model.back, screen);
  if (known != model.back.end())
    model.back.erase(known, model.back.end());
  else if (leaving == Leaving::remembered)
    model.back.push_back(model.screen);
  model.screen = screen;
  if (of_a_case(screen)) {  // what is written from here on belongs to the case
    std::erase(model.back, Screen::reflection);
    auto& practice = model.practice;
    if (!practice.reflection.empty()) practice.titles_before[practice.reflection] = practice.title;
    practice.reflection.clear();
  }
  close_panels(model);
}

// The trail keeps only screens that are not about another case.
void take_up(Model& model, const std::string& case_id) {
  if (model.case_id == case_id) return;
  std::erase_if(model.back, of_a_case);
  if (of_a_case(model.screen)) {
    model.screen = model.back.empty() ? Screen::shelf : model.back.back();
    if (!model.back.empty()) model.back.pop_back();
  }
  model.case_id = case_id;
  model.question = 0;
  model.selection = {};
  model.go_to.reset();
  model.words_explained.shown.clear();
  forget_found(model);
  close_panels(model);
}

bool kept_out(Turn& turn, Going to, bool keeps) {
  Model& model = turn.model;
  Vault& vault = model.vault;
  if (vault.locked) {
    model.waits = std::move(to);
    go(model, Screen::unlock);
    return true;
  }
  const bool asks = vault.unasked || (vault.absent && (!vault.goes_open || vault.gone));
  if ((to.screen != Screen::question && !keeps) || !asks) return false;
  model.waits = std::move(to);
  if (vault.gone) {
    go(model, Screen::damaged);
    return true;
  }
  vault.protecting = Protecting::first_words;
  vault.with_passphrase = true;
  vault.problem.reset();
  go(model, Screen::protect);
  return true;
}

bool open_question(Turn& turn, const std::string& case_id, std::size_t question) {
  Model& model = turn.model;
  const auto* open = find_case(model, case_id);
  if (!open || question >= open->pack->questions.size()) return false;
  const bool may = may_open(model, *open->pack);
  if (may && kept_out(turn, {Screen::question, case_id, question})) return true;
  take_up(model, case_id);
  if (may)
    show_question(model, question);
  else
    go(model, Screen::problems);
  return true;
}

void go_on(Turn& turn) {
  Model& model = turn.model;
  const auto to = std::exchange(model.waits, std::nullopt);
  const bool to_case = to && !to->case_id.empty() && find_case(model, to->case_id);
  if (!to) {
    std::erase_if(model.back, in_between);
    model.screen = model.back.empty() ? Screen::shelf : model.back.back();
    if (!model.back.empty()) model.back.pop_back();
  } else if (to->screen == Screen::question) {
    if (!open_question(turn, to->case_id, to->question)) go(model, Screen::shelf);
  } else if (to->screen == Screen::reflection) {
    if (model.brought) {
      go(model, Screen::portfolio);
      read_list(turn);
      keep_what_was_brought(turn);
    } else if (find_reflection(model.practice, to->case_id)) {
      carry_out(turn, intent::OpenReflection{to->case_id});
    } else {
      carry_out(turn, intent::StartReflection{});
    }
  } else if (to->screen == Screen::exchange) {
    carry_out(turn, intent::ShowReview{});
    carry_out(turn, intent::ShowExchange{to->case_id});
  } else if (to->screen == Screen::team_plan && to_case && !model.team.open) {
    carry_out(turn, intent::PlanWorkshop{to->case_id});
  } else if (of_a_case(to->screen)) {
    if (to_case) take_up(model, to->case_id);
    go(model, to_case ? to->screen : Screen::shelf);
    if (model.screen == Screen::reader) bring_place(model);
  } else {
    go(model, to->screen);
    if (to->screen == Screen::workshops || to->screen == Screen::team_plan || to->screen == Screen::leading)
      go_on_with_team(turn, to->screen);
    if (to->screen == Screen::portfolio) read_list(turn);
    if (to->screen == Screen::review || to->screen == Screen::portfolio) read_reviews(turn);
    if (to->screen == Screen::leaving) carry_out(turn, intent::ShowLeaving{});
    if (to->screen == Screen::commitments) carry_out(turn, intent::ShowCommitments{model.practice.commitment});
  }
  if (!in_between(model.screen)) std::erase_if(model.back, in_between);
  if (model.screen == Screen::shelf) model.back.clear();
  if (to) do_what_waited(turn, *to);
}

void read_list(Turn& turn) {
  Model& model = turn.model;
  if (!model.portfolio_open || model.list.asked) return;
  model.list.asked = true;
  turn.ask(effect::ReadList{});
}

void carry_out(Turn& turn, const intent::ShowShelf&) {
  turn.model.back.clear();
  turn.model.screen = Screen::shelf;
  close_panels(turn.model);
}

void carry_out(Turn& turn, const intent::OpenCase& wish) {
  Model& model = turn.model;
  const auto* open = choose_pack(model, wish.case_id, wish.file);
  if (!open) return;
  say_missing_no_more(model);
  take_up(model, wish.case_id);
  if (may_open(model, *open->pack))
    open_case(model, *open->pack);
  else
    go(model, Screen::problems);
}

void carry_out(Turn& turn, const intent::PastContentNote& wish) {
  Model& model = turn.model;
  if (model.screen != Screen::content_note) return;
  model.notes_passed.push_back(model.case_id);
  auto place = place_of(model, model.case_id);
  place.content_note_seen = wish.skip_next_time;
  model.places[model.case_id] = std::move(place);  // handed over with the arrival on the page
  read_case(model, Leaving::forgotten);
}

void carry_out(Turn& turn, const intent::OpenQuestion& wish) {
  say_missing_no_more(turn.model);
  open_question(turn, wish.case_id, wish.question);
}

void carry_out(Turn& turn, const intent::NextQuestion&) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  if (!open) return;
  if (model.screen == Screen::reader)
    open_question(turn, model.case_id, 0);
  else if (model.screen == Screen::question && model.question + 1 < open->pack->questions.size())
    show_question(model, model.question + 1);
  else if (model.screen == Screen::question)
    go(model, Screen::end_of_case);
}

void carry_out(Turn& turn, const intent::PreviousQuestion&) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  if (!open) return;
  const auto& pack = *open->pack;
  if (model.screen == Screen::end_of_case && !pack.questions.empty()) {
    open_question(turn, model.case_id, pack.questions.size() - 1);
  } else if (model.screen == Screen::question && model.question > 0) {
    show_question(model, model.question - 1);
  } else if (model.screen == Screen::question) {
    read_case(model);
  }
}

void carry_out(Turn& turn, const intent::ShowEnd&) {
  Model& model = turn.model;
  if (current_case(model) && !kept_out(turn, {Screen::end_of_case, model.case_id, 0})) go(model, Screen::end_of_case);
}

void carry_out(Turn& turn, const intent::ReadCase&) {
  if (const auto* open = current_case(turn.model)) open_case(turn.model, *open->pack);
}

void carry_out(Turn& turn, const intent::ShowPortfolio&) {
  if (kept_out(turn, {Screen::portfolio, {}, 0})) return;
  go(turn.model, Screen::portfolio);
  read_list(turn);
  read_reviews(turn);
}

void carry_out(Turn& turn, const intent::ChooseAnswer& wish) {
  Model& model = turn.model;
  model.chosen_answer = wish.key;
  if (!model.portfolio_open) return;
  read_versions(turn, wish.key);
  if (!find_draft(model, wish.key)) read_answers(turn, {wish.key.case_id});
}

void carry_out(Turn& turn, const intent::GoOnWriting& wish) {
  if (answers_no_question(wish.key)) {
    open_own(turn, wish.key);
    return;
  }
  open_answer(turn, wish.key);
}

void carry_out(Turn& turn, const intent::ShowSettings& wish) {
  turn.model.settings_tab = wish.tab;
  if (turn.model.screen != Screen::settings) turn.model.vault.answer = Vault::BackedUp::not_asked;
  go(turn.model, Screen::settings);
}

void carry_out(Turn& turn, const intent::ShowProblems& wish) {
  // Those of no case are the shelf's.
  if (!wish.case_id.empty() && !choose_pack(turn.model, wish.case_id, wish.file)) return;
  take_up(turn.model, wish.case_id);
  go(turn.model, Screen::problems);
}

void carry_out(Turn& turn, const intent::OpenAnyway& wish) {
  Model& model = turn.model;
  const auto* open = find_case(model, wish.case_id);
  if (!open) return;
  if (!may_open(model, *open->pack)) model.opened_anyway.push_back(wish.case_id);
  take_up(model, wish.case_id);
  open_case(model, *open->pack, model.screen == Screen::problems ? Leaving::forgotten : Leaving::remembered);
}

void carry_out(Turn& turn, const intent::ShowPrivacy&) { go(turn.model, Screen::privacy); }

void carry_out(Turn& turn, const intent::ShowKeys&) { go(turn.model, Screen::keys); }

void carry_out(Turn& turn, const intent::Back&) {
  Model& model = turn.model;
  if (!model.marks.followed.empty()) return close_panels(model);  // from the passage cited to the answer it is cited in
  if (model.back.empty() || (model.vault.locked && shows_writing(model.back.back()))) return;
  model.screen = model.back.back();
  model.back.pop_back();
  close_panels(model);
  if (model.screen == Screen::reader) bring_place(model);
}

void carry_out(Turn& turn, const intent::OpenAt& wish) {
  turn.model.open_at_case = wish.case_id;
  turn.model.open_at_question = wish.question_id;
  open_what_waits(turn);
}

void open_what_waits(Turn& turn) {
  Model& model = turn.model;
  if (!model.packs_read || model.open_at_case.empty() || model.vault.damaged) return;
  const auto case_id = std::exchange(model.open_at_case, {});
  const auto question_id = std::exchange(model.open_at_question, {});
  const auto* open = find_case(model, case_id);
  if (!open) return say_missing(model, case_id, words::Word::open_no_case);
  take_up(model, case_id);
  if (!may_open(model, *open->pack)) return go(model, Screen::problems);
  const auto question = number_of(*open->pack, question_id);
  if (question) {
    open_question(turn, case_id, *question);
    return;
  }
  if (!question_id.empty()) say_missing(model, case_id + "/" + question_id, words::Word::open_no_question);
  read_case(model);
}

}  // namespace vignette::app
