/// What the readers of strangers' files are fed: the fuzzer's bytes, and those of its corpus in a test. Ends the program if a reader
/// takes what it should not.
#pragma once

#include <sodium.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "share/shared.hpp"

namespace vignette::fuzz {

/// One reader after another, by the first byte; what follows it is the bytes.
class SealedTries {
 public:
  SealedTries()
      : learner_(*share::OwnKeys::from_seed(std::string(32, 'l'))),
        supervisor_(*share::OwnKeys::from_seed(std::string(32, 's'))),
        whole_(share::seal(portfolio::PageKind::share, std::string(300, 'x'), learner_, supervisor_.open())->bytes) {
    about_.page.blocks.emplace_back();
    about_.page.blocks.back().text = "What I wrote.";
  }

  void operator()(std::string_view bytes) const {
    if (bytes.empty()) return;
    const auto rest = bytes.substr(1);
    switch (bytes.front()) {
      case 's':
        must(!open(rest));
        break;
      case 'p':
        patched(rest);
        break;
      case 'c':
        if (const auto card = share::read_card(rest, "card")) must(share::read_card(*share::write_card(*card), "card") == *card);
        break;
      default:
        bodies(bytes);
    }
  }

 private:
  static void must(bool holds) {
    if (!holds) std::abort();
  }
  bool open(std::string_view bytes) const {
    const share::Known everybody{[](const share::PublicKeys&) { return true; },
                                 [](const share::PublicKeys&, const std::string&) { return false; }};
    const auto answer = share::open_sealed(bytes, supervisor_, everybody, "file");
    must(answer.has_value() || !answer.error().what.empty());
    return answer.has_value();
  }
  /// A sealed file, changed in places and with its check made anew, so that what lies behind the check is tried too.
  void patched(std::string_view changes) const {
    auto bytes = whole_;
    for (; changes.size() >= 3; changes.remove_prefix(3)) {
      const auto at =
          (static_cast<std::uint8_t>(changes[0]) | static_cast<std::size_t>(static_cast<std::uint8_t>(changes[1])) << 8) % bytes.size();
      bytes[at] = static_cast<char>(bytes[at] ^ changes[2]);
    }
    const auto check = bytes.find('\n') + 113;
    if (check + 16 <= bytes.size())
      crypto_generichash(reinterpret_cast<unsigned char*>(bytes.data()) + check, 16, reinterpret_cast<const unsigned char*>(bytes.data()),
                         check, nullptr, 0);
    must(open(bytes) == (bytes == whole_));
  }
  /// Whatever is taken is written as it was read.
  void bodies(std::string_view bytes) const {
    if (const auto read = share::shared_of(bytes, "file")) must(share::shared_of(share::to_bytes(*read), "file") == *read);
    if (const auto read = share::reply_of(bytes, &about_, "file")) must(share::reply_of(share::to_bytes(*read), &about_, "file") == *read);
    if (const auto read = share::agreement_of(bytes, "file")) must(share::agreement_of(share::to_bytes(*read), "file") == *read);
  }

  share::OwnKeys learner_, supervisor_;
  std::string whole_;
  share::Shared about_;
};

}  // namespace vignette::fuzz
