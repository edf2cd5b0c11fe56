// Files that were given: told apart by what is in them, opened, and refused with a sentence.

#include <algorithm>
#include <utility>

#include "share/file.hpp"
#include "share/shared.hpp"
#include "shell/card_file.hpp"
#include "shell/outward.hpp"
#include "shell/reviewer.hpp"
#include "words/stopped.hpp"
#include "workshop/taken_home.hpp"

namespace vignette::shell {

namespace intent = app::intent;
namespace fs = std::filesystem;
using portfolio::PageKind;
using words::Problem;
using words::say;
using words::stopped;
using words::Word;

void Reviewer::open_given(app::effect::OpenGiven wish, portfolio::Now now) {
  const Asked asked{Asked::For::file, Word::review_open_title, {}, {}};
  ask_where(asked, results_, [this, now, wish = std::move(wish)](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::ReviewRefused{chosen.error()};
    if (!*chosen) return intent::ReviewDropped{};
    worker_.give([this, now, wish, file = **chosen] {
      auto came = given(file, wish, now);
      if (came && came->is<intent::WordsBrought>()) results_->post(intent::ReviewDropped{});  // it is nothing for Review
      tell(std::move(came));
    });
    return std::nullopt;
  });
}

Reviewer::Given Reviewer::given(const fs::path& file, const app::effect::OpenGiven& wish, portfolio::Now now) const {
  const auto where = file.string();
  const auto bytes = share::read_given(file);
  if (!bytes) return std::unexpected(bytes.error());
  if (workshop::is_words_file(*bytes)) {
    auto words = workshop::read_words_file(*bytes, where);
    if (!words) return std::unexpected(words.error());
    return intent::WordsBrought{std::move(*words)};
  }
  if (!keys_) return stopped(Word::review_card_first, Word::review_card_first_mend, where);
  // Told apart by what is in it, whatever it is called.
  const auto first_line = say(Word::card_first_line);
  if (bytes->starts_with(first_line.substr(0, first_line.find('{'))) || is_picture(*bytes)) return card_given(file, wish);
  return file_given(*bytes, where, wish, now);
}

Reviewer::Given Reviewer::card_given(const fs::path& file, const app::effect::OpenGiven& wish) const {
  const auto where = file.string();
  const auto card = read_card_file(file);
  if (!card) return std::unexpected(card.error());
  std::vector<share::KeyCard> known;
  for (const auto& one : wish.people)
    if (const auto keys = share::keys_of_hex(one.keys); keys && !one.put_away) known.push_back({one.name, one.role, *keys});
  const bool part_is_own = card->keys.signing == keys_->open().signing || card->keys.sealing == keys_->open().sealing;
  const auto may = share::may_add(*card, keys_->open(), known, where);
  if (!may && part_is_own) return std::unexpected(may.error());
  return intent::CardGiven{{card->name, card->role, share::hex(card->keys)}, !may};
}

Reviewer::Given Reviewer::file_given(const std::string& bytes, const std::string& where, const app::effect::OpenGiven& wish,
                                     portfolio::Now now) const {
  const auto person_of = [&](const share::PublicKeys& keys) {
    const auto found =
        std::ranges::find_if(wish.people, [text = share::hex(keys)](const auto& one) { return one.keys == text && !one.put_away; });
    return found == wish.people.end() ? nullptr : &*found;
  };
  bool taken_out = false;  // it was opened here before, and nothing of it is here
  const auto here = [&](const std::string& keys, const std::string& number) {
    bool before = std::ranges::any_of(opened_, [&](const auto& one) { return one.keys == keys && one.number == number; }), there = false;
    for (const auto& one : wish.exchanges)
      for (const auto& page : one.record.pages) {
        if (one.record.keys != keys || page.mine || page.number != number) continue;
        before = true;
        there = there || !page.taken_out;
      }
    taken_out = before && !there;
    return before;
  };
  const share::Known known{
      // What was opened before a key was replaced is told as that; nothing new comes from one that was put away.
      .sender =
          [&](const share::PublicKeys& from) {
            return std::ranges::find(wish.people, share::hex(from), &portfolio::Person::keys) != wish.people.end();
          },
      .opened_here = [&](const share::PublicKeys& from, const std::string& number) { return here(share::hex(from), number); }};
  auto opened = share::open_sealed(bytes, *keys_, known, where);
  if (taken_out) return stopped(Word::review_taken_out_before, Word::review_taken_out_before_mend, where);
  if (!opened) return std::unexpected(opened.error());
  const auto* known_now = person_of(opened->from);
  if (!known_now) return stopped(Word::sealed_unknown, Word::sealed_unknown_mend, where);
  const auto& person = *known_now;
  if (!person.words_read)
    return std::unexpected(Problem{.where = where,
                                   .what = say(Word::review_words_unread, fmt::arg("name", person.name)),
                                   .mend = std::string(say(Word::review_words_unread_here_mend))});
  app::ExchangeRead exchange;
  app::PageRead read;
  if (opened->kind == PageKind::share) {
    auto shared = share::shared_of(opened->body, where);
    if (!shared) return std::unexpected(shared.error());
    if (app::find_exchange(wish.exchanges, opened->number)) return stopped(Word::sealed_replayed, Word::sealed_replayed_mend, where);
    exchange.record = {.number = opened->number, .keys = person.keys, .name = shared->name, .role = shared->role};
    if (exchange.record.name.empty()) exchange.record.name = person.name;
    if (exchange.record.role.empty()) exchange.record.role = person.role;
    read.shared = std::move(*shared);
  } else {
    const bool is_reply = opened->kind == PageKind::reply;
    auto reply = is_reply ? share::reply_of(opened->body, nullptr, where) : share::Reply();
    auto agreement = is_reply ? share::Agreement() : share::agreement_of(opened->body, where);
    if (!reply) return std::unexpected(reply.error());
    if (!agreement) return std::unexpected(agreement.error());
    const auto* there = app::find_exchange(wish.exchanges, is_reply ? reply->about : agreement->about);
    // A reply answers one's own share; and whoever sends either is the one it was shared with. Of one on paper that is not known.
    const bool theirs = there && (there->record.keys.empty() || there->record.keys == person.keys);
    if (!theirs || (is_reply && !there->record.mine)) return stopped(Word::review_share_missing, Word::review_share_missing_mend, where);
    exchange = *there;
    exchange.record.keys = person.keys;
    if (is_reply) {  // its quotes stand where it says, in what was shared
      auto held = share::reply_of(opened->body, app::shared_of(*there), where);
      if (!held) return std::unexpected(held.error());
      read.reply = std::move(*held);
    } else {
      read.agreement = std::move(*agreement);
    }
  }
  const auto kind = opened->kind;
  auto page = page_of(kind, opened->number, false, std::move(opened->body), now);
  if (read.shared) page.made = read.shared->page.made;
  if (read.reply) page.made = read.reply->made;
  if (read.agreement) page.made = read.agreement->made;
  add_page(exchange, std::move(page), std::move(read));
  return intent::GivenOpened{std::move(exchange), kind};
}

}  // namespace vignette::shell
