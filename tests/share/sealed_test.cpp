// The sealed file: whatever was sealed comes back, and whatever was not sealed so is refused, with the sentence that says why.
#include "share/sealed.hpp"

#include <sodium.h>

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "share/sealing.hpp"
#include "words/words.hpp"

using namespace vignette;
using support::keys_of;
using words::Word;

namespace {

const share::OwnKeys& learner() {
  static const auto keys = keys_of('l');
  return keys;
}
const share::OwnKeys& supervisor() {
  static const auto keys = keys_of('s');
  return keys;
}

share::Sealed sealed(std::string_view body, portfolio::PageKind kind = portfolio::PageKind::share) {
  auto file = share::seal(kind, body, learner(), supervisor().open());
  REQUIRE(file);
  return std::move(*file);
}

std::expected<share::Opened, words::Problem> opened(std::string_view bytes, const share::OwnKeys& by = supervisor()) {
  const support::Knowing knowing{.people = {learner().open(), supervisor().open()}, .numbers = {}};
  return share::open_sealed(bytes, by, knowing.known(), "file");
}

/// Refused with this sentence, and with a way out.
bool refused(const std::expected<share::Opened, words::Problem>& answer, Word what) {
  return !answer && answer.error().where == "file" && answer.error().what == words::say(what) && !answer.error().mend.empty();
}

std::string by_chance(std::size_t size, unsigned seed) {
  std::mt19937 chance(seed);
  std::string text(size, ' ');
  for (auto& c : text) c = static_cast<char>(chance());
  return text;
}

// The form as docs/sealed-file.md tells it, for tests that put a file together anew.
constexpr std::size_t box_at = 8, header_at = box_at + 80, check_at = header_at + 24, stream_at = check_at + 16, added = 17, chunk = 65'536;
std::size_t line_of(const std::string& bytes) { return bytes.find('\n') + 1; }
void check_anew(std::string& bytes) {
  const auto check = line_of(bytes) + check_at;
  crypto_generichash(reinterpret_cast<unsigned char*>(bytes.data()) + check, 16, reinterpret_cast<const unsigned char*>(bytes.data()),
                     check, nullptr, 0);
}

}  // namespace

TEST_CASE("a body of any size comes back with its kind, its number and whose it is") {
  for (const std::size_t size : {0, 1, 1'000, 65'535, 65'536, 65'537, 131'072, 1'500'000}) {
    CAPTURE(size);
    const auto body = by_chance(size, 7);
    for (const auto kind : {portfolio::PageKind::share, portfolio::PageKind::reply, portfolio::PageKind::agreement}) {
      const auto file = sealed(body, kind);
      const auto back = opened(file.bytes);
      REQUIRE(back);
      CHECK(back->body == body);
      CHECK(back->kind == kind);
      CHECK(back->number == file.number);
      CHECK(back->from == learner().open());
    }
  }
}

TEST_CASE("the first line says what a sealed file is, and nothing else of it can be read") {
  const std::string body = "These words are for one person.";
  const auto file = sealed(body);
  const auto line = file.bytes.substr(0, file.bytes.find('\n'));
  CHECK(line.starts_with("Vignette sealed file 1. "));
  CHECK(line.find("page") != std::string::npos);
  CHECK(line.size() < 1'000);
  CHECK(file.bytes.find("words") == std::string::npos);
  CHECK(file.bytes.find(file.number) == std::string::npos);
  const auto again = sealed(body);
  CHECK(again.number != file.number);
  CHECK(again.bytes.substr(line_of(again.bytes) + box_at) != file.bytes.substr(line_of(file.bytes) + box_at));
}

TEST_CASE("every byte of a small file changed: refused each time, and told as what it is") {
  const auto whole = sealed(by_chance(300, 3)).bytes;
  auto bytes = whole;
  const auto line = line_of(whole);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int bit : {static_cast<int>(at % 8), 7}) {
      bytes[at] = static_cast<char>(whole[at] ^ 1 << bit);
      const auto answer = opened(bytes);
      CAPTURE(at, bit);
      if (at < 21 || at == 22)
        CHECK(refused(answer, Word::sealed_not));
      else if (at == 21)  // the version: "1" may become another figure
        CHECK((refused(answer, Word::sealed_newer) || refused(answer, Word::sealed_not)));
      else if (at + 1 == line)  // then the line ends elsewhere
        CHECK((refused(answer, Word::sealed_changed) || refused(answer, Word::sealed_cut)));
      else
        CHECK(refused(answer, Word::sealed_changed));
    }
    bytes[at] = whole[at];
  }
  CHECK(opened(bytes));
}

TEST_CASE("ten thousand changes of a large file by chance: all are refused") {
  auto bytes = sealed(by_chance(30'000, 4)).bytes;
  std::mt19937 chance(20'261'014);
  int wrongly_told = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto at = line_of(bytes) + chance() % (bytes.size() - line_of(bytes));
    const auto flip = static_cast<char>(1 << chance() % 8);
    bytes[at] = static_cast<char>(bytes[at] ^ flip);
    if (!refused(opened(bytes), Word::sealed_changed)) ++wrongly_told;
    bytes[at] = static_cast<char>(bytes[at] ^ flip);
  }
  CHECK(wrongly_told == 0);
  CHECK(opened(bytes));
}

TEST_CASE("a file cut off anywhere is told to be cut off, and one with more after its end is not taken") {
  const auto whole = sealed(by_chance(300, 5)).bytes;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(refused(opened(whole.substr(0, size)), size < 9 ? Word::sealed_not : Word::sealed_cut));
  }
  CHECK(refused(opened(whole + "x"), Word::sealed_changed));
  CHECK(refused(opened(whole + whole), Word::sealed_changed));
  const auto large = sealed(by_chance(200'000, 5)).bytes;
  for (const std::size_t missing : {1, 81, 82, 3'409, 65'553, 150'000})
    CHECK(refused(opened(std::string_view(large).substr(0, large.size() - missing)), Word::sealed_cut));
}

TEST_CASE("parts of a file in another order, twice or from another file are refused") {
  const auto whole = sealed(by_chance(4 * chunk, 6)).bytes;
  const auto first = line_of(whole) + stream_at + 81 + added;
  const auto piece = [&](const std::string& of, std::size_t index) { return of.substr(first + index * (chunk + added), chunk + added); };
  auto swapped = whole, twice = whole, mixed = whole;
  swapped.replace(first, 2 * (chunk + added), piece(whole, 1) + piece(whole, 0));
  twice.replace(first + chunk + added, chunk + added, piece(whole, 0));
  mixed.replace(first, chunk + added, piece(sealed(by_chance(4 * chunk, 6)).bytes, 0));
  for (const auto& bytes : {swapped, twice, mixed}) CHECK(refused(opened(bytes), Word::sealed_changed));
}

TEST_CASE("only the one it is sealed for opens it") {
  const auto file = sealed("For the supervisor.");
  CHECK(refused(opened(file.bytes, learner()), Word::sealed_wrong_key));
  CHECK(refused(opened(file.bytes, keys_of('x')), Word::sealed_wrong_key));
}

TEST_CASE("who was given a file can't pass it on as if it had been sealed for another") {
  auto bytes = sealed("For the supervisor alone.").bytes;
  const auto other = keys_of('o');
  auto* box = reinterpret_cast<unsigned char*>(bytes.data()) + line_of(bytes) + box_at;
  unsigned char key[32];
  REQUIRE(crypto_box_seal_open(key, box, 80, supervisor().open().sealing.data(), supervisor().sealing().data()) == 0);
  crypto_box_seal(box, key, sizeof key, other.open().sealing.data());
  check_anew(bytes);
  CHECK(refused(opened(bytes, other), Word::sealed_changed));

  // Nor with the stream bound to the new beginning: what the learner signed names whom it was for.
  bytes = sealed("For the supervisor alone.").bytes;
  const auto from = line_of(bytes) + stream_at;
  auto* at = reinterpret_cast<unsigned char*>(bytes.data());
  crypto_secretstream_xchacha20poly1305_state in, out;
  unsigned char before[32], after[32], envelope[81], body[25], signature[64], tag = 0;
  crypto_generichash(before, 32, at, from, nullptr, 0);
  REQUIRE(crypto_box_seal_open(key, at + line_of(bytes) + box_at, 80, supervisor().open().sealing.data(), supervisor().sealing().data()) ==
          0);
  crypto_secretstream_xchacha20poly1305_init_pull(&in, at + line_of(bytes) + header_at, key);
  REQUIRE(crypto_secretstream_xchacha20poly1305_pull(&in, envelope, nullptr, &tag, at + from, 98, before, 32) == 0);
  REQUIRE(crypto_secretstream_xchacha20poly1305_pull(&in, body, nullptr, &tag, at + from + 98, 42, nullptr, 0) == 0);
  REQUIRE(crypto_secretstream_xchacha20poly1305_pull(&in, signature, nullptr, &tag, at + from + 140, 81, nullptr, 0) == 0);
  crypto_box_seal(at + line_of(bytes) + box_at, key, sizeof key, other.open().sealing.data());
  crypto_secretstream_xchacha20poly1305_init_push(&out, at + line_of(bytes) + header_at, key);
  check_anew(bytes);
  crypto_generichash(after, 32, at, from, nullptr, 0);
  const auto push = [&](std::size_t to, const unsigned char* message, std::size_t size, const unsigned char* beside, unsigned char how) {
    crypto_secretstream_xchacha20poly1305_push(&out, at + from + to, nullptr, message, size, beside, beside ? 32 : 0, how);
  };
  push(0, envelope, 81, after, 0);
  push(98, body, 25, nullptr, 0);
  push(140, signature, 64, nullptr, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  CHECK(refused(opened(bytes, other), Word::sealed_changed));

  // The same work makes a file that opens, if whoever does it signs for themselves: so it is the signature that was missed above.
  const auto own = share::seal(portfolio::PageKind::share, "For the supervisor alone.", supervisor(), other.open());
  CHECK(opened(own->bytes, other));
}

TEST_CASE("from somebody unknown, or opened before: nothing of it comes back") {
  const auto file = sealed("A share.");
  support::Knowing knowing{.people = {supervisor().open()}, .numbers = {}};
  CHECK(refused(share::open_sealed(file.bytes, supervisor(), knowing.known(), "file"), Word::sealed_unknown));
  // Somebody who took over one of the two keys is somebody else.
  auto half = learner().open();
  half.sealing = keys_of('x').open().sealing;
  knowing.people = {half};
  CHECK(refused(share::open_sealed(file.bytes, supervisor(), knowing.known(), "file"), Word::sealed_unknown));
  knowing.people = {learner().open()};
  CHECK(share::open_sealed(file.bytes, supervisor(), knowing.known(), "file"));
  knowing.numbers = {file.number};
  CHECK(refused(share::open_sealed(file.bytes, supervisor(), knowing.known(), "file"), Word::sealed_replayed));
}

TEST_CASE("a newer version, what is too large, and what is no sealed file") {
  const auto whole = sealed("A share.").bytes;
  auto newer = whole;
  for (const auto* version : {"2", "12", "999"}) {
    newer = "Vignette sealed file " + std::string(version) + whole.substr(22);
    CHECK(refused(opened(newer), Word::sealed_newer));
  }
  for (const auto* version : {"0", "01", "1000", "-1", "x", "1x"})
    CHECK(refused(opened("Vignette sealed file " + std::string(version) + whole.substr(22)), Word::sealed_not));

  const auto told = words::say(Word::sealed_too_large, fmt::arg("most", 64));
  auto large = whole;
  for (int i = 0; i < 8; ++i)
    large[line_of(large) + static_cast<std::size_t>(i)] = static_cast<char>((share::most_sealed + 1) >> 8 * i & 0xFFU);
  check_anew(large);
  const auto answer = opened(large);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().what == told);
  const auto refusal = share::seal(portfolio::PageKind::share, std::string(share::most_sealed + 1, 'x'), learner(), supervisor().open());
  REQUIRE_FALSE(refusal);
  CHECK(refusal.error().what == told);

  for (const auto* other : {"", "V", "Vignette key card 1. ", "# A case\n", "%PDF-1.7\n", "vignette sealed file 1. "})
    CHECK(refused(opened(other), Word::sealed_not));
  CHECK(refused(opened(std::string(2'000, '\0')), Word::sealed_not));
  CHECK(refused(opened("Vignette sealed file 1. " + std::string(2'000, 'x')), Word::sealed_changed));
}

TEST_CASE("a kind that is not known is not taken for another") {
  const auto file = share::seal(static_cast<portfolio::PageKind>(4), "{}", learner(), supervisor().open());
  CHECK(refused(opened(file->bytes), Word::sealed_odd));
}

TEST_CASE("nothing is sealed to a key that anybody could open") {
  share::PublicKeys weak = supervisor().open();
  weak.sealing.fill(0);
  CHECK_FALSE(share::seal(portfolio::PageKind::share, "A share.", learner(), weak));
}
