// Streets and houses: "12 Larkspur Close", "Flat 6, Heron House", "7 Heol y Gors", "Tŷ Capel".
#include <algorithm>

#include "reflect/details_reading.hpp"

namespace vignette::reflect::details {
namespace {

class Addresses {
 public:
  explicit Addresses(const Reading& reading) : tokens_(reading.tokens) {}

  std::vector<Found> all() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const std::size_t end = std::max({flat(at), english(at), welsh(at)});
      if (end <= at) continue;
      add(at, end);
      at = end - 1;
    }
    return std::move(found_);
  }

 private:
  using Kind = Token::Kind;

  bool word(std::size_t at, std::string_view one) const { return at < tokens_.size() && tokens_[at].word == one; }
  bool capital(std::size_t at) const { return at < tokens_.size() && tokens_[at].is_name_like(); }
  bool house_number(std::size_t at) const {
    constexpr std::size_t longest = 5;
    return at < tokens_.size() && tokens_[at].kind == Kind::number && tokens_[at].word.size() <= longest;
  }

  void add(std::size_t begin, std::size_t end) {
    // What leads to the street: "The Old Vicarage, Church Lane", "Flat 6, Heron House, Quayside Road".
    const auto touches = [&] { return !found_.empty() && begin >= 1 && word(begin - 1, ",") && last_ == begin - 1; };
    if (touches()) {
      found_.back().range.end = tokens_[end - 1].range.end;
      last_ = end;
      return;
    }
    if (begin >= 2 && word(begin - 1, ",")) {
      static const List& houses = list("roads_with_number");
      std::size_t first = begin - 1;
      while (first > 0 && capital(first - 1) && tokens_[first - 1].sentence == tokens_[begin].sentence) --first;
      if (first + 2 <= begin - 1 && houses.contains(tokens_[begin - 2].word)) begin = first;
    }
    found_.push_back({{tokens_[begin].range.begin, tokens_[end - 1].range.end}, Detail::address, begin});
    last_ = end;
  }

  /// "Flat 6", "flat 2b": after them a house may follow.
  std::size_t flat(std::size_t at) const {
    static const List& flats = list("flats");
    const bool stands = flats.contains(tokens_[at].word) && house_number(at + 1) && (tokens_[at].capital || word(at + 2, ","));
    // "Unit 4" by itself is as often a ward or a chapter.
    return stands && (tokens_[at].is("flat") || tokens_[at].is("fflat") || word(at + 2, ",")) ? at + 2 : 0;
  }

  std::size_t english(std::size_t at) const {
    static const List &roads = list("roads"), &with_number = list("roads_with_number"), &generic = list("roads_generic"),
                      &months = list("months");
    constexpr std::size_t most_words = 4;
    const bool numbered = house_number(at);
    const bool in_address = at > 0 && last_ == at - 1 && word(at - 1, ",") && !found_.empty();
    std::size_t i = numbered ? at + 1 : at;
    const std::size_t first = i;
    while (capital(i) && i < first + most_words && !months.contains(tokens_[i].word)) {
      const bool head =
          i > first && (roads.contains(tokens_[i].word) || ((numbered || in_address) && with_number.contains(tokens_[i].word)));
      const bool more = capital(i + 1) && (roads.contains(tokens_[i + 1].word) || with_number.contains(tokens_[i + 1].word));
      if (head && !more) {
        const bool told = !(i == first + 1 && !numbered && generic.contains(tokens_[first].word));
        return told ? i + 1 : 0;
      }
      ++i;
    }
    return 0;
  }

  std::size_t welsh(std::size_t at) const {
    static const List &roads = list("roads_welsh"), &strong = list("roads_welsh_strong"), &particles = list("particles");
    const bool numbered = house_number(at);
    const bool in_address = at > 0 && last_ == at - 1 && word(at - 1, ",") && !found_.empty();
    std::size_t i = numbered ? at + 1 : at;
    if (!capital(i) || !(numbered || in_address ? roads : strong).contains(tokens_[i].word)) return 0;
    const std::size_t head = i++;
    constexpr std::size_t most_words = 3;
    for (;;) {
      if (capital(i) && i <= head + most_words)
        ++i;
      else if (i < tokens_.size() && particles.contains(tokens_[i].word) && capital(i + 1))
        i += 2;
      else
        break;
    }
    return i > head + 1 ? i : 0;
  }

  const std::vector<Token>& tokens_;
  std::vector<Found> found_;
  std::size_t last_ = 0;  ///< after the one found last
};

}  // namespace

std::vector<Found> addresses(const Reading& reading) { return Addresses(reading).all(); }

}  // namespace vignette::reflect::details
