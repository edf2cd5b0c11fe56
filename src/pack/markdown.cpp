#include "pack/markdown.hpp"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "pack/cmark_tree.hpp"
#include "pack/rendered.hpp"

namespace vignette::pack {

using words::say;
using words::Word;

namespace {

std::string_view given(const char* text) { return text != nullptr ? std::string_view(text) : std::string_view(); }

struct List {
  bool ordered = false;
  int next = 1;
};

class Walk {
 public:
  Walk(const Scan& scan, int first_line, const Lines& lines, Findings& findings)
      : scan_(scan), before_(first_line - 1), lines_(lines), findings_(findings) {}

  Tree run(cmark_node* root) {
    const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(root));
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
      node_ = cmark_iter_get_node(iter.get());
      if (event == CMARK_EVENT_ENTER)
        enter(cmark_node_get_type(node_));
      else
        leave(cmark_node_get_type(node_));
    }
    return std::move(tree_);
  }

 private:
  enum class Extra { none, table, row, cell, strike };

  Extra extra() const {
    const auto name = given(cmark_node_get_type_string(node_));
    if (name == "table") return Extra::table;
    if (name == "table_row" || name == "table_header") return Extra::row;
    if (name == "table_cell") return Extra::cell;
    return name == "strikethrough" ? Extra::strike : Extra::none;
  }

  SourcePos position() const {
    const int line = cmark_node_get_start_line(node_) + before_;
    return {line, lines_.column(line, static_cast<std::size_t>(std::max(cmark_node_get_start_column(node_) - 1, 0)))};
  }

  /// Where something within the block being read stands; cmark does not always know for inline things.
  SourcePos inside(std::string_view needle) {
    if (findings_.full()) return leaf_.block.source;
    const auto found = lines_.find(needle, std::max(searched_, leaf_.block.source.line), leaf_.last_line);
    if (found.column <= 1 && !lines_.line(found.line).starts_with(needle)) return leaf_.block.source;
    searched_ = found.line;
    return found;
  }

  void enter(cmark_node_type type) {
    switch (type) {
      case CMARK_NODE_BLOCK_QUOTE:
        ++quotes_;
        break;
      case CMARK_NODE_LIST:
        lists_.push_back({cmark_node_get_list_type(node_) == CMARK_ORDERED_LIST, cmark_node_get_list_start(node_)});
        break;
      case CMARK_NODE_ITEM:
        enter_item();
        break;
      case CMARK_NODE_PARAGRAPH:
        if (!in_table_) begin(Block::Kind::paragraph);
        break;
      case CMARK_NODE_HEADING:
        begin(Block::Kind::heading);
        leaf_.block.level = cmark_node_get_heading_level(node_);
        break;
      case CMARK_NODE_CODE_BLOCK:
        code_block();
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        begin(Block::Kind::rule);
        finish();
        break;
      case CMARK_NODE_HTML_BLOCK:
        html_block();
        break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        footnote_definition();
        break;
      case CMARK_NODE_TEXT:
        add(given(cmark_node_get_literal(node_)), true);
        break;
      case CMARK_NODE_SOFTBREAK:
        add(" ", false);
        break;
      case CMARK_NODE_LINEBREAK:
        add("\n", false);
        break;
      case CMARK_NODE_CODE:
        style_.code = true;
        add(given(cmark_node_get_literal(node_)), false);
        style_.code = false;
        break;
      case CMARK_NODE_HTML_INLINE:
        raw_html();
        break;
      case CMARK_NODE_EMPH:
        style_.emphasis = ++emphasis_ > 0;
        break;
      case CMARK_NODE_STRONG:
        style_.strong = ++strong_ > 0;
        break;
      case CMARK_NODE_LINK:
        enter_link();
        break;
      case CMARK_NODE_IMAGE:
        if (images_++ == 0) begin_image();
        break;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        footnote_reference();
        break;
      default:
        enter_extra();
    }
  }

  void leave(cmark_node_type type) {
    switch (type) {
      case CMARK_NODE_BLOCK_QUOTE:
        --quotes_;
        break;
      case CMARK_NODE_LIST:
        lists_.pop_back();
        break;
      case CMARK_NODE_ITEM:
        marker_.clear();
        items_.pop_back();
        if (items_.empty()) item_ = 0;
        break;
      case CMARK_NODE_PARAGRAPH:
        if (!in_table_) finish();
        break;
      case CMARK_NODE_HEADING:
        finish();
        break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        note_ = 0;
        break;
      case CMARK_NODE_EMPH:
        style_.emphasis = --emphasis_ > 0;
        break;
      case CMARK_NODE_STRONG:
        style_.strong = --strong_ > 0;
        break;
      case CMARK_NODE_LINK:
        if (--links_ == 0) style_.link.clear();
        break;
      case CMARK_NODE_IMAGE:
        if (--images_ == 0) end_image();
        break;
      default:
        leave_extra();
    }
  }

  void enter_extra() {
    switch (extra()) {
      case Extra::table: {
        begin(Block::Kind::table);
        in_table_ = true;
        const auto columns = cmark_gfm_extensions_get_table_columns(node_);
        const auto* sides = cmark_gfm_extensions_get_table_alignments(node_);
        for (int i = 0; i < columns; ++i)
          leaf_.block.alignment.push_back(sides[i] == 'l' ? -1 : sides[i] == 'r' ? 1 : sides[i] == 'c' ? 2 : 0);
        break;
      }
      case Extra::row:
        if (!leaf_.block.rows.empty()) leaf_.block.text += '\n';
        leaf_.block.rows.emplace_back();
        break;
      case Extra::cell:
        if (leaf_.block.rows.empty()) break;
        if (!leaf_.block.rows.back().empty()) leaf_.block.text += '\t';
        leaf_.block.rows.back().push_back({leaf_.block.text.size(), leaf_.block.text.size()});
        break;
      case Extra::strike:
        style_.strike = ++strikes_ > 0;
        break;
      case Extra::none:
        break;
    }
  }

  void leave_extra() {
    switch (extra()) {
      case Extra::table:
        in_table_ = false;
        finish();
        break;
      case Extra::cell:
        if (!leaf_.block.rows.empty() && !leaf_.block.rows.back().empty()) leaf_.block.rows.back().back().end = leaf_.block.text.size();
        break;
      case Extra::strike:
        style_.strike = --strikes_ > 0;
        break;
      case Extra::row:
      case Extra::none:
        break;
    }
  }

  void enter_item() {
    auto& list = lists_.back();
    marker_ = list.ordered ? std::to_string(list.next++) + "." : "•";
    if (!list.ordered && given(cmark_node_get_type_string(node_)) == "tasklist")
      marker_ = cmark_gfm_extensions_get_tasklist_item_checked(node_) ? task_done : task_to_do;
    items_.push_back(++position_);
    if (items_.size() == 1 && list.ordered && quotes_ == 0) item_ = ++ordered_items_;
  }

  void begin(Block::Kind kind) {
    leaf_ = {};
    leaf_.block.kind = kind;
    leaf_.block.depth = static_cast<int>(lists_.size());
    leaf_.block.quotes = quotes_;
    leaf_.block.marker = std::exchange(marker_, {});
    leaf_.block.source = position();
    leaf_.last_line = std::max(cmark_node_get_end_line(node_) + before_, leaf_.block.source.line);
    leaf_.note = note_;
    leaf_.item = item_;
    leaf_.position = items_.empty() ? 0 : items_.back();
    pictures_.clear();
  }

  void finish() {
    auto& block = leaf_.block;
    while (block.kind == Block::Kind::paragraph && !block.text.empty() && block.text.back() == ' ') block.text.pop_back();
    for (auto& span : block.spans) span.range.end = std::min(span.range.end, block.text.size());
    std::erase_if(block.spans, [](const Span& span) { return span.range.empty(); });
    if (pictures_.empty()) {
      if (!block.text.empty() || block.kind != Block::Kind::paragraph) tree_.leaves.push_back(std::move(leaf_));
      return;
    }
    const bool only_pictures = block.text.find_first_not_of(' ') == std::string::npos;
    std::string marker = only_pictures ? std::move(block.marker) : std::string();
    Leaf plain = leaf_;
    if (!only_pictures) tree_.leaves.push_back(std::move(leaf_));
    for (auto& picture : pictures_) {
      Leaf leaf = plain;
      leaf.block = std::move(picture);
      leaf.block.marker = std::exchange(marker, {});
      tree_.leaves.push_back(std::move(leaf));
    }
    pictures_.clear();
  }

  void code_block() {
    begin(Block::Kind::code);
    auto text = given(cmark_node_get_literal(node_));
    if (text.ends_with('\n')) text.remove_suffix(1);
    leaf_.block.text = text;
    finish();
  }

  void html_block() {
    const int line = cmark_node_get_start_line(node_) + before_;
    if (given(cmark_node_get_literal(node_)).starts_with("<!---->") && trimmed(lines_.line(line)).starts_with(":::")) return;
    findings_.warning(position(), std::string(say(Word::pack_raw_html)), std::string(say(Word::pack_raw_html_mend)));
  }

  void raw_html() {
    const auto tag = given(cmark_node_get_literal(node_));
    findings_.warning(inside(tag.substr(0, tag.find('\n'))), std::string(say(Word::pack_raw_html)),
                      std::string(say(Word::pack_raw_html_mend)));
  }

  void footnote_definition() {
    // cmark puts the notes that are called at the end, in the order of their calls; it knows their line but not their label.
    note_ = static_cast<int>(tree_.footnotes.size()) + 1;
    Footnote note;
    note.number = note_;
    note.source = position();
    const auto defined = std::ranges::find(scan_.defined, note.source.line, [](const Label& label) { return label.at.line; });
    if (defined != scan_.defined.end()) {
      note.label = defined->label;
      note.source = defined->at;
    } else {
      note.label = std::to_string(note_);
    }
    tree_.footnotes.push_back(std::move(note));
  }

  void footnote_reference() {
    const auto literal = given(cmark_node_get_literal(node_));
    int number = 0;
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (images_ > 0 || number < 1) return;
    const Span plain = style_;
    style_.footnote = number;
    add(std::to_string(number), false);
    style_ = plain;
  }

  void enter_link() {
    const auto url = given(cmark_node_get_url(node_));
    if (++links_ > 1) return;
    if (url.starts_with("https://") || url.starts_with("mailto:"))
      style_.link = url;
    else
      findings_.warning(inside(url), say(Word::pack_link_not_https, fmt::arg("link", url.substr(0, 80))),
                        std::string(say(Word::pack_link_not_https_mend)));
  }

  void begin_image() {
    const auto url = given(cmark_node_get_url(node_));
    Block picture;
    picture.kind = Block::Kind::image;
    picture.depth = leaf_.block.depth;
    picture.quotes = leaf_.block.quotes;
    picture.source = inside(url);
    if (stays_inside(url))
      picture.image = url;
    else
      findings_.error(picture.source, say(Word::pack_picture_outside, fmt::arg("picture", url.substr(0, 80))),
                      std::string(say(Word::pack_picture_outside_mend)));
    pictures_.push_back(std::move(picture));
  }

  void end_image() {
    auto& picture = pictures_.back();
    if (trimmed(picture.text).empty())
      findings_.warning(picture.source, std::string(say(Word::pack_picture_silent)), std::string(say(Word::pack_picture_silent_mend)));
    if (!picture.image.empty()) return;
    // What may not be shown is at least told.
    if (picture.text.empty())
      pictures_.pop_back();
    else
      picture.kind = Block::Kind::paragraph;
  }

  /// Adds rendered text in the style of the moment. An image's alternative text goes to the image.
  void add(std::string_view literal, bool curl) {
    if (literal.empty()) return;
    std::string& text = images_ > 0 && !pictures_.empty() ? pictures_.back().text : leaf_.block.text;
    const std::size_t begin = text.size();
    if (curl)
      add_curled(text, literal);
    else
      text += literal;
    if (in_table_)
      std::replace_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
    if (images_ > 0) return;
    Span style = style_;
    style.range = {};
    if (style == Span{}) return;
    style.range = {begin, text.size()};
    add_span(leaf_.block.spans, std::move(style));
  }

  const Scan& scan_;
  int before_;
  const Lines& lines_;
  Findings& findings_;
  cmark_node* node_ = nullptr;
  Tree tree_;
  Leaf leaf_;
  std::vector<Block> pictures_;
  std::vector<List> lists_;
  std::vector<int> items_;
  std::string marker_;
  Span style_;
  bool in_table_ = false;
  int quotes_ = 0, note_ = 0, item_ = 0, ordered_items_ = 0, position_ = 0;
  int searched_ = 0;  ///< the line where the last thing within a block was found
  int emphasis_ = 0, strong_ = 0, strikes_ = 0, links_ = 0, images_ = 0;
};

}  // namespace

Tree read_markdown(const Scan& scan, int first_line, const Lines& lines, Findings& findings) {
  const auto root = tree_of(scan.markdown);
  return Walk(scan, first_line, lines, findings).run(root.get());
}

}  // namespace vignette::pack
