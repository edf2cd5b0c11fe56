/// Whether the portfolio is locked with a passphrase: before the first kept word (look/15-first-run), and later to set, change
/// or take it away. A folder that something else copies is explained first.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/threshold.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using app::Protecting;
using app::Strength;
using words::say;
using words::Word;

constexpr Type option_name{type::sans_bold, 17, 26};
constexpr Type large{type::sans_bold, 16, 24};
constexpr float card_inset = 60, card_edge = 24;

struct ProtectSlot : Memory::Slot {
  float card = 292;                                                         ///< height of the chosen card, as last drawn
  Protecting of = Protecting::first_words;                                  ///< what it was drawn for, and
  enum class Step : std::uint8_t { none, folder, form } step = Step::none;  ///< how far it had come
};

struct Texts {
  Word title, lead, act;
};

Texts texts_of(Protecting why) {
  switch (why) {
    case Protecting::first_words:
      break;
    case Protecting::set:
      return {Word::protect_set_title, Word::protect_set_lead, Word::protect_continue};
    case Protecting::change:
      return {Word::protect_change_title, Word::protect_change_lead, Word::protect_continue};
    case Protecting::remove:
      return {Word::protect_remove_title, Word::protect_remove_lead, Word::protect_remove};
    case Protecting::new_after_recovery:
      return {Word::protect_again_title, Word::protect_again_lead, Word::protect_continue};
  }
  return {Word::protect_first_title, Word::protect_first_lead, Word::protect_continue};
}

/// What still has to be typed, in words; empty when all is there.
std::string_view missing(const app::Vault& vault) {
  const bool asks_present = vault.protecting == Protecting::change || vault.protecting == Protecting::remove;
  if (asks_present && vault.present.text.empty()) return say(Word::protect_need_present);
  if (vault.protecting == Protecting::remove) return {};
  if (vault.protecting == Protecting::first_words && !vault.with_passphrase) return {};
  if (vault.passphrase.text.empty()) return say(Word::protect_need);
  if (vault.again.text.empty()) return say(Word::protect_need_again);
  if (vault.again.text != vault.passphrase.text) return say(Word::protect_differ);
  return {};
}

/// "Four words. Hard to guess."
std::string strength_in_words(const app::Vault& vault) {
  if (vault.passphrase.text.empty()) return {};
  std::string count = words::count_in_words(vault.words);
  if (!count.empty() && count[0] >= 'a' && count[0] <= 'z') count[0] = static_cast<char>(count[0] - 'a' + 'A');
  const std::string said =
      vault.words == 1 ? std::string(say(Word::protect_words_one)) : say(Word::protect_words, fmt::arg("count", count));
  switch (vault.strength) {
    case Strength::empty:
      return {};
    case Strength::common:
      return std::string(say(Word::protect_common));
    case Strength::short_one:
      return std::string(say(Word::protect_short));
    case Strength::fair:
      return said + " " + std::string(say(Word::protect_fair));
    case Strength::hard:
      return said + " " + std::string(say(Word::protect_hard));
  }
  return {};
}

struct Lock {
  const app::Model& model;
  Frame& frame;
  const app::Vault& vault = model.vault;

  /// A label and its field; answers the height.
  float labelled(app::Field which, Word label, page::Point at, float width) {
    const float high = ui::say(frame, say(label), type::label, at, width, page::Ink::ink2) + 6;
    secret_field(frame, which, *app::editing(model, which), say(label), {at.x, at.y + high, width, 40}, {.show = vault.show_words});
    return high + 40;
  }

  /// The new passphrase, twice; what it is worth; what it costs to lose it. Answers the height.
  float passphrase(page::Point at, float width, bool first) {
    constexpr float between = 16;
    const bool beside = width >= 420;
    const float each = beside ? (width - between) / 2 : width;
    const float high = labelled(app::Field::passphrase, first ? Word::protect_passphrase : Word::protect_new_passphrase, at, each);
    const page::Point second = beside ? page::Point{at.x + each + between, at.y} : page::Point{at.x, at.y + high + 12};
    const float again = labelled(app::Field::passphrase_again, Word::protect_type_again, second, each);
    float y = second.y + std::max(beside ? high : again, again) + 6;

    // The words about it at the left, the eye at the right; one under the other where they would meet.
    const float eye_wide = 40 + width_of(frame, say(Word::protect_show), type::control);
    const bool one_line = width - eye_wide >= 300;
    const float room = one_line ? width - eye_wide : width;
    show_words(model, frame, say(Word::protect_show), say(Word::protect_hide), {one_line ? at.x + width : at.x, y}, one_line);
    if (!one_line) y += 32;
    const std::string told = strength_in_words(vault);
    float said = 20;
    if (!told.empty()) {
      const bool good = vault.strength == Strength::fair || vault.strength == Strength::hard;
      icon(frame, good ? page::Icon::check : page::Icon::info, {at.x, y + 8}, good ? frame.colours->accent : frame.colours->clay, 16);
      said = ui::say(frame, told, type::meta, {at.x + 24, y + 6}, room - 24, page::Ink::ink2, Role::status);
    }
    y += 6 + std::max(26.0F, said + 6);
    y += 12 + warn(frame, say(vault.protecting == Protecting::change ? Word::protect_change_sheet : Word::protect_forget), {at.x, y + 12},
                   width);
    return y - at.y;
  }

  void dot(page::Point centre, bool chosen) {
    const Colours& c = *frame.colours;
    disc(frame, centre, 10, c.sheet);
    ring(frame, centre, 10, chosen ? c.accent : c.edge, 2);
    if (chosen) disc(frame, centre, 5, c.accent);
  }

  /// One of the two ways; `inside` draws what belongs to it when it is chosen and answers its height. Answers the card's height.
  template <typename Inside>
  float option(Word name, Word lines, bool chosen, page::Rect at, float height_before, Inside&& inside) {
    const Colours& c = *frame.colours;
    const float width = at.w - card_inset - card_edge;
    const auto said = set(frame, say(lines), type::text, page::Ink::ink2, width);
    const float head = 20 + option_name.line + 2 + said->height;
    const float height = chosen ? std::max(height_before, head + 20) : head + 20;
    const page::Rect card{at.x, at.y, at.w, height};
    // Of the chosen card only the head is the choice: below it are fields.
    const page::Rect target{card.x, card.y, card.w, chosen ? head : height};
    const Touch touch = ui::touch(frame, control_id(Role::radio_button, say(name)), Role::radio_button, say(name), target,
                                  chosen ? std::uint32_t{checked} : 0U);
    if (chosen || touch.over) fill(frame, card, chosen ? c.sheet : c.tint, 10);
    stroke(frame, card, chosen || touch.over ? c.accent : c.edge, chosen ? 2 : c.outline, 10);
    dot({card.x + 33, card.y + 33}, chosen);
    letters(frame, *set(frame, say(name), option_name), {card.x + card_inset, card.y + 20});
    say_set(frame, *said, say(lines), {card.x + card_inset, card.y + 20 + option_name.line + 2});
    if (touch.ring) focus_ring(frame, {card.x + 20, card.y + 20, 26, 26}, 13);
    if (touch.activated && !chosen) frame.wish(app::intent::ChooseProtection{name == Word::protect_with_passphrase});
    if (touch.focused) by_arrow(name);
    if (!chosen) return height;
    const float within = inside(page::Point{card.x + card_inset, card.y + head}, width);
    return within > 0 ? head + within + 22 : height;
  }

  /// An arrow key chooses the other of the two ways.
  void by_arrow(Word here) {
    const bool with = here == Word::protect_with_passphrase;
    take_events(frame, [&](const Event& event) {
      using app::Key;
      const auto* key = std::get_if<KeyPressed>(&event);
      if (!key || (key->chord.key != Key::up && key->chord.key != Key::down && key->chord.key != Key::left && key->chord.key != Key::right))
        return false;
      frame.wish(app::intent::ChooseProtection{!with});
      const Word other = with ? Word::protect_with_sign_in : Word::protect_with_passphrase;
      give_focus(frame, control_id(Role::radio_button, say(other)), true);
      return true;
    });
  }

  /// Both ways, for the first words. Answers the height.
  float options(page::Point at, float width, ProtectSlot& slot) {
    const bool with = vault.with_passphrase;
    float y = at.y;
    const float card =
        option(Word::protect_with_passphrase, Word::protect_with_passphrase_lines, with, {at.x, y, width, 0}, with ? slot.card : 0,
               [&](page::Point inside, float room) { return 16 + passphrase({inside.x, inside.y + 16}, room, true); });
    if (with && std::abs(card - slot.card) >= 0.5F) {
      slot.card = card;
      frame.again = true;
    }
    y += card + 16;
    y += option(Word::protect_with_sign_in, Word::protect_with_sign_in_lines, !with, {at.x, y, width, 0}, 0,
                [](page::Point, float) { return 0.0F; });
    return y - at.y;
  }
};

/// The way out at the left, why one cannot go on, and the way on at the right. Answers the height; sets whether it was used.
float ways_on(const app::Model& model, Frame& frame, std::string_view act, bool arrow, std::string_view why_not, page::Point at,
              float width, bool& go_on) {
  const app::Vault& vault = model.vault;
  const bool first = vault.protecting == Protecting::first_words;
  const bool to_case = model.waits && app::find_case(model, model.waits->case_id);
  const auto away = say(first && to_case ? Word::protect_not_yet : Word::protect_not_now);
  const bool free = why_not.empty() && !vault.busy;
  ButtonLook main{.manner = Manner::main, .available = free, .height = 48, .padding = 28, .type = large};
  if (arrow) main.after = page::Icon::forward;
  const ButtonLook quiet{.manner = Manner::quiet, .height = 48};
  const float act_wide = button_width(frame, act, main), away_wide = button_width(frame, away, quiet);
  const float why_wide = why_not.empty() || vault.busy ? 0 : width_of(frame, why_not, type::meta) + 32;
  float y = at.y;
  const bool why_beside = away_wide + why_wide + act_wide + 16 <= width;
  if (why_wide > 0 && !why_beside) y += ui::say(frame, why_not, type::meta, {at.x, y}, width, page::Ink::ink3, Role::status) + 8;
  const bool one_line = away_wide + act_wide + 16 <= width;
  const page::Point act_at = one_line ? page::Point{at.x + width - act_wide, y} : page::Point{at.x, y};
  const page::Point away_at = one_line ? page::Point{at.x - 10, y} : page::Point{at.x - 10, y + 56};
  if (one_line && button(frame, away, {away_at.x, away_at.y, 0, 48}, quiet)) frame.wish(app::intent::NotYet{});
  if (why_wide > 0 && why_beside) ui::say(frame, why_not, type::meta, {act_at.x - why_wide + 16, y + 14}, 0, page::Ink::ink3, Role::status);
  go_on = button(frame, act, {act_at.x, act_at.y, act_wide, 48}, main);
  if (!one_line && button(frame, away, {away_at.x, away_at.y, 0, 48}, quiet)) frame.wish(app::intent::NotYet{});
  return y - at.y + (one_line ? 48 : 104);
}

/// Enter in a field is the way on, as this answers; what is still to be typed gets the caret first.
bool enter_goes_on(const app::Vault& vault, Frame& frame) {
  if (vault.busy || !pressed(frame, {app::Key::enter})) return false;
  if (missing(vault).empty()) return true;
  if (frame.memory.focus == id_of(app::Field::passphrase) && vault.again.text.empty()) {
    give_focus(frame, id_of(app::Field::passphrase_again), true);
  } else if (frame.memory.focus == id_of(app::Field::present_passphrase) && vault.passphrase.text.empty()) {
    give_focus(frame, id_of(app::Field::passphrase), true);
  }
  return false;
}

std::string folder_lines(const portfolio::Folder& folder) {
  switch (folder.kind) {
    case portfolio::Folder::Kind::synced:
      if (folder.by.empty()) return std::string(say(Word::protect_synced_lines_unnamed));
      return say(Word::protect_synced_lines, fmt::arg("by", folder.by));
    case portfolio::Folder::Kind::network:
      return std::string(say(Word::protect_network_lines));
    case portfolio::Folder::Kind::removable:
      return std::string(say(Word::protect_removable_lines));
    case portfolio::Folder::Kind::own:
      break;
  }
  return {};
}

Word folder_title(portfolio::Folder::Kind kind) {
  if (kind == portfolio::Folder::Kind::network) return Word::protect_network_title;
  return kind == portfolio::Folder::Kind::removable ? Word::protect_removable_title : Word::protect_synced_title;
}

/// Where else it could be kept, and the ways there. Answers the height.
float draw_elsewhere(const app::Vault& vault, Frame& frame, page::Point at, float width) {
  const auto title = say(Word::protect_folder_elsewhere);
  if (!vault.elsewhere.offered) return fact(frame, title, say(Word::protect_folder_elsewhere_lines), at, width);
  const std::string& own = vault.elsewhere.own_folder;
  float y = at.y;
  y += fact(frame, title,
            own.empty() ? std::string(say(Word::protect_elsewhere_choose_lines))
                        : say(Word::protect_elsewhere_own_lines, fmt::arg("folder", own)),
            {at.x, y}, width);
  const ButtonLook look{.available = !vault.busy};
  float x = at.x;
  if (!own.empty()) {
    const float wide = button_width(frame, say(Word::protect_keep_own), look);
    if (button(frame, say(Word::protect_keep_own), {x, y, wide, 40}, look)) frame.wish(app::intent::KeepElsewhere{});
    const bool beside = wide + 12 + button_width(frame, say(Word::protect_keep_choose), look) <= width;
    x = beside ? at.x + wide + 12 : at.x;
    y += beside ? 0 : 48;
  }
  if (button(frame, say(Word::protect_keep_choose), {x, y, 0, 40}, look)) frame.wish(app::intent::KeepElsewhere{true});
  return y + 40 + 20 - at.y;
}

/// Before the first word is kept in a folder that is not this computer's own. Answers how far down it came.
float draw_folder(const app::Model& model, Frame& frame, const Threshold& at, float y) {
  const portfolio::Folder& folder = model.vault.folder;
  y += say_head(frame, at, y, say(folder_title(folder.kind)), folder_lines(folder)) + 28;
  if (folder.kind != portfolio::Folder::Kind::removable)
    y += fact(frame, say(Word::protect_folder_saving), say(Word::protect_folder_saving_lines), {at.x, y}, at.width);
  y += fact(frame, say(Word::protect_folder_passphrase), say(Word::protect_folder_passphrase_lines), {at.x, y}, at.width);
  y += draw_elsewhere(model.vault, frame, {at.x, y}, at.width);
  rule(frame, at.x, y, at.width, frame.colours->rule);
  y += 28;
  if (model.vault.problem) y += say_problem(frame, model.vault.problem, {at.x, y}, at.width) + 16;
  bool go_on = false;
  y += ways_on(model, frame, say(Word::protect_go_on_here), false, {}, {at.x, y}, at.width, go_on);
  if (go_on) frame.wish(app::intent::GoOnInThisFolder{});
  return y;
}

float draw_form(const app::Model& model, Frame& frame, const Threshold& at, float y, ProtectSlot& slot) {
  const app::Vault& vault = model.vault;
  const Texts texts = texts_of(vault.protecting);
  const bool first = vault.protecting == Protecting::first_words;
  Lock form{model, frame};
  if (vault.protecting != Protecting::remove)
    y += ui::say(frame, say(Word::protect_step, fmt::arg("step", 1)), type::meta, {at.x, y}, 0, page::Ink::ink3) + 4;
  y += say_head(frame, at, y, say(texts.title), say(texts.lead)) + 24;
  if (first) {
    if (vault.folder.kind == portfolio::Folder::Kind::synced || vault.folder.kind == portfolio::Folder::Kind::network)
      y += ui::say(frame, say(Word::protect_folder_reminder), type::text, {at.x, y - 8}, at.width, page::Ink::ink2) + 8;
    y += form.options({at.x, y}, at.width, slot) + 22;
    y += ui::say(frame, say(Word::protect_note), type::text, {at.x, y}, at.width, page::Ink::ink2);
    constexpr Type words{{page::Family::sans, 500, false}, 15, 22};
    if (link(frame, say(Word::nav_private_link), {at.x, y}, words)) frame.wish(app::intent::ShowPrivacy{});
    y += 22;
  } else {
    if (vault.protecting == Protecting::change || vault.protecting == Protecting::remove)
      y += form.labelled(app::Field::present_passphrase, Word::protect_present, {at.x, y}, std::min(at.width, 420.0F)) + 20;
    if (vault.protecting == Protecting::remove) {
      show_words(model, frame, say(Word::protect_show), say(Word::protect_hide), {at.x, y - 14}, false);
      y += 30;
      y += warn(frame, say(Word::protect_remove_warn), {at.x, y}, at.width);
    } else {
      y += form.passphrase({at.x, y}, at.width, vault.protecting == Protecting::set);
    }
  }
  if (vault.problem) y += 16 + say_problem(frame, vault.problem, {at.x, y + 16}, at.width);
  if (const double wait = seconds_to_wait(model, frame); wait > 0) y += 8 + say_wait(frame, wait, {at.x, y + 8}, at.width);
  if (vault.busy) y += 16 + ui::say(frame, say(Word::protect_busy), type::text, {at.x, y + 16}, at.width, page::Ink::ink3, Role::status);
  y += 24;
  bool go_on = false;
  y += ways_on(model, frame, say(texts.act), vault.protecting != Protecting::remove, missing(vault), {at.x, y}, at.width, go_on);
  if (enter_goes_on(vault, frame) || go_on) frame.wish(app::intent::Protect{});
  return y;
}

}  // namespace

void draw_protect(const app::Model& model, Frame& frame) {
  using Step = ProtectSlot::Step;
  const app::Vault& vault = model.vault;
  auto& slot = frame.memory.slot<ProtectSlot>("protect");
  const bool explain =
      vault.protecting == Protecting::first_words && vault.folder.kind != portfolio::Folder::Kind::own && !vault.folder_explained;
  const Step step = explain ? Step::folder : Step::form;
  const bool fresh = frame.new_screen || slot.step != step || slot.of != vault.protecting;
  slot.step = step;
  slot.of = vault.protecting;

  const Threshold at = threshold(model, frame, explain ? 172 : vault.protecting == Protecting::first_words ? 72 : 132);
  const auto title = say(texts_of(vault.protecting).title);
  const Region region(frame, title, at.area);
  Pane pane(frame, title, at.area, 0);
  if (fresh) {
    pane.scroll_to(0);
    const bool first = vault.protecting == Protecting::first_words;
    const bool present = vault.protecting == Protecting::change || vault.protecting == Protecting::remove;
    // What comes by itself is not answered by a key that was on its way: none of its answers has the focus, but the screen.
    give_focus(frame,
               explain                           ? frame.region_id
               : !vault.with_passphrase && first ? control_id(Role::radio_button, say(Word::protect_with_sign_in))
               : present                         ? id_of(app::Field::present_passphrase)
                                                 : id_of(app::Field::passphrase),
               !explain);
  }
  float y = pane.top() + at.top;
  y = explain ? draw_folder(model, frame, at, y) : draw_form(model, frame, at, y, slot);
  pane.fits(y + 40 - pane.top());
  if (!model.notice && !vault.busy && pressed(frame, {app::Key::escape})) frame.wish(app::intent::NotYet{});
}

}  // namespace vignette::ui
