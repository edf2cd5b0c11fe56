/// Which of a learner's writing makes a document: everything chosen, or a page to bring to supervision.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pack/case.hpp"
#include "portfolio/leaving.hpp"
#include "portfolio/review.hpp"
#include "share/document.hpp"

namespace vignette::share {

/// Which answers; all of them, and one's own reflections, when nothing is set.
struct Choice {
  std::optional<std::string> case_id;                            ///< one's own reflections belong to no case
  std::optional<portfolio::Instant> since;                       ///< last changed then or later
  std::optional<portfolio::Instant> until = {};                  ///< last changed before
  std::optional<std::set<portfolio::QuestionKey>> answers = {};  ///< only these, and what stands under them
  bool commitments = true;
  bool marks = true;  ///< what was marked and noted in a case, and where one saw what inspectors looked for
  bool times = true;  ///< of day; else the days alone
};

/// Whether it chooses nothing: then what was shared is in it too, with what came of it.
bool is_everything(const Choice& choice);

/// The answers chosen, by case (as they stand on the shelf; cases that are not there last, by title) and question.
/// Answers without a word in them are left out where they cite nothing either; under an answer stand the passages of the case that it cites
/// and the commitments made from it, and after a case's answers commitments whose answer is not there, where one saw what inspectors looked
/// for, and what was marked in it. A case that was answered again has each time by itself, with its own date. Then come one's
/// own reflections, newest day first; and last, of everything, each exchange as `exchange_page` has it, oldest first, with what is
/// unfinished of it, and what was typed for supervision before there was a share: it is for oneself. Times are told as on the wall that
/// `now` knows.
Document everything_written(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Choice& choice,
                            portfolio::Now now);

/// One answer, or one reflection of one's own, to bring to supervision.
struct Brought {
  portfolio::QuestionKey key;
  std::optional<portfolio::Revision> version;       ///< in place of the latest; one that was taken out brings nothing
  std::optional<std::set<portfolio::Id>> passages;  ///< which of those it cites, by their marks; all where nothing is set
};

struct Bringing {
  std::vector<Brought> answers;   ///< in this order; one of which nothing may leave is left out
  std::vector<std::string> talk;  ///< what to talk about; the first three that say something
  std::string name, role;         ///< as chosen; nothing is filled in
  std::optional<portfolio::Day> meeting;
  bool commitments = false;                                  ///< with what was said one would do, from these answers
  std::optional<portfolio::Instant> since = {}, until = {};  ///< only commitments last changed then or later; and before
  std::string title = {};                                    ///< of the page; empty: that it is to bring to supervision
  std::string from = {}, to = {};                            ///< keys of whoever seals it and of whom it is for, if it is sealed
  std::string chance = {};                                   ///< for its number
};

/// Those that the choice has, for one who brings all of them.
std::vector<Brought> brought(const portfolio::Leaving& leaving, const Choice& choice);

/// A page for supervision: what to talk about first, then the answers with their questions and the passages that they rest on. Marks,
/// notes, cues, other versions and times are in none. Its foot has the first four characters of its number (number_of in shared.hpp).
/// `stands`: where each answer stands among its blocks; the version is the one that was asked for.
Document supervision_page(const portfolio::Leaving& leaving, const std::vector<pack::Case>& cases, const Bringing& bringing,
                          portfolio::Now now, std::vector<portfolio::SharedAnswer>* stands = nullptr);

}  // namespace vignette::share
