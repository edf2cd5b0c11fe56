#include "app/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/again.hpp"
#include "app/screen_names.hpp"
#include "text/unicode.hpp"

namespace vignette::app {

namespace {

constexpr std::array save_names{"nothing yet", "saved", "saving", "failed", "read only"};
constexpr std::array theme_names{"paper", "dark", "contrast", "system"};

template <typename Names, typename Value>
const char* name(const Names& names, Value value) {
  return names.at(static_cast<std::size_t>(value));
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool blank(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();)
    if (!is_space(text::next_character(text, offset))) return false;
  return true;
}

}  // namespace

const OpenCase* find_case(const Model& model, std::string_view id) {
  const auto last = model.of_same_id.find(id);
  const OpenCase* first = nullptr;
  for (const OpenCase& open : model.cases) {
    if (open.pack->id != id) continue;
    if (last == model.of_same_id.end() || open.pack->file == last->second) return &open;
    if (!first) first = &open;
  }
  return first;
}

const OpenCase* current_case(const Model& model) { return find_case(model, model.case_id); }

const pack::Question* current_question(const Model& model) {
  const auto* open = current_case(model);
  return open && model.question < open->pack->questions.size() ? &open->pack->questions[model.question] : nullptr;
}

portfolio::QuestionKey current_key(const Model& model) {
  if (!model.practice.reflection.empty()) return portfolio::own_reflection(model.practice.reflection);
  const auto* question = current_question(model);
  return key_now(model, model.case_id, question ? question->id : std::string());
}

const PlacedMark* find_mark(const Model& model, const portfolio::Id& id) {
  for (const auto& [case_id, marks] : model.marks.of_case)
    for (const auto& placed : marks)
      if (placed.mark.id == id) return &placed;
  return nullptr;
}

const Draft* find_draft(const Model& model, const portfolio::QuestionKey& key) {
  const auto found = model.drafts.find(key);
  return found == model.drafts.end() ? nullptr : &found->second;
}

const Editing* note_being_written(const Model& model) {
  const auto note = model.marks.notes.find(model.marks.chosen);
  return model.marks.noting && note != model.marks.notes.end() ? &note->second : nullptr;
}

const Editing* editing(const Model& model, Field field) {
  switch (field) {
    case Field::answer: {
      const auto* draft = find_draft(model, current_key(model));
      return draft ? &draft->editing : nullptr;
    }
    case Field::find:
      return &model.find.needle;
    case Field::shelf_search:
      return &model.shelf_search;
    case Field::search:
      return &model.search_words;
    case Field::passphrase:
      return &model.vault.passphrase;
    case Field::passphrase_again:
      return &model.vault.again;
    case Field::present_passphrase:
      return &model.vault.present;
    case Field::recovery_sheet:
      return &model.vault.sheet;
    case Field::recovery_group:
      return &model.vault.group;
    case Field::backup_passphrase:
      return &model.vault.of_backup;
    case Field::mark_note:
      return note_being_written(model);
    case Field::glossary:
      return &model.words_explained.needle;
    case Field::only_for_me: {
      const auto* draft = find_draft(model, portfolio::only_for_me(current_key(model)));
      return draft ? &draft->editing : nullptr;
    }
    case Field::said_beside: {
      const auto* draft = find_draft(model, portfolio::said_beside(model.practice.later));
      return draft ? &draft->editing : nullptr;
    }
    case Field::leave_talk:
      return &model.leaves.talk;
    case Field::leave_name:
      return &model.leaves.name;
    case Field::leave_role:
      return &model.leaves.role;
    case Field::leave_day:
      return &model.leaves.day;
    case Field::leave_since:
      return &model.leaves.since;
    case Field::leave_until:
      return &model.leaves.until;
    case Field::leave_why:
      return model.leaves.noting ? &model.leaves.why : nullptr;
    case Field::review_name:
      return &model.review.name;
    case Field::review_role:
      return &model.review.role;
    case Field::team_note:
      return &model.team.note;
    case Field::team_answer:
      return &model.team.answer;
    case Field::team_group:
      return model.team.naming ? &model.team.group : nullptr;
    case Field::team_commitment:
      return &model.team.commitment;
    case Field::team_present:
      return &model.team.present;
    case Field::team_wifi_name:
      return &model.team.wifi.name;
    case Field::team_wifi_password:
      return &model.team.wifi.password;
    case Field::team_starts:
      return &model.team.starts;
    case Field::team_question:
      return model.team.asking ? &model.team.question : nullptr;
    case Field::team_why:
      if (const auto why = model.team.whys.find(model.team.record); why != model.team.whys.end()) return &why->second;
      return nullptr;
    case Field::review_comment:
      return model.review.comment ? &model.review.words : nullptr;
    case Field::review_reply:
      return may_reply(model.review) ? &model.review.reply : nullptr;
    case Field::review_reply_name:
      return may_reply(model.review) ? &model.review.reply_name : nullptr;
    case Field::agreed_words:
    case Field::agreed_owner:
    case Field::agreed_by:
    case Field::agreed_learner:
    case Field::agreed_supervisor:
    case Field::agreed_until:
    case Field::agreed_note:
      return agreed_field(model.review, field);
    case Field::reflection_title:
      return &model.practice.title;
    case Field::reflection_day:
      return &model.practice.day;
    case Field::commit_when:
      return &model.practice.when;
    case Field::commit_will:
      return &model.practice.will;
    case Field::commit_by:
      return &model.practice.by;
    case Field::commit_with:
      return &model.practice.with;
    case Field::commit_why:
      return &model.practice.why;
  }
  return nullptr;
}

bool is_secret(Field field) {
  return field == Field::passphrase || field == Field::passphrase_again || field == Field::present_passphrase ||
         field == Field::recovery_sheet || field == Field::recovery_group || field == Field::backup_passphrase;
}

bool is_kept(Field field) {
  return field == Field::answer || field == Field::only_for_me || field == Field::said_beside || field == Field::mark_note ||
         field == Field::team_note || field >= Field::review_comment;
}

bool written_elsewhere(const Model& model) {
  const auto& problem = model.saving.problem;  // what else keeps a file from being written to costs no typing: it is held in memory
  return model.read_only && (!problem || problem->kind == words::Problem::Kind::in_use);
}

bool takes_typing(const Model& model, Field field) {
  if (!is_kept(field) || !written_elsewhere(model)) return true;
  const Draft* draft = nullptr;
  if (field == Field::answer) draft = find_draft(model, current_key(model));
  if (field == Field::only_for_me) draft = find_draft(model, portfolio::only_for_me(current_key(model)));
  if (field == Field::said_beside) draft = find_draft(model, portfolio::said_beside(model.practice.later));
  return draft && draft->unsaved_since != 0;
}

bool content_note_due(const Model& model, const pack::Case& pack) {
  if (pack.warnings.empty() || std::ranges::find(model.notes_passed, pack.id) != model.notes_passed.end()) return false;
  const auto place = model.places.find(pack.id);
  // Which of several packs with one id it was left out for is not known.
  const bool shared = std::ranges::count(model.cases, pack.id, [](const OpenCase& open) { return open.pack->id; }) > 1;
  return shared || place == model.places.end() || !place->second.content_note_seen;
}

bool answered(const Model& model, const std::string& case_id, const std::string& question_id) {
  const auto* draft = find_draft(model, {case_id, question_id});
  return draft && !blank(draft->editing.text);
}

std::size_t answered_count(const Model& model, const pack::Case& pack) {
  return static_cast<std::size_t>(
      std::ranges::count_if(pack.questions, [&](const pack::Question& question) { return answered(model, pack.id, question.id); }));
}

const portfolio::Place* last_place(const Model& model) {
  const portfolio::Place* last = nullptr;
  for (const auto& [id, place] : model.places)
    if (find_case(model, id) && (!last || place.visited > last->visited)) last = &place;
  return last;
}

Theme theme_in_use(const Model& model) {
  if (model.look.theme != Theme::system) return model.look.theme;
  return model.system_dark ? Theme::dark : Theme::paper;
}

std::string print(const Model& model) {
  std::string trail;
  for (const Screen screen : model.back) trail += fmt::format("{} > ", name_of(screen));
  const auto& find = model.find;
  const auto& chosen = model.selection;
  std::string out = fmt::format("screen: {}{}\n", trail, name_of(model.screen));
  out += fmt::format("case: {}\n", model.case_id.empty() ? "none" : fmt::format("{}, question {}", model.case_id, model.question + 1));
  out += fmt::format("panels: case panel {}, case instead {}, contents {}, prompts {}\n", model.case_panel, model.show_case_instead,
                     model.contents_open, model.prompts_open);
  out += fmt::format("cases: {}, read {}, shelf problems {}\n", model.cases.size(), model.packs_read, model.shelf_problems.size());
  out += fmt::format("portfolio: open {}, drafts {}, places {}\n", model.portfolio_open, model.drafts.size(), model.places.size());
  out += fmt::format("saving: {}, handed over {}, kept {}\n", name(save_names, model.saving.state), model.saving.handed_over,
                     model.saving.kept);
  const Vault& vault = model.vault;
  out += fmt::format("vault: known {}, absent {}, protected {}, locked {}, busy {}, damaged {}, held {}\n", vault.known, vault.absent,
                     vault.is_protected, vault.locked, vault.busy, vault.damaged, vault.held);
  out += fmt::format("found: heads {}, versions {}, hits {}, question {} of {}, answers due {}\n", model.list.heads.size(),
                     model.versions.list.size(), model.search.hits.size(), model.search.answered, model.search.asked, model.answers_due);
  for (const auto& [key, draft] : model.drafts) {
    const Editing& text = draft.editing;
    out += fmt::format("draft: {}/{}: {} bytes, caret {}, anchor {}, steps {} of {}, unsaved since {}\n", key.case_id, key.question_id,
                       text.text.size(), text.caret, text.anchor, text.done, text.history.size(), draft.unsaved_since);
  }
  out += fmt::format("find: open {}, {} of {}\n", find.open, find.found.empty() ? 0 : find.at + 1, find.found.size());
  out += fmt::format("selection: {}:{} to {}:{}\n", chosen.begin.piece, chosen.begin.offset, chosen.end.piece, chosen.end.offset);
  if (model.go_to) out += fmt::format("go to: {}:{}, number {}\n", model.go_to->piece, model.go_to->offset, model.go_to_number);
  out += fmt::format("look: {}, text {} %\n", name(theme_names, model.look.theme), model.look.text_size);
  if (model.notice) out += "notice: yes\n";
  return out;
}

}  // namespace vignette::app
