// What the look for identifying details found in what leaves: changed, or kept as it is. It never stands in the way.

#include <algorithm>
#include <utility>

#include "app/leaving.hpp"
#include "app/turn.hpp"
#include "app/wipe.hpp"
#include "portfolio/practice.hpp"
#include "text/without.hpp"
#include "words/words.hpp"

namespace vignette::app {

namespace {

using In = LeavingText::In;
using words::Word;

const LeavingText* text_at(const Leaves& leaves, std::size_t text, std::size_t finding) {
  if (!leaves.preview || text >= leaves.preview->texts.size()) return nullptr;
  const auto& found = leaves.preview->texts[text];
  return finding < found.findings.size() ? &found : nullptr;
}

bool begins_sentence(std::string_view text, std::size_t at) {
  const auto last = text.substr(0, at).find_last_not_of(" \t\"“‘(");
  return last == std::string_view::npos || std::string_view(".!?\n").find(text[last]) != std::string_view::npos;
}

char in_capitals(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_one_of(char c, std::string_view marks) { return marks.find(c) != std::string_view::npos; }

/// The text without what stands there: one blank between the words around it, one mark where two would meet, no empty brackets.
std::string left_out(std::string text, text::Range range) {
  for (const std::string_view owns : {"'s", "’s"})
    if (std::string_view(text).substr(range.end).starts_with(owns)) {
      range.end += owns.size();
      break;
    }
  const bool began = begins_sentence(text, range.begin);
  bool blank = false;
  const auto close_up = [&] {
    for (; range.begin > 0 && text[range.begin - 1] == ' '; --range.begin) blank = true;
    for (; range.end < text.size() && text[range.end] == ' '; ++range.end) blank = true;
  };
  const auto before = [&] { return range.begin == 0 ? '\n' : text[range.begin - 1]; };
  const auto after = [&] { return range.end == text.size() ? '\n' : text[range.end]; };
  close_up();
  if (before() == '(' && after() == ')') {
    --range.begin, ++range.end;
    close_up();
  }
  if (is_one_of(after(), ",;:") && (began || is_one_of(before(), ":;("))) {
    ++range.end;
    close_up();
  } else if (is_one_of(before(), ",;:") && is_one_of(after(), ",;:.!?)\n")) {
    --range.begin;
    close_up();
  }
  const bool apart = blank && !is_one_of(before(), "\n(") && !is_one_of(after(), "\n,;:.!?)");
  if (began && range.end < text.size()) text[range.end] = in_capitals(text[range.end]);
  return text.replace(range.begin, range.size(), apart ? " " : "");
}

/// The passage as it will stand, in its place. A word that says who somebody is brings its own "the": the "my" before goes along. Left
/// out, a name takes its "my" along, but who has the name stays.
std::string changed(const std::string& text, const reflect::Finding& finding, const reflect::Way& way) {
  text::Range range = finding.range;
  const std::size_t along = std::min(finding.along, range.begin);
  const std::string_view words = std::string_view(text).substr(range.begin - along, along);
  if (way.instead || words.find(' ') + 1 == along) range.begin -= along;
  if (!way.instead) return left_out(text, range);
  std::string instead(words::say(*way.instead));
  if (begins_sentence(text, range.begin)) instead.front() = in_capitals(instead.front());
  return std::string(text).replace(range.begin, range.size(), instead);
}

/// Whose page it is: the field holds nothing else.
void change_field(Turn& turn, Editing& typed, const LeavingText& text, const std::string& wanted) {
  if (typed.text == text.text) become(typed, wanted, turn.outside.now.instant);
}

/// Words in the field for what to talk about: the line is found again in what was typed.
void change_talk(Turn& turn, const LeavingText& text, const std::string& wanted) {
  Editing& typed = turn.model.leaves.talk;
  const auto is_line = [&](std::size_t at) {
    const auto end = at + text.text.size();
    return (at == 0 || typed.text[at - 1] == '\n') && (end == typed.text.size() || typed.text[end] == '\n');
  };
  auto at = typed.text.find(text.text);
  while (at != std::string::npos && !is_line(at)) at = typed.text.find(text.text, at + 1);
  if (at == std::string::npos) return;
  std::string all = typed.text;
  all.replace(at, text.text.size(), wanted);
  become(typed, all, turn.outside.now.instant);
  keep_before_share(turn, Field::leave_talk);
}

/// The passage goes from every version where that is wanted. What was shared is frozen, and stays as it was: which of it holds the passage
/// is looked up in either case, since it goes from there only when "take out for good" is asked for.
void see_to_earlier(Turn& turn, const Draft& draft, const std::string& passage) {
  Model& model = turn.model;
  TakingOut& taking = model.taking_out;
  if (taking.busy || model.saving.state == SaveState::failed) return;
  wipe(taking);
  taking.what = {.what = portfolio::TakenOut::What::passage,
                 .key = draft.record.key,
                 .passage = passage,
                 .when = turn.outside.now.instant,
                 .within_answer = true};
  taking.case_title = draft.record.case_title;
  taking.question_number = draft.record.question_number;
  model.leaves.left_out = true;
  model.leaves.taken_earlier = taking.busy = model.leaves.earlier_too;
  if (taking.busy)
    turn.ask(effect::TakeOut{taking.what});
  else
    turn.ask(effect::ReadReach{taking.what});
}

/// Why something stays is kept with what is only for the writer.
void note_why(Turn& turn, const LeavingText& text, const std::string& passage, const std::string& why) {
  Model& model = turn.model;
  const auto key = portfolio::only_for_me(text.key);
  const auto [found, made] = model.drafts.try_emplace(key);
  Draft& draft = found->second;
  if (made) {
    draft.known = false;  // the file may hold such a note: it is read, and both stand together
    read_answers(turn, {key.case_id});
    draft.record.key = key;
    draft.record.case_title = text.title;
    draft.record.wording = words::say(portfolio::is_own_reflection(text.key) ? Word::mine_own : Word::mine_case);
  }
  std::string all = draft.editing.text;
  if (!all.empty()) all += "\n\n";
  all += words::say(Word::leave_kept_note, fmt::arg("words", passage), fmt::arg("why", why));
  become(draft.editing, all, turn.outside.now.instant);
  keep_draft(turn, draft, true);
}

bool says_something(const std::string& text) { return text.find_first_not_of(' ') != std::string::npos; }

void say_used(Leaves& leaves, WayUsed used) {
  wipe(leaves.way_used);
  leaves.way_used = std::move(used);
}

void keep(Turn& turn, const LeavingText& text, const reflect::Finding& finding) {
  Leaves& leaves = turn.model.leaves;
  leaves.kept.emplace(text.key, passage_of(text, finding));
  say_used(leaves, {.done = WayUsed::Done::kept, .in = text.in, .key = text.key, .passage = passage_of(text, finding)});
}

}  // namespace

bool can_put_back(const Model& model) {
  const Leaves& leaves = model.leaves;
  const auto& used = leaves.way_used;
  if (!used || used->done == WayUsed::Done::put_back) return false;
  if (used->done == WayUsed::Done::kept) return true;
  if (model.read_only || leaves.making || leaves.saving || model.taking_out.busy) return false;
  switch (used->in) {
    case In::talk:
      return leaves.talk.text == used->after;
    case In::name:
      return leaves.name.text == used->after;
    case In::role:
      return leaves.role.text == used->after;
    default: {
      const Draft* draft = find_draft(model, used->key);
      return draft && draft->editing.text == used->after;
    }
  }
}

std::string passage_of(const LeavingText& text, const reflect::Finding& finding) {
  return std::string(text::part(text.text, finding.range));
}

bool is_open(const Leaves& leaves, const LeavingText& text, const reflect::Finding& finding) {
  return !leaves.kept.contains({text.key, passage_of(text, finding)});
}

std::string replaced_by(const LeavingText& text, const reflect::Finding& finding) {
  const std::size_t along = std::min(finding.along, finding.range.begin);
  return std::string(text::part(text.text, {finding.range.begin - along, finding.range.end}));
}

bool is_of_the_sheet(In in) { return in == In::talk || in == In::name || in == In::role; }

bool goes_from_earlier(const LeavingText& text, const reflect::Finding& finding) {
  return text.in == In::answer && !text.earlier && !finding.ways.empty();
}

void carry_out(Turn& turn, const intent::UseWay& wish) {
  Model& model = turn.model;
  Leaves& leaves = model.leaves;
  const LeavingText* text = text_at(leaves, wish.text, wish.finding);
  if (!text || model.read_only || leaves.making || wish.way >= text->findings[wish.finding].ways.size()) return;
  if (wish.shown != 0 && wish.shown != leaves.shown) return;
  const reflect::Finding& finding = text->findings[wish.finding];
  const reflect::Way& way = finding.ways[wish.way];
  if (!way.instead && way.kind != reflect::Way::Kind::leave_out) return;
  const std::string wanted = changed(text->text, finding, way);
  WayUsed used{.in = text->in, .key = text->key, .passage = passage_of(*text, finding)};
  if (way.instead) used.instead = words::say(*way.instead);
  leaves.taken_earlier = leaves.left_out = false;
  if (text->in == In::talk) {
    used.before = leaves.talk.text;
    change_talk(turn, *text, wanted);
    used.after = leaves.talk.text;
  } else if (is_of_the_sheet(text->in)) {
    Editing& typed = text->in == In::name ? leaves.name : leaves.role;
    used.before = typed.text;
    change_field(turn, typed, *text, wanted);
    used.after = typed.text;
  } else {
    const auto found = model.drafts.find(text->key);
    if (found == model.drafts.end() || found->second.editing.text != text->text) return;  // it is read, or made anew, first
    Draft& draft = found->second;
    if (draft.editing.text != draft.revised) keep_draft(turn, draft, true);
    used.before = draft.editing.text;
    become(draft.editing, wanted, turn.outside.now.instant);
    used.after = draft.editing.text;
    keep_draft(turn, draft, true);
    // A name of the case is told of the child in it, too: with the "my" before it, it is not.
    const std::string passage = finding.kind == reflect::Detail::case_name ? replaced_by(*text, finding) : used.passage;
    const bool last = text::find_whole(wanted, passage) == std::string::npos;
    if (last && goes_from_earlier(*text, finding)) see_to_earlier(turn, draft, passage);
  }
  if (leaves.noting == std::pair(wish.text, wish.finding)) leaves.noting.reset();
  say_used(leaves, std::move(used));
  prepare_leaving(turn);
}

void carry_out(Turn& turn, const intent::PutWayBack&) {
  Model& model = turn.model;
  Leaves& leaves = model.leaves;
  if (!can_put_back(model)) return;
  WayUsed used = std::move(*leaves.way_used);
  if (used.done == WayUsed::Done::kept) {
    leaves.kept.erase({used.key, used.passage});
    return wipe(leaves.way_used);
  }
  if (used.in == In::answer) {
    Draft& draft = model.drafts.at(used.key);
    become(draft.editing, used.before, turn.outside.now.instant);
    keep_draft(turn, draft, true);
  } else {
    Editing& typed = used.in == In::talk ? leaves.talk : used.in == In::name ? leaves.name : leaves.role;
    become(typed, used.before, turn.outside.now.instant);
    if (used.in == In::talk) keep_before_share(turn, Field::leave_talk);
  }
  leaves.left_out = false;
  used.done = WayUsed::Done::put_back;
  say_used(leaves, std::move(used));
  prepare_leaving(turn);
}

void carry_out(Turn& turn, const intent::KeepFinding& wish) {
  Leaves& leaves = turn.model.leaves;
  if (wish.shown != 0 && wish.shown != leaves.shown) return;
  const LeavingText* text = text_at(leaves, wish.text, wish.finding);
  if (!text) return;
  if (is_of_the_sheet(text->in)) return keep(turn, *text, text->findings[wish.finding]);
  keep_noted(turn);
  wipe(leaves.why);
  leaves.noting.emplace(wish.text, wish.finding);
}

void carry_out(Turn& turn, const intent::FindingKept& wish) {
  Leaves& leaves = turn.model.leaves;
  const auto noting = std::exchange(leaves.noting, std::nullopt);
  const LeavingText* text = noting ? text_at(leaves, noting->first, noting->second) : nullptr;
  if (!text || !wish.keep) return;
  const reflect::Finding& finding = text->findings[noting->second];
  if (!turn.model.read_only && says_something(leaves.why.text)) note_why(turn, *text, passage_of(*text, finding), leaves.why.text);
  keep(turn, *text, finding);
  wipe(leaves.why);
}

void keep_noted(Turn& turn) { carry_out(turn, intent::FindingKept{says_something(turn.model.leaves.why.text)}); }

void carry_out(Turn& turn, const intent::EarlierToo& wish) { turn.model.leaves.earlier_too = wish.on; }

// What is noticed while writing.

namespace {

text::Range paragraph_at(std::string_view text, std::size_t caret) {
  const auto before = caret == 0 ? std::string_view::npos : text.rfind('\n', caret - 1);
  const auto end = std::min(text.find('\n', caret), text.size());
  return {before == std::string_view::npos ? 0 : before + 1, end};
}

/// What points to nobody in this case, worked out once for it.
const reflect::Known& known_here(Model& model) {
  Noticing& noticing = model.noticing;
  const bool own = !model.practice.reflection.empty();
  const std::string of = own ? std::string() : model.case_id;
  if (noticing.known && noticing.known_of == of) return *noticing.known;
  const auto known = std::make_shared<reflect::Known>();
  if (const auto* open = own ? nullptr : current_case(model)) known->add(*open->pack);
  for (const auto& term : model.terms) known->add(term);
  noticing.known_of = of;
  noticing.known = known;
  return *noticing.known;
}

/// Its place, if it stands where it stood or elsewhere in the text.
bool found_again(const std::string& text, Noticed& noticed) {
  const auto at = text.find(noticed.passage);
  if (at == std::string::npos) return false;
  auto& range = noticed.finding.range;
  const bool there = range.begin <= text.size() && text.compare(range.begin, noticed.passage.size(), noticed.passage) == 0;
  if (!there) range = {at, at + noticed.passage.size()};
  return true;
}

}  // namespace

void notice_details(Turn& turn) {
  Model& model = turn.model;
  Noticing& noticing = model.noticing;
  const Editing* text = editing(model, Field::answer);
  if (!model.habits.details || !text) return noticing.noticed.reset();
  const auto key = current_key(model);
  const auto paragraph = paragraph_at(text->text, text->caret);
  const auto findings = reflect::look_in_paragraph(text::part(text->text, paragraph), model.look.language, known_here(model));
  auto& noticed = noticing.noticed;
  if (noticed && (noticed->of != key || !found_again(text->text, *noticed))) noticed.reset();
  // In the paragraph written in, only what is found there now.
  if (noticed && noticed->finding.range.begin >= paragraph.begin && noticed->finding.range.end <= paragraph.end) noticed.reset();
  for (auto finding : findings) {
    finding.range.begin += paragraph.begin;
    finding.range.end += paragraph.begin;
    const bool being_written = finding.range.begin <= text->caret && text->caret <= finding.range.end;
    std::string passage(text::part(text->text, finding.range));
    if (being_written || noticing.kept.contains({key, passage})) continue;
    noticed = Noticed{key, std::move(finding), std::move(passage)};
    return;
  }
}

void details_switched(Turn& turn) {
  if (!turn.model.habits.details) turn.model.noticing.noticed.reset();
}

void carry_out(Turn& turn, const intent::ChangeNoticed&) {
  Model& model = turn.model;
  const auto noticed = std::exchange(model.noticing.noticed, std::nullopt);
  Draft* draft = draft_here(model);
  if (!noticed || !draft || draft->record.key != noticed->of || model.read_only || noticed->finding.ways.empty()) return;
  if (text::part(draft->editing.text, noticed->finding.range) != noticed->passage) return;
  const auto& ways = noticed->finding.ways;
  const auto said = std::ranges::find_if(ways, [](const auto& way) { return way.instead.has_value(); });
  const reflect::Way way = said != ways.end() ? *said : reflect::Way{};
  become(draft->editing, changed(draft->editing.text, noticed->finding, way), turn.outside.now.instant);
  keep_draft(turn, *draft);
  notice_details(turn);
}

void carry_out(Turn& turn, const intent::KeepNoticed&) {
  Noticing& noticing = turn.model.noticing;
  if (!noticing.noticed) return;
  noticing.kept.emplace(noticing.noticed->of, noticing.noticed->passage);
  noticing.noticed.reset();
  notice_details(turn);
}

}  // namespace vignette::app
