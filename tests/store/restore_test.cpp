// Copies to another place, and back: nothing is overwritten, and what stood there can be found again.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "store/safe.hpp"

using namespace vignette;
using safe::a_key;
using safe::october;
using store::copy_to;
using store::restore;
using support::Scratch;
using words::Word;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

TEST_CASE("a copy for another computer opens there by the same passphrase, and stands alone") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", moved = scratch / "stick" / "moved.vignette";
  const auto key = std::make_shared<const store::Key>(store::Key::derive("between two houses", store::Key::new_salt()));
  safe::write(file, key, "carried over");
  REQUIRE(copy_to(file, key, moved));
  CHECK(safe::names_in(scratch / "stick") == Texts{"moved.vignette"});
  CHECK((fs::status(moved).permissions() & fs::perms::all) == fs::perms{0600});
  const auto there = store::key_for(moved, store::Passphrase{store::Secret(std::string_view("between two houses"))});
  REQUIRE(there);
  const auto other = scratch / "other computer" / "portfolio.vignette";
  CHECK(safe::is_nothing(restore(moved, *there, other, october)));
  CHECK(samples::contents(other, *there) == samples::contents(file, key));
  CHECK(safe::names_in(scratch / "stick") == Texts{"moved.vignette"});  // nothing is left beside it
}

TEST_CASE("a copy replaces nothing") {
  const Scratch scratch;
  safe::write(scratch / "p", nullptr, "kept");
  support::put_bytes(scratch / "there", "somebody's file");
  const auto refused = copy_to(scratch / "p", nullptr, scratch / "there");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_in_the_way));
  CHECK(refused.error().where == (scratch / "there").string());
  CHECK(support::bytes_of(scratch / "there") == "somebody's file");
  CHECK_FALSE(copy_to(scratch / "p", nullptr, scratch / "p"));
  CHECK_FALSE(copy_to(scratch / "none", nullptr, scratch / "copy"));
  CHECK_FALSE(fs::exists(scratch / "copy"));
  CHECK_FALSE(fs::exists(scratch / "copy.part"));
}

TEST_CASE("restoring in place sets the present one aside, under a name that says so") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", copy = scratch / "copy.vignette";
  safe::write(file, nullptr, "as it was");
  REQUIRE(copy_to(file, nullptr, copy));
  safe::write(file, nullptr, "as it became", "q1", 2'000);
  for (int n = 1; n <= 2; ++n) {
    const auto aside = restore(copy, nullptr, file, october);
    REQUIRE(aside);
    REQUIRE(*aside);
    CHECK((*aside)->filename() == (n == 1 ? "p set aside 2026-10-14 1520.vignette" : "p set aside 2026-10-14 1520 2.vignette"));
    CHECK(safe::texts(file, nullptr) == Texts{"as it was"});
    CHECK(safe::texts(**aside, nullptr) == Texts{n == 1 ? "as it became" : "as it was"});
  }
  safe::write(file, nullptr, "and goes on", "q1", 3'000);
}

TEST_CASE("the words in a log that was left behind go aside with their file") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", copy = scratch / "copy.vignette";
  safe::write(file, nullptr, "as it was");
  REQUIRE(copy_to(file, nullptr, copy));
  {
    auto open = store::Store::open(file);
    REQUIRE((*open)->transact({samples::save("q1", "only in the log", 2'000)}));
    for (const auto* suffix : {"", "-wal"}) fs::copy_file(file.string() + suffix, (scratch / "killed").string() + suffix);
  }
  fs::remove(file);
  for (const auto* suffix : {"", "-wal"}) fs::rename((scratch / "killed").string() + suffix, file.string() + suffix);
  const auto aside = restore(copy, nullptr, file, october);
  REQUIRE(aside);
  REQUIRE(*aside);
  CHECK(safe::texts(file, nullptr) == Texts{"as it was"});
  CHECK(safe::texts(**aside, nullptr) == Texts{"only in the log"});
}

TEST_CASE("where only a log is left, what is restored there is not mixed with it, and the log is kept") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", copy = scratch / "copy.vignette";
  safe::write(file, nullptr, "as it was");
  REQUIRE(copy_to(file, nullptr, copy));
  std::string log;
  {
    auto open = store::Store::open(file);
    REQUIRE((*open)->transact({samples::save("q1", "only in the log", 2'000)}));
    log = support::bytes_of(file.string() + "-wal");
  }
  fs::remove(file);
  support::put_bytes(file.string() + "-wal", log);
  CHECK_FALSE(copy_to(copy, nullptr, file));
  CHECK(safe::is_nothing(restore(copy, nullptr, file, october)));
  CHECK(safe::texts(file, nullptr) == Texts{"as it was"});
  CHECK(support::bytes_of(scratch / "p set aside 2026-10-14 1520.vignette-wal") == log);
  safe::write(file, nullptr, "and goes on", "q1", 3'000);
}

TEST_CASE("a damaged portfolio, or one under a key that is not known, goes aside as it was, with its log") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", copy = scratch / "copy.vignette";
  const auto key = a_key();
  safe::write(scratch / "other", nullptr, "restored");
  REQUIRE(copy_to(scratch / "other", nullptr, copy));
  safe::write(file, key, std::string(9'000, 'w'));
  std::string bytes, log;
  {
    auto open = store::Store::open(file, key);
    REQUIRE((*open)->transact({samples::save("q1", "only in the log", 2'000)}));
    bytes = support::bytes_of(file), log = support::bytes_of(file.string() + "-wal");
  }
  const bool damaged = GENERATE(false, true);
  if (damaged) bytes[4'096 + 200] = static_cast<char>(bytes[4'096 + 200] ^ 1);
  support::put_bytes(file, bytes);
  support::put_bytes(file.string() + "-wal", log);
  const auto aside = restore(copy, nullptr, file, october, damaged ? key : nullptr);
  REQUIRE(aside);
  REQUIRE(*aside);
  CHECK(safe::texts(file, damaged ? key : nullptr) == Texts{"restored"});  // under its key, where that is known
  CHECK(support::bytes_of(**aside) == bytes);
  CHECK(support::bytes_of((*aside)->string() + "-wal") == log);
  if (!damaged) CHECK(safe::texts(**aside, key) == Texts{"only in the log"});
  CHECK_FALSE(fs::exists(file.string() + "-wal"));
}

TEST_CASE("what goes back to an old copy still knows of those made since, in a folder that it cannot see") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", disk = scratch / "disk";
  safe::write(file, nullptr, "first");
  store::Backups backups(file, disk, nullptr);
  const auto old = **backups.make(safe::october);
  safe::write(file, nullptr, "second", "q1", 2'000);
  REQUIRE(*backups.make({safe::october.ms + 3'600'000}));
  REQUIRE(store::restore(old.file, nullptr, file, safe::october));
  fs::rename(disk, scratch / "unplugged");
  const auto known = safe::listed(store::Backups(file, {}, nullptr));
  CHECK(known.size() == 2);
  for (const auto& copy : known) CHECK_FALSE(copy.reachable);
}

TEST_CASE("what goes back to a copy of before it was protected still knows of those that it cannot reach") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", disk = scratch / "disk";
  safe::write(file, nullptr, "first");
  REQUIRE(*store::Backups(file, disk, nullptr).make(october));
  REQUIRE(copy_to(file, nullptr, scratch / "early"));
  fs::rename(disk, scratch / "unplugged");
  const auto key = a_key();
  REQUIRE(store::protect(file, {}, nullptr, key));
  REQUIRE(restore(scratch / "early", nullptr, file, october, key));
  const auto known = safe::listed(store::Backups(file, {}, key));
  REQUIRE(known.size() == 1);
  CHECK_FALSE(known[0].reachable);
}

TEST_CASE("an open portfolio is not replaced, nor by itself, nor by what is damaged or none") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", copy = scratch / "copy.vignette";
  for (int i = 0; i < 30; ++i) safe::write(file, nullptr, std::string(3'000, 'w'), "q" + std::to_string(i));
  REQUIRE(copy_to(file, nullptr, copy));
  const auto why = [&](const fs::path& from) {
    const auto refused = restore(from, nullptr, file, october);
    return refused ? std::string("it was restored") : refused.error().what;
  };
  CHECK(why(file) == samples::sentence(Word::store_same_file));
  CHECK(why(scratch / "none") == samples::sentence(Word::store_missing));
  support::put_bytes(scratch / "notes", "no portfolio");
  CHECK(why(scratch / "notes") == samples::sentence(Word::store_not_portfolio));
  {
    const auto open = store::Store::open(file);
    CHECK(why(copy) == samples::sentence(Word::store_in_use));
  }
  auto bytes = support::bytes_of(copy);
  for (std::size_t at = 5 * 4'096; at < 5 * 4'096 + 64; ++at) bytes[at] = '\x5a';
  support::put_bytes(copy, bytes);
  CHECK(why(copy) == samples::sentence(Word::store_damaged));
  CHECK(safe::texts(file, nullptr).size() == 30);
  CHECK(std::ranges::none_of(safe::names_in(scratch.path()), [](const auto& name) { return name.find("aside") != std::string::npos; }));
}

TEST_CASE("a portfolio that was copied with its file leaves the copies of the first one alone") {
  const auto key = a_key();
  for (const bool by_hand : {false, true}) {
    const Scratch scratch;
    const auto first = scratch / "home" / "p.vignette", second = scratch / "elsewhere" / "p.vignette";
    safe::write(first, nullptr, "written at home");
    const auto made = store::Backups(first, {}, nullptr).make(october);
    REQUIRE(made);
    REQUIRE(*made);
    const auto as_made = support::bytes_of((*made)->file);
    if (by_hand) {
      fs::create_directories(scratch / "elsewhere");
      fs::copy(first, second);
    } else {
      REQUIRE(copy_to(first, nullptr, second));
      CHECK(support::bytes_of(second).find((*made)->file) == std::string::npos);
    }
    CHECK(safe::listed(store::Backups(second, {}, nullptr)).empty());
    const auto anew = store::protect(second, {}, nullptr, key);
    REQUIRE(anew);
    CHECK(anew->backups.empty());
    CHECK(anew->out_of_reach.empty());
    CHECK(support::bytes_of((*made)->file) == as_made);
    REQUIRE(store::Backups(second, {}, key).take_out({.what = portfolio::TakenOut::What::everything, .when = october}));
    CHECK(support::bytes_of((*made)->file) == as_made);
    CHECK(safe::listed(store::Backups(first, {}, nullptr)).size() == 1);
  }
}

TEST_CASE("what is restored in its place still knows of copies out of reach; restored elsewhere it does not") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p.vignette", stick = scratch / "stick", other = scratch / "other" / "p.vignette";
  safe::write(file, nullptr, "as it was");
  REQUIRE(store::Backups(file, stick, nullptr).make(october));
  safe::write(file, nullptr, "as it became", "q1", 2'000);
  const auto made = store::Backups(file, {}, nullptr).make({october.ms + 1'000});
  REQUIRE(made);
  REQUIRE(*made);
  REQUIRE(restore((*made)->file, nullptr, other, october));
  REQUIRE(restore((*made)->file, nullptr, file, october));
  fs::rename(stick, scratch / "pulled out");
  CHECK(safe::listed(store::Backups(other, {}, nullptr)).empty());
  const auto known = safe::listed(store::Backups(file, {}, nullptr));
  REQUIRE(known.size() == 2);
  CHECK_FALSE(known[1].reachable);
}

TEST_CASE("going back to a copy that is not protected takes no protection away") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", copy = scratch / "copy.vignette";
  const auto key = a_key();
  safe::write(file, nullptr, "heron, open to all");
  REQUIRE(copy_to(file, nullptr, copy));
  REQUIRE(store::protect(file, {}, nullptr, key));
  safe::write(file, key, "heron, and to none", "q1", 2'000);
  const auto aside = restore(copy, nullptr, file, october, key);
  REQUIRE(aside);
  REQUIRE(*aside);
  CHECK(store::state_of(file) == store::State::locked);
  CHECK(safe::texts(file, key) == Texts{"heron, open to all"});
  CHECK(safe::texts(**aside, key) == Texts{"heron, and to none"});
  CHECK(safe::files_with(scratch.path(), "heron") == Texts{copy.string()});
  safe::write(file, key, "and goes on", "q1", 3'000);
  CHECK(safe::texts(copy, nullptr) == Texts{"heron, open to all"});
}
