/// Which screen is drawn.
#include "ui/frame.hpp"

namespace vignette::ui {
namespace {

void draw_screen(const app::Model& model, Frame& frame) {
  switch (model.screen) {
    case app::Screen::shelf:
      draw_shelf(model, frame);
      break;
    case app::Screen::content_note:
      draw_content_note(model, frame);
      break;
    case app::Screen::reader:
      draw_reader(model, frame);
      break;
    case app::Screen::question:
      draw_question(model, frame);
      break;
    case app::Screen::end_of_case:
      draw_end_of_case(model, frame);
      break;
    case app::Screen::portfolio:
      draw_portfolio(model, frame);
      break;
    case app::Screen::settings:
      draw_settings(model, frame);
      break;
    case app::Screen::problems:
      draw_problems(model, frame);
      break;
    case app::Screen::privacy:
      draw_privacy(model, frame);
      break;
    case app::Screen::keys:
      draw_keys(model, frame);
      break;
    default:
      break;
  }
}

}  // namespace

void draw(const app::Model& model, Frame& frame) {
  draw_window(model, frame, [&] { draw_screen(model, frame); });
}

}  // namespace vignette::ui
