// The recovery sheet: read however it is typed, and a slip is noticed where it was made.
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

#include "store/secret.hpp"

using namespace vignette::store;

namespace {

using Sheet = std::array<std::string, recovery_groups>;

Key key_by(unsigned seed) {
  std::mt19937 chance(seed);
  std::array<std::uint8_t, 32> bytes{};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(chance());
  return Key::made_of(bytes, Salt{});
}

std::string typed(const Sheet& sheet, const std::string& between = " ") {
  std::string all;
  for (const auto& group : sheet) all += group + between;
  return all;
}

bool reads_as(const std::string& text, const Key& key) {
  const auto read = read_recovery_sheet(text);
  return read && std::ranges::equal(read->bytes, key.bytes());
}

std::size_t bad_group(const std::string& text) {
  const auto read = read_recovery_sheet(text);
  return read ? 999 : read.error().group;
}

}  // namespace

TEST_CASE("a sheet is sixteen groups, and reads as the key it was made of") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const Key key = key_by(seed);
    const auto sheet = recovery_sheet(key);
    for (const auto& group : sheet) {
      CHECK(group.size() == 5);
      CHECK(group.find_first_not_of("0123456789ABCDEF") == 4);
      CHECK(std::string("GHJKLMNPQRTUVWXYZ").find(group.back()) != std::string::npos);
    }
    CHECK(reads_as(typed(sheet), key));
  }
}

TEST_CASE("however it is typed, it is read") {
  const Key key = key_by(7);
  const auto sheet = recovery_sheet(key);
  std::string numbered, bare, small, parted, lines;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const auto& group = sheet.at(i);
    numbered += std::to_string(i + 1) + ". " + group + (i % 4 == 3 ? "\r\n" : "   ");
    bare += std::to_string(i + 1) + " " + group + "\n";
    parted += group.substr(0, 2) + " " + group.substr(2) + "-";
    lines += "\t" + group + "\n\n";
    for (const char c : group) small += static_cast<char>(std::tolower(c));
  }
  for (const auto& text : {numbered, bare, small, parted, lines, typed(sheet, "-"), typed(sheet, ""), typed(sheet, " \u2013 ")}) {
    INFO(text);
    CHECK(reads_as(text, key));
  }
  CHECK(reads_as("Recovery sheet\nMade on 3 September 2026\n\n" + numbered + "\nKeep it where you keep a spare key.\n", key));
}

TEST_CASE("every character that is changed is noticed, and its group named") {
  const std::string all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (unsigned seed = 0; seed < 8; ++seed) {
    const auto sheet = recovery_sheet(key_by(seed));
    for (std::size_t group = 0; group < sheet.size(); ++group)
      for (std::size_t place = 0; place < 5; ++place)
        for (const char other : all) {
          if (other == sheet.at(group)[place]) continue;
          auto changed = sheet;
          changed.at(group)[place] = other;
          REQUIRE(bad_group(typed(changed)) == group + 1);
          REQUIRE(bad_group(typed(changed, "")) == group + 1);
        }
  }
}

TEST_CASE("two groups, or two figures beside each other, changed about are noticed") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const auto sheet = recovery_sheet(key_by(seed));
    for (std::size_t a = 0; a < sheet.size(); ++a)
      for (std::size_t b = a + 1; b < sheet.size(); ++b) {
        auto changed = sheet;
        std::swap(changed.at(a), changed.at(b));
        REQUIRE(bad_group(typed(changed)) == a + 1);
      }
    for (std::size_t group = 0; group < sheet.size(); ++group)
      for (std::size_t place = 0; place < 4; ++place) {
        auto changed = sheet;
        std::swap(changed.at(group)[place], changed.at(group)[place + 1]);
        if (changed != sheet) REQUIRE(bad_group(typed(changed)) == group + 1);
      }
  }
}

TEST_CASE("what is no sheet is none") {
  const auto sheet = recovery_sheet(key_by(3));
  std::string fifteen = typed(sheet);
  fifteen.resize(fifteen.size() - 6);
  CHECK(bad_group("") == 0);
  CHECK(bad_group(fifteen) == 0);
  CHECK(bad_group(typed(sheet) + " " + sheet[0]) == 0);
  CHECK(bad_group("my passphrase, which is no sheet") == 0);
  CHECK(bad_group(std::string(100'000, '7')) == 0);
  CHECK(bad_group(std::string(80, '\xff')) == 0);
}
