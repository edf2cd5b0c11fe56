// The portfolio goes to another place for good. At every moment it is told by the note beside the settings, and by what lies there,
// which file is the portfolio (kept_place.hpp); so a program that is killed meanwhile leaves the old one or the new.
#include <utility>

#include "shell/holding.hpp"
#include "shell/places.hpp"
#include "words/words.hpp"

namespace vignette::shell {

namespace fs = std::filesystem;
namespace intent = app::intent;
using words::say;
using words::Word;

namespace {

words::Problem told(const fs::path& where, Word what, Word mend) {
  return {.where = where.string(), .what = std::string(say(what)), .mend = std::string(say(mend))};
}

bool is_there(const fs::path& file) {
  std::error_code unseen;
  return fs::exists(fs::symlink_status(file, unseen));
}

}  // namespace

void Holding::find_place() {
  if (!moving_out_) return;
  auto now = itself(moving_out_->place.now(file_));
  if (now == file_) return;
  let_go(nullptr);
  file_ = std::move(now);
  results_->post(intent::PortfolioMoved{file_.string(), store::folder_of(file_), elsewhere(), {}});
}

portfolio::Elsewhere Holding::elsewhere() const {
  if (!moving_out_) return {};
  portfolio::Elsewhere elsewhere{.offered = true, .own_folder = {}};
  const fs::path there = itself(moving_out_->own / file_.filename());
  if (there != file_ && !is_there(there) && store::folder_of(there).kind == portfolio::Folder::Kind::own)
    elsewhere.own_folder = there.parent_path().string();
  return elsewhere;
}

store::Result<std::unique_ptr<store::Store>> Holding::open_writer(const store::KeyPtr& key) {
  auto store = store::Store::open(file_, key);
  if (!store || !moving_out_) return store;
  if (itself(moving_out_->place.now(file_)) != file_) {  // another window has moved it since
    store->reset();
    find_place();
    return open_writer(key);
  }
  const auto wrong = end_move(key);
  if (!wrong) return store;
  store->reset();
  const fs::path back = moving_out_->place.read().from;
  if (!take_move_back()) return std::unexpected(*wrong);
  results_->post(intent::CareFailed{*wrong});
  file_ = back;
  return open_writer(key);
}

std::optional<words::Problem> Holding::end_move(const store::KeyPtr& key) {
  const auto said = moving_out_->place.read();
  if (said.from.empty()) return std::nullopt;
  if (said.portfolio != file_) {  // nothing came there
    (void)store::forget_move(said.portfolio);
    (void)moving_out_->place.write({.portfolio = file_, .from = {}, .held = true});
    return std::nullopt;
  }
  if (const auto wrong = still_wrong(key)) return wrong;
  auto stayed = store::finish_move(said.from, file_, key);
  // Where the old one could not be seen to, that is tried again at the next start.
  if (stayed) (void)moving_out_->place.write({.portfolio = file_, .from = {}, .held = true});
  const std::vector<portfolio::Backup> old{{.file = said.from.string()}};
  results_->post(intent::PortfolioMoved{file_.string(), store::folder_of(file_), elsewhere(), stayed.value_or(old)});
  return std::nullopt;
}

bool Holding::take_move_back() {
  const auto said = moving_out_->place.read();
  const bool gone = store::forget_move(said.portfolio);
  const bool noted = moving_out_->place.write({.portfolio = said.from, .from = {}, .held = true}).has_value();
  return gone || noted;
}

void Holding::move_out(fs::path to) {
  work_.give([this, to = std::move(to), keeper = std::exchange(keeper_, nullptr)]() mutable {
    const auto stay = [&](const words::Problem& problem) { take_back(std::exchange(keeper, nullptr), intent::CareFailed{problem}); };
    if (!moving_out_) return stay(told(file_, Word::place_was_named, Word::place_was_named_mend));
    if (to == file_) return stay(told(to.parent_path(), Word::place_same, Word::place_other_folder));
    if (is_there(to)) return stay(told(to.parent_path(), Word::place_taken, Word::place_taken_mend));
    const auto& place = moving_out_->place;
    const auto state = store::state_of(file_);
    if (!state) return stay(state.error());
    if (*state == store::State::absent && !inside_.open) {
      if (const auto noted = place.write({.portfolio = to, .from = {}, .held = false}); !noted) return stay(noted.error());
      file_ = to;
      look_at_it();
      return results_->post(intent::PortfolioMoved{file_.string(), store::folder_of(file_), elsewhere(), {}});
    }
    if (!inside_.open || inside_.read_only) return stay(told(file_, Word::place_only_read, Word::place_only_read_mend));
    if (const auto problem = settle(keeper)) return stay(*problem);
    const auto key = inside_.key;
    let_go(std::exchange(keeper, nullptr));
    const KeptPlace::Said under_way{.portfolio = to, .from = file_, .held = true};
    auto done = place.write(under_way);
    if (done) {
      done = store::begin_move(file_, key, to);
      if (done) done = place.write(under_way);  // should another window have thought meanwhile that it came to nothing
      if (done)
        if (const auto tried = store::Store::open(to, key); !tried) done = std::unexpected(tried.error());
      if (!done && !take_move_back()) return say_failed(done.error());
    }
    if (!done) results_->post(intent::CareFailed{done.error()});
    if (const auto opened = open(key); !opened) say_failed(opened.error());  // the new one, or the old one again
  });
}

}  // namespace vignette::shell
