#include "shell/leaver.hpp"

#include <algorithm>
#include <utility>

#include "share/file.hpp"
#include "share/shared.hpp"
#include "share/telling.hpp"
#include "share/writers.hpp"
#include "shell/outward.hpp"
#include "shell/reviewer.hpp"
#include "store/secret.hpp"
#include "words/stopped.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::stopped;
using words::Word;
using Choice = app::LeavingChoice;

namespace {

/// The very page that is previewed, as it is sealed and as it is kept.
struct Share {
  app::ExchangeRead kept;
  std::string sealed;  ///< the file, where it is sealed
};

std::expected<Share, words::Problem> share_of(const LeavingDocument& made, const app::LeavingWish& wish,
                                              const std::optional<share::OwnKeys>& keys) {
  const portfolio::Shared shared{share::on_one_line(wish.name), share::on_one_line(wish.role), made.document};
  Share share;
  portfolio::Exchange exchange{.mine = true, .answers = made.stands};
  portfolio::Page page{.kind = portfolio::PageKind::share, .mine = true, .made = made.document.made};
  if (wish.choice.form == Choice::Form::sealed) {
    if (!keys) return stopped(Word::leave_no_keys, Word::leave_no_keys_mend);
    const auto to = share::keys_of_hex(wish.choice.to);
    if (!to) return stopped(Word::leave_person_gone, Word::leave_person_gone_mend);
    auto sealed = share::seal(shared, *keys, *to, wish.sharing);
    if (!sealed) return std::unexpected(sealed.error());
    exchange.keys = wish.choice.to;
    page.number = std::move(sealed->file.number);
    page.body = std::move(sealed->body);
    share.sealed = std::move(sealed->file.bytes);
  } else {
    page.number = share::number_of(shared, {}, {}, wish.sharing);
    page.body = share::to_bytes(shared);
  }
  page.digest = share::digest_of(page.body);
  exchange.number = page.number;
  exchange.pages.push_back(std::move(page));
  share.kept = read_exchange(std::move(exchange));
  return share;
}

/// As they are called now: should it be kept behind the lock, nobody is known there.
void name_person(portfolio::Exchange& exchange, const std::vector<portfolio::Person>& people) {
  const auto found = std::ranges::find(people, exchange.keys, &portfolio::Person::keys);
  if (exchange.keys.empty() || found == people.end()) return;
  exchange.name = found->name;
  exchange.role = found->role;
}

}  // namespace

Leaver::Leaver(share::Press press, std::shared_ptr<Results> results, std::shared_ptr<HandingOver> out)
    : press_(std::move(press)), results_(std::move(results)), out_(std::move(out)) {}

// Waiting for what was to be written may throw only where the machine has no memory left: ending is right then.
Leaver::~Leaver() {  // NOLINT(bugprone-exception-escape)
  finish();
}

void Leaver::finish() {
  if (stop_) *stop_ = true;
  worker_.finish();
}

std::function<void(const portfolio::Leaving&)> Leaver::prepare(std::uint64_t number, app::LeavingWish wish, Shelf shelf,
                                                               portfolio::Now now) {
  if (stop_) *stop_ = true;
  stop_ = std::make_shared<std::atomic<bool>>(false);
  return [this, number, now, wish = std::move(wish), shelf = std::move(shelf),
          stop = std::shared_ptr<const std::atomic<bool>>(stop_)](const portfolio::Leaving& leaving) {
    if (*stop) return;
    worker_.give([this, number, now, wish, shelf, stop, leaving] {
      if (!*stop) make(number, wish, shelf, now, leaving, stop);
    });
  };
}

void Leaver::make(std::uint64_t number, const app::LeavingWish& wish, const Shelf& shelf, portfolio::Now now,
                  const portfolio::Leaving& leaving, const std::shared_ptr<const std::atomic<bool>>& stop) {
  std::vector<pack::Case> cases;
  for (const auto& one : shelf.cases) cases.push_back(*one);
  const auto made = leaving_document(wish, cases, leaving, now, keys_ ? share::hex(keys_->open()) : std::string());
  app::LeavingPreview preview;
  look_at(preview, made, wish, shelf, leaving, *stop);
  preview.text = share::plain_text(made.document);
  std::expected<std::string, words::Problem> bytes;
  std::optional<share::Pages> set;
  std::optional<app::ExchangeRead> kept;
  if (wish.choice.whom != Choice::Whom::me) {
    auto share = share_of(made, wish, keys_);
    if (share) name_person(share->kept.record, people_);
    if (!share) return *stop ? void() : results_->post(intent::LeavingNotMade{number, share.error()});
    kept = std::move(share->kept);
    bytes = std::move(share->sealed);
  }
  switch (wish.choice.form) {
    case Choice::Form::pdf:
    case Choice::Form::docx:
    case Choice::Form::sealed: {
      const auto paper = wish.choice.letter ? share::Paper::letter : share::Paper::a4;
      auto pages = share::pages(made.document, paper, press_, stop.get());
      if (!pages) {
        bytes = std::unexpected(pages.error());
        break;
      }
      preview.pages = pages->count();
      preview.width = pages->width();
      preview.height = pages->height();
      if (wish.choice.form == Choice::Form::pdf) bytes = pages->pdf();
      if (wish.choice.form == Choice::Form::docx) bytes = share::docx(made.document, paper, press_, stop.get());
      set = std::move(*pages);
      break;
    }
    case Choice::Form::html:
      bytes = share::html(made.document);
      break;
    case Choice::Form::md:
      preview.text = share::as_markdown(made.document);
      bytes = preview.text;
      break;
    case Choice::Form::txt:
      bytes = preview.text;
      break;
  }
  if (*stop) return;
  if (!bytes) return results_->post(intent::LeavingNotMade{number, bytes.error()});
  pages_.forget();
  if (set) pages_.hold(number, std::move(*set), stop);
  {
    const std::lock_guard lock(mutex_);
    held_ = {number, std::make_shared<const std::string>(std::move(*bytes)), std::move(kept)};
  }
  results_->post(intent::LeavingPrepared{number, std::move(preview)});
}

void Leaver::forget() {
  if (stop_) *stop_ = true;
  worker_.give([this] {
    pages_.forget();
    const std::lock_guard lock(mutex_);
    held_ = {};
    keys_.reset();
    people_.clear();
  });
}

void Leaver::take_in(portfolio::Acquainted people) {
  worker_.give([this, people = std::move(people)]() mutable {
    keys_.reset();
    people_ = std::move(people.people);
    if (!people.own) return;
    if (auto keys = share::OwnKeys::from_hex(people.own->seed)) keys_ = std::move(*keys);
    store::wipe(people.own->seed);
  });
}

void Leaver::save(const app::effect::SaveLeaving& wish, std::string name) {
  // These very bytes, whatever is made while the place is being chosen.
  std::shared_ptr<const std::string> bytes;
  std::optional<app::ExchangeRead> share;
  {
    const std::lock_guard lock(mutex_);
    if (held_.number == wish.number) {
      bytes = held_.bytes;
      share = held_.share;
    }
  }
  if (!bytes) return results_->post(intent::LeavingSaved{});
  const Asked asked{Asked::For::new_file, Word::leave_save_title, std::move(name), std::string(wish.ending)};
  ask_where(asked, results_,
            [this, bytes, share, print = wish.print, asked_at = out_->asked()](const Chosen& chosen) -> std::optional<app::Intent> {
              if (!out_->may_write(asked_at)) return intent::HandingOverStopped{locked_meanwhile()};
              if (!chosen) return intent::LeavingFailed{chosen.error()};
              if (!*chosen) return intent::LeavingSaved{};
              out_->begin();
              worker_.give([this, bytes, share, print, file = **chosen] {
                const auto done = share::write_file(file, *bytes);
                results_->hand([this, done, share, file]() -> std::optional<app::Intent> {
                  out_->end();
                  if (!done) return intent::LeavingFailed{done.error()};
                  return intent::LeavingSaved{file.string(), share};
                });
                if (done && print) (void)open_file(file);
              });
              return std::nullopt;
            });
}

}  // namespace vignette::shell
