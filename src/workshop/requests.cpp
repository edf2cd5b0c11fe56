#include "workshop/requests.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "workshop/wiping.hpp"

namespace vignette::workshop {

using nlohmann::json;

namespace {

constexpr std::string_view json_type = "application/json", live_prefix = "/live?key=";

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Service Unavailable";
  }
}

/// A text of an object; nothing where it is absent or is none.
std::optional<std::string> text_in(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

/// An object of JSON. Deep nesting is refused before it is built.
std::optional<json> object_in(const std::string& body) {
  const auto shallow = [](int depth, json::parse_event_t, const json&) { return depth <= 1; };
  auto read = json::parse(body, shallow, false);
  if (!read.is_object()) return std::nullopt;
  return read;
}

Reply told(std::string body) { return {.status = 200, .type = std::string(json_type), .body = std::move(body)}; }

Reply join(const json& sent, std::string_view address, bool from_here, Door& door, Gate& gate, std::int64_t now_ms) {
  const auto code = text_in(sent, "code");
  if (!code) return refusal(400);
  switch (gate.knock(*code, address, now_ms)) {
    case Gate::Answer::in: {
      // What the door says is an object; the key goes in front.
      const auto welcome = door.welcome();
      door.came(Came::let_in, from_here);
      return told(fmt::format("{{\"key\":\"{}\",{}", gate.key(), std::string_view(welcome).substr(1)));
    }
    case Gate::Answer::wrong:
      return refusal(403);
    case Gate::Answer::wait:
      return refusal(429);
    case Gate::Answer::shut:
      break;
  }
  door.guessing();
  return refusal(503);
}

/// What the phone says it had in before; its words are overwritten.
void claim(json& sent, const std::string& question, const std::string& token, Door& door) {
  const auto card = text_in(sent, "card");
  auto was = text_in(sent, "was");
  if (!card || !was) return;
  Had had{.question = question, .token = token, .card = *card, .was = std::move(*was)};
  door.claim(had);
  wipe(had.was);
  wipe(sent["was"].get_ref<std::string&>());
}

Reply take(json& sent, Door& door) {
  auto question = text_in(sent, "question"), token = text_in(sent, "token"), text = text_in(sent, "text"),
       language = text_in(sent, "language");
  const auto pass = sent.find("pass");
  const bool passes = pass != sent.end() && pass->is_boolean() && pass->get<bool>();
  if (!question || !token || (!passes && (!text || !language))) return refusal(400);
  Entry entry{.question = std::move(*question), .token = std::move(*token), .pass = passes};
  if (!passes) entry.text = std::move(*text), entry.language = std::move(*language);
  claim(sent, entry.question, entry.token, door);
  const auto taken = door.take(entry);
  wipe(entry.text);
  if (const auto words = sent.find("text"); words != sent.end() && words->is_string()) wipe(words->get_ref<std::string&>());
  switch (taken) {
    case Taken::in: {
      auto reply = told(door.mine(entry.question, entry.token));
      reply.changed = true;
      return reply;
    }
    case Taken::closed:
      return refusal(409);
    case Taken::refused:
      return refusal(400);
    case Taken::full:
      break;
  }
  return refusal(503);
}

Reply posted(const Request& request, std::string_view address, Door& door, Gate& gate, std::int64_t now_ms) {
  // A page of somebody else's cannot send this without asking first, and nobody answers that.
  const auto type = std::string_view(request.type).substr(0, request.type.find(';'));
  if (type != json_type) return refusal(415);
  if (!request.origin.empty() && request.origin != (request.secure ? "https://" : "http://") + request.host) return refusal(403);
  auto sent = object_in(request.body);
  if (!sent) return refusal(400);
  if (request.target == "/join") return join(*sent, address, request.from_here, door, gate, now_ms);
  const auto key = text_in(*sent, "key");
  if (!key || !gate.knows(*key)) return refusal(403);
  if (request.target == "/send") return take(*sent, door);
  if (request.target == "/screen") return told(door.screen(gate.code()));
  const auto question = text_in(*sent, "question"), token = text_in(*sent, "token");
  if (!question || !token) return refusal(400);
  claim(*sent, *question, *token, door);
  return told(door.mine(*question, *token));
}

}  // namespace

Reply refusal(int status) { return {.status = status, .type = std::string(json_type), .body = fmt::format("{{\"refused\":{}}}", status)}; }

Reply respond(const Request& request, std::string_view address, Door& door, Gate& gate, const Chance& chance, std::int64_t now_ms) {
  const std::string_view target = request.target;
  const bool room = target == "/room", page = room || target == "/", live = target.starts_with(live_prefix);
  const bool post = target == "/join" || target == "/send" || target == "/mine" || target == "/screen";
  if (!page && !live && !post) return refusal(404);
  if (request.method != (post ? "POST" : "GET")) {
    auto refused = refusal(405);
    refused.type = post ? "POST" : "GET";
    return refused;
  }
  if (post) return posted(request, address, door, gate, now_ms);
  if (page) {
    if (!room) door.came(Came::opened, request.from_here);
    auto nonce = random_hex(chance, 32);
    return {.status = 200,
            .type = "text/html; charset=utf-8",
            .body = room ? room_page(nonce, door.language()) : phone_page(nonce, door.language()),
            .page_nonce = std::move(nonce)};
  }
  if (!gate.knows(target.substr(live_prefix.size()))) return refusal(403);
  door.came(Came::listens, request.from_here);
  return {.status = 200, .type = "text/event-stream", .live = true};
}

std::string head_of(const Reply& reply, bool keep_alive) {
  std::string head = fmt::format(
      "HTTP/1.1 {} {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: no-referrer\r\nX-Frame-Options: DENY\r\n",
      reply.status, reason_of(reply.status));
  if (reply.status == 405)
    head += fmt::format("Allow: {}\r\nContent-Type: {}\r\n", reply.type, json_type);
  else
    head += fmt::format("Content-Type: {}\r\n", reply.type);
  const std::string own =
      reply.page_nonce.empty()
          ? std::string()
          : fmt::format("script-src 'nonce-{0}'; style-src 'nonce-{0}'; connect-src 'self'; img-src data:; ", reply.page_nonce);
  head +=
      fmt::format("Content-Security-Policy: default-src 'none'; {}base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n", own);
  if (!reply.live) head += fmt::format("Content-Length: {}\r\n", reply.body.size());
  head += fmt::format("Connection: {}\r\n\r\n", keep_alive ? "keep-alive" : "close");
  return head;
}

std::string event_of(std::string_view board) {
  constexpr std::string_view before = "data: ", after = "\n\n";
  std::string event;
  event.reserve(before.size() + board.size() + after.size());  // so that it lies in memory once
  return event.append(before).append(board).append(after);
}

}  // namespace vignette::workshop
