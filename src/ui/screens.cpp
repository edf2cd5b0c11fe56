/// Which screen is drawn.
#include "ui/again.hpp"
#include "ui/agreement.hpp"
#include "ui/commitments.hpp"
#include "ui/frame.hpp"
#include "ui/leaving.hpp"
#include "ui/lenses.hpp"
#include "ui/own.hpp"
#include "ui/review.hpp"
#include "ui/team.hpp"
#include "ui/team_leading.hpp"

namespace vignette::ui {
namespace {

void draw_screen(const app::Model& model, Frame& frame) {
  follow_headings(model, frame);
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
    case app::Screen::protect:
      draw_protect(model, frame);
      break;
    case app::Screen::recovery_sheet:
      draw_recovery_sheet(model, frame);
      break;
    case app::Screen::unlock:
      draw_unlock(model, frame);
      break;
    case app::Screen::compare:
      draw_compare(model, frame);
      break;
    case app::Screen::take_out:
      draw_take_out(model, frame);
      break;
    case app::Screen::search:
      draw_search(model, frame);
      break;
    case app::Screen::damaged:
      draw_damaged(model, frame);
      break;
    case app::Screen::backups:
      draw_backups(model, frame);
      break;
    case app::Screen::pictures:
      draw_pictures(model, frame);
      break;
    case app::Screen::marks:
      draw_marks(model, frame);
      break;
    case app::Screen::glossary:
      draw_glossary(model, frame);
      break;
    case app::Screen::acting_on:
      draw_acting_on(model, frame);
      break;
    case app::Screen::reflection:
      draw_reflection(model, frame);
      break;
    case app::Screen::commitments:
      draw_commitments(model, frame);
      break;
    case app::Screen::then_and_now:
      draw_then_and_now(model, frame);
      break;
    case app::Screen::leaving:
      draw_leaving(model, frame);
      break;
    case app::Screen::review:
      draw_review(model, frame);
      break;
    case app::Screen::agreement:
      draw_agreement(model, frame);
      break;
    case app::Screen::exchange:
      draw_exchange(model, frame);
      break;
    case app::Screen::workshops:
      draw_workshops(model, frame);
      break;
    case app::Screen::team_plan:
      draw_team_plan(model, frame);
      break;
    case app::Screen::team_end:
      draw_team_end(model, frame);
      break;
    case app::Screen::leading:
      draw_leading(model, frame);
      break;
    case app::Screen::room:
      draw_room(model, frame);
      break;
  }
}

}  // namespace

void draw(const app::Model& model, Frame& frame) {
  draw_window(model, frame, [&] { draw_screen(model, frame); });
}

}  // namespace vignette::ui
