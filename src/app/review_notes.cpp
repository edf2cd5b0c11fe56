// Notes to one's own copy of a share: added by hand, and what was being written and is not made into a page, which stays as one.

#include <algorithm>

#include "app/turn.hpp"
#include "reflect/exchange_words.hpp"
#include "words/words.hpp"

namespace vignette::app {
namespace {

using portfolio::Agreement;
using portfolio::Comment;
using words::say;
using words::Word;

bool blank(std::string_view words) { return words.find_first_not_of(" \t\n") == std::string_view::npos; }

/// Paragraphs; those that say nothing are left out.
class Paragraphs {
 public:
  void add(std::string_view said) {
    if (!blank(said)) all_.append(all_.empty() ? "" : "\n\n").append(said);
  }
  bool empty() const { return all_.empty(); }
  std::string take() && { return std::move(all_); }

 private:
  std::string all_;
};

std::string about_a_passage(const Comment& one) {
  std::string said = "“" + one.quote + "”:";
  if (one.kind == Comment::Kind::talk) said.append(" ").append(say(Word::review_talk));
  if (!blank(one.words)) said.append(one.kind == Comment::Kind::talk ? ". " : " ").append(one.words);
  return said;
}

/// "Action: Ask one family.", and under it who and by when; empty where nothing is said in it.
std::string as_agreed(const portfolio::AgreedLine& line, bool supervision) {
  std::string said = blank(line.words) ? std::string() : line.words;
  if (const auto who = who_by(line); !blank(who)) said.append(said.empty() ? "" : "\n").append(who);
  return said.empty()
             ? said
             : say(Word::agreed_note_line, fmt::arg("kind", reflect::kind_in_words(line.kind, supervision)), fmt::arg("words", said));
}

}  // namespace

std::string who_by(const portfolio::AgreedLine& line) {
  if (line.owner.empty()) return line.by.empty() ? std::string() : say(Word::agreed_by_only, fmt::arg("by", line.by));
  return line.by.empty() ? line.owner : say(Word::agreed_who_by, fmt::arg("owner", line.owner), fmt::arg("by", line.by));
}

std::string learner_differently(const portfolio::Exchange& exchange) {
  if (exchange.mine) return std::string(say(Word::agreed_you_differently));
  const auto who = exchange.name.empty() ? say(Word::agreed_learner) : std::string_view(exchange.name);
  return say(Word::agreed_differently, fmt::arg("who", who));
}

std::string as_a_note(const portfolio::Reply& reply, const portfolio::Exchange& exchange) {
  Paragraphs all;
  all.add(reply.words);
  for (const auto& one : reply.comments)
    if (one.kind == Comment::Kind::talk || !blank(one.words)) all.add(about_a_passage(one));
  if (reply.elsewhere) all.add(say(Word::review_elsewhere));
  const bool named = exchange.mine && !blank(reply.name) && reply.name != exchange.name;  // else it is known whose it was to be
  if (all.empty() || !named) return std::move(all).take();
  Paragraphs whole;
  whole.add(say(Word::agreed_note_line, fmt::arg("kind", say(Word::shared_from)), fmt::arg("words", reply.name)));
  whole.add(std::move(all).take());
  return std::move(whole).take();
}

std::string as_a_note(const Agreement& agreement, const ExchangeRead& exchange) {
  const bool supervision = reflect::to_supervision(shared_of(exchange));
  Paragraphs all;
  for (const auto& line : agreement.lines) all.add(as_agreed(line, supervision));
  const auto differs = [&](const std::string& who, const std::string& sees) {
    if (!blank(sees)) all.add(say(Word::agreed_note_line, fmt::arg("kind", who), fmt::arg("words", sees)));
  };
  differs(learner_differently(exchange.record), agreement.learner_sees);
  differs(std::string(reflect::reader_differently(supervision)), agreement.supervisor_sees);
  if (agreement.elsewhere) all.add(say(Word::review_elsewhere));
  return std::move(all).take();
}

ExchangeRead* exchange_here(Review& review) {
  const auto found = std::ranges::find_if(review.exchanges, [&](const auto& one) { return one.record.number == review.chosen; });
  return found == review.exchanges.end() ? nullptr : &*found;
}

void add_note(Turn& turn, ExchangeRead& exchange, std::string words) {
  const auto now = turn.outside.now.instant;
  exchange.record.notes.push_back(
      {.id = portfolio::make_id(now, turn.outside.chance_a, turn.outside.chance_b), .made = now, .words = std::move(words)});
  keep(turn, exchange);
}

void stay_as_a_note(Turn& turn, ExchangeRead& exchange, std::string words, Word said) {
  if (words.empty()) return;
  add_note(turn, exchange, std::move(words));
  turn.model.notice = words::Problem{.what = std::string(say(said))};
}

}  // namespace vignette::app
