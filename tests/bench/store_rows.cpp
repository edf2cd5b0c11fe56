// The store's rows, on protected portfolios opened by raw key: a save, opening a big portfolio, searching it, and bytes stored.

#define SQLITE_HAS_CODEC
#include <sqlite3.h>

#include <array>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/bench.hpp"
#include "store/samples.hpp"
#include "support/scratch.hpp"

namespace vignette::bench {

namespace {

using store::Reader;
using store::Store;

/// SQLite as it is, under the same key and with the same pragmas.
class Bare {
 public:
  explicit Bare(const std::filesystem::path& file) {
    std::string key = "x'";
    for (int i = 0; i < 32; ++i) key += "07";
    for (int i = 0; i < 16; ++i) key += std::string("a") + "0123456789abcdef"[i];
    must(sqlite3_open(file.c_str(), &database_));
    must(sqlite3_key(database_, (key + "'").c_str(), static_cast<int>(key.size() + 1)));
    run("PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
  }
  ~Bare() {
    for (auto* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  void run(const std::string& sql) { must(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr)); }
  std::size_t prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr));
    statements_.push_back(statement);
    return statements_.size() - 1;
  }
  /// Carries a statement out with these words; how many rows it answered, all columns read.
  int ask(std::size_t which, const std::vector<std::string>& words) {
    auto* statement = statements_.at(which);
    for (std::size_t i = 0; i < words.size(); ++i) {
      sqlite3_bind_text(statement, static_cast<int>(i) + 1, words[i].data(), static_cast<int>(words[i].size()), SQLITE_TRANSIENT);
    }
    int rows = 0, code = 0;
    for (; (code = sqlite3_step(statement)) == SQLITE_ROW; ++rows) {
      for (int column = 0; column < sqlite3_column_count(statement); ++column)
        read_ += static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    }
    if (code != SQLITE_DONE) must(code);
    sqlite3_reset(statement);
    return rows;
  }

 private:
  void must(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  std::size_t read_ = 0;
};

/// Words as people use them: few often, most seldom.
class Vocabulary {
 public:
  std::string text(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      const double share = static_cast<double>(chance_() % 1'000'000) / 1'000'000;
      text += word(static_cast<std::size_t>(share * share * share * 20'000)) + (i % 15 == 14 ? ". " : " ");
    }
    return text;
  }

 private:
  static std::string word(std::size_t number) {
    static constexpr std::array<std::string_view, 16> parts{"re", "vi", "pla", "n",  "sa", "mo",  "ther", "ask",
                                                            "ed", "wo", "rk",  "tu", "rn", "ing", "ch",   "el"};
    std::string word;
    for (number += 16; number > 0; number /= 16) word += parts.at(number % 16);
    return word;
  }
  std::mt19937 chance_{5};
};

std::unique_ptr<Store> open_store(const std::filesystem::path& file) {
  auto store = Store::open(file, samples::raw_key());
  if (!store) throw std::runtime_error(words::describe(store.error()));
  return std::move(*store);
}

std::unique_ptr<Reader> open_reader(const std::filesystem::path& file) {
  auto reader = Reader::open(file, samples::raw_key());
  if (!reader) throw std::runtime_error(words::describe(reader.error()));
  return std::move(*reader);
}

void keep(Store& store, const std::vector<store::Change>& changes) {
  if (const auto kept = store.transact(changes); !kept) throw std::runtime_error(words::describe(kept.error()));
}

/// So many answers with four versions each, in cases of ten questions; written past the Store, which would take its time over each.
void fill(const std::filesystem::path& file, int answers) {
  open_store(file).reset();
  Vocabulary vocabulary;
  Bare bare(file);
  bare.run("BEGIN");
  const auto answer = bare.prepare(R"sql(
    INSERT INTO answer (number, id, case_id, question_id, case_title, question_number, created, updated, indexed, beginning, wording, text, seal)
    VALUES (?1 + 1, 'answer-' || ?1, 'case-' || (?1 / 10), 'q' || (?1 % 10), 'Sam', (?1 % 10) + 1, ?1 + 1000000, ?1 + 1000000, ?1 + 1,
      substr(?2, 1, 160), 'What do you notice?', ?2, 0))sql");
  const auto revision = bare.prepare(
      "INSERT INTO revision (answer, id, made, whole, body, seal) VALUES (?1 + 1, randomblob(16), ?1 + 1000000, ?2 = 'whole', CAST(?3 AS "
      "BLOB), 0)");
  for (int i = 0; i < answers; ++i) {
    const auto number = std::to_string(i), text = vocabulary.text(60);
    bare.ask(answer, {number, text});
    bare.ask(revision, {number, "whole", text});
    for (int version = 0; version < 3; ++version) bare.ask(revision, {number, "changes", vocabulary.text(3)});
  }
  bare.run("INSERT INTO answer_words (answer_words) VALUES ('rebuild'); COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

void saving() {
  const support::Scratch scratch;
  const auto store = open_store(scratch / "ours.vignette");
  Bare bare(scratch / "bare");
  bare.run("CREATE TABLE answer (number INTEGER PRIMARY KEY, text TEXT NOT NULL); INSERT INTO answer VALUES (1, '')");
  const auto update = bare.prepare("UPDATE answer SET text = ?1 WHERE number = 1");
  constexpr int rounds = 600;
  std::vector<double> theirs, ours;
  for (int round = 0; round < rounds; ++round) {
    std::string text(4096, static_cast<char>('a' + round % 26));
    for (std::size_t i = 5; i < text.size(); i += 6) text[i] = ' ';
    double before = wall_ms();
    bare.ask(update, {text});
    theirs.push_back(wall_ms() - before);
    const std::vector<store::Change> changes{samples::save("q1", text, 1000 + round, false)};
    before = wall_ms();
    keep(*store, changes);
    ours.push_back(wall_ms() - before);
  }
  row("a save of 4 KB through transact, against a bare UPDATE", median(theirs), median(ours), "ms", 1.5);
}

void opening_and_searching() {
  const support::Scratch scratch;
  const auto small = scratch / "small.vignette", big = scratch / "big.vignette";
  fill(small, 10);
  fill(big, 100'000);
  const auto open_it = [](const std::filesystem::path& file) {
    const double before = wall_ms();
    const auto store = open_store(file);
    if (open_reader(file)->beginning()->answers.empty()) throw std::runtime_error("nothing was read");
    return wall_ms() - before;
  };
  std::vector<double> of_small, of_big;
  for (int round = 0; round < 61; ++round) {
    of_small.push_back(open_it(small));
    of_big.push_back(open_it(big));
  }
  row("opening 100,000 answers with 400,000 versions, against 10", median(of_small), median(of_big), "ms", 1.3);

  const auto reader = open_reader(big);
  Bare bare(big);
  const auto query = bare.prepare(R"sql(
    SELECT a.case_id, a.question_id, a.case_title, a.question_number, a.updated, snippet(answer_words, 2, '[', ']', '…', 24)
    FROM answer_words CROSS JOIN answer AS a ON a.indexed = answer_words.rowid
    WHERE answer_words MATCH ?1 ORDER BY answer_words.rowid DESC LIMIT 50)sql");
  std::vector<double> theirs, ours;
  for (const std::string typed : {"pla", "plan", "mother", "askedwo", "re vi", "sam turn", "ther as"}) {
    std::string asked;
    for (std::size_t at = 0; at < typed.size();) {
      const auto end = std::min(typed.find(' ', at), typed.size());
      asked += "\"" + typed.substr(at, end - at) + "\" * ";
      at = end + 1;
    }
    for (int round = 0; round < 15; ++round) {
      double before = wall_ms();
      const int rows = bare.ask(query, {asked});
      theirs.push_back(wall_ms() - before);
      before = wall_ms();
      const auto hits = reader->search({.words = typed, .in = portfolio::SearchFor::In::answers});
      ours.push_back(wall_ms() - before);
      if (static_cast<int>(hits->size()) != rows) throw std::runtime_error("other answers were found");
    }
  }
  double all_theirs = 0, all_ours = 0;
  for (const double spent : theirs) all_theirs += spent;
  for (const double spent : ours) all_ours += spent;
  const auto count = static_cast<double>(ours.size());
  row("searching 100,000 answers, against FTS5 for the same first page", all_theirs / count, all_ours / count, "ms", 1.3);
}

void bytes_stored() {
  const auto stored = [](int versions) {
    const support::Scratch scratch;
    std::vector<std::string> words;
    for (int i = 0; i < 1000; ++i) words.push_back("word" + std::to_string(i * 7919 % 1000));
    std::mt19937 chance(3);
    auto store = open_store(scratch / "p");
    for (int version = 0; version < versions; ++version) {
      std::string text;
      for (const auto& word : words) text += word + " ";
      keep(*store, {samples::save("q1", text, 1000 + version)});
      for (int i = 0; i < 10; ++i) words[chance() % words.size()] = "new" + std::to_string(chance() % 1000);
    }
    store.reset();
    Bare bare(scratch / "p");
    bare.run("VACUUM");
    bare.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return static_cast<double>(std::filesystem::file_size(scratch / "p")) / 1024;
  };
  const double empty = stored(0);
  row("bytes stored for 100 versions of 1,000 words, against one", stored(1) - empty, stored(100) - empty, "KB", 3);
}

}  // namespace

void store_rows() {
  saving();
  bytes_stored();
  opening_and_searching();
}

}  // namespace vignette::bench
