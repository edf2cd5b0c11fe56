#include "bench/team_load.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <stdexcept>
#include <string_view>

#include "bench/bench.hpp"

namespace vignette::bench {

namespace {

int connected(std::uint16_t port, std::size_t phone) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in own{}, there{};
  own.sin_family = there.sin_family = AF_INET;
  own.sin_addr.s_addr = htonl(0x7F010000U + static_cast<std::uint32_t>(phone / 200 * 256 + phone % 200 + 1));
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  there.sin_port = htons(port);
  const int on = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (made < 0 || ::bind(made, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||
      ::connect(made, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0)
    throw std::runtime_error("a phone could not connect");
  return made;
}

void say(int socket, std::string_view bytes) {
  if (::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("a phone could not send");
}

std::string posting(const std::string& where, const std::string& body) {
  return "POST " + where + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

/// Whether this is a whole answer; throws where it is a refusal.
bool whole(std::string_view answer) {
  constexpr std::string_view length = "Content-Length: ";
  const auto head = answer.find("\r\n\r\n");
  if (head == std::string_view::npos) return false;
  if (!answer.starts_with("HTTP/1.1 200")) throw std::runtime_error("a phone was refused: " + std::string(answer.substr(0, 40)));
  const auto at = answer.find(length);
  return at != std::string_view::npos && answer.size() >= head + 4 + std::stoul(std::string(answer.substr(at + length.size(), 8)));
}

std::string read_until(int socket, bool (*enough)(std::string_view)) {
  std::string all;
  std::array<char, 8192> bytes{};
  while (!enough(all)) {
    const auto count = ::recv(socket, bytes.data(), bytes.size(), 0);
    if (count <= 0) throw std::runtime_error("a phone was not answered");
    all.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return all;
}

void watch(int set, int what, std::uint64_t which) {
  epoll_event event{.events = EPOLLIN, .data = {.u64 = which}};
  ::epoll_ctl(set, EPOLL_CTL_ADD, what, &event);
}

/// Two sockets for each phone, here and in the server: more than a program may open by default.
void allow_many_sockets() {
  rlimit most{};
  ::getrlimit(RLIMIT_NOFILE, &most);
  most.rlim_cur = most.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &most);
}

}  // namespace

Phones::Phones(std::uint16_t port, const std::string& code, std::size_t count) : port_(port), stop_(::eventfd(0, EFD_CLOEXEC)) {
  allow_many_sockets();
  for (std::size_t phone = 0; phone < count; ++phone) {
    senders_.push_back(connected(port, phone));
    say(senders_.back(), posting("/join", R"({"code":")" + code + R"("})"));
    const auto answer = read_until(senders_.back(), whole);
    constexpr std::string_view key = R"("key":")";
    const auto at = answer.find(key);
    key_ = at == std::string::npos ? std::string(32, '0') : answer.substr(at + key.size(), 32);
    listeners_.push_back({.socket = connected(port, phone)});
    say(listeners_.back().socket, "GET /live?key=" + key_ + " HTTP/1.1\r\nHost: here\r\n\r\n");
    read_until(listeners_.back().socket, [](std::string_view told) { return told.find("\r\n\r\ndata: ") < told.rfind("\n\n"); });
  }
  listening_ = std::thread([this] { listen(); });
}

Phones::~Phones() {
  ::eventfd_write(stop_, 1);
  listening_.join();
  for (const int one : senders_) ::close(one);
  for (const auto& one : listeners_) ::close(one.socket);
  ::close(stop_);
}

void Phones::heard(Listener& one, const char* bytes, std::size_t count) {
  const char *at = bytes, *end = bytes + count;
  while (const auto* line = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) {
    const char before = line == bytes ? one.last : line[-1];
    one.bytes += static_cast<std::size_t>(line + 1 - at);
    at = line + 1;
    if (before != '\n') continue;
    if (one.bytes >= expected_) {
      least_ = std::min(least_.load(), one.bytes);
      if (++told_ == listeners_.size()) told_.notify_all();
    }
    one.bytes = 0;
  }
  one.bytes += static_cast<std::size_t>(end - at);
  one.last = end[-1];
}

void Phones::listen() {
  const int set = ::epoll_create1(EPOLL_CLOEXEC);
  for (std::size_t i = 0; i < listeners_.size(); ++i) watch(set, listeners_[i].socket, i);
  watch(set, stop_, listeners_.size());
  std::array<epoll_event, 256> events{};
  std::vector<char> bytes(256 * 1024);
  for (bool on = true; on;) {
    const int ready = ::epoll_wait(set, events.data(), events.size(), -1);
    for (int i = 0; i < ready; ++i) {
      const auto which = events.at(static_cast<std::size_t>(i)).data.u64;
      if (which == listeners_.size()) on = false;
      if (!on) break;
      const auto count = ::recv(listeners_[which].socket, bytes.data(), bytes.size(), 0);
      if (count <= 0)
        on = false;
      else
        heard(listeners_[which], bytes.data(), static_cast<std::size_t>(count));
    }
  }
  ::close(set);
}

void Phones::expect(std::size_t bytes) {
  told_ = 0;
  least_ = ~std::size_t{0};
  expected_ = bytes;
}

std::size_t Phones::until_told() {
  for (auto now = told_.load(); now < listeners_.size(); now = told_) told_.wait(now);
  expected_ = ~std::size_t{0};
  return least_;
}

std::vector<double> Phones::send(double within_ms, const std::string& question) {
  struct Due {
    double at;
    std::size_t phone;
    const char* text;
  };
  std::vector<Due> due;
  std::mt19937_64 chance(7);
  std::uniform_real_distribution<double> first(0, within_ms * 0.48), second(within_ms * 0.5, within_ms * 0.98);
  for (std::size_t phone = 0; phone < senders_.size(); ++phone) {
    due.push_back({first(chance), phone, "Nobody asked Sam what he would have wanted at that meeting, and I would ask for it in writing."});
    due.push_back({second(chance), phone, "Nobody asked Sam what he would have wanted at that meeting; next time I ask him first."});
  }
  std::ranges::sort(due, {}, &Due::at);
  const int set = ::epoll_create1(EPOLL_CLOEXEC);
  std::vector<double> began(senders_.size(), -1), spent;
  std::vector<std::string> answers(senders_.size());
  std::array<epoll_event, 64> events{};
  std::array<char, 8192> bytes{};
  const double start = wall_ms();
  for (std::size_t next = 0; spent.size() < due.size();) {
    for (; next < due.size() && due[next].at <= wall_ms() - start && began[due[next].phone] < 0; ++next) {
      const auto phone = due[next].phone;
      const auto number = std::to_string(phone + 100'000);
      const auto request =
          posting("/send", R"({"key":")" + key_ + R"(","question":")" + question + R"(","token":")" + std::string(26, 'a') + number +
                               R"(","text":")" + due[next].text + " " + number + R"(","language":"en-GB"})");
      began[phone] = wall_ms();
      ::close(senders_[phone]);
      senders_[phone] = connected(port_, phone);
      watch(set, senders_[phone], phone);
      say(senders_[phone], request);
    }
    const int ready = ::epoll_wait(set, events.data(), events.size(), 1);
    for (int i = 0; i < ready; ++i) {
      const auto phone = events.at(static_cast<std::size_t>(i)).data.u64;
      const auto count = ::recv(senders_[phone], bytes.data(), bytes.size(), 0);
      if (count <= 0) throw std::runtime_error("a phone was not answered");
      answers[phone].append(bytes.data(), static_cast<std::size_t>(count));
      if (!whole(answers[phone])) continue;
      spent.push_back(wall_ms() - began[phone]);
      began[phone] = -1;
      ::epoll_ctl(set, EPOLL_CTL_DEL, senders_[phone], nullptr);  // the server may close it
      answers[phone].clear();
    }
    if (wall_ms() - start > 10 * within_ms + 60'000) throw std::runtime_error("phones wait for their answers");
  }
  ::close(set);
  return spent;
}

}  // namespace vignette::bench
