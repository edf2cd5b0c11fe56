// Taken out for good: from the draft, every version and the index, and from every byte of the files.
#include <catch2/catch_test_macros.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "store/begun.hpp"
#include "store/keeper.hpp"
#include "store/migrations.hpp"
#include "store/safe.hpp"
#include "store/samples.hpp"
#include "store/sqlite.hpp"
#include "support/faulty_vfs.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::TakenOut;
using portfolio::TakeOut;
using store::Reader;
using store::Store;
using support::Scratch;
using What = TakenOut::What;
namespace fs = std::filesystem;

namespace {

const portfolio::QuestionKey first{"sam", "q1"};
constexpr portfolio::Instant when{9'000};

/// The files of a folder that hold a word, in either capitals.
std::vector<std::string> files_with(const fs::path& folder, std::string word) {
  std::vector<std::string> files;
  const auto lower = [](std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  };
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && lower(support::bytes_of(entry.path())).find(lower(word)) != std::string::npos) {
      files.push_back(entry.path().filename());
    }
  }
  return files;
}

/// A portfolio in use, with other answers around so that pages are shared and split.
std::unique_ptr<Store> written(const fs::path& file, const store::KeyPtr& key = nullptr) {
  auto store = std::move(*Store::open(file, key));
  const std::string filler = std::string(1500, 'f') + " filler ";
  for (int i = 0; i < 40; ++i) REQUIRE(store->transact({samples::save("other" + std::to_string(i), filler + std::to_string(i), 100 + i)}));
  REQUIRE(store->transact({samples::save("q1", "The plan was made.", 1000)}));
  REQUIRE(store->transact({samples::save("q1", "The plan was made. Zanzibarian words stand here.", 2000)}));
  REQUIRE(store->transact({samples::save("q1", "The plan was made. Zanzibarian words stand here. And more.", 3000, false)}));
  REQUIRE(store->transact({samples::save("q1", "The plan was made, zanzibarian or not. Zanzibarian words stand here. And more.", 4000)}));
  REQUIRE(store->transact({samples::save("q1", "The plan was made. Zanzibarian words stand here. And more, unsaved.", 5000, false)}));
  for (int i = 0; i < 40; i += 3) REQUIRE(store->transact({samples::save("other" + std::to_string(i), std::to_string(i), 6000 + i)}));
  return store;
}

TakeOut passage(const std::string& words) { return {.what = What::passage, .key = first, .revision = {}, .passage = words, .when = when}; }

}  // namespace

TEST_CASE("a taking out that a kill cuts short is told of once; one that ends is not") {
  const Scratch scratch;
  const auto file = scratch / "p";
  static_cast<void>(written(file));
  {
    const store::Begun begun(file);
  }
  CHECK_FALSE(store::was_cut_short(file));
  const pid_t child = ::fork();
  if (child == 0) {
    const store::Begun begun(file);
    std::_Exit(0);  // as a kill: nothing is put in order
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(store::was_cut_short(file));
  CHECK_FALSE(store::was_cut_short(file));
}

TEST_CASE("a passage goes from the draft, every version, the index and every byte") {
  const Scratch scratch;
  const auto store = written(scratch / "p");
  REQUIRE_FALSE(files_with(scratch.path(), "zanzibar").empty());
  auto reader = std::move(*Reader::open(scratch / "p"));
  const auto what = passage("Zanzibarian words stand here.");
  const auto told = reader->holds(what).value();
  CHECK(told.versions == std::vector<std::int64_t>{2, 3});
  CHECK(told.in_draft);
  CHECK(reader->search({.words = "zanzibarian"})->size() == 1);

  REQUIRE(store->take_out(what).value() == told);
  REQUIRE(store->take_out(passage(", zanzibarian or not")));
  CHECK(reader->holds(what).value() == portfolio::Reached{});
  CHECK(samples::texts(reader->revisions(first).value()) ==
        std::vector<std::string>{"The plan was made.", "The plan was made.", "The plan was made. And more."});
  const auto contents = reader->everything().value();
  CHECK(contents.answers.size() == 41);
  CHECK(reader->of_cases({"sam"})->tally == contents.tally);
  const auto answer = std::ranges::find(contents.answers, first, &portfolio::Answer::key);
  CHECK(answer->text == "The plan was made. And more, unsaved.");
  CHECK(answer->updated.ms == 5000);
  CHECK(answer->revisions == 3);
  CHECK(reader->search({.words = "zanzibarian"})->empty());
  CHECK(reader->search({.words = "unsaved"})->size() == 1);
  REQUIRE(contents.taken_out.size() == 2);
  CHECK(contents.taken_out[0] == TakenOut{What::passage, first, "Sam", 1, when});
  CHECK(reader->look_over(false)->faults.empty());
  CHECK(files_with(scratch.path(), "zanzibar").empty());
}

TEST_CASE("a passage goes from the version in which it was half typed, and what stays of it elsewhere is named") {
  const Scratch scratch;
  const auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({samples::save("q1", "Seen today. Mother Zanzibella liv", 1000)}));
  REQUIRE(store->transact({samples::save("q1", "Seen today. Mother Zanzibella lives in Hill Street.", 2000)}));
  REQUIRE(store->transact({samples::save("q1", "Seen today: Mother Zanzibella lives there.", 3000)}));
  const auto told = store->take_out(passage("Mother Zanzibella lives in Hill Street.")).value();
  CHECK(told.versions == std::vector<std::int64_t>{1, 2});
  CHECK_FALSE(told.in_draft);
  CHECK(told.partly == std::vector<portfolio::Partly>{{3, "Mother Zanzibella lives"}, {0, "Mother Zanzibella lives"}});
  auto reader = std::move(*Reader::open(scratch / "p"));
  const auto versions = samples::texts(reader->revisions(first).value());
  CHECK(versions == std::vector<std::string>{"Seen today.", "Seen today.", "Seen today: Mother Zanzibella lives there."});
}

TEST_CASE("nothing is marked and nothing written where there was nothing to take out") {
  const Scratch scratch;
  const auto store = written(scratch / "p");
  const auto before = support::bytes_of(scratch / "p") + support::bytes_of(scratch / "p-wal");
  for (const auto& what : {passage("not there"), passage(""), passage(" "),
                           TakeOut{.what = What::answer, .key = {"sam", "none"}, .revision = {}, .passage = {}, .when = when},
                           TakeOut{.what = What::one_case, .key = {"wayne", ""}, .revision = {}, .passage = {}, .when = when},
                           TakeOut{.what = What::version, .key = first, .revision = "none", .passage = {}, .when = when}}) {
    CHECK(store->take_out(what).value() == portfolio::Reached{});
  }
  CHECK(samples::contents(scratch / "p").taken_out.empty());
  CHECK(samples::contents(scratch / "p").answers.size() == 41);
}

TEST_CASE("a version goes and a marker stays in its seat; those after it are as they were") {
  const Scratch scratch;
  auto store = std::move(*Store::open(scratch / "p"));
  std::vector<std::string> texts;
  const std::string long_text(3000, 't');
  for (int i = 0; i < 5; ++i) {
    texts.push_back(long_text + " version " + std::to_string(i) + (i == 2 ? " quaggan" : ""));
    REQUIRE(store->transact({samples::save("q1", texts.back(), 1000 + i)}));
  }
  const auto id = samples::revisions(scratch / "p", "q1").at(2).id;
  const auto reached = store->take_out({.what = What::version, .key = first, .revision = id, .passage = {}, .when = when}).value();
  CHECK(reached.versions == std::vector<std::int64_t>{3});
  CHECK_FALSE(reached.in_draft);
  const auto revisions = samples::revisions(scratch / "p", "q1");
  texts[2].clear();
  CHECK(samples::texts(revisions) == texts);
  CHECK(revisions[2].taken_out == when);
  CHECK(revisions[2].id == id);
  CHECK(revisions[2].made.ms == 1002);
  CHECK(samples::contents(scratch / "p").answers.at(0).revisions == 4);
  CHECK(samples::contents(scratch / "p").tally == portfolio::Tally{1, 4});
  CHECK(files_with(scratch.path(), "quaggan").empty());
  // Writing goes on from there.
  REQUIRE(store->transact({samples::save("q1", texts[4] + " more", 2000)}));
  CHECK(samples::revisions(scratch / "p", "q1").back().text == texts[4] + " more");
  const auto newest = samples::revisions(scratch / "p", "q1").back().id;
  REQUIRE(store->take_out({.what = What::version, .key = first, .revision = newest, .passage = {}, .when = when}));
  REQUIRE(store->transact({samples::save("q1", texts[4] + " and on", 3000)}));
  CHECK(samples::revisions(scratch / "p", "q1").back().text == texts[4] + " and on");
  CHECK((*Reader::open(scratch / "p"))->look_over(false)->faults.empty());
}

TEST_CASE("an answer goes with its versions, and the question can be answered again") {
  const Scratch scratch;
  const auto store = written(scratch / "p");
  const auto reached = store->take_out({.what = What::answer, .key = first, .revision = {}, .passage = {}, .when = when}).value();
  CHECK(reached.answers == 1);
  CHECK(reached.versions == std::vector<std::int64_t>{1, 2, 3});
  const auto contents = samples::contents(scratch / "p");
  CHECK(contents.answers.size() == 40);
  CHECK(contents.tally.answers == 40);
  CHECK(contents.taken_out.at(0) == TakenOut{What::answer, first, "Sam", 1, when});
  CHECK(files_with(scratch.path(), "zanzibar").empty());
  REQUIRE(store->transact({samples::save("q1", "Anew.", 10'000)}));
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")) == std::vector<std::string>{"Anew."});
  CHECK((*Reader::open(scratch / "p"))->look_over(false)->faults.empty());
}

TEST_CASE("a case goes with its answers and its place, others stay") {
  const Scratch scratch;
  const auto store = written(scratch / "p");
  auto other = samples::save("q1", "Wayne’s stays.", 7000);
  other.answer.key.case_id = "wayne";
  REQUIRE(store->transact({other, portfolio::SavePlace{samples::place("sam", 1)}, portfolio::SavePlace{samples::place("wayne", 2)}}));
  const TakeOut what{.what = What::one_case, .key = {"sam", ""}, .revision = {}, .passage = {}, .when = when};
  CHECK((*Reader::open(scratch / "p"))->holds(what)->answers == 41);
  CHECK(store->take_out(what)->answers == 41);
  const auto contents = samples::contents(scratch / "p");
  REQUIRE(contents.answers.size() == 1);
  CHECK(contents.answers[0].key.case_id == "wayne");
  CHECK(contents.places.size() == 1);
  CHECK(contents.tally == portfolio::Tally{1, 1});
  CHECK(contents.taken_out.at(0) == TakenOut{What::one_case, {"sam", ""}, "Sam", 0, when});
  CHECK(files_with(scratch.path(), "zanzibar").empty());
  CHECK(files_with(scratch.path(), "filler").empty());
}

TEST_CASE("everything goes, also from a protected portfolio, and one marker stays") {
  const Scratch scratch;
  for (const auto& key : {store::KeyPtr(), samples::raw_key()}) {
    const auto file = scratch / (key ? "locked.vignette" : "plain.vignette");
    const auto store = written(file, key);
    REQUIRE(store->transact({portfolio::SavePlace{samples::place("sam", 1)}}));
    REQUIRE(store->take_out(passage("And more")));
    CHECK(store->take_out({.what = What::everything, .key = first, .revision = {}, .passage = {}, .when = when})->answers == 41);
    const auto contents = samples::contents(file, key);
    CHECK(contents.answers.empty());
    CHECK(contents.places.empty());
    CHECK(contents.tally == portfolio::Tally{});
    CHECK(contents.taken_out == std::vector{TakenOut{What::everything, {}, "", 0, when}});
    CHECK(files_with(scratch.path(), "zanzibar").empty());
    CHECK(files_with(scratch.path(), "filler").empty());
    store::Database form(file, store::Database::Way::read, key.get());
    CHECK(form.number("SELECT v FROM answer_words_config WHERE k = 'version'") == 5);
    REQUIRE(store->transact({samples::save("q1", "A new beginning.", 10'000)}));
    auto reader = std::move(*Reader::open(file, key));
    CHECK(reader->search({.words = "beginning"})->size() == 1);
    CHECK(reader->look_over(false)->faults.empty());
  }
}

TEST_CASE("where the disk is full what is taken out is out, and its bytes go once there is room") {
  const Scratch scratch;
  support::FaultyVfs disk(scratch.path());
  auto store = written(scratch / "p");
  store::Result<portfolio::Reached> gone;
  for (int nth = 1;; nth += 10) {
    disk.fail({.kinds = support::writes | support::truncations, .n = nth, .full = true, .from_then_on = true});
    gone = store->take_out(passage("Zanzibarian words stand here."));
    disk.heal();
    if (gone) break;
    CHECK(samples::texts(samples::revisions(scratch / "p", "q1")).at(1) == "The plan was made. Zanzibarian words stand here.");
  }
  REQUIRE(gone->not_erased);
  CHECK(gone->not_erased->what == samples::sentence(words::Word::store_full));
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")).at(1) == "The plan was made.");
  store.reset();
  store = std::move(*Store::open(scratch / "p"));
  CHECK(files_with(scratch.path(), "zanzibarian words").empty());
}

TEST_CASE("the copy made before a new version goes too, for it holds the words") {
  const Scratch scratch;
  const auto file = scratch / "p.vignette";
  fs::copy_file(fs::path(VIGNETTE_SOURCE) / "tests/store/fixtures/version-1.vignette", file);
  auto store = std::move(*Store::open(file));
  REQUIRE(fs::exists(store::copy_before(file, Store::newest_version())));
  const TakeOut what{.what = What::passage,
                     .key = {"hmip-yj-sam-reviewing", "q1"},
                     .revision = {},
                     .passage = "His mother was asked, twice.",
                     .when = when};
  CHECK(store->take_out(what)->versions == std::vector<std::int64_t>{2, 3});
  CHECK(files_with(scratch.path(), "mother").empty());
}

TEST_CASE("while somebody reads, the bytes are erased later, and it is said") {
  const Scratch scratch;
  auto store = written(scratch / "p");
  samples::Looking looking(scratch / "p");
  const auto gone = store->take_out(passage("Zanzibarian words stand here."));
  REQUIRE(gone);
  REQUIRE(gone->not_erased);
  CHECK(gone->not_erased->what == samples::sentence(words::Word::store_in_use));
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")).at(1) == "The plan was made.");
  looking.end();
  store.reset();
  store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->take_out(passage(", zanzibarian or not")));
  CHECK(files_with(scratch.path(), "zanzibar").empty());
}

TEST_CASE("taking out meets every word handed over before it, and none that come after") {
  const Scratch scratch;
  std::vector<portfolio::Reached> reached;
  {
    store::Keeper keeper(written(scratch / "p"), [](const store::Kept& kept) { CHECK_FALSE(kept.problem); });
    keeper.keep(1, samples::save("q1", "Zanzibarian words, newest.", 7000));
    keeper.with([&](Store& store) {
      reached.push_back(store.take_out({.what = What::answer, .key = first, .revision = {}, .passage = {}, .when = when}).value());
    });
    keeper.keep(2, samples::save("q1", "Written after.", 8000));
    keeper.drain();
  }
  REQUIRE(reached.size() == 1);
  CHECK(reached[0].versions.size() == 4);
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")) == std::vector<std::string>{"Written after."});
  CHECK(files_with(scratch.path(), "zanzibar").empty());
}

namespace {

portfolio::Mark mark(const std::string& id, const std::string& case_id, const std::string& note) {
  portfolio::Mark one;
  one.id = id;
  one.case_id = case_id;
  one.at.quote = "nobody asked Sam";
  one.note = note;
  return one;
}

}  // namespace

TEST_CASE("one mark goes with its note and from under the answers that cite it, and no other") {
  const Scratch scratch;
  auto store = written(scratch / "p");
  const portfolio::Citation cited{"m1", "nobody asked Sam", "Planning"}, other{"m2", "nobody asked Sam", "Planning"};
  REQUIRE(store->transact({portfolio::SaveMark{mark("m1", "sam", "Quokka, why?")}, portfolio::SaveMark{mark("m2", "sam", "Stays")},
                           portfolio::SaveMark{mark("m3", "wayne", "Stays")}, portfolio::SaveCited{{first, {cited, other}}},
                           portfolio::SaveCited{{{"wayne", "q1"}, {cited}}}}));
  const TakeOut what{.what = What::mark, .key = {"sam", {}}, .when = when, .mark = "m1"};
  const auto reach = (*Reader::open(scratch / "p"))->holds(what);
  REQUIRE(reach);
  CHECK(reach->marks == 1);
  CHECK(reach->cited == 2);
  CHECK(reach->answers == 0);
  REQUIRE(store->take_out(what));
  const auto contents = samples::contents(scratch / "p");
  REQUIRE(contents.marks.size() == 2);
  REQUIRE(contents.cited.size() == 1);
  CHECK(contents.cited[0].list == std::vector{other});
  REQUIRE(contents.taken_out.size() == 1);
  CHECK(contents.taken_out[0].what == What::mark);
  CHECK(contents.taken_out[0].key == portfolio::QuestionKey{"sam", {}});
  store.reset();
  CHECK(files_with(scratch.path(), "quokka").empty());
}

TEST_CASE("a case in which there are only marks goes, and it is said how many marks go with a case") {
  const Scratch scratch;
  auto store = written(scratch / "p");
  REQUIRE(store->transact({portfolio::SaveMark{mark("m1", "wayne", "Quokka")}, portfolio::SaveMark{mark("m2", "wayne", {})},
                           portfolio::SaveMark{mark("m3", "sam", {})}}));
  const TakeOut what{.what = What::one_case, .key = {"wayne", {}}, .when = when};
  const auto reader = std::move(*Reader::open(scratch / "p"));
  CHECK(reader->holds(what)->marks == 2);
  CHECK(reader->holds(what)->answers == 0);
  CHECK(reader->holds({.what = What::everything, .when = when})->marks == 3);
  REQUIRE(store->take_out(what));
  CHECK(samples::contents(scratch / "p").marks.size() == 1);
  CHECK(samples::contents(scratch / "p").taken_out.at(0).what == What::one_case);
}

TEST_CASE("which commitments lost their quotation is told, and one that a version holds keeps it") {
  const Scratch scratch;
  auto store = written(scratch / "p");
  const auto said = [](const std::string& id, const std::string& words) {
    return portfolio::SaveCommitment{{.id = id, .from = first, .title = "Sam", .words = words, .will = "ask"}};
  };
  REQUIRE(store->transact({said("kept", "zanzibarian or not."), said("gone", "Words that stand nowhere.")}));
  const auto done = store->take_out(passage("And more, unsaved."));
  REQUIRE(done);
  CHECK(done->unquoted == std::vector<portfolio::Id>{"gone"});
  const auto contents = samples::contents(scratch / "p");
  for (const auto& one : contents.commitments) CHECK(one.words == (one.id == "kept" ? "zanzibarian or not." : ""));
}

namespace {

/// A portfolio gone back to a copy, the present one set aside with the log in which its newest words stand alone.
fs::path set_aside_with_its_log(const Scratch& scratch, const store::KeyPtr& key) {
  const auto aside = scratch / "p set aside 2026-10-14 1520.vignette";
  safe::write(aside, key, "The heron stood still.", "q1");
  {
    auto open = Store::open(aside, key);
    REQUIRE((*open)->transact(
        {samples::save("q1", "The heron flew.", 2'000), samples::save("q2", "A paragraph that is nowhere else.", 3'000)}));
    for (const auto* part : {"", "-wal"}) fs::copy_file(aside.string() + part, (scratch / "killed").string() + part);
  }
  for (const auto* part : {"", "-wal"}) fs::rename((scratch / "killed").string() + part, aside.string() + part);
  fs::remove(aside.string() + "-lock");
  REQUIRE(fs::file_size(aside.string() + "-wal") > 0);
  safe::write(scratch / "p.vignette", key, "The heron stood still.", "q1");
  return aside;
}

}  // namespace

TEST_CASE("what is taken out of a portfolio that was set aside with its log goes from both, and the rest stays") {
  for (const auto& key : {store::KeyPtr(), safe::a_key()}) {
    const Scratch scratch;
    const auto aside = set_aside_with_its_log(scratch, key);
    const portfolio::TakeOut what{.what = portfolio::TakenOut::What::answer, .key = {"sam", "q1"}, .when = safe::october};
    const auto done = store::Backups(scratch / "p.vignette", {}, key).take_out(what);
    REQUIRE(done);
    CHECK(done->out_of_reach.empty());
    CHECK(done->backups.size() == 1);
    CHECK_FALSE(fs::exists(aside.string() + "-wal"));
    CHECK_FALSE(fs::exists(aside.string() + "-shm"));
    CHECK(safe::texts(aside, key) == std::vector<std::string>{"A paragraph that is nowhere else."});
    CHECK((*store::Reader::open(aside, key))->look_over(false)->sound);
    CHECK(safe::files_with(scratch.path(), "heron flew").empty());
    REQUIRE(Store::open(aside, key));  // and it can be written
    CHECK(safe::texts(aside, key) == std::vector<std::string>{"A paragraph that is nowhere else."});
  }
}

TEST_CASE("where everything is taken out a portfolio that was set aside goes with its log, and so does a log alone") {
  const Scratch scratch;
  REQUIRE(fs::exists(set_aside_with_its_log(scratch, nullptr)));
  support::put_bytes(scratch / "p set aside 2026-10-14 1520 2.vignette-wal", "the heron, in a log whose file was gone");
  const portfolio::TakeOut one{.what = portfolio::TakenOut::What::answer, .key = {"sam", "q9"}, .when = safe::october};
  store::Backups backups(scratch / "p.vignette", {}, nullptr);
  const auto named = backups.take_out(one);
  REQUIRE(named);
  REQUIRE(named->out_of_reach.size() == 1);  // nothing can be taken out of a part
  CHECK(named->out_of_reach[0].file == (scratch / "p set aside 2026-10-14 1520 2.vignette-wal").string());

  const portfolio::TakeOut all{.what = portfolio::TakenOut::What::everything, .when = safe::october};
  REQUIRE((*Store::open(scratch / "p.vignette"))->take_out(all));
  const auto done = backups.take_out(all);
  REQUIRE(done);
  CHECK(done->out_of_reach.empty());
  CHECK(safe::files_with(scratch.path(), "heron").empty());
  CHECK(safe::files_with(scratch.path(), "nowhere else").empty());
  CHECK(safe::names_in(scratch.path()) == std::vector<std::string>{"p.vignette", "p.vignette-lock"});
}

TEST_CASE("a damaged portfolio that was set aside is named, and its log is not folded into it") {
  const Scratch scratch;
  const auto aside = set_aside_with_its_log(scratch, nullptr);
  auto bytes = support::bytes_of(aside);
  for (std::size_t at = 8192; at < bytes.size(); ++at) bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  support::put_bytes(aside, bytes);
  const auto log = support::bytes_of(aside.string() + "-wal");
  const portfolio::TakeOut what{.what = portfolio::TakenOut::What::answer, .key = {"sam", "q1"}, .when = safe::october};
  const auto done = store::Backups(scratch / "p.vignette", {}, nullptr).take_out(what);
  REQUIRE(done);
  REQUIRE(done->out_of_reach.size() == 1);
  CHECK(done->out_of_reach[0].file == aside.string());
  CHECK(support::bytes_of(aside) == bytes);
  CHECK(support::bytes_of(aside.string() + "-wal") == log);
}
