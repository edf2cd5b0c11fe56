// What is taken out, or protected, stands in no file any more, looked at byte by byte.
#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <optional>

#include "store/backups.hpp"
#include "store/care.hpp"
#include "store/reader.hpp"
#include "store/samples.hpp"
#include "support/faulty_vfs.hpp"
#include "support/jobs.hpp"

using namespace vignette;
namespace fs = std::filesystem;
using portfolio::Instant;
using portfolio::TakenOut;
using store::Backups;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

// Words that nothing else holds, in one that the index of words would keep too.
const std::string planted = "Zanzibar quokkas hum near the jetty";
const std::string planted_word = "quokkas";

bool holds(std::string bytes, std::string words) {
  const auto small = [](std::string& text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  };
  small(bytes);
  small(words);
  return bytes.find(words) != std::string::npos;
}

/// The files below a folder that hold some of these words.
std::string where(const fs::path& folder, const std::vector<std::string>& words) {
  std::string found;
  for (const auto& [name, bytes] : support::files_below(folder)) {
    for (const auto& each : words) {
      if (holds(bytes, each)) found += name + ": " + each + "\n";
    }
  }
  return found;
}

void keep(Store& store, const std::string& question, const std::string& text, std::int64_t at, bool revision = true) {
  REQUIRE(store.transact({portfolio::SaveAnswer{samples::answer(question, text, at), revision}}));
}

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += "word" + std::to_string(i % 211) + " ";
  return text;
}

/// Something in the environment, as it was before when this goes.
class Setting {
 public:
  Setting(const char* name, const fs::path& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Setting() {
    if (before_) {
      ::setenv(name_, before_->c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

constexpr std::int64_t hour = 3'600'000;

/// A life of a portfolio in which the words come, change, are backed up, and in part go again.
void live(const fs::path& file, const store::KeyPtr& key) {
  auto store = Store::open(file, key);
  REQUIRE(store);
  keep(**store, "q1", "Sam came late.", 1'000);
  keep(**store, "q1", "Sam came late. " + planted + ".", 2'000);
  keep(**store, "q2", filler(1500), 2'500);
  REQUIRE(Backups(file, {}, key).make(Instant{hour}));
  keep(**store, "q1", "Sam came late. And yet: " + planted + "! " + filler(300), 3'000);
  keep(**store, "q1", "Sam came late. And yet: " + planted + "! " + filler(310), 4'000, false);
  REQUIRE(Backups(file, {}, key).make(Instant{2 * hour}));
  store->reset();
  store = Store::open(file, key);
  REQUIRE(store);
  keep(**store, "q3", planted, 5'000);
  keep(**store, "q3", "Something else.", 6'000);
  REQUIRE(Backups(file, {}, key).make(Instant{3 * hour}));
}

portfolio::TakeOut take(TakenOut::What what, const std::string& question, const portfolio::Id& revision = {}) {
  return {.what = what, .key = {"sam", question}, .revision = revision, .passage = planted, .when = Instant{4 * hour}};
}

/// Takes out of the portfolio and of its backups.
void take_out(const fs::path& file, const store::KeyPtr& key, const portfolio::TakeOut& what) {
  {
    const auto store = Store::open(file, key);
    REQUIRE(store);
    const auto taken = (*store)->take_out(what);
    if (!taken) FAIL(words::describe(taken.error()));
  }
  const auto reached = Backups(file, {}, key).take_out(what);
  if (!reached) FAIL(words::describe(reached.error()));
  CHECK(reached->out_of_reach.empty());
}

}  // namespace

TEST_CASE("what is taken out for good stands in no file afterwards") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  live(file, nullptr);
  REQUIRE(where(scratch.path(), {planted}) != "");  // so that the looking can fail

  SECTION("a passage, question by question") {
    take_out(file, nullptr, take(TakenOut::What::passage, "q1"));
    take_out(file, nullptr, take(TakenOut::What::passage, "q3"));
  }
  SECTION("answers") {
    take_out(file, nullptr, take(TakenOut::What::answer, "q1"));
    take_out(file, nullptr, take(TakenOut::What::answer, "q3"));
  }
  SECTION("a case") { take_out(file, nullptr, take(TakenOut::What::one_case, "")); }
  SECTION("everything") { take_out(file, nullptr, take(TakenOut::What::everything, "")); }
  SECTION("versions, one by one") {
    for (const auto* question : {"q1", "q3"}) {
      std::vector<portfolio::Revision> revisions;
      {
        auto reader = Reader::open(file);
        REQUIRE(reader);
        revisions = *(*reader)->revisions({"sam", question});
      }
      for (const auto& revision : revisions) {
        if (revision.text.find(planted) != std::string::npos) {
          take_out(file, nullptr, take(TakenOut::What::version, question, revision.id));
        }
      }
    }
    // The draft of q1 is no version.
    take_out(file, nullptr, take(TakenOut::What::passage, "q1"));
  }
  CHECK(where(scratch.path(), {planted, planted_word, "uokkas"}) == "");
}

TEST_CASE("a marked passage and its note go with their case, a cited one with its answer, from the backups too") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  const bool answered = GENERATE(true, false);
  auto noted = samples::mark("noted", "Walruses whistle wanly", planted);
  auto put_away = samples::mark("away", planted_word, "Put away since");
  put_away.put_away = Instant{2'000};
  {
    auto store = Store::open(file);
    REQUIRE(store);
    if (answered) keep(**store, "q1", "Sam came late.", 1'000);
    REQUIRE((*store)->transact({portfolio::SaveMark{noted}, portfolio::SaveMark{put_away}, samples::cite("q1", {noted, put_away})}));
    REQUIRE(Backups(file, {}, nullptr).make(Instant{hour}));
    noted.note += ". " + filler(600);
    REQUIRE((*store)->transact({portfolio::SaveMark{noted}}));
    REQUIRE(Backups(file, {}, nullptr).make(Instant{2 * hour}));
    auto other = samples::mark("other", "Wayne’s own words", "stays");
    other.case_id = "wayne";
    REQUIRE((*store)->transact({portfolio::SaveMark{other}}));
  }
  const std::vector<std::string> words{planted, planted_word, "Walruses", "Put away since", "word17"};
  for (const auto& each : words) REQUIRE(where(scratch.path(), {each}) != "");

  SECTION("a case") {
    take_out(file, nullptr, take(TakenOut::What::one_case, ""));
    CHECK(where(scratch.path(), words) == "");
    CHECK(samples::contents(file).marks.size() == 1);
    CHECK(samples::contents(file).cited.empty());
  }
  SECTION("everything") {
    take_out(file, nullptr, take(TakenOut::What::everything, ""));
    CHECK(where(scratch.path(), words) == "");
    CHECK(where(scratch.path(), {"own words"}) == "");
  }
  SECTION("an answer: what it cites goes, the marks stay") {
    take_out(file, nullptr, take(TakenOut::What::answer, "q1"));
    CHECK(samples::contents(file).cited.empty());
    CHECK(samples::contents(file).marks.size() == 3);
    const auto copies = Backups(file, {}, nullptr).list().value();
    for (const auto& copy : copies) {
      CHECK(samples::contents(copy.file).cited.empty());
      CHECK(samples::contents(copy.file).marks.size() == 2);
    }
  }
  SECTION("a passage leaves them") {
    keep(**Store::open(file), "q1", planted, 3'000);
    take_out(file, nullptr, take(TakenOut::What::passage, "q1"));
    CHECK(samples::contents(file).marks.size() == 3);
    CHECK(samples::contents(file).cited.at(0).list.size() == 2);
  }
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
}

TEST_CASE("titles, each part of a commitment and notes stand in no file when what they belong to is taken out") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  const portfolio::QuestionKey own = portfolio::own_reflection("r1"), sam{"sam", "q1"};
  const auto say = [](const std::string& part) { return "Zanzibar" + part + " hum near the jetty"; };
  const std::vector<std::string> parts{"title", "words", "when", "will", "by", "with", "why", "note", "text"};
  const auto save_all = [&](Store& store, const portfolio::QuestionKey& key, const std::string& more) {
    const bool is_own = portfolio::is_own_reflection(key);
    const auto answer = [&](const portfolio::QuestionKey& at, const std::string& text) {
      auto one = samples::answer(at.question_id, text + more, 1'000);
      one.key = at;
      if (is_own) one.case_title = say("title");
      return portfolio::SaveAnswer{one, true};
    };
    portfolio::Commitment promise{.id = "c-" + key.case_id, .from = key, .title = is_own ? say("title") : "Sam", .words = say("text")};
    promise.words += say("words") + more;
    promise.when = say("when");
    promise.will = say("will") + more;
    promise.by = say("by");
    promise.with = say("with");
    promise.why = say("why") + more;
    REQUIRE(store.transact({answer(key, say("text")), answer(portfolio::only_for_me(key), say("note")), portfolio::SaveCommitment{promise},
                            portfolio::SaveLens{{key, "gibbs", {}}}}));
    if (is_own) REQUIRE(store.transact({portfolio::SaveReflection{{.id = "r1", .title = say("title") + more, .day = {2026, 10, 1}}}}));
  };
  const auto key = GENERATE_COPY(own, sam);
  {
    const auto store = Store::open(file);
    REQUIRE(store);
    save_all(**store, key, "");
    REQUIRE(Backups(file, {}, nullptr).make(Instant{hour}));
    save_all(**store, key, " " + filler(400));
    REQUIRE(Backups(file, {}, nullptr).make(Instant{2 * hour}));
    save_all(**store, key, " " + filler(90));
    keep(**store, "q7", "This stays.", 3'000);
  }
  const auto left = [&](const std::vector<std::string>& some) {
    std::string found;
    for (const auto& part : some) found += where(scratch.path(), {"zanzibar" + part});
    return found;
  };
  for (const auto& part : parts)
    if (part != "title" || key == own) REQUIRE(left({part}) != "");

  SECTION("the answer or the reflection") {
    auto what = take(TakenOut::What::answer, "");
    what.key = key;
    take_out(file, nullptr, what);
    // A case's note is not one answer's.
    const bool note_stays = key == sam;
    CHECK((left({"note"}) != "") == note_stays);
    CHECK(left({"title", "words", "when", "will", "by", "with", "why", "text"}) == "");
    CHECK(samples::contents(file).commitments.empty());
  }
  SECTION("the case, or everything") {
    take_out(file, nullptr, take(key == sam ? TakenOut::What::one_case : TakenOut::What::everything, ""));
    CHECK(left(parts) == "");
  }
  SECTION("a passage that every part of it holds") {
    auto what = take(TakenOut::What::passage, "");
    what.key = key;
    what.passage = "hum near the jetty";
    REQUIRE(where(scratch.path(), {what.passage}) != "");
    take_out(file, nullptr, what);
    what.key = portfolio::only_for_me(key);
    take_out(file, nullptr, what);
    CHECK(where(scratch.path(), {what.passage}) == "");
  }
  CHECK((*Reader::open(file))->look_over(false)->faults.empty());
}

TEST_CASE("taking out leaves nothing behind while a window and a reader have the portfolio open") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  live(file, nullptr);
  auto store = Store::open(file);
  auto reader = Reader::open(file);
  REQUIRE(store);
  REQUIRE(reader);
  CHECK((*reader)->everything());
  for (const auto* question : {"q1", "q3"}) {
    REQUIRE((*store)->take_out(take(TakenOut::What::passage, question)));
    REQUIRE(Backups(file, {}, nullptr).take_out(take(TakenOut::What::passage, question)));
  }
  CHECK(where(scratch.path(), {planted, planted_word}) == "");
  CHECK((*reader)->everything()->answers.size() == 3);
}

TEST_CASE("the rest stays when something is taken out") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  live(file, nullptr);
  take_out(file, nullptr, take(TakenOut::What::passage, "q1"));
  auto reader = Reader::open(file);
  REQUIRE(reader);
  const auto revisions = (*reader)->revisions({"sam", "q1"});
  REQUIRE(revisions);
  CHECK(std::ranges::any_of(*revisions, [](const auto& revision) { return revision.text == "Sam came late."; }));
  CHECK((*reader)->look_over(false)->sound);
  const auto contents = (*reader)->everything();
  const auto text_of = [&](const std::string& question) {
    return std::ranges::find_if(contents->answers, [&](const auto& answer) { return answer.key.question_id == question; })->text;
  };
  CHECK(text_of("q2") == filler(1500));
  CHECK(text_of("q3") == "Something else.");
  CHECK(text_of("q1").starts_with("Sam came late. And yet:"));
  CHECK(text_of("q1").ends_with(filler(310)));
}

TEST_CASE("a portfolio that is protected later holds nothing readable, its backups neither") {
  const Scratch scratch;
  const auto file = scratch / "home" / "p";
  live(file, nullptr);
  const auto reached = store::protect(file, {}, nullptr, jobs::key_of(1));
  if (!reached) FAIL(words::describe(reached.error()));
  CHECK(reached->out_of_reach.empty());
  CHECK(reached->backups.size() == 3);
  CHECK(where(scratch.path(), {planted, planted_word, "Sam came", "What do you notice", "word17", "CREATE TABLE", "SQLite format"}) == "");
  auto reader = Reader::open(file, jobs::key_of(1));
  REQUIRE(reader);
  CHECK((*reader)->everything()->answers.size() == 3);
}

TEST_CASE("nothing that is typed into a protected portfolio is readable in any file") {
  const Scratch scratch;
  const auto temporary = scratch / "temporary";
  fs::create_directories(temporary);
  const Setting tmpdir("TMPDIR", temporary);
  const Setting sqlite_tmpdir("SQLITE_TMPDIR", temporary);
  const auto file = scratch / "home" / "p";
  const auto key = jobs::key_of(1);
  const std::vector<std::string> typed{planted, planted_word, "Sam came", "word17", "What do you notice", "CREATE TABLE"};
  fs::create_directories(scratch / "home");
  {
    support::FaultyVfs disk(scratch.path());
    disk.look_out_for(typed);  // in whatever is written, to files that are gone again too
    live(file, key);
    {
      auto store = Store::open(file, key);
      REQUIRE(store);
      std::vector<store::Change> many;
      for (int i = 0; i < 300; ++i) {
        many.emplace_back(portfolio::SaveAnswer{samples::answer("many" + std::to_string(i), planted + filler(400), 7'000 + i), true});
      }
      REQUIRE((*store)->transact(many));  // more than its memory for pages holds
      REQUIRE((*store)->index(
          {{.case_id = "sam", .title = "Sam", .hash = "1", .pieces = {{.piece = 0, .heading = "Summary", .text = "Sam came by bus."}}}}));
      auto reader = Reader::open(file, key);
      REQUIRE(reader);
      CHECK_FALSE((*reader)->search({.words = "quokkas"})->empty());
      CHECK((*reader)->heads()->size() == 303);
      CHECK((*reader)->look_over(false)->sound);
      CHECK(where(scratch.path(), typed) == "");
    }
    REQUIRE(store::copy_to(file, key, scratch / "home" / "copy"));
    REQUIRE(store::restore(scratch / "home" / "copy", key, file, Instant{5 * hour}));
    REQUIRE(store::salvage(file, key, scratch / "home" / "salvaged"));
    take_out(file, key, take(TakenOut::What::answer, "q1"));
    REQUIRE(store::protect(file, {}, key, jobs::key_of(2)));
    CHECK(disk.seen() == "");
    CHECK(where(scratch.path(), typed) == "");

    // So that the looking can fail.
    REQUIRE(store::protect(file, {}, jobs::key_of(2), nullptr));
    CHECK(disk.seen() != "");
    CHECK(where(scratch.path(), typed) != "");
  }
  CHECK(fs::is_empty(temporary));
}
