/// What everybody in the room is told at a moment: on the room screen, on every phone alike, and in a terminal. Nothing hidden is in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "words/words.hpp"
#include "workshop/workshop.hpp"

namespace vignette::workshop {

/// One column of the wall: a group's cards, or those in no group.
struct Column {
  std::string title;
  std::vector<std::string> cards;
  bool operator==(const Column&) const = default;
};

struct Told {
  enum class Screen : std::uint8_t { telling, writing, looking, shown, talked, ended };
  Screen screen = Screen::telling;
  std::string title;                ///< the question's wording while there is one
  std::vector<std::string> lines;   ///< what is said under it
  std::string question;             ///< its id; empty where there is none
  std::string which;                ///< "Second question of two"
  std::string in;                   ///< "Nine in"; empty where the facilitator hides it
  std::string answers;              ///< "Eleven answers", once they are shown
  std::string held;                 ///< "one held back"; empty for none
  std::string kept;                 ///< "Nothing is kept."
  std::string small;                ///< that people may guess; empty where enough are here
  std::vector<Column> wall;         ///< once it is shown
  std::vector<std::string> agreed;  ///< what the team will do, in its own words
  std::string language;             ///< BCP 47 tag of what is said here; people's own words, and the question's, may be in any
  std::string asked_in;             ///< of the question's wording; empty where there is none
  std::vector<Told> also;           ///< where a room has two languages, the same in the second, without anybody's words; else none
  bool operator==(const Told&) const = default;
};

/// In the room's languages. `ended_at` is the time of day when it ended, such as "11:02"; it is said only then.
Told told(const Workshop& workshop, std::string_view ended_at);

/// What everybody is told once it has ended: `promised` was settled at the first answer; `kept`: what was settled last, `keep`, was kept.
Told told_at_end(RoomLanguage room, Keep keep, Keep promised, bool kept, std::string_view ended_at);
/// Something that is said in each of its languages, on one line: "Naw i mewn | Nine in".
std::string on_one_line(const Told& told, std::string Told::* what);

/// Which question one is at, in the language in use: "Second question of two"; empty where one is at none.
std::string which_question(const Workshop& workshop);

/// The languages it is told in, in their order.
std::vector<std::string_view> languages_of(const Told& told);
/// What `says` answers in each of them: "pump | five".
template <typename Says>
std::string in_each(const Told& told, const Says& says) {
  return in_each(std::span<const std::string_view>(languages_of(told)), says);
}

/// As the phones read it: one line of JSON.
std::string as_json(const Told& told);

/// "nine in", "two held back": a count in words and what is counted, as they stand within a sentence.
std::string counted(std::size_t count, words::Word one, words::Word many);
/// The same with a capital at its beginning (ASCII).
std::string capital(std::string text);
/// "Three answers, one held back, two passed": how many answers there are, and what became of the others.
std::string tally(const Workshop& workshop);

words::Word kept_line(Keep keep);
/// Why something cannot be done just now.
words::Word why_not(Refusal refusal);
/// Why an answer is held back, as it stands within a sentence: "it could identify someone".
words::Word why_held(Reason reason);

/// How long there is, in words for the room: "About two minutes left". Milliseconds; less than none is time to go on.
std::string time_left(std::int64_t ms, RoomLanguage room = RoomLanguage::english);

}  // namespace vignette::workshop
