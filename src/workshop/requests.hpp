/// What the server answers to one request, without a socket: routes, refusals, and the heads of its answers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "workshop/door.hpp"
#include "workshop/gate.hpp"
#include "workshop/languages.hpp"

namespace vignette::workshop {

inline constexpr std::size_t longest_body = 8 * 1024, longest_head = 8 * 1024;  ///< bytes

/// As much of an HTTP request as is looked at.
struct Request {
  std::string method, target, host, origin, type, body;
  bool keep_alive = true;
  bool from_here = false;  ///< it came from this computer itself
  bool secure = false;     ///< and by HTTPS
};

struct Reply {
  int status = 200;
  std::string type, body;
  std::string page_nonce;  ///< of the page: what its own script and style are allowed by
  bool live = false;       ///< the connection stays open, and the board is sent whenever it changes
  bool changed = false;    ///< everybody is to be told anew
};

/// `address` is whoever asks; it is used to count wrong codes and for nothing else.
Reply respond(const Request& request, std::string_view address, Door& door, Gate& gate, const Chance& chance, std::int64_t now_ms);

/// A refusal, for what could not even be read.
Reply refusal(int status);

/// Status line and fields, with the empty line that ends them.
std::string head_of(const Reply& reply, bool keep_alive);
/// One event of the live stream (WHATWG HTML, server-sent events).
std::string event_of(std::string_view board);

/// The whole page for phones, and for the room's screen; `nonce` allows its script and style.
std::string phone_page(std::string_view nonce, RoomLanguage language = RoomLanguage::english);
std::string room_page(std::string_view nonce, RoomLanguage language = RoomLanguage::english);

}  // namespace vignette::workshop
