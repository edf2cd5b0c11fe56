/// One connection's way to its phone: TCP, and TLS over it where a service gave a certificate. Private to this room.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <optional>
#include <utility>

namespace vignette::workshop {

class Wire {
 public:
  /// Without `tls` it is plain; else `tls` outlives it.
  Wire(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls) : tcp_(std::move(socket)) {
    if (tls) tls_.emplace(tcp_, *tls);
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  /// Time limits and the end are TCP's.
  boost::beast::tcp_stream& tcp() { return tcp_; }
  bool secure() const { return tls_.has_value(); }

  /// Before anything else: agrees on keys. Calls back with an error, or none.
  template <typename Then>
  void shake_hands(Then then) {
    tls_->async_handshake(boost::asio::ssl::stream_base::server, std::move(then));
  }
  template <typename Buffer, typename Then>
  void read_some(const Buffer& into, Then then) {
    if (tls_)
      tls_->async_read_some(into, std::move(then));
    else
      tcp_.async_read_some(into, std::move(then));
  }
  template <typename Buffer, typename Then>
  void write(const Buffer& from, Then then) {
    if (tls_)
      boost::asio::async_write(*tls_, from, std::move(then));
    else
      boost::asio::async_write(tcp_, from, std::move(then));
  }

 private:
  boost::beast::tcp_stream tcp_;
  std::optional<boost::asio::ssl::stream<boost::beast::tcp_stream&>> tls_;
};

}  // namespace vignette::workshop
