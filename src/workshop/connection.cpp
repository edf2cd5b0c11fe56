#include "workshop/connection.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "workshop/wiping.hpp"

namespace vignette::workshop {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

namespace {

constexpr int told_at_once = 16;  ///< connections

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Connection::Connection(tcp::socket socket, asio::ssl::context* tls, House& house, std::string address, bool from_here)
    : wire_(std::move(socket), tls),
      stream_(wire_.tcp()),
      house_(house),
      address_(std::move(address)),
      from_here_(from_here),
      heart_(house.context) {}

void Connection::begin() {
  stream_.expires_after(house_.limits.whole_request);
  if (!wire_.secure()) return read();
  wire_.shake_hands([self = shared_from_this()](Error error) {
    if (error || self->gone_) return self->close();
    self->read();
  });
}

void Connection::show_board() {
  if (!live_ || gone_ || writing_ || sent_ == house_.board) return;
  sent_ = house_.board;
  write_event(sent_);
}

void Connection::close() {
  if (gone_) return;
  gone_ = true;
  heart_.cancel();
  Error ignored;
  static_cast<void>(stream_.socket().shutdown(tcp::socket::shutdown_both, ignored));
  stream_.close();
  house_.leave(shared_from_this(), address_);
}

void Connection::read() {
  wire_.read_some(asio::buffer(bytes_), [self = shared_from_this()](Error error, std::size_t count) { self->came(error, count); });
}

void Connection::came(Error error, std::size_t count) {
  if (error || gone_) return close();
  if (live_) return read();  // whoever listens has nothing more to say
  const auto state = reading_.put({bytes_.data(), count});
  bytes_.fill('\0');
  go_on(state);
}

void Connection::go_on(Reading::State state) {
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

void Connection::answer(const Reply& reply, bool keep_alive) {
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

void Connection::begin_again() {
  outgoing_.clear();
  stream_.expires_after(house_.limits.whole_request);
  go_on(reading_.put({}));
}

void Connection::write_event(std::shared_ptr<const std::string> event) {
  writing_ = true;
  stream_.expires_after(house_.limits.taken_up);
  const auto bytes = asio::buffer(*event);
  wire_.write(bytes, [self = shared_from_this(), event = std::move(event)](Error error, std::size_t) {
    if (error || self->gone_) return self->close();
    self->written();
  });
}

void Connection::written() {
  writing_ = false;
  outgoing_ = {};
  show_board();
  house_.end_when_told();
}

void Connection::beat() {
  heart_.expires_after(house_.limits.heartbeat);
  heart_.async_wait([self = shared_from_this()](Error error) {
    if (error || self->gone_) return;
    static const auto breath = std::make_shared<const std::string>("event: beat\ndata:\n\n");
    if (!self->writing_) self->write_event(breath);
    self->beat();
  });
}

void House::leave(const std::shared_ptr<Connection>& one, const std::string& address) {
  if (open.erase(one) == 0) return;
  if (const auto found = from.find(address); found != from.end() && --found->second == 0) from.erase(found);
  end_when_told();
}

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

}  // namespace vignette::workshop
