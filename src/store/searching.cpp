#include "store/searching.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/indexing.hpp"
#include "store/revisions.hpp"

namespace vignette::store {

namespace {

using portfolio::Hit;
using portfolio::SearchFor;

constexpr char mark = '\x01', unmark = '\x02';
constexpr std::size_t most_words = 32, longest_word = 200;
constexpr std::size_t before = 40, around = 120;  // bytes of an excerpt

/// Quotation marks, straight or not, at the front; how many bytes they take.
std::size_t quote_at(std::string_view text) {
  if (text.starts_with('"')) return 1;
  return text.starts_with("“") || text.starts_with("”") || text.starts_with("„") ? 3 : 0;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A text without its marks, and where they stood.
struct Marked {
  std::string text;
  std::vector<text::Range> found;
};

Marked read_marks(std::string_view marked) {
  Marked plain;
  plain.text.reserve(marked.size());
  for (const char c : marked) {
    if (c == mark) {
      plain.found.push_back({plain.text.size(), plain.text.size()});
    } else if (c == unmark) {
      if (!plain.found.empty()) plain.found.back().end = plain.text.size();
    } else {
      plain.text += c;
    }
  }
  return plain;
}

/// The first place at or after `at` where a word begins, not past `limit`.
std::size_t word_after(std::string_view text, std::size_t at, std::size_t limit) {
  for (std::size_t i = at; i < limit; ++i) {
    if (i > 0 && is_space(text[i - 1]) && !is_space(text[i])) return i;
  }
  return limit;
}

/// The last place at or before `at` where a word ends, not before `limit`.
std::size_t word_before(std::string_view text, std::size_t at, std::size_t limit) {
  for (std::size_t i = at; i > limit; --i) {
    if (is_space(text[i]) && !is_space(text[i - 1])) return i;
  }
  return std::max(at, limit);
}

std::size_t whole_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

void add_excerpt(const Marked& said, Hit& hit) {
  const std::string_view text = said.text;
  const auto first = said.found.empty() ? text::Range{} : said.found.front();
  const std::size_t begin = first.begin <= before ? 0 : word_after(text, first.begin - before, first.begin);
  std::size_t end = text.size();
  if (end - begin > around) {
    const auto least = std::max(first.end, std::min(text.size(), begin + around / 2));
    end = least >= begin + around ? least : word_before(text, begin + around, least);
    end = whole_character(text, end);
  }
  if (begin > 0) hit.excerpt = "…";
  for (std::size_t i = begin; i < end; ++i) {
    for (const auto& range : said.found) {
      if (range.begin == i && range.end <= end) hit.found.push_back({hit.excerpt.size(), hit.excerpt.size()});
    }
    if (!is_space(text[i])) {
      hit.excerpt += text[i];
    } else if (!hit.excerpt.ends_with(' ')) {
      hit.excerpt += ' ';
    }
    for (const auto& range : said.found) {
      if (range.end == i + 1 && !hit.found.empty() && range.begin >= begin) hit.found.back().end = hit.excerpt.size();
    }
  }
  while (hit.excerpt.ends_with(' ')) hit.excerpt.pop_back();
  if (end < text.size()) hit.excerpt += "…";
}

/// Fills in place and excerpt from the text, or where it does not hold the words, from what stands above it.
void tell(Hit& hit, std::string_view text, std::string_view above) {
  const auto said = read_marks(text);
  if (!said.found.empty()) {
    hit.offset = said.found.front().begin;
    add_excerpt(said, hit);
    return;
  }
  const auto over = read_marks(above);
  add_excerpt(over.found.empty() ? said : over, hit);
}

/// Whether a table in memory still holds what it was filled with at this state of the file; if not, it is noted that it will.
/// A connection sees another's change by this number, and those that search change nothing themselves.
bool stands(Database& database, std::string_view table) {
  const auto state = database.number("PRAGMA main.data_version");
  database.run("CREATE TEMP TABLE IF NOT EXISTS filled (words TEXT PRIMARY KEY, state INTEGER NOT NULL)");
  {
    Statement row(database, "SELECT 1 FROM temp.filled WHERE words = ?1 AND state = ?2");
    if (row.bind(1, table).bind(2, state).step()) return true;
  }
  Statement(database, "INSERT OR REPLACE INTO temp.filled VALUES (?1, ?2)").bind(1, table).bind(2, state).run();
  return false;
}

using State = SearchFor::State;

/// Whether the answer is as its newest version has it, or has been changed since.
bool is_in_state(Database& database, std::int64_t answer, State state) {
  if (state == State::any) return true;
  Statement row(database, "SELECT text FROM answer WHERE number = ?1");
  if (!row.bind(1, answer).step()) return false;
  return newest_revision_is(database, answer, row.view(0)) == (state == State::as_kept);
}

/// Answers found in one index of words, the newest first. Their words are marked only in those that are shown.
std::vector<Hit> answers_in(Database& database, std::string_view index, std::string_view number, const std::string& query,
                            const SearchFor& what, std::size_t most) {
  const std::string_view only = what.cases.empty() ? "" : "AND a.case_id IN (SELECT case_id FROM temp.wanted)";
  const auto found = [&](std::string_view columns, std::string_view which) {
    return fmt::format(R"sql(
      SELECT {3} FROM {0} CROSS JOIN answer AS a ON a.{1} = {0}.rowid
      WHERE {0} MATCH ?1 AND (?2 = '' OR a.case_id = ?2) AND (?3 = 0 OR a.updated >= ?3) AND (?4 = 0 OR a.updated <= ?4) {2} AND a.text <> '' {4}
      ORDER BY {0}.rowid DESC LIMIT ?5)sql",
                       index, number, only, columns, which);
  };
  const std::string shown = fmt::format(
      "a.case_id, a.question_id, a.case_title, a.question_number, a.updated, highlight({0}, 2, char(1), char(2)), highlight({0}, 1, "
      "char(1), "
      "char(2))",
      index);
  const auto bound = [&](Statement& row, std::int64_t limit) {
    row.bind(1, query).bind(2, what.case_id).bind(3, what.since.ms).bind(4, what.until.ms).bind(5, limit);
  };
  std::vector<Hit> hits;
  const auto add = [&](Statement& row) {
    Hit hit{.kind = Hit::Kind::answer,
            .key = {row.text(0), row.text(1)},
            .mark = {},
            .title = row.text(2),
            .heading = {},
            .question_number = static_cast<int>(row.number(3)),
            .updated = {row.number(4)},
            .piece = 0,
            .offset = 0,
            .excerpt = {},
            .found = {}};
    tell(hit, row.view(5), row.view(6));
    hits.push_back(std::move(hit));
  };
  if (what.state == State::any) {
    Statement row(database, found(shown, ""));
    bound(row, static_cast<std::int64_t>(most));
    while (row.step()) add(row);
    return hits;
  }
  constexpr std::int64_t all = -1;  // those that fit are counted here
  Statement row(database, found(fmt::format("{}.rowid, a.number", index), ""));
  Statement marked(database, found(shown, fmt::format("AND {}.rowid = ?6", index)));
  bound(row, all);
  while (hits.size() < most && row.step()) {
    if (!is_in_state(database, row.number(1), what.state)) continue;
    marked.again();
    bound(marked, 1);
    if (marked.bind(6, row.number(0)).step()) add(marked);
  }
  return hits;
}

/// Those that are not in the index, because they were changed since: few, looked through in memory.
std::vector<Hit> fresh_answers(Database& database, const std::string& query, const SearchFor& what, std::size_t most) {
  if (database.number("SELECT EXISTS (SELECT 1 FROM answer WHERE indexed IS NULL)") == 0) return {};
  database.run(
      fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS temp.fresh_words USING fts5(case_title, wording, text, tokenize = '{}')", tokenizer)
          .c_str());
  if (!stands(database, "fresh_words"))
    database.run(R"sql(
      DELETE FROM fresh_words;
      INSERT INTO fresh_words (rowid, case_title, wording, text) SELECT number, case_title, wording, text FROM answer WHERE indexed IS NULL)sql");
  return answers_in(database, "fresh_words", "number", query, what, most);
}

/// Notes to marked passages, looked through in memory with the passages they are about: they are few. Those taken off are not found.
std::vector<Hit> notes(Database& database, const std::string& query, const SearchFor& what, std::size_t most) {
  if (what.state != State::any || database.number("SELECT EXISTS (SELECT 1 FROM mark WHERE note <> '' AND put_away IS NULL)") == 0)
    return {};
  database.run(
      fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS temp.note_words USING fts5(quote, note, tokenize = '{}')", tokenizer).c_str());
  if (!stands(database, "note_words"))
    database.run(R"sql(
      DELETE FROM note_words;
      INSERT INTO note_words (rowid, quote, note) SELECT number, quote, note FROM mark WHERE note <> '' AND put_away IS NULL)sql");
  const std::string_view only = what.cases.empty() ? "" : "AND m.case_id IN (SELECT case_id FROM temp.wanted)";
  Statement row(database, fmt::format(R"sql(
    SELECT m.case_id, m.id, coalesce((SELECT title FROM case_text AS t WHERE t.case_id = m.case_id), ''), m.quote, m.changed,
      highlight(note_words, 1, char(1), char(2)), highlight(note_words, 0, char(1), char(2))
    FROM note_words CROSS JOIN mark AS m ON m.number = note_words.rowid
    WHERE note_words MATCH ?1 AND (?2 = '' OR m.case_id = ?2) AND (?3 = 0 OR m.changed >= ?3) AND (?4 = 0 OR m.changed <= ?4) {}
    ORDER BY m.changed DESC LIMIT ?5)sql",
                                      only));
  row.bind(1, query).bind(2, what.case_id).bind(3, what.since.ms).bind(4, what.until.ms).bind(5, static_cast<std::int64_t>(most));
  std::vector<Hit> hits;
  while (row.step()) {
    Hit hit{.kind = Hit::Kind::note,
            .key = {row.text(0), {}},
            .mark = row.text(1),
            .title = row.text(2),
            .heading = row.text(3),
            .question_number = 0,
            .updated = {row.number(4)},
            .piece = 0,
            .offset = 0,
            .excerpt = {},
            .found = {}};
    tell(hit, row.view(5), row.view(6));
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<Hit> answers(Database& database, const std::string& query, const SearchFor& what, std::size_t most) {
  auto hits = fresh_answers(database, query, what, most);
  std::ranges::move(notes(database, query, what, most), std::back_inserter(hits));
  std::ranges::move(answers_in(database, "answer_words", "indexed", query, what, most), std::back_inserter(hits));
  std::ranges::stable_sort(hits, std::ranges::greater{}, &Hit::updated);
  if (hits.size() > most) hits.resize(most);
  return hits;
}

void add_case_text(Database& database, const std::string& query, const SearchFor& what, Hit::Kind kind, std::size_t most,
                   std::vector<Hit>& hits) {
  const std::string_view only = what.cases.empty() ? "" : "AND t.case_id IN (SELECT case_id FROM temp.wanted)";
  Statement row(database, fmt::format(R"sql(
    SELECT t.case_id, t.title, p.piece, p.heading, highlight(case_words, 1, char(1), char(2)), highlight(case_words, 0, char(1), char(2))
    FROM case_words CROSS JOIN case_piece AS p ON p.number = case_words.rowid CROSS JOIN case_text AS t ON t.number = p.case_text
    WHERE case_words MATCH ?1 AND (?2 = '' OR t.case_id = ?2) AND t.case_id {} '' {} ORDER BY case_words.rowid LIMIT ?3)sql",
                                      kind == Hit::Kind::term ? "=" : "<>", only));
  row.bind(1, query).bind(2, what.case_id).bind(3, static_cast<std::int64_t>(most));
  while (row.step()) {
    Hit hit{.kind = kind,
            .key = {row.text(0), {}},
            .mark = {},
            .title = row.text(1),
            .heading = row.text(3),
            .question_number = 0,
            .updated = {},
            .piece = static_cast<std::uint64_t>(row.number(2)),
            .offset = 0,
            .excerpt = {},
            .found = {}};
    const auto said = read_marks(row.view(4));
    if (!said.found.empty()) hit.offset = said.found.front().begin;
    add_excerpt(said, hit);
    hits.push_back(std::move(hit));
  }
}

}  // namespace

std::string query_of(std::string_view words) {
  std::string query;
  std::size_t count = 0;
  while (!words.empty() && count < most_words) {
    const auto quote = quote_at(words);
    words.remove_prefix(quote);
    if (quote == 0 && is_space(words.front())) {
      words.remove_prefix(1);
      continue;
    }
    std::size_t end = 0;
    while (end < words.size() && quote_at(words.substr(end)) == 0 && (quote > 0 || !is_space(words[end]))) ++end;
    std::string term;
    for (const char c : words.substr(0, whole_character(words, std::min(end, longest_word)))) {
      if (c != '\0') term += c;
    }
    words.remove_prefix(end);
    const bool closed = quote > 0 && !words.empty();
    if (closed) words.remove_prefix(quote_at(words));
    if (std::ranges::all_of(term, is_space)) continue;
    query += fmt::format("{}\"{}\"{}", query.empty() ? "" : " ", term, closed ? "" : " *");
    ++count;
  }
  return query;
}

std::vector<portfolio::Hit> search(Database& database, const portfolio::SearchFor& what, std::size_t most) {
  const auto query = query_of(what.words);
  if (query.empty()) return {};
  Transaction one_moment(database, "BEGIN");
  if (!what.cases.empty()) {
    database.run("CREATE TEMP TABLE IF NOT EXISTS wanted (case_id TEXT PRIMARY KEY); DELETE FROM temp.wanted");
    Statement put(database, "INSERT OR IGNORE INTO temp.wanted VALUES (?1)");
    for (const auto& one : what.cases) put.bind(1, one).run();
  }
  std::vector<Hit> hits;
  if (what.in != SearchFor::In::cases) hits = answers(database, query, what, most);
  const bool answers_only = what.state != State::any || what.since.ms != 0 || what.until.ms != 0;
  if (what.in != SearchFor::In::answers && !answers_only) {
    add_case_text(database, query, what, Hit::Kind::case_text, most, hits);
    if (what.case_id.empty() && what.cases.empty()) add_case_text(database, query, what, Hit::Kind::term, most, hits);
  }
  one_moment.commit();
  return hits;
}

}  // namespace vignette::store
