#include "ui/answers.hpp"

#include <algorithm>
#include <array>

#include "portfolio/again.hpp"
#include "ui/own.hpp"
#include "ui/widgets.hpp"
#include "words/words.hpp"

namespace vignette::ui {

using words::Word;

std::string name_of_case(const app::Model& model, const std::string& case_id, std::string_view kept_title) {
  if (const app::OpenCase* open = app::find_case(model, case_id)) return subject_or_title(*open->pack);
  if (case_id == portfolio::own_reflection({}).case_id) return std::string(words::say(Word::own_all));
  return std::string(kept_title);
}

std::string name_of_answer(const app::Model& model, const portfolio::QuestionKey& key, std::string_view kept_title, int number) {
  if (portfolio::is_only_for_me(key)) {
    const portfolio::Reflection* of = reflection_with(model, key);
    const bool of_reflection = key.case_id == portfolio::own_reflection({}).case_id;
    const std::string name = of              ? title_of(*of)
                             : of_reflection ? std::string(kept_title.empty() ? words::say(Word::own_untitled) : kept_title)
                                             : name_of_case(model, key.case_id, kept_title);
    return words::say(Word::mine_of, fmt::arg("name", name));
  }
  if (portfolio::is_own_reflection(key)) {
    if (const portfolio::Reflection* reflection = reflection_of(model, key)) return title_of(*reflection);
    return std::string(kept_title.empty() ? words::say(Word::own_untitled) : kept_title);
  }
  const std::string name =
      words::say(Word::portfolio_row, fmt::arg("name", name_of_case(model, key.case_id, kept_title)), fmt::arg("number", number));
  if (portfolio::is_said_beside(key)) return words::say(Word::again_said_row, fmt::arg("name", name));
  return portfolio::time_of(key) > 1 ? words::say(Word::again_row, fmt::arg("name", name)) : name;
}

const pack::Question* question_of(const app::Model& model, const portfolio::QuestionKey& key) {
  const app::OpenCase* open = app::find_case(model, key.case_id);
  if (!open) return nullptr;
  const auto& questions = open->pack->questions;
  const auto found = std::ranges::find(questions, portfolio::first_of(key).question_id, &pack::Question::id);
  return found == questions.end() ? nullptr : &*found;
}

std::string date_in_words(const app::Model& model, portfolio::Instant instant) {
  constexpr std::array months{Word::month_1, Word::month_2, Word::month_3, Word::month_4,  Word::month_5,  Word::month_6,
                              Word::month_7, Word::month_8, Word::month_9, Word::month_10, Word::month_11, Word::month_12};
  const portfolio::Day day = portfolio::day_of(instant, model.now.offset_minutes);
  const auto month = words::say(months[static_cast<std::size_t>(std::clamp(day.month, 1, 12) - 1)]);
  if (day.year == portfolio::day_of(model.now.instant, model.now.offset_minutes).year) {
    return words::say(Word::day_of_month, fmt::arg("day", day.day), fmt::arg("month", month));
  }
  return words::say(Word::day_of_year, fmt::arg("day", day.day), fmt::arg("month", month), fmt::arg("year", day.year));
}

std::string marker_in_words(const app::Model& model, const portfolio::TakenOut& marker) {
  using What = portfolio::TakenOut::What;
  const std::string day = date_in_words(model, marker.when);
  const auto word = [&] {
    switch (marker.what) {
      case What::passage:
        return Word::out_marker_passage;
      case What::version:
        return Word::out_marker_version;
      case What::one_case:
        return Word::out_marker_case;
      case What::everything:
        return Word::out_marker_everything;
      case What::mark:
        return Word::marks_out_marker;
      case What::exchange:
        return Word::out_marker_exchange;
      case What::answer:
        break;
    }
    return Word::out_marker;
  };
  return words::say(word(), fmt::arg("day", day));
}

std::string small_first(std::string words) {
  if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z') words.front() = static_cast<char>(words.front() - 'A' + 'a');
  return words;
}

std::string capital_first(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += words::say(i + 1 == parts.size() ? words::Word::out_and : words::Word::out_comma);
    all += parts[i];
  }
  return all;
}

VersionsOf::VersionsOf(const app::Model& model, const app::Draft& draft) : model_(model), draft_(draft) {
  const app::Versions& versions = model.versions;
  read_ = versions.read && versions.of == draft.record.key;
  if (!read_ || versions.list.empty()) return;
  const portfolio::Revision& newest = versions.list.back();
  const bool same = !newest.taken_out && newest.text == draft.editing.text;
  count_ = versions.list.size() + (same ? 0 : 1);
}

std::size_t VersionsOf::shown() const { return read_ ? place(model_.versions.shown) : last(); }

const portfolio::Revision* VersionsOf::kept(std::size_t at) const {
  return read_ && at < model_.versions.list.size() ? &model_.versions.list[at] : nullptr;
}

std::string_view VersionsOf::text(std::size_t at) const {
  const portfolio::Revision* revision = at == last() ? nullptr : kept(at);
  return revision ? std::string_view(revision->text) : std::string_view(draft_.editing.text);
}

bool VersionsOf::taken_out(std::size_t at) const {
  const portfolio::Revision* revision = at == last() ? nullptr : kept(at);
  return revision && revision->taken_out;
}

portfolio::Instant VersionsOf::made(std::size_t at) const {
  const portfolio::Revision* revision = kept(at);
  return revision ? revision->made : draft_.record.updated;
}

std::string VersionsOf::when(std::size_t at) const {
  if (at == last()) return std::string(words::say(Word::version_now));
  return words::say(Word::version_when, fmt::arg("day", date_in_words(model_, made(at))),
                    fmt::arg("time", portfolio::clock_of(made(at), model_.now.offset_minutes)));
}

std::size_t VersionsOf::index(std::size_t at) const { return at >= last() && read_ ? model_.versions.list.size() : at; }

std::size_t VersionsOf::place(std::size_t index) const { return std::min(index, last()); }

std::vector<text::Range> inked(std::string_view text, text::Range range) {
  std::vector<text::Range> lines;
  const auto space = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\n' || text[at] == '\t'; };
  range.end = std::min(range.end, text.size());
  for (std::size_t at = range.begin; at < range.end;) {
    while (at < range.end && space(at)) ++at;
    std::size_t end = at;
    while (end < range.end && text[end] != '\n') ++end;
    std::size_t last = end;
    while (last > at && space(last - 1)) --last;
    if (last > at) lines.push_back({at, last});
    at = end;
  }
  return lines;
}

}  // namespace vignette::ui
