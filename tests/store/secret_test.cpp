// Keys and passphrases: what opens a file, and what does not.
#include "store/secret.hpp"

#ifndef SQLITE_HAS_CODEC
#define SQLITE_HAS_CODEC
#endif
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "store/care.hpp"
#include "store/file.hpp"
#include "store/reader.hpp"
#include "store/samples.hpp"
#include "store/whole.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Key;
using store::Passphrase;
using store::Secret;
using store::State;
using support::Scratch;
using words::Word;
namespace fs = std::filesystem;

namespace {

store::KeyPtr key_of(std::string_view passphrase) { return std::make_shared<const Key>(Key::derive(passphrase, Key::new_salt())); }

void keep_one(const fs::path& file, const store::KeyPtr& key) {
  auto opened = store::Store::open(file, key);
  REQUIRE(opened);
  REQUIRE((*opened)->transact({portfolio::SaveAnswer{samples::answer("q1", "kept under a key"), true}}));
}

store::Opener typed(std::string_view passphrase) { return Passphrase{Secret(passphrase)}; }

}  // namespace

TEST_CASE("a secret is moved, not copied, and what it was moved from holds nothing") {
  Secret first(std::string_view("hidden"));
  Secret second = std::move(first);
  CHECK(first.empty());  // NOLINT(bugprone-use-after-move): that it is empty is the promise
  CHECK(second.text() == "hidden");
  Secret third;
  third = std::move(second);
  CHECK(third.text() == "hidden");
  CHECK(Secret(std::string_view()).empty());
}

TEST_CASE("a wiped string is empty, and its bytes are gone") {
  std::string text(100, 'x');
  text.resize(40);
  const char* bytes = text.data();
  store::wipe(text);
  CHECK(text.empty());
  text.resize(text.capacity());  // still the same bytes
  REQUIRE(text.data() == bytes);
  CHECK(text.find('x') == std::string::npos);
}

TEST_CASE("a salt begins a file that is taken for no text") {
  std::set<store::Salt> salts;
  for (int i = 0; i < 50; ++i) {
    salts.insert(Key::new_salt());
    CHECK_FALSE(store::looks_like_text(*salts.begin()));
  }
  CHECK(salts.size() == 50);
}

TEST_CASE("a passphrase opens what it closed, however its letters were typed") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  keep_one(file, key_of("caf\u00e9 yn y t\u0177"));
  CHECK(store::state_of(file) == State::locked);
  const auto key = store::key_for(file, typed("cafe\u0301 yn y ty\u0302"));
  REQUIRE(key);
  CHECK(store::Store::open(file, *key));
  for (const auto* wrong : {"cafe yn y ty", "", " caf\u00e9 yn y t\u0177", "\xff\xfe"}) {
    const auto refused = store::key_for(file, typed(wrong));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == samples::sentence(Word::store_wrong_passphrase));
    CHECK(refused.error().where == file.string());
  }
  const auto without = store::key_for(file, {});
  REQUIRE_FALSE(without);
  CHECK(without.error().what == samples::sentence(Word::store_locked));
}

TEST_CASE("a passphrase of ten thousand letters is one, to the last") {
  const Scratch scratch;
  const std::string passphrase(10'000, 'w');
  keep_one(scratch / "p", key_of(passphrase));
  CHECK(store::key_for(scratch / "p", typed(passphrase)));
  CHECK_FALSE(store::key_for(scratch / "p", typed(passphrase.substr(1))));
}

TEST_CASE("SQLCipher's own words open it: the key is derived as SQLCipher derives it") {
  const Scratch scratch;
  keep_one(scratch / "p", key_of("a lamp by the door \u0175"));
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((scratch / "p").c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, "PRAGMA key = 'a lamp by the door \u0175'", nullptr, nullptr, nullptr) == SQLITE_OK);
  std::string read;
  const auto take = [](void* to, int, char** row, char**) {
    *static_cast<std::string*>(to) = row[0];
    return 0;
  };
  CHECK(sqlite3_exec(database, "SELECT text FROM answer", take, &read, nullptr) == SQLITE_OK);
  CHECK(read == "kept under a key");
  sqlite3_close(database);
}

TEST_CASE("a recovery sheet opens it too, and another's does not") {
  const Scratch scratch;
  const auto key = key_of("first");
  keep_one(scratch / "p", key);
  store::RecoveryKey sheet;
  std::ranges::copy(key->bytes(), sheet.bytes.begin());
  const auto opened = store::key_for(scratch / "p", sheet);
  REQUIRE(opened);
  CHECK(store::Store::open(scratch / "p", *opened));
  sheet.bytes[31] ^= 1;
  const auto refused = store::key_for(scratch / "p", sheet);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_wrong_sheet));
}

TEST_CASE("the right passphrase is known for right although the first page is damaged") {
  const Scratch scratch;
  keep_one(scratch / "p", key_of("right"));
  auto bytes = support::bytes_of(scratch / "p");
  bytes[200] = static_cast<char>(bytes[200] ^ 1);
  support::put_bytes(scratch / "p", bytes);
  CHECK(store::key_for(scratch / "p", typed("right")));
  CHECK_FALSE(store::key_for(scratch / "p", typed("wrong")));
}

TEST_CASE("damage is never taken for a wrong passphrase, nor a wrong passphrase for damage, whichever page it is") {
  using Kind = words::Problem::Kind;
  const Scratch scratch;
  const auto right = samples::raw_key(), wrong = samples::raw_key(9);
  {
    auto opened = store::Store::open(scratch / "p", right);
    REQUIRE(opened);
    for (int i = 0; i < 30; ++i)
      REQUIRE(
          (*opened)->transact({samples::save("q" + std::to_string(i), std::string(3'000, static_cast<char>('a' + i % 26)), 1'000 + i)}));
  }
  const auto whole = support::bytes_of(scratch / "p");
  constexpr std::size_t page = 4096;
  std::size_t told = 0;
  for (std::size_t at = 0; at < whole.size(); at += page) {
    auto bytes = whole;
    bytes[at + 200] = static_cast<char>(bytes[at + 200] ^ 1);
    support::put_bytes(scratch / "p", bytes);
    INFO("page " << at / page + 1);
    const auto reader = store::Reader::open(scratch / "p", right);
    const auto health = reader ? (*reader)->look_over(false) : std::unexpected(reader.error());
    const auto all = reader ? (*reader)->everything() : std::unexpected(reader.error());
    CHECK((health ? !health->sound : health.error().kind == Kind::damaged));
    if (!all) CHECK(all.error().kind == Kind::damaged);
    if (!all) ++told;
    if (const auto writer = store::Store::open(scratch / "p", right); !writer) CHECK(writer.error().kind == Kind::damaged);
    support::put_bytes(scratch / "p", bytes);
    for (const auto& key : {wrong, store::KeyPtr()}) CHECK(store::Reader::open(scratch / "p", key).error().kind == Kind::wrong_key);
  }
  CHECK(told > 20);
}

namespace {

/// Other bytes where a protected file has its salt.
void spoil_the_beginning(const fs::path& file) {
  auto bytes = support::bytes_of(file);
  for (std::size_t at = 0; at < 16; ++at) bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  support::put_bytes(file, bytes);
}

}  // namespace

TEST_CASE("where the beginning is damaged what was noted beside the file, or a copy, tells that the passphrase is right") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  const auto key = key_of("a lamp by the door");
  keep_one(file, key);
  REQUIRE(store::Backups(file, {}, key).make({1'791'991'212'000}));
  SECTION("noted") { fs::remove_all(scratch / "backups"); }
  SECTION("a copy") { fs::remove(file.string() + "-lock"); }
  spoil_the_beginning(file);
  const auto spoilt = support::bytes_of(file);
  const auto found = store::key_for(file, typed("a lamp by the door"));
  REQUIRE(found);
  CHECK((*found)->salt() == key->salt());
  const auto refused = store::Store::open(file, *found);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == words::Problem::Kind::damaged);
  CHECK(support::bytes_of(file) == spoilt);  // and it is not written to
  const auto health = (*store::Reader::open(file, *found))->look_over(false);
  REQUIRE(health);
  CHECK_FALSE(health->sound);
  const auto saved = store::salvage(file, *found, scratch / "saved");
  REQUIRE(saved);
  CHECK(saved->unreadable == 0);
  CHECK(samples::contents(scratch / "saved", *found).answers.at(0).text == "kept under a key");
  store::RecoveryKey sheet;
  std::ranges::copy(key->bytes(), sheet.bytes.begin());
  CHECK(store::key_for(file, sheet));
}

TEST_CASE("a wrong passphrase for a damaged beginning is told as either; for a whole one it is just wrong") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  const auto key = key_of("right");
  keep_one(file, key);
  REQUIRE(store::Backups(file, {}, key).make({1'791'991'212'000}));
  CHECK(store::key_for(file, typed("wrong")).error().what == samples::sentence(Word::store_wrong_passphrase));
  const auto noted = support::bytes_of(file.string() + "-lock");
  support::put_bytes(file.string() + "-lock", std::string(16, '\x17'));  // of a file that stood here before, say
  CHECK(store::key_for(file, typed("wrong")).error().what == samples::sentence(Word::store_wrong_passphrase));
  support::put_bytes(file.string() + "-lock", noted);
  spoil_the_beginning(file);
  const auto either = store::key_for(file, typed("wrong"));
  REQUIRE_FALSE(either);
  CHECK(either.error().what == samples::sentence(Word::store_wrong_or_damaged));
  CHECK(either.error().kind == words::Problem::Kind::wrong_or_damaged);
  CHECK(store::key_for(file, store::RecoveryKey{}).error().what == samples::sentence(Word::store_sheet_or_damaged));
  fs::remove(file.string() + "-lock");
  fs::remove_all(scratch / "backups");
  CHECK(store::key_for(file, typed("right")).error().what == samples::sentence(Word::store_wrong_passphrase));  // nothing tells
}

TEST_CASE("what is noted beside a file goes with its protection") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const auto key = key_of("right");
  keep_one(file, key);
  CHECK(store::noted_beginning(file) == key->salt());
  const auto other = samples::raw_key(9);
  REQUIRE(store::protect(file, {}, key, other));
  CHECK(store::noted_beginning(file) == other->salt());
  REQUIRE(store::protect(file, {}, other, nullptr));
  CHECK_FALSE(store::noted_beginning(file));
}

TEST_CASE("the page that SQLite never writes has no seal, and is no damage for that") {
  constexpr int pending_byte = 9 * 4096;  // of a file of a gigabyte, brought near
  const int before = sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, 0);
  REQUIRE(before == 0x40000000);
  sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, pending_byte);
  {
    const Scratch scratch;
    const auto file = scratch / "p", copy = scratch / "copy";
    const auto key = samples::raw_key();
    {
      auto opened = store::Store::open(file, key);
      REQUIRE(opened);
      for (int i = 0; i < 30; ++i)
        REQUIRE((*opened)->transact({samples::save("q" + std::to_string(i), std::string(3'000, 'w'), 1'000 + i)}));
    }
    REQUIRE(store::copy_to(file, key, copy));
    CHECK(support::bytes_of(copy).substr(pending_byte, 4096) == std::string(4096, '\0'));
    CHECK(store::seals_hold_throughout(copy, *key));
    CHECK((*store::Reader::open(copy, key))->look_over(false)->sound);
    auto bytes = support::bytes_of(copy);
    bytes[pending_byte + 4096 + 200] = static_cast<char>(bytes[pending_byte + 4096 + 200] ^ 1);
    support::put_bytes(copy, bytes);
    CHECK_FALSE(store::seals_hold_throughout(copy, *key));
  }
  sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, before);
}

TEST_CASE("SQLCipher writes no log, also of what is damaged or opened with a wrong key") {
  const Scratch scratch;
  const std::string log = scratch / "log";
  const int before = ::dup(STDERR_FILENO), file = ::open(log.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  REQUIRE(file >= 0);
  ::dup2(file, STDERR_FILENO);
  const bool kept = store::Store::open(scratch / "p", samples::raw_key()).has_value();  // the process's first key, if this test is alone
  auto bytes = support::bytes_of(scratch / "p");
  const bool wrong = store::Reader::open(scratch / "p", samples::raw_key(9)).has_value();
  bytes[200] = static_cast<char>(bytes[200] ^ 1);
  support::put_bytes(scratch / "p", bytes);
  const bool damaged = store::Reader::open(scratch / "p", samples::raw_key()).has_value();
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(file);
  CHECK(kept);
  CHECK_FALSE(wrong);
  CHECK_FALSE(damaged);
  CHECK(support::bytes_of(log) == "");
}

TEST_CASE("a protected file holds no readable word, and only its owner may read it") {
  const Scratch scratch;
  ::umask(0);
  keep_one(scratch / "new" / "p", key_of("key"));
  for (const auto& entry : fs::recursive_directory_iterator(scratch.path())) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path());
    CHECK(support::bytes_of(entry.path()).find("kept under") == std::string::npos);
    CHECK((entry.status().permissions() & fs::perms::all) == fs::perms{0600});
  }
  CHECK((fs::status(scratch / "new").permissions() & fs::perms::all) == fs::perms::owner_all);
  ::umask(022);
}

TEST_CASE("how hard a passphrase is to guess is told by length and by what everybody tries") {
  using store::guess;
  using store::Strength;
  CHECK(guess("").strength == Strength::empty);
  for (const auto* common :
       {"password", "Passw0rd!", "PASSWORD123", "qwertyuiop", "12345678", "87654321", "aaaaaaaaaaaaaaa", "abcabcabcabc", "14/10/2026",
        "Liverpool1", "vignette", "correct horse battery staple", "07700 900123", "password password password",
        "qwertyuiopasdfghjklzxcvbnm", "1234 5678 1234 5678 1234", "mauvekettlemauvekettle"}) {
    INFO(common);
    CHECK(guess(common).strength == Strength::common);
  }
  CHECK(guess("kite lamp").strength == Strength::short_one);
  CHECK(guess("kite lamp oven").strength == Strength::fair);
  CHECK(guess("kite lamp oven tide").strength == Strength::hard);
  CHECK(guess("gdjkRtlwQpzmNbhsXvue").strength == Strength::hard);
  CHECK(guess("kite kite kite kite lamp oven").strength == Strength::fair);
  CHECK(guess("password kite lamp qwerty").strength == Strength::short_one);
  CHECK(guess("kite lamp oven tide").words == 4);
  CHECK(guess("\u0175\u0177 \u00e9").characters == 4);
}
