/// The page that is shown, as a text: what was set, and where it stands.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "ui/reader.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

/// What a part's setting was made of: a note's number or a list's marker, and the words.
std::string words_of(const Part& part, CaseView& view) {
  if (part.piece == Part::npos) return part.block == Part::npos ? std::string() : view.text.block(part.block).text;
  const pack::Block& block = view.text.document().pieces[part.piece].block;
  if (part.base > 0) return block.text.substr(std::min(static_cast<std::size_t>(part.base), block.text.size()), part.setting->length);
  if (part.base == 0) return block.text;
  const std::size_t note = view.text.note_of(part.piece);
  const bool numbered = note != Part::npos && part.first_of_note;
  return (numbered ? std::to_string(view.text.notes()[note].number) : block.marker) + ' ' + block.text;
}

/// What a case's surface shows, as it is set.
std::string page_in_view(Memory& memory, const std::string& slot, words::Word pane) {
  const auto scroll = memory.scrolls.find(id_of(words::say(pane), id_of("pane")));
  if (!memory.slots.contains(slot) || scroll == memory.scrolls.end()) return {};
  auto& view = memory.slot<CaseView>(slot);
  if (!view.text.shared_document()) return {};
  const float from = scroll->second.offset - view.head.height, to = from + scroll->second.view;
  const Margin margin = place_notes(view, from, to, [](std::size_t, const auto&) {});
  std::string out = fmt::format("{} of {} blocks set\n", view.text.how_many_set(), view.text.blocks());
  for (const Part& part : view.text.parts(from, to, 0, view.text.look().width, margin.notes)) {
    fmt::format_to(std::back_inserter(out), "piece {} at {:.0f}, {:.0f}, {:.0f} × {:.0f}\n", part.piece, static_cast<double>(part.box.x),
                   static_cast<double>(part.box.y), static_cast<double>(part.box.w), static_cast<double>(part.box.h));
    if (part.setting) out += page::dump(*part.setting, words_of(part, view));
  }
  return out;
}

}  // namespace

std::string dump_page(const app::Model& model, Memory& memory) {
  std::string out;
  if (model.screen == app::Screen::reader) out = page_in_view(memory, "reader", words::Word::reader_page);
  if (model.screen == app::Screen::question) out = page_in_view(memory, "case panel", words::Word::reader_case);
  for (const auto& [id, manuscript] : memory.manuscripts)
    fmt::format_to(std::back_inserter(out), "writing {:016x}: {} pieces, {} set, {:.1f} high\n", id, manuscript.size(),
                   manuscript.how_many_set(), static_cast<double>(manuscript.height()));
  return out;
}

}  // namespace vignette::ui
