#include "store/keeper.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

#include "store/samples.hpp"

using namespace vignette;
using store::Change;
using store::Kept;

namespace {

/// What a test and its Keeping share: batches seen, failures to come, and a gate that holds an attempt while it is shut.
class Desk {
 public:
  store::Result<void> attempt(const std::vector<Change>& changes) {
    std::unique_lock lock(mutex_);
    ++begun_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
    if (failures_ > 0) {
      --failures_;
      words::Problem problem{.where = "p", .what = "full", .mend = "make room"};
      if (damaged_) problem.kind = words::Problem::Kind::damaged;
      return std::unexpected(problem);
    }
    batches_.push_back(changes);
    return {};
  }
  void report(const Kept& kept) {
    const std::lock_guard lock(mutex_);
    reports_.push_back(kept);
    changed_.notify_all();
  }
  void fail(int times) {
    const std::lock_guard lock(mutex_);
    failures_ = times;
  }
  void damage() {
    const std::lock_guard lock(mutex_);
    damaged_ = true;
    failures_ = 1;
  }
  void shut() {
    const std::lock_guard lock(mutex_);
    open_ = false;
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void wait_begun(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return begun_ >= count; });
  }
  std::vector<std::vector<Change>> batches() {
    const std::lock_guard lock(mutex_);
    return batches_;
  }
  std::vector<Kept> reports() {
    const std::lock_guard lock(mutex_);
    return reports_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::vector<Change>> batches_;
  std::vector<Kept> reports_;
  int begun_ = 0;
  int failures_ = 0;
  bool damaged_ = false;
  bool open_ = true;
};

class FailsOnDemand : public store::Keeping {
 public:
  explicit FailsOnDemand(Desk& desk) : desk_(desk) {}
  store::Result<void> transact(const std::vector<Change>& changes) override { return desk_.attempt(changes); }

 private:
  Desk& desk_;
};

std::unique_ptr<store::Keeper> keeper_at(Desk& desk) {
  return std::make_unique<store::Keeper>(std::make_unique<FailsOnDemand>(desk), [&desk](const Kept& kept) { desk.report(kept); });
}

Change save(const std::string& question, const std::string& text, bool revision = false) {
  return portfolio::SaveAnswer{samples::answer(question, text), revision};
}

std::vector<std::string> texts(const std::vector<Change>& changes) {
  std::vector<std::string> all;
  for (const auto& change : changes) {
    const auto* answer = std::get_if<portfolio::SaveAnswer>(&change);
    all.push_back(answer ? answer->answer.text : "place " + std::to_string(std::get<portfolio::SavePlace>(change).place.block));
  }
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a file that is damaged is not written to again, not by trying again, by later words, nor in closing") {
  Desk desk;
  auto keeper = keeper_at(desk);
  keeper->keep(1, save("q1", "a"));
  keeper->drain();
  SECTION("as the store says") {
    desk.damage();
    keeper->keep(2, save("q1", "ab"));
    keeper->drain();
    REQUIRE(desk.reports().size() == 2);
    CHECK(desk.reports()[1].problem->kind == words::Problem::Kind::damaged);
  }
  SECTION("as somebody saw elsewhere") { keeper->abandon(); }
  keeper->retry();
  keeper->keep(3, save("q1", "abc"));
  keeper->drain();
  CHECK_FALSE(keeper->all_kept());
  keeper.reset();
  CHECK(desk.batches().size() == 1);
}

TEST_CASE("while one commit runs the newest text waits and goes next") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  desk.shut();
  keeper->keep(1, save("q1", "a"));
  desk.wait_begun(1);
  keeper->keep(2, save("q1", "ab"));
  keeper->keep(3, save("q2", "x"));
  keeper->keep(4, portfolio::SavePlace{samples::place("sam", 1)});
  keeper->keep(5, portfolio::SavePlace{samples::place("sam", 2)});
  keeper->keep(6, portfolio::SavePlace{samples::place("wayne", 3)});
  keeper->keep(7, save("q1", "abc"));
  desk.open();
  keeper->drain();
  const auto batches = desk.batches();
  REQUIRE(batches.size() == 2);
  CHECK(texts(batches[0]) == Texts{"a"});
  CHECK(texts(batches[1]) == Texts{"abc", "x", "place 2", "place 3"});
  const auto reports = desk.reports();
  REQUIRE(reports.size() == 2);
  CHECK(reports[0].number == 1);
  CHECK(reports[1].number == 7);
  CHECK_FALSE(reports[1].problem);
}

TEST_CASE("of what is unfinished and of a person the newest goes; of an exchange every wish, for each adds what is new in it") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  const auto draft = [](const std::string& about, portfolio::PageKind kind, const std::string& body) {
    return portfolio::SaveUnfinished{{.about = about, .kind = kind, .body = body, .changed = {1}}};
  };
  const auto person = [](const std::string& keys, const std::string& name) {
    return portfolio::SavePerson{{.keys = keys, .name = name, .role = {}, .met = {}, .words_read = {}, .put_away = {}}};
  };
  const portfolio::SaveExchange exchange{{.number = "S1"}};
  const portfolio::SaveOwnCard card{{.seed = "seed", .name = "R.", .role = {}, .made = {}}};
  desk.shut();
  keeper->keep(1, save("q1", "a"));
  desk.wait_begun(1);
  const auto reply = portfolio::PageKind::reply, agreement = portfolio::PageKind::agreement;
  std::uint64_t number = 1;
  for (const Change& change :
       std::vector<Change>{draft("S1", reply, "a"), draft("S1", agreement, "b"), draft("S2", reply, "c"), draft("S1", reply, "d"),
                           person("t", "T."), person("u", "U."), person("t", "Tom"), exchange, exchange, card, card})
    keeper->keep(++number, change);
  desk.open();
  keeper->drain();
  const auto batches = desk.batches();
  REQUIRE(batches.size() == 2);
  CHECK(batches[1] == std::vector<Change>{draft("S1", reply, "d"), draft("S1", agreement, "b"), draft("S2", reply, "c"), person("t", "Tom"),
                                          person("u", "U."), exchange, exchange, card, card});
}

TEST_CASE("a change that asks for a revision is never skipped") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  desk.shut();
  keeper->keep(1, save("q9", "first"));
  desk.wait_begun(1);
  keeper->keep(2, save("q1", "a"));
  keeper->keep(3, save("q1", "ab", true));
  keeper->keep(4, save("q1", "abc"));
  keeper->keep(5, save("q1", "abcd"));
  desk.open();
  keeper->drain();
  CHECK(texts(desk.batches().at(1)) == Texts{"ab", "abcd"});
}

TEST_CASE("what failed is held and goes with the next change") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  desk.fail(1);
  keeper->keep(1, save("q1", "a"));
  keeper->drain();
  REQUIRE(desk.reports().size() == 1);
  CHECK(desk.reports()[0].number == 1);
  REQUIRE(desk.reports()[0].problem);
  CHECK(desk.reports()[0].problem->what == "full");
  CHECK(desk.batches().empty());
  keeper->keep(2, save("q2", "x"));
  keeper->drain();
  CHECK(texts(desk.batches().at(0)) == Texts{"a", "x"});
  CHECK(desk.reports().at(1).number == 2);
  CHECK_FALSE(desk.reports().at(1).problem);
}

TEST_CASE("what came while an attempt failed takes the seats of what it holds, and is tried at once") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  desk.fail(1);
  desk.shut();
  keeper->keep(1, save("q1", "a"));
  desk.wait_begun(1);
  keeper->keep(2, save("q1", "ab"));
  desk.open();
  keeper->drain();
  REQUIRE(desk.batches().size() == 1);
  CHECK(texts(desk.batches()[0]) == Texts{"ab"});
  CHECK(desk.reports().size() == 2);
}

TEST_CASE("what failed is tried again when asked") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  desk.fail(2);
  keeper->keep(1, save("q1", "a"));
  keeper->drain();
  keeper->retry();
  keeper->drain();
  CHECK(desk.batches().empty());
  keeper->retry();
  keeper->drain();
  CHECK(texts(desk.batches().at(0)) == Texts{"a"});
  CHECK(desk.reports().size() == 3);
  keeper->retry();  // nothing left: nothing happens
  keeper->drain();
  CHECK(desk.reports().size() == 3);
}

TEST_CASE("closing waits until everything has been tried, and not for ever") {
  Desk desk;
  {
    const auto keeper = keeper_at(desk);
    desk.shut();
    keeper->keep(1, save("q1", "a"));
    desk.wait_begun(1);
    keeper->keep(2, save("q1", "ab"));
    desk.open();
  }
  CHECK(texts(desk.batches().back()) == Texts{"ab"});
  {
    const auto keeper = keeper_at(desk);
    desk.fail(100);
    keeper->keep(3, save("q1", "abc"));
  }
  CHECK(desk.reports().back().problem);
}

TEST_CASE("every text typed quickly ends on the last one, from any thread") {
  Desk desk;
  const auto keeper = keeper_at(desk);
  std::thread other([&] {
    for (std::uint64_t i = 0; i < 500; ++i) keeper->keep(1000 + i, save("q2", std::to_string(i)));
  });
  for (std::uint64_t i = 0; i < 500; ++i) keeper->keep(i, save("q1", std::to_string(i)));
  other.join();
  keeper->drain();
  std::map<std::string, std::string> last;
  for (const auto& batch : desk.batches()) {
    for (const auto& change : batch) {
      const auto& answer = std::get<portfolio::SaveAnswer>(change).answer;
      last[answer.key.question_id] = answer.text;
    }
  }
  CHECK(last == std::map<std::string, std::string>{{"q1", "499"}, {"q2", "499"}});
}
