// Two programs at once, one of them killed; clocks that go back; folders with awkward names.
#include <fcntl.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <set>
#include <thread>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/reader.hpp"
#include "store/samples.hpp"
#include "support/jobs.hpp"

using namespace vignette;
namespace fs = std::filesystem;
using portfolio::Instant;
using store::Backups;
using store::Reader;
using store::Store;
using support::Scratch;
using words::Word;

namespace {

bool keep(Store& store, const std::string& question, const std::string& text, std::int64_t at = 1'000, bool revision = true) {
  return store.transact({portfolio::SaveAnswer{samples::answer(question, text, at), revision}}).has_value();
}

std::string draft(Reader& reader, const std::string& question) {
  const auto contents = reader.everything();
  REQUIRE(contents);
  for (const auto& answer : contents->answers) {
    if (answer.key.question_id == question) return answer.text;
  }
  return "(none)";
}

/// A process of its own. It begins when told, says how it went, and waits to be killed. One that is to know nothing of what this
/// process has open is made before that.
class Other {
 public:
  explicit Other(std::function<bool()> work) {
    int there[2] = {-1, -1};
    int back[2] = {-1, -1};
    REQUIRE(::pipe2(there, O_CLOEXEC) == 0);
    REQUIRE(::pipe2(back, O_CLOEXEC) == 0);
    process_ = ::fork();
    if (process_ == 0) {
      char go = 0;
      if (::read(there[0], &go, 1) != 1) ::_exit(1);
      const char answer = work() ? 'y' : 'n';
      if (::write(back[1], &answer, 1) != 1) ::_exit(1);
      while (true) ::pause();
    }
    ::close(there[0]);
    ::close(back[1]);
    to_ = there[1];
    from_ = back[0];
  }
  ~Other() {
    kill();
    ::close(to_);
    ::close(from_);
  }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;
  bool does_it() const {
    char answer = 'g';
    return ::write(to_, &answer, 1) == 1 && ::read(from_, &answer, 1) == 1 && answer == 'y';
  }
  void kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
  }

 private:
  pid_t process_ = -1;
  int to_ = -1, from_ = -1;
};

/// Somebody else's program looks into the file, and folds the log away if it thinks that nobody else has it open.
bool stranger_looks(const fs::path& file) {
  sqlite3* database = nullptr;
  const bool looked = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                      sqlite3_exec(database, "SELECT count(*) FROM answer", nullptr, nullptr, nullptr) == SQLITE_OK;
  return sqlite3_close(database) == SQLITE_OK && looked;
}

}  // namespace

TEST_CASE("the second to come is told so, reads, and takes over when the first has ended") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const Other other([&] {
    const auto second = Store::open(file);
    auto reader = Reader::open(file);
    return !second && second.error().what == samples::sentence(Word::store_in_use) && reader &&
           (*reader)->everything()->answers.size() == 1;
  });
  auto first = Store::open(file);
  REQUIRE(first);
  REQUIRE(keep(**first, "q1", "first"));
  CHECK(other.does_it());
  auto reader = Reader::open(file);
  REQUIRE(reader);
  REQUIRE(keep(**first, "q1", "second"));
  CHECK(draft(**reader, "q1") == "second");
  first->reset();
  const auto second = Store::open(file);
  REQUIRE(second);
  CHECK(keep(**second, "q1", "third"));
  CHECK(draft(**reader, "q1") == "third");
}

TEST_CASE("a lock left by a program that was killed is no obstacle") {
  const Scratch scratch;
  const auto file = scratch / "p";
  for (int round = 0; round < 5; ++round) {
    std::unique_ptr<Store> held;
    Other other([&] {
      auto store = Store::open(file);
      if (!store) return false;
      held = std::move(*store);
      return keep(*held, "q1", "round " + std::to_string(round)) && keep(*held, "q2", std::string(20'000, 'w'));
    });
    REQUIRE(other.does_it());
    const auto refused = Store::open(file);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == samples::sentence(Word::store_in_use));
    other.kill();
    const auto store = Store::open(file);
    REQUIRE(store);
    auto reader = Reader::open(file);
    REQUIRE(reader);
    CHECK(draft(**reader, "q1") == "round " + std::to_string(round));
    CHECK((*reader)->look_over(false)->sound);
  }
}

TEST_CASE("programs that all want to write lose nothing of what each was told is kept") {
  const Scratch scratch;
  const auto file = scratch / "p";
  constexpr int programs = 4;
  constexpr int texts = 6;
  std::vector<pid_t> children;
  for (int program = 0; program < programs; ++program) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (int number = 0; number < texts;) {
        const auto store = Store::open(file);
        if (!store) continue;
        if (keep(**store, "q" + std::to_string(program), "text " + std::to_string(number))) ++number;
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  }
  auto reader = Reader::open(file);
  REQUIRE(reader);
  for (int program = 0; program < programs; ++program) {
    const auto revisions = (*reader)->revisions({"sam", "q" + std::to_string(program)});
    REQUIRE(revisions);
    REQUIRE(revisions->size() == texts);
    for (int number = 0; number < texts; ++number)
      CHECK(revisions->at(static_cast<std::size_t>(number)).text == "text " + std::to_string(number));
  }
}

TEST_CASE("one reads whole changes while another writes") {
  const Scratch scratch;
  const auto file = scratch / "p";
  auto store = Store::open(file);
  REQUIRE(store);
  REQUIRE((*store)->transact(
      {portfolio::SaveAnswer{samples::answer("q1", "0"), true}, portfolio::SaveAnswer{samples::answer("q2", "0"), true}}));
  std::atomic<bool> stop = false;
  std::string torn;
  std::thread reading([&] {
    auto reader = Reader::open(file);
    while (!stop && torn.empty()) {
      const auto contents = (*reader)->everything();
      if (!contents) {
        torn = words::describe(contents.error());
      } else if (contents->answers.at(0).text != contents->answers.at(1).text || contents->tally.answers != 2) {
        torn = contents->answers.at(0).text + " and " + contents->answers.at(1).text;
      }
    }
  });
  bool kept = true;
  for (int i = 1; i < 150; ++i) {
    const auto text = std::to_string(i);
    kept = kept && (*store)->transact({portfolio::SaveAnswer{samples::answer("q1", text), true},
                                       portfolio::SaveAnswer{samples::answer("q2", text), true}});
  }
  stop = true;
  reading.join();
  CHECK(kept);
  CHECK(torn == "");
}

TEST_CASE("one who reads sees what another has written and closed since") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const auto write = [&](const std::string& text) {
    const auto store = Store::open(file);
    REQUIRE(store);
    for (int i = 0; i < 40; ++i) REQUIRE(keep(**store, "q" + std::to_string(i), text + std::string(3'000, 'w')));
  };
  write("first ");
  auto reader = Reader::open(file);
  REQUIRE(reader);
  CHECK(draft(**reader, "q7").starts_with("first "));
  for (const std::string text : {"second ", "third "}) {
    write(text);
    const auto contents = (*reader)->everything();
    REQUIRE(contents);
    for (const auto& answer : contents->answers) CHECK(answer.text.starts_with(text));
    CHECK((*reader)->look_over(false)->sound);
  }
}

TEST_CASE("another program that looks into the file does not fold the log away under a window that writes") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const Other stranger([&] { return stranger_looks(file); });
  const Other later([&] {
    auto reader = Reader::open(file);
    return reader && (*reader)->everything()->answers.at(0).text == "after";
  });
  auto store = Store::open(file);
  REQUIRE(store);
  REQUIRE(keep(**store, "q1", "before"));
  // All that this program does beside writing: each opens and closes the file, and must not give back the writer's locks with it.
  {
    auto reader = Reader::open(file);
    REQUIRE(reader);
    CHECK((*reader)->look_over(false)->sound);
  }
  CHECK(store::state_of(file));
  CHECK(store::info(file, {}, nullptr));
  CHECK(Backups(file, {}, nullptr).make(Instant{5'000}));
  CHECK(store::copy_to(file, nullptr, scratch / "copy"));
  CHECK_FALSE(Store::open(file));
  CHECK(store::key_for(file, store::Opener{}));
  CHECK(stranger.does_it());
  REQUIRE(keep(**store, "q1", "after"));
  CHECK(later.does_it());
  store->reset();
  auto reader = Reader::open(file);
  REQUIRE(reader);
  CHECK(draft(**reader, "q1") == "after");
}

TEST_CASE("a clock that is set back changes neither the order of versions nor which text is the newest") {
  const Scratch scratch;
  const auto file = scratch / "p";
  auto store = Store::open(file);
  REQUIRE(store);
  constexpr std::int64_t year = 365LL * 24 * 3'600'000;
  const std::int64_t clocks[] = {50 * year, 20 * year, 20 * year + 1, 1, 51 * year};
  std::vector<std::string> texts;
  for (const auto at : clocks) {
    texts.push_back("written at " + std::to_string(at));
    REQUIRE(keep(**store, "q1", texts.back(), at));
  }
  auto reader = Reader::open(file);
  REQUIRE(reader);
  const auto revisions = (*reader)->revisions({"sam", "q1"});
  REQUIRE(revisions);
  REQUIRE(revisions->size() == texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(revisions->at(i).text == texts[i]);
  CHECK(draft(**reader, "q1") == texts.back());

  // Backups: the one just made is kept, and the newest text is in one of them.
  Backups backups(file, {}, nullptr);
  for (const auto at : {50 * year, 20 * year, year}) {
    REQUIRE(keep(**store, "q1", "backed up at " + std::to_string(at), at));
    const auto made = backups.make(Instant{at});
    REQUIRE(made);
    REQUIRE(*made);
    auto copy = Reader::open((*made)->file);
    REQUIRE(copy);
    CHECK(draft(**copy, "q1") == "backed up at " + std::to_string(at));
  }
  CHECK(backups.list()->size() == 3);
}

TEST_CASE("a folder's name may hold anything") {
  const Scratch scratch;
  const auto key = jobs::key_of(1);
  for (const std::string name : {"it's \"my\" folder", "a folder, with  spaces ", "Caffè dŵr 写真 👩‍👩‍👧",
                                 "100% ?mode=memory&x=1#y;--", "\\n\n*[a-z]{b}"}) {
    INFO(name);
    const auto folder = scratch / name;
    const auto file = folder / (name + ".vignette");
    {
      auto store = Store::open(file);
      if (!store) FAIL(words::describe(store.error()));
      REQUIRE(keep(**store, "q1", "kept"));
    }
    REQUIRE(Backups(file, {}, nullptr).make(Instant{1'000'000}));
    REQUIRE(store::protect(file, {}, nullptr, key));
    CHECK(store::state_of(file) == store::State::locked);
    Backups backups(file, {}, key);
    const auto good = backups.newest_good();
    REQUIRE(good);
    REQUIRE(*good);
    REQUIRE(store::restore((*good)->file, key, file, Instant{2'000'000}));
    REQUIRE(store::copy_to(file, key, folder / "copy of 'it'"));
    REQUIRE(store::salvage(file, key, folder / "salvaged"));
    for (const auto& each : {file, folder / "copy of 'it'", folder / "salvaged"}) {
      auto reader = Reader::open(each, key);
      REQUIRE(reader);
      CHECK(draft(**reader, "q1") == "kept");
    }
    const auto store = Store::open(file, key);
    REQUIRE(store);
    CHECK(keep(**store, "q1", "and on"));
  }
  for (const auto& entry : fs::directory_iterator(scratch.path())) CHECK(entry.is_directory());  // nothing went beside
}
