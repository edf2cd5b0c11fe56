#include "shell/reviewer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "share/exchange.hpp"
#include "share/file.hpp"
#include "share/replying.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "shell/card_file.hpp"
#include "shell/outward.hpp"
#include "store/secret.hpp"

namespace vignette::shell {

namespace intent = app::intent;
namespace fs = std::filesystem;
using portfolio::PageKind;
using words::Problem;
using words::say;
using words::Word;

namespace {

std::unexpected<Problem> stopped(const std::string& where, Word what, Word mend) {
  return std::unexpected(Problem{.where = where, .what = std::string(say(what)), .mend = std::string(say(mend))});
}

app::PageRead read_page(const portfolio::Page& page, const portfolio::Shared* about) {
  app::PageRead read;
  if (page.body.empty()) return read;
  if (page.kind == PageKind::share) {
    if (auto shared = share::shared_of(page.body, {})) read.shared = std::move(*shared);
  } else if (page.kind == PageKind::reply) {
    if (auto reply = share::reply_of(page.body, about, {})) read.reply = std::move(*reply);
  } else if (auto agreement = share::agreement_of(page.body, {})) {
    read.agreement = std::move(*agreement);
  }
  return read;
}

std::string seed_of(const share::OwnKeys& keys) {
  auto seed = keys.seed();
  std::string hexadecimal;
  for (const char c : seed) hexadecimal += fmt::format("{:02x}", static_cast<unsigned char>(c));
  store::wipe(seed);
  return hexadecimal;
}

}  // namespace

std::expected<share::OwnKeys, Problem> keys_of_seed(const std::string& hexadecimal) {
  std::string seed;
  for (std::size_t at = 0; at + 1 < hexadecimal.size(); at += 2)
    seed += static_cast<char>(std::strtoul(hexadecimal.substr(at, 2).c_str(), nullptr, 16));
  auto keys = share::OwnKeys::from_seed(seed);
  store::wipe(seed);
  return keys;
}

portfolio::Page page_of(PageKind kind, std::string number, bool mine, std::string body, portfolio::Now now) {
  portfolio::Page page{.kind = kind, .number = std::move(number), .mine = mine, .body = std::move(body)};
  page.digest = share::digest_of(page.body);
  page.made = portfolio::day_of(now.instant, now.offset_minutes);
  page.kept = now.instant;
  return page;
}

void add_page(app::ExchangeRead& exchange, portfolio::Page page, app::PageRead read) {
  exchange.record.pages.push_back(std::move(page));
  exchange.read.push_back(std::move(read));
  exchange.fingerprint.clear();
}

app::ExchangeRead read_exchange(portfolio::Exchange exchange) {
  app::ExchangeRead made;
  const portfolio::Shared* shared = nullptr;
  made.read.reserve(exchange.pages.size());
  for (const auto& page : exchange.pages) {
    made.read.push_back(read_page(page, shared));
    if (made.read.back().shared) shared = &*made.read.back().shared;
  }
  made.record = std::move(exchange);
  return made;
}

std::string draft_bytes(const portfolio::Agreement& agreement) {
  auto draft = share::fit_to_seal(agreement);
  return app::says_nothing(draft) ? std::string() : share::to_bytes(draft);
}

std::string draft_bytes(const portfolio::Reply& reply) {
  auto draft = share::fit_to_seal(reply);
  return app::says_nothing(draft) ? std::string() : share::to_bytes(draft);
}

Reviewer::Reviewer(share::Press press, std::shared_ptr<Results> results) : press_(std::move(press)), results_(std::move(results)) {}

// Waiting for what was to be written may throw only where the machine has no memory left: ending is right then.
Reviewer::~Reviewer() {  // NOLINT(bugprone-exception-escape)
  worker_.finish();
}

void Reviewer::tell(Given given) {
  if (given)
    results_->post(std::move(*given));
  else
    results_->post(intent::ReviewRefused{given.error()});
}

void Reviewer::take_in(portfolio::Acquainted people, portfolio::Reviews reviews) {
  worker_.give([this, people = std::move(people), reviews = std::move(reviews)]() mutable {
    app::ReviewsRead all;
    keys_.reset();
    card_ = {};
    opened_ = std::move(reviews.opened);
    if (people.own) {
      if (auto keys = keys_of_seed(people.own->seed)) {
        keys_ = std::move(*keys);
        all.own = app::Card{people.own->name, people.own->role, share::hex(keys_->open())};
      }
      store::wipe(people.own->seed);
      card_ = *people.own;
    }
    all.people = std::move(people.people);
    for (auto& one : reviews.exchanges) all.exchanges.push_back(read_exchange(std::move(one)));
    for (const auto& one : reviews.unfinished) {
      if (one.kind == PageKind::share) {
        all.notes.push_back({one.about, one.body});
      } else if (one.kind == PageKind::reply) {
        if (auto reply = share::reply_of(one.body, nullptr, {})) all.replies.emplace_back(std::move(*reply), one.changed);
      } else if (auto agreement = share::agreement_of(one.body, {})) {
        all.agreements.emplace_back(std::move(*agreement), one.changed);
      }
    }
    results_->post(intent::ReviewsRead{std::move(all)});
  });
}

void Reviewer::forget() {
  worker_.give([this] {
    keys_.reset();
    card_ = {};
    opened_.clear();
  });
}

void Reviewer::find_six_words(std::string keys) {
  worker_.give([this, keys = std::move(keys)] {
    const auto theirs = share::keys_of_hex(keys);
    if (!keys_ || !theirs) return;
    app::SixWords six;
    std::ranges::copy(share::six_words(keys_->open(), *theirs), six.begin());
    results_->post(intent::SixWordsFound{keys, six});
  });
}

void Reviewer::find_fingerprint(portfolio::Exchange exchange) {
  worker_.give(
      [this, exchange = std::move(exchange)] { results_->post(intent::FingerprintFound{exchange.number, share::fingerprint(exchange)}); });
}

// --- What is made

void Reviewer::make_card(app::effect::MakeCard wish, std::string file_name, portfolio::Now now,
                         std::function<void(portfolio::OwnCard)> keep) {
  worker_.give([this, now, wish = std::move(wish), file_name = std::move(file_name), keep = std::move(keep)] {
    if (!keys_) {
      auto made = share::OwnKeys::make();
      if (!made) return tell(std::unexpected(made.error()));
      keys_ = std::move(*made);
      card_ = {.made = now.instant};
    }
    auto own = card_;
    own.name = share::on_one_line(wish.name);
    own.role = share::on_one_line(wish.role);
    const share::KeyCard handed{own.name, own.role, keys_->open()};
    if (const auto text = share::write_card(handed); !text) return tell(std::unexpected(text.error()));
    card_ = own;
    own.seed = seed_of(*keys_);
    const app::Card card{own.name, own.role, share::hex(keys_->open())};
    results_->hand([this, card, handed, ending = wish.picture ? ".png" : ".vignette-card", file_name, keep,
                    own = std::move(own)]() mutable -> std::optional<app::Intent> {
      keep(own);
      store::wipe(own.seed);
      const Asked asked{Asked::For::new_file, Word::review_card_title, file_name, ending};
      ask_where(asked, results_, [card, handed](const Chosen& chosen) -> std::optional<app::Intent> {
        if (!chosen) return intent::ReviewRefused{chosen.error()};
        if (!*chosen) return intent::CardMade{card, {}};
        if (const auto done = write_card_file(**chosen, handed); !done) return intent::ReviewRefused{done.error()};
        return intent::CardMade{card, (*chosen)->string()};
      });
      return std::nullopt;
    });
  });
}

namespace {

constexpr std::array endings{".vignette-sealed", ".pdf", ".docx"};

/// What goes to the other: its number, its bytes as both keep them, and the file.
struct Made {
  std::string number, body, bytes;
};

/// A sealed file, or the page where that is wanted.
template <typename Seal>
std::expected<Made, Problem> made_as(app::ReplyForm form, const Seal& seal, const share::Document& page, std::string body,
                                     const share::Press& press) {
  if (form == app::ReplyForm::sealed) {
    auto sealed = seal();
    if (!sealed) return std::unexpected(sealed.error());
    return Made{std::move(sealed->file.number), std::move(sealed->body), std::move(sealed->file.bytes)};
  }
  auto bytes = form == app::ReplyForm::pdf ? share::pdf(page, share::Paper::a4, press) : share::docx(page, share::Paper::a4, press);
  if (!bytes) return std::unexpected(bytes.error());
  return Made{share::a_number(), std::move(body), std::move(*bytes)};
}

}  // namespace

template <typename Wish>
void Reviewer::ask_and_make(Wish wish, Word title, std::string file_name, portfolio::Now now,
                            Given (Reviewer::*make)(const fs::path&, const Wish&, portfolio::Now) const) {
  const Asked asked{Asked::For::new_file, title, std::move(file_name), endings.at(static_cast<std::size_t>(wish.form))};
  ask_where(asked, results_, [this, now, make, wish = std::move(wish)](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::ReviewRefused{chosen.error()};
    if (!*chosen) return intent::ReviewDropped{};
    worker_.give([this, now, make, wish, file = **chosen] { tell((this->*make)(file, wish, now)); });
    return std::nullopt;
  });
}

void Reviewer::make_reply(app::effect::MakeReply wish, std::string file_name, portfolio::Now now) {
  ask_and_make(std::move(wish), Word::review_reply_title, std::move(file_name), now, &Reviewer::reply_made);
}

void Reviewer::keep_typed(app::effect::MakeReply wish, portfolio::Now now) {
  worker_.give([this, now, wish = std::move(wish)] { tell(reply_typed(wish, now)); });
}

void Reviewer::make_agreement(app::effect::MakeAgreement wish, std::string file_name, portfolio::Now now) {
  ask_and_make(std::move(wish), Word::agreed_file_title, std::move(file_name), now, &Reviewer::agreement_made);
}

template <typename Seal>
std::expected<share::SealedBody, Problem> Reviewer::sealed_for(const std::string& keys, const Seal& seal) const {
  const auto to = share::keys_of_hex(keys);
  if (!to) return std::unexpected(to.error());
  if (!keys_) return stopped({}, Word::review_card_first, Word::review_card_first_mend);
  return seal(*keys_, *to);
}

Reviewer::Given Reviewer::reply_made(const fs::path& file, const app::effect::MakeReply& wish, portfolio::Now now) const {
  const auto* shared = app::shared_of(wish.exchange);
  if (!shared) return stopped({}, Word::review_share_missing, Word::review_share_missing_mend);
  const auto reply = share::fit_to_seal(wish.reply);
  const auto seal = [&] {
    return sealed_for(wish.exchange.record.keys, [&](const auto& from, const auto& to) { return share::seal(reply, *shared, from, to); });
  };
  auto made = made_as(wish.form, seal, share::reply_page(*shared, reply), share::to_bytes(reply), press_);
  if (!made) return std::unexpected(made.error());
  if (const auto done = share::write_file(file, made->bytes); !done) return std::unexpected(done.error());
  auto exchange = wish.exchange;
  app::PageRead read;
  read.reply = reply;
  add_page(exchange, page_of(PageKind::reply, std::move(made->number), true, std::move(made->body), now), std::move(read));
  return intent::ReplyMade{std::move(exchange), file.string()};
}

Reviewer::Given Reviewer::reply_typed(const app::effect::MakeReply& wish, portfolio::Now now) {
  const auto* shared = app::shared_of(wish.exchange);
  if (!shared) return stopped({}, Word::review_share_missing, Word::review_share_missing_mend);
  auto body = share::to_bytes(share::fit_to_seal(wish.reply));
  app::PageRead read;
  auto whole = share::reply_of(body, shared, {});
  if (!whole) return std::unexpected(whole.error());
  read.reply = std::move(*whole);
  auto exchange = wish.exchange;
  auto page = page_of(PageKind::reply, share::a_number(), false, std::move(body), now);
  page.typed = true;
  add_page(exchange, std::move(page), std::move(read));
  return intent::ReplyMade{std::move(exchange), {}};
}

Reviewer::Given Reviewer::agreement_made(const fs::path& file, const app::effect::MakeAgreement& wish, portfolio::Now now) const {
  const auto agreement = share::fit_to_seal(wish.agreement);
  const auto seal = [&] {
    return sealed_for(wish.exchange.record.keys, [&](const auto& from, const auto& to) { return share::seal(agreement, from, to); });
  };
  const auto* shared = app::shared_of(wish.exchange);
  const auto page = share::agreement_page(shared, agreement);
  auto made = made_as(wish.form, seal, page, share::to_bytes(agreement), press_);
  if (!made) return std::unexpected(made.error());
  if (const auto done = share::write_file(file, made->bytes); !done) return std::unexpected(done.error());
  auto exchange = wish.exchange;
  app::PageRead read;
  read.agreement = agreement;
  add_page(exchange, page_of(PageKind::agreement, std::move(made->number), true, std::move(made->body), now), std::move(read));
  return intent::AgreementMade{std::move(exchange), file.string()};
}

}  // namespace vignette::shell
