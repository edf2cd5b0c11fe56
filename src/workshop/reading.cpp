#include "workshop/reading.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http.hpp>
#include <utility>

#include "workshop/wiping.hpp"

namespace vignette::workshop {

namespace http = boost::beast::http;

struct Reading::Parser {
  http::request_parser<http::string_body> http;
  Parser() {
    http.eager(true);
    http.body_limit(longest_body);
    http.header_limit(longest_head);
  }
  ~Parser() { wipe(http.get().body()); }
};

Reading::Reading() : parser_(std::make_unique<Parser>()) {}
Reading::~Reading() { wipe(waiting_); }
Reading::Reading(Reading&&) noexcept = default;
Reading& Reading::operator=(Reading&&) noexcept = default;

Reading::State Reading::put(std::string_view bytes) {
  waiting_.append(bytes);
  while (!waiting_.empty() && !parser_->http.is_done()) {
    boost::system::error_code error;
    const auto used = parser_->http.put(boost::asio::buffer(waiting_), error);
    // What was read may hold an answer: it is overwritten before it goes.
    std::string rest = waiting_.substr(used);
    wipe(waiting_);
    waiting_ = std::move(rest);
    if (error == http::error::need_more) {
      if (waiting_.size() > longest_head + longest_body) break;
      return State::more;
    }
    if (error) {
      status_ = error == http::error::body_limit ? 413 : error == http::error::header_limit ? 431 : 400;
      return State::refused;
    }
    if (used == 0) return State::more;
  }
  if (parser_->http.is_done()) return State::whole;
  if (waiting_.empty()) return State::more;
  status_ = 431;
  return State::refused;
}

Request Reading::take() {
  auto& read = parser_->http.get();
  const auto field = [&](http::field name) {
    const auto value = read[name];
    return std::string(value.data(), value.size());
  };
  const auto text = [](auto view) { return std::string(view.data(), view.size()); };
  Request request{.method = text(read.method_string()),
                  .target = text(read.target()),
                  .host = field(http::field::host),
                  .origin = field(http::field::origin),
                  .type = field(http::field::content_type),
                  .body = std::move(read.body()),
                  .keep_alive = read.keep_alive()};
  parser_ = std::make_unique<Parser>();
  return request;
}

}  // namespace vignette::workshop
