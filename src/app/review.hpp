/// What others shared to be read, and what came of it: people and their key cards, shares with replies and agreements, and the reply
/// that is being written. Keys' secret halves are never here, and pages are read and written elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/agreeing.hpp"
#include "app/editing.hpp"
#include "app/practice.hpp"
#include "portfolio/people.hpp"
#include "portfolio/review.hpp"
#include "words/problem.hpp"
#include "words/words.hpp"

namespace vignette::reflect {
class Known;
}

namespace vignette::app {

/// A QR picture as its squares, row by row, without the quiet zone that belongs around it (share/qr.hpp).
struct Squares {
  std::size_t side = 0;
  std::vector<bool> dark;
  bool operator==(const Squares&) const = default;
};

/// A key card without what is secret. `keys` as in portfolio::Person.
struct Card {
  std::string name, role, keys;
  Squares picture = {};  ///< of one's own; without a side where its name is too long for one
  bool operator==(const Card&) const = default;
};

/// How one's key card is given: a file of text, a picture in a file, or that picture on the screen.
enum class CardForm : std::uint8_t { text, picture, screen };

using SixWords = std::array<std::string, 6>;

/// A page's body, read: the one of its kind; none where it was taken out for good or can't be read.
struct PageRead {
  std::optional<portfolio::Shared> shared;
  std::optional<portfolio::Reply> reply;
  std::optional<portfolio::Agreement> agreement;
  bool operator==(const PageRead&) const = default;
};

/// A share with what came of it, as it is kept and as it is read.
struct ExchangeRead {
  portfolio::Exchange record;
  std::vector<PageRead> read;       ///< of each of `record.pages`
  std::string fingerprint;          ///< of the newest share, reply and agreement, those there are
  std::uint64_t unsaved_since = 0;  ///< as a draft's
};

/// A note to one's own copy of a share, while it is being written.
struct NoteDraft {
  std::string about, words;
};

/// All that the portfolio holds of it, read.
struct ReviewsRead {
  std::optional<Card> own;
  std::vector<portfolio::Person> people;
  std::vector<ExchangeRead> exchanges;                                   ///< newest share first
  std::vector<std::pair<portfolio::Reply, portfolio::Instant>> replies;  ///< being written, with when they were last written in
  std::vector<std::pair<portfolio::Agreement, portfolio::Instant>> agreements;
  std::vector<NoteDraft> notes;
};

/// What could not be kept yet and waits behind the lock.
struct HeldReviews {
  std::vector<portfolio::Person> people;
  std::vector<ExchangeRead> exchanges;
  std::vector<portfolio::Reply> replies;
  std::vector<portfolio::Agreement> agreements;
  std::vector<NoteDraft> notes;
};

/// How a reply goes back.
enum class ReplyForm : std::uint8_t { sealed, pdf, docx, typed };  ///< `typed`: it came on paper, and goes nowhere

/// A reply that is being written, in memory.
struct ReplyDraft {
  portfolio::Reply record;
  std::vector<portfolio::Instant> made;  ///< of each comment, where it was made in this run; else 0
  std::uint64_t unsaved_since = 0;
};

/// Something in words that are about to go that could point to a real person, and where it was written.
struct ReviewFound {
  enum class In : std::uint8_t { reply, comment, quote, line, learner, supervisor } in = In::reply;
  std::size_t index = 0;  ///< of the comment, whose words or passage it is, or of the line
  Field field{};          ///< that it stands in
  std::string passage;
  words::Word why{};
};

/// A page as it will be, as whoever set it says: the page itself stays there.
struct PagePreview {
  std::string text;             ///< the words on it
  std::size_t pages = 0;        ///< it may take more than one
  float width = 0, height = 0;  ///< of each, CSS pixels
};

/// The preview of a reply or an agreement, while it is chosen how that goes.
struct Previewing {
  std::uint64_t asked = 0;  ///< number of the newest that was asked for
  bool making = false;      ///< that one has not come yet
  std::optional<PagePreview> page;
  std::uint64_t shown = 0;                ///< the number of `page`
  std::optional<words::Problem> problem;  ///< why there is none
};

struct Review {
  bool read = false;  ///< what the file holds is here
  bool asked = false;
  std::optional<Card> own;
  std::vector<Kept<portfolio::Person>> people;
  std::vector<ExchangeRead> exchanges;        ///< newest share first
  std::map<std::string, ReplyDraft> replies;  ///< being written, by the number of the share
  std::map<std::string, Kept<portfolio::Agreement>> agreements;
  std::map<std::string, Kept<NoteDraft>> notes;

  // The list
  std::string person;                         ///< keys of the one whose six words are shown; empty for none
  std::map<std::string, SixWords> six_words;  ///< by keys, once they were asked for
  std::optional<Card> changed;                ///< a card of somebody who is known with other keys: it stops here until they were asked
  bool words_differ = false;                  ///< it was said of `person`'s
  bool giving_card = false;                   ///< one's name and role are being typed for it
  Editing name, role;                         ///< of one's own, on it
  bool busy = false;                          ///< a file is being opened, or one is being made
  std::string saved_to;                       ///< the file that was made last
  std::string saved_about;                    ///< number of the share that it is of; empty for a card
  enum class Saved : std::uint8_t { nothing, card, reply, agreement, exchange } saved = Saved::nothing;  ///< what is in it
  std::optional<words::Problem> problem;                                                                 ///< why something was refused

  // One of them
  std::string chosen;                                                        ///< number of the share that is shown
  std::size_t answer = 0;                                                    ///< which of its answers
  std::optional<std::size_t> comment;                                        ///< the one being written, of the draft's
  Editing words, reply;                                                      ///< of that comment, and the one reply
  Editing reply_name;                                                        ///< whose reply it is, while one from paper is typed in
  std::optional<std::pair<portfolio::Comment, portfolio::Instant>> removed;  ///< the comment that was put away last
  std::string reply_page;                       ///< number of another reply than the one that stands, while that is read
  bool typing = false;                          ///< a reply that came on paper is being typed in, or one that was made is being corrected
  bool making = false;                          ///< how the reply is to go back is being chosen
  std::vector<ReviewFound> found;               ///< in the reply or the agreement that is to go
  std::shared_ptr<const reflect::Known> known;  ///< what points to nobody there, worked out once while it is to go
  Previewing previewing;                        ///< of the same
  std::optional<portfolio::PageKind> again;     ///< a page that is there already is to be saved once more: how is being chosen
  bool all = false;                             ///< how all that is kept of it is to be saved is being chosen
  Agreeing agreeing;
  bool replying = false;  ///< it is being made: nothing is written to it any more
};

/// One answer of a share: blocks `begin` to `end` of its page, the rule before it left out.
struct SharedPart {
  std::size_t begin = 0, end = 0;
  bool operator==(const SharedPart&) const = default;
};
std::vector<SharedPart> answers_of(const portfolio::Shared& shared);
/// What they'd like to talk about.
std::vector<std::string> talk_of(const portfolio::Shared& shared);

// Looking things up. Pointers live until the model changes.
const ExchangeRead* find_exchange(const std::vector<ExchangeRead>& all, const std::string& number);
const ExchangeRead* find_exchange(const Review& review, const std::string& number);
const ExchangeRead* chosen_exchange(const Review& review);
const portfolio::Person* find_person(const Review& review, const std::string& keys);
/// The page of a kind that stands (portfolio::newest), read; nullptr where there is none, or it can't be read.
const portfolio::Shared* shared_of(const ExchangeRead& exchange);
const portfolio::Reply* reply_of(const ExchangeRead& exchange);
const portfolio::Agreement* agreement_of(const ExchangeRead& exchange);
/// The reply of the chosen share that is shown while none is being written to it: the one that stands, or another that was chosen.
struct ReplyShown {
  const portfolio::Page* page = nullptr;    ///< nullptr where there is none
  const portfolio::Reply* words = nullptr;  ///< nullptr where it was taken out for good
  bool stands = false, earlier = false;     ///< `earlier`: it came, or was made, before the one that stands
};
ReplyShown reply_shown(const Review& review);
/// The reply that is being written to a share, or nullptr.
const ReplyDraft* reply_draft(const Review& review, const std::string& number);
/// Whether the chosen share can be written to: it was handed over, and has no reply yet; or a reply to one's own is typed in; or the reply
/// that stands is being corrected.
bool may_reply(const Review& review);
/// Whether the reply that stands can be corrected here: it was made, or typed in, here.
bool may_correct_reply(const Review& review);
/// Whether a reply that came on paper can be typed in: to one's own share, beside whatever replies are there.
bool may_type_reply(const Review& review);
/// Whether the file that was made last is one of the chosen share, and of this.
bool saved_here(const Review& review, Review::Saved what);
/// Whether nothing was said in it.
bool says_nothing(const portfolio::Reply& reply);

}  // namespace vignette::app
