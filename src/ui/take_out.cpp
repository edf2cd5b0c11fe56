/// Taking out for good: what goes and from where, what is out of reach, asked once more (look/25-take-out); afterwards what was done.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "ui/answers.hpp"
#include "ui/bar.hpp"
#include "ui/careful.hpp"
#include "ui/grid.hpp"
#include "ui/take_out_parts.hpp"
#include "ui/theme.hpp"
#include "ui/threshold.hpp"
#include "ui/widgets.hpp"
#include "ui/writing.hpp"
#include "words/words.hpp"

namespace vignette::ui {

namespace {

using words::Word;
using What = portfolio::TakenOut::What;

constexpr float bar_height = 64;
constexpr float form_width = 640;

struct TakeOutSlot : Memory::Slot {
  float content = 700, side_content = 600;
  bool was_done = false;
  // What could be taken out when the page was turned to: choosing something larger does not forget it.
  portfolio::QuestionKey key;
  std::string passage;
  std::optional<std::size_t> version;  ///< index in the versions' list
  portfolio::Id mark;
  std::string exchange;  ///< the number of its share
};

std::string say_of(Word word) { return std::string(words::say(word)); }

std::optional<std::size_t> version_of(const app::Model& model) {
  const auto& revision = model.taking_out.what.revision;
  const auto& list = model.versions.list;
  if (revision.empty() || model.versions.of != model.taking_out.what.key) return {};
  const auto found = std::ranges::find(list, revision, &portfolio::Revision::id);
  return found == list.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - list.begin()));
}

void remember(const app::Model& model, Frame& frame, TakeOutSlot& slot) {
  const portfolio::TakeOut& what = model.taking_out.what;
  if (frame.new_screen || slot.key != what.key) {
    slot.key = what.key;
    slot.passage.clear();
    slot.version.reset();
    slot.mark.clear();
    slot.exchange.clear();
    slot.was_done = false;
  }
  if (!what.mark.empty()) slot.mark = what.mark;
  if (!what.exchange.empty()) slot.exchange = what.exchange;
  if (!what.passage.empty()) slot.passage = what.passage;
  if (const auto version = version_of(model)) slot.version = version;
  // The version one was looking at may be taken out too.
  const app::Versions& versions = model.versions;
  if (!slot.version && versions.of == what.key && versions.shown < versions.list.size() && !versions.list[versions.shown].taken_out) {
    slot.version = versions.shown;
  }
}

struct Page {
  const app::Model& model;
  Frame& frame;
  TakeOutSlot& slot;
  const app::TakingOut& out;
  TakeOutWords told{model, out};

  std::string case_name() const { return name_of_case(model, out.what.key.case_id, out.case_title); }

  /// What can be taken out from here; answers the height.
  float choices(page::Point at, float width) const {
    std::vector<TakeOutChoice> all;
    if (!slot.exchange.empty()) all.push_back({What::exchange, say_of(Word::out_shared)});
    if (!slot.mark.empty()) all.push_back({What::mark, say_of(Word::marks_out_one)});
    if (!slot.passage.empty()) all.push_back({What::passage, say_of(Word::out_passage)});
    if (slot.version) all.push_back({What::version, say_of(Word::out_version)});
    if (!out.what.key.question_id.empty()) all.push_back({What::answer, say_of(Word::out_answer)});
    if (!out.what.key.case_id.empty()) all.push_back({What::one_case, words::say(Word::out_case, fmt::arg("name", case_name()))});
    all.push_back({What::everything, say_of(Word::out_everything)});
    const auto [height, to] = draw_take_out_choices(frame, all, out.what.what, !out.busy, at, width);
    if (to) ask(*to);
    return height;
  }

  void ask(What what) const {
    app::intent::AskTakeOut wish;
    wish.what = what;
    wish.key = slot.key;
    wish.passage = slot.passage;
    wish.mark = slot.mark;
    wish.exchange = slot.exchange;
    wish.version = slot.version.value_or(model.versions.list.size());
    frame.wish(std::move(wish));
  }

  /// The passage with the note to it.
  std::string words_of_mark() const {
    const auto marks = model.marks.of_case.find(out.what.key.case_id);
    if (marks == model.marks.of_case.end()) return {};
    const auto placed = std::ranges::find(marks->second, slot.mark, [](const app::PlacedMark& one) { return one.mark.id; });
    if (placed == marks->second.end()) return {};
    const std::string quote = words::say(Word::marks_quoted, fmt::arg("quote", placed->mark.at.quote));
    return placed->mark.note.empty() ? quote : quote + "\n" + placed->mark.note;
  }

  /// The words themselves, or what all goes. Answers the height.
  float words_themselves(page::Point at, float width) const {
    std::string text;
    switch (out.what.what) {
      case What::passage:
        text = out.what.passage;
        break;
      case What::version:
        if (slot.version && *slot.version < model.versions.list.size()) text = model.versions.list[*slot.version].text;
        break;
      case What::answer:
        if (const app::Draft* draft = app::find_draft(model, out.what.key)) text = draft->editing.text;
        break;
      case What::one_case:
        text = words::say(Word::out_all_of_case, fmt::arg("name", case_name()));
        if (model.practice.plans.contains(out.what.key.case_id)) text += "\n" + std::string(words::say(Word::out_with_plan));
        break;
      case What::everything:
        text = words::say(Word::out_all);
        break;
      case What::mark:
        text = words_of_mark();
        break;
      case What::exchange:
        text = words::say(Word::out_all_shared);
        break;
    }
    if (text.empty()) return 0;
    const Type type = width < 420 ? type::beside : type::body;
    const float x = at.x + 22;
    const auto setting = frame.memory.cache.set_short(page::plain(text, type.face, type.size, type.line, page::Ink::ink, words::language()),
                                                      std::max(1.0F, width - 22), 6);
    fill(frame, {at.x, at.y, 4, setting->height}, frame.colours->clay);
    say_set(frame, *setting, text, {x, at.y}, Role::note);
    return setting->height;
  }

  /// From where it goes, or went. Answers the height.
  float table(page::Point at, float width) const {
    float y = at.y;
    rule(frame, at.x, y, width, frame.colours->ink, 2);
    y += 14;
    y += say(frame, words::say(out.done ? Word::out_went_from : Word::out_goes_from), type::control, {at.x, y}, width, page::Ink::ink,
             Role::heading, 2) +
         8;
    const bool two = width >= 480;
    const float label_width = two ? 212 : width;
    const auto row = [&](Word label, const std::string& words) {
      rule(frame, at.x, y, width, frame.colours->rule);
      y += 10;
      const float high = say(frame, words::say(label), {type::sans_medium, 15, 22}, {at.x, y}, label_width, page::Ink::ink, Role::cell);
      const page::Point words_at = two ? page::Point{at.x + label_width + 20, y} : page::Point{at.x, y + high};
      const float words_high = say(frame, words, type::text, words_at, two ? width - label_width - 20 : width, page::Ink::ink2, Role::cell);
      y += (two ? std::max(high, words_high) : high + words_high) + 11;
    };
    if (!out.reach) {
      rule(frame, at.x, y, width, frame.colours->rule);
      y += 10;
      y += say(frame, words::say(Word::out_looking), type::text, {at.x, y}, width, page::Ink::ink2, Role::status) + 11;
    } else {
      const bool many = out.what.what == What::one_case || out.what.what == What::everything;
      if (out.what.what != What::mark && out.what.what != What::exchange)
        row(many ? Word::out_row_answers : Word::out_row_versions, many ? told.answers(*out.reach) : told.versions(*out.reach));
      if (out.reach->marks > 0) row(Word::marks_out_row, counted(out.reach->marks, Word::marks_out_row_one, Word::marks_out_row_many));
      if (out.reach->cited > 0)
        row(Word::marks_out_cited, counted(out.reach->cited, Word::marks_out_cited_one, Word::marks_out_cited_many));
      if (!many && out.reach->answers > 1) row(Word::out_row_answers, told.answers(*out.reach));
      if (out.reach->commitments > 0) row(Word::out_row_commitments, told.commitments(*out.reach));
      if (!out.reach->shares.empty()) row(Word::out_row_shares, told.shares(*out.reach));
      row(Word::out_row_undo, say_of(out.done ? Word::out_undo_done : Word::out_undo));
      row(Word::out_row_backups, told.backups(*out.reach));
      portfolio::TakenOut marker;
      marker.what = out.what.what;
      marker.when = out.what.when.ms > 0 ? out.what.when : model.now.instant;
      row(Word::out_row_stays, words::say(Word::out_stays, fmt::arg("marker", marker_in_words(model, marker))));
    }
    rule(frame, at.x, y, width, frame.colours->rule);
    return y - at.y;
  }

  /// Asked once more: leaving it in comes first. Answers the height.
  float buttons(page::Point at, float width) const {
    float y = at.y;
    if (out.problem) {
      const auto said = set(frame, in_sentences(*out.problem), type::text, page::Ink::ink, width - 18);
      fill(frame, {at.x, y, 4, said->height}, frame.colours->clay);
      say_set(frame, *said, in_sentences(*out.problem), {at.x + 18, y}, Role::status);
      y += said->height + 20;
    }
    const Type large{type::sans_bold, 16, 24};
    const ButtonLook look{.available = !out.busy, .height = 48, .padding = 24, .type = large};
    if (out.done) {
      const auto on = words::say(Word::out_to_portfolio);
      if (frame.new_screen || !slot.was_done) give_focus(frame, control_id(Role::button, on), true);
      slot.was_done = true;
      if (button(frame, on, {at.x, y, 0, 48}, look)) frame.wish(app::intent::ShowPortfolio{});
      return y + 48 - at.y;
    }
    const auto leave = words::say(Word::out_leave), take = words::say(Word::out_take);
    if (frame.new_screen) give_focus(frame, control_id(Role::button, leave), true);
    if (button(frame, leave, {at.x, y, 0, 48}, look)) frame.wish(app::intent::Back{});
    const float wide = button_width(frame, leave, look);
    const CarefulLook careful{
        .outlined = true, .available = out.reach && !out.busy && !model.read_only, .height = 48, .padding = 24, .type = large};
    const bool beside = wide + 12 + careful_width(frame, take, careful) <= width;
    if (!beside) y += 60;
    if (careful_button(frame, take, {beside ? at.x + wide + 12 : at.x, y}, careful)) frame.wish(app::intent::TakeOutForGood{});
    y += 48;
    const auto why = out.busy ? std::optional(Word::out_busy) : model.read_only ? std::optional(Word::out_read_only) : std::nullopt;
    if (why) y += 12 + say(frame, words::say(*why), type::meta, {at.x, y + 12}, width, page::Ink::ink3, Role::status);
    return y - at.y;
  }

  /// What this program can't take it out of. Answers the height.
  float out_of_reach(page::Point at, float width) const {
    float y = at.y;
    y += say(frame, words::say(Word::out_of_reach), type::heading_narrow, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 6;
    y += say(frame, words::say(Word::out_of_reach_lines), type::text, {at.x, y}, width, page::Ink::ink2);
    const auto item = [&](std::string_view title, std::string_view lines) {
      y += 18;
      rule(frame, at.x, y, width, frame.colours->rule);
      y += 16;
      y += say(frame, title, type::control, {at.x, y}, width, page::Ink::ink, Role::heading, 3) + 2;
      y += say(frame, lines, type::text, {at.x, y}, width, page::Ink::ink2);
    };
    if (out.reach) {
      const auto& backups = out.reach->out_of_reach;
      constexpr std::size_t most = 6;
      for (std::size_t i = 0; i < std::min(most, backups.size()); ++i) {
        const portfolio::Backup& copy = backups[i];
        if (copy.stayed) {
          const std::filesystem::path file = copy.file;
          item(words::say(Word::out_stayed, fmt::arg("name", file.filename().string())),
               words::say(Word::out_stayed_lines, fmt::arg("folder", file.parent_path().string())));
          continue;
        }
        const std::string made = date_in_words(model, copy.made), until = date_in_words(model, copy.keeps_until);
        item(words::say(Word::out_backup_of, fmt::arg("day", made)),
             copy.opens_otherwise       ? say_of(Word::out_backup_otherwise)
             : copy.keeps_until.ms == 0 ? say_of(Word::out_backup_stays)
                                        : words::say(copy.reachable                   ? Word::out_backup_shut
                                                     : out.what.what == What::passage ? Word::out_backup_away
                                                                                      : Word::out_backup_away_goes,
                                                     fmt::arg("day", until)));
      }
      if (backups.size() > most) {
        const auto last = std::ranges::max_element(backups, {}, &portfolio::Backup::keeps_until);
        item(words::say(Word::out_backups_more, fmt::arg("count", words::count_in_words(backups.size() - most))),
             std::ranges::any_of(backups, [](const portfolio::Backup& copy) { return copy.keeps_until.ms == 0; })
                 ? say_of(Word::out_backups_more_stay)
                 : words::say(Word::out_backups_more_lines, fmt::arg("day", date_in_words(model, last->keeps_until))));
      }
      if (!backups.empty()) {
        y += 10;
        const ButtonLook look{
            .before = page::Icon::search, .available = !out.busy, .height = 32, .padding = 12, .type = {type::sans_bold, 14, 20}};
        if (button(frame, words::say(Word::out_look_again), {at.x, y, 0, 32}, look)) frame.wish(app::intent::LookAgain{});
        y += 32;
      }
      item(words::say(Word::out_folder), told.copied(*out.reach));
    }
    item(words::say(Word::out_saved), words::say(Word::out_saved_lines));
    item(words::say(Word::out_disk), words::say(model.vault.is_protected ? Word::out_disk_protected : Word::out_disk_open));
    return y - at.y;
  }
};

void draw_bar(const app::Model& model, Frame& frame, const app::TakingOut& out) {
  const bool narrow = frame.width < grid::folds;
  const page::Rect bar{0, 0, frame.width, narrow ? grid::narrow_bar : bar_height};
  const Region region(frame, words::say(Word::out_bar), bar);
  const float edge = narrow ? grid::least_edge : 32;
  const ButtonLook look = back_link();
  const portfolio::QuestionKey& key = out.what.key;
  const auto from = model.back.empty() ? app::Screen::portfolio : model.back.back();
  const std::string back = from == app::Screen::marks     ? say_of(Word::marks_title)
                           : from == app::Screen::leaving ? say_of(Word::leave_title)
                           : !out.what.exchange.empty()   ? say_of(Word::review_page)
                           : key.question_id.empty()      ? say_of(Word::portfolio_title)
                                                          : name_of_answer(model, key, out.case_title, out.question_number);
  if (button(frame, back, {edge - look.padding, (bar.h - 40) / 2, 0, 40}, look)) frame.wish(app::intent::Back{});
  const auto who = words::say(Word::search_only_you);
  const float wide = width_of(frame, who, type::meta);
  if (edge + button_width(frame, back, look) + 24 + wide + edge <= frame.width) {
    say(frame, who, type::meta, {frame.width - edge - wide, bar.h / 2 - 10}, 0, page::Ink::ink3);
  }
  rule(frame, 0, bar.h - 1, bar.w, frame.colours->rule);
}

}  // namespace

void draw_take_out(const app::Model& model, Frame& frame) {
  const Colours& c = *frame.colours;
  fill(frame, {0, 0, frame.width, frame.height}, c.paper);
  auto& slot = frame.memory.slot<TakeOutSlot>("take out");
  remember(model, frame, slot);
  const app::TakingOut& out = model.taking_out;
  draw_bar(model, frame, out);
  const float top = frame.width < grid::folds ? grid::narrow_bar : bar_height;
  const page::Rect rest{0, top, frame.width, std::max(1.0F, frame.height - top)};
  const bool beside = frame.width >= 1180;
  const float side = beside ? std::round(frame.width * 600 / 1440) : 0;
  const page::Rect form{0, top, frame.width - side, rest.h};
  const float edge = beside                      ? std::min(136.0F, std::max(40.0F, form.w - form_width - 64))
                     : frame.width < grid::folds ? grid::least_edge
                                                 : 64;
  const float width = std::max(1.0F, std::min(form_width, form.w - edge - (beside ? 40 : edge)));
  const float x = beside ? edge : std::round((frame.width - width) / 2);
  const bool narrow = frame.width < grid::narrow_below;
  const Page page{model, frame, slot, out};
  {
    const Region region(frame, words::say(Word::out_form), form);
    Pane pane(frame, words::say(Word::out_form), form, slot.content);
    if (frame.new_screen) pane.scroll_to(0);
    float y = pane.top() + (narrow ? grid::narrow_top : rest.h < 620 ? 24 : 48);
    y += say(frame, words::say(out.done ? Word::out_title_done : Word::out_title), grid::title(frame.width), {x, y}, width, page::Ink::ink,
             Role::heading, 1) +
         6;
    y += say(frame, words::say(out.done ? Word::out_lead_done : Word::out_lead), grid::lead(frame.width), {x, y}, width, page::Ink::ink2);
    y += 22;
    if (!out.done) {
      y += page.choices({x, y}, width) + 22;
      if (const float high = page.words_themselves({x, y}, width); high > 0) y += high + 24;
    }
    y += page.table({x, y}, width) + 28;
    if (!beside) y += page.out_of_reach({x, y}, width) + 32;
    y += page.buttons({x, y}, width) + 40;
    slot.content = y - pane.top();
    pane.fits(slot.content);
  }
  if (!beside) return;
  const page::Rect right{form.right(), top, side, rest.h};
  const Region region(frame, words::say(Word::out_of_reach), right);
  fill(frame, right, c.ground);
  fill(frame, {right.x, right.y, 1, right.h}, c.rule);
  Pane pane(frame, words::say(Word::out_of_reach), right, slot.side_content);
  const float from = right.x + 48;
  slot.side_content = 52 + page.out_of_reach({from, pane.top() + 52}, right.w - 48 - 64) + 40;
  pane.fits(slot.side_content);
}

}  // namespace vignette::ui
