#include "store/revisions.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "store/packed.hpp"

namespace vignette::store {

namespace {

constexpr int longest_chain = 128;

std::string_view as_text(std::span<const std::uint8_t> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

int digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// 16 bytes; what is no UUID is kept letter by letter.
Bytes packed_id(const portfolio::Id& id) {
  Bytes packed;
  int high = -1;
  for (const char letter : id) {
    if (letter == '-') continue;
    const int value = digit(letter);
    if (value < 0) return {id.begin(), id.end()};
    if (high < 0) {
      high = value;
    } else {
      packed.push_back(static_cast<std::uint8_t>(high << 4 | value));
      high = -1;
    }
  }
  return packed.size() == 16 && id.size() == 36 ? packed : Bytes(id.begin(), id.end());
}

portfolio::Id unpacked_id(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != 16) return portfolio::Id(as_text(bytes));
  static constexpr std::string_view digits = "0123456789abcdef";
  portfolio::Id id;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    id += digits[bytes[i] >> 4];
    id += digits[bytes[i] & 15];
  }
  return id;
}

/// The text of one version after another.
class Chain {
 public:
  int length = 0;  ///< how many changes since the newest whole text; 0: there is none, or it is the newest
  bool begun = false;
  std::string text;

  void follow(bool whole, std::span<const std::uint8_t> body) {
    if (whole) {
      text = as_text(body);
    } else {
      auto next = begun ? apply_changes(text, body) : std::nullopt;
      if (!next) throw Failure{SQLITE_CORRUPT, 0};
      text = std::move(*next);
    }
    length = whole ? 0 : length + 1;
    begun = true;
  }

  /// How the next text is best kept; then it is the newest.
  std::pair<bool, Bytes> next(std::string_view following) {
    Bytes body;
    bool whole = !begun || length >= longest_chain;
    if (!whole) {
      body = pack_changes(text, following);
      whole = body.size() > following.size() / 2;
    }
    if (whole) body.assign(following.begin(), following.end());
    length = whole ? 0 : length + 1;
    begun = true;
    text = following;
    return {whole, std::move(body)};
  }
};

Chain newest(Database& database, std::int64_t answer) {
  Chain chain;
  Statement row(database, R"sql(
    SELECT whole, body FROM revision WHERE answer = ?1 AND taken_out IS NULL AND number >= coalesce(
      (SELECT number FROM revision WHERE answer = ?1 AND whole = 1 AND taken_out IS NULL ORDER BY number DESC LIMIT 1), 0)
    ORDER BY number)sql");
  row.bind(1, answer);
  while (row.step()) chain.follow(row.number(0) != 0, row.bytes(1));
  return chain;
}

}  // namespace

std::vector<KeptRevision> revisions_of(Database& database, std::int64_t answer) {
  std::vector<KeptRevision> kept;
  Chain chain;
  Statement row(database, "SELECT number, id, made, taken_out, whole, body FROM revision WHERE answer = ?1 ORDER BY number");
  row.bind(1, answer);
  while (row.step()) {
    KeptRevision one{row.number(0), {.id = unpacked_id(row.bytes(1)), .made = {row.number(2)}, .text = {}, .taken_out = {}}};
    if (row.is_null(3)) {
      chain.follow(row.number(4) != 0, row.bytes(5));
      one.revision.text = chain.text;
    } else {
      one.revision.taken_out = portfolio::Instant{row.number(3)};
    }
    kept.push_back(std::move(one));
  }
  return kept;
}

bool newest_revision_is(Database& database, std::int64_t answer, std::string_view text) {
  const Chain chain = newest(database, answer);
  return chain.begun && chain.text == text;
}

void append_revision(Database& database, std::int64_t answer, const portfolio::Id& id, portfolio::Instant made, std::string_view text) {
  const auto [whole, body] = newest(database, answer).next(text);
  Statement(database,
            "INSERT INTO revision (answer, id, made, whole, body, seal) VALUES (?1, ?2, ?3, ?4, ?5, seal(?1, ?2, ?3, NULL, ?4, ?5))")
      .bind(1, answer)
      .bind(2, std::span<const std::uint8_t>(packed_id(id)))
      .bind(3, made.ms)
      .bind(4, std::int64_t{whole})
      .bind(5, std::span<const std::uint8_t>(body))
      .run();
}

void rewrite_revisions(Database& database, const std::vector<KeptRevision>& revisions) {
  Chain chain;
  Statement put(database,
                "UPDATE revision SET taken_out = ?2, whole = ?3, body = ?4, seal = seal(answer, id, made, ?2, ?3, ?4) WHERE number = ?1");
  for (const auto& [number, revision] : revisions) {
    std::pair<bool, Bytes> kept{true, {}};
    if (!revision.taken_out) kept = chain.next(revision.text);
    if (revision.taken_out) put.bind(2, revision.taken_out->ms);
    put.bind(1, number).bind(3, std::int64_t{kept.first}).bind(4, std::span<const std::uint8_t>(kept.second)).run();
  }
}

}  // namespace vignette::store
