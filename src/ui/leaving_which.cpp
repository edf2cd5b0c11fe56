// Which answers leave; and of each that goes to somebody else, in which version and with which of the passages that it cites.
#include <algorithm>
#include <optional>
#include <utility>

#include "ui/answers.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/theme.hpp"
#include "ui/tick.hpp"

namespace vignette::ui {

namespace {

using words::say;
using words::Word;
using Choice = app::LeavingChoice;

constexpr Type bold{type::sans_bold, 15, 22};
constexpr float row = 30, inset = 30;

/// As much of it as fits on one line, cut between words.
std::string on_a_line(Frame& frame, const std::string& words, float width) {
  const float wide = width_of(frame, words, type::meta);
  if (wide <= width) return words;
  const auto about = static_cast<std::size_t>(static_cast<float>(words.size()) * std::max(0.0F, width - 24) / wide);
  const auto end = words.rfind(' ', about);
  return words.substr(0, end == std::string::npos ? 0 : end) + " …";
}

class Which {
 public:
  Which(const app::Model& model, Frame& frame, Choice& choice, float left, float width)
      : model_(model), frame_(frame), choice_(choice), left_(left), width_(width) {}

  /// The answers there are, each with a tick. Answers the height.
  float to_choose(float top) {
    float y = top;
    y += ui::say(frame_, say(Word::leave_which), bold, {left_, y}, width_, page::Ink::ink, Role::heading, 2) + 8;
    std::size_t number = 0;
    for (const auto& head : model_.list.heads) {
      if (portfolio::is_only_for_me(head.key)) continue;
      const page::Rect rect{left_, y, width_, row};
      y += row;
      ++number;
      if (in_reach(frame_, rect)) {
        const std::string name =
            say(Word::leave_which_row, fmt::arg("name", name_of_answer(model_, head.key, head.case_title, head.question_number)),
                fmt::arg("day", date_in_words(model_, head.updated)));
        if (tick(frame_, name, choice_.chosen.contains(head.key), {left_, rect.y + 5}, 0, number) && !choice_.chosen.erase(head.key))
          choice_.chosen.insert(head.key);
      }
      if (const auto* one = goes(head.key)) y += each(*one, {}, y - row, inset);
    }
    if (number == 0) y += ui::say(frame_, say(Word::leave_none_to_choose), type::meta, {left_, y}, width_, page::Ink::ink3);
    return y - top;
  }

  /// Those that the choice has. Answers the height.
  float chosen(float top) {
    float y = top;
    y += ui::say(frame_, say(Word::leave_each), bold, {left_, y}, width_, page::Ink::ink, Role::heading, 2) + 8;
    for (const auto& one : model_.leaves.preview->each) {
      const auto name = name_of_answer(model_, one.key, one.title, one.question_number);
      y += row + each(one, name, y, 0);
    }
    return y - top;
  }

 private:
  using Version = std::optional<std::pair<std::size_t, const portfolio::Revision*>>;

  /// What is previewed of an answer for somebody else.
  const app::LeavingAnswer* goes(const portfolio::QuestionKey& key) const {
    const auto& preview = model_.leaves.preview;
    if (!preview || choice_.whom == Choice::Whom::me || !choice_.chosen.contains(key)) return nullptr;
    const auto found = std::ranges::find(preview->each, key, &app::LeavingAnswer::key);
    return found == preview->each.end() ? nullptr : &*found;
  }

  std::string version_in_words(std::size_t number, const portfolio::Revision& version) const {
    return say(Word::leave_version, fmt::arg("number", number), fmt::arg("day", date_in_words(model_, version.made)));
  }

  /// The version at the right end of the answer's row; below it versions to choose from, and passages. Answers the height below the row.
  float each(const app::LeavingAnswer& one, const std::string& name, float row_top, float indent) {
    const auto version = app::version_chosen(model_.leaves, one.key);
    const bool open = model_.leaves.choosing == one.key;
    // Where there is no room for it beside a tick, it has a row of its own.
    if (name.empty() && width_ < 420) return row + below(one, version, open, name, row_top + row, indent);
    return below(one, version, open, name, row_top, indent);
  }

  float below(const app::LeavingAnswer& one, const Version& version, bool open, const std::string& name, float row_top, float indent) {
    const page::Rect line{left_, row_top, width_, row};
    if (in_reach(frame_, line)) {
      const std::string in_words = version ? version_in_words(version->first, *version->second) : std::string(say(Word::leave_latest));
      const float wide = width_of(frame_, in_words, type::label);
      if (!name.empty()) ui::say_short(frame_, name, type::meta, {left_, row_top + 5}, width_ - wide - 24, 1, page::Ink::ink2);
      version_link(one, in_words, {left_ + width_ - wide, row_top + 5}, open);
    }
    float y = row_top + row;
    if (open) y += versions(one, {left_ + indent, y}, width_ - indent) + 8;
    std::size_t number = 0;
    for (const auto& passage : one.cited) {
      const page::Rect rect{left_ + indent, y, width_ - indent, row};
      y += row;
      ++number;
      if (in_reach(frame_, rect)) cited(one, passage, rect, number);
    }
    return y - row_top - row;
  }

  void version_link(const app::LeavingAnswer& one, const std::string& version, page::Point at, bool open) {
    const auto name = say(Word::leave_version_chosen, fmt::arg("name", name_of_answer(model_, one.key, one.title, one.question_number)),
                          fmt::arg("version", version));
    const auto setting = set(frame_, version, type::label, page::Ink::accent);
    const page::Rect words{at.x, at.y, setting->width, setting->height};
    const Touch does = touch(frame_, control_id(Role::button, name), Role::button, name, {words.x - 4, words.y - 3, words.w + 8, 26},
                             open ? std::uint32_t{expanded} : 0U);
    letters(frame_, *setting, at, does.over ? frame_.colours->accent_over : frame_.colours->accent);
    if (does.over || open) rule(frame_, words.x, words.bottom() - 1, words.w, frame_.colours->accent);
    if (does.ring) focus_ring(frame_, words, 2);
    if (does.activated) frame_.wish(app::intent::ChooseLeavingVersion{one.key});
  }

  /// A chip for the latest, and one for each version before it that is there. Answers the height.
  float versions(const app::LeavingAnswer& one, page::Point at, float width) {
    const auto read = model_.leaves.versions.find(one.key);
    if (read == model_.leaves.versions.end())
      return ui::say(frame_, say(Word::leave_versions_reading), type::meta, at, width, page::Ink::ink3, Role::status);
    const auto* draft = app::find_draft(model_, one.key);
    const auto found = choice_.versions.find(one.key);
    const auto chosen = found == choice_.versions.end() ? std::nullopt : std::optional(found->second);
    Flow flow(at, width, 26);
    describe(frame_, Role::list, say(Word::leave_each), {at.x, at.y, width, 26});
    ++frame_.depth;
    int offered = 0;
    const auto offer = [&](const std::string& name, bool on) {
      ++offered;
      float wide = width_of(frame_, name, type::small) + 22;
      return chip(frame_, name, flow.place(wide), on, &wide, Role::radio_button);
    };
    if (offer(std::string(say(Word::leave_latest)), !chosen)) choice_.versions.erase(one.key);
    const auto& list = read->second;
    for (std::size_t i = list.size(); i-- > 0;) {
      const bool is_latest = i + 1 == list.size() && draft && draft->editing.text == list[i].text;
      if (list[i].taken_out || is_latest) continue;
      if (offer(version_in_words(i + 1, list[i]), chosen == list[i].id)) choice_.versions.insert_or_assign(one.key, list[i].id);
    }
    --frame_.depth;
    if (offered > 1) return flow.height();
    return flow.height() + 4 +
           ui::say(frame_, say(Word::leave_no_versions), type::meta, {at.x, at.y + flow.height() + 4}, width, page::Ink::ink3);
  }

  void cited(const app::LeavingAnswer& one, const portfolio::Citation& passage, page::Rect rect, std::size_t number) {
    const auto words = passage.section.empty()
                           ? say(Word::leave_passage, fmt::arg("quote", passage.quote))
                           : say(Word::leave_passage_at, fmt::arg("quote", passage.quote), fmt::arg("section", passage.section));
    const auto left_out = choice_.left_out.find(one.key);
    const bool in = left_out == choice_.left_out.end() || !left_out->second.contains(passage.mark);
    const auto hint = number + 1000 * static_cast<std::size_t>(&one - model_.leaves.preview->each.data() + 1);
    if (!tick(frame_, on_a_line(frame_, words, rect.w - inset), in, {rect.x, rect.y + 5}, 0, hint)) return;
    auto& out = choice_.left_out[one.key];
    if (!out.erase(passage.mark)) out.insert(passage.mark);
    if (out.empty()) choice_.left_out.erase(one.key);
  }

  const app::Model& model_;
  Frame& frame_;
  Choice& choice_;
  float left_, width_;
};

}  // namespace

float draw_leaving_which(const app::Model& model, Frame& frame, Choice& choice, page::Point at, float width) {
  Which which(model, frame, choice, at.x, width);
  if (choice.what == Choice::What::chosen) return which.to_choose(at.y);
  const auto& preview = model.leaves.preview;
  if (choice.whom == Choice::Whom::me || !preview || preview->each.empty()) return 0;
  return which.chosen(at.y);
}

}  // namespace vignette::ui
