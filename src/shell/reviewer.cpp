#include "shell/reviewer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "share/exchange.hpp"
#include "share/file.hpp"
#include "share/qr.hpp"
#include "share/replying.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "shell/card_file.hpp"
#include "shell/outward.hpp"
#include "store/secret.hpp"
#include "words/stopped.hpp"

namespace vignette::shell {

namespace intent = app::intent;
namespace fs = std::filesystem;
using portfolio::PageKind;
using words::Problem;
using words::say;
using words::stopped;
using words::Word;

namespace {

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

/// One's own card, as a picture too where it fits one.
app::Card card_of(const share::KeyCard& handed) {
  app::Card card{handed.name, handed.role, share::hex(handed.keys)};
  const auto text = share::write_card(handed);
  if (auto squares = text ? share::qr_of(*text) : std::nullopt) card.picture = {squares->side, std::move(squares->dark)};
  return card;
}

}  // namespace

portfolio::Page page_of(PageKind kind, std::string number, bool mine, std::string body, portfolio::Now now) {
  portfolio::Page page{.kind = kind, .number = std::move(number), .mine = mine, .body = std::move(body)};
  page.digest = share::digest_of(page.body);
  page.made = portfolio::day_of(now.instant, now.offset_minutes);
  page.kept = now.instant;
  return page;
}

void add_page(app::ExchangeRead& exchange, portfolio::Page page, app::PageRead read) {
  portfolio::add(exchange.record, std::move(page));
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
  return app::says_nothing(draft) && draft.name.empty() ? std::string() : share::to_bytes(draft);  // whose it is may be typed first
}

Reviewer::Reviewer(share::Press press, std::shared_ptr<Results> results, std::shared_ptr<HandingOver> out)
    : press_(std::move(press)), results_(std::move(results)), out_(std::move(out)) {}

// Waiting for what was to be written may throw only where the machine has no memory left: ending is right then.
Reviewer::~Reviewer() {  // NOLINT(bugprone-exception-escape)
  finish();
}

void Reviewer::tell(Given given) {
  if (given)
    results_->post(std::move(*given));
  else
    results_->post(intent::ReviewRefused{given.error()});
}

void Reviewer::tell_written(Given given) {
  results_->hand([this, given = std::move(given)]() -> std::optional<app::Intent> {
    out_->end();
    if (given) return *given;
    return intent::ReviewRefused{given.error()};
  });
}

void Reviewer::take_in(portfolio::Acquainted people, portfolio::Reviews reviews) {
  worker_.give([this, people = std::move(people), reviews = std::move(reviews)]() mutable {
    app::ReviewsRead all;
    keys_.reset();
    card_ = {};
    opened_ = std::move(reviews.opened);
    if (people.own) {
      if (auto keys = share::OwnKeys::from_hex(people.own->seed)) {
        keys_ = std::move(*keys);
        all.own = card_of({people.own->name, people.own->role, keys_->open()});
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
  forget_preview();
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

void Reviewer::make_card(app::effect::MakeCard wish, portfolio::Now now) {
  worker_.give([this, now, wish = std::move(wish)] {
    if (!keys_) {
      auto made = share::OwnKeys::make();
      if (!made) return tell(std::unexpected(made.error()));
      keys_ = std::move(*made);
      card_ = {.made = now.instant};
    }
    Ready ready{card_, {share::on_one_line(wish.name), share::on_one_line(wish.role), keys_->open()}, wish.form};
    if (const auto text = share::write_card(ready.handed); !text) return tell(std::unexpected(text.error()));
    ready.own.name = ready.handed.name;
    ready.own.role = ready.handed.role;
    card_ = ready.own;
    ready.own.seed = keys_->seed_in_hex();
    results_->hand([this, ready = std::move(ready)]() mutable -> std::optional<app::Intent> {
      ready_ = std::move(ready);
      return intent::CardReady{};
    });
  });
}

void Reviewer::keep_card(const std::function<void(portfolio::OwnCard)>& keep) {
  auto ready = std::exchange(ready_, std::nullopt);
  if (!ready) return;
  if (keep) keep(ready->own);
  store::wipe(ready->own.seed);
  if (!keep) return;
  const auto card = card_of(ready->handed);
  if (ready->form == app::CardForm::screen) return results_->post(intent::CardMade{card, {}});
  auto name = say(Word::review_card_file, fmt::arg("name", card.name));
  std::ranges::replace(name, '/', ' ');
  const bool picture = ready->form == app::CardForm::picture;
  const Asked asked{Asked::For::new_file, Word::review_card_title, std::move(name), picture ? ".png" : ".vignette-card",
                    picture ? ".vignette-card" : ".png"};
  ask_where(asked, results_, [card, handed = std::move(ready->handed)](const Chosen& chosen) -> std::optional<app::Intent> {
    if (!chosen) return intent::ReviewRefused{chosen.error()};
    if (!*chosen) return intent::CardMade{card, {}};
    if (const auto done = write_card_file(**chosen, handed); !done) return intent::ReviewRefused{done.error()};
    return intent::CardMade{card, (*chosen)->string()};
  });
}

namespace {

constexpr std::array endings{".vignette-sealed", ".pdf", ".docx"};

/// What goes to the other: its number, its bytes as both keep them, and the file.
struct Page {
  std::string number, body, bytes;
};

/// A sealed file, or the page where that is wanted.
template <typename Seal>
std::expected<Page, Problem> made_as(app::ReplyForm form, const Seal& seal, const share::Document& page, std::string body,
                                     const share::Press& press, std::string number) {
  if (form == app::ReplyForm::sealed) {
    auto sealed = seal();
    if (!sealed) return std::unexpected(sealed.error());
    return Page{std::move(sealed->file.number), std::move(sealed->body), std::move(sealed->file.bytes)};
  }
  auto bytes = form == app::ReplyForm::pdf ? share::pdf(page, share::Paper::a4, press) : share::docx(page, share::Paper::a4, press);
  if (!bytes) return std::unexpected(bytes.error());
  return Page{std::move(number), std::move(body), std::move(*bytes)};
}

}  // namespace

template <typename Wish>
void Reviewer::ask_and_make(Wish wish, Word title, std::string file_name, portfolio::Now now,
                            Made (Reviewer::*make)(const fs::path&, const Wish&, portfolio::Now) const) {
  const Asked asked{Asked::For::new_file, title, std::move(file_name), endings.at(static_cast<std::size_t>(wish.form))};
  ask_where(asked, results_,
            [this, now, make, wish = std::move(wish), asked_at = out_->asked()](const Chosen& chosen) -> std::optional<app::Intent> {
              if (!out_->may_write(asked_at)) return intent::HandingOverStopped{locked_meanwhile()};
              if (!chosen) return intent::ReviewRefused{chosen.error()};
              if (!*chosen) return intent::ReviewDropped{};
              worker_.give([this, now, make, wish, asked_at, file = **chosen] {
                results_->hand([this, asked_at, file, made = (this->*make)(file, wish, now)] { return write(file, made, asked_at); });
              });
              return std::nullopt;
            });
}

std::optional<app::Intent> Reviewer::write(const fs::path& file, Made made, std::uint64_t asked_at) {
  if (!out_->may_write(asked_at)) return intent::HandingOverStopped{locked_meanwhile()};
  if (!made) return intent::ReviewRefused{made.error()};
  out_->begin();
  worker_.give([this, file, made = std::move(*made)] {
    const auto done = share::write_file(file, made.bytes);
    tell_written(done ? Given(made.then) : std::unexpected(done.error()));
  });
  return std::nullopt;
}

void Reviewer::make_reply(app::effect::MakeReply wish, std::string file_name, portfolio::Now now) {
  ask_and_make(std::move(wish), Word::review_reply_title, std::move(file_name), now, &Reviewer::reply_made);
}

void Reviewer::keep_typed(app::effect::MakeReply wish, portfolio::Now now) {
  out_->begin();
  worker_.give([this, now, wish = std::move(wish)] { tell_written(reply_typed(wish, now)); });
}

void Reviewer::make_agreement(app::effect::MakeAgreement wish, std::string file_name, portfolio::Now now) {
  ask_and_make(std::move(wish), Word::agreed_file_title, std::move(file_name), now, &Reviewer::agreement_made);
}

void Reviewer::save_again(app::effect::SaveAgain wish, std::string file_name, portfolio::Now now) {
  const Word title = wish.kind == PageKind::reply ? Word::review_reply_title : Word::agreed_file_title;
  ask_and_make(std::move(wish), title, std::move(file_name), now, &Reviewer::made_again);
}

template <typename Seal>
std::expected<share::SealedBody, Problem> Reviewer::sealed_for(const std::string& keys, const Seal& seal) const {
  const auto to = share::keys_of_hex(keys);
  if (!to) return std::unexpected(to.error());
  if (!keys_) return stopped(Word::review_card_first, Word::review_card_first_mend);
  return seal(*keys_, *to);
}

Reviewer::Made Reviewer::reply_made(const fs::path& file, const app::effect::MakeReply& wish, portfolio::Now now) const {
  const auto* shared = app::shared_of(wish.exchange);
  if (!shared) return stopped(Word::review_share_missing, Word::review_share_missing_mend);
  const auto reply = share::fit_to_seal(wish.reply);
  const auto number = share::number_after(wish.exchange.record, PageKind::reply);
  const auto seal = [&] {
    return sealed_for(wish.exchange.record.keys,
                      [&](const auto& from, const auto& to) { return share::seal(reply, *shared, from, to, number); });
  };
  auto made = made_as(wish.form, seal, share::reply_page(*shared, reply), share::to_bytes(reply), press_, number);
  if (!made) return std::unexpected(made.error());
  auto exchange = wish.exchange;
  app::PageRead read;
  read.reply = reply;
  add_page(exchange, page_of(PageKind::reply, std::move(made->number), true, std::move(made->body), now), std::move(read));
  return ToWrite{std::move(made->bytes), intent::ReplyMade{std::move(exchange), file.string()}};
}

Reviewer::Given Reviewer::reply_typed(const app::effect::MakeReply& wish, portfolio::Now now) {
  const auto* shared = app::shared_of(wish.exchange);
  if (!shared) return stopped(Word::review_share_missing, Word::review_share_missing_mend);
  auto body = share::to_bytes(share::fit_to_seal(wish.reply));
  app::PageRead read;
  auto whole = share::reply_of(body, shared, {});
  if (!whole) return std::unexpected(whole.error());
  read.reply = std::move(*whole);
  auto exchange = wish.exchange;
  auto page = page_of(PageKind::reply, share::number_after(wish.exchange.record, PageKind::reply), false, std::move(body), now);
  page.typed = true;
  add_page(exchange, std::move(page), std::move(read));
  return intent::ReplyMade{std::move(exchange), {}};
}

Reviewer::Made Reviewer::agreement_made(const fs::path& file, const app::effect::MakeAgreement& wish, portfolio::Now now) const {
  const auto agreement = share::fit_to_seal(wish.agreement);
  const auto number = share::number_after(wish.exchange.record, PageKind::agreement);
  const auto seal = [&] {
    return sealed_for(wish.exchange.record.keys,
                      [&](const auto& from, const auto& to) { return share::seal(agreement, from, to, number); });
  };
  const auto* shared = app::shared_of(wish.exchange);
  const auto page = share::agreement_page(shared, agreement);
  auto made = made_as(wish.form, seal, page, share::to_bytes(agreement), press_, number);
  if (!made) return std::unexpected(made.error());
  auto exchange = wish.exchange;
  app::PageRead read;
  read.agreement = agreement;
  add_page(exchange, page_of(PageKind::agreement, std::move(made->number), true, std::move(made->body), now), std::move(read));
  return ToWrite{std::move(made->bytes), intent::AgreementMade{std::move(exchange), file.string()}};
}

Reviewer::Made Reviewer::made_again(const fs::path& file, const app::effect::SaveAgain& wish, portfolio::Now) const {
  const bool is_reply = wish.kind == PageKind::reply;
  const auto* kept = portfolio::newest(wish.exchange.record, wish.kind);
  const auto* shared = app::shared_of(wish.exchange);
  const auto* reply = app::reply_of(wish.exchange);
  const auto* agreement = app::agreement_of(wish.exchange);
  if (!kept || !(is_reply ? reply && shared : agreement != nullptr))
    return stopped(Word::review_share_missing, Word::review_share_missing_mend);
  const auto seal = [&] {
    return sealed_for(wish.exchange.record.keys, [&](const auto& from, const auto& to) -> std::expected<share::SealedBody, Problem> {
      auto sealed = share::seal(wish.kind, kept->body, from, to, kept->number);
      if (!sealed) return std::unexpected(sealed.error());
      return share::SealedBody{std::move(*sealed), kept->body};
    });
  };
  auto made = made_as(wish.form, seal, is_reply ? share::reply_page(*shared, *reply) : share::agreement_page(shared, *agreement),
                      kept->body, press_, kept->number);
  if (!made) return std::unexpected(made.error());
  using Saved = app::Review::Saved;
  return ToWrite{std::move(made->bytes),
                 intent::SavedAgain{wish.exchange.record.number, is_reply ? Saved::reply : Saved::agreement, file.string()}};
}

}  // namespace vignette::shell
