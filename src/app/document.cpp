#include "app/document.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "text/find.hpp"

namespace vignette::app {

namespace {

using Where = Piece::Where;

class Writer {
 public:
  explicit Writer(const pack::Case& pack) : pack_(pack) { document_.section_begins.assign(pack.sections.size(), 0); }

  void add(Where where, const pack::Block& block, std::size_t section, std::size_t question = 0) {
    aside_ = is_aside(block);
    document_.pieces.push_back({where, block, section, question, 0, aside_});
    for (const auto& span : block.spans)
      if (span.footnote > 0 && noted_.insert(span.footnote).second) add_footnote(span.footnote, section);
  }

  void begin(std::size_t section) { document_.section_begins[section] = document_.pieces.size(); }

  void add_question(std::size_t index, std::size_t section) {
    pack::Block block = pack_.questions[index].text;
    if (block.marker.empty()) block.marker = std::to_string(pack_.questions[index].number) + ".";
    block.depth = std::max(block.depth, 1);
    add(Where::question, block, section, index);
  }

  Document finish() && { return std::move(document_); }

 private:
  void add_footnote(int number, std::size_t section) {
    const auto note = std::ranges::find(pack_.footnotes, number, &pack::Footnote::number);
    if (note == pack_.footnotes.end()) return;
    for (const auto& block : note->blocks) document_.pieces.push_back({Where::footnote, block, section, 0, number, true});
  }

  /// A quote that says it was added, and the paragraphs it goes on with.
  bool is_aside(const pack::Block& block) const {
    constexpr auto says = std::to_array<std::string_view>({"Editor’s note", "Editor's note"});
    if (block.quotes == 0) return false;
    return aside_ || std::ranges::any_of(says, [&](std::string_view words) { return block.text.starts_with(words); });
  }

  const pack::Case& pack_;
  Document document_;
  bool aside_ = false;  ///< the block added last
  std::set<int> noted_;
};

pack::Block paragraph(std::string text) {
  pack::Block block;
  block.text = std::move(text);
  return block;
}

pack::Block heading(const pack::Section& section) {
  pack::Block block = paragraph(section.title);
  block.kind = pack::Block::Kind::heading;
  block.level = 2;
  block.source = section.source;
  return block;
}

pack::Block licence(const pack::Case& pack) {
  auto block = paragraph(pack::licence_in_words(pack));
  const auto at = block.text.find(pack.licence_id);
  if (!pack.licence_url.empty() && at != std::string::npos) {
    pack::Span span;
    span.range = {at, at + pack.licence_id.size()};
    span.link = pack.licence_url;
    block.spans.push_back(std::move(span));
  }
  return block;
}

/// A piece's text from `begin` to `end`, with footnote marks in square brackets so that they don't run into the words, or without them.
std::string marked(const pack::Block& block, std::size_t begin, std::size_t end, bool numbers) {
  std::string text;
  for (const auto& span : block.spans) {
    if (span.footnote == 0 || span.range.begin < begin || span.range.end > end) continue;
    text += block.text.substr(begin, span.range.begin - begin);
    if (numbers) text += "[" + std::string(part(block.text, span.range)) + "]";
    begin = span.range.end;
  }
  return text + block.text.substr(begin, end - begin);
}

std::string opening_mark(const Piece& piece) {
  std::string lead;
  if (piece.block.depth > 1) lead.append(2 * static_cast<std::size_t>(piece.block.depth - 1), ' ');
  if (!piece.block.marker.empty()) lead += piece.block.marker + " ";
  return lead;
}

}  // namespace

Document document_of(const pack::Case& pack) {
  Writer writer(pack);
  const auto is_head = [](const pack::Section& section) { return section.role == pack::Role::expectations; };
  // What inspectors looked for is counted: the items of its list, or all of it where there is no list.
  const bool listed = std::ranges::any_of(pack.sections, [&](const pack::Section& section) {
    return is_head(section) && std::ranges::any_of(section.blocks, [](const pack::Block& block) { return !block.marker.empty(); });
  });
  int expectations = 0;
  for (std::size_t i = 0; i < pack.sections.size(); ++i) {
    if (!is_head(pack.sections[i])) continue;
    writer.begin(i);
    for (auto block : pack.sections[i].blocks) {
      if (!listed || !block.marker.empty()) {
        block.marker = std::to_string(++expectations) + '.';
        block.depth = std::max(block.depth, 1);
      }
      writer.add(Where::expectation, block, i);
    }
  }
  const auto takeaways = std::ranges::find(pack.sections, pack::Role::takeaways, &pack::Section::role);
  const auto asks = static_cast<std::size_t>(takeaways - pack.sections.begin());
  const auto ask = [&](std::size_t section) {
    for (std::size_t q = 0; q < pack.questions.size(); ++q) writer.add_question(q, section);
  };
  for (std::size_t i = 0; i < pack.sections.size(); ++i) {
    if (is_head(pack.sections[i])) continue;
    writer.begin(i);
    writer.add(Where::body, heading(pack.sections[i]), i);
    for (const auto& block : pack.sections[i].blocks) writer.add(Where::body, block, i);
    if (i == asks) ask(i);
  }
  const std::size_t last = pack.sections.empty() ? 0 : pack.sections.size() - 1;
  if (asks == pack.sections.size()) ask(last);
  for (const auto& line : {pack.disclaimer, pack.attribution})
    if (!line.empty()) writer.add(Where::closing, paragraph(line), last);
  if (!pack.licence_id.empty()) writer.add(Where::closing, licence(pack), last);
  return std::move(writer).finish();
}

bool takes_asides(const Document& document, Stretch stretch) {
  const auto& pieces = document.pieces;
  if (pieces.empty()) return false;
  const auto aside = [&](Spot spot) { return spot.piece < pieces.size() && pieces[spot.piece].aside; };
  const bool begins = aside(stretch.begin) && stretch.begin.offset < pieces[stretch.begin.piece].block.text.size();
  const bool ends = aside(stretch.end) && stretch.end.offset > 0;
  const Stretch whole{{0, 0}, {pieces.size() - 1, pieces.back().block.text.size()}};
  return begins || ends || stretch == whole;
}

bool takes_in(const Document& document, Stretch stretch, std::size_t piece) {
  if (stretch.empty() || piece < stretch.begin.piece || piece > stretch.end.piece || piece >= document.pieces.size()) return false;
  return !document.pieces[piece].aside || takes_asides(document, stretch);
}

std::string plain_text(const Document& document, Stretch stretch) {
  std::string text;
  if (stretch.empty()) return text;
  const bool asides = takes_asides(document, stretch);
  int footnote = 0;  // the one whose number has been written
  for (std::size_t i = stretch.begin.piece; i < document.pieces.size() && i <= stretch.end.piece; ++i) {
    const Piece& piece = document.pieces[i];
    if (piece.aside && !asides) continue;
    const std::size_t length = piece.block.text.size();
    const std::size_t begin = i == stretch.begin.piece ? std::min(stretch.begin.offset, length) : 0;
    const std::size_t end = i == stretch.end.piece ? std::min(stretch.end.offset, length) : length;
    if (begin >= end) continue;
    if (!text.empty()) text += "\n\n";
    if (begin == 0 && piece.footnote != 0 && piece.footnote != footnote) text += "[" + std::to_string(piece.footnote) + "] ";
    footnote = piece.footnote;
    if (begin == 0) text += opening_mark(piece);
    text += marked(piece.block, begin, end, asides);
  }
  return text;
}

std::vector<Stretch> find(const Document& document, std::string_view needle, std::string_view language) {
  std::vector<Stretch> found;
  for (std::size_t i = 0; i < document.pieces.size(); ++i) {
    // The figure that calls a footnote is no part of the words it stands among.
    const pack::Block& block = document.pieces[i].block;
    const auto marks = std::ranges::any_of(block.spans, [](const pack::Span& span) { return span.footnote > 0; });
    const auto in_block = [&](std::size_t offset, bool end) {
      for (const pack::Span& span : block.spans)
        if (span.footnote > 0 && (end ? span.range.begin < offset : span.range.begin <= offset)) offset += span.range.size();
      return offset;
    };
    for (const auto& range : text::find_all(marks ? pack::without_footnotes(block) : block.text, needle, language))
      found.push_back({{i, in_block(range.begin, false)}, {i, in_block(range.end, true)}});
  }
  return found;
}

}  // namespace vignette::app
