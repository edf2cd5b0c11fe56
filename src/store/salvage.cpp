// What can still be read of a damaged portfolio, row by row, put into a new one. Only a copy of the damaged file is opened.
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/care.hpp"
#include "store/first_page.hpp"
#include "store/held.hpp"
#include "store/indexing.hpp"
#include "store/migrations.hpp"
#include "store/packed.hpp"
#include "store/revisions.hpp"
#include "store/saving.hpp"
#include "store/whole.hpp"
#include "text/unicode.hpp"

namespace vignette::store {

namespace fs = std::filesystem;
using words::Word;

namespace {

/// Rows of a table in order of their numbers, past what cannot be read.
class Rows {
 public:
  Rows(Database& database, std::string table) : database_(database), table_(std::move(table)) {}

  /// `row` for each that can be read; `gap` where some could not. Answers how many places could not be read.
  std::int64_t each(const std::string& columns, const std::function<void(Statement&)>& row, const std::function<void()>& gap) {
    std::int64_t gaps = 0;
    for (std::int64_t at = -1;;) {
      try {
        Statement rows(database_, "SELECT rowid, " + columns + " FROM " + table_ + " NOT INDEXED WHERE rowid > ?1 ORDER BY rowid");
        rows.bind(1, at);
        while (rows.step()) {
          if (rows.number(0) <= at) return gaps + 1;  // damaged pages lead back to where one was
          at = rows.number(0);
          row(rows);
        }
        return gaps;
      } catch (const Failure&) {
        ++gaps;
        gap();
        const auto next = after(at);
        if (!next || *next <= at) return gaps;
        at = *next;
      }
    }
  }

 private:
  enum class Seen : std::uint8_t { row, end, fault };

  /// What comes after a number, by the numbers alone.
  Seen look(std::int64_t at, std::int64_t& found) {
    try {
      Statement row(database_, "SELECT rowid FROM " + table_ + " NOT INDEXED WHERE rowid > ?1 ORDER BY rowid LIMIT 1");
      if (!row.bind(1, at).step()) return Seen::end;
      found = row.number(0);
      return Seen::row;
    } catch (const Failure&) {
      return Seen::fault;
    }
  }

  /// The number after which to go on; nothing if nothing more can be reached.
  std::optional<std::int64_t> after(std::int64_t at) {
    std::int64_t found = 0;
    const auto first = look(at, found);
    if (first == Seen::end) return std::nullopt;
    if (first == Seen::row) return found;  // its number can be read, and not the rest of it
    constexpr int widest = 40;
    std::int64_t bad = at, good = at;
    Seen seen = Seen::fault;
    for (int width = 0; seen == Seen::fault && width < widest; ++width) {
      bad = good;
      good = at + (std::int64_t{1} << width);
      seen = look(good, found);
    }
    if (seen == Seen::fault) return std::nullopt;
    while (good - bad > 1) {
      const auto middle = bad + (good - bad) / 2;
      (look(middle, found) == Seen::fault ? bad : good) = middle;
    }
    return good;
  }

  Database& database_;
  std::string table_;
};

class Salvage {
 public:
  Salvage(Database& from, Database& to) : from_(from), to_(to) {}

  portfolio::Salvaged run() {
    const bool older = !has("SELECT whole FROM revision");
    Transaction transaction(to_);
    answers(older);
    older ? older_revisions() : revisions();
    drafts_of_orphans();
    places();
    if (!older) markers();
    if (has("SELECT seal FROM mark"))
      sealed_rows("mark", "id, case_id, section, begins, quote, before, after, meaning, note, made, changed, put_away",
                  {1, 2, 3, 5, 6, 7, 9}, {4, 8, 10, 11}, {12});
    if (has("SELECT seal FROM citation"))
      sealed_rows("citation", "case_id, question_id, number, mark, quote, section", {1, 2, 4, 5, 6}, {3}, {});
    if (has("SELECT seal FROM reflection")) sealed_rows("reflection", "id, title, day, kind, made, changed", {1, 2, 3}, {4, 5, 6}, {});
    if (has("SELECT seal FROM commitment")) commitments();
    if (has("SELECT seal FROM lens")) sealed_rows("lens", "case_id, question_id, lens, shown", {1, 2, 3}, {4}, {});
    if (has("SELECT seal FROM workshop_plan")) plans();
    if (has("SELECT seal FROM own_card")) sealed_rows("own_card", "seed, name, role, made", {1, 2, 3}, {4}, {});
    if (has("SELECT seal FROM person")) sealed_rows("person", "keys, name, role, met, words_read, put_away", {1, 2, 3}, {4}, {5, 6});
    if (has("SELECT seal FROM exchange")) exchanges();
    index_answers(to_);
    transaction.commit();
    told_.answers = to_.number("SELECT answers FROM tally");
    told_.revisions = to_.number("SELECT revisions FROM tally");
    std::int64_t lost = 0;
    try {
      const auto all =
          older ? "SELECT (SELECT count(*) FROM answer) + (SELECT count(*) FROM revision)" : "SELECT answers + revisions FROM tally";
      lost = from_.number(all) - told_.answers - told_.revisions;
    } catch (const Failure&) {  // then what was met is all that is known
    }
    told_.unreadable = std::max(told_.unreadable, lost);
    return told_;
  }

 private:
  /// Whether its form knows this.
  bool has(const char* question) {
    try {
      const Statement asked(from_, question);
      return true;
    } catch (const Failure&) {
      return false;
    }
  }

  void answers(bool older) {
    Statement put(to_, R"sql(
      INSERT OR IGNORE INTO answer (number, id, case_id, question_id, case_title, question_number, created, updated, beginning, wording, text, seal)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, seal(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?10, ?11)))sql");
    const auto row = [&](Statement& read) {
      if (older) numbers_[read.text(1)] = read.number(0);
      if (read.number(10) == 0) ++told_.unreadable;  // other bytes than were written; what reads as text is kept all the same
      const std::string wording = text::repaired(read.view(8)), draft = text::repaired(read.view(9));
      put.bind(1, read.number(0)).bind(2, read.text(1)).bind(3, read.text(2)).bind(4, read.text(3)).bind(5, read.text(4));
      put.bind(6, read.number(5)).bind(7, read.number(6)).bind(8, read.number(7)).bind(9, beginning_of(draft));
      put.bind(10, wording).bind(11, draft).run();
    };
    const std::string columns = "id, case_id, question_id, case_title, question_number, created, updated, wording, text";
    const std::string sealed = older ? ", 1" : ", seal = seal(" + columns + ")";
    told_.unreadable += Rows(from_, "answer").each(columns + sealed, row, [] {});
  }

  /// An answer whose own row is lost, so that its versions have a place.
  void see_to_answer(std::int64_t number, portfolio::Instant made) {
    Statement there(to_, "SELECT 1 FROM answer WHERE number = ?1");
    if (there.bind(1, number).step()) return;
    Statement(to_, R"sql(
      INSERT INTO answer (number, id, case_id, question_id, case_title, question_number, created, updated, beginning, wording, text, seal)
      VALUES (?1, ?2, 'salvaged', ?3, ?4, 0, ?5, ?5, '', '', '', seal(?2, 'salvaged', ?3, ?4, 0, ?5, ?5, '', '')))sql")
        .bind(1, number)
        .bind(2, portfolio::make_id(made, static_cast<std::uint64_t>(number), 0))
        .bind(3, "q" + std::to_string(number))
        .bind(4, words::say(Word::store_salvaged_answer))
        .bind(5, made.ms)
        .run();
    orphans_[number] = {};
  }

  void keep_version(std::int64_t answer, const std::string& id, portfolio::Instant made, const std::string& text) {
    see_to_answer(answer, made);
    append_revision(to_, answer, id, made, text);
    if (const auto orphan = orphans_.find(answer); orphan != orphans_.end()) orphan->second = {made.ms, text};
  }

  /// Answers of which fewer versions can be met than are kept: of a page whose list of rows is damaged rows are missing without a word.
  std::set<std::int64_t> answers_with_gaps() {
    std::set<std::int64_t> all;
    try {
      for (Statement row(from_, R"sql(
             SELECT answer FROM (SELECT answer, count(*) - count(taken_out) AS met FROM revision NOT INDEXED GROUP BY answer) AS seen
             LEFT JOIN answer ON answer.number = seen.answer WHERE answer.revisions IS NULL OR answer.revisions <> seen.met)sql");
           row.step();)
        all.insert(row.number(0));
    } catch (const Failure&) {
      all.insert(any_answer);
    }
    return all;
  }

  void revisions() {
    const auto doubtful = answers_with_gaps();
    std::map<std::int64_t, std::int64_t> met;    // each answer's last row
    std::map<std::int64_t, std::string> newest;  // what the next change is a change of; empty of all after a gap
    std::int64_t last = 0, unbroken_from = 1;
    Statement put_marker(to_,
                         "INSERT INTO revision (answer, id, made, taken_out, whole, body, seal) VALUES (?1, ?2, ?3, ?4, 1, x'', seal(?1, "
                         "?2, ?3, ?4, 1, x''))");
    const auto row = [&](Statement& read) {
      const auto answer = read.number(1);
      // Rows are numbered one after the other, so that where none is missing between two of an answer's, the one follows from the other.
      if (read.number(0) != last + 1) unbroken_from = read.number(0);
      last = read.number(0);
      const bool is_doubtful = doubtful.contains(answer) || doubtful.contains(any_answer);
      if (is_doubtful && met[answer] < unbroken_from) newest.erase(answer);
      met[answer] = last;
      if (read.number(7) == 0) {  // other bytes than were written: nothing after it follows from it, and it may be another answer's
        newest.erase(answer);
        unbroken_from = last + 1;
        ++told_.unreadable;
        return;
      }
      const portfolio::Instant made{read.number(3)};
      const auto bytes = read.bytes(6);
      if (!read.is_null(4)) {
        see_to_answer(answer, made);
        put_marker.bind(1, answer).bind(2, read.bytes(2)).bind(3, made.ms).bind(4, read.number(4)).run();
        return;
      }
      if (read.number(5) != 0) {
        newest[answer] = std::string(bytes.begin(), bytes.end());
      } else {
        const auto before = newest.find(answer);
        auto text = before == newest.end() ? std::nullopt : apply_changes(before->second, bytes);
        if (!text) {
          newest.erase(answer);
          ++told_.unreadable;
          return;
        }
        before->second = std::move(*text);
      }
      keep_version(answer, id_of(read.bytes(2)), made, newest[answer]);
    };
    told_.unreadable += Rows(from_, "revision")
                            .each("answer, id, made, taken_out, whole, body, seal = seal(answer, id, made, taken_out, whole, body)", row,
                                  [&] { newest.clear(); });
  }

  void older_revisions() {
    std::int64_t unknown = std::int64_t{1} << 40;  // of answers whose own rows are lost
    const auto row = [&](Statement& read) {
      const auto [answer, is_new] = numbers_.try_emplace(read.text(2), unknown);
      if (is_new) ++unknown;
      keep_version(answer->second, read.text(1), {read.number(3)}, read.text(4));
    };
    told_.unreadable += Rows(from_, "revision").each("id, answer, made, text", row, [] {});
  }

  void drafts_of_orphans() {
    for (const auto& [number, draft] : orphans_)
      Statement(
          to_,
          "UPDATE answer SET text = ?2, beginning = ?3, updated = ?4, seal = seal(id, case_id, question_id, case_title, question_number, "
          "created, ?4, wording, ?2) WHERE number = ?1")
          .bind(1, number)
          .bind(2, draft.text)
          .bind(3, beginning_of(draft.text))
          .bind(4, draft.updated)
          .run();
  }

  void places() {
    Statement put(to_, "INSERT OR IGNORE INTO place VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    const auto place = [&](Statement& read) {
      put.bind(1, read.text(1)).bind(2, read.number(2)).bind(3, read.number(3)).bind(4, read.text(4)).bind(5, read.number(5));
      put.bind(6, read.real(6)).bind(7, read.number(7)).bind(8, read.number(8)).run();
    };
    Rows(from_, "place").each("case_id, block, block_offset, question_id, caret, read_to, content_note_seen, visited", place, [] {});
    Statement put_section(to_, R"sql(
      INSERT OR IGNORE INTO section_read SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM place WHERE case_id = ?1))sql");
    const auto section = [&](Statement& read) { put_section.bind(1, read.text(1)).bind(2, read.number(2)).bind(3, read.text(3)).run(); };
    Rows(from_, "section_read").each("case_id, number, section", section, [] {});
  }

  void markers() {
    Statement put(to_, R"sql(
      INSERT INTO taken_out (what, case_id, question_id, case_title, question_number, moment) VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql");
    const auto row = [&](Statement& read) {
      put.bind(1, read.number(1))
          .bind(2, read.text(2))
          .bind(3, read.text(3))
          .bind(4, read.text(4))
          .bind(5, read.number(5))
          .bind(6, read.number(6))
          .run();
    };
    Rows(from_, "taken_out").each("what, case_id, question_id, case_title, question_number, moment", row, [] {});
  }

  /// Rows of a table whose seal is over all of its columns, as they stand: where texts, numbers, and moments that may be none are.
  void sealed_rows(const std::string& table, const std::string& columns, const std::vector<int>& texts, const std::vector<int>& numbers,
                   const std::vector<int>& moments) {
    const int count = static_cast<int>(texts.size() + numbers.size() + moments.size());
    std::string values = "?1";
    for (int i = 2; i <= count; ++i) values += ", ?" + std::to_string(i);
    Statement put(to_, "INSERT OR IGNORE INTO " + table + " (" + columns + ", seal) VALUES (" + values + ", seal(" + values + "))");
    const auto row = [&](Statement& read) {
      if (read.number(count + 1) == 0) ++told_.unreadable;  // other bytes than were written
      for (const int text : texts) put.bind(text, text::repaired(read.view(text)));
      for (const int number : numbers) put.bind(number, read.number(number));
      for (const int moment : moments)
        if (!read.is_null(moment)) put.bind(moment, read.number(moment));
      put.run();
    };
    told_.unreadable += Rows(from_, table).each(columns + ", seal = seal(" + columns + ")", row, [] {});
  }

  void plans() {
    sealed_rows("workshop_plan", "case_id, minutes, starts, paper, keyboard, phones, video, manages, keeps, language, note, changed",
                {1, 11}, {2, 3, 4, 5, 6, 7, 8, 9, 10, 12}, {});
    sealed_rows("workshop_question", "case_id, number, question_id, brief, wording, language", {1, 3, 4, 5, 6}, {2}, {});
    sealed_rows("workshop_step", "case_id, number, kind, minutes, question, alone, pairs", {1}, {2, 3, 4, 5, 6, 7}, {});
  }

  void exchanges() {
    sealed_rows("exchange", "share, mine, keys, name, role, both_have, keep_until", {1, 3, 4, 5, 6, 7}, {2}, {});
    sealed_rows("page", "share, kind, file, mine, typed, body, digest, made, kept, taken_out", {1, 3, 6, 7, 8}, {2, 4, 5, 9}, {10});
    sealed_rows("shared_answer", "share, number, case_id, question_id, version, begins, ends", {1, 3, 4, 5}, {2, 6, 7}, {});
    sealed_rows("own_note", "id, share, made, words", {1, 2, 4}, {3}, {});
    sealed_rows("unfinished", "share, kind, body, changed", {1, 3}, {2, 4}, {});
    sealed_rows("file_opened", "keys, file, moment", {1, 2}, {3}, {});
    // Pages whose own exchange is lost have one again, with nobody's name.
    to_.run(R"sql(
      INSERT INTO exchange (share, mine, keys, name, role, both_have, keep_until, seal)
      SELECT share, own, '', '', '', '', '', seal(share, own, '', '', '', '', '')
      FROM (SELECT share, max(CASE kind WHEN 1 THEN mine WHEN 2 THEN 1 - mine ELSE 0 END) AS own FROM page GROUP BY share ORDER BY min(number))
      WHERE share NOT IN (SELECT share FROM exchange))sql");
  }

  void commitments() {
    const std::string columns =
        "id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made, changed, later, "
        "came_back, outcome, why, at_rest, put_away";
    const std::vector<int> texts{1, 2, 3, 4, 6, 7, 8, 9, 10, 16}, moments{13, 18};
    if (has("SELECT made_offset FROM commitment")) {
      sealed_rows("commitment", columns + ", made_offset", texts, {5, 11, 12, 14, 15, 17, 19}, moments);
    } else {
      sealed_rows("commitment", columns, texts, {5, 11, 12, 14, 15, 17}, moments);
      date_commitments(to_);
    }
    if (!has("SELECT seal FROM commitment_said")) return put_outcomes_by(to_);
    sealed_rows("commitment_said", "commitment, said, clock_offset, outcome, why", {1, 5}, {2, 3, 4}, {});
    // What was said of a commitment that is itself lost has one again, of which nothing else is known.
    to_.run(R"sql(
      INSERT INTO commitment (id, case_id, question_id, title, question_number, words, when_words, will_words, by_words, with_words, made,
        changed, later, came_back, outcome, why, at_rest, put_away, made_offset, seal)
      SELECT commitment, '', '', '', 0, '', '', '', '', '', since, until, NULL, 0, 0, '', 1, NULL, ahead,
        seal(commitment, '', '', '', 0, '', '', '', '', '', since, until, NULL, 0, 0, '', 1, NULL, ahead)
      FROM (SELECT commitment, min(said) AS since, max(said) AS until, min(clock_offset) AS ahead FROM commitment_said GROUP BY commitment)
      WHERE commitment NOT IN (SELECT id FROM commitment))sql");
  }

  /// UUIDv7 out of its 16 bytes.
  static std::string id_of(std::span<const std::uint8_t> bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
      id += digits[bytes[i] >> 4];
      id += digits[bytes[i] & 15];
    }
    return id;
  }

  static constexpr std::int64_t any_answer = -1;
  struct Draft {
    std::int64_t updated = 0;
    std::string text;
  };
  Database& from_;
  Database& to_;
  std::map<std::string, std::int64_t> numbers_;  // of answers by id, in an older form
  std::map<std::int64_t, Draft> orphans_;
  portfolio::Salvaged told_;
};

/// A copy of the damaged file and its logs, taken away afterwards.
class Damaged {
 public:
  /// `keyed`: what it begins with is a salt, and not what says its form.
  Damaged(const fs::path& file, const fs::path& to, bool keyed) : file_(beside(to, ".damaged")) {
    for (const auto* part : {"", "-wal", "-journal"}) {
      must(disk::remove(beside(file_, part)));
      if (is_there(beside(file, part))) must(disk::copy(beside(file, part), beside(file_, part)));
    }
    if (!keyed) put_form_right();
  }
  ~Damaged() {
    for (const auto* part : {"", "-wal", "-shm", "-journal"}) static_cast<void>(disk::remove(beside(file_, part)));
  }
  Damaged(const Damaged&) = delete;
  Damaged& operator=(const Damaged&) = delete;
  const fs::path& file() const { return file_; }

 private:
  /// Without the first bytes nothing of it is read, and they are the same in every portfolio without a key (SQLite file format, section
  /// 1.3): the name of the form, pages of 4096 bytes with none set apart, and the three fractions. Whether it had a log is left as it is.
  void put_form_right() const {
    constexpr std::string_view named("SQLite format 3\0\x10\0", 18), after("\0\x40\x20\x20", 4);
    constexpr std::size_t ways = named.size();
    std::array<std::uint8_t, 24> form{};
    if (read_beginning(file_, form) != static_cast<std::ptrdiff_t>(form.size())) return;
    std::ranges::copy(named, form.begin());
    for (auto* way = form.data() + ways; way != form.data() + ways + 2; ++way)
      if (*way != 1 && *way != 2) *way = 1;
    std::ranges::copy(after, form.begin() + ways + 2);
    std::fstream copy(file_, std::ios::binary | std::ios::in | std::ios::out);
    copy.write(reinterpret_cast<const char*>(form.data()), form.size());
  }

  fs::path file_;
};

}  // namespace

Result<portfolio::Salvaged> salvage(const fs::path& file, KeyPtr key, const fs::path& to) {
  return guarded(file, nullptr, [&] {
    if (!is_there(file)) throw Refused{problem(file, Word::store_missing, Word::store_missing_mend)};
    if (is_there(to)) throw Refused{problem(to, Word::store_in_the_way, Word::store_in_the_way_mend)};
    must(disk::make_folder(to.has_parent_path() ? to.parent_path() : fs::path(".")));
    portfolio::Salvaged told;
    Part part(to);
    {
      if (const auto made = Store::open(part.file(), key); !made) throw Refused{made.error()};
      must(disk::remove(beside(part.file(), "-lock")));
      const Damaged copy(file, to, key != nullptr);
      if (!is_there(beside(copy.file(), "-journal"))) mend_first_page(copy.file(), part.file(), key.get());
      Database from(copy.file(), Database::Way::write, key.get()), anew(part.file(), Database::Way::write, key.get());
      from.run("PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
      anew.run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
      try {
        told = Salvage(from, anew).run();
      } catch (const Failure& failure) {
        if ((failure.code & 0xFF) == SQLITE_FULL || (failure.code & 0xFF) == SQLITE_IOERR) throw;
        throw Refused{problem(file, Word::store_beyond, Word::store_beyond_mend)};
      }
      bool nothing = told.answers == 0;
      for (const std::string table : {"mark", "commitment", "reflection", "lens", "workshop_plan", "own_card", "person", "exchange", "page",
                                      "own_note", "unfinished"})
        nothing = nothing && anew.number(("SELECT count(*) FROM " + table).c_str()) == 0;
      if (nothing && told.unreadable > 0) throw Refused{problem(file, Word::store_beyond, Word::store_beyond_mend)};
      anew.run("PRAGMA journal_mode = DELETE");
      if (!look_over_whole(anew, key != nullptr).sound) throw Refused{problem(to, Word::store_not_copied, Word::store_not_copied_mend)};
    }
    part.give_name();
    told.file = to.string();
    return told;
  });
}

}  // namespace vignette::store
