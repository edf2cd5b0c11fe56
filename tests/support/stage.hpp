/// A window without a window: a model, the real drawing and the real `update`, driven by name through the outline.
///
///   Stage stage;
///   stage.wish(app::intent::PacksRead{tests::two_cases()});
///   stage.click("Sam. Reviewing to keep other people safe");
///
/// Every call draws until nothing asks to be drawn again. Letters are squares (square_metrics.hpp), nothing is painted.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/update.hpp"
#include "pack/case.hpp"
#include "support/square_metrics.hpp"
#include "ui/frame.hpp"

struct ImGuiContext;

namespace vignette::tests {

class Stage {
 public:
  explicit Stage(float width = 1440, float height = 900, float density = 1);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  app::Model model;
  SquareMetrics metrics;
  ui::Memory memory{metrics};
  ui::Pictures* pictures = nullptr;
  float width, height, density;
  portfolio::Now now{{1'792'000'000'000}, 60};  ///< 14 October 2026

  std::vector<app::Intent> intents;  ///< everything wished so far
  std::vector<app::Effect> effects;  ///< everything that followed

  // What was drawn last
  ui::Outline outline;
  bool again = false;
  std::optional<double> wake_after;
  ui::Frame::Pointer pointer_shape = ui::Frame::Pointer::arrow;
  std::size_t drawings = 0;
  std::optional<double> seconds;  ///< of the drawings' clock; nothing: one goes by with each

  /// Drawn in place of the model's screen, to try parts by themselves.
  std::function<void(ui::Frame&)> parts;

  /// Draws once with these events, and carries out what was wished.
  void draw(std::vector<ui::Event> events = {});
  /// Draws with these events, and until things have settled; throws if they never do.
  void send(std::vector<ui::Event> events);
  void settle() { send({}); }

  /// Carries out a wish that comes from elsewhere, and draws.
  void wish(const app::Intent& intent);

  /// Presses and lets go in the middle of what is called this, as one event after the other in the same drawing. What is
  /// scrolled away is brought into view first. Throws, with the outline, if there is no such thing.
  void click(std::string_view name);
  void click(ui::Role role, std::string_view name);
  void click_at(page::Point at, int clicks = 1);
  void drag(page::Point from, page::Point to);
  void move(page::Point to);
  void wheel(page::Point at, float lines, bool ctrl = false);
  void press(app::Chord chord);
  void press(app::Key key) { press(app::Chord{key}); }
  /// Types as a keyboard does: for a line feed Enter, for a space its key and its character.
  void type(std::string_view text);
  void paste(std::string text);
  /// Gives the focus to what is called this, as Tab would.
  void focus(std::string_view name);

  bool has(std::string_view name) const { return outline.find(name) != nullptr; }
  /// Throws, with the outline, if there is no such thing.
  const ui::Item& item(std::string_view name) const;
  const ui::Item& item(ui::Role role, std::string_view name) const;
  /// What has the focus; nullptr for nothing.
  const ui::Item* focused() const;
  std::string printed() const { return ui::print(outline); }

  template <typename T>
  const T* last_intent() const {
    for (auto at = intents.rbegin(); at != intents.rend(); ++at)
      if (const auto* found = at->template get_if<T>()) return found;
    return nullptr;
  }

 private:
  void carry_out(const app::Intent& intent);
  void click_item(const ui::Item& item);
  ImGuiContext* context_;
  ImGuiContext* before_;
  std::uint64_t chance_ = 0;
};

/// A made-up case with sections, a footnote, a list and questions.
pack::Case sample_case(const std::string& name, std::size_t questions = 4);
/// Sam and Wayne in outline, with the titles and stages of the shipped ones and few made-up words.
pack::Shelf two_cases();

}  // namespace vignette::tests
