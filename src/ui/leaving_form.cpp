// What leaves, for whom and in which form; and what is typed for it.
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <vector>

#include "ui/acting_on.hpp"
#include "ui/answers.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/tick.hpp"
#include "ui/writing.hpp"

namespace vignette::ui {

namespace {

using words::say;
using words::Word;
using Choice = app::LeavingChoice;
using What = Choice::What;
using Whom = Choice::Whom;

constexpr Type bold{type::sans_bold, 15, 22}, small_meta{type::sans, 14, 20};
constexpr float label_wide = 96, label_gap = 12, segment_high = 40;

/// One of a few, with its label beside or above: as segments, or as chips where there is no room. Answers the height.
float one_of(Frame& frame, std::string_view label, const std::vector<std::string_view>& names, int chosen, page::Point at, float width,
             std::optional<int>& wish) {
  const bool beside = width >= 460;
  const float left = beside ? label_wide + label_gap : 0;
  float y = at.y;
  ui::say(frame, label, bold, {at.x, beside ? y + 9 : y}, beside ? label_wide : width);
  if (!beside) y += 28;
  float asked = 0;
  for (const auto name : names) asked += width_of(frame, name, type::control) + segment_air;
  const float room = width - left;
  if (asked <= room && names.size() > 1) {
    wish = segments(frame, label, names, chosen, {at.x + left, y, room, segment_high});
    return y + segment_high - at.y;
  }
  if (beside) y += 7;  // in line with the label
  describe(frame, Role::list, label, {at.x + left, y, room, 26});
  ++frame.depth;
  Flow flow({at.x + left, y}, room, 26);
  for (std::size_t i = 0; i < names.size(); ++i) {
    float wide = width_of(frame, names[i], type::small) + 22;
    if (chip(frame, names[i], flow.place(wide), static_cast<int>(i) == chosen, &wide, Role::radio_button)) wish = static_cast<int>(i);
  }
  --frame.depth;
  return y + flow.height() - at.y;
}

/// A chip for each case written to. Answers the height.
float draw_which_case(const app::Model& model, Frame& frame, Choice& choice, page::Point at, float width) {
  float y = at.y;
  y += ui::say(frame, say(Word::leave_which_case), bold, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
  Flow flow({at.x, y}, width, 26);
  std::set<std::string> told;
  for (const auto& head : model.list.heads) {
    if (portfolio::is_only_for_me(head.key) || portfolio::is_own_reflection(head.key) || !told.insert(head.key.case_id).second) continue;
    const std::string name = name_of_case(model, head.key.case_id, head.case_title);
    float wide = width_of(frame, name, type::small) + 22;
    if (chip(frame, name, flow.place(wide), choice.case_id == head.key.case_id, &wide, Role::radio_button))
      choice.case_id = head.key.case_id;
  }
  if (told.empty()) return y + ui::say(frame, say(Word::leave_none_to_choose), type::meta, {at.x, y}, width, page::Ink::ink3) - at.y;
  return y + flow.height() - at.y;
}

bool is_day(app::Field which) {
  return which == app::Field::leave_day || which == app::Field::leave_since || which == app::Field::leave_until;
}
constexpr float day_wide = 240;  ///< so that the example in an empty one stands whole

/// A field under its name. Answers the height.
float named_field(Frame& frame, Word name, app::Field which, const app::Editing& editing, page::Point at, float width) {
  ui::say(frame, say(name), type::label, at, width, page::Ink::ink2);
  field(frame, which, editing, say(name), is_day(which) ? say(Word::leave_like_a_day) : std::string_view(), {at.x, at.y + 24, width, 36});
  return 24 + 36;
}

struct Named {
  Word name;
  app::Field which;
  const app::Editing* editing;
};

/// Fields side by side, or one below the other where there is little room. Answers the height.
float fields(Frame& frame, std::initializer_list<Named> all, page::Point at, float width) {
  constexpr float gap = 12;
  const float least = std::ranges::any_of(all, is_day, &Named::which) ? day_wide : 150;
  const auto count = static_cast<float>(all.size());
  const bool beside = (width - gap * (count - 1)) / count >= least;
  const float each = beside ? (width - gap * (count - 1)) / count : width;
  page::Point next = at;
  float bottom = at.y;
  for (const auto& [name, which, editing] : all) {
    const float high = named_field(frame, name, which, *editing, next, each);
    bottom = next.y + high;
    next = beside ? page::Point{next.x + each + gap, next.y} : page::Point{at.x, bottom + gap};
  }
  return bottom - at.y;
}

float draw_period(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Leaves& leaves = model.leaves;
  return fields(frame,
                {{Word::leave_since, app::Field::leave_since, &leaves.since}, {Word::leave_until, app::Field::leave_until, &leaves.until}},
                at, width);
}

/// Whom a sealed file is for: those whose six words were read; where there is nobody, the way to where cards are exchanged. Answers the
/// height.
float draw_sealed_for(const app::Model& model, Frame& frame, Choice& choice, page::Point at, float width) {
  std::vector<const portfolio::Person*> people;
  for (const auto& one : model.review.people)
    if (one.record.words_read && !one.record.put_away) people.push_back(&one.record);
  float y = at.y;
  if (people.empty()) {
    y += ui::say(frame, say(Word::leave_sealed_nobody), type::meta, {at.x, y}, width, page::Ink::ink2, Role::note) + 6;
    if (link(frame, say(Word::leave_to_review), {at.x, y}, type::label, false)) frame.wish(app::intent::ShowReview{});
    return y + 20 - at.y;
  }
  std::vector<std::string> names;
  for (const auto* one : people)
    names.push_back(one->role.empty() ? one->name : say(Word::leave_sealed_who, fmt::arg("name", one->name), fmt::arg("role", one->role)));
  const auto chosen = std::ranges::find(people, choice.to, &portfolio::Person::keys);
  std::optional<int> wish;
  y += one_of(frame, say(Word::leave_sealed_for), {names.begin(), names.end()}, static_cast<int>(chosen - people.begin()), {at.x, y}, width,
              wish);
  if (wish) choice.to = people[static_cast<std::size_t>(*wish)]->keys;
  if (chosen == people.end()) return y - at.y;
  return y + 8 +
         ui::say(frame, say(Word::leave_only_they, fmt::arg("name", (*chosen)->name)), type::meta, {at.x, y + 8}, width, page::Ink::ink3) -
         at.y;
}

/// The forms there are for whom it is; those under "More forms" once one of them is chosen. Answers the height.
float draw_forms(const app::Model& model, Frame& frame, Choice& choice, page::Point at, float width) {
  std::vector<const app::LeavingForm*> first, more;
  for (const auto& form : app::leaving_forms())
    if (!form.sealed || choice.whom != Whom::me) (form.more ? more : first).push_back(&form);
  const auto names = [](const std::vector<const app::LeavingForm*>& forms) {
    std::vector<std::string_view> all;
    for (const auto* form : forms) all.push_back(say(form->name));
    return all;
  };
  const auto place = [&](const std::vector<const app::LeavingForm*>& forms) {
    const auto found = std::ranges::find(forms, choice.form, &app::LeavingForm::form);
    return static_cast<int>(found - forms.begin());
  };
  float y = at.y;
  std::optional<int> wish;
  auto segments = names(first);
  segments.push_back(say(Word::leave_more));
  const bool others = app::leaving_form(choice.form).more;
  y += one_of(frame, say(Word::leave_form), segments, place(first), {at.x, y}, width, wish);
  if (wish) choice.form = static_cast<std::size_t>(*wish) < first.size() ? first[static_cast<std::size_t>(*wish)]->form : more[0]->form;
  if (others) {
    wish.reset();
    y += 10 + one_of(frame, say(Word::leave_which_form), names(more), place(more), {at.x, y + 10}, width, wish);
    if (wish) choice.form = more[static_cast<std::size_t>(*wish)]->form;
  }
  if (app::leaving_form(choice.form).sealed) y += 12 + draw_sealed_for(model, frame, choice, {at.x, y + 12}, width);
  return y - at.y;
}

}  // namespace

float draw_leaving_choices(const app::Model& model, Frame& frame, page::Point at, float width) {
  Choice choice = model.leaves.choice;
  float y = at.y;
  std::optional<int> wish;
  const auto row = [&](Word label, const std::vector<std::string_view>& names, int chosen) {
    wish.reset();
    y += one_of(frame, say(label), names, chosen, {at.x, y}, width, wish) + 10;
    return wish;
  };
  if (const auto what = row(
          Word::leave_what,
          {say(Word::leave_answer), say(Word::leave_chosen), say(Word::leave_case), say(Word::leave_period), say(Word::leave_everything)},
          static_cast<int>(choice.what)))
    choice.what = static_cast<What>(*what);
  if (const auto whom =
          row(Word::leave_whom, {say(Word::leave_me), say(Word::leave_supervision), say(Word::leave_team)}, static_cast<int>(choice.whom)))
    choice.whom = static_cast<Whom>(*whom);
  y += draw_forms(model, frame, choice, {at.x, y}, width) + 16;
  if (choice.what == What::one_case) y += draw_which_case(model, frame, choice, {at.x, y}, width) + 16;
  if (choice.what == What::period) y += draw_period(model, frame, {at.x, y}, width) + 16;
  if (const float which = draw_leaving_which(model, frame, choice, {at.x, y}, width); which > 0) y += which + 12;
  const auto with = [&](Word word, bool& on) {
    y += 4;
    if (tick(frame, say(word), on, {at.x, y}, width)) on = !on;
    y += tick_height(frame, say(word), width) + 8;
  };
  with(Word::leave_with_commitments, choice.commitments);
  if (choice.whom == Whom::me) with(Word::leave_with_marks, choice.marks);
  if (choice != model.leaves.choice) frame.wish(app::intent::ChangeLeaving{std::move(choice)});
  return y + 8 - at.y;
}

float draw_leaving_words(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Leaves& leaves = model.leaves;
  if (leaves.choice.whom == Whom::me) return 0;
  float y = at.y;
  rule(frame, at.x, y, width, frame.colours->rule);
  y += 15;
  if (leaves.choice.whom == Whom::supervision) {
    y += ui::say(frame, say(Word::leave_talk), bold, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
    EditorLook look = answer_look(model);
    look.size -= 3;
    look.line = 26;
    look.between = 0;
    look.left = look.right = 16;
    look.top = look.bottom = 8;
    y += editor(frame, app::Field::leave_talk, leaves.talk, say(Word::leave_talk), {at.x, y, width, 94}, look).height + 6;
    const auto& typed = leaves.talk.text;
    const auto lines = app::talk_lines(typed);
    const auto last = typed.find_last_not_of(" \n");
    const bool more = lines.size() == 3 && typed.rfind(lines.back()) + lines.back().size() <= last;
    if (more) y += ui::say(frame, say(Word::leave_talk_more), type::meta, {at.x, y}, width, page::Ink::ink3, Role::status);
    y += 10;
  }
  y += fields(frame, {{Word::leave_name, app::Field::leave_name, &leaves.name}, {Word::leave_role, app::Field::leave_role, &leaves.role}},
              {at.x, y}, width) +
       12;
  const float half = width >= 2 * day_wide + 12 ? (width - 12) / 2 : width;
  return y + named_field(frame, Word::leave_day, app::Field::leave_day, leaves.day, {at.x, y}, half) + 16 - at.y;
}

float draw_leaving_limits(const app::Model& model, Frame& frame, page::Point at, float width) {
  const Whom whom = model.leaves.choice.whom;
  if (whom == Whom::me) return 0;
  constexpr float inset = 18;
  float y = at.y;
  y += ui::say(frame, say(Word::leave_before), type::label, {at.x + inset, y}, width - inset, page::Ink::clay, Role::heading, 2);
  const auto words = say(whom == Whom::team || app::sealed_for_a_peer(model) ? Word::leave_limits_team : Word::leave_limits_supervision);
  y += ui::say(frame, words, small_meta, {at.x + inset, y}, width - inset, page::Ink::ink2, Role::note);
  fill(frame, {at.x, at.y, 4, y - at.y}, frame.colours->clay);
  if (const auto& retention = model.policy.retention; !retention.empty()) {
    y += 10;
    y += service_has_set(model, frame, {at.x + inset, y}, width - inset);
    y += ui::say(frame, retention, type::meta, {at.x + inset, y}, width - inset, page::Ink::ink2, Role::note);
  }
  return y + 16 - at.y;
}

}  // namespace vignette::ui
