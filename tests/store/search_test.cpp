// Found again: words as they are typed, in answers and in cases.
#include "store/searching.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "store/safe.hpp"
#include "store/samples.hpp"
#include "store/sqlite.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using portfolio::Hit;
using portfolio::SearchFor;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

class Desk {
 public:
  Desk() : store(std::move(*Store::open(scratch / "p"))), reader(std::move(*Reader::open(scratch / "p"))) {}

  void keep(const std::string& question, const std::string& text, std::int64_t at, bool revision = true) const {
    REQUIRE(store->transact({samples::save(question, text, at, revision)}));
  }
  std::vector<Hit> hits(const SearchFor& what, std::size_t most = 50) const { return reader->search(what, most).value(); }
  /// The questions found, in order.
  std::string found(const SearchFor& what) const {
    std::string found;
    for (const auto& hit : hits(what))
      found += (found.empty() ? "" : " ") + (hit.kind == Hit::Kind::answer ? hit.key.question_id : hit.heading);
    return found;
  }
  std::string found(const std::string& words) const { return found(SearchFor{.words = words}); }

  const Scratch scratch;
  std::unique_ptr<Store> store;
  std::unique_ptr<Reader> reader;
};

std::vector<std::string> marked(const Hit& hit) {
  std::vector<std::string> words;
  for (const auto& range : hit.found) words.emplace_back(text::part(hit.excerpt, range));
  return words;
}

std::vector<portfolio::CaseText> cases() {
  return {{.case_id = "sam",
           .title = "Sam",
           .hash = "1",
           .pieces = {{0, "Case summary", "Sam is reviewed."}, {3, "Learning points", "Review with the child."}}},
          {.case_id = "wayne", .title = "Wayne", .hash = "1", .pieces = {{1, "Case summary", "Wayne did not turn up."}}},
          {.case_id = "", .title = "Glossary", .hash = "1", .pieces = {{0, "Review", "A look back at a plan."}}}};
}

}  // namespace

TEST_CASE("words are found by their beginnings, whatever their accents and capitals") {
  const Desk desk;
  desk.keep("q1", "Dŵr o’r tŷ; the Café’s plan", 1000);
  desk.keep("q2", "Ŵyn a môr. A plan for his naïve brother", 2000);
  for (const auto* words : {"dwr", "DŴR", "dŵ", "ty", "tŷ", "cafe", "CAF", "d\u0302r"}) {
    CAPTURE(words);
    CHECK(desk.found(words) == (std::string(words) == "d\u0302r" ? "" : "q1"));
  }
  CHECK(desk.found("wyn") == "q2");
  CHECK(desk.found("mor naive") == "q2");
  CHECK(desk.found("plan") == "q2 q1");
  CHECK(desk.found("plan dwr") == "q1");
  CHECK(desk.found("lan").empty());
  CHECK(desk.found("w\u0302yn") == "q2");
}

TEST_CASE("words in quotation marks belong together; an open one is still being typed") {
  const Desk desk;
  desk.keep("q1", "asked his mother twice", 1000);
  desk.keep("q2", "his father asked, mother did not", 2000);
  CHECK(desk.found("asked mother") == "q2 q1");
  CHECK(desk.found("\"his mother\"") == "q1");
  CHECK(desk.found("“his mother”") == "q1");
  CHECK(desk.found("\"his moth\"").empty());
  CHECK(desk.found("\"his moth") == "q1");
  CHECK(desk.found("\"asked mother\"") == "q2");
  CHECK(desk.found("twice \"his mother\"") == "q1");
}

TEST_CASE("nothing that is typed is a command or an error") {
  const Desk desk;
  desk.keep("q1", "this AND that, NEAR (it) OR not", 1000);
  for (const auto* words :
       {"",      " ",      "\"",    "\"\"", "*",           "AND", "OR OR", "NOT this", "NEAR(a b)", "text:this", "this*", "^this",
        "a + b", "{text}", "-this", "—",    "this — that", "'",   "';--",  "\x01",     "\xff",      "“",         "(((",   "this\"that"}) {
    CAPTURE(words);
    CHECK(desk.reader->search({.words = words}));
  }
  CHECK(desk.reader->search({.words = std::string(10'000, 'x')}));
  CHECK(desk.reader->search({.words = std::string("th\0is", 5)}));
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "this ";
  CHECK(desk.found(many) == "q1");
  CHECK(desk.found("this — that") == "q1");
  CHECK(desk.found("AND near") == "q1");
  CHECK(desk.found("wording:this").empty());
  CHECK(store::query_of("a \"b c\" d\"e").substr(0, 13) == "\"a\" * \"b c\" \"");
}

TEST_CASE("a search sees the newest draft, and not what stood there before") {
  const Desk desk;
  desk.keep("q1", "the first thought", 1000);
  desk.keep("q1", "the second notion", 2000, false);
  CHECK(desk.found("first").empty());
  CHECK(desk.found("second") == "q1");
  desk.keep("q1", "the third idea", 3000, false);
  CHECK(desk.found("second").empty());
  CHECK(desk.found("third") == "q1");
  desk.keep("q1", "the third idea", 4000);
  CHECK(desk.found("third") == "q1");
  for (int i = 0; i < 40; ++i) desk.keep("many" + std::to_string(i), "swarm " + std::to_string(i), 5000 + i, false);
  CHECK(desk.hits({.words = "swarm"}).size() == 40);
  for (int i = 0; i < 40; ++i) desk.keep("many" + std::to_string(i), "flock " + std::to_string(i), 6000 + i, i % 3 == 0);
  CHECK(desk.found("swarm").empty());
  const auto flock = desk.hits({.words = "flock"});
  REQUIRE(flock.size() == 40);
  CHECK(flock.front().key.question_id == "many39");
  CHECK(flock.back().key.question_id == "many0");
  CHECK(desk.reader->look_over(false)->faults == std::vector<std::string>{});
}

TEST_CASE("an excerpt stands on one line around the first word found, with all found words marked") {
  const Desk desk;
  const std::string text =
      std::string(30, 'a') + " " + std::string(300, 'b') + "\n\nHe asked Sam’s mother\nand Sam. " + std::string(400, 'c') + " end";
  desk.keep("q1", text, 1000);
  const auto hit = desk.hits({.words = "sam asked"}).at(0);
  CHECK(hit.title == "Sam");
  CHECK(hit.question_number == 1);
  CHECK(hit.updated.ms == 1000);
  CHECK(hit.offset == text.find("asked"));
  CHECK(hit.excerpt.find('\n') == std::string::npos);
  CHECK(hit.excerpt.starts_with("…"));
  CHECK(hit.excerpt.find("He asked Sam’s mother and Sam.") != std::string::npos);
  CHECK(hit.excerpt.size() < 250);
  CHECK(marked(hit) == std::vector<std::string>{"asked", "Sam", "Sam"});
  CHECK(desk.hits({.words = "end"}).at(0).excerpt.ends_with("end"));
  // Words of the question alone: the answer is found, and shown from its beginning or by the question.
  CHECK(marked(desk.hits({.words = "notice"}).at(0)) == std::vector<std::string>{"notice"});
  CHECK(desk.hits({.words = "notice"}).at(0).offset == 0);
}

TEST_CASE("an excerpt is never cut within a character") {
  const Desk desk;
  for (int pad = 0; pad < 12; ++pad) {
    std::string text(static_cast<std::size_t>(pad), 'x');
    for (int i = 0; i < 120; ++i) text += "ŵ👩";
    text += " target ";
    for (int i = 0; i < 120; ++i) text += "ŷ👩";
    desk.keep("q1", text, 1000 + pad);
    const auto hit = desk.hits({.words = "target"}).at(0);
    CHECK(marked(hit) == std::vector<std::string>{"target"});
    std::string again = hit.excerpt;
    for (std::size_t i = 0; i < again.size();) {
      const auto byte = static_cast<unsigned char>(again[i]);
      const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
      REQUIRE(byte != 0);
      REQUIRE((byte & 0xC0) != 0x80);
      REQUIRE(i + length <= again.size());
      i += length;
    }
  }
}

TEST_CASE("answers can be looked for by case, question and date") {
  const Desk desk;
  desk.keep("q1", "common words", 1000);
  desk.keep("q2", "common words", 2000);
  auto other = samples::save("q1", "common words", 3000);
  other.answer.key.case_id = "wayne";
  other.answer.id = portfolio::make_id({3}, 3, 3);
  REQUIRE(desk.store->transact({other}));
  desk.keep("q3", "common draft", 4000, false);
  CHECK(desk.found("common") == "q3 q1 q2 q1");
  CHECK(desk.found(SearchFor{.words = "common", .case_id = "sam"}) == "q3 q2 q1");
  CHECK(desk.found(SearchFor{.words = "common", .cases = {"wayne"}}) == "q1");
  CHECK(desk.found(SearchFor{.words = "common", .cases = {"wayne", "sam"}}) == "q3 q1 q2 q1");
  CHECK(desk.found(SearchFor{.words = "common", .cases = {""}}).empty());
  CHECK(desk.found(SearchFor{.words = "common", .since = {2000}}) == "q3 q1 q2");
  CHECK(desk.found(SearchFor{.words = "common", .since = {2000}, .until = {3000}}) == "q1 q2");
  CHECK(desk.hits({.words = "common"}, 2).size() == 2);
  CHECK(desk.hits({.words = "common"}, 2).front().key.question_id == "q3");
}

TEST_CASE("answers can be looked for by whether they were changed since their newest version, however many there are") {
  using State = SearchFor::State;
  const Desk desk;
  desk.keep("q1", "common words", 1000);
  desk.keep("q2", "common words", 2000);
  desk.keep("q2", "common words, and more", 3000, false);
  desk.keep("q3", "common draft", 4000, false);
  desk.keep("q4", "common words", 5000);
  desk.keep("q4", "common words and back", 6000, false);
  desk.keep("q4", "common words", 7000, false);
  CHECK(desk.found(SearchFor{.words = "common", .state = State::changed}) == "q3 q2");
  CHECK(desk.found(SearchFor{.words = "common", .state = State::as_kept}) == "q4 q1");
  for (int i = 0; i < 200; ++i) desk.keep("k" + std::to_string(i), "common words", 10'000 + i);
  CHECK(desk.found(SearchFor{.words = "common", .state = State::changed}) == "q3 q2");
  CHECK(desk.hits({.words = "common", .state = State::as_kept}, 50).size() == 50);
}

TEST_CASE("notes to marked passages are found by their words and by those of the passage, and not once they are taken off") {
  const Desk desk;
  REQUIRE(desk.store->index(cases()));
  auto mark = samples::mark("m1", "turned back at the door", "He was waiting for somebody.", 3'000);
  REQUIRE(desk.store->transact({portfolio::SaveMark{mark}}));
  const auto found = desk.hits({.words = "waiting"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == Hit::Kind::note);
  CHECK(found[0].mark == mark.id);
  CHECK(found[0].key.case_id == "sam");
  CHECK(found[0].title == "Sam");
  CHECK(found[0].heading == mark.at.quote);
  CHECK(marked(found[0]) == std::vector<std::string>{"waiting"});
  CHECK(desk.hits({.words = "door"}).size() == 1);
  CHECK(desk.hits({.words = "waiting", .since = {3'002}}).empty());
  CHECK(desk.hits({.words = "waiting", .cases = {"wayne"}}).empty());
  CHECK(desk.hits({.words = "waiting", .cases = {"sam"}}).size() == 1);
  CHECK(desk.hits({.words = "waiting", .state = SearchFor::State::as_kept}).empty());
  mark.put_away = portfolio::Instant{4'000};
  REQUIRE(desk.store->transact({portfolio::SaveMark{mark}}));
  CHECK(desk.hits({.words = "waiting"}).empty());
}

TEST_CASE("cases and terms are found beside answers, as they were handed over last") {
  const Desk desk;
  desk.keep("q1", "a review", 1000);
  REQUIRE(desk.store->index(cases()));
  CHECK(desk.found("review") == "q1 Case summary Learning points Review");
  const auto hits = desk.hits({.words = "review child"});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].kind == Hit::Kind::case_text);
  CHECK(hits[0].key == portfolio::QuestionKey{"sam", ""});
  CHECK(hits[0].title == "Sam");
  CHECK(hits[0].piece == 3);
  CHECK(hits[0].offset == 0);
  CHECK(marked(hits[0]) == std::vector<std::string>{"Review", "child"});
  CHECK(desk.hits({.words = "back"}).at(0).kind == Hit::Kind::term);
  CHECK(desk.found(SearchFor{.words = "review", .in = SearchFor::In::answers}) == "q1");
  CHECK(desk.found(SearchFor{.words = "review", .in = SearchFor::In::cases}) == "Case summary Learning points Review");
  CHECK(desk.found(SearchFor{.words = "turn", .case_id = "sam"}).empty());
  CHECK(desk.found(SearchFor{.words = "turn", .case_id = "wayne"}) == "Case summary");
  CHECK(desk.found(SearchFor{.words = "turn", .cases = {"wayne"}}) == "Case summary");
  CHECK(desk.found(SearchFor{.words = "turn", .cases = {"sam"}}).empty());
  CHECK(desk.found(SearchFor{.words = "review", .cases = {"sam"}}) == "q1 Case summary Learning points");

  auto changed = cases();
  changed[0].hash = "2";
  changed[0].pieces = {{0, "New heading", "Sam is older."}};
  changed.erase(changed.begin() + 1);
  REQUIRE(desk.store->index(changed));
  CHECK(desk.found("turn").empty());
  CHECK(desk.found("child").empty());
  CHECK(desk.found("older") == "New heading");
  CHECK(desk.found("review") == "q1 Review");
  CHECK(desk.reader->look_over(false)->faults == std::vector<std::string>{});
}

TEST_CASE("cases that have not changed cost no writing") {
  const Desk desk;
  REQUIRE(desk.store->index(cases()));
  const auto log = support::bytes_of(desk.scratch / "p-wal");
  REQUIRE(desk.store->index(cases()));
  CHECK(support::bytes_of(desk.scratch / "p-wal") == log);
}

namespace {

/// As a fault in a program, or in the machine's memory, may leave it: what stands in the index is no index any more.
void damage_index(const std::filesystem::path& file, const char* how, const store::KeyPtr& key = nullptr) {
  store::Database database(file, store::Database::Way::write, key.get());
  database.fold_on_close(true);
  database.run(how);
}

}  // namespace

TEST_CASE("a damaged index of words is told apart from damage to what was written, and made anew it finds again") {
  struct Way {
    const char* sql;
    bool shows_at_once = true;  // and not only where all of the index is held against what it is of
  };
  const Way way =
      GENERATE(Way{"UPDATE answer_words_data SET block = zeroblob(8) WHERE id > 10"}, Way{"DELETE FROM answer_words_data WHERE id > 10"},
               Way{"DELETE FROM answer_words_data WHERE id = 10"}, Way{"UPDATE answer_words_data SET block = x'0102030405' WHERE id = 10"},
               Way{"UPDATE answer_words_data SET block = x'0102030405'"}, Way{"DELETE FROM answer_words_data"},
               Way{"DELETE FROM answer_words_config"}, Way{"DELETE FROM case_words_data; DELETE FROM answer_words_config"},
               Way{"UPDATE answer_words_data SET block = zeroblob(12) WHERE id = 10", false},
               Way{"DELETE FROM answer_words_data WHERE id = 1", false},
               Way{"UPDATE answer_words_data SET block = x'0102030405' WHERE id = 1", false}, Way{"DELETE FROM answer_words_idx", false},
               Way{"DELETE FROM case_words_idx", false});
  const std::string how = way.sql;
  INFO(how);
  const Scratch scratch;
  {
    const auto store = std::move(*Store::open(scratch / "p"));
    REQUIRE(store->transact({samples::save("q1", "Nobody asked Sam.", 1'000, true)}));
    REQUIRE(store->index(cases()));
  }
  damage_index(scratch / "p", how.c_str());
  {
    const auto reader = std::move(*Reader::open(scratch / "p"));
    for (const bool quick : {true, false}) {
      const auto health = reader->look_over(quick).value();
      CHECK(health.sound);
      const bool shows = way.shows_at_once || !quick;
      CHECK(health.index_sound == !shows);
      CHECK(health.faults.empty() == !shows);
    }
  }
  const auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->mend_index());
  const auto reader = std::move(*Reader::open(scratch / "p"));
  CHECK(reader->look_over(false).value() == portfolio::Health{});
  CHECK(reader->search({.words = "asked"}).value().size() == 1);
  CHECK(reader->search({.words = "child"}).value().size() == 1);
  CHECK(samples::contents(scratch / "p").answers.at(0).text == "Nobody asked Sam.");
}

TEST_CASE("what is written where the index of words is damaged is kept, and the index is made anew for it") {
  const Scratch scratch;
  {
    const auto store = std::move(*Store::open(scratch / "p"));
    REQUIRE(store->transact({samples::save("q1", "Nobody asked Sam.", 1'000, true)}));
  }
  const std::string how = GENERATE("DELETE FROM answer_words_data WHERE id > 10", "DELETE FROM answer_words_data WHERE id = 10",
                                   "DELETE FROM answer_words_data", "DELETE FROM answer_words_config");
  INFO(how);
  damage_index(scratch / "p", how.c_str());
  const auto store = std::move(*Store::open(scratch / "p"));
  REQUIRE(store->transact({samples::save("q1", "Nobody asked Sam. Later they did.", 2'000, true)}));
  const auto reader = std::move(*Reader::open(scratch / "p"));
  CHECK(reader->look_over(false).value() == portfolio::Health{});
  CHECK(reader->search({.words = "later"}).value().size() == 1);
}

TEST_CASE("damage to what was written is damage, also beside an index that cannot be opened") {
  const Scratch scratch;
  {
    const auto store = std::move(*Store::open(scratch / "p"));
    REQUIRE(store->transact({samples::save("q1", "Nobody asked Sam.", 1'000, true)}));
  }
  damage_index(scratch / "p", "DELETE FROM answer_words_data; UPDATE answer SET text = 'Somebody asked Sam.'");
  const auto health = std::move(*Reader::open(scratch / "p"))->look_over(false).value();
  CHECK_FALSE(health.sound);
  CHECK_FALSE(health.index_sound);
}

TEST_CASE("an index made anew is as a new file has it, and takes words out as that does") {
  const Scratch scratch;
  const auto key = safe::a_key();
  {
    const auto store = std::move(*Store::open(scratch / "p", key));
    REQUIRE(store->transact({samples::save("q1", "Nobody asked Sam.", 1'000, true)}));
  }
  const char* settings = "SELECT group_concat(k || ' ' || v) = 'secure-delete 1,version 5' FROM answer_words_config";
  damage_index(scratch / "p", "DELETE FROM answer_words_data", key);
  {
    const auto store = std::move(*Store::open(scratch / "p", key));
    REQUIRE(store->mend_index());
    REQUIRE(store->transact({samples::save("q1", "Somebody asked.", 2'000, true)}));
  }
  CHECK(store::Database(scratch / "p", store::Database::Way::read_untouched, key.get()).number(settings) == 1);
  const auto reader = std::move(*Reader::open(scratch / "p", key));
  CHECK(reader->look_over(false).value() == portfolio::Health{});
  CHECK(reader->search({.words = "nobody"}).value().empty());
  CHECK(reader->search({.words = "somebody"}).value().size() == 1);
}
