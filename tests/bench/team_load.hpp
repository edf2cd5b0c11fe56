/// A thousand phones on one thread each for sending and for listening: plain sockets that speak just enough HTTP.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace vignette::bench {

class Phones {
 public:
  /// Each from an address of its own (127.0.0.0/8), joined by the code, and listening.
  Phones(std::uint16_t port, const std::string& code, std::size_t count);
  ~Phones();
  Phones(const Phones&) = delete;
  Phones& operator=(const Phones&) = delete;

  /// Each sends an answer and changes it, at moments drawn by chance within so many milliseconds, over a new connection: what is not used
  /// for a while is closed. Milliseconds from connecting to the last byte of the answer; throws where one is refused.
  std::vector<double> send(double within_ms, const std::string& question = "q");
  /// From now on it is noted who was told something of at least so many bytes, and `until_told` waits until everybody was; it answers how
  /// large the smallest of these was.
  void expect(std::size_t bytes);
  std::size_t until_told();

 private:
  struct Listener {
    int socket = -1;
    std::size_t bytes = 0;  ///< of what it is being told
    char last = 0;
  };
  void listen();
  void heard(Listener& one, const char* bytes, std::size_t count);

  std::uint16_t port_;
  std::vector<Listener> listeners_;
  std::vector<int> senders_;
  std::string key_;
  int stop_ = -1;
  std::atomic<std::size_t> expected_ = 0, told_ = 0, least_ = 0;
  std::thread listening_;
};

}  // namespace vignette::bench
