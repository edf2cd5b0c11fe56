#include "workshop/server.hpp"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "words/words.hpp"
#include "workshop/reading.hpp"
#include "workshop/requests.hpp"
#include "workshop/wiping.hpp"
#include "workshop/wire.hpp"

namespace vignette::workshop {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

namespace {

constexpr std::chrono::seconds last_words{2};
constexpr int told_at_once = 16;  ///< connections

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class Connection;

/// What connections share; all of it is the server's thread's.
struct House {
  asio::io_context& context;
  Door& door;
  const Chance& chance;
  Limits limits;
  Gate gate;
  mutable std::mutex gate_mutex;  ///< the code is read and renewed from outside
  std::set<std::shared_ptr<Connection>> open;
  std::map<std::string, std::size_t> from;   ///< how many of `open` come from an address
  std::shared_ptr<const std::string> board;  ///< as an event
  asio::steady_timer pause;                  ///< between two boards
  bool pausing = false, changed = false, ending = false;
  bool over = false;                                ///< nobody new comes in
  std::vector<std::shared_ptr<Connection>> untold;  ///< of the board, as it is being told

  House(asio::io_context& context_, Door& door_, const Chance& chance_, Limits limits_)
      : context(context_), door(door_), chance(chance_), limits(limits_), gate(chance_), pause(context_) {}

  void enter(std::shared_ptr<Connection> one, const std::string& address) {
    open.insert(std::move(one));
    ++from[address];
  }
  void leave(const std::shared_ptr<Connection>& one, const std::string& address);
  void refresh();
  void tell();
  void tell_now();
  void tell_some();
  void tell_what_changed();
  void end_when_told();
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, asio::ssl::context* tls, House& house, std::string address, bool from_here)
      : wire_(std::move(socket), tls),
        stream_(wire_.tcp()),
        house_(house),
        address_(std::move(address)),
        from_here_(from_here),
        heart_(house.context) {}

  void begin() {
    stream_.expires_after(house_.limits.whole_request);
    if (!wire_.secure()) return read();
    wire_.shake_hands([self = shared_from_this()](Error error) {
      if (error || self->gone_) return self->close();
      self->read();
    });
  }
  bool live() const { return live_; }
  bool told() const { return !live_ || (!writing_ && sent_ == house_.board); }

  /// The board as it stands, once what is on its way has gone.
  void show_board() {
    if (!live_ || gone_ || writing_ || sent_ == house_.board) return;
    sent_ = house_.board;
    write_event(sent_);
  }
  void close() {
    if (gone_) return;
    gone_ = true;
    heart_.cancel();
    Error ignored;
    static_cast<void>(stream_.socket().shutdown(tcp::socket::shutdown_both, ignored));
    stream_.close();
    house_.leave(shared_from_this(), address_);
  }

 private:
  void read() {
    wire_.read_some(asio::buffer(bytes_), [self = shared_from_this()](Error error, std::size_t count) { self->came(error, count); });
  }

  void came(Error error, std::size_t count) {
    if (error || gone_) return close();
    if (live_) return read();  // whoever listens has nothing more to say
    const auto state = reading_.put({bytes_.data(), count});
    bytes_.fill('\0');
    go_on(state);
  }

  void go_on(Reading::State state) {
    if (state == Reading::State::more) return read();
    if (state == Reading::State::refused) return answer(refusal(reading_.status()), false);
    auto request = reading_.take();
    request.from_here = from_here_;
    request.secure = wire_.secure();
    const bool keep_alive = request.keep_alive && !house_.ending;
    Reply reply;
    {
      const std::lock_guard alone(house_.gate_mutex);
      const bool late = house_.over && request.target == "/join";
      reply = late ? refusal(503) : respond(request, address_, house_.door, house_.gate, house_.chance, steady_ms());
    }
    wipe(request.body);
    if (reply.changed) house_.tell();
    answer(reply, keep_alive);
  }

  void answer(const Reply& reply, bool keep_alive) {
    outgoing_ = head_of(reply, keep_alive) + reply.body;
    writing_ = true;
    if (reply.live) {
      live_ = true;
      house_.refresh();
      sent_ = house_.board;
      outgoing_ += *sent_;
      stream_.expires_after(house_.limits.taken_up);
      return wire_.write(asio::buffer(outgoing_), [self = shared_from_this()](Error error, std::size_t) {
        if (error || self->gone_) return self->close();
        self->stream_.expires_never();
        self->read();
        self->written();
        self->beat();
      });
    }
    stream_.expires_after(house_.limits.taken_up);
    wire_.write(asio::buffer(outgoing_), [self = shared_from_this(), keep_alive](Error error, std::size_t) {
      self->writing_ = false;
      if (error || self->gone_ || !keep_alive) return self->close();
      self->begin_again();
    });
  }

  void begin_again() {
    outgoing_.clear();
    stream_.expires_after(house_.limits.whole_request);
    go_on(reading_.put({}));
  }

  /// Only the writing has a time limit: the reading of a live connection waits for its end.
  void write_event(std::shared_ptr<const std::string> event) {
    writing_ = true;
    stream_.expires_after(house_.limits.taken_up);
    const auto bytes = asio::buffer(*event);
    wire_.write(bytes, [self = shared_from_this(), event = std::move(event)](Error error, std::size_t) {
      if (error || self->gone_) return self->close();
      self->written();
    });
  }

  void written() {
    writing_ = false;
    outgoing_ = {};
    show_board();
    house_.end_when_told();
  }

  void beat() {
    heart_.expires_after(house_.limits.heartbeat);
    heart_.async_wait([self = shared_from_this()](Error error) {
      if (error || self->gone_) return;
      static const auto breath = std::make_shared<const std::string>("event: beat\ndata:\n\n");
      if (!self->writing_) self->write_event(breath);
      self->beat();
    });
  }

  Wire wire_;
  boost::beast::tcp_stream& stream_;  ///< of it
  House& house_;
  std::string address_;  ///< to be counted by, for as long as it lasts
  bool from_here_;       ///< of this computer itself
  asio::steady_timer heart_;
  Reading reading_;
  std::array<char, 2048> bytes_{};
  std::string outgoing_;
  std::shared_ptr<const std::string> sent_;
  bool live_ = false, writing_ = false, gone_ = false;
};

void House::leave(const std::shared_ptr<Connection>& one, const std::string& address) {
  if (open.erase(one) == 0) return;
  if (const auto found = from.find(address); found != from.end() && --found->second == 0) from.erase(found);
  end_when_told();
}

/// The first change is told at once, those that follow closely together.
void House::tell() {
  if (pausing || !untold.empty()) {
    changed = true;
    return;
  }
  tell_now();
  pausing = true;
  pause.expires_after(limits.between_boards);
  pause.async_wait([this](Error error) {
    if (error) return;
    pausing = false;
    tell_what_changed();
  });
}

void House::tell_what_changed() {
  if (!pausing && untold.empty() && std::exchange(changed, false)) tell();
}

/// The board as it is now; the same one where nothing has changed.
void House::refresh() {
  auto told = door.board();
  auto now = event_of(told);
  wipe(told);
  if (board && now == *board) return wipe(now);
  struct Event {  // people's answers are in it: once nobody is told of it any more it is overwritten
    std::string text;
    explicit Event(std::string&& of) : text(std::move(of)) {}
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { wipe(text); }
  };
  const auto event = std::make_shared<Event>(std::move(now));
  board = {event, &event->text};
}

void House::tell_now() {
  refresh();
  untold.assign(open.begin(), open.end());
  tell_some();
}

/// A few at a time: whoever sends something meanwhile need not wait until all have been told.
void House::tell_some() {
  for (int i = 0; i < told_at_once && !untold.empty(); ++i) {
    const auto one = std::move(untold.back());
    untold.pop_back();
    one->show_board();
  }
  if (untold.empty()) return tell_what_changed();
  asio::post(context, [this] { tell_some(); });
}

void House::end_when_told() {
  if (!ending) return;
  for (const auto& one : open)
    if (!one->told()) return;
  context.stop();
}

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
