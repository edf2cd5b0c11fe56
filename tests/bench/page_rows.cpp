// Reading, scrolling and typing without a window: processor time only.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <hb-ot.h>
#include <hb.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "bench/bench.hpp"
#include "bench/screen.hpp"
#include "pack/read.hpp"
#include "page/column.hpp"

namespace vignette::bench {

namespace {

constexpr const char* sam_folder = VIGNETTE_SOURCE "/content/sam-reviewing";

std::unique_ptr<glyphs::Library> open_library() {
  auto library = glyphs::Library::open(VIGNETTE_FACES);
  if (!library) throw std::runtime_error(library.error().what);
  return std::move(*library);
}

/// Every section the same, only so many times as long; each copy of a note's mark has a note of its own.
pack::Case longer(const pack::Case& from, int times) {
  pack::Case made = from;
  const int notes = static_cast<int>(from.footnotes.size());
  for (auto& section : made.sections) {
    const auto once = section.blocks;
    for (int copy = 1; copy < times; ++copy)
      for (auto block : once) {
        for (auto& span : block.spans)
          if (span.footnote) span.footnote += copy * notes;
        section.blocks.push_back(std::move(block));
      }
  }
  for (int copy = 1; copy < times; ++copy)
    for (auto note : from.footnotes) {
      note.number += copy * notes;
      made.footnotes.push_back(std::move(note));
    }
  return made;
}

void read_on(Screen& screen, const pack::Case& pack) {
  pack::Shelf shelf;
  shelf.cases = {pack};
  screen.apply(app::intent::PacksRead{std::move(shelf)});
  screen.apply(app::intent::PortfolioOpened{});
  screen.apply(app::intent::OpenAt{pack.id, ""});
  screen.send({});
  if (screen.model.screen != app::Screen::reader) throw std::runtime_error("the case did not open");
}

double offsets(const Screen& screen) {
  double sum = 0;
  for (const auto& [id, scroll] : screen.memory().scrolls) sum += static_cast<double>(scroll.offset);
  return sum;
}

/// Processor time of a step of the wheel, over the same number of steps in both, beginning where nothing has been set yet.
void scrolling() {
  const auto library = open_library();
  const auto sam = pack::read_case(sam_folder);
  const auto long_sam = longer(sam, 1000);
  constexpr int rounds = 7, steps = 60;
  std::vector<double> of_sam, of_long;
  Screen longest(*library);
  read_on(longest, long_sam);
  const auto middle = app::document_of(long_sam).pieces.size() / 2;
  for (int round = 0; round < rounds; ++round) {
    const auto scroll = [&](Screen& screen) {
      double sum = 0;
      const auto before = offsets(screen);
      for (int step = 0; step < steps; ++step) sum += screen.cost({ui::Wheel{.at = {720, 500}, .dy = -1}});
      if (offsets(screen) <= before) throw std::runtime_error("the page did not scroll");
      return sum / steps;
    };
    Screen short_one(*library);
    read_on(short_one, sam);
    of_sam.push_back(scroll(short_one));
    longest.apply(app::intent::GoTo{{middle + static_cast<std::size_t>(round) * 2000, 0}});
    longest.send({});
    of_long.push_back(scroll(longest));
  }
  row("a step of scrolling, in a case 1,000 times as long as Sam", median(of_sam), median(of_long), "ms", 1.3);
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.empty()) throw std::runtime_error("cannot read " + file);
  return bytes;
}

/// What the libraries alone need: cmark-gfm for the tree, yaml-cpp for the keys, HarfBuzz for the letters.
class Libraries {
 public:
  Libraries() {
    cmark_gfm_core_extensions_ensure_registered();
    blob_ = hb_blob_create_from_file(VIGNETTE_FACES "/GentiumBookPlus-Regular.ttf");
    face_ = hb_face_create(blob_, 0);
    font_ = hb_font_create(face_);
    hb_ot_font_set_funcs(font_);
    buffer_ = hb_buffer_create();
  }
  ~Libraries() {
    hb_buffer_destroy(buffer_);
    hb_font_destroy(font_);
    hb_face_destroy(face_);
    hb_blob_destroy(blob_);
  }
  Libraries(const Libraries&) = delete;
  Libraries& operator=(const Libraries&) = delete;

  std::size_t read(const std::string& bytes, const std::vector<std::string>& texts) {
    const auto end = bytes.find("\n---", 3);
    std::size_t seen = YAML::Load(bytes.substr(4, end - 4)).size();
    const std::string_view body = std::string_view(bytes).substr(end + 5);
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (const auto* name : {"table", "strikethrough"}) cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, body.data(), body.size());
    cmark_node* tree = cmark_parser_finish(parser);
    cmark_iter* walk = cmark_iter_new(tree);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) ++seen;
    cmark_iter_free(walk);
    cmark_node_free(tree);
    cmark_parser_free(parser);
    for (const auto& text : texts) {
      hb_buffer_clear_contents(buffer_);
      hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
      hb_buffer_guess_segment_properties(buffer_);
      hb_shape(font_, buffer_, nullptr, 0);
      seen += hb_buffer_get_length(buffer_);
    }
    return seen;
  }

 private:
  hb_blob_t* blob_;
  hb_face_t* face_;
  hb_font_t* font_;
  hb_buffer_t* buffer_;
};

void reading() {
  const auto library = open_library();
  const std::string file = std::string(sam_folder) + "/case.md";
  std::vector<std::string> texts;
  for (const auto& piece : app::document_of(pack::read_case(sam_folder)).pieces) texts.push_back(piece.block.text);
  Libraries libraries;
  constexpr int rounds = 41;
  std::vector<double> theirs, ours;
  for (int round = 0; round < rounds; ++round) {
    double before = processor_ms();
    if (libraries.read(bytes_of(file), texts) == 0) throw std::runtime_error("the libraries read nothing");
    theirs.push_back(processor_ms() - before);
    before = processor_ms();
    const auto document = app::document_of(pack::read_case(sam_folder));
    page::Column column;
    std::vector<const pack::Block*> blocks;
    for (const auto& piece : document.pieces) blocks.push_back(&piece.block);
    column.give(blocks);
    column.fit({}, 640, *library);
    column.look_at(0, 1e9f);
    if (column.how_many_set() == 0) throw std::runtime_error("nothing was set");
    ours.push_back(processor_ms() - before);
  }
  row("read, parse and typeset Sam; cmark-gfm, yaml-cpp and HarfBuzz", median(theirs), median(ours), "ms", 2);
}

std::string words_of_answer(int count) {
  static constexpr std::array<std::string_view, 12> words{"review", "the",  "plan",    "with",  "Sam",   "and",
                                                          "ask",    "what", "changed", "since", "then,", "why"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += words[static_cast<std::size_t>(i * 7 + i / 12) % words.size()];
    text += i % 90 == 89 ? "\n" : " ";
  }
  return text;
}

/// A screen with the question open, the caret in the middle of an answer of so many words.
class Writing {
 public:
  Writing(const glyphs::Library& library, const pack::Case& pack, int words) : screen_(library) {
    read_on(screen_, pack);
    screen_.apply(app::intent::OpenQuestion{pack.id, 0});
    screen_.apply(app::intent::Edit{app::Field::answer, {0, "", words_of_answer(words)}, app::EditKind::pasting});
    const auto* text = app::editing(screen_.model, app::Field::answer);
    if (!text) throw std::runtime_error("the question did not open");
    const auto middle = text->text.find(' ', text->text.size() / 2);
    screen_.apply(app::intent::MoveCaret{app::Field::answer, middle, middle, false, {}});
    screen_.send({});
  }
  double key() {
    const auto length = app::editing(screen_.model, app::Field::answer)->text.size();
    const double spent = screen_.cost({ui::Typed{"n"}});
    if (app::editing(screen_.model, app::Field::answer)->text.size() != length + 1) throw std::runtime_error("a key was lost");
    return spent;
  }

 private:
  Screen screen_;
};

void typing() {
  const auto library = open_library();
  const auto sam = pack::read_case(sam_folder);
  Writing few(*library, sam, 500), many(*library, sam, 50'000);
  constexpr int keys = 300;
  std::vector<double> of_few, of_many;
  for (int i = 0; i < keys; ++i) {
    of_few.push_back(few.key());
    of_many.push_back(many.key());
  }
  row("a keystroke in an answer of 50,000 words, against one of 500", median(of_few), median(of_many), "ms", 3);
}

}  // namespace

void page_rows() {
  scrolling();
  reading();
  typing();
}

}  // namespace vignette::bench
