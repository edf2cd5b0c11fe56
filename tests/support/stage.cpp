#include "support/stage.hpp"

#include <imgui.h>

#include <stdexcept>

#include "text/breaks.hpp"
#include "ui/hooks.hpp"

namespace vignette::tests {

Stage::Stage(float width_, float height_, float density_) : width(width_), height(height_), density(density_) {
  before_ = ImGui::GetCurrentContext();
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  model.now = now;
}

Stage::~Stage() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(context_);
  ImGui::SetCurrentContext(before_);
}

void Stage::carry_out(const app::Intent& intent) {
  intents.push_back(intent);
  ++chance_;
  for (auto& effect : app::update(model, intent, {now, chance_, static_cast<std::uint16_t>(chance_)})) effects.push_back(std::move(effect));
}

void Stage::draw(std::vector<ui::Event> events) {
  ImGui::SetCurrentContext(context_);
  auto& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DisplayFramebufferScale = {density, density};
  io.DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  ui::Frame frame(memory, width, height, density);
  frame.events = events;
  frame.seconds = seconds.value_or(static_cast<double>(drawings + 1));
  frame.pictures = pictures;
  if (parts) {
    ui::draw_window(model, frame, [&] { parts(frame); });
  } else {
    ui::draw(model, frame);
  }
  ImGui::Render();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
  ++drawings;
  outline = std::move(frame.outline);
  again = frame.again;
  wake_after = frame.wake_after;
  pointer_shape = frame.pointer_shape;
  for (const auto& intent : frame.intents) carry_out(intent);
}

void Stage::send(std::vector<ui::Event> events) {
  constexpr int most = 2000;
  draw(std::move(events));
  for (int i = 0; again; ++i) {
    if (i == most) throw std::runtime_error("the window never settles:\n" + printed());
    draw();
  }
}

void Stage::wish(const app::Intent& intent) {
  carry_out(intent);
  settle();
}

const ui::Item& Stage::item(std::string_view name) const {
  if (const auto* found = outline.find(name)) return *found;
  throw std::runtime_error("nothing is called \"" + std::string(name) + "\" here:\n" + printed());
}

const ui::Item& Stage::item(ui::Role role, std::string_view name) const {
  if (const auto* found = outline.find(role, name)) return *found;
  throw std::runtime_error("no " + std::string(ui::name_of(role)) + " is called \"" + std::string(name) + "\" here:\n" + printed());
}

const ui::Item* Stage::focused() const { return memory.focus == 0 ? nullptr : outline.find(memory.focus); }

void Stage::click_item(const ui::Item& item) {
  page::Rect seen = item.seen;
  if (seen.w <= 0 && item.id != 0) {
    const ui::Id id = item.id;
    memory.focus = id;
    memory.bring_focus_into_view = true;
    settle();
    const auto* found = outline.find(id);
    seen = found ? found->seen : page::Rect{};
  }
  if (seen.w <= 0) throw std::runtime_error("this cannot be brought into view, in:\n" + printed());
  click_at({seen.x + seen.w / 2, seen.y + seen.h / 2});
}

void Stage::click(std::string_view name) {
  // A heading may be called like the button under it: what can be clicked comes first.
  for (const auto& item : outline.items) {
    if (item.interactive && item.name == name) {
      click_item(ui::Item(item));
      return;
    }
  }
  click_item(ui::Item(item(name)));
}

void Stage::click(ui::Role role, std::string_view name) { click_item(ui::Item(item(role, name))); }

void Stage::click_at(page::Point at, int clicks) {
  send({ui::PointerMoved{at}, ui::PointerPressed{.at = at, .clicks = clicks}, ui::PointerReleased{.at = at}});
}

void Stage::drag(page::Point from, page::Point to) {
  const page::Point between{(from.x + to.x) / 2, (from.y + to.y) / 2};
  send({ui::PointerMoved{from}, ui::PointerPressed{.at = from}});
  send({ui::PointerMoved{between}});
  send({ui::PointerMoved{to}, ui::PointerReleased{.at = to}});
}

void Stage::move(page::Point to) { send({ui::PointerMoved{to}}); }

void Stage::wheel(page::Point at, float lines, bool ctrl) { send({ui::Wheel{.at = at, .dy = lines, .ctrl = ctrl}}); }

void Stage::press(app::Chord chord) { send({ui::KeyPressed{chord}}); }

void Stage::type(std::string_view text) {
  std::vector<ui::Event> events;
  const auto ends = text::graphemes(text);
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const auto letter = text.substr(ends[i], ends[i + 1] - ends[i]);
    if (letter == "\n") {
      events.emplace_back(ui::KeyPressed{{app::Key::enter}});
      continue;
    }
    if (letter == " ") events.emplace_back(ui::KeyPressed{{app::Key::space}});
    events.emplace_back(ui::Typed{std::string(letter)});
  }
  send(std::move(events));
}

void Stage::paste(std::string text) { send({ui::Pasted{std::move(text)}}); }

void Stage::focus(std::string_view name) {
  for (const auto& item : outline.items) {
    if (item.name == name && (item.states & ui::focusable)) {
      memory.focus = item.id;
      memory.ring = true;
      memory.bring_focus_into_view = true;
      settle();
      return;
    }
  }
  throw std::runtime_error("nothing called \"" + std::string(name) + "\" takes the focus here:\n" + printed());
}

pack::Case sample_case(const std::string& name, std::size_t questions) {
  using pack::Block;
  const auto words = [](std::string text) {
    Block block;
    block.text = std::move(text);
    return block;
  };
  pack::Case made;
  made.id = "made-up-" + name;
  made.title = "Reviewing to keep other people safe: " + name;
  made.subject = {.name = name, .fictional = true, .age = 15};
  made.stage = "reviewing";
  made.theme = "keeping-other-people-safe";
  made.summary = "Thorough reviews every three months, and a case manager who stayed when the home changed.";
  made.apart = "About a child looked after away from home";
  made.warnings = "Something hard; something else.";
  made.basis = "fictional";
  made.minutes_to_read = 6;
  made.minutes_to_reflect = 18;
  made.source.body = "the Inspectorate";
  made.attribution = "Made up for a test.";
  made.disclaimer = "Nobody in it is real.";

  pack::Section expectations{
      .role = pack::Role::expectations, .id = "expectations", .title = "What inspectors looked for", .blocks = {}, .source = {}};
  for (int i = 1; i <= 4; ++i) {
    Block block = words("Expectation number " + std::to_string(i) + " of what a review holds.");
    block.depth = 1;
    block.marker = std::to_string(i) + ".";
    expectations.blocks.push_back(block);
  }
  pack::Section summary{.role = pack::Role::summary, .id = "summary", .title = "Case summary", .blocks = {}, .source = {}};
  for (int i = 1; i <= 6; ++i) {
    summary.blocks.push_back(words("Paragraph " + std::to_string(i) + " of " + name +
                                   "’s case. Every three months the case manager and the others met and asked what had changed, "
                                   "what had not, and what should come next, and wrote down why."));
  }
  Block& marked = summary.blocks[1];
  const auto at = marked.text.size();
  marked.text += "1";
  marked.spans.push_back({.range = {at, at + 1}, .link = {}, .footnote = 1});
  made.footnotes.push_back({.label = "10", .number = 1, .blocks = {words("A note on this.")}, .source = {}});
  pack::Section learning{.role = pack::Role::learning, .id = "learning", .title = "Important learning", .blocks = {}, .source = {}};
  learning.blocks.push_back(words("A review is not a form. It is a question asked again."));
  const pack::Section takeaways{
      .role = pack::Role::takeaways, .id = "takeaways", .title = "Take-away questions", .blocks = {}, .source = {}};
  made.sections = {expectations, summary, learning, takeaways};
  for (std::size_t i = 1; i <= questions; ++i) {
    pack::Question question;
    question.id = "question-" + std::to_string(i);
    question.number = static_cast<int>(i);
    question.brief = "Brief " + std::to_string(i);
    question.text = words("What would you take from " + name + "’s case, asked the " + std::to_string(i) + ". time?");
    made.questions.push_back(question);
  }
  return made;
}

pack::Shelf two_cases() {
  pack::Shelf shelf;
  pack::Case sam = sample_case("Sam", 4);
  sam.cover = "sam";
  sam.warnings = "Sexual assault; sexualised behaviour at school.";
  pack::Case wayne = sample_case("Wayne", 3);
  wayne.title = "Planning to keep other people safe: Wayne";
  wayne.cover = "wayne";
  wayne.stage = "planning";
  wayne.apart = "About a child living with his mother";
  wayne.minutes_to_reflect = 15;
  shelf.collections.push_back({.title = "Keeping other people safe", .cases = {sam.id, wayne.id}});
  shelf.cases = {sam, wayne};
  return shelf;
}

}  // namespace vignette::tests
