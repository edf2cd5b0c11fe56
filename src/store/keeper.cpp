#include "store/keeper.hpp"

#include <algorithm>

namespace vignette::store {

namespace {

/// True when `later` makes `earlier` needless.
bool covers(const Change& later, const Change& earlier) {
  if (later.index() != earlier.index()) return false;
  if (const auto* answer = std::get_if<portfolio::SaveAnswer>(&later)) {
    const auto& before = std::get<portfolio::SaveAnswer>(earlier);
    return answer->answer.key == before.answer.key && !before.revision;
  }
  if (const auto* place = std::get_if<portfolio::SavePlace>(&later)) {
    return place->place.case_id == std::get<portfolio::SavePlace>(earlier).place.case_id;
  }
  if (const auto* mark = std::get_if<portfolio::SaveMark>(&later)) return mark->mark.id == std::get<portfolio::SaveMark>(earlier).mark.id;
  if (const auto* cited = std::get_if<portfolio::SaveCited>(&later))
    return cited->cited.by == std::get<portfolio::SaveCited>(earlier).cited.by;
  if (const auto* one = std::get_if<portfolio::SaveReflection>(&later))
    return one->reflection.id == std::get<portfolio::SaveReflection>(earlier).reflection.id;
  if (const auto* one = std::get_if<portfolio::SaveCommitment>(&later))
    return one->commitment.id == std::get<portfolio::SaveCommitment>(earlier).commitment.id;
  if (const auto* one = std::get_if<portfolio::SaveLens>(&later)) return one->choice.by == std::get<portfolio::SaveLens>(earlier).choice.by;
  if (const auto* one = std::get_if<portfolio::SaveWorkshopPlan>(&later))
    return one->plan.case_id == std::get<portfolio::SaveWorkshopPlan>(earlier).plan.case_id;
  if (const auto* one = std::get_if<portfolio::SavePerson>(&later))
    return one->person.keys == std::get<portfolio::SavePerson>(earlier).person.keys;
  if (const auto* one = std::get_if<portfolio::SaveUnfinished>(&later)) {
    const auto& before = std::get<portfolio::SaveUnfinished>(earlier).unfinished;
    return one->unfinished.about == before.about && one->unfinished.kind == before.kind;
  }
  return false;  // a card of one's own keeps the seed that came first; of an exchange each wish adds what is new in it
}

}  // namespace

Keeper::Keeper(std::unique_ptr<Keeping> keeping, std::function<void(Kept)> report)
    : keeping_(std::move(keeping)), report_(std::move(report)), thread_([this] { work(); }) {}

Keeper::Keeper(std::unique_ptr<Store> store, std::function<void(Kept)> report)
    : keeping_(std::move(store)), store_(static_cast<Store*>(keeping_.get())), report_(std::move(report)), thread_([this] { work(); }) {}

Keeper::~Keeper() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
  if (abandoned_ && store_) store_->leave_as_it_is();
}

void Keeper::keep(std::uint64_t number, Change change) {
  {
    const std::lock_guard lock(mutex_);
    seat({number, std::move(change)});
    due_ = true;
  }
  wake_.notify_one();
}

void Keeper::with(Work work) {
  {
    const std::lock_guard lock(mutex_);
    after_.emplace_back(std::move(work), std::vector<Numbered>{});
    due_ = true;
  }
  wake_.notify_one();
}

void Keeper::retry() {
  {
    const std::lock_guard lock(mutex_);
    due_ = true;
  }
  wake_.notify_one();
}

void Keeper::abandon() {
  const std::lock_guard lock(mutex_);
  abandoned_ = true;
  done_.notify_all();
}

void Keeper::drain() {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return !busy_ && !to_do(); });
}

void Keeper::seat(Numbered next) {
  auto& seats = after_.empty() ? waiting_ : after_.back().second;
  const auto earlier = std::ranges::find_if(seats, [&](const Numbered& waiting) { return covers(next.second, waiting.second); });
  if (earlier == seats.end()) {
    seats.push_back(std::move(next));
  } else {
    *earlier = std::move(next);
  }
}

void Keeper::attempt(std::unique_lock<std::mutex>& lock) {
  std::vector<Numbered> batch = std::exchange(waiting_, {});
  lock.unlock();
  Kept kept;
  std::vector<std::uint64_t> numbers;
  std::vector<Change> changes;  // moved, not copied: an answer may be long
  for (auto& [number, change] : batch) {
    kept.number = std::max(kept.number, number);
    numbers.push_back(number);
    changes.push_back(std::move(change));
  }
  const auto result = keeping_->transact(changes);
  if (!result) kept.problem = result.error();

  lock.lock();
  if (!result && words::says_damaged(result.error())) abandoned_ = true;
  if (!result) {  // back to the head of the queue; what came meanwhile takes its seats, unless work stands between
    std::vector<Numbered> newer = std::exchange(waiting_, {});
    for (std::size_t i = 0; i < changes.size(); ++i) waiting_.emplace_back(numbers[i], std::move(changes[i]));
    auto after = std::exchange(after_, {});
    for (auto& next : newer) seat(std::move(next));
    after_ = std::move(after);
  }
  lock.unlock();
  report_(kept);
  lock.lock();
}

void Keeper::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stop_ || to_do(); });
    if (!to_do()) return;
    due_ = false;
    busy_ = true;
    if (!waiting_.empty()) attempt(lock);
    while (!abandoned_ && waiting_.empty() && !after_.empty()) {
      auto [work, changes] = std::move(after_.front());
      after_.erase(after_.begin());
      waiting_ = std::move(changes);
      if (!waiting_.empty()) due_ = true;
      lock.unlock();
      if (store_) work(*store_);
      work = nullptr;  // what it holds may lock us when it goes
      lock.lock();
    }
    busy_ = false;
    done_.notify_all();
  }
}

}  // namespace vignette::store
