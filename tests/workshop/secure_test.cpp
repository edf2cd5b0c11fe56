// HTTPS with a certificate that a service gives: made here, used over loopback, and refused with a sentence where it won't do.
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "a_workshop.hpp"
#include "support/a_phone.hpp"
#include "support/scratch.hpp"
#include "words/words.hpp"
#include "workshop/certificate.hpp"
#include "workshop/desk.hpp"
#include "workshop/server.hpp"

using namespace vignette;
using namespace vignette::workshop;
using words::say;
using words::Word;
namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t today = 1'791'936'000;  // 14 October 2026
constexpr std::int64_t day = 24 * 3'600;

struct Given {
  std::string certificate, key;
};

std::string text_of(BIO* bio) {
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(bio, &bytes);
  std::string text(bytes, static_cast<std::size_t>(size));
  BIO_free(bio);
  return text;
}

/// One that vouches for itself, as a small service makes it. `names`: as OpenSSL writes them, "IP:127.0.0.1,DNS:room.example".
Given made(const std::string& names, std::int64_t from = -day, std::int64_t until = day, std::int64_t now = today) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* one = X509_new();
  X509_set_version(one, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(one), 7);
  ASN1_TIME_set(X509_getm_notBefore(one), now + from);
  ASN1_TIME_set(X509_getm_notAfter(one), now + until);
  X509_set_pubkey(one, key);
  auto* name = X509_get_subject_name(one);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("A service"), -1, -1, 0);
  X509_set_issuer_name(one, name);
  if (!names.empty()) {
    auto* also = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    X509_add_ext(one, also, -1);
    X509_EXTENSION_free(also);
  }
  X509_sign(one, key, EVP_sha256());
  BIO* certificate_text = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(certificate_text, one);
  BIO* key_text = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(key_text, key, nullptr, nullptr, 0, nullptr, nullptr);
  Given given{text_of(certificate_text), text_of(key_text)};
  X509_free(one);
  EVP_PKEY_free(key);
  return given;
}

struct Files {
  support::Scratch scratch;
  Certificate at(const Given& given, const std::string& name = "room") {
    const fs::path certificate = scratch / (name + ".pem"), key = scratch / (name + ".key");
    std::ofstream(certificate, std::ios::binary) << given.certificate;
    std::ofstream(key, std::ios::binary) << given.key;
    return {certificate, key};
  }
};

std::int64_t now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Chance chance() {
  return [last = std::uint64_t{7}]() mutable { return last = last * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL; };
}

/// A browser that trusts this certificate and no other.
class SecurePhone {
 public:
  SecurePhone(std::uint16_t port, const std::string& trusted, const std::string& address) : stream_(io_, context_) {
    context_.add_certificate_authority(asio::buffer(trusted));
    stream_.set_verify_mode(asio::ssl::verify_peer);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(stream_.native_handle()), address.c_str());
    stream_.next_layer().connect({asio::ip::make_address("127.0.0.1"), port});
    stream_.handshake(asio::ssl::stream_base::client);
  }
  std::string version() { return SSL_get_version(stream_.native_handle()); }
  std::string say(const std::string& request) {
    asio::write(stream_, asio::buffer(request));
    return until("\r\n\r\n");
  }
  std::string until(const std::string& words) {
    const auto size = asio::read_until(stream_, asio::dynamic_buffer(came_), words);
    auto all = came_.substr(0, size);
    came_.erase(0, size);
    return all;
  }
  std::string body(const std::string& head) {
    const std::string name = "Content-Length: ";
    const auto length = static_cast<std::size_t>(std::stoul(head.substr(head.find(name) + name.size())));
    if (came_.size() < length) asio::read(stream_, asio::dynamic_buffer(came_), asio::transfer_exactly(length - came_.size()));
    auto all = came_.substr(0, length);
    came_.erase(0, length);
    return all;
  }
  std::string post(const std::string& where, const std::string& body_, const std::string& origin) {
    return body(say("POST " + where + " HTTP/1.1\r\nHost: here:1\r\nOrigin: " + origin +
                    "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body_.size()) + "\r\n\r\n" + body_));
  }

 private:
  asio::io_context io_;
  asio::ssl::context context_{asio::ssl::context::tls_client};
  asio::ssl::stream<asio::ip::tcp::socket> stream_;
  std::string came_;
};

std::string refused(const Certificate& certificate, const std::string& address = "127.0.0.1") {
  const auto read = secured(certificate, address, today);
  REQUIRE_FALSE(read);
  CHECK_FALSE(read.error().mend.empty());
  return fs::path(read.error().where).filename().string() + ": " + read.error().what;
}

}  // namespace

TEST_CASE("with a service's certificate phones are served over HTTPS, live updates and all") {
  Files files;
  const auto given = made("IP:127.0.0.1", -day, day, now_s());
  Desk desk(testing::at_first_question(), {}, chance());
  const auto server = std::move(Server::start({.certificate = files.at(given)}, desk, chance()).value());
  CHECK(server->address() == "https://127.0.0.1:" + std::to_string(server->port()));
  SecurePhone phone(server->port(), given.certificate, "127.0.0.1");
  CHECK(phone.version() >= "TLSv1.2");
  const auto head = phone.say("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
  CHECK(head.starts_with("HTTP/1.1 200"));
  CHECK(phone.body(head).find("<main") != std::string::npos);
  const auto joined = phone.post("/join", R"({"code":")" + server->code() + R"("})", "https://here:1");
  const auto at = joined.find("\"key\":\"");
  REQUIRE(at != std::string::npos);
  const auto key = joined.substr(at + 7, 32);
  // The plain origin is another's.
  CHECK(phone.post("/join", R"({"code":")" + server->code() + R"("})", "http://here:1") == R"({"refused":403})");

  SecurePhone live(server->port(), given.certificate, "127.0.0.1");
  CHECK(live.say("GET /live?key=" + key + " HTTP/1.1\r\nHost: here\r\n\r\n").starts_with("HTTP/1.1 200"));
  CHECK(live.until("\n\n").find("None in yet") != std::string::npos);
  const auto sent = phone.post(
      "/send",
      R"({"key":")" + key + R"(","question":"stood-out","token":")" + testing::token(3) + R"(","text":"Ask first","language":"en-GB"})",
      "https://here:1");
  CHECK(sent.find("\"in\"") != std::string::npos);
  CHECK(live.until("\n\n").find("One in") != std::string::npos);
}

TEST_CASE("whoever comes without TLS to a server that has it is let go, and the others are served on") {
  Files files;
  const auto given = made("IP:127.0.0.1", -day, day, now_s());
  Desk desk(testing::at_first_question(), {}, chance());
  const auto server = std::move(Server::start({.certificate = files.at(given)}, desk, chance()).value());
  support::Phone plain(server->port());
  plain.say("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
  CHECK(plain.rest().find("<main") == std::string::npos);
  CHECK(
      SecurePhone(server->port(), given.certificate, "127.0.0.1").say("GET / HTTP/1.1\r\nHost: here\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("whoever connects and never agrees on keys is not waited for for ever") {
  Files files;
  const auto given = made("IP:127.0.0.1", -day, day, now_s());
  Desk desk(testing::at_first_question(), {}, chance());
  const auto server =
      std::move(Server::start({.certificate = files.at(given)}, desk, chance(), {.whole_request = std::chrono::milliseconds(50)}).value());
  support::Phone silent(server->port());
  CHECK(silent.rest().empty());
}

TEST_CASE("a certificate for a name is gone to by that name; one for the address by that") {
  Files files;
  const auto host = [&](const std::string& names, const std::string& address = "192.168.0.24") {
    const auto read = secured(files.at(made(names)), address, today);
    return read ? read->host : read.error().what;
  };
  CHECK(host("IP:192.168.0.24,DNS:room.example") == "192.168.0.24");
  CHECK(host("DNS:*.example,DNS:room.example") == "room.example");
  CHECK(host("IP:fd00::7", "fd00::7") == "[fd00::7]");
  const auto others = say(Word::cert_for_others, fmt::arg("address", "192.168.0.24"));
  CHECK(host("DNS:*.example") == others);
  CHECK(host("IP:10.0.0.1") == others);
  CHECK(host("") == others);
}

TEST_CASE("a certificate that won't do is refused before anything begins, and it is said why") {
  Files files;
  const auto good = files.at(made("IP:127.0.0.1"));
  REQUIRE(secured(good, "127.0.0.1", today));
  const auto said = [](Word word) { return std::string(say(word)); };
  CHECK(refused({files.scratch / "nowhere.pem", good.key}) == "nowhere.pem: " + said(Word::cert_unreadable));
  CHECK(refused({good.certificate, files.scratch / "nowhere.key"}) == "nowhere.key: " + said(Word::cert_unreadable));
  CHECK(refused({files.scratch.path(), good.key}).ends_with(said(Word::cert_unreadable)));
  CHECK(refused({good.key, good.key}) == "room.key: " + said(Word::cert_no_certificate));
  CHECK(refused({good.certificate, good.certificate}) == "room.pem: " + said(Word::cert_no_key));
  const auto other = files.at(made("IP:127.0.0.1"), "other");
  CHECK(refused({good.certificate, other.key}) == "other.key: " + say(Word::cert_apart, fmt::arg("file", good.certificate.string())));
  CHECK(refused(files.at(made("IP:127.0.0.1", -3 * day, -day), "old")) ==
        "old.pem: " + say(Word::cert_over, fmt::arg("day", "2026-10-13")));
  CHECK(refused(files.at(made("IP:127.0.0.1", day, 2 * day), "new")) ==
        "new.pem: " + say(Word::cert_not_yet, fmt::arg("day", "2026-10-15")));
  // And no server starts with it.
  Desk desk(testing::at_first_question(), {}, chance());
  CHECK_FALSE(Server::start({.certificate = files.at(made("IP:127.0.0.1", -3 * day, -day, now_s()), "gone")}, desk, chance()));
}

TEST_CASE("a key behind a passphrase is refused, and nobody is asked for one") {
  Files files;
  auto given = made("IP:127.0.0.1");
  BIO* in = BIO_new_mem_buf(given.key.data(), static_cast<int>(given.key.size()));
  EVP_PKEY* key = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
  BIO* out = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(out, key, EVP_aes_128_cbc(), reinterpret_cast<const unsigned char*>("secret"), 6, nullptr, nullptr);
  given.key = text_of(out);
  BIO_free(in);
  EVP_PKEY_free(key);
  CHECK(refused(files.at(given)) == "room.key: " + std::string(say(Word::cert_no_key)));
}
