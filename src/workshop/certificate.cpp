#include "workshop/certificate.hpp"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <ctime>
#include <fstream>
#include <optional>
#include <utility>

#include "words/words.hpp"
#include "workshop/wiping.hpp"

namespace vignette::workshop {

namespace ssl = boost::asio::ssl;
using words::Problem;
using words::say;
using words::Word;

namespace {

constexpr std::size_t largest = std::size_t{256} * 1024;  ///< bytes; a chain of certificates has a few thousand

template <auto Free>
struct Frees {
  template <typename What>
  void operator()(What* what) const {
    Free(what);
  }
};
using Bio = std::unique_ptr<BIO, Frees<BIO_free_all>>;
using X509Ptr = std::unique_ptr<X509, Frees<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Frees<EVP_PKEY_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Frees<GENERAL_NAMES_free>>;

std::unexpected<Problem> refused(const std::filesystem::path& file, std::string what, Word mend) {
  return std::unexpected(Problem{.where = file.string(), .what = std::move(what), .mend = std::string(say(mend))});
}

/// Overwritten when it goes: it may be a key.
struct Bytes {
  std::string all;
  Bytes() = default;
  Bytes(Bytes&&) = default;
  Bytes& operator=(Bytes&&) = default;
  ~Bytes() { wipe(all); }
};

std::expected<Bytes, Problem> read(const std::filesystem::path& file) {
  std::error_code unknown;
  std::ifstream in(file, std::ios::binary);
  Bytes bytes;
  bytes.all.resize(largest);
  if (std::filesystem::is_regular_file(file, unknown)) in.read(bytes.all.data(), static_cast<std::streamsize>(largest));
  const auto count = in.gcount();
  if (count <= 0) return refused(file, std::string(say(Word::cert_unreadable)), Word::cert_unreadable_mend);
  bytes.all.resize(static_cast<std::size_t>(count));
  return bytes;
}

Bio reader_of(const std::string& bytes) { return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

/// Nobody is asked for a passphrase.
int no_passphrase(char* /*into*/, int /*size*/, int /*writes*/, void* /*of*/) { return -1; }

std::string day_of(const ASN1_TIME* time) {
  std::tm parts{};
  ASN1_TIME_to_tm(time, &parts);
  char text[16] = "";
  std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

/// The address where the certificate is for it; else the first name in it that stands for one computer.
std::optional<std::string> host_of(X509* certificate, const std::string& address) {
  if (X509_check_ip_asc(certificate, address.c_str(), 0) == 1)
    return address.find(':') == std::string::npos ? address : "[" + address + "]";
  const Names names(static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const auto* one = sk_GENERAL_NAME_value(names.get(), i);
    if (one->type != GEN_DNS) continue;
    std::string name(reinterpret_cast<const char*>(ASN1_STRING_get0_data(one->d.dNSName)),
                     static_cast<std::size_t>(ASN1_STRING_length(one->d.dNSName)));
    const bool plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") == std::string::npos;
    if (plain && !name.empty()) return name;
  }
  return std::nullopt;
}

std::expected<std::shared_ptr<ssl::context>, boost::system::error_code> context_of(const std::string& chain, const std::string& key) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  boost::system::error_code error;
  static_cast<void>(context->set_options(
      ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression, error));
  // What would let a phone be known again, or a conversation be gone on with, is kept nowhere.
  SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_TICKET);
  SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  if (!error) static_cast<void>(context->use_certificate_chain(boost::asio::buffer(chain), error));
  if (!error) static_cast<void>(context->use_private_key(boost::asio::buffer(key), ssl::context::pem, error));
  if (error) return std::unexpected(error);
  return context;
}

}  // namespace

std::expected<Secured, Problem> secured(const Certificate& certificate, std::string_view address, std::int64_t now_s) {
  const auto chain = read(certificate.certificate);
  if (!chain) return std::unexpected(chain.error());
  const X509Ptr read_one(PEM_read_bio_X509(reader_of(chain->all).get(), nullptr, no_passphrase, nullptr));
  if (!read_one) return refused(certificate.certificate, std::string(say(Word::cert_no_certificate)), Word::cert_no_certificate_mend);
  const auto key = read(certificate.key);
  if (!key) return std::unexpected(key.error());
  const KeyPtr its(PEM_read_bio_PrivateKey(reader_of(key->all).get(), nullptr, no_passphrase, nullptr));
  if (!its) return refused(certificate.key, std::string(say(Word::cert_no_key)), Word::cert_no_key_mend);
  if (X509_check_private_key(read_one.get(), its.get()) != 1)
    return refused(certificate.key, say(Word::cert_apart, fmt::arg("file", certificate.certificate.string())), Word::cert_apart_mend);
  std::time_t now = now_s;
  if (const auto* until = X509_get0_notAfter(read_one.get()); X509_cmp_time(until, &now) < 0)
    return refused(certificate.certificate, say(Word::cert_over, fmt::arg("day", day_of(until))), Word::cert_over_mend);
  if (const auto* from = X509_get0_notBefore(read_one.get()); X509_cmp_time(from, &now) > 0)
    return refused(certificate.certificate, say(Word::cert_not_yet, fmt::arg("day", day_of(from))), Word::cert_not_yet_mend);
  auto host = host_of(read_one.get(), std::string(address));
  if (!host) return refused(certificate.certificate, say(Word::cert_for_others, fmt::arg("address", address)), Word::cert_for_others_mend);
  auto context = context_of(chain->all, key->all);
  if (!context) return refused(certificate.certificate, std::string(say(Word::cert_refused)), Word::cert_refused_mend);
  return Secured{.context = std::move(*context), .host = std::move(*host)};
}

}  // namespace vignette::workshop
