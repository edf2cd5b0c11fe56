#include "workshop/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <mutex>
#include <thread>
#include <utility>

#include "words/words.hpp"
#include "workshop/connection.hpp"

namespace vignette::workshop {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

namespace {

constexpr std::chrono::seconds last_words{2};

Error listen_at(tcp::acceptor& acceptor, const tcp::endpoint& end) {
  Error error;
  if (acceptor.is_open()) static_cast<void>(acceptor.close(error));
  static_cast<void>(acceptor.open(end.protocol(), error));
  if (!error) static_cast<void>(acceptor.set_option(tcp::acceptor::reuse_address(true), error));
  if (!error) static_cast<void>(acceptor.bind(end, error));
  if (!error) static_cast<void>(acceptor.listen(asio::socket_base::max_listen_connections, error));
  return error;
}

}  // namespace

struct Server::Inside {
  asio::io_context context{1};
  Chance chance;
  House house;
  tcp::acceptor acceptor;
  asio::steady_timer patience, late;
  std::uint16_t port = 0;
  std::string host;  ///< with the scheme before it
  Secured secured;   ///< with nothing in it where phones are served without
  std::thread thread;

  Inside(Door& door, Chance chance_, Limits limits)
      : chance(std::move(chance_)), house(context, door, chance, limits), acceptor(context), patience(context), late(context) {}

  void accept() {
    acceptor.async_accept([this](Error error, tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (error) {
        // Out of descriptors, or somebody who went away at once: nothing is gained by asking again at once.
        patience.expires_after(std::chrono::milliseconds(50));
        return patience.async_wait([this](Error ended) {
          if (!ended) accept();
        });
      }
      welcome(std::move(socket));
      accept();
    });
  }

  void welcome(tcp::socket socket) {
    Error unknown;
    const auto end = socket.remote_endpoint(unknown);
    if (unknown) return;
    auto address = end.address().to_string();
    const auto found = house.from.find(address);
    // Whoever is too many is not even read.
    if (house.open.size() >= house.limits.connections || (found != house.from.end() && found->second >= house.limits.from_one_address))
      return;
    static_cast<void>(socket.set_option(tcp::no_delay(true), unknown));
    const auto here = socket.local_endpoint(unknown);
    const bool from_here = end.address().is_loopback() || (!unknown && here.address() == end.address());
    const auto one = std::make_shared<Connection>(std::move(socket), secured.context.get(), house, address, from_here);
    house.enter(one, address);
    one->begin();
  }

  void tell_late(std::chrono::milliseconds for_so_long) {
    house.over = true;
    house.tell();
    late.expires_after(for_so_long);
    late.async_wait([this](Error ended) {
      if (!ended) end();
    });
  }

  void end() {
    if (house.over && house.ending) return;
    late.cancel();
    Error ignored;
    static_cast<void>(acceptor.close(ignored));
    house.ending = true;
    house.pause.cancel();
    const auto all = std::vector(house.open.begin(), house.open.end());
    for (const auto& one : all)
      if (!one->live()) one->close();
    house.tell_now();
    patience.expires_after(last_words);
    patience.async_wait([this](Error) { context.stop(); });
    house.end_when_told();
  }
};

std::expected<std::unique_ptr<Server>, words::Problem> Server::start(const Listen& listen, Door& door, Chance chance, Limits limits) {
  using words::say;
  using words::Word;
  Error error;
  const auto address = asio::ip::make_address(listen.address, error);
  if (error) return std::unexpected(words::Problem{.where = listen.address, .what = std::string(say(Word::not_an_address))});
  auto inside = std::make_unique<Inside>(door, std::move(chance), limits);
  if (listen.certificate) {
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    auto secured = workshop::secured(*listen.certificate, listen.address, now.count());
    if (!secured) return std::unexpected(secured.error());
    inside->secured = std::move(*secured);
  }
  auto& acceptor = inside->acceptor;
  error = listen_at(acceptor, {address, listen.port != 0 ? listen.port : usual_port});
  if (error && listen.port == 0) error = listen_at(acceptor, {address, 0});
  if (error)
    return std::unexpected(words::Problem{
        .where = listen.address, .what = std::string(say(Word::listen_failed)), .mend = std::string(say(Word::listen_failed_mend))});
  inside->port = acceptor.local_endpoint(error).port();
  inside->host = "http://" + (address.is_v6() ? "[" + listen.address + "]" : listen.address);
  if (inside->secured.context) inside->host = "https://" + inside->secured.host;
  inside->house.refresh();
  inside->accept();
  inside->thread = std::thread([&context = inside->context] { context.run(); });
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Server::~Server() {
  asio::post(inside_->context, [inside = inside_.get()] { inside->end(); });
  inside_->thread.join();
  // What is left open closes with its socket; the handlers that hold it go with the context.
  inside_->house.open.clear();
}

std::string Server::address() const { return inside_->host + ":" + std::to_string(inside_->port); }
std::uint16_t Server::port() const { return inside_->port; }

std::string Server::code() const {
  const std::lock_guard alone(inside_->house.gate_mutex);
  return inside_->house.gate.code();
}

bool Server::let_in() const {
  const std::lock_guard alone(inside_->house.gate_mutex);
  return inside_->house.gate.let_in();
}

void Server::renew_code() {
  const std::lock_guard alone(inside_->house.gate_mutex);
  inside_->house.gate.renew();
}

void Server::tell_late(std::chrono::milliseconds for_so_long) {
  asio::post(inside_->context, [inside = inside_.get(), for_so_long] { inside->tell_late(for_so_long); });
}

void Server::tell() {
  asio::post(inside_->context, [&house = inside_->house] { house.tell(); });
}

}  // namespace vignette::workshop
