/// Answers and places to keep, and a second process to keep them in.
#pragma once

#include <sqlite3.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/reader.hpp"
#include "words/words.hpp"

namespace vignette::samples {

/// As somebody with SQLite's own tools would; answers its result code.
inline int run_sql(const std::filesystem::path& file, const std::string& said) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  const int code = sqlite3_exec(database, said.c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(database);
  return code;
}

inline portfolio::Answer answer(const std::string& question, const std::string& text, std::int64_t at = 1'000) {
  return {.id = portfolio::make_id({at}, std::hash<std::string>{}(question), 7),
          .key = {"sam", question},
          .case_title = "Sam",
          .question_number = 1,
          .wording = "What do you notice?",
          .text = text,
          .created = {at},
          .updated = {at},
          .revisions = 0};
}

inline portfolio::Place place(const std::string& case_id, std::uint64_t block) {
  return {.case_id = case_id,
          .block = block,
          .offset = 12,
          .question_id = "q1",
          .caret = 3,
          .read_to = 0.25,
          .sections_read = {"summary", "comments"},
          .content_note_seen = true,
          .visited = {5'000}};
}

inline portfolio::Mark mark(const std::string& name, const std::string& quote, const std::string& note = {}, std::int64_t at = 1'000) {
  return {.id = "mark-" + name,
          .case_id = "sam",
          .section = "Case summary",
          .at = {.begin = 120, .quote = quote, .before = "Before it. ", .after = " After it."},
          .meaning = portfolio::Meaning::question,
          .note = note,
          .made = {at},
          .changed = {at + 1},
          .put_away = {}};
}

inline portfolio::SaveCited cite(const std::string& question, const std::vector<portfolio::Mark>& marks) {
  portfolio::SaveCited save{{.by = {"sam", question}, .list = {}}};
  for (const auto& one : marks) save.cited.list.push_back({one.id, one.at.quote, one.section});
  return save;
}

inline portfolio::SaveAnswer save(const std::string& question, const std::string& text, std::int64_t at = 1'000, bool revision = true) {
  return {answer(question, text, at), revision};
}

/// What a fresh look into a file finds.
inline portfolio::Contents contents(const std::filesystem::path& file, const store::KeyPtr& key = nullptr) {
  const auto reader = store::Reader::open(file, key);
  if (!reader) return {.answers = {{.text = words::describe(reader.error())}}, .places = {}, .taken_out = {}, .tally = {}};
  const auto read = (*reader)->everything();
  if (!read) return {.answers = {{.text = words::describe(read.error())}}, .places = {}, .taken_out = {}, .tally = {}};
  return *read;
}

inline std::vector<portfolio::Revision> revisions(const std::filesystem::path& file, const std::string& question,
                                                  const store::KeyPtr& key = nullptr) {
  const auto reader = store::Reader::open(file, key);
  return reader ? (*reader)->revisions({"sam", question}).value() : std::vector<portfolio::Revision>{};
}

inline std::vector<std::string> texts(const std::vector<portfolio::Revision>& revisions) {
  std::vector<std::string> texts;
  for (const auto& one : revisions) texts.push_back(one.text);
  return texts;
}

/// A key that needs no passphrase to be derived.
inline store::KeyPtr raw_key(std::uint8_t seed = 7) {
  std::array<std::uint8_t, 32> bytes{};
  bytes.fill(seed);
  store::Salt salt{};
  for (std::size_t i = 0; i < salt.size(); ++i) salt.at(i) = static_cast<std::uint8_t>(0xA0 + i);
  return std::make_shared<const store::Key>(store::Key::made_of(bytes, salt));
}

/// How many pages of a file hold something.
inline int pages_in_use(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  sqlite3_stmt* row = nullptr;
  int pages = -1;
  constexpr const char* ask = "SELECT (SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)";
  if (sqlite3_open(file.c_str(), &database) == SQLITE_OK && sqlite3_prepare_v2(database, ask, -1, &row, nullptr) == SQLITE_OK &&
      sqlite3_step(row) == SQLITE_ROW) {
    pages = sqlite3_column_int(row, 0);
  }
  sqlite3_finalize(row);
  sqlite3_close(database);
  return pages;
}

/// Somebody else in the middle of reading a file.
class Looking {
 public:
  explicit Looking(const std::filesystem::path& file) {
    sqlite3_open(file.c_str(), &database_);
    sqlite3_exec(database_, "BEGIN; SELECT count(*) FROM answer", nullptr, nullptr, nullptr);
  }
  ~Looking() { end(); }
  Looking(const Looking&) = delete;
  Looking& operator=(const Looking&) = delete;
  void end() {
    sqlite3_close(database_);
    database_ = nullptr;
  }

 private:
  sqlite3* database_ = nullptr;
};

inline std::string sentence(words::Word word) { return std::string(words::say(word)); }

/// Runs something in a process of its own, as a user whom permissions bind, and gives back what it answered.
inline std::string as_ordinary_user(const std::function<std::string()>& work) {
  int ends[2] = {-1, -1};
  if (::pipe(ends) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    std::string told = "could not become an ordinary user";
    constexpr unsigned nobody = 65534;
    if (::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0)) told = work();
    const bool whole = ::write(ends[1], told.data(), told.size()) == static_cast<ssize_t>(told.size());
    ::_exit(whole ? 0 : 1);
  }
  ::close(ends[1]);
  std::string told;
  char buffer[512];
  for (ssize_t n = 0; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;) told.append(buffer, static_cast<std::size_t>(n));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? told : "the process failed";
}

}  // namespace vignette::samples
