// Portfolios of earlier versions, made by the programs of their time, and kept in fixtures.
#include "store/migrations.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "store/care.hpp"
#include "store/safe.hpp"
#include "store/samples.hpp"
#include "store/seals.hpp"
#include "store/still_held.hpp"
#include "store/whole.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Reader;
using store::Store;
namespace fs = std::filesystem;

namespace {

const fs::path fixtures = fs::path(VIGNETTE_SOURCE) / "tests/store/fixtures";

constexpr const char* sam = "hmip-yj-sam-reviewing";
constexpr const char* wayne = "hmip-yj-wayne-engagement";
constexpr std::int64_t begun = 1'792'000'000'000;

void check_version_1(Reader& reader) {
  const auto contents = reader.everything();
  REQUIRE(contents);
  REQUIRE(contents->answers.size() == 4);
  CHECK(contents->tally == portfolio::Tally{4, 7});
  const auto& longest = contents->answers[0];
  CHECK(longest.key == portfolio::QuestionKey{wayne, "q1"});
  CHECK(longest.updated.ms == begun + 500'000);
  CHECK(longest.revisions == 3);
  CHECK(contents->answers[1].text == "Nothing kept but this draft.");
  CHECK(contents->answers[1].revisions == 0);
  CHECK(contents->answers[2].text.empty());
  const auto& first = contents->answers[3];
  CHECK(first.key == portfolio::QuestionKey{sam, "q1"});
  CHECK(first.case_title == "Sam");
  CHECK(first.question_number == 1);
  CHECK(first.wording == "What do you notice about how the plan was made with Sam?");
  CHECK(first.text.ends_with("Dŵr, tŷ, café: “words” in other letters. And not yet kept as a version."));
  CHECK(first.created.ms == begun);
  CHECK(first.id.size() == 36);

  const auto versions = reader.revisions({sam, "q1"}).value();
  REQUIRE(versions.size() == 3);
  CHECK(versions[0].text == "The plan was written before anyone asked Sam.");
  CHECK(versions[0].made.ms == begun);
  CHECK(versions[0].id.size() == 36);
  CHECK(versions[1].text == "The plan was written before anyone asked Sam. His mother was asked, twice.");
  CHECK(versions[2].text.ends_with("“words” in other letters."));
  const auto longer = reader.revisions({wayne, "q1"}).value();
  REQUIRE(longer.size() == 3);
  CHECK(longer[0].text == longest.text);
  CHECK(longer[1].text == longest.text + "And one thing more.");
  CHECK(longer[2].text == longest.text);

  REQUIRE(contents->places.size() == 2);
  CHECK(contents->places[1].sections_read == std::vector<std::string>{"summary", "comments"});
  CHECK(contents->places[1].block == 7);
  CHECK(contents->places[1].content_note_seen);
  CHECK(reader.search({.words = "dwr"})->size() == 1);
  CHECK(reader.look_over(false)->faults.empty());
}

constexpr const char* wayne_planning = "hmip-yj-wayne-planning";
constexpr std::int64_t begun_2 = 1'793'000'000'000;

void check_version_2(Reader& reader) {
  const auto contents = reader.everything();
  REQUIRE(contents);
  REQUIRE(contents->answers.size() == 4);
  CHECK(contents->tally == portfolio::Tally{4, 8});
  CHECK(contents->answers[0].key == portfolio::QuestionKey{wayne_planning, "q2"});
  CHECK(contents->answers[0].text == "One. Two. Three. Four.");
  CHECK(contents->answers[1].text == "Nothing kept but this draft.");
  CHECK(contents->answers[1].revisions == 0);
  const auto& first = contents->answers[3];
  CHECK(first.key == portfolio::QuestionKey{sam, "q1"});
  CHECK(first.text.ends_with("Dŵr, tŷ, café: “words” in other letters. And not yet kept as a version."));
  CHECK(first.created.ms == begun_2 + 1'000);
  const auto versions = reader.revisions({sam, "q1"}).value();
  REQUIRE(versions.size() == 4);
  CHECK(versions[1].text == "The reviews were made with Sam, and his mother was asked.");
  CHECK(versions[3].text == versions[2].text + "Dŵr, tŷ, café: “words” in other letters.");
  CHECK(reader.revisions({wayne_planning, "q2"})->at(0).text == "One. Two.");
  REQUIRE(contents->taken_out.size() == 1);
  CHECK(contents->taken_out[0].when.ms == begun_2 + 11'000);
  REQUIRE(contents->places.size() == 2);
  CHECK(contents->places[1].sections_read == std::vector<std::string>{"summary", "comments"});
  CHECK(contents->marks.empty());
  CHECK(contents->cited.empty());
  CHECK(reader.of_cases({sam})->answers.size() == 2);
  CHECK(reader.search({.words = "dwr"})->size() == 1);
  CHECK(reader.search({.words = "stayed"})->size() == 1);
  CHECK(reader.look_over(false)->faults.empty());
}

constexpr std::int64_t begun_3 = 1'794'000'000'000;

void check_version_3(Reader& reader) {
  const auto contents = reader.everything();
  REQUIRE(contents);
  REQUIRE(contents->answers.size() == 2);
  CHECK(contents->tally == portfolio::Tally{2, 3});
  CHECK(contents->answers[0].text == "He stayed.");
  CHECK(contents->answers[1].key == portfolio::QuestionKey{sam, "q1"});
  CHECK(contents->answers[1].text.ends_with("Dŵr, tŷ, café. Not yet a version."));
  const auto versions = reader.revisions({sam, "q1"}).value();
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].text == "The plan was written before anyone asked Sam.");
  REQUIRE(contents->taken_out.size() == 1);
  CHECK(contents->taken_out[0].when.ms == begun_3 + 6'000);
  REQUIRE(contents->places.size() == 1);
  CHECK(contents->places[0].read_to == 0.5);
  REQUIRE(contents->marks.size() == 2);
  CHECK(contents->marks[0].at.quote == "nobody asked Sam");
  CHECK(contents->marks[0].note == "Why not?");
  CHECK(contents->marks[1].put_away == portfolio::Instant{begun_3 + 9'900});
  REQUIRE(contents->cited.size() == 1);
  CHECK(contents->cited[0].list.at(0).mark == contents->marks[0].id);
  CHECK(contents->reflections.empty());
  CHECK(contents->commitments.empty());
  CHECK(contents->lenses.empty());
  CHECK(reader.beginning()->answers.size() == 2);
  CHECK(reader.search({.words = "dwr"})->size() == 1);
  CHECK(reader.look_over(false)->faults.empty());
}

std::int64_t version_in(const fs::path& file) {
  sqlite3* db = nullptr;
  sqlite3_stmt* row = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  REQUIRE(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &row, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_step(row) == SQLITE_ROW);
  const auto version = sqlite3_column_int64(row, 0);
  sqlite3_finalize(row);
  sqlite3_close(db);
  return version;
}

}  // namespace

TEST_CASE("a portfolio of version 1 is brought over whole, after a copy of it") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-1.vignette", file);
  REQUIRE(Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  check_version_1(**Reader::open(file));

  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(copy.filename() == "p.vignette before version 10.backup");
  CHECK(version_in(copy) == 1);
  struct stat status{};
  REQUIRE(::stat(copy.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  check_version_1(**Reader::open(copy));
  CHECK_FALSE(fs::exists(copy.string() + ".part"));
  CHECK_FALSE(fs::exists(copy.string() + "-wal"));
}

TEST_CASE("a portfolio of version 1 can be read without being touched") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-1.vignette", file);
  const auto before = support::bytes_of(file);
  check_version_1(**Reader::open(file));
  CHECK(support::bytes_of(file) == before);
  CHECK(std::distance(fs::directory_iterator(scratch.path()), {}) == 1);
}

TEST_CASE("a portfolio of version 2 is brought over whole, after a copy of it, and keeps marks from then on") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-2.vignette", file);
  const auto before = support::bytes_of(file);
  check_version_2(**Reader::open(file));
  CHECK(support::bytes_of(file) == before);
  auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  check_version_2(**Reader::open(file));
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 2);
  check_version_2(**Reader::open(copy));
  const auto mark = samples::mark("a", "asked");
  REQUIRE(store->transact({portfolio::SaveMark{mark}}));
  CHECK(samples::contents(file).marks == std::vector{mark});
  REQUIRE(store::salvage(copy, nullptr, scratch / "salvaged"));
  CHECK(samples::contents(scratch / "salvaged").answers.size() == 4);
}

TEST_CASE("a portfolio of version 3 is brought over whole, after a copy of it, and keeps commitments from then on") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-3.vignette", file);
  const auto before = support::bytes_of(file);
  check_version_3(**Reader::open(file));
  CHECK(support::bytes_of(file) == before);
  auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  check_version_3(**Reader::open(file));
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 3);
  check_version_3(**Reader::open(copy));
  const portfolio::Commitment one{.id = "c1", .from = {sam, "q1"}, .will = "ask first"};
  REQUIRE(store->transact({portfolio::SaveCommitment{one}}));
  CHECK(samples::contents(file).commitments == std::vector{one});
  REQUIRE(store::salvage(copy, nullptr, scratch / "salvaged"));
  CHECK(samples::contents(scratch / "salvaged").marks.size() == 2);
}

namespace {

/// Adds to a portfolio of version 4 a commitment of 1 July 2026, as the program of that time would have.
void add_one_of_summer(const fs::path& file) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  store::offer_seals(db);
  const int code = sqlite3_exec(db, R"sql(
    INSERT INTO commitment (id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made,
        changed, later, came_back, outcome, why, at_rest, put_away, seal)
      VALUES ('of-summer', '', '', '', 0, '', '', 'ask first', '', '', 1782900000000, 1782900000000, NULL, 0, 0, '', 0, NULL, 0);
    UPDATE commitment SET seal = seal(id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words,
        made, changed, later, came_back, outcome, why, at_rest, put_away) WHERE id = 'of-summer')sql",
                                nullptr, nullptr, nullptr);
  INFO(sqlite3_errmsg(db));
  CHECK(code == SQLITE_OK);
  sqlite3_close(db);
}

}  // namespace

TEST_CASE("a portfolio of version 4 is brought over, each commitment with the clock of its day") {
  // As it was on this computer: in London the clocks had gone back by 18 November, and a day in June was an hour ahead.
  const char* zone = std::getenv("TZ");
  const std::string before = zone ? zone : "";
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  struct Place {
    const char* name;
    int summer, winter;
  };
  for (const auto& [name, summer, winter] : {Place{"Europe/London", 60, 0}, Place{"Asia/Kolkata", 330, 330}}) {
    setenv("TZ", name, 1);
    tzset();
    fs::copy_file(fixtures / "version-4.vignette", file, fs::copy_options::overwrite_existing);
    add_one_of_summer(file);
    const auto read = (*Reader::open(file))->everything();
    auto store = std::move(*Store::open(file));
    CHECK(version_in(file) == Store::newest_version());
    const auto contents = samples::contents(file);
    REQUIRE(contents.commitments.size() == 3);
    CHECK(contents.commitments == read->commitments);
    CHECK(contents.commitments[0].will == "ask first");
    CHECK(contents.commitments[0].made_offset == summer);
    CHECK(contents.commitments[1].words == "nobody asked Sam");
    REQUIRE(contents.commitments[1].said.size() == 1);  // at its first return
    CHECK(contents.commitments[1].said[0].why == "It was Monday.");
    CHECK(contents.commitments[2].put_away == portfolio::Instant{1'795'000'000'007});
    for (const std::size_t one : {1U, 2U}) CHECK(contents.commitments[one].made_offset == winter);
    CHECK((*Reader::open(file))->look_over(false)->faults.empty());
    REQUIRE(store::salvage(store::copy_before(file, Store::newest_version()), nullptr, scratch / "salvaged"));
    CHECK(samples::contents(scratch / "salvaged").commitments == contents.commitments);
    CHECK((*Reader::open(scratch / "salvaged"))->look_over(false)->faults.empty());
    fs::remove(scratch / "salvaged");
  }
  zone ? setenv("TZ", before.c_str(), 1) : unsetenv("TZ");
  tzset();
}

TEST_CASE("a portfolio of version 5 is brought over whole, after a copy of it, and keeps key cards from then on") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-5.vignette", file);
  const auto before = support::bytes_of(file);
  const auto contents = samples::contents(file);
  CHECK((*Reader::open(file))->people().value() == portfolio::Acquainted{});
  CHECK(support::bytes_of(file) == before);
  REQUIRE(contents.answers.size() == 2);
  CHECK(contents.tally == portfolio::Tally{2, 3});
  CHECK(contents.answers[1].text.ends_with("Dŵr, tŷ, café. Not yet a version."));
  CHECK(contents.reflections.at(0).title == "Letters in plain words");
  CHECK(contents.commitments.at(0).made_offset == 60);
  CHECK(contents.marks.at(0).note == "Why not?");
  CHECK(contents.cited.at(0).list.size() == 1);
  CHECK(contents.lenses.size() == 1);
  auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  CHECK(samples::contents(file) == contents);
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 5);
  CHECK(samples::contents(copy) == contents);
  const portfolio::Person one{.keys = "keys", .name = "T."};
  REQUIRE(store->transact({portfolio::SavePerson{one}}));
  CHECK((*Reader::open(file))->people()->people == std::vector{one});
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
}

TEST_CASE("a portfolio of version 6 is brought over whole, after a copy of it, and keeps what is shared from then on") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-6.vignette", file);
  const auto before = support::bytes_of(file);
  const auto contents = samples::contents(file);
  const auto people = (*Reader::open(file))->people().value();
  CHECK((*Reader::open(file))->reviews().value() == portfolio::Reviews{});
  CHECK(support::bytes_of(file) == before);
  REQUIRE(contents.answers.size() == 2);
  CHECK(contents.commitments.at(0).made_offset == 60);
  REQUIRE(people.own);
  CHECK(people.own->role == "case manager");
  REQUIRE(people.people.size() == 3);
  CHECK(people.people[0].words_read == portfolio::Instant{1'795'395'281'879});
  CHECK(people.people[1].put_away == portfolio::Instant{1'795'395'282'208});
  CHECK(people.people[2].name == "Ŵyn");
  auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  CHECK(samples::contents(file) == contents);
  CHECK((*Reader::open(file))->people().value() == people);
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 6);
  CHECK(samples::contents(copy) == contents);
  const portfolio::Exchange one{.number = "N1", .mine = true, .keys = people.people[0].keys, .name = "T."};
  REQUIRE(store->transact({portfolio::SaveExchange{one}}));
  CHECK((*Reader::open(file))->reviews()->exchanges == std::vector{one});
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
}

TEST_CASE("a portfolio of version 7 is brought over whole, and what was said at a return that is answered is put by") {
  using Outcome = portfolio::Commitment::Outcome;
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-7.vignette", file);
  const auto before = support::bytes_of(file);
  const auto contents = samples::contents(file);
  const auto reviews = (*Reader::open(file))->reviews().value();
  CHECK(support::bytes_of(file) == before);
  REQUIRE(reviews.exchanges.size() == 1);
  CHECK(reviews.exchanges[0].name == "T.");
  REQUIRE(contents.commitments.size() == 3);
  CHECK(contents.commitments[0].outcome == Outcome::open);
  CHECK(contents.commitments[0].said.empty());
  const auto& goes_on = contents.commitments[1];  // changed at its first return, and to come back again
  CHECK(goes_on.outcome == Outcome::open);
  CHECK(goes_on.why.empty());
  CHECK(goes_on.came_back == 1);
  REQUIRE(goes_on.said.size() == 1);
  CHECK(goes_on.said[0].when == goes_on.changed);
  CHECK(goes_on.said[0].outcome == Outcome::changed);
  CHECK(goes_on.said[0].why == "I rang the week before. Tŷ, dŵr.");
  const auto& rests = contents.commitments[2];
  CHECK(rests.outcome == Outcome::done);
  CHECK(rests.why == "It was done on the day.");
  CHECK(rests.said.empty());
  auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  CHECK(samples::contents(file) == contents);
  CHECK((*Reader::open(file))->reviews().value() == reviews);
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 7);
  CHECK(samples::contents(copy) == contents);
  auto again = goes_on;
  again.said.push_back({.when = {goes_on.changed.ms + 1}, .offset = 60, .outcome = Outcome::dropped, .why = "No longer."});
  REQUIRE(store->transact({portfolio::SaveCommitment{again}}));
  CHECK(samples::contents(file).commitments[1] == again);
  REQUIRE(store::salvage(copy, nullptr, scratch / "salvaged"));
  CHECK(samples::contents(scratch / "salvaged").commitments == contents.commitments);
  CHECK((*Reader::open(scratch / "salvaged"))->look_over(false)->faults.empty());
}

TEST_CASE("a portfolio of version 8 is brought over whole, and remembers from then on which backups may hold what was taken out") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-8.vignette", file);
  const auto before = support::bytes_of(file);
  const auto contents = samples::contents(file);
  CHECK(support::bytes_of(file) == before);
  REQUIRE(contents.answers.size() == 3);
  const portfolio::QuestionKey last{sam, "q3"};
  const auto newest = std::ranges::find(contents.answers, last, &portfolio::Answer::key);
  REQUIRE(newest != contents.answers.end());
  CHECK(newest->text == "I would ring first. Tŷ, dŵr, café. And then not.");
  CHECK((*Reader::open(file))->revisions(last)->at(1).text == "I would ring first. Tŷ, dŵr, café.");
  REQUIRE(contents.taken_out.size() == 1);
  REQUIRE(contents.commitments.size() == 3);
  CHECK(contents.commitments[1].said.at(0).why == "I rang the week before. Tŷ, dŵr.");
  const auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  CHECK(samples::contents(file) == contents);
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 8);
  CHECK(samples::contents(copy) == contents);
  portfolio::Backup away{.file = "away.backup"};
  away.still_holds = safe::october;
  REQUIRE(store->take_out({.what = portfolio::TakenOut::What::answer, .key = last, .when = safe::october}, {away}));
  const auto noted = store::still_held(file, nullptr);
  REQUIRE(noted.size() == 1);
  CHECK(noted[0].copy == "away.backup");
  CHECK(noted[0].what.key == last);
}

TEST_CASE("a portfolio of version 9 is brought over whole, and keeps plans of workshops from then on") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-9.vignette", file);
  const auto before = support::bytes_of(file);
  const auto contents = samples::contents(file);
  CHECK(support::bytes_of(file) == before);
  REQUIRE(contents.answers.size() == 3);
  CHECK(contents.plans.empty());
  const auto noted = store::still_held(file, nullptr);
  REQUIRE(noted.size() == 1);
  CHECK(noted[0].copy == "a disk that was away.backup");
  const auto store = std::move(*Store::open(file));
  CHECK(version_in(file) == Store::newest_version());
  CHECK(samples::contents(file) == contents);
  CHECK(store::still_held(file, nullptr).size() == 1);
  const auto copy = store::copy_before(file, Store::newest_version());
  CHECK(version_in(copy) == 9);
  CHECK(samples::contents(copy) == contents);
  const portfolio::WorkshopPlan plan{.case_id = sam, .note = "Ask the host to sit by the door."};
  REQUIRE(store->transact({portfolio::SaveWorkshopPlan{plan}}));
  CHECK(samples::contents(file).plans == std::vector{plan});
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
}

TEST_CASE("a protected portfolio of any earlier version is read, searched, taken out of and brought over as one that is not") {
  for (int version = 1; version < Store::newest_version(); ++version) {
    INFO("version " << version);
    const support::Scratch scratch;
    const auto file = scratch / "p.vignette", plain = scratch / "plain.vignette";
    const auto key = safe::a_key();
    for (const auto& one : {file, plain}) fs::copy_file(fixtures / ("version-" + std::to_string(version) + ".vignette"), one);
    store::rewrite_under(file, nullptr, key.get());
    REQUIRE(store::state_of(file) == store::State::locked);
    CHECK(store::info(file, {}, key)->version == version);
    const auto before = support::bytes_of(file);
    const auto open = samples::contents(plain);
    REQUIRE_FALSE(open.answers.empty());
    CHECK(samples::contents(file, key) == open);
    CHECK(store::info(file, {}, key)->tally == open.tally);
    const auto reader = std::move(*Reader::open(file, key));
    CHECK(reader->look_over(false)->faults.empty());
    CHECK(reader->revisions({sam, "q1"}).value() == (*Reader::open(plain))->revisions({sam, "q1"}).value());
    CHECK(reader->search({.words = "dwr"})->size() == (*Reader::open(plain))->search({.words = "dwr"})->size());
    CHECK(support::bytes_of(file) == before);

    const auto backup = scratch / "backups" / "p 2026-10-14 1520.12Z.backup";  // as one made by the program of its time
    fs::create_directories(scratch / "backups");
    fs::copy_file(file, backup);
    REQUIRE(Store::open(file, key));
    CHECK(store::info(file, {}, key)->version == Store::newest_version());
    CHECK(samples::contents(file, key) == open);
    CHECK(samples::contents(store::copy_before(file, Store::newest_version()), key) == open);
    const portfolio::TakeOut what{.what = portfolio::TakenOut::What::answer, .key = {sam, "q1"}, .when = safe::october};
    const auto done = store::Backups(file, {}, key).take_out(what);
    REQUIRE(done);
    CHECK(done->out_of_reach.empty());
    CHECK(done->backups.size() == 1);
    CHECK(samples::contents(backup, key).answers.size() == open.answers.size() - 1);
    REQUIRE(store::salvage(store::copy_before(file, Store::newest_version()), key, scratch / "salvaged"));
    CHECK(samples::contents(scratch / "salvaged", key).answers.size() == open.answers.size());
  }
}

TEST_CASE("where the copy cannot be made nothing is brought over") {
  const support::Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fixtures / "version-1.vignette", file);
  fs::create_directories(store::copy_before(file, Store::newest_version()) / "in the way");
  CHECK_FALSE(Store::open(file));
  CHECK(version_in(file) == 1);
}

TEST_CASE("a portfolio that was new is not copied first") {
  const support::Scratch scratch;
  REQUIRE(Store::open(scratch / "p"));
  CHECK_FALSE(fs::exists(store::copy_before(scratch / "p", Store::newest_version())));
}

TEST_CASE("there is a fixture for every earlier version") {
  // A new version: keep a file that the program before it has made as fixtures/version-N.vignette, and test that it is brought over.
  CHECK(Store::newest_version() == 10);
  for (int version = 1; version < Store::newest_version(); ++version) {
    CHECK(fs::exists(fixtures / ("version-" + std::to_string(version) + ".vignette")));
  }
}
