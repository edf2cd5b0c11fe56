// The form is docs/sealed-file.md's; what is done here in one order is told there in the same.
#include "share/sealed.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "share/chance.hpp"

namespace vignette::share {

using words::Problem;
using words::say;
using words::Word;

namespace {

constexpr int version = 1;
constexpr std::string_view name = "Vignette sealed file ";
constexpr std::string_view context = "Vignette sealed file 1";
constexpr std::size_t longest_line = 1000;
constexpr std::size_t chunk = 65'536;
constexpr std::size_t added = crypto_secretstream_xchacha20poly1305_ABYTES;  // to each message of the stream
constexpr std::size_t hash_bytes = 32, check_bytes = 16, number_bytes = 16;
constexpr std::size_t key_bytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t box_bytes = crypto_box_SEALBYTES + key_bytes;
constexpr std::size_t header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t preamble_bytes = 8 + box_bytes + header_bytes + check_bytes;  // after the line
constexpr std::size_t envelope_bytes = 1 + 32 + 32 + number_bytes;
constexpr std::size_t signature_bytes = crypto_sign_BYTES;

using Hash = std::array<std::uint8_t, hash_bytes>;
using Envelope = std::array<std::uint8_t, envelope_bytes>;

std::size_t chunks_of(std::size_t body) { return (body + chunk - 1) / chunk; }
std::size_t stream_bytes(std::size_t body) { return envelope_bytes + added + body + added * chunks_of(body) + signature_bytes + added; }

std::string_view part(std::string_view body, std::size_t index) { return body.substr(index * chunk, chunk); }

template <std::size_t size>
std::array<std::uint8_t, size> hash(std::span<const std::uint8_t> bytes) {
  std::array<std::uint8_t, size> out{};
  crypto_generichash(out.data(), size, bytes.data(), bytes.size(), nullptr, 0);
  return out;
}

/// The hashes of a body's chunks. Whoever has time takes the next: hashing costs as much again as sealing, and another core can do it.
class Leaves {
 public:
  explicit Leaves(std::string_view body) : body_(body), hashes_(chunks_of(body.size())) {}
  void work() {
    for (std::size_t i = 0; (i = next_.fetch_add(1)) < hashes_.size();) hashes_[i] = hash<hash_bytes>(bytes_of(part(body_, i)));
  }
  const std::vector<Hash>& hashes() const { return hashes_; }

 private:
  std::string_view body_;
  std::vector<Hash> hashes_;
  std::atomic<std::size_t> next_ = 0;
};

/// Works on leaves beside whoever made it, if the computer has it do so.
class Beside {
 public:
  explicit Beside(Leaves& leaves) {
    if (leaves.hashes().size() < 16) return;  // done before another thread is awake
    try {
      thread_ = std::thread([&leaves] { leaves.work(); });
    } catch (const std::system_error&) {
      return;  // then all of it is done here
    }
  }
  ~Beside() { join(); }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  void join() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread thread_;
};

/// What is signed: what the file is, whom it is for, whose it is, and every byte of the body.
std::string signed_words(const Hash& preamble, const PublicKeys& to, const Envelope& envelope, const std::vector<Hash>& leaves) {
  crypto_generichash_state state;
  std::array<std::uint8_t, 64> whole{};
  const auto take_in = [&state](std::span<const std::uint8_t> bytes) { crypto_generichash_update(&state, bytes.data(), bytes.size()); };
  crypto_generichash_init(&state, nullptr, 0, whole.size());
  take_in(preamble);
  take_in(to.signing);
  take_in(to.sealing);
  take_in(envelope);
  for (const auto& leaf : leaves) take_in(leaf);
  crypto_generichash_final(&state, whole.data(), whole.size());
  return std::string(context) + std::string(text_of(whole));
}

/// The key of one file's stream, wiped with it.
struct StreamKey {
  std::array<std::uint8_t, key_bytes> bytes{};
  StreamKey() = default;
  StreamKey(const StreamKey&) = delete;
  StreamKey& operator=(const StreamKey&) = delete;
  ~StreamKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

struct Stream {
  crypto_secretstream_xchacha20poly1305_state state{};
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { sodium_memzero(&state, sizeof state); }
};

std::string too_large() { return say(Word::sealed_too_large, fmt::arg("most", most_sealed / 1'000'000)); }

std::unexpected<Problem> refused_too_large(const std::string& where) {
  return std::unexpected(Problem{.where = where, .what = too_large(), .mend = std::string(say(Word::sealed_too_large_mend))});
}

/// Writes a file of a size known beforehand, part by part.
class Writer {
 public:
  Writer(char* at, Stream& stream) : at_(reinterpret_cast<std::uint8_t*>(at)), stream_(stream) {}
  void push(std::span<const std::uint8_t> message, std::span<const std::uint8_t> beside, std::uint8_t tag) {
    crypto_secretstream_xchacha20poly1305_push(&stream_.state, at_, nullptr, message.data(), message.size(), beside.data(), beside.size(),
                                               tag);
    at_ += message.size() + added;
  }

 private:
  std::uint8_t* at_;
  Stream& stream_;
};

constexpr auto more = static_cast<std::uint8_t>(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
constexpr auto last = static_cast<std::uint8_t>(crypto_secretstream_xchacha20poly1305_TAG_FINAL);

void append(std::string& to, std::span<const std::uint8_t> bytes) { to += text_of(bytes); }

/// How far a file is what it says it is, before any key is used.
struct Preamble {
  std::span<const std::uint8_t> box, header, stream;
  Hash whole{};  ///< of all before the stream
  std::size_t body = 0;
};

/// The version that a file's beginning names; nothing if that is no sealed file's.
std::optional<int> version_of(std::string_view bytes) {
  if (!bytes.starts_with(name)) return std::nullopt;
  const auto rest = bytes.substr(name.size(), 4);
  int number = 0;
  const auto [end, bad] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (bad != std::errc() || number < 1 || end == rest.data() + rest.size() || *end != '.' || rest.front() == '0') return std::nullopt;
  return number;
}

bool begins_as_one(std::string_view bytes) {
  constexpr std::size_t enough = 9;  // "Vignette "
  return bytes.size() >= enough && bytes.size() < name.size() + 2 && (name.starts_with(bytes) || bytes.starts_with(name));
}

std::expected<Preamble, Problem> preamble_of(std::string_view bytes, const std::string& where) {
  const auto cut = [&] { return refused(where, Word::sealed_cut, Word::sealed_cut_mend); };
  const auto changed = [&] { return refused(where, Word::sealed_changed, Word::sealed_changed_mend); };
  if (begins_as_one(bytes)) return cut();
  const auto made_by = version_of(bytes);
  if (!made_by) return refused(where, Word::sealed_not, Word::sealed_not_mend);
  if (*made_by > version) return refused(where, Word::sealed_newer, Word::sealed_newer_mend);
  const auto line = bytes.substr(0, longest_line).find('\n');
  if (line == std::string_view::npos) return bytes.size() < longest_line ? cut() : changed();
  const auto rest = bytes_of(bytes).subspan(line + 1);
  if (rest.size() < preamble_bytes) return cut();
  Preamble read{
      .box = rest.subspan(8, box_bytes), .header = rest.subspan(8 + box_bytes, header_bytes), .stream = rest.subspan(preamble_bytes)};
  const auto check = rest.subspan(preamble_bytes - check_bytes, check_bytes);
  const auto before = bytes_of(bytes).first(line + 1 + preamble_bytes - check_bytes);
  if (!std::ranges::equal(hash<check_bytes>(before), check)) return changed();
  std::uint64_t body = 0;
  for (std::size_t i = 8; i-- > 0;) body = body << 8 | rest[i];
  if (body > most_sealed) return refused_too_large(where);
  read.body = static_cast<std::size_t>(body);
  if (read.stream.size() < stream_bytes(read.body)) return cut();
  if (read.stream.size() > stream_bytes(read.body)) return changed();
  read.whole = hash<hash_bytes>(bytes_of(bytes).first(line + 1 + preamble_bytes));
  return read;
}

/// Opens the stream message by message; false from the first that is not as it was pushed.
class Reader {
 public:
  Reader(std::span<const std::uint8_t> bytes, Stream& stream) : left_(bytes), stream_(stream) {}
  bool pull(std::span<std::uint8_t> message, std::span<const std::uint8_t> beside, std::uint8_t expected) {
    std::uint8_t tag = 0;
    const auto sealed = left_.first(message.size() + added);
    left_ = left_.subspan(sealed.size());
    return crypto_secretstream_xchacha20poly1305_pull(&stream_.state, message.data(), nullptr, &tag, sealed.data(), sealed.size(),
                                                      beside.data(), beside.size()) == 0 &&
           tag == expected;
  }

 private:
  std::span<const std::uint8_t> left_;
  Stream& stream_;
};

/// What a stream holds, once all of it has been found whole and signed by the one it names.
std::optional<Opened> opened(const Preamble& preamble, Stream& stream, const PublicKeys& to) {
  Reader reader(preamble.stream, stream);
  Envelope envelope{};
  if (!reader.pull(envelope, preamble.whole, more)) return std::nullopt;
  Opened all;
  all.body.resize(preamble.body);
  for (std::size_t i = 0; i < chunks_of(preamble.body); ++i) {
    const auto size = part(all.body, i).size();
    if (!reader.pull({reinterpret_cast<std::uint8_t*>(all.body.data()) + i * chunk, size}, {}, more)) return std::nullopt;
  }
  std::array<std::uint8_t, signature_bytes> signature{};
  if (!reader.pull(signature, {}, last)) return std::nullopt;
  all.kind = static_cast<PageKind>(envelope[0]);
  std::copy_n(envelope.begin() + 1, 32, all.from.signing.begin());
  std::copy_n(envelope.begin() + 33, 32, all.from.sealing.begin());
  all.number = base32(std::span(envelope).subspan(65), 26);
  Leaves leaves(all.body);
  leaves.work();
  const auto words = signed_words(preamble.whole, to, envelope, leaves.hashes());
  const auto text = bytes_of(words);
  if (crypto_sign_verify_detached(signature.data(), text.data(), text.size(), all.from.signing.data()) != 0) return std::nullopt;
  return all;
}

}  // namespace

std::expected<Sealed, Problem> seal(PageKind kind, std::string_view body, const OwnKeys& from, const PublicKeys& to,
                                    std::string_view number) {
  if (const auto is = ready(); !is) return std::unexpected(is.error());
  if (body.size() > most_sealed) return refused_too_large({});
  Sealed sealed;
  Leaves leaves(body);
  Beside beside(leaves);

  StreamKey key;
  Stream stream;
  std::array<std::uint8_t, box_bytes> box{};
  std::array<std::uint8_t, header_bytes> header{};
  crypto_secretstream_xchacha20poly1305_keygen(key.bytes.data());
  if (crypto_box_seal(box.data(), key.bytes.data(), key.bytes.size(), to.sealing.data()) != 0)
    return refused({}, Word::card_not, Word::card_not_mend);  // a key that nobody can have
  crypto_secretstream_xchacha20poly1305_init_push(&stream.state, header.data(), key.bytes.data());

  std::string begin = say(Word::sealed_first_line, fmt::arg("version", version)) + "\n";
  for (int i = 0; i < 8; ++i) begin += static_cast<char>(static_cast<std::uint64_t>(body.size()) >> 8 * i & 0xFFU);
  append(begin, box);
  append(begin, header);
  append(begin, hash<check_bytes>(bytes_of(begin)));
  const auto preamble = hash<hash_bytes>(bytes_of(begin));

  Envelope envelope{};
  envelope[0] = static_cast<std::uint8_t>(kind);
  std::ranges::copy(from.open().signing, envelope.begin() + 1);
  std::ranges::copy(from.open().sealing, envelope.begin() + 33);
  if (number.empty())
    randombytes_buf(envelope.data() + 65, number_bytes);
  else
    std::ranges::copy(from_base32(number, number_bytes), envelope.begin() + 65);
  sealed.number = base32(std::span(envelope).subspan(65), 26);

  // Not filled with noughts first: that costs as much as a tenth of the sealing.
  sealed.bytes.resize_and_overwrite(begin.size() + stream_bytes(body.size()), [&](char* at, std::size_t size) {
    std::ranges::copy(begin, at);
    Writer writer(at + begin.size(), stream);
    writer.push(envelope, preamble, more);
    for (std::size_t i = 0; i < chunks_of(body.size()); ++i) writer.push(bytes_of(part(body, i)), {}, more);
    return size;
  });
  leaves.work();
  beside.join();
  std::array<std::uint8_t, signature_bytes> signature{};
  const auto words = signed_words(preamble, to, envelope, leaves.hashes());
  crypto_sign_detached(signature.data(), nullptr, bytes_of(words).data(), words.size(), from.signing().data());
  Writer(sealed.bytes.data() + sealed.bytes.size() - signature_bytes - added, stream).push(signature, {}, last);
  return sealed;
}

std::expected<Opened, Problem> open_sealed(std::string_view bytes, const OwnKeys& mine, const Known& known, const std::string& where) {
  if (const auto is = ready(); !is) return std::unexpected(is.error());
  const auto preamble = preamble_of(bytes, where);
  if (!preamble) return std::unexpected(preamble.error());
  StreamKey key;
  if (crypto_box_seal_open(key.bytes.data(), preamble->box.data(), preamble->box.size(), mine.open().sealing.data(),
                           mine.sealing().data()) != 0)
    return refused(where, Word::sealed_wrong_key, Word::sealed_wrong_key_mend);
  Stream stream;
  auto all = crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, preamble->header.data(), key.bytes.data()) == 0
                 ? opened(*preamble, stream, mine.open())
                 : std::nullopt;
  if (!all) return refused(where, Word::sealed_changed, Word::sealed_changed_mend);
  if (!known.sender(all->from)) return refused(where, Word::sealed_unknown, Word::sealed_unknown_mend);
  if (known.opened_here(all->from, all->number)) return refused(where, Word::sealed_replayed, Word::sealed_replayed_mend);
  if (all->kind < PageKind::share || all->kind > PageKind::agreement) return refused(where, Word::sealed_odd, Word::sealed_odd_mend);
  return std::move(*all);
}

}  // namespace vignette::share
