// What was frozen is the learner's own copy, and goes with what it was made of: from every byte of the file and of its backups.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "store/backups.hpp"
#include "store/exchanging.hpp"
#include "store/safe.hpp"
#include "support/jobs.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using exchanging::page;
using exchanging::reviews;
using portfolio::Exchange;
using portfolio::PageKind;
using portfolio::SaveExchange;
using portfolio::SaveUnfinished;
using portfolio::TakeOut;
using store::Backups;
using store::Reader;
using store::Store;
using What = portfolio::TakenOut::What;
namespace fs = std::filesystem;

namespace {

const portfolio::QuestionKey first{"sam", "q1"};
constexpr portfolio::Instant when{900'000};
constexpr std::int64_t day_long = 86'400'000;

/// The files below a folder that hold a word, apart from where nothing can be told.
std::string where(const fs::path& folder, const std::string& word) {
  std::string found;
  for (const auto& [name, bytes] : support::files_below(folder))
    if (bytes.find(word) != std::string::npos) found += name + " ";
  return found;
}

/// A share of q1, and of another answer alone; a reply that quotes; what was agreed; notes and drafts; and somebody else's share.
struct Kept {
  support::Scratch scratch;
  fs::path file = scratch / "p";
  std::unique_ptr<Store> store;
  Exchange mine = exchanging::shared_by_me("S1", R"({"page":"He said \"wombat\".\nNobody asked."})");
  Exchange other = exchanging::shared_by_me("S2", R"({"page":"Of another answer."})");
  Exchange theirs = exchanging::handed_over("S3", R"({"page":"Theirs: wombat"})");

  Kept() {
    mine.pages.push_back(page(PageKind::reply, "R1", false, R"({"quote":"Nobody asked.","words":"quokka"})", 20'000));
    mine.pages.push_back(page(PageKind::agreement, "A1", true, R"({"lines":"numbat"})", 30'000));
    mine.notes.push_back({"n1", {40'000}, "A bilby came, and stayed."});
    other.answers[0].key.question_id = "q2";
    store = std::move(*Store::open(file));
    REQUIRE(store->transact({samples::save("q1", "He said \"wombat\".\nNobody asked."), samples::save("q2", "Of another answer."),
                             SaveExchange{mine}, SaveExchange{other}, SaveExchange{theirs}, draft("S1", PageKind::reply, "an echidna"),
                             draft("S1", PageKind::agreement, "a potoroo"), draft("S3", PageKind::reply, "a pademelon")}));
    // A mark and a citation are no part of an exchange, and in no backup in the way of taking one out.
    portfolio::Mark mark;
    mark.id = "m1", mark.case_id = "sam", mark.at.quote = "A passage.";
    REQUIRE(store->transact({portfolio::SaveMark{mark}, portfolio::SaveCited{{.by = first, .list = {{"m1", "A passage.", "Home"}}}}}));
    const auto made = Backups(file, {}, nullptr).make({10 * day_long});
    REQUIRE(made);
    REQUIRE(*made);
  }

  // One of the kind of a share is a note that is being written, in plain words.
  static SaveUnfinished draft(const std::string& about, PageKind kind, const std::string& body) {
    return {{.about = about, .kind = kind, .body = body, .changed = {50'000}}};
  }

  /// From the file and its backups; answers what was told of it before.
  portfolio::Reached take_out(const TakeOut& what) {
    const auto told = (*Reader::open(file))->holds(what).value();
    CHECK((*Reader::open(file))->has(what).value());
    const auto done = store->take_out(what);
    REQUIRE(done);
    CHECK(done->shares == told.shares);
    const auto copies = Backups(file, {}, nullptr).take_out(what);
    REQUIRE(copies);
    CHECK(copies->out_of_reach.empty());
    CHECK(copies->backups.size() == 1);
    CHECK_FALSE((*Reader::open(file))->has(what).value());
    CHECK((*Reader::open(file))->look_over(false)->faults.empty());
    return told;
  }
  Exchange now(const std::string& number) {
    const auto all = reviews(file);
    const auto* found = portfolio::exchange_of(all, number);
    return found ? *found : Exchange();
  }
};

/// As a page is whose body has gone.
void take_body(portfolio::Page& page) {
  page.body.clear();
  page.taken_out = when;
}

}  // namespace

TEST_CASE("an answer takes the share that holds it and the reply that quotes it; what was agreed stays, and so does the fingerprint") {
  for (const auto what : {What::answer, What::one_case}) {
    Kept kept;
    const auto told = kept.take_out({.what = what, .key = what == What::answer ? first : portfolio::QuestionKey{"sam", ""}, .when = when});
    if (what == What::answer) {
      REQUIRE(told.shares.size() == 1);
      CHECK(told.shares[0] == portfolio::SharedWith{.number = "S1",
                                                    .name = "T.",
                                                    .mine = true,
                                                    .made = {2026, 10, 14},
                                                    .share = true,
                                                    .replies = 1,
                                                    .agreements = 0,
                                                    .notes = false,
                                                    .drafts = true});
    }
    auto expected = kept.mine;
    take_body(expected.pages[0]);
    take_body(expected.pages[1]);
    CHECK(kept.now("S1") == expected);
    CHECK(kept.now("S3") == kept.theirs);
    CHECK((kept.now("S2").pages[0].body.empty()) == (what == What::one_case));
    const auto drafts = reviews(kept.file).unfinished;
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].kind == PageKind::agreement);
    CHECK(drafts[1].about == "S3");
    kept.store.reset();
    for (const auto* word : {"Nobody asked", "quokka", "echidna"}) CHECK(where(kept.scratch.path(), word).empty());
    CHECK_FALSE(where(kept.scratch.path(), "numbat").empty());
  }
}

TEST_CASE("a passage takes every page of one's own shares that holds it, whole, and goes from notes and drafts") {
  for (const auto& [passage, words] : std::vector<std::pair<std::string, std::size_t>>{
           {"said \"wombat\".", 0}, {"quokka", 1}, {"numbat", 2}, {"bilby", 3}, {"a potoroo", 4}}) {
    INFO(passage);
    Kept kept;
    const auto told = kept.take_out({.what = What::passage, .key = first, .passage = passage, .when = when});
    REQUIRE(told.shares.size() == 1);
    CHECK(told.shares[0] == portfolio::SharedWith{.number = "S1",
                                                  .name = "T.",
                                                  .mine = true,
                                                  .made = {2026, 10, 14},
                                                  .share = words == 0,
                                                  .replies = words <= 1 ? 1 : 0,
                                                  .agreements = words == 2 ? 1 : 0,
                                                  .notes = words == 3,
                                                  .drafts = words == 4 || words == 0});
    auto expected = kept.mine;
    if (words < 3) take_body(expected.pages[words]);
    if (words == 0) take_body(expected.pages[1]);  // the reply quotes what was shared, in part too
    if (words == 3) expected.notes[0].words = "A came, and stayed.";
    CHECK(kept.now("S1") == expected);
    CHECK(reviews(kept.file).unfinished.size() == (words == 4 || words == 0 ? 2 : 3));
    CHECK(kept.now("S3") == kept.theirs);
    kept.store.reset();
    if (words > 0) CHECK(where(kept.scratch.path(), passage).empty());
  }
}

TEST_CASE("within its answer a passage goes from the text and its versions; what was shared, said and typed of it stays, and is told") {
  Kept kept;
  portfolio::Commitment said;
  said.id = "c1", said.from = first, said.words = "He said \"wombat\".";
  const std::string talk(portfolio::to_talk_about);
  REQUIRE(kept.store->transact({portfolio::SaveCommitment{said}, Kept::draft(talk, PageKind::share, "Why said \"wombat\".?")}));
  const auto before = reviews(kept.file);
  const TakeOut what{.what = What::passage, .key = first, .passage = "said \"wombat\".", .when = when, .within_answer = true};
  const auto told = kept.take_out(what);
  REQUIRE(told.shares.size() == 1);
  CHECK(told.shares[0].number == "S1");
  CHECK(told.shares[0].share);
  CHECK(told.versions == std::vector<std::int64_t>{1});
  CHECK(told.in_draft);
  CHECK(reviews(kept.file) == before);
  const auto contents = samples::contents(kept.file);
  REQUIRE(contents.commitments.size() == 1);
  CHECK(contents.commitments[0].words == said.words);
  const auto answer = std::ranges::find(contents.answers, first, &portfolio::Answer::key);
  CHECK(answer->text == "He\nNobody asked.");
  CHECK((*Reader::open(kept.file))->revisions(first).value().front().text == "He\nNobody asked.");
  // Asked for by itself it goes from there too.
  REQUIRE(kept.store->take_out({.what = What::passage, .key = first, .passage = what.passage, .when = when}));
  CHECK(kept.now("S1").pages[0].taken_out == when);
}

TEST_CASE("a note that is being written loses the passage alone, and no other word") {
  Kept kept;
  REQUIRE(kept.store->transact({Kept::draft("S1", PageKind::share, "A dugong \"came\" late.")}));
  REQUIRE(kept.store->take_out({.what = What::answer, .key = first, .when = when}));
  REQUIRE(kept.store->take_out({.what = What::passage, .key = first, .passage = "dugong \"came\"", .when = when}));
  const auto drafts = reviews(kept.file).unfinished;
  REQUIRE(drafts.size() == 3);
  CHECK(drafts[0].body == "A late.");
  CHECK((*Reader::open(kept.file))->look_over(false)->faults.empty());
}

TEST_CASE("what one would like to talk about needs no share; it loses a passage from every byte, and goes with everything") {
  Kept kept;
  const std::string talk(portfolio::to_talk_about), day(portfolio::meeting_on);
  REQUIRE(
      kept.store->transact({Kept::draft(talk, PageKind::share, "A thylacine came.\nAnd then?"), Kept::draft(day, PageKind::share, "5/9")}));
  REQUIRE(Backups(kept.file, {}, nullptr).make({12 * day_long}));
  const auto of = [&](const std::string& about) {
    std::string words;
    for (const auto& one : reviews(kept.file).unfinished)
      if (one.about == about) words = one.body;
    return words;
  };
  CHECK(of(talk) == "A thylacine came.\nAnd then?");
  REQUIRE(kept.store->take_out({.what = What::answer, .key = first, .when = when}));
  CHECK(of(talk) == "A thylacine came.\nAnd then?");
  const TakeOut passage{.what = What::passage, .key = first, .passage = "thylacine", .when = when};
  REQUIRE(kept.store->take_out(passage));
  REQUIRE(Backups(kept.file, {}, nullptr).take_out(passage));
  CHECK(of(talk) == "A came.\nAnd then?");
  CHECK(of(day) == "5/9");
  CHECK((*Reader::open(kept.file))->look_over(false)->faults.empty());
  REQUIRE(kept.store->transact({Kept::draft(day, PageKind::share, "")}));
  CHECK(of(day).empty());
  REQUIRE(kept.store->take_out({.what = What::everything, .when = when}));
  CHECK(of(talk).empty());
  kept.store.reset();
  CHECK(where(kept.scratch.path(), "thylacine").empty());
}

TEST_CASE("a version takes the share it was shared in") {
  for (const bool known : {true, false}) {  // which version was shared is not known of every share: then its words tell
    Kept kept;
    const auto versions = (*Reader::open(kept.file))->revisions(first).value();
    REQUIRE(versions.size() == 1);
    auto shared = exchanging::shared_by_me("S4", known ? "{}" : R"({"page":"He said \"wombat\".\nNobody asked."})");
    shared.answers[0].version = known ? versions[0].id : "";
    REQUIRE(kept.store->transact({SaveExchange{shared}}));
    REQUIRE(kept.store->take_out({.what = What::version, .key = first, .revision = versions[0].id, .when = when}));
    CHECK(kept.now("S4").pages[0].body.empty());
    CHECK(kept.now("S4").pages[0].taken_out == when);
    CHECK(kept.now("S2") == kept.other);
    kept.store.reset();
  }
}

TEST_CASE("an exchange goes as a whole, of either side; its files are known if they come again") {
  for (const std::string number : {"S1", "S3"}) {
    Kept kept;
    const auto before = reviews(kept.file);
    const auto told = kept.take_out({.what = What::exchange, .when = when, .exchange = number});
    REQUIRE(told.shares.size() == 1);
    CHECK(told.shares[0].mine == (number == "S1"));
    const auto after = reviews(kept.file);
    CHECK(portfolio::exchange_of(after, number) == nullptr);
    CHECK(after.exchanges.size() == 2);
    CHECK(after.unfinished.size() == (number == "S1" ? 1 : 2));
    CHECK(after.opened == before.opened);
    CHECK(samples::contents(kept.file).taken_out.front().what == What::exchange);
    REQUIRE(kept.store->transact({SaveExchange{kept.theirs}, Kept::draft(number, PageKind::reply, "a pademelon")}));
    CHECK((portfolio::exchange_of(reviews(kept.file), "S3") == nullptr) == (number == "S3"));
    CHECK(reviews(kept.file).unfinished.size() == (number == "S1" ? 1 : 2));
    kept.store.reset();
    for (const auto* word : {"numbat", "bilby", "potoroo", "quokka"}) CHECK(where(kept.scratch.path(), word).empty() == (number == "S1"));
    for (const auto* word : {"Theirs", "pademelon"}) CHECK(where(kept.scratch.path(), word).empty() == (number == "S3"));
  }
}

TEST_CASE("everything takes every exchange and what was opened") {
  Kept kept;
  const TakeOut all{.what = What::everything, .when = when};
  CHECK((*Reader::open(kept.file))->holds(all)->shares.size() == 3);
  REQUIRE(kept.store->take_out(all));
  REQUIRE(Backups(kept.file, {}, nullptr).take_out(all));
  CHECK(reviews(kept.file) == portfolio::Reviews{});
  kept.store.reset();
  for (const auto* word : {"wombat", "quokka", "numbat", "bilby", "echidna", "potoroo", "pademelon", "Theirs", "tttttttt", "rrrrrrrr"})
    CHECK(where(kept.scratch.path(), word).empty());
}
