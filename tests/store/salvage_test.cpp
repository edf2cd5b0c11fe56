// A damaged portfolio: what can be read of it is put into a new one, and it is left as it is.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <memory>
#include <random>

#include "store/safe.hpp"
#include "store/whole.hpp"

using namespace vignette;
using safe::a_key;
using store::salvage;
using support::Scratch;
using words::Word;
namespace fs = std::filesystem;

namespace {

constexpr int answers = 60;
constexpr std::size_t page = 4'096;

std::string text_of(int n) { return "Answer " + std::to_string(n) + ": " + std::string(700, static_cast<char>('a' + n % 26)); }

void fill(const fs::path& file, const store::KeyPtr& key) {
  auto open = store::Store::open(file, key);
  REQUIRE(open);
  for (int n = 0; n < answers; ++n)
    for (const auto* ending : {" First.", " Second."})
      REQUIRE((*open)->transact({samples::save("q" + std::to_string(n), text_of(n) + ending, 1'000 + n)}));
  REQUIRE((*open)->transact({portfolio::SavePlace{samples::place("sam", 3)}}));
  auto away = samples::mark("away", "passage, “put away”", "a note", 3'000);
  away.put_away = portfolio::Instant{4'000};
  REQUIRE((*open)->transact({portfolio::SaveMark{samples::mark("one", "passage")}, portfolio::SaveMark{away},
                             samples::cite("q3", {away, samples::mark("one", "passage")})}));
}

void damage(const fs::path& file, std::size_t at, std::size_t length) {
  auto bytes = support::bytes_of(file);
  for (std::size_t i = at; i < std::min(at + length, bytes.size()); ++i) bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
  support::put_bytes(file, bytes);
}

}  // namespace

TEST_CASE("of a sound portfolio everything is salvaged") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    const Scratch scratch;
    fill(scratch / "p", key);
    const auto told = salvage(scratch / "p", key, scratch / "saved");
    REQUIRE(told);
    CHECK(told->answers == answers);
    CHECK(told->unreadable == 0);
    auto before = samples::contents(scratch / "p", key), after = samples::contents(scratch / "saved", key);
    CHECK(after == before);
    CHECK(samples::revisions(scratch / "saved", "q7", key) == samples::revisions(scratch / "p", "q7", key));
    CHECK(safe::names_in(scratch.path()) == std::vector<std::string>{"p", "p-lock", "saved"});
  }
}

TEST_CASE("damage to some pages costs what stood there, and no more; the file itself is not touched") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    const Scratch scratch;
    const auto file = scratch / "p";
    fill(file, key);
    const auto size = fs::file_size(file);
    const auto whole = support::bytes_of(file);
    std::int64_t most = 0;
    std::size_t opened = 0;
    for (std::size_t at = 2 * page; at < size; at += 3 * page) {
      support::put_bytes(file, whole);
      damage(file, at, 200);
      const auto damaged = support::bytes_of(file);
      fs::remove(scratch / "saved");
      const auto told = salvage(file, key, scratch / "saved");
      CHECK(support::bytes_of(file) == damaged);
      if (!told) {
        CHECK(told.error().what == samples::sentence(Word::store_beyond));
        CHECK_FALSE(fs::exists(scratch / "saved"));
        continue;
      }
      ++opened;
      most = std::max(most, told->answers);
      const auto saved = samples::contents(scratch / "saved", key);
      CHECK(saved.tally.answers == told->answers);
      if (told->answers < answers) CHECK(told->unreadable > 0);  // no silent loss
      for (const auto& answer : saved.answers) {
        if (answer.key.case_id != "sam") continue;
        const int n = std::stoi(answer.key.question_id.substr(1));
        if (told->unreadable == 0) CHECK(answer.text == text_of(n) + " Second.");
      }
    }
    CHECK(most >= answers - 10);
    CHECK(opened * 4 > (size / page / 3) * 3);  // nearly always
  }
}

TEST_CASE("words that are only in a log are salvaged too") {
  const Scratch scratch;
  fill(scratch / "p", nullptr);
  auto open = store::Store::open(scratch / "p");
  REQUIRE((*open)->transact({samples::save("last", "only in the log", 9'000)}));
  for (const auto* suffix : {"", "-wal"}) fs::copy_file((scratch / "p").string() + suffix, (scratch / "killed").string() + suffix);
  REQUIRE(salvage(scratch / "killed", nullptr, scratch / "saved"));
  CHECK(safe::texts(scratch / "saved", nullptr).front() == "only in the log");
}

TEST_CASE("what is beyond reading is refused, and nothing is put anywhere") {
  const Scratch scratch;
  fill(scratch / "p", nullptr);
  damage(scratch / "p", 0, fs::file_size(scratch / "p"));
  CHECK_FALSE(salvage(scratch / "p", nullptr, scratch / "saved"));
  CHECK_FALSE(salvage(scratch / "none", nullptr, scratch / "saved"));
  support::put_bytes(scratch / "there", "somebody's");
  CHECK_FALSE(salvage(scratch / "p", nullptr, scratch / "there"));
  CHECK(support::bytes_of(scratch / "there") == "somebody's");
  CHECK_FALSE(fs::exists(scratch / "saved"));
  CHECK_FALSE(fs::exists(scratch / "saved.part"));
  CHECK_FALSE(fs::exists(scratch / "saved.damaged"));
}

TEST_CASE("what a killed salvage left goes with the next opening, and what one is writing now stays") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  fill(file, nullptr);
  const std::string saved = "p " + std::string(words::say(Word::vault_salvaged_name)) + " 2026-10-14";
  const std::vector<std::string> left{saved + ".vignette.part",
                                      saved + ".vignette.part-wal",
                                      saved + " 2.vignette.part2",
                                      saved + ".vignette.damaged",
                                      saved + ".vignette.damaged-wal",
                                      "p set aside 2026-10-14 1520.vignette.part",
                                      "p set aside 2026-10-14 1520 3.vignette.part-journal"};
  const std::vector<std::string> others{"p set aside for Sam.vignette.part", "q set aside 2026-10-14 1520.vignette.part",
                                        saved + ".vignette"};
  for (const auto& names : {left, others})
    for (const auto& name : names) support::put_bytes(scratch / name, "half of a copy");
  {
    const auto writing = store::PartLock::take(scratch / (saved + ".vignette.part"));
    REQUIRE(writing);
    REQUIRE(store::Store::open(file));
    CHECK(fs::exists(scratch / left[0]));
    CHECK(fs::exists(scratch / left[1]));
    CHECK(fs::exists(scratch / left[3]));
    CHECK_FALSE(fs::exists(scratch / left[5]));
  }
  REQUIRE(store::Store::open(file));
  for (const auto& name : left) {
    INFO(name);
    CHECK_FALSE(fs::exists(scratch / name));
  }
  for (const auto& name : others) CHECK(fs::exists(scratch / name));
  CHECK(safe::names_in(scratch.path()).size() == others.size() + 2);
}

TEST_CASE("where the first page alone is lost everything is salvaged, however the file came about") {
  enum class From : std::uint8_t { begun, protected_later, taken_out_of };
  const auto from = GENERATE(From::begun, From::protected_later, From::taken_out_of);
  const bool keyed = GENERATE(false, true), with_log = GENERATE(false, true);
  const Scratch scratch;
  const auto key = keyed ? a_key() : nullptr;
  const auto file = scratch / "p";
  if (from == From::protected_later) {
    const auto before = keyed ? nullptr : a_key();
    fill(file, before);
    REQUIRE(store::protect(file, {}, before, key));
  } else {
    fill(file, key);
  }
  if (from == From::taken_out_of) {
    const portfolio::TakeOut one{.what = portfolio::TakenOut::What::answer, .key = samples::answer("q5", "").key, .when = {9'000}};
    REQUIRE((*store::Store::open(file, key))->take_out(one));
  }
  std::unique_ptr<store::Store> open;
  if (with_log) {
    open = std::move(*store::Store::open(file, key));
    open->found_sound();
    REQUIRE(open->transact({samples::save("q7", "In the log.", 9'000)}));
    fs::create_directories(scratch / "then");  // as a kill leaves it
    for (const auto* beside : {"", "-wal"}) fs::copy_file(file.string() + beside, (scratch / "then" / "p").string() + beside);
  }
  const auto damaged = with_log ? scratch / "then" / "p" : file;
  const auto before = samples::contents(file, key);
  const auto versions = samples::revisions(file, "q9", key);
  auto bytes = support::bytes_of(damaged);
  switch (GENERATE(0, 1, 2, 3)) {
    case 0:
      std::fill_n(bytes.begin(), page, '\0');
      break;
    case 1: {
      std::mt19937 chance(7);
      for (std::size_t i = 0; i < page; ++i) bytes[i] = static_cast<char>(chance());
      break;
    }
    case 2:
      bytes[110] = static_cast<char>(bytes[110] ^ 0x10);  // where it leads
      break;
    default:
      bytes[2'000] = static_cast<char>(bytes[2'000] ^ 1);
  }
  support::put_bytes(damaged, bytes);
  const auto told = salvage(damaged, key, scratch / "saved");
  REQUIRE(told);
  CHECK(told->unreadable == 0);
  CHECK(samples::contents(scratch / "saved", key) == before);
  CHECK(samples::revisions(scratch / "saved", "q9", key) == versions);
  CHECK(support::bytes_of(damaged) == bytes);
}
