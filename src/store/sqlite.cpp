#include "store/sqlite.hpp"

#ifndef SQLITE_HAS_CODEC
#define SQLITE_HAS_CODEC  // the header hides SQLCipher's own calls without it
#endif
#include <sqlite3.h>

#include "store/file.hpp"
#include "store/seals.hpp"
#include "store/secret.hpp"

namespace vignette::store {

namespace {

constexpr int patience_ms = 1000;  // for somebody else's short look at the file

// SQLCipher's log would go to the standard error; what SQLite keeps aside for itself never goes to a file.
constexpr const char* no_log = "PRAGMA cipher_log_level = NONE";
constexpr const char* first_words = "PRAGMA temp_store = MEMORY";

std::string as_uri(const std::filesystem::path& file) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '.';
    if (plain) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4];
      uri += digits[byte & 15];
    }
  }
  return uri;
}

/// Whether nothing is left in a file but what its log holds: SQLite would take the log away as no file's.
bool was_emptied(const std::filesystem::path& file) {
  const auto size_of = [](const std::filesystem::path& one) -> std::uintmax_t {
    std::error_code error;
    const auto size = std::filesystem::file_size(one, error);
    return error ? 0 : size;
  };
  std::error_code error;
  return std::filesystem::is_regular_file(file, error) && size_of(file) == 0 && size_of(beside(file, "-wal")) > 0;
}

void add_hex(std::string& to, std::span<const std::uint8_t> bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const std::uint8_t byte : bytes) {
    to += digits[byte >> 4];
    to += digits[byte & 15];
  }
}

/// The key as SQLCipher takes it when it is not to derive it from words: x'key and salt'. Given by a call, so that no statement holds it.
int give_key(sqlite3* handle, const Key& key) {
  std::string words;
  words.reserve(2 + 2 * (32 + 16) + 1);  // so that it never moves and leaves a copy behind
  words += "x'";
  add_hex(words, key.bytes());
  add_hex(words, key.salt());
  words += "'";
  const int code = sqlite3_key_v2(handle, "main", words.data(), static_cast<int>(words.size()));
  wipe(words);
  return code;
}

/// A page that cannot be read is told without a word more than the code's own, or by the table that could not be made of it.
bool explained(sqlite3* handle, int code) {
  const std::string_view said = sqlite3_errmsg(handle);
  return said != sqlite3_errstr(code) && said.find("constructor failed") == std::string_view::npos;
}

Failure failure_of(sqlite3* handle, int code) {
  const std::string_view said = sqlite3_errmsg(handle);
  const int kind = code & 0xFF;
  const bool of_index =
      code == SQLITE_CORRUPT_VTAB || ((kind == SQLITE_CORRUPT || kind == SQLITE_ERROR) &&
                                      (said.find("constructor failed") != said.npos || said.find("invalid fts5") != said.npos));
  return {code, sqlite3_system_errno(handle), explained(handle, code), of_index};
}

}  // namespace

Database::Database(const std::filesystem::path& file, Way way, const Key* key) {
  std::string name = way == Way::memory ? ":memory:" : as_uri(file);
  if (way == Way::read_untouched) name += "?immutable=1";
  const bool writes = way == Way::write || way == Way::memory;
  const int flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX;
  if (way != Way::memory) held_.emplace(file);
  // Before SQLite makes the log's index anew, by which alone that can be told.
  if (held_ && held_->log_was_cut()) throw Failure{SQLITE_CORRUPT, 0};
  if (held_ && was_emptied(file)) throw Failure{SQLITE_CORRUPT, 0};
  int code = sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr);
  if (code == SQLITE_OK) code = sqlite3_exec(handle_, no_log, nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) code = sqlite3_exec(handle_, first_words, nullptr, nullptr, nullptr);
  if (code == SQLITE_OK && key) code = give_key(handle_, *key);
  // The first key given in a process wakes SQLCipher up, and its log with it.
  if (code == SQLITE_OK && key) code = sqlite3_exec(handle_, no_log, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    const Failure failure{handle_ ? sqlite3_extended_errcode(handle_) : code, handle_ ? sqlite3_system_errno(handle_) : 0};
    sqlite3_close(handle_);
    throw failure;
  }
  offer_seals(handle_);
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, patience_ms);
  fold_on_close(false);
}

Database::~Database() {
  if (folds_ && moved()) fold();  // else the file would go without what stands only in the log: SQLite leaves that of a moved one alone
  sqlite3_close(handle_);
}

void Database::fold() { static_cast<void>(sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_FULL, nullptr, nullptr)); }

void Database::fail(int code) const { throw failure_of(handle_, code); }

void Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(const char* sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

bool Database::read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }

bool Database::moved() const {
  int moved = 0;
  return sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::fill_from(Database& other) {
  sqlite3_backup* backup = sqlite3_backup_init(handle_, "main", other.handle_, "main");
  if (!backup) fail(sqlite3_extended_errcode(handle_));
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) fail(code);
}

void Database::fold_on_close(bool fold) {
  folds_ = fold;
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, fold ? 0 : 1, nullptr);
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  const int code = sqlite3_prepare_v2(database.get(), sql.data(), static_cast<int>(sql.size()), &handle_, nullptr);
  if (code != SQLITE_OK) database.fail(code);
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::bind(int place, std::string_view text) {
  const char* bytes = text.data() ? text.data() : "";
  const int code = sqlite3_bind_text64(handle_, place, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

Statement& Statement::bind(int place, std::int64_t number) {
  const int code = sqlite3_bind_int64(handle_, place, number);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

Statement& Statement::bind(int place, double number) {
  const int code = sqlite3_bind_double(handle_, place, number);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

Statement& Statement::bind(int place, std::span<const std::uint8_t> bytes) {
  const void* data = bytes.data() ? static_cast<const void*>(bytes.data()) : "";
  const int code = sqlite3_bind_blob64(handle_, place, data, bytes.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    const Failure failure = failure_of(database_.get(), code);
    again();  // a statement that stays behind must not hold the file
    throw failure;
  }
  return false;
}

void Statement::run() {
  while (step()) {
  }
  again();
}

void Statement::again() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

std::string Statement::text(int column) const { return std::string(view(column)); }

std::string_view Statement::view(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))) : std::string_view();
}

std::span<const std::uint8_t> Statement::bytes(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }

Transaction::Transaction(Database& database, const char* begin) : database_(database) { database_.run(begin); }

Transaction::~Transaction() {
  // Not in autocommit: it was left early, or COMMIT failed in a way that SQLite has not rolled back itself.
  if (!sqlite3_get_autocommit(database_.get())) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() { database_.run("COMMIT"); }

}  // namespace vignette::store
