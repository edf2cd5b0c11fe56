#include "shell/holding.hpp"

#include <algorithm>
#include <future>
#include <utility>
#include <variant>

#include "shell/reviewer.hpp"
#include "store/begun.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace intent = app::intent;
using words::say;
using words::Word;

namespace {

words::Problem damage_of(const std::filesystem::path& file) {
  return {.where = file.string(),
          .what = std::string(say(Word::store_damaged)),
          .mend = std::string(say(Word::store_damaged_mend)),
          .kind = words::Problem::Kind::damaged};
}

/// As one is whose keys were made by the command for key cards, before anybody wrote.
bool holds_nothing_written(const portfolio::Contents& contents) {
  return contents.tally == portfolio::Tally() && contents.taken_out.empty() && contents.marks.empty() && contents.reflections.empty() &&
         contents.commitments.empty() && contents.plans.empty();
}

}  // namespace

Holding::Holding(std::filesystem::path file, std::shared_ptr<Results> results, std::optional<MovingOut> moving_out)
    : file_(std::move(file)), moving_out_(std::move(moving_out)), results_(std::move(results)) {}

// Waiting for what was written may throw only where the machine has no memory left: ending is right then.
Holding::~Holding() {  // NOLINT(bugprone-exception-escape)
  work_.finish();
  for (const auto& keeper : {keeper_, behind_.keeper}) {
    if (!keeper) continue;
    keeper->retry();
    keeper->drain();
  }
  work_.finish();  // what was taken out of the file while it was drained goes from the backups too
  behind_.wipe();
}

void Holding::finish() {
  work_.finish();
  if (keeper_) keeper_->drain();
  reads_.finish();
}

Holding::KeeperPtr Holding::keeper_of(std::unique_ptr<store::Store> store) {
  return std::make_shared<store::Keeper>(std::move(store), [this, life = life_.load()](const store::Kept& kept) { report(kept, life); });
}

void Holding::report(const store::Kept& kept, std::uint64_t life) {
  results_->hand([this, kept, life]() -> std::optional<app::Intent> {
    if (kept.problem && says_damaged(*kept.problem)) return give_up(kept.number, *kept.problem, life);
    if (kept.problem) return intent::SaveFailed{kept.number, *kept.problem};
    kept_ = std::max(kept_, kept.number);
    if (behind_.keeper && kept_ >= newest_ && !behind_.handing_over) forget_behind();
    return intent::Saved{kept.number};
  });
}

std::optional<app::Intent> Holding::give_up(std::uint64_t number, const words::Problem& problem, std::uint64_t life) {
  if (life != life_) return std::nullopt;
  const bool locked = behind_.keeper != nullptr;
  for (KeeperPtr* one : {&keeper_, &behind_.keeper}) {
    if (!*one) continue;
    (*one)->abandon();
    work_.give([keeper = std::exchange(*one, nullptr)]() mutable { keeper.reset(); });
  }
  work_.give([this, life] {
    if (life != life_) return;  // a backup was being put in its place already
    damaged_ = true;
    inside_.open = false;
  });
  if (locked) return intent::SaveFailed{number, problem};  // it is said once it is unlocked
  return intent::FoundDamaged{problem};
}

void Holding::say_damaged(std::uint64_t life) {
  results_->hand([this, life, problem = damage_of(file_)] { return give_up(0, problem, life); });
}

std::optional<words::Problem> Holding::still_wrong(const store::KeyPtr& key) const {
  const auto reader = store::Reader::open(file_, key);
  if (!reader) return reader.error();
  const auto health = (*reader)->look_over(false);
  if (!health) return health.error();
  if (health->sound) return std::nullopt;
  return damage_of(file_);
}

void Holding::find() {
  work_.give([this] { look_at_it(); });
}

void Holding::look_at_it() {
  find_place();
  const auto state = store::state_of(file_);
  if (!state) return say_failed(state.error());
  const auto folder = store::folder_of(file_);
  const auto said = moving_out_ ? moving_out_->place.read() : KeptPlace::Said();
  if (*state == store::State::absent)
    return results_->post(intent::PortfolioFound{true, false, folder, elsewhere(), said.held || said.unread, said.unread});
  if (*state == store::State::locked) {
    if (inside_.key && store::Reader::open(file_, inside_.key)) {  // another file was put in its place, under the same key
      if (const auto done = open(inside_.key); !done) say_failed(done.error());
      return;
    }
    inside_ = {};
    return results_->post(intent::PortfolioFound{false, true, folder, elsewhere()});
  }
  results_->post(intent::PortfolioFound{false, false, folder, elsewhere()});
  if (const auto done = open(nullptr); !done) say_failed(done.error());
}

void Holding::make() {
  work_.give([this] {
    if (inside_.open) return;
    if (const auto done = open(nullptr); !done) say_failed(done.error());
  });
}

Holding::Done Holding::open(const store::KeyPtr& key, KeeperPtr behind, bool quietly) {
  if (!behind) find_place();
  if (damaged_) {
    if (const auto wrong = still_wrong(key)) return std::unexpected(*wrong);
    damaged_ = false;
  }
  KeeperPtr keeper = std::move(behind);
  std::optional<words::Problem> problem;
  if (!keeper) {
    if (quietly && store::state_of(file_) == store::State::absent) return {};  // none is made in place of one that went
    auto store = open_writer(key);
    const bool in_use = !store && store.error().kind == words::Problem::Kind::in_use;
    if (inside_.open && !in_use) {  // it was read here until now
      if (store) store->reset();
      renew_reader(key);
      store = open_writer(key);
    }
    if (store) {
      if (std::exchange(looked_over_, false)) (*store)->found_sound();
      keeper = keeper_of(std::move(*store));
    } else {
      problem = store.error();
    }
  }
  const bool said = std::exchange(in_the_way_, problem) == problem;
  if (!keeper && quietly && inside_.open) {
    if (problem && !said) results_->post(intent::PortfolioFailed{*problem});  // another reason than before
    return {};
  }
  const auto refuse = [&keeper](words::Problem why) -> Done {
    if (keeper && says_damaged(why)) keeper->abandon();  // nothing of its log is folded into a file that is damaged
    return std::unexpected(std::move(why));
  };
  if (problem && says_damaged(*problem)) return refuse(*problem);
  // None could be made: what was begun of it is nothing to read. It is made when that can be done.
  if (problem && store::state_of(file_) == store::State::absent) return std::unexpected(*problem);
  auto reader = store::Reader::open(file_, key);
  if (!reader) return refuse(problem ? *problem : reader.error());
  auto contents = (*reader)->beginning();
  if (!contents) return refuse(problem ? *problem : contents.error());
  const auto people = key ? store::Result<portfolio::Acquainted>() : (*reader)->people();
  const bool unasked = people && people->own && people->people.empty() && holds_nothing_written(*contents);
  inside_ = {key, true, !keeper};
  const bool cut_short = keeper && store::was_cut_short(file_);
  reads_.give([this, read = std::make_shared<std::unique_ptr<store::Reader>>(std::move(*reader))] { reader_ = std::move(*read); });
  results_->hand([this, keeper, contents = std::move(*contents), unasked, cut_short]() mutable -> std::optional<app::Intent> {
    intent::PortfolioOpened opened{.contents = std::move(contents),
                                   .read_only = !keeper,
                                   .held = std::move(behind_.held),
                                   .held_reviews = std::move(behind_.held_reviews),
                                   .cut_short = cut_short,
                                   .unasked = unasked};
    behind_ = {};
    keeper_ = std::move(keeper);
    return opened;
  });
  if (problem) results_->post(intent::PortfolioFailed{*problem});
  look_over();
  return {};
}

void Holding::renew_reader(const store::KeyPtr& key) {
  using ReaderPtr = std::unique_ptr<store::Reader>;
  looks_.finish();
  const auto gone = std::make_shared<std::promise<void>>();
  const auto next = std::make_shared<std::promise<ReaderPtr>>();
  // What is to be read meanwhile waits.
  reads_.give([this, gone, coming = std::make_shared<std::future<ReaderPtr>>(next->get_future())] {
    reader_.reset();
    gone->set_value();
    reader_ = coming->get();
  });
  gone->get_future().wait();
  auto reader = store::Reader::open(file_, key);
  next->set_value(reader ? std::move(*reader) : nullptr);
}

void Holding::look_over() {
  looks_.give([this, key = inside_.key, life = life_.load()] {
    const auto reader = store::Reader::open(file_, key);
    if (!reader) return;
    const auto health = (*reader)->look_over(true);
    if (!health) return;
    if (!health->sound) return say_damaged(life);
    found_sound(life);
    if (!health->index_sound) mend_index(life);
  });
}

void Holding::say_failed(const words::Problem& problem) {
  inside_.open = false;
  damaged_ = damaged_ || says_damaged(problem);
  if (says_damaged(problem))
    results_->post(intent::FoundDamaged{problem});
  else
    results_->post(intent::PortfolioFailed{problem});
}

std::optional<words::Problem> Holding::settle(const KeeperPtr& keeper) {
  if (!keeper) return std::nullopt;
  keeper->retry();
  keeper->drain();
  if (keeper->all_kept()) return std::nullopt;
  return words::Problem{.what = std::string(say(Word::vault_unsaved)), .mend = std::string(say(Word::vault_unsaved_mend))};
}

void Holding::let_go(KeeperPtr keeper) {
  if (keeper) keeper->drain();
  ++life_;
  inside_.open = false;
  looks_.finish();
  reads_.give([this] { reader_.reset(); });
  reads_.finish();
  keeper.reset();  // last: so the log is folded into the file, and none goes aside with it
}

void Holding::keep(std::uint64_t number, store::Change change) {
  // Behind the lock the model holds nothing: what was being handed over is given back to it if it could not be kept.
  const auto* shared = std::get_if<portfolio::SaveExchange>(&change);
  if (!keeper_ && shared) behind_.held_reviews.exchanges.push_back(read_exchange(shared->exchange));
  // Without a keeper (the file is not open) the words stay in the model; `PortfolioOpened` makes it hand them over again.
  const auto& keeper = keeper_ ? keeper_ : behind_.keeper;
  if (!keeper) return;
  newest_ = std::max(newest_, number);
  keeper->keep(number, std::move(change));
}

void Holding::retry() {
  if (const auto& keeper = keeper_ ? keeper_ : behind_.keeper) return keeper->retry();
  work_.give([this] {
    if (damaged_) {
      const auto state = store::state_of(file_);
      // Behind the lock it is not looked at.
      if (state && *state == store::State::locked && !inside_.key) return results_->post(intent::CareDropped{});
      if (const auto done = open(inside_.key); !done) say_failed(done.error());
      return;
    }
    if (inside_.open && !inside_.read_only) return;
    if (!inside_.open) return look_at_it();
    (void)open(inside_.key, nullptr, true);
  });
}

}  // namespace vignette::shell
