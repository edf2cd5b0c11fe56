// Versions: all of them come back, few bytes each, and none like the one before it.
#include <catch2/catch_test_macros.hpp>

#include <random>

#include "store/packed.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

using namespace vignette;
using store::Reader;
using store::Store;
using support::Scratch;

namespace {

std::vector<std::string> thousand_words() {
  std::vector<std::string> words;
  for (int i = 0; i < 1000; ++i) words.push_back("word" + std::to_string(i * 7919 % 1000));
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + (text.size() % 50 == 0 ? ".\n\n" : " ");
  return text;
}

}  // namespace

TEST_CASE("changes between texts come back, and changes that do not fit are refused") {
  const std::string from = "The plan was written. Dŵr.\n\nThen.", to = "The plan was read. Tŷ.\n\nThen, and now.";
  const auto packed = store::pack_changes(from, to);
  CHECK(store::apply_changes(from, packed) == to);
  CHECK(store::apply_changes(from.substr(0, 10), packed) == std::nullopt);
  CHECK(store::apply_changes("", store::pack_changes("", to)) == to);
  CHECK(store::apply_changes(from, store::pack_changes(from, "")) == "");
  std::mt19937 chance(1);
  for (int round = 0; round < 5000; ++round) {  // damaged bytes: another text or none, and never a crash
    auto damaged = packed;
    for (int i = 0; i < 3; ++i) damaged[chance() % damaged.size()] = static_cast<std::uint8_t>(chance());
    damaged.resize(chance() % (damaged.size() + 1));
    const auto made = store::apply_changes(from, damaged);
    CHECK((!made || made->size() <= from.size() + damaged.size()));
  }
}

TEST_CASE("three hundred versions come back as they were, over several whole texts") {
  const Scratch scratch;
  auto words = thousand_words();
  std::vector<std::string> texts;
  std::mt19937 chance(2);
  {
    auto store = Store::open(scratch / "p");
    REQUIRE(store);
    for (int version = 0; version < 300; ++version) {
      for (int i = 0; i < 10; ++i) words[chance() % words.size()] = "new" + std::to_string(chance() % 1000);
      texts.push_back(version == 150 ? "wholly other" : joined(words));
      REQUIRE((*store)->transact({samples::save("q1", texts.back(), 1000 + version)}));
    }
  }
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")) == texts);
  CHECK(samples::contents(scratch / "p").answers.at(0).revisions == 300);
  CHECK((*Reader::open(scratch / "p"))->look_over(false)->faults.empty());
}

TEST_CASE("a version is kept only when the text is another than the newest") {
  const Scratch scratch;
  auto store = Store::open(scratch / "p");
  REQUIRE(store);
  for (const auto* text : {"one", "one", "two", "two", "one"}) REQUIRE((*store)->transact({samples::save("q1", text)}));
  REQUIRE((*store)->transact({samples::save("q2", "")}));
  REQUIRE((*store)->transact({samples::save("q2", "")}));
  CHECK(samples::texts(samples::revisions(scratch / "p", "q1")) == std::vector<std::string>{"one", "two", "one"});
  CHECK(samples::texts(samples::revisions(scratch / "p", "q2")) == std::vector<std::string>{""});
  CHECK(samples::contents(scratch / "p").tally == portfolio::Tally{2, 4});
}

TEST_CASE("a hundred versions of a thousand words take less than three times the room of one") {
  const auto stored = [](int versions) {
    const Scratch scratch;
    auto words = thousand_words();
    std::mt19937 chance(3);
    auto store = Store::open(scratch / "p");
    for (int version = 0; version < versions; ++version) {
      REQUIRE((*store)->transact({samples::save("q1", joined(words), 1000 + version)}));
      for (int i = 0; i < 10; ++i) words[chance() % words.size()] = "new" + std::to_string(chance() % 1000);
    }
    store->reset();
    return samples::pages_in_use(scratch / "p");
  };
  const auto empty = stored(0);
  CHECK(stored(1) > empty);
  CHECK(stored(100) - empty <= 3 * (stored(1) - empty));
}

TEST_CASE("what is shown first is the newest, and the tally counts the rest") {
  const Scratch scratch;
  auto store = Store::open(scratch / "p");
  REQUIRE(store);
  std::vector<store::Change> changes;
  for (int i = 0; i < 100; ++i)
    changes.emplace_back(samples::save("q" + std::to_string(i), "text " + std::to_string(i), 1000 + i, i % 2 == 0));
  REQUIRE((*store)->transact(changes));
  auto reader = Reader::open(scratch / "p");
  const auto first = (*reader)->beginning().value();
  REQUIRE(first.answers.size() == 64);
  CHECK(first.answers.front().text == "text 99");
  CHECK(first.answers.back().text == "text 36");
  CHECK(first.tally == portfolio::Tally{100, 50});
  const auto heads = (*reader)->heads().value();
  REQUIRE(heads.size() == 100);
  CHECK(heads.front() == portfolio::Head{{"sam", "q99"}, "Sam", 1, {1099}, "text 99"});
  CHECK((*reader)->of_cases({"sam"})->answers.size() == 100);
  CHECK((*reader)->of_cases({"wayne"})->answers.empty());
}

TEST_CASE("a list shows the beginning of a text, cut between characters") {
  const Scratch scratch;
  auto store = Store::open(scratch / "p");
  std::string text = "x";
  for (int i = 0; i < 100; ++i) text += "ŵ";
  REQUIRE((*store)->transact({samples::save("q1", text)}));
  const auto beginning = (*Reader::open(scratch / "p"))->heads().value().at(0).beginning;
  CHECK(beginning == text.substr(0, 159));
}

TEST_CASE("a protected portfolio keeps, finds and reads with its key, and opens with no other") {
  const Scratch scratch;
  const auto key = samples::raw_key();
  {
    auto store = Store::open(scratch / "p.vignette", key);
    REQUIRE(store);
    REQUIRE((*store)->transact({samples::save("q1", "Nobody reads zanzibarian words."), samples::save("q2", "other", 2000)}));
    CHECK(support::bytes_of(scratch / "p.vignette-wal").find("zanzibar") == std::string::npos);
    auto reader = Reader::open(scratch / "p.vignette", key);
    REQUIRE(reader);
    CHECK((*reader)->search({.words = "zanzib"})->size() == 1);
    CHECK((*reader)->look_over(false)->faults.empty());
  }
  CHECK(support::bytes_of(scratch / "p.vignette").find("zanzibar") == std::string::npos);
  CHECK(samples::contents(scratch / "p.vignette", key).answers.size() == 2);
  const auto before = support::bytes_of(scratch / "p.vignette");
  for (const auto& wrong : {store::KeyPtr(), samples::raw_key(8)}) {
    const auto reader = Reader::open(scratch / "p.vignette", wrong);
    REQUIRE_FALSE(reader);
    CHECK(reader.error().what == samples::sentence(wrong ? words::Word::store_wrong_key : words::Word::store_locked));
    CHECK_FALSE(Store::open(scratch / "p.vignette", wrong));
  }
  CHECK(support::bytes_of(scratch / "p.vignette") == before);
}
