// Setting, changing and taking away protection: everything is still there, and nothing is left that could be read without it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <functional>
#include <system_error>
#include <utility>

#include "store/disk.hpp"
#include "store/file.hpp"
#include "store/migrations.hpp"
#include "store/safe.hpp"

using namespace vignette;
using safe::a_key;
using store::protect;
using store::State;
using support::Scratch;
using words::Word;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

constexpr const char* secret = "heron by the weir";

/// Asked before every act on a file, until it goes.
class Asking {
 public:
  explicit Asking(std::function<int(store::disk::Act, const fs::path&)> ask) { store::disk::before(std::move(ask)); }
  ~Asking() { store::disk::before({}); }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;
};

}  // namespace

TEST_CASE("a portfolio protected only later holds nothing readable, nor do its backups, in any file of its folder") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  safe::write(file, nullptr, std::string("The ") + secret + " was there.");
  safe::write(file, nullptr, std::string("Later: the ") + secret + ".", "q2");
  REQUIRE(store::Backups(file, {}, nullptr).make(safe::october));
  REQUIRE(
      store::restore(file.parent_path() / "backups" / "p 2026-10-14 1520.12Z.backup", nullptr, file, safe::october));  // and one set aside
  support::put_bytes(scratch / "p.vignette.part", "half of a copy, by a program that was killed");
  REQUIRE(safe::files_with(scratch.path(), secret).size() >= 3);

  const auto key = a_key();
  const auto done = protect(file, {}, nullptr, key);
  REQUIRE(done);
  CHECK(done->out_of_reach.empty());
  CHECK(done->backups.size() == 2);
  CHECK(store::state_of(file) == State::locked);
  CHECK(safe::files_with(scratch.path(), secret).empty());
  CHECK(safe::files_with(scratch.path(), "heron").empty());
  CHECK(safe::files_with(scratch.path(), "CREATE TABLE").empty());
  CHECK_FALSE(fs::exists(scratch / "p.vignette.part"));

  CHECK(safe::texts(file, nullptr) != safe::texts(file, key));
  CHECK(safe::texts(file, key).size() == 2);
  store::Backups backups(file, {}, key);
  REQUIRE(backups.make({safe::october.ms + 3'600'000}));
  const auto list = backups.list();
  REQUIRE(list);
  CHECK(std::ranges::all_of(*list, &portfolio::Backup::is_protected));
  CHECK(safe::files_with(scratch.path(), secret).empty());
}

TEST_CASE("all that was kept is there under the new key: answers, versions, places, the index") {
  const Scratch scratch;
  const auto file = scratch / "p";
  for (int i = 0; i < 30; ++i) safe::write(file, nullptr, "Draft " + std::to_string(i) + " with \u0175ords", "q1", 1'000 + i);
  const auto before = samples::contents(file);
  const auto versions = samples::revisions(file, "q1");
  REQUIRE(versions.size() > 5);
  const auto first = a_key(1), second = a_key(2);
  for (const auto& [from, to] : {std::pair{store::KeyPtr(), first}, {first, second}, {second, store::KeyPtr()}}) {
    REQUIRE(protect(file, {}, from, to));
    CHECK(samples::contents(file, to) == before);
    CHECK(samples::revisions(file, "q1", to) == versions);
    auto reader = store::Reader::open(file, to);
    REQUIRE(reader);
    CHECK((*reader)->search({.words = "words"})->size() == 1);
    CHECK((*reader)->look_over(false)->sound);
    reader->reset();
  }
  safe::write(file, nullptr, "And one more", "q2", 5'000);
  CHECK(samples::contents(file).answers.size() == 2);
}

TEST_CASE("a change of passphrase voids the old one everywhere it can reach") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  const auto first = a_key(1), second = a_key(2);
  REQUIRE(protect(file, {}, nullptr, first));  // there was no file
  CHECK(store::state_of(file) == State::locked);
  safe::write(file, first, secret);
  REQUIRE(store::Backups(file, {}, first).make(safe::october));
  REQUIRE(protect(file, {}, first, second));
  CHECK(safe::texts(file, second) == Texts{secret});
  for (const auto& copy : safe::listed(store::Backups(file, {}, second))) {
    CHECK(safe::texts(copy.file, second) == Texts{secret});
    CHECK(safe::texts(copy.file, first) != Texts{secret});
  }
  const auto refused = protect(file, {}, first, a_key(3));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_wrong_key));
  CHECK(safe::texts(file, second) == Texts{secret});

  REQUIRE(protect(file, {}, second, nullptr));
  CHECK(store::state_of(file) == State::plain);
  CHECK(safe::texts(file, nullptr) == Texts{secret});
  for (const auto& copy : safe::listed(store::Backups(file, {}, nullptr))) CHECK(safe::texts(copy.file, nullptr) == Texts{secret});
}

TEST_CASE("backups in a folder that is not there now are named, with the day they run out") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p.vignette", stick = scratch / "stick";
  safe::write(file, nullptr, secret);
  REQUIRE(store::Backups(file, stick, nullptr).make(safe::october));
  fs::rename(stick, scratch / "pulled out");
  const auto done = protect(file, {}, nullptr, a_key());
  REQUIRE(done);
  REQUIRE(done->out_of_reach.size() == 1);
  CHECK(done->out_of_reach[0].file == (stick / "p 2026-10-14 1520.12Z.backup").string());
  CHECK_FALSE(done->out_of_reach[0].reachable);
  CHECK(portfolio::rfc3339(done->out_of_reach[0].keeps_until) == "2027-10-01T00:00:00Z");
}

TEST_CASE("a portfolio that is open is not protected behind its writer's back") {
  const Scratch scratch;
  const auto store = store::Store::open(scratch / "p");
  REQUIRE(store);
  const auto refused = protect(scratch / "p", {}, nullptr, a_key());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == samples::sentence(Word::store_in_use));
  CHECK(store::state_of(scratch / "p") == State::plain);
}

TEST_CASE("what is no portfolio, or a damaged one, is not protected and stays as it is") {
  const Scratch scratch;
  support::put_bytes(scratch / "notes", "no portfolio");
  CHECK_FALSE(protect(scratch / "notes", {}, nullptr, a_key()));
  CHECK(support::bytes_of(scratch / "notes") == "no portfolio");
  for (int i = 0; i < 40; ++i) safe::write(scratch / "p", nullptr, std::string(3'000, 'w') + std::to_string(i), "q" + std::to_string(i));
  auto bytes = support::bytes_of(scratch / "p");
  for (std::size_t at = 8 * 4'096; at < bytes.size(); at += 4'096) bytes[at] = '\x5a';
  support::put_bytes(scratch / "p", bytes);
  CHECK_FALSE(protect(scratch / "p", {}, nullptr, a_key()));
  CHECK(store::state_of(scratch / "p") == State::plain);
  CHECK(fs::file_size(scratch / "p") == bytes.size());
  CHECK_FALSE(fs::exists(scratch / "p.part"));
}

TEST_CASE("half a file that a killed program left goes, unless it may be all there is") {
  const Scratch scratch;
  support::put_bytes(scratch / "p.part", "all there is");
  store::clean_after_others(scratch / "p");
  CHECK(fs::exists(scratch / "p.part"));
  safe::write(scratch / "p", nullptr, "kept");
  store::clean_after_others(scratch / "p");
  CHECK_FALSE(fs::exists(scratch / "p.part"));
}

TEST_CASE("what was saved from damage beside it is protected with it, and everything is taken out of it") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  safe::write(file, nullptr, secret);
  const auto saved = scratch / ("p " + samples::sentence(Word::vault_salvaged_name) + " 2026-11-22.vignette");
  const auto again = scratch / ("p " + samples::sentence(Word::vault_salvaged_name) + " 2026-11-22 2.vignette");
  const auto others = scratch / ("p " + samples::sentence(Word::vault_salvaged_name) + " 2026-11-22 by Jo.vignette");
  REQUIRE(store::salvage(file, nullptr, saved));
  REQUIRE(store::salvage(file, nullptr, again));
  support::put_bytes(others, "somebody's own");
  const auto key = a_key();
  const auto done = protect(file, {}, nullptr, key);
  REQUIRE(done);
  CHECK(done->backups.size() == 2);
  CHECK(safe::files_with(scratch.path(), secret).empty());
  CHECK(safe::texts(saved, key) == Texts{secret});
  REQUIRE(store::Backups(file, {}, key).take_out({.what = portfolio::TakenOut::What::everything, .when = safe::october}));
  CHECK_FALSE(fs::exists(saved));
  CHECK_FALSE(fs::exists(again));
  CHECK(support::bytes_of(others) == "somebody's own");
}

TEST_CASE("once the key has changed that is told, whatever goes wrong with the backups") {
  const auto key = a_key();
  for (const bool was_there : {true, false}) {
    const Scratch scratch;
    const auto file = scratch / "p.vignette";
    safe::write(file, nullptr, secret);
    const auto made = store::Backups(file, {}, nullptr).make(safe::october);
    REQUIRE(made);
    REQUIRE(*made);
    if (!was_there) fs::remove(file);
    const Asking asking([](store::disk::Act act, const fs::path& of) {
      if (act == store::disk::Act::make && of.filename().string().find(".backup") != std::string::npos)
        throw fs::filesystem_error("gone", of, std::make_error_code(std::errc::io_error));
      return 0;
    });
    const auto done = protect(file, {}, nullptr, key);
    REQUIRE(done);
    CHECK(store::state_of(file) == State::locked);
    CHECK(done->backups.empty());
    REQUIRE(done->out_of_reach.size() == 1);
    CHECK(done->out_of_reach[0].file == (*made)->file);
    CHECK(safe::texts((*made)->file, nullptr) == Texts{secret});
  }
}

TEST_CASE("a fault after the file has its new key is no failure, and a copy that would not go is named") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  safe::write(file, nullptr, secret);
  const auto before = store::copy_before(file, 2);
  REQUIRE(store::copy_to(file, nullptr, before));
  const auto key = a_key();
  bool failed = false;
  const Asking asking([&](store::disk::Act act, const fs::path& of) {
    if (of == before) return EIO;
    if (act != store::disk::Act::sync_folder || store::state_of(file) != State::locked) return 0;
    return std::exchange(failed, true) ? 0 : EIO;  // once
  });
  const auto done = protect(file, {}, nullptr, key);
  CHECK(failed);
  REQUIRE(done);
  CHECK(safe::texts(file, key) == Texts{secret});
  REQUIRE(done->out_of_reach.size() == 1);
  CHECK(done->out_of_reach[0].file == before.string());
}
