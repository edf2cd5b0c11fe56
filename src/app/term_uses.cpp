#include "app/term_uses.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "text/find.hpp"

namespace vignette::app {

namespace {

bool plain_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A byte of a letter or figure. Of what is not ASCII, dashes, quotation marks and the like (U+2000 to U+206F) part words.
bool in_word(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return plain_letter(text[at]);
  std::size_t first = at;
  while (first > 0 && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80) --first;
  const auto lead = static_cast<unsigned char>(text[first]);
  const bool punctuation = lead == 0xE2 && first + 1 < text.size() && static_cast<unsigned char>(text[first + 1]) <= 0x81;
  return !punctuation && lead != 0xC2;
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

/// A form as it is looked for: its longest plain word tells cheaply where it cannot be.
struct Form {
  std::size_t term = 0;  ///< in the list of terms
  std::string_view words;
  std::string hint;
};

std::string hint_of(std::string_view form) {
  std::string_view longest;
  for (std::size_t at = 0; at < form.size();) {
    std::size_t end = at;
    while (end < form.size() && plain_letter(form[end])) ++end;
    if (end - at > longest.size()) longest = form.substr(at, end - at);
    at = end + 1;
  }
  return small(longest);
}

bool explains(const Piece& piece) {
  using Kind = pack::Block::Kind;
  return piece.where == Piece::Where::body && (piece.block.kind == Kind::paragraph || piece.block.kind == Kind::table);
}

bool whole_word(const pack::Block& block, text::Range range) {
  const std::string_view text = block.text;
  const auto is_mark = [&](std::size_t at) {  // a footnote's number stands close to its word
    return std::ranges::any_of(block.spans,
                               [at](const pack::Span& span) { return span.footnote > 0 && span.range.begin <= at && at < span.range.end; });
  };
  if (range.begin > 0 && in_word(text, range.begin - 1) && !is_mark(range.begin - 1)) return false;
  return range.end >= text.size() || !in_word(text, range.end) || is_mark(range.end);
}

bool leads_elsewhere(const pack::Block& block, text::Range range) {
  return std::ranges::any_of(block.spans, [range](const pack::Span& span) {
    return (!span.link.empty() || span.footnote > 0) && span.range.begin < range.end && range.begin < span.range.end;
  });
}

struct Found {
  std::size_t term = 0;
  text::Range range;
};

/// Every form in a block, the longest where two overlap, in order.
std::vector<Found> found_in(const pack::Block& block, const std::vector<const Form*>& forms, std::string_view language) {
  std::vector<Found> all;
  for (const Form* form : forms) {
    for (const text::Range& range : text::find_all(block.text, form->words, language)) {
      if (whole_word(block, range)) all.push_back({form->term, range});
    }
  }
  std::ranges::stable_sort(all, [](const Found& a, const Found& b) { return a.range.size() > b.range.size(); });
  std::vector<Found> apart;
  for (const Found& one : all) {
    const auto meets = [&](const Found& other) { return one.range.begin < other.range.end && other.range.begin < one.range.end; };
    if (std::ranges::none_of(apart, meets)) apart.push_back(one);
  }
  std::ranges::sort(apart, {}, [](const Found& one) { return one.range.begin; });
  return apart;
}

}  // namespace

std::vector<TermUse> term_uses(const Document& document, const std::vector<pack::Term>& terms, const std::vector<std::string>& wanted,
                               std::string_view language) {
  std::vector<Form> forms;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (std::ranges::find(wanted, terms[i].id) == wanted.end()) continue;
    for (const std::string& form : terms[i].forms) forms.push_back({i, form, hint_of(form)});
    if (terms[i].forms.empty()) forms.push_back({i, terms[i].name, hint_of(terms[i].name)});
  }
  std::vector<TermUse> uses;
  std::set<std::pair<std::size_t, std::size_t>> seen;  // section and term
  for (std::size_t piece = 0; piece < document.pieces.size() && !forms.empty(); ++piece) {
    const Piece& here = document.pieces[piece];
    if (!explains(here)) continue;
    const std::string text = small(here.block.text);
    std::vector<const Form*> likely;
    bool anything_new = false;
    for (const Form& form : forms) {
      if (text.find(form.hint) == std::string::npos) continue;
      likely.push_back(&form);
      anything_new = anything_new || !seen.contains({here.section, form.term});
    }
    if (!anything_new) continue;
    for (const Found& found : found_in(here.block, likely, language)) {
      if (leads_elsewhere(here.block, found.range) || !seen.insert({here.section, found.term}).second) continue;
      uses.push_back({terms[found.term].id, piece, found.range});
    }
  }
  return uses;
}

std::string other_name(const pack::Term& term) {
  const auto abbreviation = [](std::string_view name) {
    const std::string_view first = name.substr(0, name.find(' '));
    return first.size() > 1 && std::ranges::none_of(first, [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const std::string name = small(term.name);
  const bool is_short = abbreviation(term.name);
  std::string other;
  for (const std::string& form : term.forms) {
    if (abbreviation(form) == is_short || small(form).find(name) != std::string::npos) continue;
    if (other.empty() || (is_short && form.size() > other.size())) other = form;
  }
  if (!other.empty() && other.front() >= 'a' && other.front() <= 'z') other.front() = static_cast<char>(other.front() - 32);
  return other;
}

}  // namespace vignette::app
