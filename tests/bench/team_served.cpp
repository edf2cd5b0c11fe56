#include "bench/team_served.hpp"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "workshop/desk.hpp"
#include "workshop/server.hpp"

namespace vignette::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Error = boost::system::error_code;

/// As Boost's own example of an HTTP server does it, on one thread: a request is read, and its body is the answer. A GET stays open.
class EchoSession : public std::enable_shared_from_this<EchoSession> {
 public:
  EchoSession(tcp::socket socket, std::vector<std::shared_ptr<EchoSession>>& live) : stream_(std::move(socket)), live_(live) {}
  void read() {
    request_ = {};
    http::async_read(stream_, buffer_, request_, [self = shared_from_this()](Error error, std::size_t) {
      if (!error) self->answer();
    });
  }
  void send(std::shared_ptr<const std::string> bytes) {
    asio::async_write(stream_, asio::buffer(*bytes), [self = shared_from_this(), bytes](Error, std::size_t) {});
  }

 private:
  void answer() {
    if (request_.method() == http::verb::get) {
      live_.push_back(shared_from_this());
      return send(std::make_shared<const std::string>("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {}\n\n"));
    }
    response_ = {http::status::ok, request_.version()};
    response_.keep_alive(request_.keep_alive());
    response_.body() = request_.body();
    response_.prepare_payload();
    http::async_write(stream_, response_, [self = shared_from_this()](Error error, std::size_t) {
      if (!error) self->read();
    });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> response_;
  std::vector<std::shared_ptr<EchoSession>>& live_;
};

struct Way {
  int socket;
  void say(const std::string& line) const {
    if (::write(socket, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(1);
  }
  /// Calls for every line, until the other end goes.
  void hear(const std::function<void(const std::string&)>& take) const {
    std::string line;
    for (char byte = 0; ::read(socket, &byte, 1) == 1;) {
      if (byte != '\n') {
        line += byte;
        continue;
      }
      take(line);
      line.clear();
    }
  }
};

void echo(const Way& way) {
  asio::io_context context{1};
  tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  std::vector<std::shared_ptr<EchoSession>> live;
  std::function<void()> accept = [&] {
    acceptor.async_accept([&](Error error, tcp::socket socket) {
      if (error) return;
      Error none;
      static_cast<void>(socket.set_option(tcp::no_delay(true), none));
      std::make_shared<EchoSession>(std::move(socket), live)->read();
      accept();
    });
  };
  accept();
  way.say(std::to_string(acceptor.local_endpoint().port()) + " none\n");
  std::thread serving([&] { context.run(); });
  way.hear([&](const std::string& line) {
    auto bytes = std::make_shared<const std::string>(std::string(std::stoul(line) - 2, 'x') + "\n\n");
    asio::dispatch(context, [&live, bytes = std::move(bytes)] {
      for (const auto& one : live) one->send(bytes);
    });
  });
  ::_exit(0);
}

void lead(const Way& way) {
  using namespace workshop;
  const Chance chance = [] {
    static thread_local std::mt19937_64 engine(std::random_device{}());
    return engine();
  };
  Workshop all(plan_for(45, {{"q", "What stood out", "What stood out for you?"}}));
  (void)all.set_present(99);
  while (!all.phase()) (void)all.next();
  Desk desk(std::move(all), {"sam"}, chance);
  auto server = Server::start({}, desk, chance);
  if (!server) ::_exit(1);
  way.say(std::to_string((*server)->port()) + " " + (*server)->code() + "\n");
  way.hear([&](const std::string& line) {
    desk.with([&](Workshop& now) { return line == "close" ? now.close() : now.reveal(); });
    (*server)->tell();
  });
  ::_exit(0);
}

}  // namespace

Served::Served(Kind kind) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw std::runtime_error("no socket pair");
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("no process");
  if (process_ == 0) {
    ::close(ends[0]);
    const Way way{ends[1]};
    kind == Kind::echo ? echo(way) : lead(way);
  }
  ::close(ends[1]);
  way_ = ends[0];
  std::string line;
  for (char byte = 0; ::read(way_, &byte, 1) == 1 && byte != '\n';) line += byte;
  std::istringstream words(line);
  if (!(words >> port_ >> code_)) throw std::runtime_error("a server did not start");
}

Served::~Served() {
  ::close(way_);
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void Served::say(const std::string& line) {
  if (::write(way_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) throw std::runtime_error("a server is gone");
}
void Served::close() { say("close\n"); }
void Served::reveal() { say("reveal\n"); }
void Served::broadcast(std::size_t bytes) { say(std::to_string(bytes) + "\n"); }

double Served::resident() const {
  std::ifstream in("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) * 1024;
  throw std::runtime_error("memory cannot be read");
}

}  // namespace vignette::bench
