#include "store/indexing.hpp"

#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "store/migrations.hpp"

namespace vignette::store {

namespace {

constexpr std::int64_t many = 8;

constexpr std::array parts{"data", "idx", "config"};  // the tables in which FTS5 keeps such an index (docs: "FTS5 Data Structures")
constexpr const char* version = "version";
constexpr const char* whole_check = "integrity-check";

struct Index {
  std::string name, of, sql;  ///< `of`: where the words are read
  std::map<std::string, std::int64_t> settings;
};

/// The indexes as a new file has them.
std::vector<Index> indexes() {
  Database fresh({}, Database::Way::memory);
  migrate(fresh, 0);
  std::vector<Index> all;
  for (Statement row(fresh, "SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"); row.step();) {
    Index index{row.text(0), {}, row.text(1), {}};
    constexpr std::string_view before = "content = '";
    const auto from = index.sql.find(before) + before.size();
    index.of = index.sql.substr(from, index.sql.find('\'', from) - from);
    Statement setting(fresh, fmt::format("SELECT k, v FROM {}_config", index.name));
    while (setting.step()) index.settings[setting.text(0)] = setting.number(1);
    all.push_back(std::move(index));
  }
  return all;
}

/// FTS5 takes what it is told as a row.
void tell(Database& database, std::string_view in, std::string_view index, std::string_view what, std::int64_t rank = 0) {
  Statement(database, fmt::format("INSERT INTO {0}.{1} ({1}, rank) VALUES (?1, ?2)", in, index)).bind(1, what).bind(2, rank).run();
}

/// While it lives the form of the file can be written to as a table.
class WritableForm {
 public:
  explicit WritableForm(Database& database) : database_(database) { database_.run("PRAGMA writable_schema = ON"); }
  ~WritableForm() { sqlite3_exec(database_.get(), reset, nullptr, nullptr, nullptr); }
  WritableForm(const WritableForm&) = delete;
  WritableForm& operator=(const WritableForm&) = delete;
  /// And not any more.
  void read_anew() const { database_.run(reset); }

 private:
  static constexpr const char* reset = "PRAGMA writable_schema = RESET";
  Database& database_;
};

void forget_case(Database& database, std::int64_t number) {
  Statement(database, R"sql(
    INSERT INTO case_words (case_words, rowid, heading, text)
    SELECT 'delete', number, heading, text FROM case_piece WHERE case_text = ?1)sql")
      .bind(1, number)
      .run();
  Statement(database, "DELETE FROM case_piece WHERE case_text = ?1").bind(1, number).run();
  Statement(database, "DELETE FROM case_text WHERE number = ?1").bind(1, number).run();
}

void put_case(Database& database, const portfolio::CaseText& text) {
  Statement put_case(database, "INSERT INTO case_text (case_id, title, hash) VALUES (?1, ?2, ?3) RETURNING number");
  put_case.bind(1, text.case_id).bind(2, text.title).bind(3, text.hash).step();
  const auto number = put_case.number(0);
  put_case.again();
  Statement put(database, "INSERT INTO case_piece (case_text, piece, heading, text) VALUES (?1, ?2, ?3, ?4)");
  for (const auto& piece : text.pieces) {
    put.bind(1, number).bind(2, static_cast<std::int64_t>(piece.piece)).bind(3, piece.heading).bind(4, piece.text).run();
  }
  Statement(database, R"sql(
    INSERT INTO case_words (rowid, heading, text) SELECT number, heading, text FROM case_piece WHERE case_text = ?1 ORDER BY number)sql")
      .bind(1, number)
      .run();
}

}  // namespace

void unindex(Database& database, std::int64_t answer) {
  Statement(database, R"sql(
    INSERT INTO answer_words (answer_words, rowid, case_title, wording, text)
    SELECT 'delete', indexed, case_title, wording, text FROM answer WHERE number = ?1 AND indexed IS NOT NULL)sql")
      .bind(1, answer)
      .run();
  Statement(database, "UPDATE answer SET indexed = NULL WHERE number = ?1 AND indexed IS NOT NULL").bind(1, answer).run();
}

void index_answers(Database& database) {
  std::vector<std::int64_t> numbers;
  for (Statement row(database, "SELECT number FROM answer WHERE indexed IS NULL ORDER BY updated, number"); row.step();) {
    numbers.push_back(row.number(0));
  }
  if (numbers.empty()) return;
  auto next = database.number("SELECT coalesce(max(indexed), 0) FROM answer WHERE indexed IS NOT NULL");
  Statement number_it(database, "UPDATE answer SET indexed = ?2 WHERE number = ?1");
  Statement put(database, R"sql(
    INSERT INTO answer_words (rowid, case_title, wording, text) SELECT indexed, case_title, wording, text FROM answer WHERE number = ?1)sql");
  for (const auto number : numbers) {
    number_it.bind(1, number).bind(2, ++next).run();
    put.bind(1, number).run();
  }
}

void index_if_many(Database& database) {
  if (database.number("SELECT count(*) FROM answer WHERE indexed IS NULL") > many) index_answers(database);
}

void rebuild_indexes(Database& database) {
  const auto made = indexes();
  const WritableForm form(database);
  Transaction transaction(database);
  // DROP TABLE opens an index first, which those that are damaged most cannot be.
  Statement forget(database, "DELETE FROM sqlite_schema WHERE name = ?1");
  for (const auto& index : made) forget.bind(1, index.name).run();
  form.read_anew();
  for (const auto& index : made) {
    for (const auto* part : parts) database.run(fmt::format("DROP TABLE IF EXISTS {}_{}", index.name, part).c_str());
    database.run(index.sql.c_str());
    tell(database, "main", index.name, "rebuild");
    for (const auto& [name, value] : index.settings)
      if (name != version) tell(database, "main", index.name, name, value);
    // Which of its forms it has FTS5 notes itself, and may not be told.
    database.run(fmt::format("UPDATE {0}_config SET v = {2} WHERE k = '{1}'", index.name, version, index.settings.at(version)).c_str());
    tell(database, "main", index.name, whole_check, 1);
  }
  transaction.commit();
}

std::vector<std::string> faults_of_indexes(Database& database) {
  std::vector<std::string> faults;
  for (const auto& index : indexes()) {
    // FTS5 checks an index by way of a write: so it is done with a copy of what the index keeps, in memory.
    try {
      database.run(fmt::format("CREATE TEMP VIEW {0} AS SELECT * FROM main.{0}", index.of).c_str());
      database.run(fmt::format("CREATE VIRTUAL TABLE temp.{}", index.sql.substr(index.sql.find(index.name))).c_str());
      for (const auto* part : parts)
        database.run(
            fmt::format("DELETE FROM temp.{0}_{1}; INSERT INTO temp.{0}_{1} SELECT * FROM main.{0}_{1}", index.name, part).c_str());
      tell(database, "temp", index.name, whole_check, 1);
      // That check goes from page to page, and a search by this list of them.
      if (database.number(fmt::format(R"sql(SELECT EXISTS (SELECT id >> 37 FROM main.{0}_data WHERE id > 10
            EXCEPT SELECT segid FROM main.{0}_idx))sql",
                                      index.name)
                              .c_str()) != 0)
        throw Failure{SQLITE_CORRUPT_VTAB, 0, false, true};
    } catch (const Failure& failure) {
      if (!failure.of_index) throw;
      faults.push_back(fmt::format("fts5: {} is not what it was made of", index.name));
    }
  }
  return faults;
}

void index_cases(Database& database, const std::vector<portfolio::CaseText>& cases) {
  std::map<std::string, const portfolio::CaseText*> wanted;
  for (const auto& text : cases) wanted[text.case_id] = &text;
  std::vector<std::int64_t> gone;
  for (Statement row(database, "SELECT number, case_id, title, hash FROM case_text"); row.step();) {
    const auto found = wanted.find(row.text(1));
    if (found != wanted.end() && found->second->title == row.view(2) && found->second->hash == row.view(3)) {
      wanted.erase(found);
    } else {
      gone.push_back(row.number(0));
    }
  }
  if (gone.empty() && wanted.empty()) return;
  Transaction transaction(database);
  for (const auto number : gone) forget_case(database, number);
  for (const auto& text : cases) {
    const auto found = wanted.find(text.case_id);
    if (found != wanted.end() && found->second == &text) put_case(database, text);
  }
  transaction.commit();
}

}  // namespace vignette::store
