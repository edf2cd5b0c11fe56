// Bytes flipped and files cut short, by seed: opened with every word, or told of, or salvaged; never a crash, never a silent loss.
#include <algorithm>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <set>

#include "store/care.hpp"
#include "store/reader.hpp"
#include "store/samples.hpp"
#include "support/jobs.hpp"

using namespace vignette;
namespace fs = std::filesystem;
using store::Reader;
using store::Store;

namespace {

constexpr const char* questions[] = {"q1", "q2", "q3", "q4", "q5"};

/// Everything a portfolio holds, as it reads.
struct Writing {
  portfolio::Contents contents;
  std::vector<std::vector<portfolio::Revision>> revisions;
  bool operator==(const Writing&) const = default;
};

struct Reading {
  std::optional<Writing> writing;
  bool told = false;  ///< something was said to be wrong
};

Reading read(const fs::path& file, const store::KeyPtr& key) {
  Reading reading;
  auto reader = Reader::open(file, key);
  if (!reader) return {.writing = {}, .told = true};
  const auto quick = (*reader)->look_over(true);
  const auto whole = (*reader)->look_over(false);
  reading.told = !quick || !whole || !quick->sound || !whole->sound;
  const auto beginning = (*reader)->beginning();
  const auto heads = (*reader)->heads();
  const auto hits = (*reader)->search({.words = "word"});
  if (!beginning || !heads || !hits) reading.told = true;
  Writing writing;
  auto contents = (*reader)->everything();
  if (!contents) return {.writing = {}, .told = true};
  writing.contents = std::move(*contents);
  for (const auto* question : questions) {
    auto revisions = (*reader)->revisions({"sam", question});
    if (!revisions) return {.writing = {}, .told = true};
    writing.revisions.push_back(std::move(*revisions));
  }
  reading.writing = std::move(writing);
  return reading;
}

std::string text_of(const std::string& question, int number) {
  std::string text = "Of " + question + ", " + std::to_string(number) + ":";
  const int words = question == "q2" ? 700 : 12;
  for (int i = 0; i < words; ++i) text += " word" + std::to_string(i * 31 % 97) + (i == number * 3 ? "x" : "");
  return text;
}

/// A portfolio as files; what its log holds besides comes in commits that each were acknowledged.
struct Template {
  support::Files files;
  std::vector<Writing> states;  ///< as it read after each of them; the last is what it holds
  std::set<std::string> texts;  ///< all that was ever true
};

Template made(const store::KeyPtr& key, bool with_log) {
  support::QuickScratch scratch;
  const auto file = scratch / "p";
  Template result;
  const auto note = [&] { result.states.push_back(*read(file, key).writing); };
  const auto save = [&](Store& store, const std::string& question, int number, bool revision) {
    const auto text = text_of(question, number);
    result.texts.insert(text);
    REQUIRE(store.transact({portfolio::SaveAnswer{samples::answer(question, text, 1'000 + number), revision}}));
  };
  auto store = Store::open(file, key);
  REQUIRE(store);
  for (int number = 0; number < 4; ++number) {
    for (const auto* question : questions) save(**store, question, number, true);
  }
  REQUIRE((*store)->transact({portfolio::SavePlace{samples::place("sam", 3)}}));
  store->reset();
  if (!with_log) {
    REQUIRE(store::copy_to(file, key, scratch / "folded"));
    fs::rename(scratch / "folded", file);
    for (const auto* companion : {"p-wal", "p-shm"}) fs::remove(scratch / companion);
    note();
    result.files = {{"p", support::bytes_of(file)}};
    return result;
  }
  store = Store::open(file, key);
  REQUIRE(store);
  note();
  for (int number = 4; number < 8; ++number) {
    save(**store, questions[number % 3], number, number % 2 == 0);
    note();
  }
  result.files = {{"p", support::bytes_of(file)}, {"p-wal", support::bytes_of(scratch / "p-wal")}};
  // States before the log began are in it too, if the Store did not fold it.
  return result;
}

std::size_t below(std::mt19937_64& chance, std::size_t limit) { return limit == 0 ? 0 : chance() % limit; }

void damage(std::string& bytes, std::mt19937_64& chance) {
  constexpr std::size_t page = 4096;
  switch (chance() % 8) {
    case 0:
      bytes.resize(below(chance, bytes.size()));
      return;
    case 1:
      bytes.resize((1 + below(chance, bytes.size() / page)) * page);  // of nothing at all nothing can be told from a new one
      return;
    case 2:
      for (std::size_t i = 0, at = below(chance, bytes.size()); i < 512 && at + i < bytes.size(); ++i) bytes[at + i] = '\0';
      return;
    case 3: {
      const auto from = below(chance, bytes.size() / page) * page;
      const auto to = below(chance, bytes.size() / page) * page;
      std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                       bytes.begin() + static_cast<std::ptrdiff_t>(std::min(from + page, bytes.size())),
                       bytes.begin() + static_cast<std::ptrdiff_t>(to));
      return;
    }
    case 4:
      bytes.insert(below(chance, bytes.size()), std::string(1 + below(chance, 600), 'x'));
      return;
    case 5:  // where the file tells of itself
      for (int i = 0; i < 4; ++i) bytes[below(chance, std::min<std::size_t>(bytes.size(), 120))] = static_cast<char>(chance());
      return;
    default:
      for (std::size_t i = 0, flips = 1 + below(chance, 6); i < flips; ++i) {
        bytes[below(chance, bytes.size())] ^= static_cast<char>(1U << (chance() % 8));
      }
  }
}

/// What is in a salvaged file and was never written. A draft with letters changed is better than none, if that is told.
std::string untrue(const fs::path& file, const store::KeyPtr& key, const Template& original, bool told) {
  auto reading = read(file, key);
  if (!reading.writing || reading.told) return "the salvaged file is not sound";
  for (const auto& answer : reading.writing->contents.answers) {
    if (!told && !original.texts.contains(answer.text)) return "a draft: " + answer.text;
  }
  for (const auto& revisions : reading.writing->revisions) {
    for (const auto& revision : revisions) {
      if (!original.texts.contains(revision.text)) return "a version: " + revision.text;
    }
  }
  return {};
}

void try_one(std::uint64_t seed, const Template& original, const store::KeyPtr& key) {
  INFO("seed " << seed << (key ? ", protected" : "") << (original.files.size() > 1 ? ", with its log" : ""));
  std::mt19937_64 chance(seed);
  auto files = original.files;
  const bool in_log = files.size() > 1 && chance() % 2 == 0;
  damage(files[in_log ? "p-wal" : "p"], chance);
  support::QuickScratch scratch;
  support::lay_out(scratch / "home", files);
  const auto file = scratch / "home" / "p";

  const auto reading = read(file, key);
  const bool all_there = reading.writing && reading.writing->contents.answers == original.states.back().contents.answers &&
                         reading.writing->contents.places == original.states.back().contents.places &&
                         reading.writing->revisions == original.states.back().revisions;
  if (!reading.told && !all_there) {
    // The end of a log that is not whole is what a loss of power leaves of words that were not acknowledged yet.
    const bool earlier = in_log && reading.writing && std::ranges::find(original.states, *reading.writing) != original.states.end();
    CHECK(earlier);
  }
  support::lay_out(scratch / "home", files);  // the reading may have made the log's index
  const auto salvaged = store::salvage(file, key, scratch / "salvaged");
  if (salvaged) {
    CHECK(untrue(scratch / "salvaged", key, original, salvaged->unreadable > 0) == "");
  } else {
    CHECK(reading.told);  // what can be read can be salvaged
    CHECK_FALSE(fs::exists(scratch / "salvaged"));
  }
  CHECK(support::bytes_of(file) == files["p"]);

  support::lay_out(scratch / "home", files);
  if (auto store = Store::open(file, key)) {
    static_cast<void>((*store)->transact({portfolio::SaveAnswer{samples::answer("q9", "And on."), true}}));
  } else {
    CHECK(support::bytes_of(file) == files["p"]);
  }
}

}  // namespace

// 2,000 where a sanitizer watches, each kind of file in a case of its own, so that every core has one.
TEMPLATE_TEST_CASE_SIG("a damaged portfolio is read whole, told of, or salvaged", "", ((bool keyed, bool with_log), keyed, with_log),
                       (false, false), (false, true), (true, false), (true, true)) {
#ifdef __SANITIZE_ADDRESS__
  constexpr int each = 500;
#else
  constexpr int each = 150;
#endif
  const auto key = keyed ? jobs::key_of(3) : nullptr;
  const auto original = made(key, with_log);
  for (int i = 0; i < (jobs::thorough() ? 10 * each : each); ++i) try_one(static_cast<std::uint64_t>(i), original, key);
}
