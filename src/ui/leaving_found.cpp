// The look for what could point to a real person: each finding in its place, why it matters, and the ways out.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "ui/answers.hpp"
#include "ui/focus.hpp"
#include "ui/leaving.hpp"
#include "ui/leaving_parts.hpp"
#include "ui/own.hpp"
#include "ui/review_parts.hpp"
#include "ui/tick.hpp"
#include "ui/writing.hpp"

namespace vignette::ui {

namespace {

using app::LeavingText;
using words::say;
using words::Word;

constexpr Type bold{type::sans_bold, 15, 22}, quote_type{type::serif, 18, 27}, small{type::sans_bold, 14, 20};

/// The words around a finding, from its paragraph; and where in them it stands.
struct Quote {
  std::string words;
  text::Range range;
};

Quote quote_of(const std::string& text, text::Range found) {
  constexpr std::size_t around = 60;
  const auto line = found.begin == 0 ? std::string::npos : text.rfind('\n', found.begin - 1);
  const std::size_t first = line == std::string::npos ? 0 : line + 1;
  const std::size_t last = std::min(text.find('\n', found.end), text.size());
  std::size_t begin = first, end = last;
  if (found.begin - first > around) {
    const auto blank = text.find(' ', found.begin - around);
    if (blank != std::string::npos && blank < found.begin) begin = blank + 1;
  }
  if (last - found.end > around) {
    const auto blank = text.rfind(' ', found.end + around);
    if (blank != std::string::npos && blank >= found.end) end = blank;
  }
  Quote quote;
  if (begin > first) quote.words = "… ";
  const std::size_t shift = quote.words.size();
  quote.words += text.substr(begin, end - begin);
  if (end < last) quote.words += " …";
  quote.range = {found.begin - begin + shift, found.end - begin + shift};
  return quote;
}

std::ptrdiff_t paragraph_of(const std::string& text, std::size_t at) {
  std::ptrdiff_t number = 1;
  bool in_one = false;
  for (std::size_t i = 0; i < at && i < text.size(); ++i) {
    if (text[i] != '\n') in_one = true;
    if (text[i] == '\n' && in_one) ++number, in_one = false;
  }
  return number;
}

/// Which finding was seen to last, and how often each was. A control is known by what was found and how often that was seen to, and not
/// by its place: one that goes hands nothing on to the one that comes where it stood.
struct FoundSlot : Memory::Slot {
  std::pair<std::size_t, std::size_t> last;  ///< text and finding, of
  std::uint64_t shown = 0;                   ///< the preview of this number
  std::map<Id, std::uint64_t> seen_to;
  std::map<Id, float> heights;  ///< of each as last drawn, with what is clear below it; at
  float width = 0;
};

Id put_back_id(const app::WayUsed::Done done) {
  return control_id(Role::button, say(done == app::WayUsed::Done::kept ? Word::leave_look_again : Word::leave_put_back));
}

/// One drawing of one finding.
struct Found {
  const app::Model& model;
  Frame& frame;
  const LeavingText& text;
  const reflect::Finding& finding;
  std::size_t at_text, at_finding;
  std::size_t before;  ///< of the same words in this text

  FoundSlot& slot() const { return frame.memory.slot<FoundSlot>("leaving found"); }

  /// Of what was found, wherever it stands now.
  Id found_id() const {
    const std::string whose = text.key.case_id + "\n" + text.key.question_id + "\n" + text.commitment + "\n";
    return id_of(whose + app::passage_of(text, finding), static_cast<Id>(text.in) + 1);
  }
  Id key() const { return id_of("finding", found_id(), before); }
  std::uint64_t hint(std::size_t of = 0) const {
    const auto seen = slot().seen_to.find(found_id());
    return id_of(std::to_string(before) + "/" + std::to_string(of), found_id(), seen == slot().seen_to.end() ? 0 : seen->second);
  }
  /// What is done to it is told where it stands, and there the keyboard goes.
  void seen_to(app::WayUsed::Done done) const {
    slot().last = {at_text, at_finding};
    slot().shown = model.leaves.shown;
    ++slot().seen_to[found_id()];
    forget_trail(frame);
    give_focus(frame, put_back_id(done), frame.memory.ring);
  }

  float quote(page::Point at, float width) const {
    const Quote said = quote_of(text.text, finding.range);
    const auto setting = set(frame, said.words, quote_type, page::Ink::ink, width);
    say_set(frame, *setting, said.words, at);
    constexpr float dot = 2, apart = 4;
    for (const page::Rect& part : page::rects(*setting, said.range, page::Over::ink))
      for (float x = 0; x + dot <= part.w; x += apart)
        fill(frame, {at.x + part.x + x, at.y + part.bottom() - 3, dot, dot}, frame.colours->clay);
    return setting->height;
  }

  std::string where() const {
    if (text.in == LeavingText::In::talk) return std::string(say(Word::leave_in_talk)) + ". " + std::string(say(finding.why));
    if (app::is_of_the_sheet(text.in))
      return say(text.in == LeavingText::In::name ? Word::leave_in_name : Word::leave_in_role, fmt::arg("why", say(finding.why)));
    const auto title = name_of_answer(model, text.key, text.title, text.question_number);
    if (text.in != LeavingText::In::answer)
      return say(text.in == LeavingText::In::title ? Word::leave_in_title : Word::leave_in_commitment, fmt::arg("title", title),
                 fmt::arg("why", say(finding.why)));
    return say(Word::leave_where, fmt::arg("title", title), fmt::arg("number", paragraph_of(text.text, finding.range.begin)),
               fmt::arg("why", say(finding.why)));
  }

  /// A change needs the answer itself, as it is shown.
  bool can_change() const {
    if (model.read_only || model.leaves.making || model.taking_out.busy) return false;
    if (app::is_of_the_sheet(text.in)) return true;
    if (text.in != LeavingText::In::answer || text.earlier) return false;
    const auto* draft = app::find_draft(model, text.key);
    return draft && draft->editing.text == text.text;
  }

  float ways(page::Point at, float width) const {
    Flow flow(at, width, 32);
    ButtonLook look{.available = can_change(), .height = 32, .padding = 12, .type = small};
    bool out = false;
    for (std::size_t i = 0; i < finding.ways.size(); ++i) {
      const reflect::Way& way = finding.ways[i];
      if (!way.instead && way.kind != reflect::Way::Kind::leave_out) continue;
      if (!way.instead && std::exchange(out, true)) continue;
      const std::string name =
          way.instead ? say(Word::leave_write, fmt::arg("words", say(*way.instead))) : std::string(say(Word::leave_out_of_it));
      const float wide = button_width(frame, name, look);
      const page::Point place = flow.place(wide);
      if (button(frame, name, {place.x, place.y, wide, 32}, look, hint(i + 1))) {
        frame.wish(app::intent::UseWay{at_text, at_finding, i, model.leaves.shown});
        seen_to(app::WayUsed::Done::changed);
      }
    }
    look.available = true;
    const auto keep = say(Word::leave_keep);
    const float wide = button_width(frame, keep, look);
    const page::Point place = flow.place(wide);
    if (button(frame, keep, {place.x, place.y, wide, 32}, look, hint())) {
      frame.wish(app::intent::KeepFinding{at_text, at_finding, model.leaves.shown});
      if (app::is_of_the_sheet(text.in))
        seen_to(app::WayUsed::Done::kept);
      else
        give_focus(frame, id_of(app::Field::leave_why), frame.memory.ring);
    }
    look.manner = Manner::quiet;
    const auto go = [&](Word word, const app::Intent& there) {
      const float open_wide = button_width(frame, say(word), look);
      const page::Point beside = flow.place(open_wide);
      if (button(frame, say(word), {beside.x, beside.y, open_wide, 32}, look, hint())) frame.wish(there);
    };
    if (text.in == LeavingText::In::answer && app::find_draft(model, text.key))
      go(Word::leave_open_answer, app::intent::GoOnWriting{text.key});
    if (text.in == LeavingText::In::title) go(Word::leave_open_reflection, app::intent::GoOnWriting{text.key});
    if (text.in == LeavingText::In::commitment) go(Word::leave_open_commitment, app::intent::ShowCommitments{text.commitment});
    return flow.height();
  }

  /// Why an earlier version can't be changed here. Answers the height.
  float of_earlier(page::Point at, float width) const {
    if (!text.earlier) return 0;
    return 6 + ui::say(frame, say(Word::leave_in_version), type::meta, {at.x, at.y + 6}, width, page::Ink::ink3);
  }

  float earlier(page::Point at, float width) const {
    if (!app::goes_from_earlier(text, finding)) return 0;
    const auto words = say(Word::leave_earlier);
    if (tick(frame, words, model.leaves.earlier_too, {at.x, at.y + 10}, width, hint()))
      frame.wish(app::intent::EarlierToo{!model.leaves.earlier_too});
    const float high = tick_height(frame, words, width);
    // Of somebody of one's own it goes with its "my"; without one it can't be told from the one in the case.
    const bool any = finding.kind == reflect::Detail::case_name && finding.along == 0;
    const std::string why =
        any ? say(Word::leave_earlier_name, fmt::arg("name", app::passage_of(text, finding))) : std::string(say(Word::leave_earlier_why));
    return 10 + high + ui::say(frame, why, type::meta, {at.x + 30, at.y + 10 + high}, width - 30, page::Ink::ink3);
  }

  /// Why it stays, in one's own words; they can be left out.
  float why(page::Point at, float width) const {
    float y = at.y;
    y += ui::say(frame, say(Word::leave_why), type::meta, {at.x, y}, width, page::Ink::ink2) + 6;
    field(frame, app::Field::leave_why, model.leaves.why, say(Word::leave_why), {}, {at.x, y, width, 40});
    y += 48;
    Flow flow({at.x, y}, width, 32);
    const ButtonLook look{.height = 32, .padding = 12, .type = small};
    const page::Point keep = flow.place(button_width(frame, say(Word::leave_why_done), look));
    if (button(frame, say(Word::leave_why_done), {keep.x, keep.y, 0, 32}, look)) {
      frame.wish(app::intent::FindingKept{true});
      seen_to(app::WayUsed::Done::kept);
    }
    const page::Point not_now = flow.place(button_width(frame, say(Word::leave_why_not), look));
    if (button(frame, say(Word::leave_why_not), {not_now.x, not_now.y, 0, 32}, look)) {
      frame.wish(app::intent::FindingKept{false});
      give_focus(frame, control_id(Role::button, say(Word::leave_keep), hint()), frame.memory.ring);
    }
    return y + flow.height() - at.y;
  }

  float draw(page::Point at, float width) const {
    float y = at.y;
    y += quote({at.x, y}, width) + 2;
    y += ui::say(frame, where(), type::meta, {at.x, y}, width, page::Ink::ink2) + 8;
    const auto& noting = model.leaves.noting;
    if (noting && noting->first == at_text && noting->second == at_finding)
      y += why({at.x, y}, width);
    else
      y += ways({at.x, y}, width);
    y += earlier({at.x, y}, width);
    y += of_earlier({at.x, y}, width);
    return y - at.y;
  }
};

/// What was done last, where it was done, and the way back from it. Answers the height.
float draw_used(const app::Model& model, Frame& frame, page::Point at, float width) {
  using Done = app::WayUsed::Done;
  const app::Leaves& leaves = model.leaves;
  const app::WayUsed& used = *leaves.way_used;
  const auto told_of = [&](Word word) { return say(word, fmt::arg("quote", used.passage), fmt::arg("words", used.instead)); };
  std::string told;
  if (used.done == Done::kept)
    told = told_of(Word::leave_now_kept);
  else if (used.done == Done::put_back)
    told = told_of(leaves.taken_earlier ? Word::leave_now_back_versions : Word::leave_now_back);
  else
    told = told_of(used.instead.empty() ? Word::leave_now_out : Word::leave_now_says);
  float y = at.y;
  y += ui::say(frame, told, type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 6;
  const Id back = put_back_id(used.done);
  if (used.done == Done::put_back && frame.memory.focus != back) return y - at.y + 6;
  const ButtonLook look{.available = app::can_put_back(model), .height = 32, .padding = 12, .type = small};
  const auto name = say(used.done == Done::kept ? Word::leave_look_again : Word::leave_put_back);
  if (button(frame, name, {at.x, y, 0, 32}, look)) {
    frame.wish(app::intent::PutWayBack{});
    forget_trail(frame);
  }
  return y + 32 + 16 - at.y;
}

/// That nothing was looked at yet, and why; else that nothing was found.
std::string nothing_found(const app::Leaves& leaves) {
  if (leaves.making) return std::string(say(Word::leave_look_making));
  if (leaves.preview) return std::string(say(Word::leave_found_none));
  const auto why = leaves.problem ? in_sentences(*leaves.problem) : leaves.stopped ? std::string(say(Word::leave_stopped)) : std::string();
  return say(Word::leave_look_not_yet, fmt::arg("why", capital_first(why)));
}

/// What was shared and holds what was left out just now: it stays as it was shared, unless that is asked for. Answers the height.
float draw_still_shared(const app::Model& model, Frame& frame, page::Point at, float width) {
  const auto& taking = model.taking_out;
  if (!model.leaves.left_out || taking.busy || !taking.reach || taking.reach->shares.empty() || !taking.what.within_answer) return 0;
  std::vector<std::string> names;
  for (const auto& one : taking.reach->shares) {
    const auto number = small_first(number_where_alike(taking.reach->shares, one));
    names.push_back((number.empty() ? "" : number + " ") + say(one.name.empty() ? Word::leave_shared_on : Word::leave_shared_with,
                                                               fmt::arg("name", one.name),
                                                               fmt::arg("day", day_only_in_words(model, one.made))));
  }
  float y = at.y;
  y += ui::say(frame, say(Word::leave_passage, fmt::arg("quote", taking.what.passage)), quote_type, {at.x, y}, width) + 2;
  y += ui::say(frame, say(Word::leave_shared_stays, fmt::arg("shares", listed(names))), type::meta, {at.x, y}, width, page::Ink::ink2,
               Role::status) +
       6;
  const ButtonLook look{.available = !model.read_only, .height = 32, .padding = 12, .type = small};
  if (button(frame, say(Word::leave_shared_take_out), {at.x, y, 0, 32}, look))
    frame.wish(app::intent::AskTakeOut{.what = portfolio::TakenOut::What::passage,
                                       .key = taking.what.key,
                                       .passage = taking.what.passage,
                                       .version = model.versions.list.size()});
  return y + 32 + 12 - at.y;
}

/// How many are drawn whole, whether they are in view or not.
constexpr std::size_t few = 12;

/// All that is still to be looked at, in its order. A drawing costs what is in view: of the rest the height is known from before.
class FoundList {
 public:
  FoundList(const app::Model& model, Frame& frame, page::Point at, float width)
      : frame_(frame), x_(at.x), width_(width), slot_(frame.memory.slot<FoundSlot>("leaving found")) {
    if (std::exchange(slot_.width, width) != width) slot_.heights.clear();
    if (!model.leaves.preview) return;
    const auto& texts = model.leaves.preview->texts;
    for (std::size_t t = 0; t < texts.size(); ++t) {
      std::map<std::string, std::size_t> before;
      for (std::size_t f = 0; f < texts[t].findings.size(); ++f) {
        const std::size_t same = before[app::passage_of(texts[t], texts[t].findings[f])]++;
        if (app::is_open(model.leaves, texts[t], texts[t].findings[f]))
          all_.push_back({model, frame, texts[t], texts[t].findings[f], t, f, same});
      }
    }
    if (all_.size() > few && !frame.panes.empty()) frame.panes.back()->reach();  // Tab walks all of them
  }

  const std::vector<Found>& all() const { return all_; }

  /// Answers the height.
  float draw(const Found& one, float y) {
    constexpr float clear = 16, likely = 150;
    constexpr std::size_t measured_at_once = 40;
    const auto known = slot_.heights.find(one.key());
    const bool measured = known != slot_.heights.end();
    const float height = measured ? known->second : likely;
    if (all_.size() > few && !in_reach(frame_, {x_, y, width_, height})) {
      if (measured) return height;
      if (++measured_now_ > measured_at_once) {
        frame_.again = true;  // the rest in the drawings that follow
        return height;
      }
    }
    return slot_.heights[one.key()] = one.draw({x_, y}, width_) + clear;
  }

 private:
  Frame& frame_;
  float x_, width_;
  FoundSlot& slot_;
  std::vector<Found> all_;
  std::size_t measured_now_ = 0;
};

}  // namespace

float draw_leaving_found(const app::Model& model, Frame& frame, page::Point at, float width) {
  const app::Leaves& leaves = model.leaves;
  float y = at.y;
  rule(frame, at.x, y, width, frame.colours->rule);
  y += 15;
  y += ui::say(frame, say(Word::leave_look), bold, {at.x, y}, width, page::Ink::ink, Role::heading, 2) + 8;
  FoundList list(model, frame, {at.x, y}, width);
  const auto& slot = frame.memory.slot<FoundSlot>("leaving found");
  // What was changed is told in its place at once; the preview without it comes.
  const bool old = leaves.way_used && leaves.way_used->done == app::WayUsed::Done::changed && slot.shown == leaves.shown;
  const auto seen_to = [&](const Found& one) { return old && std::pair(one.at_text, one.at_finding) == slot.last; };
  const auto open = list.all().size() - static_cast<std::size_t>(std::ranges::count_if(list.all(), seen_to));
  if (open > few) y += ui::say(frame, say(Word::leave_found, fmt::arg("count", open)), type::meta, {at.x, y}, width, page::Ink::ink2) + 10;
  bool told = !leaves.way_used;
  const auto tell = [&] {
    if (!std::exchange(told, true)) y += draw_used(model, frame, {at.x, y}, width);
  };
  for (const auto& one : list.all()) {
    if (std::pair(one.at_text, one.at_finding) >= slot.last) tell();
    if (!seen_to(one)) y += list.draw(one, y);
  }
  tell();
  if (open == 0) y += ui::say(frame, nothing_found(leaves), type::meta, {at.x, y}, width, page::Ink::ink2, Role::status) + 2;
  if (leaves.taken_earlier && !model.taking_out.busy) {
    const auto& problem = model.taking_out.problem;
    y += ui::say(frame, problem ? in_sentences(*problem) : std::string(say(Word::leave_earlier_gone)), type::meta, {at.x, y}, width,
                 page::Ink::ink2, Role::status) +
         2;
  }
  y += draw_still_shared(model, frame, {at.x, y}, width);
  y += ui::say(frame, say(Word::leave_last_line, fmt::arg("words", say(reflect::under_every_look))), type::meta, {at.x, y}, width);
  return y + 16 - at.y;
}

}  // namespace vignette::ui
