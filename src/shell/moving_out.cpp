// The portfolio goes to another place for good. At every moment it is told by the note beside the settings, and by what lies there,
// which file is the portfolio (kept_place.hpp); so a program that is killed meanwhile leaves the old one or the new.
#include <algorithm>
#include <chrono>
#include <iterator>
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

/// Of these, what stayed behind when this portfolio was moved: itself, and what lies beside it.
std::vector<portfolio::Backup> left_of(const fs::path& from, const std::vector<portfolio::Backup>& stayed) {
  std::vector<portfolio::Backup> left;
  std::ranges::copy_if(stayed, std::back_inserter(left), [&](const portfolio::Backup& copy) {
    const auto folder = fs::path(copy.file).parent_path();
    return folder == from.parent_path() || folder.parent_path() == from.parent_path();
  });
  return left;
}

/// Where the portfolio lies now nothing is left behind: what stayed there when it was moved away is beside it once more.
void forget_left_here(KeptPlace::Said& said) {
  const auto own = left_of(said.portfolio, said.stayed);
  std::erase_if(said.stayed, [&](const auto& copy) { return std::ranges::find(own, copy.file, &portfolio::Backup::file) != own.end(); });
  std::erase(said.left, said.portfolio);
}

/// Once it was moved from there: what stayed, and who may have copied it until now.
void note_left(KeptPlace::Said& said, const fs::path& from, const std::vector<portfolio::Backup>& stayed) {
  forget_left_here(said);
  std::ranges::copy(stayed, std::back_inserter(said.stayed));
  if (!stayed.empty()) said.left.push_back(from);
  const auto folder = from.parent_path().string();
  std::erase_if(said.before, [&](const auto& one) { return one.path == said.portfolio.parent_path().string(); });
  const auto what = store::folder_of(from);
  const bool copied = what.kind == portfolio::Folder::Kind::synced || what.kind == portfolio::Folder::Kind::network;
  if (!copied || std::ranges::find(said.before, folder, &portfolio::CopiedFolder::path) != said.before.end()) return;
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  said.before.push_back({.holds = portfolio::CopiedFolder::Holds::before, .path = folder, .folder = what, .until = {now.count()}});
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

std::vector<portfolio::Backup> Holding::stayed() const {
  if (!moving_out_) return {};
  auto said = moving_out_->place.read();
  if (!said.from.empty() && said.portfolio == file_) said.stayed.push_back({.file = said.from.string(), .stayed = true});
  return still_there(std::move(said.stayed));
}

std::vector<portfolio::CopiedFolder> Holding::lay_in() const {
  return moving_out_ ? moving_out_->place.read().before : std::vector<portfolio::CopiedFolder>();
}

std::optional<words::Problem> Holding::end_move(const store::KeyPtr& key) {
  auto said = moving_out_->place.read();
  if (said.unread) (void)moving_out_->place.write({.portfolio = file_, .held = true});  // it was found where it usually lies
  if (said.from.empty()) return std::nullopt;
  const auto from = std::exchange(said.from, {});
  if (said.portfolio != file_) {  // nothing came there
    (void)store::forget_move(said.portfolio);
    said.portfolio = file_;
    (void)moving_out_->place.write(said);
    return std::nullopt;
  }
  if (const auto wrong = still_wrong(key)) return wrong;
  const auto stayed = store::finish_move(from, file_, key);
  // Where the old one could not be seen to, that is tried again at the next start.
  if (stayed) {
    note_left(said, from, *stayed);
    (void)moving_out_->place.write(said);
  }
  const std::vector<portfolio::Backup> old{{.file = from.string(), .stayed = true}};
  results_->post(intent::PortfolioMoved{file_.string(), store::folder_of(file_), elsewhere(), stayed ? still_there(said.stayed) : old});
  return std::nullopt;
}

void Holding::clear_stayed(fs::path backups) {
  work_.give([this, folder = std::move(backups)] {
    if (!moving_out_ || !inside_.open || inside_.read_only) return results_->post(intent::CareDropped{});
    (void)end_move(inside_.key);  // where the old one could not even be seen to
    auto said = moving_out_->place.read();
    const auto before = still_there(std::exchange(said.stayed, {}));
    for (const auto& from : std::exchange(said.left, {})) {
      if (from == file_) continue;  // it was moved back there
      const auto of_it = left_of(from, before);
      // What lies there now and did not stay behind is another portfolio: that is left alone.
      const bool stayed = std::ranges::find(of_it, from.string(), &portfolio::Backup::file) != of_it.end();
      const auto now = stayed || !is_there(from) ? store::finish_move(from, file_, inside_.key) : of_it;
      note_left(said, from, now.value_or(of_it));
    }
    const auto noted = moving_out_->place.write(said);
    if (!noted)
      results_->post(intent::CareFailed{noted.error()});
    else if (const auto left = stayed(); !left.empty())
      results_->post(intent::CareFailed{told(left.front().file, Word::keeping_not_cleared, Word::keeping_not_cleared_mend)});
    else
      results_->post(intent::CareDropped{});
    store::Backups copies(file_, folder, inside_.key);
    if (auto list = copies.list()) results_->post(told_of(copies, std::move(*list)));
  });
}

void Holding::find_at(fs::path file) {
  work_.give([this, file = std::move(file)] {
    const auto stay = [&](const words::Problem& problem) { results_->post(intent::CareFailed{problem}); };
    if (!moving_out_ || inside_.open) return stay(told(file_, Word::place_was_named, Word::place_was_named_mend));
    const auto state = store::state_of(file);
    if (!state) return stay(state.error());
    if (*state == store::State::absent) return stay(told(file, Word::place_no_portfolio, Word::place_no_portfolio_mend));
    auto said = moving_out_->place.read();
    said.portfolio = file;
    said.from.clear();
    said.held = true;
    forget_left_here(said);
    if (const auto noted = moving_out_->place.write(said); !noted) return stay(noted.error());
    look_at_it();
  });
}

bool Holding::take_move_back() {
  auto said = moving_out_->place.read();
  const bool gone = store::forget_move(said.portfolio);
  said.portfolio = std::exchange(said.from, {});
  said.held = true;
  const bool noted = moving_out_->place.write(said).has_value();
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
      auto said = place.read();
      said.portfolio = to;
      said.held = false;
      forget_left_here(said);
      if (const auto noted = place.write(said); !noted) return stay(noted.error());
      file_ = to;
      look_at_it();
      return results_->post(intent::PortfolioMoved{file_.string(), store::folder_of(file_), elsewhere(), {}});
    }
    if (!inside_.open || inside_.read_only) return stay(told(file_, Word::place_only_read, Word::place_only_read_mend));
    if (const auto problem = settle(keeper)) return stay(*problem);
    const auto key = inside_.key;
    let_go(std::exchange(keeper, nullptr));
    auto under_way = place.read();
    under_way.portfolio = to;
    under_way.from = file_;
    under_way.held = true;
    auto done = place.write(under_way);
    if (done) {
      done = store::begin_move(file_, key, to);
      if (done) done = place.write(under_way);  // should another window have thought meanwhile that it came to nothing
      if (done)
        if (const auto tried = store::Store::open(to, key); !tried) done = std::unexpected(tried.error());
      if (!done) done = std::unexpected(not_done(done.error(), Word::place_not_moved));
      if (!done && !take_move_back()) return say_failed(done.error());
    }
    if (!done) results_->post(intent::CareFailed{done.error()});
    if (const auto opened = open(key); !opened) say_failed(opened.error());  // the new one, or the old one again
  });
}

}  // namespace vignette::shell
