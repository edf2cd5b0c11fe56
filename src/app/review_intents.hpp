/// What a person wishes in Review, and what came back of it; part of app/intent.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "app/review.hpp"
#include "words/problem.hpp"

namespace vignette::app::intent {

struct ShowReview {};
struct ShowExchange {
  std::string number;  ///< of the share
};
struct OpenGiven {};  ///< asks for a file: a key card, a share, a reply or an agreement
struct GiveCard {
  bool give = true;  ///< one's name and role are to be typed for it, or no more
};
struct MakeCard {
  CardForm form = CardForm::text;
};  ///< with the name and role typed; asks where, unless it goes on the screen
struct ChooseKnown {
  std::string keys;  ///< whose six words are shown; empty: nobody's
};
struct WordsRead {
  bool same = true;
};  ///< the six words of the one chosen, on both screens
struct ReplaceChanged {
  bool replace = true;  ///< they said themselves that they have a new key; else the card is not added
};
struct PutPersonAway {
  std::string keys;  ///< and back, as the same wish
};

// In a share
struct ShowAnswerShared {
  std::size_t answer = 0;
};
struct CommentOn {
  portfolio::Comment::Kind kind = portfolio::Comment::Kind::comment;
  std::size_t block = 0, begin = 0, end = 0;  ///< bytes of the block's text
};
struct WriteComment {
  std::size_t comment = 0;  ///< of the draft's
};
struct KeepComment {};  ///< the one being written is done
struct RemoveComment {
  std::size_t comment = 0;
};
struct BringCommentBack {};
struct PutPrompt {
  words::Word prompt;
};  ///< into the comment being written
struct ChangeElsewhere {
  bool elsewhere = true;
};
struct TypeReply {
  bool type = true;  ///< else not now: what was typed stays
};  ///< one that came on paper, to one's own share
struct AskForReply {
  bool ask = true;  ///< how it is to go back is chosen, or no more
};
struct MakeReply {
  ReplyForm form = ReplyForm::sealed;
};  ///< asks where

struct GoToFound {
  std::size_t found = 0;  ///< where it was written is shown, to be changed
};
struct WriteReply {
  bool write = true;  ///< or what is being written beside it is put away, and stays as a note to one's own copy
};  ///< another, which corrects the one that was made and begins with it; or on with what is being written
struct ReadReply {
  std::string number;  ///< of a page that was made or came; empty: the one that stands
};
struct AskToSaveAgain {
  std::optional<portfolio::PageKind> kind;  ///< a reply or an agreement that was made here; none: not now
};
struct SaveAgain {
  ReplyForm form = ReplyForm::sealed;
};  ///< the one asked for, as it is, with its number; asks where
struct AskToSaveExchange {
  bool ask = true;  ///< how is being chosen, or no more
};
enum class ExchangeForm : std::uint8_t { pdf, docx, html, text };
struct SaveExchangePage {
  ExchangeForm form = ExchangeForm::pdf;
};  ///< all that is kept of the share that is shown, as one readable page; asks where

// What we agreed
struct ShowAgreement {};   ///< of the share that is shown; where nothing was agreed, it is begun
struct WriteAgreement {};  ///< a correction, which begins with what it corrects; or on with what is being written
struct ReadAgreement {
  std::string number;  ///< of a page that was made; empty: the one that stands
};
struct PutAgreementAway {};  ///< what is being written, which stays as a note to one's own copy
struct AddAgreedLine {
  portfolio::AgreedLine::Kind kind = portfolio::AgreedLine::Kind::learning;
};
struct ChooseAgreedLine {
  std::size_t line = 0;
};
struct ChangeAgreedKind {
  portfolio::AgreedLine::Kind kind = portfolio::AgreedLine::Kind::learning;
};
struct RemoveAgreedLine {};  ///< the one being written
struct BringAgreedLineBack {};
struct ChangeAgreedElsewhere {
  bool elsewhere = true;
};
struct AskForAgreement {
  bool ask = true;  ///< how the page is to go is chosen, or no more
};
struct MakeAgreement {
  ReplyForm form = ReplyForm::sealed;
};  ///< asks where
struct BothHave {};  ///< receipt, and the day
struct AddNote {};   ///< what was typed, to one's own copy

// What came back
struct ReviewsRead {
  app::ReviewsRead all;
};
struct SixWordsFound {
  std::string keys;
  SixWords six;
};
struct FingerprintFound {
  std::string number;
  std::string fingerprint;
};
struct CardGiven {
  Card card;
  bool changed = false;  ///< somebody of that name is known with other keys
};
struct GivenOpened {
  ExchangeRead exchange;  ///< with the page that came
  portfolio::PageKind kind = portfolio::PageKind::share;
};
struct ReviewRefused {
  words::Problem problem;
};
struct ReviewDropped {};  ///< the person thought better of it
struct CardReady {};      ///< one's card is made, and waits to be kept and handed out
struct CardMade {
  Card card;
  std::string file;  ///< empty: it went into none
};
struct PagePreviewed {
  std::uint64_t number = 0;
  PagePreview page;
};
struct PageNotPreviewed {
  std::uint64_t number = 0;
  words::Problem problem;
};
struct ReplyMade {
  ExchangeRead exchange;  ///< with the reply, frozen
  std::string file;
};

struct AgreementMade {
  ExchangeRead exchange;  ///< with the agreement, frozen
  std::string file;
};
struct SavedAgain {
  std::string number;                         ///< of the share
  Review::Saved what = Review::Saved::reply;  ///< or an agreement, or all of an exchange
  std::string file;
};

}  // namespace vignette::app::intent
