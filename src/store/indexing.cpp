#include "store/indexing.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace vignette::store {

namespace {

constexpr std::int64_t many = 8;

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
  Transaction transaction(database);
  for (const std::string index : {"answer_words", "case_words"}) {
    std::string into = "INSERT INTO ";
    into.append(index).append(" (").append(index);
    database.run((into + ") VALUES ('rebuild')").c_str());
    database.run((into + ", rank) VALUES ('secure-delete', 1)").c_str());
    database.run((into + ", rank) VALUES ('integrity-check', 1)").c_str());
  }
  transaction.commit();
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
