#include "store/exchanges.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "store/days.hpp"

namespace vignette::store {

namespace {

using portfolio::Exchange;
using portfolio::Page;
using portfolio::PageKind;
using portfolio::Unfinished;

constexpr std::string_view put = R"sql(
  INSERT INTO exchange (share, mine, keys, name, role, both_have, keep_until, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7))
  ON CONFLICT (share) DO UPDATE SET keys = excluded.keys, name = excluded.name, role = excluded.role, both_have = excluded.both_have,
    keep_until = excluded.keep_until, seal = excluded.seal)sql";

constexpr std::string_view put_page = R"sql(
  INSERT INTO page (share, kind, file, mine, typed, body, digest, made, kept, taken_out, seal)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)))sql";

constexpr std::string_view put_answer = R"sql(
  INSERT INTO shared_answer (share, number, case_id, question_id, version, begins, ends, seal)
  SELECT ?1, n, ?2, ?3, ?4, ?5, ?6, seal(?1, n, ?2, ?3, ?4, ?5, ?6) FROM (SELECT count(*) AS n FROM shared_answer WHERE share = ?1)
  WHERE NOT EXISTS (SELECT 1 FROM shared_answer WHERE share = ?1 AND case_id = ?2 AND question_id = ?3))sql";

constexpr std::string_view put_note = R"sql(
  INSERT INTO own_note (id, share, made, words, seal) VALUES (?1, ?2, ?3, ?4, seal(?1, ?2, ?3, ?4)) ON CONFLICT (id) DO NOTHING)sql";

constexpr std::string_view put_unfinished = R"sql(
  INSERT INTO unfinished (share, kind, body, changed, seal)
  SELECT ?1, ?2, ?3, ?4, seal(?1, ?2, ?3, ?4) WHERE ?5 OR EXISTS (SELECT 1 FROM exchange WHERE share = ?1)
  ON CONFLICT (share, kind) DO UPDATE SET body = excluded.body, changed = excluded.changed, seal = excluded.seal)sql";

std::optional<portfolio::Day> day(Statement& row, int column) {
  return row.view(column).empty() ? std::nullopt : std::optional(day_of_text(row.view(column)));
}

std::string as_text(const std::optional<portfolio::Day>& day) { return day ? day_as_text(*day) : std::string(); }

PageKind kind(Statement& row, int column) { return static_cast<PageKind>(std::clamp<std::int64_t>(row.number(column), 1, 3)); }
std::size_t size(Statement& row, int column) { return static_cast<std::size_t>(std::max<std::int64_t>(row.number(column), 0)); }

void add_pages(Statement& row, Exchange& exchange) {
  for (row.bind(1, exchange.number); row.step();)
    exchange.pages.push_back({.kind = kind(row, 0),
                              .number = row.text(1),
                              .mine = row.number(2) != 0,
                              .typed = row.number(3) != 0,
                              .body = row.text(4),
                              .digest = row.text(5),
                              .made = day_of_text(row.view(6)),
                              .kept = {row.number(7)},
                              .taken_out = row.is_null(8) ? std::nullopt : std::optional(portfolio::Instant{row.number(8)})});
  row.again();
}

void add_answers(Statement& row, Exchange& exchange) {
  for (row.bind(1, exchange.number); row.step();)
    exchange.answers.push_back({.key = {row.text(0), row.text(1)}, .version = row.text(2), .begin = size(row, 3), .end = size(row, 4)});
  row.again();
}

void add_notes(Statement& row, Exchange& exchange) {
  for (row.bind(1, exchange.number); row.step();)
    exchange.notes.push_back({.id = row.text(0), .made = {row.number(1)}, .words = row.text(2)});
  row.again();
}

}  // namespace

Exchanges::Exchanges(Database& database)
    : find_(database, "SELECT mine, keys FROM exchange WHERE share = ?1"),
      put_(database, put),
      find_page_(database, "SELECT 1 FROM page WHERE share = ?1 AND kind = ?2 AND mine = ?3 AND file = ?4"),
      put_page_(database, put_page),
      put_answer_(database, put_answer),
      put_note_(database, put_note),
      find_opened_(database, "SELECT 1 FROM file_opened WHERE keys = ?1 AND file = ?2"),
      put_opened_(database, "INSERT INTO file_opened (keys, file, moment, seal) VALUES (?1, ?2, ?3, seal(?1, ?2, ?3))"),
      put_unfinished_(database, put_unfinished),
      forget_unfinished_(database, "DELETE FROM unfinished WHERE share = ?1 AND kind = ?2") {}

bool Exchanges::was_opened(const std::string& keys, const std::string& number) {
  const bool was = find_opened_.bind(1, keys).bind(2, number).step();
  find_opened_.again();
  return was;
}

/// A number is that of one exchange, and of none any more once that was taken out for good.
bool Exchanges::is_anothers(const Exchange& exchange) {
  const bool known = find_.bind(1, exchange.number).step();
  const bool another = known && ((find_.number(0) != 0) != exchange.mine || (!find_.view(1).empty() && find_.view(1) != exchange.keys));
  find_.again();
  return another || (!known && !exchange.mine && was_opened(exchange.keys, exchange.number));
}

void Exchanges::keep_page(const Exchange& exchange, const Page& page) {
  const auto kind = static_cast<std::int64_t>(page.kind), mine = std::int64_t{page.mine};
  const bool known = find_page_.bind(1, exchange.number).bind(2, kind).bind(3, mine).bind(4, page.number).step();
  find_page_.again();
  if (known) return;
  if (!page.mine && !page.typed) {
    if (was_opened(exchange.keys, page.number)) return;
    put_opened_.bind(1, exchange.keys).bind(2, page.number).bind(3, page.kept.ms).run();
  }
  put_page_.bind(1, exchange.number).bind(2, kind).bind(3, page.number).bind(4, mine).bind(5, std::int64_t{page.typed});
  put_page_.bind(6, page.body).bind(7, page.digest).bind(8, day_as_text(page.made)).bind(9, page.kept.ms);
  if (page.taken_out) put_page_.bind(10, page.taken_out->ms);
  put_page_.run();
}

void Exchanges::keep(const Exchange& exchange) {
  if (is_anothers(exchange)) return;
  put_.bind(1, exchange.number).bind(2, std::int64_t{exchange.mine}).bind(3, exchange.keys).bind(4, exchange.name).bind(5, exchange.role);
  put_.bind(6, as_text(exchange.both_have)).bind(7, as_text(exchange.keep_until)).run();
  for (const auto& page : exchange.pages) keep_page(exchange, page);
  for (const auto& [key, version, begin, end] : exchange.answers) {
    put_answer_.bind(1, exchange.number).bind(2, key.case_id).bind(3, key.question_id).bind(4, version);
    put_answer_.bind(5, static_cast<std::int64_t>(begin)).bind(6, static_cast<std::int64_t>(end)).run();
  }
  for (const auto& [id, made, words] : exchange.notes) put_note_.bind(1, id).bind(2, exchange.number).bind(3, made.ms).bind(4, words).run();
}

void Exchanges::keep(const Unfinished& unfinished) {
  const auto kind = static_cast<std::int64_t>(unfinished.kind);
  if (unfinished.body.empty()) return forget_unfinished_.bind(1, unfinished.about).bind(2, kind).run();
  put_unfinished_.bind(1, unfinished.about).bind(2, kind).bind(3, unfinished.body).bind(4, unfinished.changed.ms);
  put_unfinished_.bind(5, std::int64_t{portfolio::is_before_a_share(unfinished.about)}).run();
}

std::vector<Exchange> read_exchanges(Database& database) {
  std::vector<Exchange> all;
  Statement page(database,
                 "SELECT kind, file, mine, typed, body, digest, made, kept, taken_out FROM page WHERE share = ?1 ORDER BY number");
  Statement answer(database, "SELECT case_id, question_id, version, begins, ends FROM shared_answer WHERE share = ?1 ORDER BY number");
  Statement note(database, "SELECT id, made, words FROM own_note WHERE share = ?1 ORDER BY made, number");
  constexpr std::string_view exchanges = "SELECT share, mine, keys, name, role, both_have, keep_until FROM exchange ORDER BY number DESC";
  for (Statement row(database, exchanges); row.step();) {
    Exchange& one = all.emplace_back();
    one.number = row.text(0);
    one.mine = row.number(1) != 0;
    one.keys = row.text(2);
    one.name = row.text(3);
    one.role = row.text(4);
    one.both_have = day(row, 5);
    one.keep_until = day(row, 6);
    add_pages(page, one);
    add_answers(answer, one);
    add_notes(note, one);
  }
  return all;
}

std::vector<Unfinished> read_unfinished(Database& database) {
  std::vector<Unfinished> all;
  for (Statement row(database, "SELECT share, kind, body, changed FROM unfinished ORDER BY share, kind"); row.step();)
    all.push_back({.about = row.text(0), .kind = kind(row, 1), .body = row.text(2), .changed = {row.number(3)}});
  return all;
}

portfolio::Reviews read_reviews(Database& database) {
  portfolio::Reviews all;
  Transaction one_moment(database, "BEGIN");
  all.exchanges = read_exchanges(database);
  all.unfinished = read_unfinished(database);
  for (Statement row(database, "SELECT keys, file, moment FROM file_opened ORDER BY keys, file"); row.step();)
    all.opened.push_back({.keys = row.text(0), .number = row.text(1), .when = {row.number(2)}});
  one_moment.commit();
  return all;
}

}  // namespace vignette::store
