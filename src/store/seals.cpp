#include "store/seals.hpp"

#include <sqlite3.h>

#include <cstdint>

namespace vignette::store {

namespace {

class Sum {
 public:
  void add(std::uint8_t byte) { sum_ = (sum_ ^ byte) * 0x100000001b3U; }
  void add_number(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) add(static_cast<std::uint8_t>(number >> shift));
  }
  std::uint32_t folded() const { return static_cast<std::uint32_t>(sum_ ^ (sum_ >> 32)); }

 private:
  std::uint64_t sum_ = 0xcbf29ce484222325U;
};

void seal(sqlite3_context* context, int count, sqlite3_value** values) {
  Sum sum;
  for (int i = 0; i < count; ++i) {
    const int kind = sqlite3_value_type(values[i]);
    sum.add(static_cast<std::uint8_t>(kind));
    if (kind == SQLITE_INTEGER) {
      sum.add_number(static_cast<std::uint64_t>(sqlite3_value_int64(values[i])));
    } else if (kind != SQLITE_NULL) {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_value_blob(values[i]));
      const int size = sqlite3_value_bytes(values[i]);
      sum.add_number(static_cast<std::uint64_t>(size));
      for (int at = 0; at < size; ++at) sum.add(bytes[at]);
    }
  }
  sqlite3_result_int64(context, sum.folded());
}

}  // namespace

void offer_seals(sqlite3* database) {
  sqlite3_create_function_v2(database, "seal", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, seal, nullptr, nullptr,
                             nullptr);
}

}  // namespace vignette::store
