// What leads to somebody online: addresses of e-mail and of the web, handles.
#include <algorithm>

#include "reflect/details_letters.hpp"
#include "reflect/details_reading.hpp"

namespace vignette::reflect::details {
namespace {

class Online {
 public:
  explicit Online(const Reading& reading) : reading_(reading), text_(reading.text) {}

  std::vector<Found> all() {
    chunks();
    for (std::size_t at = 0; at < reading_.tokens.size(); ++at) handle(at);
    return std::move(found_);
  }

 private:
  using Kind = Token::Kind;

  void add(text::Range range, Detail kind) { found_.push_back({range, kind, 0}); }

  void chunks() {
    for (std::size_t at = 0; at < text_.size();) {
      if (is_blank(text_[at])) {
        ++at;
        continue;
      }
      const std::size_t end = std::min(text_.find_first_of(" \t\r", at), text_.size());
      chunk({at, end});
      at = end;
    }
  }

  static text::Range trimmed(std::string_view text, text::Range range) {
    constexpr std::string_view around = ".,;:?!()[]{}<>\"'*";
    const auto mark_before = [&](std::size_t end) {
      return text.substr(0, end).ends_with("\xE2\x80\x9D") || text.substr(0, end).ends_with("\xE2\x80\x99");
    };
    while (!range.empty() && around.find(text[range.begin]) != std::string_view::npos) ++range.begin;
    if (text.substr(range.begin).starts_with("\xE2\x80\x9C") || text.substr(range.begin).starts_with("\xE2\x80\x98")) range.begin += 3;
    for (;;) {
      if (range.size() >= 3 && mark_before(range.end))
        range.end -= 3;
      else if (!range.empty() && around.find(text[range.end - 1]) != std::string_view::npos)
        --range.end;
      else
        return range;
    }
  }

  void chunk(text::Range range) {
    range = trimmed(text_, range);
    const std::string_view chunk = text::part(text_, range);
    constexpr std::size_t shortest = 3, longest = 2000;
    if (chunk.size() < shortest || chunk.size() > longest) return;
    const std::size_t at = chunk.find('@');
    if (at != std::string_view::npos && at > 0) {
      std::size_t begin = at, end = at + 1;
      const auto local = [](char c) { return is_part(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '\''; };
      const auto domain = [](char c) { return is_part(c) || c == '.' || c == '-'; };
      while (begin > 0 && local(chunk[begin - 1])) --begin;
      while (end < chunk.size() && domain(chunk[end])) ++end;
      if (begin < at && chunk.substr(at, end - at).find('.') != std::string_view::npos)
        add({range.begin + begin, range.begin + end}, Detail::email);
      return;
    }
    if (at == 0 && is_part(chunk[1])) {
      std::size_t end = 1;
      while (end < chunk.size() && (is_part(chunk[end]) || chunk[end] == '_' || chunk[end] == '.' || chunk[end] == '-')) ++end;
      if (end > shortest) add({range.begin, range.begin + end}, Detail::online);
      return;
    }
    if (const std::size_t host = host_of(chunk); host != std::string_view::npos) {
      if (!is_known_host(chunk.substr(host))) add(range, Detail::online);
      return;
    }
    const std::size_t underline = chunk.find('_');
    if (underline != std::string_view::npos && underline > 0 && underline + 1 < chunk.size() && is_part(chunk[underline - 1]) &&
        is_part(chunk[underline + 1]))
      add(range, Detail::online);
  }

  /// Where a web address's host begins; npos for what is none.
  static std::size_t host_of(std::string_view chunk) {
    if (const std::size_t scheme = chunk.find("://"); scheme != std::string_view::npos) return scheme + 3;
    if (chunk.starts_with("www.")) return 0;
    // "facebook.com/somebody": letters, a dot, letters, a slash.
    const std::size_t slash = chunk.find('/'), dot = chunk.find('.');
    if (slash == std::string_view::npos || dot == std::string_view::npos || dot == 0 || dot + 2 >= slash || slash + 1 == chunk.size())
      return std::string_view::npos;
    const auto is_host = [](char c) { return is_small(c) || is_figure(c) || c == '.' || c == '-'; };
    const std::string_view host = chunk.substr(0, slash);
    return std::ranges::all_of(host, is_host) && std::ranges::any_of(host, is_small) ? 0 : std::string_view::npos;
  }

  static bool is_known_host(std::string_view address) {
    static const List& known = list("hosts_known");
    std::string_view host = address.substr(0, address.find_first_of("/?#:"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::ranges::any_of(known, [host](std::string_view one) {
      return host.ends_with(one) && (host.size() == one.size() || host[host.size() - one.size() - 1] == '.');
    });
  }

  /// "His Insta is tiger_7": a place online, and what stands there that looks like a handle.
  void handle(std::size_t at) {
    static const List &platforms = list("platforms"), &between = list("handle_between");
    const std::vector<Token>& tokens = reading_.tokens;
    if (!platforms.contains(tokens[at].word)) return;
    constexpr std::size_t most_between = 4;
    std::size_t i = at + 1;
    while (i < tokens.size() && i <= at + most_between && (between.contains(tokens[i].word) || tokens[i].is("\""))) ++i;
    if (i >= tokens.size() || tokens[i].kind == Kind::mark) return;
    const std::size_t begin = tokens[i].range.begin;
    const std::size_t end = std::min(text_.find_first_of(" \t\r", begin), text_.size());
    const text::Range range = trimmed(text_, {begin, end});
    const std::string_view written = text::part(text_, range);
    const bool letters = std::ranges::any_of(written, [](char c) { return is_small(c) || is_capital(c); });
    const bool figures = std::ranges::any_of(written, is_figure);
    const std::size_t dot = written.find('.');
    const bool dotted = dot != std::string_view::npos && dot > 0 && dot + 1 < written.size();
    if (letters && (figures || dotted) && written.size() > 3) add(range, Detail::online);
  }

  const Reading& reading_;
  std::string_view text_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Found> online(const Reading& reading) { return Online(reading).all(); }

}  // namespace vignette::reflect::details
