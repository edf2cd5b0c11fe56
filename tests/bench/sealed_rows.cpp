// Sealing, against libsodium's own stream on the same bytes.
#include <sodium.h>

#include <stdexcept>
#include <string>

#include "bench/bench.hpp"
#include "share/sealed.hpp"

namespace vignette::bench {

namespace {

constexpr std::size_t chunk = 65'536, added = crypto_secretstream_xchacha20poly1305_ABYTES;

/// XChaCha20-Poly1305 over all of it, chunk by chunk, into bytes of its own; no signature, no hash, no box.
std::string streamed(const std::string& body) {
  unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES], header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  crypto_secretstream_xchacha20poly1305_state state;
  crypto_secretstream_xchacha20poly1305_keygen(key);
  crypto_secretstream_xchacha20poly1305_init_push(&state, header, key);
  const auto chunks = (body.size() + chunk - 1) / chunk;
  std::string out;
  out.resize_and_overwrite(body.size() + chunks * added, [&](char* at, std::size_t size) {
    for (std::size_t i = 0; i < body.size(); i += chunk) {
      const auto part = std::string_view(body).substr(i, chunk);
      crypto_secretstream_xchacha20poly1305_push(&state, reinterpret_cast<unsigned char*>(at), nullptr,
                                                 reinterpret_cast<const unsigned char*>(part.data()), part.size(), nullptr, 0, 0);
      at += part.size() + added;
    }
    return size;
  });
  return out;
}

}  // namespace

void sealed_rows() {
  const auto from = share::OwnKeys::make(), to = share::OwnKeys::make();
  if (!from || !to) throw std::runtime_error("no keys could be made");
  const std::string body(10'000'000, 'a');
  std::vector<double> reference, ours;
  for (int round = 0; round < 21; ++round) {
    const double begin = wall_ms();
    if (streamed(body).size() < body.size()) throw std::runtime_error("the stream is too short");
    const double between = wall_ms();
    if (!share::seal(portfolio::PageKind::share, body, *from, to->open())) throw std::runtime_error("nothing was sealed");
    reference.push_back(between - begin), ours.push_back(wall_ms() - between);
  }
  row("sealing 10 MB: libsodium's stream alone", median(reference), median(ours), "ms", 1.3);
}

}  // namespace vignette::bench
