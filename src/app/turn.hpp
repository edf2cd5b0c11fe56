/// One turn of `update`, private to this room: the steps that several wishes take.
#pragma once

#include <expected>
#include <optional>
#include <vector>

#include "app/update.hpp"
#include "app/wishes.hpp"

namespace vignette::app {

struct Turn {
  Model& model;
  const Outside& outside;
  std::vector<Effect> effects;

  void ask(Effect effect) { effects.push_back(std::move(effect)); }
};

enum class Leaving : std::uint8_t { remembered, forgotten };
/// Shows a screen. The trail leads back to the one that is left, unless that is to be forgotten.
void go(Model& model, Screen screen, Leaving leaving = Leaving::remembered);
/// Makes a case the one being read.
void take_up(Model& model, const std::string& case_id);
/// Goes to a question, by way of whatever comes before it; false if there is no such question.
bool open_question(Turn& turn, const std::string& case_id, std::size_t question);
/// True if the lock, or the question before the first kept word, comes before where one is going: it is then shown instead.
/// `keeps`: what one is about to do there is kept; a question always is.
bool kept_out(Turn& turn, Going to, bool keeps = false);
/// Goes where one was going when something came in between; else back along the trail.
void go_on(Turn& turn);
/// What every going to the portfolio's list does.
void read_list(Turn& turn);

/// The page should bring this into view.
void bring(Model& model, Spot spot);
/// Brings the place where one stopped reading into view; the top of a case never read.
void bring_place(Model& model);
/// Does a wish of `--open` that waited for the packs.
void open_what_waits(Turn& turn);

/// Looks for the needle anew, and stands at the first place found at or after `from`.
void look_again(Model& model, Spot from);
void forget_found(Model& model);

/// The draft of the question being shown, made if there is none; nullptr where no question is shown.
Draft* draft_here(Model& model);
/// The draft of what is only for the learner beside it (own.cpp); nullptr where neither a case nor a reflection is shown.
Draft* draft_only_for_me(Model& model);
/// The draft of what is said to the one who wrote the earlier of two answers (again.cpp); nullptr where they are not shown.
Draft* draft_said_beside(Model& model);
std::optional<portfolio::QuestionKey> said_beside_shown(const Model& model);
/// A question of which nothing is left is not asked again, so that what is written to it now stands under the question itself (again.cpp).
void mind_taken_out(Turn& turn, const portfolio::TakeOut& what);
/// Goes on with an answer, of whatever time; false if its question is not on the shelf (again.cpp).
bool open_answer(Turn& turn, const portfolio::QuestionKey& key);

/// Lets a text become another by itself, as one step that can be undone, with the caret staying at its words.
void become(Editing& text, const std::string& wanted, portfolio::Instant now);
/// Words that were typed there and are kept elsewhere now go from it, without a step back to them; what was typed after them stays. Where
/// they are others by now, all of it does. They are overwritten.
void take_away(Editing& typed, std::string& words, portfolio::Instant now);

/// Whether any text is on no disk yet.
bool anything_unsaved(const Model& model);
/// Hands the newest text to the store.
void keep_draft(Turn& turn, Draft& draft, bool revision = false);
/// Brings the portfolio's list up to what a draft says now.
void touch_head(Model& model, const Draft& draft);
/// Hands over what is not kept once more; makes the portfolio first where there is none.
void try_again(Turn& turn);
/// Asks for a backup, and remembers when.
void back_up(Turn& turn, bool asked = false);
/// Asks for the answers of cases.
void read_answers(Turn& turn, std::vector<std::string> cases);
/// Once packs and portfolio are both there: what the shelf needs to know, and what searching should find.
void join_shelf_and_portfolio(Turn& turn);
/// What of the cases and the glossary can be found beside answers.
std::vector<portfolio::CaseText> texts_to_find(const Model& model);
/// Marks of the portfolio join those made meanwhile, and find their passages.
void join_marks(Turn& turn, const portfolio::Contents& contents);
/// Those not on the disk yet; and how they come back from behind the lock.
portfolio::Contents held_marks(const Model& model);
void take_back_marks(Turn& turn, const portfolio::Contents& held);
/// Hands over everything that is not on the disk yet.
void keep_unsaved(Turn& turn);
/// Finds the passages of marks in the cases as they are now.
void place_marks(Model& model);
bool marks_unsaved(const Model& model);
/// Everything up to this number is on the disk.
void marks_kept(Model& model, std::uint64_t number);
/// Another window wrote: what is on the disk is read anew.
void forget_kept_marks(Model& model);
/// The chosen mark takes the note as it is being written, and is handed over.
void keep_note(Turn& turn);
/// Hands over the marks and citations that are not kept yet.
void keep_marks(Turn& turn);
/// Whether what is to be kept can be handed to the store now.
bool may_hand_over(Turn& turn);

// Practice (practice.cpp): each is kept as marks are.
void keep(Turn& turn, Kept<portfolio::Reflection>& reflection);
void keep(Turn& turn, Kept<portfolio::Commitment>& commitment);
void keep(Turn& turn, Kept<portfolio::LensChoice>& choice);
void keep(Turn& turn, Kept<portfolio::WorkshopPlan>& plan);
Kept<portfolio::Reflection>* find_reflection(Model& model, const portfolio::Id& id);
Kept<portfolio::Commitment>* find_commitment(Model& model, const portfolio::Id& id);
void join_practice(Turn& turn, const portfolio::Contents& contents);
/// Adds what is not on the disk yet, or all of it; and how that comes back from behind the lock.
void hold_practice(const Model& model, portfolio::Contents& held, bool all = false);
void take_back_practice(Turn& turn, const portfolio::Contents& held);
bool practice_unsaved(const Model& model);
void practice_kept(Model& model, std::uint64_t number);
void forget_kept_practice(Model& model);
/// Hands over what is not kept yet.
void keep_practice(Turn& turn);
/// A field of the reflection or the commitment that is shown was written in: its record follows, and is handed over.
void keep_field(Turn& turn, Field field);
/// The texts of the fields become those of the reflection, or the commitment, that is shown.
void open_fields(Practice& practice);
/// One in which nothing was said is not kept when it is left.
void leave_commitment(Turn& turn);
/// When what is back will be another: on the next day of a return, or of one that was put off.
std::optional<portfolio::Instant> next_return_at(const Model& model);
/// A day as somebody types it, such as "3 September 2026", "3/9/2026", "3 Sep" (of this year) or "2026-09-03" (own.cpp).
std::optional<portfolio::Day> day_typed(std::string_view typed, portfolio::Now now);
/// How it stands in the field.
std::string day_to_type(portfolio::Day day);
/// A question, or a reflection, is left: its cue is looked for (cues.cpp).
void look_for_cue(Turn& turn, const portfolio::QuestionKey& left);
/// They were switched on or off: off, none stays, and it is said where the switch is.
void cues_switched(Turn& turn);

// What is typed on the sheet for what leaves before there is a share (talking.cpp): it is kept as it is typed.
/// Such a field was written in: what is kept of it follows, and is handed over.
void keep_before_share(Turn& turn, Field field);
/// What is kept of it has come, from the file or from behind the lock: it joins what was typed meanwhile.
void join_before_share(Turn& turn, const NoteDraft& kept);
/// All of it has come: of what is not among it nothing is kept.
void all_before_share_came(Turn& turn);
/// A page was saved with them: they are kept no more, but for lines that stand below those on it.
void before_share_is_saved(Turn& turn);
/// The sheet is opened again: it begins with what is kept.
void begin_before_share(Turn& turn);
/// After taking out for good.
void forget_before_share(Turn& turn, const portfolio::TakeOut& what);
/// Another window wrote: what is on the disk is read anew.
void forget_kept_before_share(Model& model);

// What we agreed (agreeing.cpp)
/// A field of the agreement was written in: the draft, the day or the note follows, and is handed over.
void keep_agreed_field(Turn& turn, Field field);
/// The texts of its fields become those of the share that is shown.
void open_agreement_fields(Model& model);

// Review (review_keeping.cpp): each is kept as marks are.
void keep(Turn& turn, Kept<portfolio::Person>& person);
void keep(Turn& turn, ExchangeRead& exchange);
void keep(Turn& turn, ReplyDraft& draft);
void keep(Turn& turn, Kept<portfolio::Agreement>& draft);
void keep(Turn& turn, Kept<NoteDraft>& draft);
/// A file was made of a share.
void say_saved(Review& review, Review::Saved what, const std::string& number, const std::string& file);
/// Asks for the fingerprint of one whose pages are others now.
void find_fingerprint(Turn& turn, const ExchangeRead& exchange);
/// Asks for all of it, once.
void read_reviews(Turn& turn);
/// After taking out for good: what went is in the model no more, and what the file has left of the rest is read again.
void forget_shared(Turn& turn, const portfolio::TakeOut& what);
/// Adds what is not on the disk yet; and how that comes back from behind the lock.
void hold_reviews(const Model& model, HeldReviews& held);
std::size_t count(const HeldReviews& held);
void take_back_reviews(Turn& turn, const HeldReviews& held);
bool reviews_unsaved(const Model& model);
void reviews_kept(Model& model, std::uint64_t number);
void forget_kept_reviews(Model& model);
/// It was taken out for good: nothing of it stays here.
void forget_exchange(Model& model, const std::string& number);
void keep_reviews(Turn& turn);
/// Is new, or its new pages join the one of its number; handed over, and its fingerprint asked for.
ExchangeRead& keep_exchange(Turn& turn, ExchangeRead exchange);

// Notes to one's own copy of a share (review_notes.cpp)
/// All that was said in it, as one text; empty where nothing was.
std::string as_a_note(const portfolio::Reply& reply, const portfolio::Exchange& exchange);
std::string as_a_note(const portfolio::Agreement& agreement, const ExchangeRead& exchange);
/// The share that is shown, or nullptr; until the model changes.
ExchangeRead* exchange_here(Review& review);
/// Adds one, and hands the exchange over.
void add_note(Turn& turn, ExchangeRead& exchange, std::string words);
/// What was being written becomes one, which is `said`; nothing where it is empty.
void stay_as_a_note(Turn& turn, ExchangeRead& exchange, std::string words, words::Word said);

// The reply (replying.cpp)
/// A reply came in a file while one from paper was being typed in: what was typed becomes a note to one's own copy.
void keep_typed_reply(Turn& turn, ExchangeRead& exchange);
/// The comment, the reply or whose it is was written in: the draft follows, and is handed over.
void keep_reply_field(Turn& turn);
/// The texts of the fields become those of the share that is shown.
void open_reply_fields(Model& model);
/// As it goes from here today, or why it can't. `typed`: it came on paper, and goes into no file.
std::expected<portfolio::Reply, words::Problem> reply_to_go(const Model& model, bool typed = false);
std::expected<portfolio::Agreement, words::Problem> agreement_to_go(const Model& model);
/// While it is chosen how a reply, an agreement or all of an exchange goes: its page is previewed anew; else no preview is held any more
/// (previewing.cpp).
void preview_before_it_goes(Turn& turn);
/// How anything of the share goes is being chosen no more: one of them goes at a time.
void choose_no_form(Review& review);
/// Likewise its words are looked at anew, or nothing is found any more; and it is previewed (review_found.cpp).
void look_before_it_goes(Turn& turn);

// A team in one room (leading_team.cpp, team_end.cpp)
/// A room is tried only while its plan is shown; and when nobody has come in time, the network is looked at (team_try.cpp).
void mind_trial(Turn& turn);
std::optional<portfolio::Instant> trial_due(const Model& model);
/// What was found is forgotten, and whatever still waits for a phone stops.
void stop_trying(Turn& turn);
/// Time has gone by: what the room's screens say of it follows.
void mind_team(Turn& turn);
/// When the timer, or what is said of it, will be another; nothing while it stands still or is over.
std::optional<portfolio::Instant> team_due(const Model& model);
/// The lock: what people wrote leaves the model, and what was typed waits with the shell.
void hide_team(Turn& turn);
/// One leaves the program: while a workshop is led its end is shown first. False where one may leave.
bool ends_team_first(Turn& turn);
/// When the workshop that is planned begins stands in its field as it was chosen (team_plan.cpp).
void show_starts(Model& model);
/// What is typed there is taken once it is a time of day.
void take_starts(Turn& turn);
/// What is typed as a question of one's own is asked, or it is said why it can't be (team_question.cpp).
void ask_own_question(Turn& turn);
/// It isn't typed any more: its words stay until another is.
void leave_question(Team& team);
/// Sets what is printed anew, since the plan or what is chosen is another; nothing where no plan is made (team_papers.cpp).
void set_papers(Turn& turn);

// The plan of a workshop as it is kept (team_kept.cpp).
/// It, what is chosen on it, or the note beside it is another: its record follows, and is handed over.
void keep_plan(Turn& turn);
/// Its steps or questions are others: what is printed follows too, and there is no plan to go back to.
void plan_changed(Turn& turn);
/// What is kept for its case stands where one plans: all of it, or while a room is open the note alone. Answers whether the plan is another
/// by that.
bool take_up_plan(Turn& turn);
/// The lock: its note goes from the model, and where no room is open the plan too.
void hide_plan(Model& model);
/// The questions of a case as a plan has them.
std::vector<workshop::Question> questions_of(const pack::Case& pack);
/// After taking out for good.
void forget_plans(Model& model, const portfolio::TakeOut& what);

/// The room's own window goes once the workshop has ended and whoever leads has gone on (team_room.cpp).
void mind_room(Turn& turn);
/// What a crash left is wiped once its time has come; when that is (team_after.cpp).
void mind_unfinished(Turn& turn);
std::optional<portfolio::Instant> unfinished_due(const Model& model);
/// Goes on with a workshop screen after the lock.
void go_on_with_team(Turn& turn, Screen screen);

/// Makes what leaves anew, since something that goes into it has changed; nothing where the sheet is not shown.
void prepare_leaving(Turn& turn);
/// What is being said of why a detail stays is kept as it is, before the sheet is about something else or goes.
void keep_noted(Turn& turn);
/// What is wanted, with all that was typed for it; or what is still missing (leaving_wish.cpp).
std::expected<LeavingWish, words::Problem> leaving_wish(const Model& model);
/// Fills in what the choice leaves open, and takes back what does not fit the rest of it.
void fill_in(const Model& model, LeavingChoice& choice);
/// The name and role that were shared last, else those of one's own card, come into the fields, where they are seen (leaving.cpp).
void fill_in_name(Turn& turn);
/// Keeps a share that was saved, once the versions in it are known (sharing.cpp); goes on with it; and keeps it as far as it is known.
void keep_share(Turn& turn, ExchangeRead share);
void go_on_sharing(Turn& turn);
void finish_sharing(Turn& turn);
/// What was being handed over when it was locked is kept behind the lock.
void keep_behind_lock(Turn& turn, portfolio::Exchange exchange);
/// Likewise a reply or an agreement: what was being written of it is not any more.
void keep_made_behind_lock(Turn& turn, const portfolio::Exchange& exchange, portfolio::PageKind kind);
void share_version_read(Turn& turn, const intent::VersionsRead& read);
/// Versions that were asked for on the sheet.
void take_leaving_versions(Model& model, const intent::VersionsRead& read);
/// Every word in memory, for what leaves or is copied.
portfolio::Contents in_memory(const Model& model);
/// The answer was written in: the paragraph at the caret is looked at.
void notice_details(Turn& turn);
/// It was switched on or off.
void details_switched(Turn& turn);

/// What was offered goes with what it was offered for; words added elsewhere are known.
void mind_spelling(Turn& turn);
/// It was switched on or off: it is said where the switch is.
void spelling_switched(Turn& turn);

/// What was read aloud is no longer shown, or its voice was changed: it stops, or says the sentence again.
void mind_reading(Turn& turn, const Look& before);

/// Asks for the versions of an answer.
void read_versions(Turn& turn, const portfolio::QuestionKey& key);
/// Asks once more for what is being searched.
void search_again(Turn& turn);

/// Whether it is time to lock after a time of quiet, and when that will be.
bool lock_due(const Model& model);
std::optional<portfolio::Instant> locks_at(const Model& model);
void lock(Turn& turn, bool by_itself);
/// Wipes everything that is typed in secret fields.
void wipe_secrets(Vault& vault);
/// Forgets which backup asks for a passphrase, and what was typed for it.
void stop_asking_for_backup(Vault& vault);
/// After a wrong passphrase or sheet, of the portfolio or of a backup: the next try is taken later.
void slow_down(Turn& turn);

/// Asks for a revision of what was written to a question that is being left.
void leave_question(Turn& turn, const portfolio::QuestionKey& key);
/// Remembers a place, and hands it to the store if it differs from the one kept or one has just `arrived`.
void keep_place(Turn& turn, portfolio::Place place, bool arrived = false);
/// The place remembered for a case, or a new one.
portfolio::Place place_of(const Model& model, const std::string& case_id);
/// Remembers the question and the caret being shown.
void note_where_one_is(Turn& turn, bool arrived);

}  // namespace vignette::app
