/// The state of one workshop: what was written to which question, what is held back, how it was grouped, what is kept. It holds no name,
/// address, time or order of arrival: an answer is a card with an id drawn by chance and nothing else, and cards lie in the order of their
/// ids. It reads no clock, file or socket; chance comes in as a value. Nothing here is safe for two threads (desk.hpp).
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workshop/languages.hpp"
#include "workshop/plan.hpp"

namespace vignette::workshop {

/// What is kept afterwards: each holds what the one before it does.
enum class Keep : std::uint8_t { nothing, titles, answers };
/// Why an answer is held back.
enum class Reason : std::uint8_t { identify, hurt, same, asked };
/// Of a question: nobody reads while people write; those who lead read while they look through; everybody reads what is shown.
enum class Phase : std::uint8_t { writing, looking, shown, talked };

enum class Refusal : std::uint8_t {
  ended,
  not_writing,    ///< no question is written to, or it is not the one the answer is for
  not_looking,    ///< writing has not closed, or the answers are shown already
  too_few,        ///< for a wall: people could guess whose each is
  settled,        ///< before the first answer; it can only become less
  two_at_most,    ///< of commitments
  no_card,        ///< by that id
  no_group,       ///< by that number
  no_commitment,  ///< at that place
  not_the_words,  ///< empty, too long, or with characters that cannot be shown
  question_open,  ///< it has to be shown or talked about first
  last_step,
  present_first,  ///< how many are here is not known yet, and they could be too few not to be guessed
  not_a_number,   ///< of people in a room
  no_such_step,   ///< to be moved, given other minutes or asked in
  full
};
using Done = std::expected<void, Refusal>;

inline constexpr std::size_t longest_answer = 600;         ///< characters (Unicode code points)
inline constexpr std::size_t small_group = 5;              ///< fewer than these can guess whose an answer is
inline constexpr std::size_t most_commitments = 2;         ///< of a team
inline constexpr std::size_t most_entries = 2'000;         ///< answers and passes to one question
inline constexpr std::string_view claims_a_pass = "pass";  ///< in place of a card's id, which has six characters

struct Card {
  std::string id;  ///< six characters drawn by chance, new for every question
  std::string text;
  std::string language;  ///< BCP 47 tag of the page it was written on
  std::optional<Reason> held;
  int group = 0;  ///< 0: in none
  bool operator==(const Card&) const = default;
};
struct Group {
  int number = 0;  ///< from 1, in a question's own count
  std::string title;
  bool operator==(const Group&) const = default;
};

/// What a phone learns of its own entry, and only while the question has not been shown.
struct Mine {
  enum class State : std::uint8_t { none, in, passed, held };
  State state = State::none;
  std::optional<Reason> why;
  std::string card = {};  ///< its id, where there is one
  bool operator==(const Mine&) const = default;
};

/// What is kept of one question.
struct KeptQuestion {
  std::string wording;
  std::vector<std::string> titles, answers;
  bool own = false;  ///< of whoever led, and not of the case
  bool operator==(const KeptQuestion&) const = default;
};
/// Everything that is kept; nothing at all if that was settled. The answers are in the order of ids drawn by chance.
struct Kept {
  std::vector<KeptQuestion> questions;
  std::vector<std::string> commitments;
  std::optional<std::size_t> present;
  bool operator==(const Kept&) const = default;
};

/// How long what is being done now takes, minutes: of a question, its parts are timed each by itself.
int minutes_now(const Step& step, const std::optional<Phase>& phase);

/// Whether these words can be an answer: UTF-8, not blank, not too long, without control characters other than line feeds.
bool can_be_answer(std::string_view text);

class Workshop {
 public:
  explicit Workshop(Plan plan, Keep keep = Keep::nothing, bool manages = false, RoomLanguage language = RoomLanguage::english);
  Workshop(Workshop&&) = default;
  Workshop& operator=(Workshop&&) = default;
  ~Workshop();  ///< wipes

  // Phones, by a token each makes anew for each question. `chance` becomes the card's id. What is in already by that token, word for word,
  // may come again until the tokens go, and stays as it is: so a phone that lost the answer to it learns that it is in.
  Done send(std::string_view question, std::string_view token, std::string_view text, std::string_view language, std::uint64_t chance);
  Done pass(std::string_view question, std::string_view token);
  Mine mine(std::string_view question, std::string_view token) const;
  /// After a crash no token is known. Whoever tells the id of a card and its very words has it again; whoever says `claims_a_pass` where
  /// one of those who passed is not back yet is that one. Nobody has a card by its words alone: another may have written the same.
  void claim(std::string_view question, std::string_view token, std::string_view card, std::string_view was);

  // The host, for paper slips and what is said aloud: while people write, or until the answers are shown.
  Done type(std::string_view text, std::string_view language, std::uint64_t chance);
  Done type_pass();

  // The facilitator.
  Done next();
  /// Goes on without the step one is at. The answers to a question that is left so are shown to nobody.
  Done skip();
  Done close();  ///< writing
  Done hold(std::string_view card, Reason why);
  Done leave_in(std::string_view card);
  std::expected<int, Refusal> make_group(std::string_view title);
  Done name_group(int number, std::string_view title);  ///< without a title it is taken away, and its cards are in none
  Done move_card(std::string_view card, int group);
  Done reveal();
  Done talk();  ///< about the answers without showing them
  Done set_present(std::size_t people);
  Done settle(Keep keep);
  Done commit(std::string_view text);
  Done uncommit(std::size_t place);
  Done give_minutes(std::size_t step, int minutes);
  Done give_parts(std::size_t step, int alone, int pairs);
  Done put_step(std::size_t from, std::size_t to);
  Done leave_out(std::size_t step);                                                  ///< one that is still to come
  Done add_step(std::size_t place, Step::Kind kind, const Question& question = {});  ///< behind the one the room is at
  Done ask_instead(std::size_t step, const Question& question);                      ///< in one that is still to come
  void hide_count(bool hidden) { count_hidden_ = hidden; }
  /// Forgets every word and every token; overwrites them first. `kept`: that something was kept is what everybody is told.
  void wipe(bool kept);

  const Plan& plan() const { return plan_; }
  std::size_t at() const { return at_; }  ///< which step
  const Step& step() const { return plan_.steps[at_]; }
  std::optional<Phase> phase() const;  ///< of the question one is at
  std::size_t in() const;              ///< answers and passes, to it
  std::size_t passed() const;          ///< to it, once writing has closed
  std::vector<Card> cards() const;     ///< to it; none while people write
  std::vector<Group> groups() const;   ///< of it
  std::size_t held() const;            ///< back, of it
  std::size_t can_be_shown() const;    ///< of it; none while people write
  Kept kept() const;
  Keep keep() const { return keep_; }
  Keep promised() const { return promised_; }  ///< what was settled when the first answer came
  bool settled() const { return settled_; }    ///< it came: what is kept can only become less
  bool manages() const { return manages_; }
  RoomLanguage language() const { return language_; }
  bool count_hidden() const { return count_hidden_; }
  const std::optional<std::size_t>& present() const { return present_; }
  const std::vector<std::string>& commitments() const { return commitments_; }
  bool ended() const { return ended_; }
  bool ended_with_kept() const { return ended_with_kept_; }

 private:
  friend struct InJournal;  ///< journal.cpp, which reads and writes all of it

  /// One question's cards by id, whose which is while that may be known, and how many pass.
  struct Sheet {
    Phase phase = Phase::writing;
    std::map<std::string, Card, std::less<>> cards;
    std::map<std::string, std::string, std::less<>> tokens;  ///< to a card's id; to nothing for a pass
    std::size_t passes_typed = 0, passes_sent = 0;           ///< the second once the tokens are gone
    std::vector<Group> groups;
    bool from_journal = false;  ///< gone on with after a crash: what came by phone before has no token any more (claim)
  };

  Sheet* sheet();
  const Sheet* sheet() const;
  Sheet* taking(std::string_view question, std::string_view token, Refusal& why);
  const std::string* known_card(std::string_view question, std::string_view token) const;
  Sheet* looked_through(Refusal& why);
  Card* card(Sheet& sheet, std::string_view id);
  void put(Sheet& sheet, std::string_view text, std::string_view language, std::uint64_t chance, std::string* id);
  void let_go(Sheet& sheet);
  void first_answer();
  std::size_t showing(const Sheet& sheet) const;

  Plan plan_;
  std::size_t at_ = 0;
  std::map<std::size_t, Sheet> sheets_;  ///< by the question's place in the plan
  Keep keep_, promised_;
  RoomLanguage language_;
  bool settled_ = false, manages_ = false, count_hidden_ = false, ended_ = false, ended_with_kept_ = false;
  std::optional<std::size_t> present_;
  std::vector<std::string> commitments_;
};

}  // namespace vignette::workshop
