/// One phone's connection to the small web server, and what all of them share. All of it is the server's thread's. Private to this room.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "workshop/door.hpp"
#include "workshop/gate.hpp"
#include "workshop/reading.hpp"
#include "workshop/requests.hpp"
#include "workshop/server.hpp"
#include "workshop/wire.hpp"

namespace vignette::workshop {

class Connection;

/// What connections share; all of it is the server's thread's.
struct House {
  boost::asio::io_context& context;
  Door& door;
  const Chance& chance;
  Limits limits;
  Gate gate;
  mutable std::mutex gate_mutex;  ///< the code is read and renewed from outside
  std::set<std::shared_ptr<Connection>> open;
  std::map<std::string, std::size_t> from;   ///< how many of `open` come from an address
  std::shared_ptr<const std::string> board;  ///< as an event
  boost::asio::steady_timer pause;           ///< between two boards
  bool pausing = false, changed = false, ending = false;
  bool over = false;                                ///< nobody new comes in
  std::vector<std::shared_ptr<Connection>> untold;  ///< of the board, as it is being told

  House(boost::asio::io_context& context_, Door& door_, const Chance& chance_, Limits limits_)
      : context(context_), door(door_), chance(chance_), limits(limits_), gate(chance_), pause(context_) {}

  void enter(std::shared_ptr<Connection> one, const std::string& address) {
    open.insert(std::move(one));
    ++from[address];
  }
  void leave(const std::shared_ptr<Connection>& one, const std::string& address);
  /// The board as it is now; the same one where nothing has changed.
  void refresh();
  /// The first change is told at once, those that follow closely together.
  void tell();
  void tell_now();
  void end_when_told();

 private:
  /// A few at a time: whoever sends something meanwhile need not wait until all have been told.
  void tell_some();
  void tell_what_changed();
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// `tls`: nullptr where phones are served without. `from_here`: of this computer itself.
  Connection(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls, House& house, std::string address, bool from_here);

  void begin();
  bool live() const { return live_; }
  bool told() const { return !live_ || (!writing_ && sent_ == house_.board); }
  /// The board as it stands, once what is on its way has gone.
  void show_board();
  void close();

 private:
  void read();
  void came(boost::system::error_code error, std::size_t count);
  void go_on(Reading::State state);
  void answer(const Reply& reply, bool keep_alive);
  void begin_again();
  /// Only the writing has a time limit: the reading of a live connection waits for its end.
  void write_event(std::shared_ptr<const std::string> event);
  void written();
  void beat();

  Wire wire_;
  boost::beast::tcp_stream& stream_;  ///< of it
  House& house_;
  std::string address_;  ///< to be counted by, for as long as it lasts
  bool from_here_;       ///< of this computer itself
  boost::asio::steady_timer heart_;
  Reading reading_;
  std::array<char, 2048> bytes_{};
  std::string outgoing_;
  std::shared_ptr<const std::string> sent_;
  bool live_ = false, writing_ = false, gone_ = false;
};

}  // namespace vignette::workshop
