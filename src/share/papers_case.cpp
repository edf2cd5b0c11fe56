// The case, to hand out; and what stands after it, to take home.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "share/papers_parts.hpp"
#include "share/telling.hpp"

namespace vignette::share {

using words::say;
using words::Word;

namespace {

using Kind = Piece::Kind;
constexpr const char* bullet = "•";

std::string text_of(Word word) { return std::string(say(word)); }

/// A block's words with how they look. On paper an address has to be read: one that its own words don't show stands after them.
Piece with_words(Piece piece, const pack::Block& block) {
  std::size_t from = 0;
  for (const auto& span : block.spans) {
    piece.text += text::part(block.text, {from, span.range.begin});
    const auto begin = piece.text.size();
    const auto words = text::part(block.text, span.range);
    piece.text += words;
    if (span.strong || span.emphasis || span.footnote > 0)
      piece.stretches.push_back({{begin, piece.text.size()}, span.strong, span.emphasis, span.footnote});
    const bool shown_already = span.link.find(words) != std::string::npos;
    if (!span.link.empty() && !shown_already) piece.text += " (" + span.link + ")";
    from = span.range.end;
  }
  piece.text += block.text.substr(std::min(from, block.text.size()));
  return piece;
}

/// A line for each row of a table, its cells apart by dashes.
void append_table(std::vector<Piece>& pieces, const pack::Block& block) {
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    std::string line;
    for (const auto& cell : block.rows[i]) {
      if (!line.empty()) line += " – ";
      line += text::part(block.text, cell);
    }
    Piece piece{.kind = Kind::prose, .text = on_one_line(line)};
    if (i == 0) piece.stretches.push_back({.range = {0, piece.text.size()}, .strong = true});
    pieces.push_back(std::move(piece));
  }
}

void append(std::vector<Piece>& pieces, const pack::Block& block, const std::string& language) {
  using Its = pack::Block::Kind;
  if (block.kind == Its::rule || block.text.empty()) return;
  if (block.kind == Its::table) return append_table(pieces, block);
  Piece piece{.kind = Kind::prose, .language = language};
  if (block.kind == Its::heading)
    piece.kind = Kind::subheading;
  else if (block.quotes > 0)
    piece.kind = Kind::aside;
  else if (!block.marker.empty())
    piece.kind = Kind::point, piece.label = block.marker, piece.depth = std::max(block.depth - 1, 0);
  pieces.push_back(with_words(std::move(piece), block));
}

/// The sections as they stand in the case. The heading that leads to its questions goes with them.
void append_sections(std::vector<Piece>& pieces, const pack::Case& about, const std::string& language) {
  const bool inspected = about.source.body.find("HM Inspectorate of Probation") != std::string::npos;
  for (const auto& section : about.sections) {
    const auto begin = pieces.size();
    for (const auto& block : section.blocks) append(pieces, block, language);
    while (pieces.size() > begin && pieces.back().kind == Kind::subheading) pieces.pop_back();
    if (pieces.size() == begin) continue;
    const bool looked_for = section.role == pack::Role::expectations && inspected;
    auto title = headed(looked_for ? say(Word::reader_expectations_guide) : std::string_view(section.title));
    if (!looked_for) title.language = language;
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(begin), std::move(title));
  }
}

/// As the case has it, with the marks of its notes, unless it is of whoever leads.
Piece question(const Occasion::Question& asked, const pack::Case& about, std::size_t number, const std::string& language) {
  Piece piece{.kind = Kind::point, .label = std::to_string(number), .language = language};
  const auto known = std::ranges::find(about.questions, asked.id, &pack::Question::id);
  if (known != about.questions.end() && pack::wording(*known) == asked.wording) return with_words(std::move(piece), known->text);
  piece.text = on_one_line(asked.wording);
  return piece;
}

/// Small, each by itself, as the pack has them.
void append_lines(std::vector<Piece>& pieces, std::initializer_list<std::string> lines, const std::string& language) {
  for (const auto& line : lines)
    if (!line.empty()) pieces.push_back({.kind = Kind::small, .text = on_one_line(line), .language = language});
}

void append_questions(std::vector<Piece>& pieces, const Occasion& occasion, const pack::Case& about) {
  const auto language = language_of(occasion, about);
  std::set<std::string> written_to;
  pieces.push_back(headed(say(Word::papers_questions)));
  for (std::size_t i = 0; i < occasion.questions.size(); ++i) {
    const auto& one = occasion.questions[i];
    pieces.push_back(question(one, about, i + 1, language_of(occasion, about, one)));
    if (one.own) pieces.push_back(small(text_of(Word::papers_question_own)));
    written_to.insert(one.id);
  }
  bool more = false;
  for (const auto& one : about.questions) {
    if (written_to.contains(one.id)) continue;
    if (!std::exchange(more, true)) pieces.push_back({.kind = Kind::subheading, .text = text_of(Word::papers_questions_more)});
    pieces.push_back(with_words({.kind = Kind::point, .label = bullet, .language = language}, one.text));
  }
}

void append_source(std::vector<Piece>& pieces, const pack::Case& about, const std::string& language) {
  pieces.push_back(headed(say(Word::papers_source)));
  const auto& from = about.source;
  if (!from.guide.empty())
    pieces.push_back(prose(on_one_line(
        say(Word::papers_source_page, fmt::arg("body", from.body), fmt::arg("guide", from.guide), fmt::arg("page", from.page)))));
  append_lines(pieces, {from.url, about.attribution, about.licence_url, about.disclaimer}, language);
}

void append_support(std::vector<Piece>& pieces, const Occasion& occasion) {
  const auto point = [&](std::string text) { pieces.push_back({.kind = Kind::point, .text = std::move(text), .label = bullet}); };
  const auto number = [&](Word who, Word what) {
    point(say(Word::papers_support_line, fmt::arg("who", say(who)), fmt::arg("what", say(what))));
  };
  const auto service = [&](const std::string& contact) {
    if (!contact.empty()) point(say(Word::papers_service, fmt::arg("contact", on_one_line(contact))));
  };
  pieces.push_back(headed(say(Word::papers_support)));
  for (const Word word : {Word::door_me_step_2, Word::door_me_step_3}) point(text_of(word));
  service(occasion.contact_self);
  number(Word::door_samaritans, Word::door_samaritans_line);
  point(text_of(Word::door_me_step_5));
  pieces.push_back(headed(say(Word::papers_acting)));
  for (const Word word : {Word::door_child_step_1, Word::door_child_step_2}) point(text_of(word));
  service(occasion.contact_child);
  number(Word::door_nspcc, Word::door_nspcc_line);
}

/// The date, the case and how long it took, for whoever wants to copy it.
void append_record(std::vector<Piece>& pieces, const Occasion& occasion, const pack::Case& about) {
  pieces.push_back(headed(say(Word::papers_record)));
  pieces.push_back(small(text_of(Word::papers_record_how)));
  const auto minutes = minutes_of(occasion);
  const auto title = on_one_line(about.title);
  if (occasion.day)
    return pieces.push_back(prose(say(Word::papers_record_line, fmt::arg("day", day_in_words(*occasion.day)), fmt::arg("minutes", minutes),
                                      fmt::arg("title", title))));
  pieces.push_back(prose(say(Word::papers_record_line_no_day, fmt::arg("minutes", minutes), fmt::arg("title", title))));
  pieces.back().to_write = true;
}

std::vector<Piece> note(const pack::Footnote& footnote, const std::string& language) {
  std::vector<Piece> all;
  for (const auto& block : footnote.blocks)
    if (!block.text.empty()) all.push_back(with_words({.kind = Kind::prose, .language = language}, block));
  return all;
}

}  // namespace

Print hand_out(const Occasion& occasion, const pack::Case& about) {
  const words::In in(occasion.language);
  auto print = begun(occasion, about, "case", Word::papers_case);
  const auto language = language_of(occasion, about);
  print.pen_margin = true;
  print.foot = on_one_line(about.title);
  auto& all = print.pieces;
  all.push_back({.kind = Kind::title, .text = on_one_line(about.title), .language = language});
  if (about.basis == "published" && !about.source.body.empty())
    all.push_back({.kind = Kind::lead, .text = on_one_line(say(Word::reader_retold, fmt::arg("body", about.source.body)))});
  append_lines(all, {about.apart, about.warnings}, language);
  if (!about.also_part.empty()) all.push_back(small(say(Word::figures_also, fmt::arg("words", on_one_line(about.also_part)))));
  if (occasion.of_several || !language.empty()) all.push_back(small(text_of(Word::papers_case_language)));
  append_sections(all, about, language);
  append_questions(all, occasion, about);
  append_source(all, about, language);
  append_support(all, occasion);
  append_record(all, occasion, about);
  for (const auto& footnote : about.footnotes) print.notes.push_back(note(footnote, language));
  return print;
}

}  // namespace vignette::share
