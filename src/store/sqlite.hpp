/// SQLite's C interface, as little of it as this room needs, with failures as exceptions that stay in this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/held.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace vignette::store {

class Key;

/// SQLite's extended code, and the system's errno where it is known.
struct Failure {
  int code = 0;
  int error = 0;
  bool explained = false;  ///< SQLite has said in words of its own what was wrong, as of a statement: it was no page that would not be read
  bool of_index = false;   ///< a virtual table would not be opened, or found itself at fault: all of ours are indexes of words
};

class Database {
 public:
  /// `read_untouched`: nobody has it open; no lock is taken, nothing made beside it. `memory`: no file at all.
  enum class Way { write, read, read_untouched, memory };
  /// With a key the file is a protected one. A wrong key shows at the first look into the file: SQLITE_NOTADB.
  Database(const std::filesystem::path& file, Way way, const Key* key = nullptr);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// One or more statements without answers.
  void run(const char* sql);
  std::int64_t number(const char* sql);
  sqlite3* get() const { return handle_; }
  [[noreturn]] void fail(int code) const;
  bool read_only() const;
  /// True when another file, or none, has come to stand at the path.
  bool moved() const;
  /// Makes this a copy of another, by SQLite's own means. Both are protected by keys of the same salt, or neither.
  void fill_from(Database& other);
  /// Whether closing may fold the write-ahead log into the file.
  void fold_on_close(bool fold);
  /// Folds it in now, as far as can be done; the file is the one that was opened, wherever it stands.
  void fold();

 private:
  std::optional<Held> held_;  // until after closing
  sqlite3* handle_ = nullptr;
  bool folds_ = false;
};

/// A statement being carried out. Binding counts from 1, columns from 0.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, std::int64_t number);
  Statement& bind(int place, double number);
  Statement& bind(int place, std::span<const std::uint8_t> bytes);
  /// True while there is a row.
  bool step();
  void run();    ///< To the end, and ready for the next binding: what was bound is NULL again.
  void again();  ///< Ready for the next binding, wherever it stands.

  std::string text(int column) const;
  /// Good until the next step.
  std::string_view view(int column) const;
  std::span<const std::uint8_t> bytes(int column) const;
  bool is_null(int column) const;
  std::int64_t number(int column) const;
  double real(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

/// Between BEGIN IMMEDIATE and COMMIT; rolled back if it is left early.
class Transaction {
 public:
  explicit Transaction(Database& database, const char* begin = "BEGIN IMMEDIATE");
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
};

}  // namespace vignette::store
