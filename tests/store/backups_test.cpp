// Copies made without asking: verified, thinned out, never mixed up with another's.
#include "store/backups.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <numeric>
#include <set>

#include "store/migrations.hpp"
#include "store/safe.hpp"
#include "store/whole.hpp"

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
  CHECK(count(Backups::kept(every(7 * day, 10))) == 10);      // however far apart
  CHECK(count(Backups::kept(every(7 * day, 30))) == 10 + 5);  // and of earlier months, up to a year ago, the last of each
  CHECK(count(Backups::kept(every(31 * day, 30))) == 12);
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

TEST_CASE("a name with .part in it is a name like others, and what was left half written of it goes") {
  const Scratch scratch;
  const auto file = scratch / "my.partner.vignette";
  safe::write(file, nullptr, "kept");
  fs::create_directories(scratch / "backups");
  support::put_bytes(scratch / "backups" / "my.partner 2026-10-13 0900.00Z.backup.part2", "half");
  REQUIRE(*Backups(file, {}, nullptr).make(october));
  CHECK(safe::names_in(scratch / "backups") == Texts{"my.partner 2026-10-14 1520.12Z.backup"});
}

TEST_CASE("a commitment, a reflection or a choice of lens that alone has changed makes a copy") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  safe::write(file, nullptr, "kept");
  Backups backups(file, {}, nullptr);
  auto now = october;
  REQUIRE(*backups.make(now));
  portfolio::Commitment promised{.id = "c1", .from = {"sam", "q1"}, .made = {1'000}, .changed = {1'000}};
  portfolio::Reflection reflection{.id = "r1", .title = "A course", .day = {2026, 10, 14}, .made = {1'000}, .changed = {1'000}};
  portfolio::LensChoice lens{.by = {"sam", "q1"}, .lens = "gibbs"};
  const auto keep = [&](const std::vector<store::Change>& changes) {
    CHECK((*store::Store::open(file))->transact(changes));
    now.ms += hour;
    const auto made = backups.make(now);
    return made && *made;
  };
  CHECK(keep({portfolio::SaveCommitment{promised}}));
  promised.why = "It went well.";
  CHECK(keep({portfolio::SaveCommitment{promised}}));
  CHECK(keep({portfolio::SaveReflection{reflection}}));
  reflection.title = "Another";
  CHECK(keep({portfolio::SaveReflection{reflection}}));
  CHECK(keep({portfolio::SaveLens{lens}}));
  lens.lens.clear();
  CHECK(keep({portfolio::SaveLens{lens}}));
  CHECK_FALSE(keep({portfolio::SaveLens{lens}}));
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
  safe::write(mine, nullptr, "Zanzibarian");
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
  CHECK(safe::files_with(shared, "Zanzibarian").empty());
}

TEST_CASE("portfolios of one name in one folder: each lists, thins out and takes out of its own copies alone, whatever is in them") {
  for (const bool with_answers : {true, false}) {
    for (const bool keyed : {false, true}) {
      INFO((with_answers ? "answers" : "marks alone") << (keyed ? ", protected" : ""));
      const Scratch scratch;
      const auto shared = scratch / "disk";
      const fs::path files[] = {scratch / "a" / "portfolio.vignette", scratch / "b" / "portfolio.vignette"};
      const store::KeyPtr keys[] = {keyed ? a_key(1) : nullptr, keyed ? a_key(2) : nullptr};
      const auto write = [&](int whose, int hour_of) {
        auto open = store::Store::open(files[whose], keys[whose]);
        REQUIRE(open);
        const auto text = "of " + std::to_string(whose) + " at " + std::to_string(hour_of);
        if (with_answers) {
          auto save = samples::save("q1", text, 1'000 + hour_of);
          save.answer.id = portfolio::make_id({1}, static_cast<std::uint64_t>(whose), 7);
          REQUIRE((*open)->transact({save}));
        } else {
          REQUIRE((*open)->transact({portfolio::SaveMark{samples::mark(std::to_string(whose) + text, "q", text, hour_of)}}));
        }
      };
      std::set<std::string> made[2];
      for (int i = 0; i < 14; ++i) {  // more than are kept of one day
        for (const int whose : {0, 1}) {
          write(whose, i);
          const auto one = Backups(files[whose], shared, keys[whose]).make({october.ms + i * hour / 4});
          REQUIRE(one);
          REQUIRE(*one);
          made[whose].insert((*one)->file);
        }
      }
      CHECK(safe::names_in(shared).size() == 20);
      for (const int whose : {0, 1}) {
        const auto list = safe::listed(Backups(files[whose], shared, keys[whose]));
        CHECK(list.size() == 10);
        for (const auto& copy : list) CHECK(made[whose].contains(copy.file));
        CHECK(made[whose].contains((**Backups(files[whose], shared, keys[whose]).newest_good()).file));
      }
      // A portfolio that has forgotten which copies were made of it knows them by what they say.
      {
        store::Database database(files[0], store::Database::Way::write, keys[0].get());
        database.run("DELETE FROM backup_made");
      }
      CHECK(Backups(files[0], shared, keys[0]).list()->size() == 10);
      std::map<std::string, std::string> theirs;
      for (const auto& copy : safe::listed(Backups(files[1], shared, keys[1]))) theirs[copy.file] = support::bytes_of(copy.file);
      const portfolio::TakeOut all{.what = portfolio::TakenOut::What::everything, .when = october};
      const auto gone = Backups(files[0], shared, keys[0]).take_out(all);
      REQUIRE(gone);
      CHECK(gone->backups.size() == 10);
      CHECK(safe::names_in(shared).size() == 10);
      REQUIRE(store::protect(files[0], shared, keys[0], a_key(3)));
      for (const auto& [name, bytes] : theirs) CHECK(support::bytes_of(name) == bytes);
      CHECK(Backups(files[1], shared, keys[1]).list()->size() == 10);
    }
  }
}

TEST_CASE("a portfolio that was copied with its file, into another folder, keeps its copies apart from then on") {
  const Scratch scratch;
  const auto shared = scratch / "disk";
  const auto mine = scratch / "a" / "portfolio.vignette", theirs = scratch / "b" / "portfolio.vignette";
  safe::write(mine, nullptr, "the same at first");
  REQUIRE(*Backups(mine, shared, nullptr).make(october));
  fs::create_directories(scratch / "b");
  fs::copy_file(mine, theirs);
  for (const auto& [file, text] : {std::pair{mine, "mine"}, std::pair{theirs, "theirs"}}) {
    safe::write(file, nullptr, text, "q1", 2'000);
    REQUIRE(*Backups(file, shared, nullptr).make({october.ms + hour}));
  }
  CHECK(Backups(mine, shared, nullptr).list()->size() == 2);
  const auto list = safe::listed(Backups(theirs, shared, nullptr));
  REQUIRE(list.size() == 1);
  CHECK(safe::texts(list[0].file, nullptr) == Texts{"theirs"});
  // Where the first one is gone, the copies of it are those of the one that was moved.
  fs::remove(mine);
  CHECK(Backups(theirs, shared, nullptr).list()->size() == 3);
}

TEST_CASE("what another is writing is not taken for left over") {
  const Scratch scratch;
  safe::write(scratch / "p.vignette", nullptr, "kept");
  fs::create_directories(scratch / "disk");
  const auto name = std::string("p 2026-10-13 0900.00Z.backup.part");
  support::put_bytes(scratch / "disk" / name, "being written");
  {
    const auto writing = store::PartLock::take(scratch / "disk" / name);
    REQUIRE(writing);
    REQUIRE(*Backups(scratch / "p.vignette", scratch / "disk", nullptr).make(october));
    CHECK(fs::exists(scratch / "disk" / name));
    CHECK(fs::exists(scratch / "disk" / (name + "-held")));
  }
  safe::write(scratch / "p.vignette", nullptr, "kept, and more", "q1", 2'000);
  REQUIRE(*Backups(scratch / "p.vignette", scratch / "disk", nullptr).make(october));
  CHECK_FALSE(fs::exists(scratch / "disk" / name));
}

TEST_CASE("copies under an earlier key that nobody remembers are made anew, or named, and never thinned out") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette", disk = scratch / "disk";
  const auto first = a_key(1), second = a_key(2), third = a_key(3);
  const auto forget = [&](const store::KeyPtr& key) {
    store::Database database(file, store::Database::Way::write, key.get());
    database.run("DELETE FROM backup_made");
  };
  REQUIRE(store::protect(file, {}, nullptr, first));
  safe::write(file, first, "The otter sat on the bank.");
  REQUIRE(*Backups(file, disk, first).make(october));
  const auto copy = safe::listed(Backups(file, disk, first)).front().file;
  forget(first);
  const auto anew = store::protect(file, disk, first, second);
  REQUIRE(anew);
  CHECK(anew->backups.size() == 1);
  CHECK(anew->out_of_reach.empty());
  CHECK(safe::texts(copy, second) == Texts{"The otter sat on the bank."});
  // The disk is not known when the key changes once more.
  forget(second);
  REQUIRE(store::protect(file, {}, second, third));
  forget(third);
  const auto bytes = support::bytes_of(copy);
  const portfolio::TakeOut what{.key = {"sam", "q1"}, .passage = "otter", .when = october};
  Backups backups(file, disk, third);
  for (const auto& reached : {backups.holds(what), backups.take_out(what), store::protect(file, disk, third, a_key(4))}) {
    REQUIRE(reached);
    REQUIRE(reached->out_of_reach.size() == 1);
    CHECK(reached->out_of_reach[0].file == copy);
    CHECK(reached->out_of_reach[0].opens_otherwise);
    CHECK(reached->out_of_reach[0].keeps_until.ms == 0);
  }
  CHECK(backups.list()->empty());
  CHECK(support::bytes_of(copy) == bytes);
}

TEST_CASE("of a damaged portfolio the copies in a folder of one's choice are known, with a passphrase or without") {
  for (const auto& key : {store::KeyPtr(), a_key()}) {
    const Scratch scratch;
    const auto file = scratch / "p.vignette", disk = scratch / "disk";
    safe::write(file, key, "kept");
    REQUIRE(*Backups(file, disk, key).make(october));
    support::put_bytes(file, "damaged beyond repair");
    const auto good = Backups(file, disk, key).newest_good();
    REQUIRE(good);
    REQUIRE(*good);
    CHECK(safe::texts((*good)->file, key) == Texts{"kept"});
  }
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

TEST_CASE("copies on a disk that is not mounted are named although its folder's name is there, and those removed by hand are not") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p.vignette", disk = scratch / "disk", elsewhere = scratch / "unmounted";
  Backups backups(file, disk, nullptr);
  for (int n = 0; n < 3; ++n) {
    safe::write(file, nullptr, "text " + std::to_string(n), "q1", 1'000 + n);
    REQUIRE(*backups.make({october.ms + n * hour}));
  }
  const auto made = safe::listed(backups);
  REQUIRE(made.size() == 3);
  fs::remove(made[1].file);
  CHECK(safe::listed(backups).size() == 2);  // older and newer ones are there: it was removed

  fs::rename(disk, elsewhere);
  fs::create_directories(disk);
  for (const auto& folder : {disk, fs::path()}) {
    const auto list = safe::listed(Backups(file, folder, nullptr));
    REQUIRE(list.size() == 3);
    for (std::size_t i = 0; i < list.size(); ++i) {
      CHECK(list[i].file == made[i].file);
      CHECK_FALSE(list[i].reachable);
      CHECK(list[i].keeps_until.ms > 0);
    }
  }
  const auto reached = Backups(file, {}, nullptr).take_out({.key = {"sam", "q1"}, .passage = "text", .when = october});
  REQUIRE(reached);
  CHECK(reached->out_of_reach.size() == 3);

  SECTION("with the disk they are there again") {
    fs::remove(disk);
    fs::rename(elsewhere, disk);
    const auto list = safe::listed(backups);
    CHECK(list.size() == 2);
    CHECK(std::ranges::all_of(list, &portfolio::Backup::reachable));
  }
  SECTION("copies made since, under the same name, don't hide them; nor they those") {
    safe::write(file, nullptr, "since then", "q1", 9'000);
    REQUIRE(*backups.make({october.ms + 10 * hour}));
    CHECK(safe::listed(backups).size() == 4);
    fs::rename(disk, scratch / "below");
    fs::rename(elsewhere, disk);
    const auto list = safe::listed(backups);
    REQUIRE(list.size() == 3);
    CHECK_FALSE(list[0].reachable);
    CHECK(list[1].reachable);
  }
  SECTION("past their time they are named no more") {
    safe::write(file, nullptr, "a year later", "q1", 9'000);
    REQUIRE(*backups.make({october.ms + 400 * day}));
    CHECK(safe::listed(backups).size() == 1);
  }
}

TEST_CASE("copies that are not protected yet are made anew under the key with the next one") {
  // As where a program ended while the portfolio was protected: the file has its key, and its copies have none.
  const Scratch scratch;
  const auto file = scratch / "p.vignette", aside = scratch / "p set aside 2026-10-14 1520.vignette", stick = scratch / "stick";
  safe::write(file, nullptr, "heron by the weir");
  REQUIRE(*Backups(file, {}, nullptr).make(october));
  safe::write(file, nullptr, "heron by the weir, again", "q1", 2'000);
  REQUIRE(*Backups(file, stick, nullptr).make({october.ms + hour}));
  fs::copy_file(file, aside);
  fs::copy_file(file, store::copy_before(file, store::Store::newest_version()));
  const auto key = a_key();
  store::rewrite_under(file, nullptr, key.get());
  REQUIRE(safe::files_with(scratch.path(), "heron").size() == 4);

  Backups backups(file, {}, key);
  const auto list = backups.list();
  REQUIRE(list);
  CHECK(std::ranges::none_of(*list, &portfolio::Backup::is_protected));
  REQUIRE(backups.make({october.ms + 2 * hour}));
  CHECK(safe::files_with(scratch.path(), "heron").empty());
  const auto anew = safe::listed(backups);
  REQUIRE(anew.size() >= 2);
  CHECK(std::ranges::all_of(anew, &portfolio::Backup::is_protected));
  CHECK(safe::texts(anew.back().file, key) == Texts{"heron by the weir"});
  CHECK(safe::texts(aside, key) == Texts{"heron by the weir, again"});
}

TEST_CASE("marks and notes alone make a copy, and where nothing was kept there is none") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  Backups backups(file, {}, nullptr);
  REQUIRE(store::Store::open(file));
  CHECK(safe::is_nothing(backups.make(october)));
  CHECK_FALSE(fs::exists(scratch / "backups"));
  REQUIRE((*store::Store::open(file))->transact({portfolio::SaveMark{samples::mark("one", "passage", "a note")}}));
  const auto made = backups.make(october);
  REQUIRE(made);
  REQUIRE(*made);
  CHECK(samples::contents((*made)->file).marks.size() == 1);
}

TEST_CASE("a copy that lies elsewhere and is linked to is taken out of where it lies") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  safe::write(file, nullptr, "The otter sat on the bank.");
  Backups backups(file, {}, nullptr);
  const auto made = backups.make(october);
  REQUIRE(*made);
  const auto real = scratch / "archive" / fs::path((*made)->file).filename().string();
  fs::create_directories(real.parent_path());
  fs::rename((*made)->file, real);
  fs::create_symlink(real, (*made)->file);
  const auto done = backups.take_out({.key = {"sam", "q1"}, .passage = "otter", .when = october});
  REQUIRE(done);
  CHECK(done->backups.size() == 1);
  CHECK(fs::is_symlink((*made)->file));
  CHECK(safe::files_with(scratch / "archive", "otter").empty());
}

TEST_CASE("where the folder for backups cannot be, the copy is made beside the portfolio") {
  const Scratch scratch;
  const auto file = scratch / "p";
  const auto portfolio = std::move(*store::Store::open(file));
  REQUIRE(portfolio->transact({samples::save("q1", "first", 1'000)}));
  support::put_bytes(scratch / "media", "no folder");
  Backups backups(file, scratch / "media/stick", nullptr);
  CHECK(backups.folder_is_away());
  const auto made = backups.make(october);
  REQUIRE(made);
  REQUIRE(*made);
  CHECK(fs::path((*made)->file).parent_path() == scratch / "backups");
  CHECK(backups.folder_is_away());
  CHECK_FALSE(Backups(file, {}, nullptr).folder_is_away());
}

TEST_CASE("a disk for backups that is unplugged is not made up for by a folder of its name: the copy goes beside the portfolio") {
  const Scratch scratch;
  const auto file = scratch / "p", disk = scratch / "disk/backups";
  const auto portfolio = std::move(*store::Store::open(file));
  REQUIRE(portfolio->transact({samples::save("q1", "first", 1'000)}));
  REQUIRE(Backups(file, disk, nullptr).make(october));
  CHECK_FALSE(Backups(file, disk, nullptr).folder_is_away());
  fs::rename(scratch / "disk", scratch / "pocket");
  CHECK(Backups(file, disk, nullptr).folder_is_away());
  REQUIRE(portfolio->transact({samples::save("q1", "second", 2'000)}));
  const auto made = Backups(file, disk, nullptr).make({october.ms + hour});
  REQUIRE(made);
  REQUIRE(*made);
  CHECK_FALSE(fs::exists(scratch / "disk"));
  CHECK(fs::path((*made)->file).parent_path() == scratch / "backups");
  fs::rename(scratch / "pocket", scratch / "disk");
  REQUIRE(portfolio->transact({samples::save("q1", "third", 3'000)}));
  const auto again = Backups(file, disk, nullptr).make({october.ms + 2 * hour});
  REQUIRE(again);
  REQUIRE(*again);
  CHECK(fs::path((*again)->file).parent_path() == disk);
}
