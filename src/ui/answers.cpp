#include "ui/answers.hpp"

#include <algorithm>

#include "text/find.hpp"
#include "ui/widgets.hpp"

namespace vignette::ui {

std::vector<Shown> written(const app::Model& model) {
  std::vector<Shown> all;
  for (const auto& [key, draft] : model.drafts) {
    if (!app::answered(model, key.case_id, key.question_id)) continue;
    Shown shown;
    shown.draft = &draft;
    if (const app::OpenCase* open = app::find_case(model, key.case_id)) {
      shown.pack = open->pack.get();
      const auto& questions = shown.pack->questions;
      const auto found = std::ranges::find(questions, key.question_id, &pack::Question::id);
      if (found != questions.end()) shown.question = &*found;
    }
    shown.name = shown.pack ? subject_or_title(*shown.pack) : draft.record.case_title;
    all.push_back(std::move(shown));
  }
  std::ranges::stable_sort(all, [](const Shown& a, const Shown& b) { return a.draft->record.updated > b.draft->record.updated; });
  return all;
}

const Search::Found& Search::look(const Shown& shown, std::string_view needle, std::string_view language) {
  if (needle != needle_ || language != language_) {
    needle_ = needle;
    language_ = language;
    found_.clear();
  }
  const app::Draft& draft = *shown.draft;
  const auto [entry, fresh] = found_.try_emplace(draft.record.key);
  Found& found = entry->second;
  if (fresh || found.version != draft.editing.version) {
    const auto within = [&](std::string_view words) { return !text::find_all(words, needle, language).empty(); };
    found.version = draft.editing.version;
    found.ranges = text::find_all(draft.editing.text, needle, language);
    found.elsewhere = within(draft.record.wording) || within(draft.record.case_title) || within(shown.name);
  }
  return found;
}

bool Search::holds(const Shown& shown, std::string_view needle, std::string_view language) {
  if (needle.empty()) return true;
  const Found& found = look(shown, needle, language);
  return found.elsewhere || !found.ranges.empty();
}

const std::vector<text::Range>& Search::found(const Shown& shown, std::string_view needle, std::string_view language) {
  return look(shown, needle, language).ranges;
}

}  // namespace vignette::ui
