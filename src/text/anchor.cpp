// Words are looked for as they are; then by edit distance, with Myers' bit vectors (1999) in Hyyrö's blocks (2003).
#include "text/anchor.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <vector>

#include "text/breaks.hpp"
#include "text/unicode.hpp"

namespace vignette::text {

namespace {

// Judged by a thousand edits of a real case (tests/text/anchor_test.cpp): so that nothing is found at a wrong place.
constexpr std::size_t telling = 48;           // letters by which a passage is known wherever it stands
constexpr std::size_t telling_once = 24;      // by which it is where no other place has the same words
constexpr std::size_t least_reworded = 8;     // letters: less than that says nothing when it is not as it was
constexpr std::size_t short_passage = 16;     // letters
constexpr std::size_t most_places = 16;       // looked at closely
constexpr std::size_t most_work = 200000000;  // letters of the text times blocks of the passage; beyond it only words as they were

bool is_boundary(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return offset <= text.size();
  return next_grapheme(text, previous_grapheme(text, offset)) == offset;
}

/// Characters, and where each begins; the end last.
struct Letters {
  std::u32string all;
  std::vector<std::size_t> at;

  explicit Letters(std::string_view text) {
    all.reserve(text.size());
    at.reserve(text.size() + 1);
    for (std::size_t offset = 0; offset < text.size();) {
      at.push_back(offset);
      all += next_character(text, offset);
    }
    at.push_back(text.size());
  }
  std::size_t size() const { return all.size(); }
};

/// A pattern as bit vectors, to be held against a text letter by letter.
class Pattern {
 public:
  explicit Pattern(std::u32string_view letters) : size_(letters.size()), blocks_((size_ + 63) / 64) {
    for (std::size_t i = 0; i < size_; ++i) {
      auto& bits = where_.try_emplace(letters[i], std::vector<std::uint64_t>(blocks_, 0)).first->second;
      bits[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    none_.assign(blocks_, 0);
  }

  /// Its distance from a stretch of the text that ends after each letter; `anchored`: that begins with the text.
  std::vector<std::size_t> distances(std::u32string_view text, bool anchored) const {
    std::vector<std::uint64_t> up(blocks_, ~std::uint64_t{0}), down(blocks_, 0);
    std::vector<std::size_t> distances;
    distances.reserve(text.size());
    std::size_t distance = size_;
    for (const char32_t letter : text) {
      const auto found = where_.find(letter);
      const auto& bits = found == where_.end() ? none_ : found->second;
      int carry = anchored ? 1 : 0;
      for (std::size_t i = 0; i < blocks_; ++i) carry = advance(bits[i], up[i], down[i], carry, i + 1 == blocks_ ? (size_ - 1) % 64 : 63);
      distance = carry > 0 ? distance + 1 : distance - static_cast<std::size_t>(-carry);
      distances.push_back(distance);
    }
    return distances;
  }

 private:
  static int advance(std::uint64_t equal, std::uint64_t& up, std::uint64_t& down, int carry, std::size_t last) {
    const std::uint64_t vertical = equal | down;
    if (carry < 0) equal |= 1;
    const std::uint64_t horizontal = (((equal & up) + up) ^ up) | equal;
    std::uint64_t more = down | ~(horizontal | up), less = up & horizontal;
    const int out = static_cast<int>((more >> last) & 1) - static_cast<int>((less >> last) & 1);
    more = (more << 1) | (carry > 0 ? 1U : 0U);
    less = (less << 1) | (carry < 0 ? 1U : 0U);
    up = less | ~(vertical | more);
    down = more & vertical;
    return out;
  }

  std::size_t size_, blocks_;
  std::map<char32_t, std::vector<std::uint64_t>> where_;
  std::vector<std::uint64_t> none_;
};

std::u32string reversed(std::u32string_view letters) { return {letters.rbegin(), letters.rend()}; }

std::size_t common_beginning(std::u32string_view a, std::u32string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// What stood on one side of a passage, read away from it.
class Side {
 public:
  explicit Side(std::u32string letters) : letters_(std::move(letters)), pattern_(letters_) {}
  std::size_t size() const { return letters_.size(); }

  /// How many of the nearest letters are the same.
  std::size_t same(std::u32string_view now) const { return common_beginning(letters_, now); }

  /// 0 to 1; letters may have come between or gone.
  double like(std::u32string_view now) const {
    if (letters_.empty()) return now.empty() ? 1 : 0;
    const auto distances = pattern_.distances(now.substr(0, letters_.size() * 5 / 4), true);
    const std::size_t least = distances.empty() ? letters_.size() : std::min(letters_.size(), std::ranges::min(distances));
    return 1 - static_cast<double>(least) / static_cast<double>(letters_.size());
  }

 private:
  std::u32string letters_;
  Pattern pattern_;
};

/// A place where the passage may stand, in letters.
struct Place {
  std::size_t begin = 0, end = 0;
  std::size_t distance = 0;
  double like = 0;  ///< its surroundings
};

class Search {
 public:
  Search(std::string_view text, const Anchor& anchor)
      : text_(text),
        anchor_(anchor),
        now_(text),
        backwards_(reversed(now_.all)),
        quote_(anchor.quote),
        before_(reversed(Letters(anchor.before).all)),
        after_(Letters(anchor.after).all) {}

  std::optional<Anchored> word_for_word() const {
    auto places = occurrences();
    // Where there are many, those with the same letters next to them are looked at.
    const auto far = [&](const Place& place) {
      return std::pair(before_.same(before(place.begin)) + after_.same(after(place.end)), ~distance_from_then(place));
    };
    if (places.size() > most_places) {
      std::ranges::nth_element(places, places.begin() + most_places, std::ranges::greater(), far);
      places.resize(most_places);
    }
    for (auto& place : places) place.like = likeness(place);
    const auto best =
        std::ranges::max_element(places, {}, [&](const Place& place) { return std::pair(place.like, ~distance_from_then(place)); });
    if (best == places.end() || !(is_known(*best) || (places.size() == 1 && quote_.size() >= telling_once))) return std::nullopt;
    const auto range = range_of(*best);
    return Anchored{range, range.begin == anchor_.begin ? Anchored::How::as_it_was : Anchored::How::moved};
  }

  std::optional<Anchored> reworded() const {
    const std::size_t size = quote_.size(), most = size / 3;
    if (size < least_reworded || now_.size() * (size / 64 + 1) > most_work) return std::nullopt;
    const Pattern forwards(quote_.all), back(reversed(quote_.all));
    const auto distances = forwards.distances(now_.all, false);
    std::vector<Place> places;
    for (const std::size_t end : likely_ends(distances, most)) places.push_back(place_ending(end, distances, back));
    for (auto& place : places) place.like = likeness(place);
    std::erase_if(places, [&](const Place& place) { return !is_like_enough(place); });
    const auto worth = [&](const Place& place) { return place.like - static_cast<double>(place.distance) / static_cast<double>(size); };
    const auto best = std::ranges::max_element(places, {}, worth);
    if (best == places.end()) return std::nullopt;
    constexpr double clearly = 0.1;
    const bool another = std::ranges::any_of(places, [&](const Place& place) {
      return (place.begin >= best->end || best->begin >= place.end) && worth(place) > worth(*best) - clearly;
    });
    if (another) return std::nullopt;  // which of them cannot be told
    return Anchored{range_of(with_whole_words(*best)), Anchored::How::reworded};
  }

 private:
  std::u32string_view after(std::size_t end) const { return std::u32string_view(now_.all).substr(end); }
  /// Read away from the place.
  std::u32string_view before(std::size_t begin) const { return std::u32string_view(backwards_).substr(now_.size() - begin); }

  Range range_of(const Place& place) const {
    Range range{now_.at[place.begin], now_.at[place.end]};
    if (!is_boundary(text_, range.begin)) range.begin = previous_grapheme(text_, range.begin);
    if (!is_boundary(text_, range.end)) range.end = next_grapheme(text_, range.end);
    return range;
  }

  std::size_t distance_from_then(const Place& place) const {
    const auto begin = now_.at[place.begin];
    return begin > anchor_.begin ? begin - anchor_.begin : anchor_.begin - begin;
  }

  std::vector<Place> occurrences() const {
    std::vector<Place> places;
    const auto add = [&](std::size_t at) {
      if (!is_boundary(text_, at) || !is_boundary(text_, at + anchor_.quote.size())) return;
      const auto letter = [&](std::size_t offset) {
        return static_cast<std::size_t>(std::ranges::lower_bound(now_.at, offset) - now_.at.begin());
      };
      places.push_back({letter(at), letter(at + anchor_.quote.size()), 0, 0});
    };
    if (text_.size() >= anchor_.begin && text_.substr(anchor_.begin).starts_with(anchor_.quote)) add(anchor_.begin);
    for (std::size_t at = text_.find(anchor_.quote); at != std::string_view::npos;
         at = text_.find(anchor_.quote, at + anchor_.quote.size()))
      if (at != anchor_.begin) add(at);
    return places;
  }

  /// Of the surroundings: both sides by their length, or one of them alone if there is enough of it.
  double likeness(const Place& place) const {
    constexpr std::size_t enough = 24;
    constexpr double alone = 0.8;
    const double b = before_.like(before(place.begin)), a = after_.like(after(place.end));
    const std::size_t sizes = before_.size() + after_.size();
    if (sizes == 0) return 1;  // the passage was all there was
    double like = (b * static_cast<double>(before_.size()) + a * static_cast<double>(after_.size())) / static_cast<double>(sizes);
    if (before_.size() >= enough) like = std::max(like, alone * b);
    if (after_.size() >= enough) like = std::max(like, alone * a);
    return like;
  }

  /// So that one "Sam" is not taken for another: the shorter a passage is, the more must stand around it, and right next to it.
  bool is_known(const Place& place) const {
    const std::size_t size = quote_.size();
    if (size >= telling) return true;
    return place.like >= (size >= telling / 2 ? 0.45 : 0.55) && is_joined(place);
  }
  bool is_joined(const Place& place) const {
    const auto beside = before_.same(before(place.begin)) + after_.same(after(place.end));
    return quote_.size() + beside >= telling / 2 || beside == before_.size() + after_.size();
  }

  /// The less is left of the surroundings, the more must be left of the passage.
  bool is_like_enough(const Place& place) const {
    const std::size_t size = quote_.size();
    if (place.like >= 0.6 && is_joined(place)) return place.distance <= (size < short_passage ? size / 4 : size / 3);
    return size >= telling && place.distance <= (place.like >= 0.45 ? size / 5 : size / 8);
  }

  /// The ends of the stretches most like the passage, one for each that is apart from the others.
  std::vector<std::size_t> likely_ends(const std::vector<std::size_t>& distances, std::size_t most) const {
    std::vector<std::size_t> ends;
    const std::size_t apart = std::max<std::size_t>(quote_.size() / 2, 4);
    for (std::size_t i = 0; i < distances.size(); ++i) {
      if (distances[i] > most) continue;
      if (ends.empty() || i + 1 - ends.back() > apart) {
        ends.push_back(i + 1);
      } else if (distances[i] < distances[ends.back() - 1]) {
        ends.back() = i + 1;
      }
    }
    if (ends.size() > most_places) {
      std::ranges::nth_element(ends, ends.begin() + most_places, {}, [&](std::size_t end) { return distances[end - 1]; });
      ends.resize(most_places);
    }
    return ends;
  }

  /// The better a side of a place goes on as it did, the more letters of the passage may be missing for it.
  static double cost(std::size_t distance, std::size_t same) {
    constexpr std::size_t nearest = 12;
    return static_cast<double>(distance) - 0.6 * static_cast<double>(std::min(same, nearest));
  }

  Place place_ending(std::size_t about, const std::vector<std::size_t>& distances, const Pattern& back) const {
    const std::size_t reach = quote_.size() / 3 + 2;
    std::size_t end = about;
    double best = cost(distances[about - 1], after_.same(after(about)));
    const std::size_t last = std::min(distances.size(), about + reach);
    for (std::size_t i = about > reach ? about - reach : 1; i <= last; ++i) {
      const double here = cost(distances[i - 1], after_.same(after(i)));
      if (here < best) {
        best = here;
        end = i;
      }
    }
    const auto behind = before(end).substr(0, quote_.size() + reach);
    const auto lengths = back.distances(behind, true);
    Place place{end, end, quote_.size(), 0};
    best = static_cast<double>(quote_.size());
    for (std::size_t length = 1; length <= lengths.size(); ++length) {
      const double here = cost(lengths[length - 1], before_.same(before(end - length)));
      if (here >= best) continue;
      best = here;
      place.begin = end - length;
      place.distance = lengths[length - 1];
    }
    return place;
  }

  static bool is_letter(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }
  static bool in_word(std::u32string_view letters, std::size_t at) {
    return at > 0 && at < letters.size() && is_letter(letters[at - 1]) && is_letter(letters[at]);
  }

  /// A passage of whole words stays one: an end within a word goes to the nearer end of it.
  Place with_whole_words(Place place) const {
    const std::u32string_view all = now_.all;
    const auto whole = [&](std::size_t at) {
      std::size_t left = at, right = at;
      while (in_word(all, left)) --left;
      while (in_word(all, right)) ++right;
      return std::pair(left, right);
    };
    const auto stood = Letters(anchor_.before + anchor_.quote + anchor_.after).all;
    if (!in_word(stood, before_.size())) {
      const auto [left, right] = whole(place.begin);
      place.begin = place.begin - left <= right - place.begin || right >= place.end ? left : right;
    }
    if (!in_word(stood, before_.size() + quote_.size())) {
      const auto [left, right] = whole(place.end);
      place.end = right - place.end <= place.end - left || left <= place.begin ? right : left;
    }
    return place;
  }

  std::string_view text_;
  const Anchor& anchor_;
  Letters now_;
  std::u32string backwards_;
  Letters quote_;
  Side before_, after_;
};

}  // namespace

Anchor anchor(std::string_view text, Range range) {
  range.begin = std::min(range.begin, text.size());
  range.end = std::clamp(range.end, range.begin, text.size());
  if (!is_boundary(text, range.begin)) range.begin = previous_grapheme(text, range.begin);
  if (!is_boundary(text, range.end)) range.end = next_grapheme(text, range.end);
  std::size_t from = range.begin > anchor_context ? range.begin - anchor_context : 0;
  if (!is_boundary(text, from)) from = std::min(next_grapheme(text, from), range.begin);
  std::size_t to = std::min(range.end + anchor_context, text.size());
  if (!is_boundary(text, to)) to = std::max(previous_grapheme(text, to), range.end);
  return {.begin = range.begin,
          .quote = std::string(part(text, range)),
          .before = std::string(text.substr(from, range.begin - from)),
          .after = std::string(text.substr(range.end, to - range.end))};
}

std::optional<Anchored> find(std::string_view text, const Anchor& anchor) {
  if (anchor.quote.empty() || text.empty()) return std::nullopt;
  if (text.size() >= anchor.begin && text.substr(anchor.begin).starts_with(anchor.quote)) {  // most often nothing has changed
    const auto end = anchor.begin + anchor.quote.size();
    const bool before = text.substr(0, anchor.begin).ends_with(anchor.before), after = text.substr(end).starts_with(anchor.after);
    if (before && after && is_boundary(text, anchor.begin) && is_boundary(text, end))
      return Anchored{{anchor.begin, end}, Anchored::How::as_it_was};
  }
  const Search search(text, anchor);
  if (auto found = search.word_for_word()) return found;
  return search.reworded();
}

}  // namespace vignette::text
