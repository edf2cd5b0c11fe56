/// Who may come in: a short code that the room's screen shows, and the long key that whoever typed it has from then on. The key is the
/// same for everybody, so that it says nothing of who somebody is. What was guessed wrong is remembered for a minute, in memory only.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace vignette::workshop {

/// Draws 64 bits of chance. Called from the server's thread too.
using Chance = std::function<std::uint64_t()>;

std::string random_hex(const Chance& chance, std::size_t figures);

class Gate {
 public:
  /// `shut`: so many wrong codes in all that nobody new is let in until there is another code.
  enum class Answer : std::uint8_t { in, wrong, wait, shut };
  static constexpr int wrong_from_one = 6, wrong_in_all = 60;
  static constexpr std::int64_t wait_ms = 60'000;

  explicit Gate(Chance chance);

  /// Blanks, hyphens and the size of letters don't matter. `now_ms` is of any clock that only goes forwards.
  Answer knock(std::string_view code, std::string_view address, std::int64_t now_ms);
  /// In a time that does not depend on how much of it is right.
  bool knows(std::string_view key) const;
  /// Another code. Whoever is in stays in.
  void renew();

  /// Whether it ever let anybody in.
  bool let_in() const { return let_in_; }
  const std::string& code() const { return code_; }
  const std::string& key() const { return key_; }

 private:
  struct Guesses {
    int wrong = 0;
    std::int64_t last = 0;
  };
  Chance chance_;
  std::string code_, key_;
  std::map<std::string, Guesses, std::less<>> guesses_;  ///< by address, for as long as it has to wait
  int wrong_ = 0;
  bool let_in_ = false;
};

}  // namespace vignette::workshop
