// On the page: where it stands, what is selected and found, how it looks.

#include <algorithm>
#include <cctype>

#include "app/turn.hpp"

namespace vignette::app {

namespace {

bool reading(const Model& model) { return current_case(model) && (model.screen == Screen::reader || model.screen == Screen::question); }

Spot remembered(const Model& model) {
  const auto place = place_of(model, model.case_id);
  return {static_cast<std::size_t>(place.block), static_cast<std::size_t>(place.offset)};
}

/// Where a search begins: where the page is going, what is selected, or what is being read.
Spot looking_from(const Model& model) {
  if (model.go_to) return *model.go_to;
  return model.selection.empty() ? remembered(model) : model.selection.begin;
}

void step_found(Model& model, bool forward) {
  Find& find = model.find;
  if (find.found.empty()) return;
  const std::size_t count = find.found.size();
  find.at = (find.at + (forward ? 1 : count - 1)) % count;
  bring(model, find.found[find.at].begin);
}

/// https and mailto, as pack-format.md allows; nothing that could be read as more than an address.
bool leads_out(const std::string& url) {
  const auto begins = [&url](std::string_view scheme) {
    return url.size() > scheme.size() && std::ranges::equal(std::string_view(url).substr(0, scheme.size()), scheme, {},
                                                            [](char c) { return std::tolower(static_cast<unsigned char>(c)); });
  };
  const auto plain = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7F'; };
  return (begins("https://") || begins("mailto:")) && std::ranges::all_of(url, plain);
}

void change_look(Turn& turn, Look look) {
  look.text_size = nearest_text_size(look.text_size);
  if (look == turn.model.look) return;
  turn.model.look = look;
  turn.ask(effect::SaveLook{std::move(look), turn.model.habits});
}

}  // namespace

void bring(Model& model, Spot spot) {
  model.go_to = spot;
  ++model.go_to_number;
}

void bring_place(Model& model) {
  const auto* open = current_case(model);
  if (!open) return;
  const Spot spot = remembered(model);
  bring(model, spot.piece < open->document->pieces.size() ? spot : Spot{});
}

void look_again(Model& model, Spot from) {
  Find& found = model.find;
  const auto* open = current_case(model);
  found.found = open ? find(*open->document, found.needle.text, open->pack->lang) : std::vector<Stretch>();
  const auto next = std::ranges::find_if(found.found, [from](const Stretch& stretch) { return stretch.begin >= from; });
  found.at = next == found.found.end() ? 0 : static_cast<std::size_t>(next - found.found.begin());
}

void forget_found(Model& model) {
  model.find.open = false;
  model.find.found.clear();
  model.find.at = 0;
}

void carry_out(Turn& turn, const intent::ToggleCasePanel&) {
  // Only one of the two is to be seen, and which is a matter of the window's width: both turn over.
  turn.model.case_panel = !turn.model.case_panel;
  turn.model.show_case_instead = !turn.model.show_case_instead;
}

void carry_out(Turn& turn, const intent::ToggleContents&) { turn.model.contents_open = !turn.model.contents_open; }

void carry_out(Turn& turn, const intent::TogglePrompts&) { turn.model.prompts_open = !turn.model.prompts_open; }

void carry_out(Turn& turn, const intent::ToggleDebugPanel&) { turn.model.debug_panel = !turn.model.debug_panel; }

void carry_out(Turn& turn, const intent::GoToSection& wish) {
  const auto* open = current_case(turn.model);
  if (!open || wish.section >= open->document->section_begins.size()) return;
  bring(turn.model, {open->document->section_begins[wish.section], 0});
  turn.model.contents_open = false;
}

void carry_out(Turn& turn, const intent::GoTo& wish) {
  const auto* open = current_case(turn.model);
  if (!open || wish.spot.piece >= open->document->pieces.size()) return;
  bring(turn.model, wish.spot);
  turn.model.contents_open = false;
}

void carry_out(Turn& turn, const intent::Arrived& wish) {
  if (wish.number == turn.model.go_to_number) turn.model.go_to.reset();
}

void carry_out(Turn& turn, const intent::ReadTo& wish) {
  Model& model = turn.model;
  const auto* open = current_case(model);
  if (!open || !reading(model) || wish.top.piece >= open->document->pieces.size()) return;
  auto place = place_of(model, model.case_id);
  place.block = wish.top.piece;
  place.offset = wish.top.offset;
  place.read_to = std::max(place.read_to, std::clamp(wish.share, 0.0, 1.0));
  for (const auto& section : wish.sections_read)
    if (std::ranges::find(place.sections_read, section) == place.sections_read.end()) place.sections_read.push_back(section);
  keep_place(turn, std::move(place));
}

void carry_out(Turn& turn, const intent::Select& wish) { turn.model.selection = wish.stretch; }

void carry_out(Turn& turn, const intent::SelectAll&) {
  const auto* open = current_case(turn.model);
  if (!open || open->document->pieces.empty()) return;
  const auto& pieces = open->document->pieces;
  turn.model.selection = {{0, 0}, {pieces.size() - 1, pieces.back().block.text.size()}};
}

void carry_out(Turn& turn, const intent::CopySelection&) {
  const auto* open = current_case(turn.model);
  if (!open) return;
  auto text = plain_text(*open->document, turn.model.selection);
  if (!text.empty()) turn.ask(effect::CopyText{std::move(text)});
}

void carry_out(Turn& turn, const intent::CopyText& wish) {
  if (!wish.text.empty()) turn.ask(effect::CopyText{wish.text});
}

void carry_out(Turn& turn, const intent::OpenFind&) {
  Model& model = turn.model;
  if (!reading(model)) return;
  Editing& needle = model.find.needle;
  move_caret(needle, 0, false);
  move_caret(needle, needle.text.size(), true);
  if (model.screen == Screen::question) {
    model.case_panel = model.show_case_instead = true;
    model.beside = Beside::the_case;
  }
  model.contents_open = false;
  if (!model.find.open) look_again(model, looking_from(model));
  model.find.open = true;
}

void carry_out(Turn& turn, const intent::CloseFind&) {
  Model& model = turn.model;
  // Back to the sheet, in a narrow window that `OpenFind` turned to the case.
  if (model.find.open && model.case_panel) model.show_case_instead = false;
  forget_found(model);
}

void carry_out(Turn& turn, const intent::FindNext&) { step_found(turn.model, true); }

void carry_out(Turn& turn, const intent::FindPrevious&) { step_found(turn.model, false); }

void carry_out(Turn& turn, const intent::ReadPacksAgain&) {
  if (turn.model.packs_asked || !turn.model.packs_read) return;  // being read already
  turn.model.packs_asked = true;
  turn.ask(effect::ReadPacks{});
}

void carry_out(Turn& turn, const intent::OpenItsFile& wish) {
  // Only what a pack is made of, or what a problem of the shelf names.
  const auto& model = turn.model;
  const bool ours = std::ranges::any_of(model.cases, [&](const OpenCase& open) { return open.pack->file == wish.file; }) ||
                    std::ranges::find(model.shelf_problems, wish.file, &words::Problem::where) != model.shelf_problems.end();
  if (ours && !wish.file.empty()) turn.ask(effect::OpenFile{wish.file});
}

void carry_out(Turn& turn, const intent::OpenLink& wish) {
  if (leads_out(wish.url)) turn.ask(effect::OpenLink{wish.url});
}

void carry_out(Turn& turn, const intent::ChangeLook& wish) { change_look(turn, wish.look); }

void carry_out(Turn& turn, const intent::StepTextSize& wish) {
  Look look = turn.model.look;
  look.text_size = wish.steps == 0 ? 100 : step_text_size(look.text_size, wish.steps);
  change_look(turn, std::move(look));
}

void carry_out(Turn& turn, const intent::SystemChanged& wish) { turn.model.system_dark = wish.dark; }

}  // namespace vignette::app
