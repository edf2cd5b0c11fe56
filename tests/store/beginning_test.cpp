// A file whose beginning is damaged, or of which little is left: told apart from one that is locked, and from what was never a portfolio.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "store/care.hpp"
#include "store/likeness.hpp"
#include "store/safe.hpp"
#include "store/whole.hpp"

using namespace vignette;
using safe::a_key;
using store::State;
using support::bytes_of;
using support::put_bytes;
using support::Scratch;
using Kind = words::Problem::Kind;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page = 4'096;

/// One as it lies where people have it: its lock's file and a backup are beside it.
struct Home {
  explicit Home(const store::KeyPtr& with) : key(with) {
    {
      auto open = store::Store::open(file, key);
      REQUIRE(open);
      for (int n = 0; n < 40; ++n)
        REQUIRE((*open)->transact({samples::save("q" + std::to_string(n), std::string(700, static_cast<char>('a' + n % 26)))}));
    }
    const auto made = store::Backups(file, {}, key).make({1'700'000'000'000});
    REQUIRE(made);
    REQUIRE(*made);
    whole = bytes_of(file);
  }
  /// What is said of a file with these bytes in its place: its state, or what is wrong with it.
  store::Result<State> with(const std::string& bytes) const {
    put_bytes(file, bytes);
    return store::state_of(file);
  }

  const Scratch scratch;
  fs::path file = scratch / "portfolio.vignette";
  store::KeyPtr key;
  std::string whole;
};

std::string zeroed(std::string bytes, std::size_t at, std::size_t length) { return bytes.replace(at, length, length, '\0'); }

std::string by_chance(std::size_t length) {
  std::mt19937 chance(7);
  std::string bytes;
  for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(chance());
  return bytes;
}

/// In which nothing that tells it was ours is left but what lies beside it.
const std::vector<std::string> stumps{"hello", std::string("SQLite format 3\0", 16), std::string(50, '\0'), "\x17\x03\xfe"};

}  // namespace

TEST_CASE("an unprotected portfolio whose beginning is damaged is damaged, not locked, and its newest good backup is found") {
  const Home home(nullptr);
  auto flipped = home.whole;
  flipped[3] = static_cast<char>(flipped[3] ^ 1);
  const auto random = by_chance(page) + home.whole.substr(page);
  for (const auto& bytes : {zeroed(home.whole, 0, page), zeroed(home.whole, 0, 100), zeroed(home.whole, 0, home.whole.size()), flipped,
                            random, home.whole.substr(0, page * 3 + 7).replace(0, 16, 16, '\0')}) {
    const auto state = home.with(bytes);
    REQUIRE_FALSE(state);
    CHECK(state.error().kind == Kind::damaged);
    CHECK_FALSE(store::Reader::open(home.file));
    CHECK_FALSE(store::Store::open(home.file));
    CHECK(bytes_of(home.file) == bytes);
    const auto good = store::Backups(home.file, {}, nullptr).newest_good();
    REQUIRE(good);
    REQUIRE(*good);
    const auto aside = store::restore((*good)->file, nullptr, home.file, {1'700'000'100'000});
    REQUIRE(aside);
    CHECK(bytes_of(**aside) == bytes);
    CHECK(store::state_of(home.file) == State::plain);
  }
}

TEST_CASE("where only the first bytes are damaged, everything is salvaged") {
  const Home home(nullptr);
  auto flipped = home.whole;
  flipped[3] = static_cast<char>(flipped[3] ^ 1);
  int n = 0;
  for (const auto& bytes : {flipped, zeroed(home.whole, 0, 24)}) {
    put_bytes(home.file, bytes);
    const auto saved = store::salvage(home.file, nullptr, home.scratch / ("saved" + std::to_string(++n)));
    REQUIRE(saved);
    CHECK(saved->answers == 40);
    CHECK(saved->unreadable == 0);
    CHECK(bytes_of(home.file) == bytes);
  }
  put_bytes(home.file, zeroed(home.whole, 0, home.whole.size()));
  CHECK_FALSE(store::salvage(home.file, nullptr, home.scratch / "nothing"));
}

TEST_CASE("a protected portfolio stays locked whatever became of its beginning") {
  const Home home(a_key());
  for (const auto& bytes : {home.whole, zeroed(home.whole, 0, page), zeroed(home.whole, 0, home.whole.size()), zeroed(home.whole, 0, 16)})
    CHECK(home.with(bytes) == State::locked);
  fs::remove(home.file.string() + "-lock");
  CHECK(home.with(zeroed(home.whole, 0, page)) == State::locked);
  CHECK(home.with(zeroed(home.whole, 0, home.whole.size())) == State::locked);  // its backup tells
}

TEST_CASE("the stump of a portfolio is damaged; a file that was never one is not") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    const Home home(key);
    for (const auto& bytes : stumps) {
      const auto state = home.with(bytes);
      REQUIRE_FALSE(state);
      CHECK(state.error().kind == Kind::damaged);
      CHECK(bytes_of(home.file) == bytes);
    }
    if (!key) continue;
    for (const std::size_t left : {std::size_t{17}, std::size_t{400}, page - 1}) {  // no page of it is whole: no passphrase can open it
      const auto state = home.with(home.whole.substr(0, left));
      REQUIRE_FALSE(state);
      CHECK(state.error().kind == Kind::damaged);
    }
    CHECK(home.with(home.whole.substr(0, page)) == State::locked);
  }
  const Scratch scratch;
  put_bytes(scratch / "alone.vignette", by_chance(400));  // nothing beside it tells, but its name does
  CHECK(store::state_of(scratch / "alone.vignette").error().kind == Kind::damaged);
  for (const auto& bytes : {stumps[0], stumps[2], stumps[3], std::string(3 * page, 'a') + "b", "a diary\n" + std::string(8'184, ' ')}) {
    put_bytes(scratch / "notes", bytes);
    const auto state = store::state_of(scratch / "notes");
    REQUIRE_FALSE(state);
    CHECK(state.error().kind != Kind::damaged);
  }
}

TEST_CASE("sealed pages look like chance, and no others") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    const Home home(key);
    CHECK(store::likeness_of(home.file) == (key ? store::Likeness::sealed : store::Likeness::open));
  }
  const Scratch scratch;
  CHECK(store::likeness_of(scratch / "none") == store::Likeness::nothing);
  put_bytes(scratch / "empty", std::string(page * 2, '\0'));
  CHECK(store::likeness_of(scratch / "empty") == store::Likeness::nothing);
  const auto chance = by_chance(page);
  CHECK(store::may_be_sealed({reinterpret_cast<const std::uint8_t*>(chance.data()), chance.size()}));
}
