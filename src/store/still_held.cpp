#include "store/still_held.hpp"

#include "store/copies.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using portfolio::TakenOut;

namespace {

void put(Database& database, const std::string& copy, const portfolio::TakeOut& what) {
  Statement(database, R"sql(
    INSERT INTO still_held (copy, moment, what, case_id, question_id, revision, mark, exchange) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql")
      .bind(1, copy)
      .bind(2, what.when.ms)
      .bind(3, static_cast<std::int64_t>(what.what))
      .bind(4, what.key.case_id)
      .bind(5, what.key.question_id)
      .bind(6, what.revision)
      .bind(7, what.mark)
      .bind(8, what.exchange)
      .run();
}

}  // namespace

void note_still_held(Database& database, const portfolio::TakeOut& what, const std::vector<portfolio::Backup>& copies) {
  if (what.what == TakenOut::What::everything) database.run("DELETE FROM still_held");
  Statement(database, "DELETE FROM still_held WHERE moment = ?1").bind(1, what.when.ms).run();
  for (const auto& copy : copies) put(database, fs::path(copy.file).filename().string(), what);
}

void carry_still_held(Database& copy, const std::vector<StillHeld>& known) {
  if (known.empty() || !has_table(copy, "still_held")) return;
  copy.run("DELETE FROM still_held");
  for (const auto& held : known) put(copy, held.copy, held.what);
}

std::vector<StillHeld> still_held(const fs::path& portfolio, const Key* key) {
  std::vector<StillHeld> all;
  try {
    if (!is_there(portfolio)) return {};
    Source source(portfolio, key);
    if (!has_table(source.database(), "still_held")) return {};
    for (Statement row(source.database(),
                       "SELECT number, copy, what, case_id, question_id, moment, revision, mark, exchange FROM still_held ORDER BY number");
         row.step();)
      all.push_back({.number = row.number(0),
                     .copy = row.text(1),
                     .what = {.what = static_cast<TakenOut::What>(row.number(2)),
                              .key = {row.text(3), row.text(4)},
                              .revision = row.text(6),
                              .passage = {},
                              .when = {row.number(5)},
                              .mark = row.text(7),
                              .exchange = row.text(8)}});
  } catch (const Failure&) {
    all.clear();
  } catch (const Refused&) {
    all.clear();
  }
  return all;
}

void forget_still_held(const fs::path& portfolio, const Key* key, const std::vector<std::int64_t>& numbers) {
  if (numbers.empty()) return;
  try {
    Database database(portfolio, Database::Way::write, key);
    database.fold_on_close(true);  // if no Store has it open, no log is left
    Transaction transaction(database);
    Statement forget(database, "DELETE FROM still_held WHERE number = ?1");
    for (const auto number : numbers) forget.bind(1, number).run();
    transaction.commit();
  } catch (const Failure&) {  // then it is tried once more
  }
}

}  // namespace vignette::store
