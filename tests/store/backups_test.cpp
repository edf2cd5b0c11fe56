// Copies made without asking: verified, thinned out, never mixed up with another's.
#include "store/backups.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "store/safe.hpp"

using namespace vignette;
using portfolio::Instant;
using safe::a_key;
using safe::october;
using store::Backups;
using support::Scratch;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour;

std::size_t count(const std::vector<bool>& kept) { return static_cast<std::size_t>(std::ranges::count(kept, true)); }

std::vector<Instant> every(std::int64_t step, std::size_t count) {
  std::vector<Instant> made;
  for (std::size_t i = 0; i < count; ++i) made.push_back({october.ms - static_cast<std::int64_t>(i) * step});
  return made;
}

}  // namespace

TEST_CASE("a copy is made when something has changed, and not otherwise") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    fs::remove_all(scratch / "backups");
    fs::remove(file);
    Backups backups(file, {}, key);
    CHECK(safe::is_nothing(backups.make(october)));  // there is nothing to copy
    safe::write(file, key, "first");
    const auto made = backups.make(october);
    REQUIRE(made);
    REQUIRE(*made);
    CHECK((*made)->file == (scratch / "backups" / "p 2026-10-14 1520.12Z.backup").string());
    CHECK((*made)->made == october);
    CHECK((*made)->is_protected == (key != nullptr));
    CHECK(safe::texts((*made)->file, key) == Texts{"first"});
    CHECK((fs::status((*made)->file).permissions() & fs::perms::all) == fs::perms{0600});
    CHECK((fs::status(scratch / "backups").permissions() & fs::perms::all) == fs::perms{0700});

    CHECK(safe::is_nothing(backups.make({october.ms + hour})));
    safe::write(file, key, "second", "q1", 2'000);
    REQUIRE(*backups.make({october.ms + 2 * hour}));
    const auto list = backups.list();
    REQUIRE(list);
    REQUIRE(list->size() == 2);
    CHECK((*list)[0].made.ms == october.ms + 2 * hour);
    CHECK(safe::texts((*list)[0].file, key) == Texts{"second"});
    CHECK(safe::texts((*list)[1].file, key) == Texts{"first"});
    CHECK(safe::names_in(scratch / "backups").size() == 2);  // nothing beside them
  }
}

TEST_CASE("a copy is made while the portfolio is being written, and holds what was kept") {
  const Scratch scratch;
  const auto key = a_key();
  auto open = store::Store::open(scratch / "p", key);
  REQUIRE(open);
  for (int i = 0; i < 5; ++i) {
    REQUIRE((*open)->transact({samples::save("q1", "text " + std::to_string(i), 1'000 + i)}));
    const auto made = Backups(scratch / "p", {}, key).make({october.ms + i * hour});
    REQUIRE(made);
    REQUIRE(*made);
    CHECK(safe::texts((*made)->file, key) == Texts{"text " + std::to_string(i)});
  }
}

TEST_CASE("the newest ten, the newest of each of fourteen days, of each of twelve months") {
  CHECK(Backups::kept({}).empty());
  CHECK(count(Backups::kept(every(hour / 60, 30))) == 10);  // of one hour
  CHECK(count(Backups::kept(every(day, 14))) == 14);        // one a day
  const auto daily = Backups::kept(every(day, 500));
  CHECK(count(daily) == 14 + 11);  // and the last of eleven earlier months
  CHECK(std::ranges::all_of(daily.begin(), daily.begin() + 14, [](bool kept) { return kept; }));
  CHECK(daily[14]);  // 30 September
  CHECK_FALSE(daily[15]);
  const auto hourly = Backups::kept(every(hour, 24 * 40));
  CHECK(count(hourly) == 10 + 13 + 1);
  CHECK(count(Backups::kept(every(31 * day, 30))) == 14);  // fourteen days with a copy, however far apart
}

TEST_CASE("hour after hour, no more is kept than that, and the newest is always there") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  const auto folder = scratch / "backups";
  safe::write(file, nullptr, "start");
  Backups backups(file, folder, nullptr);
  Instant now = october;
  for (int i = 0; i < 30; ++i) {
    now.ms += 5 * hour;
    safe::write(file, nullptr, "text " + std::to_string(i), "q1", now.ms);
    const auto made = backups.make(now);
    REQUIRE(made);
    REQUIRE(*made);
    CHECK(fs::exists((*made)->file));
  }
  const auto list = backups.list();
  REQUIRE(list);
  CHECK(list->size() <= 10 + 14);
  CHECK(list->size() >= 10 + 4);
  CHECK(list->front().made == now);
  CHECK(list->size() == safe::names_in(folder).size());
  CHECK(std::ranges::is_sorted(*list, std::greater(), &portfolio::Backup::made));
  for (const auto& copy : *list) CHECK(copy.keeps_until > copy.made);
}

TEST_CASE("a clock that is set back pushes out no good copy, and the new one stays") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  Backups backups(file, {}, nullptr);
  Instant now = october;
  for (int i = 0; i < 12; ++i) {
    now.ms += hour;
    safe::write(file, nullptr, "before " + std::to_string(i), "q1", now.ms);
    REQUIRE(*backups.make(now));
  }
  const auto before = safe::names_in(scratch / "backups");
  Instant back{october.ms - 400 * day};
  for (int i = 0; i < 12; ++i) {
    safe::write(file, nullptr, "after " + std::to_string(i), "q1", back.ms + i);
    const auto made = backups.make(back);  // the same second, over and over
    REQUIRE(made);
    REQUIRE(*made);
    CHECK(safe::texts((*made)->file, nullptr) == Texts{"after " + std::to_string(i)});
  }
  const auto after = safe::names_in(scratch / "backups");
  CAPTURE(before, after);
  for (const auto& name : before) CHECK(std::ranges::count(after, name) == 1);
  CHECK(after.size() >= before.size() + 10);
}

TEST_CASE("what a killed program left half written goes with the next copy") {
  const Scratch scratch;
  safe::write(scratch / "p.vignette", nullptr, "kept");
  fs::create_directories(scratch / "backups");
  support::put_bytes(scratch / "backups" / "p 2026-10-13 0900.00Z.backup.part", "half");
  support::put_bytes(scratch / "backups" / "mine.part", "somebody's own");
  REQUIRE(*Backups(scratch / "p.vignette", {}, nullptr).make(october));
  CHECK(safe::names_in(scratch / "backups") == std::vector<std::string>{"mine.part", "p 2026-10-14 1520.12Z.backup"});
}

TEST_CASE("a folder of odd letters, and a portfolio of odd name, are folders and names like others") {
  const Scratch scratch;
  for (const auto* name : {"it's \"mine\"", "\u0175y\u0177n \u00e9", "100% sure; DROP TABLE", "new\nline", "-o"}) {
    const auto folder = scratch / name;
    const auto file = folder / (std::string(name) + ".vignette");
    const auto key = a_key();
    INFO(name);
    REQUIRE(store::protect(file, {}, nullptr, key));
    safe::write(file, key, "in an odd place");
    const auto made = Backups(file, {}, key).make(october);
    REQUIRE(made);
    REQUIRE(*made);
    CHECK(safe::texts((*made)->file, key) == Texts{"in an odd place"});
    REQUIRE(store::protect(file, {}, key, nullptr));
    REQUIRE(store::restore((*made)->file, nullptr, file, october));
    CHECK(safe::texts(file, nullptr) == Texts{"in an odd place"});
    CHECK(Backups(file, {}, nullptr).list()->size() == 1);
  }
}

TEST_CASE("two portfolios of one name in one folder keep their copies apart") {
  const Scratch scratch;
  const auto shared = scratch / "disk";
  const auto mine = scratch / "a" / "portfolio.vignette", theirs = scratch / "b" / "portfolio.vignette";
  safe::write(mine, nullptr, "mine");
  auto other = store::Store::open(theirs);
  auto answer = samples::answer("q9", "theirs");
  REQUIRE((*other)->transact({portfolio::SaveAnswer{answer, true}}));
  other->reset();
  REQUIRE(*Backups(mine, shared, nullptr).make(october));
  REQUIRE(*Backups(theirs, shared, nullptr).make(october));
  CHECK(safe::names_in(shared).size() == 2);
  REQUIRE(Backups(mine, shared, nullptr).list()->size() == 1);
  REQUIRE(store::protect(mine, shared, nullptr, a_key()));
  const auto copy = Backups(theirs, shared, nullptr).list();
  REQUIRE(copy->size() == 1);
  CHECK_FALSE(copy->front().is_protected);
  CHECK(safe::texts(copy->front().file, nullptr) == Texts{"theirs"});
  CHECK(safe::files_with(shared, "mine").empty());
}

TEST_CASE("the newest good copy is found behind damaged ones") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    fs::remove_all(scratch / "backups");
    fs::remove(file);
    Backups backups(file, {}, key);
    CHECK(safe::is_nothing(backups.newest_good()));
    for (int i = 0; i < 3; ++i) {
      safe::write(file, key, "text " + std::to_string(i), "q1", 1'000 + i);
      REQUIRE(*backups.make({october.ms + i * hour}));
    }
    const auto list = *backups.list();
    REQUIRE(list.size() == 3);
    support::put_bytes(list[0].file, "");
    auto bytes = support::bytes_of(list[1].file);
    for (std::size_t at = 5'000; at < bytes.size(); at += 4'096) bytes[at] = static_cast<char>(bytes[at] ^ 0x41);
    for (std::size_t at = 4'096; at < bytes.size(); at += 4'096) bytes[at] = static_cast<char>(bytes[at] ^ 0x41);
    support::put_bytes(list[1].file, bytes);
    support::put_bytes(file, "damaged beyond repair");
    const auto good = backups.newest_good();
    REQUIRE(good);
    REQUIRE(*good);
    CHECK((*good)->file == list[2].file);
    CHECK(safe::texts((*good)->file, key) == Texts{"text 0"});
  }
}

TEST_CASE("what is taken out for good goes from every copy that can be reached") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    fs::remove_all(scratch / "backups");
    fs::remove(file);
    Backups backups(file, {}, key);
    safe::write(file, key, "The otter sat on the bank.");
    REQUIRE(*backups.make(october));
    safe::write(file, key, "The otter sat on the bank. And then it swam.", "q1", 2'000);
    safe::write(file, key, "Nothing to do with it", "q2", 3'000);
    REQUIRE(*backups.make({october.ms + hour}));
    const portfolio::TakeOut what{.key = {"sam", "q1"}, .passage = "otter", .when = {october.ms + 2 * hour}};
    REQUIRE(backups.holds(what)->backups.size() == 2);
    {
      auto open = store::Store::open(file, key);
      REQUIRE((*open)->take_out(what));
    }
    const auto done = backups.take_out(what);
    REQUIRE(done);
    CHECK(done->backups.size() == 2);
    CHECK(done->out_of_reach.empty());
    CHECK(backups.holds(what)->backups.empty());
    CHECK(safe::files_with(scratch.path(), "otter").empty());
    for (const auto& copy : safe::listed(backups)) {
      const auto texts = safe::texts(copy.file, key);
      CHECK(std::ranges::none_of(texts, [](const std::string& text) { return text.find("otter") != std::string::npos; }));
      CHECK(samples::contents(copy.file, key).taken_out.size() == 1);
    }
    const portfolio::TakeOut all{.what = portfolio::TakenOut::What::everything, .when = october};
    REQUIRE(backups.take_out(all));
    CHECK(backups.list()->empty());
    CHECK(safe::names_in(scratch / "backups").empty());
  }
}
