// People and shares in words.
#include <algorithm>
#include <vector>

#include "reflect/returns.hpp"
#include "ui/answers.hpp"
#include "ui/review_parts.hpp"
#include "words/words.hpp"

namespace vignette::ui {
namespace {

using portfolio::Block;
using words::Word;

const Block* first(const portfolio::Shared& shared, const app::SharedPart& part, Block::Kind kind) {
  for (std::size_t i = part.begin; i < part.end && i < shared.page.blocks.size(); ++i)
    if (shared.page.blocks[i].kind == kind) return &shared.page.blocks[i];
  return nullptr;
}

/// What of a line about an answer comes before the day: "Sam, question 2. Written 12 October" is about "Sam, question 2".
std::string before_the_day(const std::string& line) { return line.substr(0, line.rfind(". ")); }

/// Whose case it is about.
std::string subject_of(const std::string& line) { return line.substr(0, line.find(", ")); }

}  // namespace

std::string day_in_words(const app::Model& model, portfolio::Day day) {
  return date_in_words(model, reflect::start_of(day, model.now.offset_minutes));
}

bool keep_until_came(const app::Model& model, const portfolio::Exchange& exchange) {
  return exchange.keep_until && *exchange.keep_until <= portfolio::day_of(model.now.instant, model.now.offset_minutes);
}

std::string number_where_alike(const std::vector<portfolio::SharedWith>& all, const portfolio::SharedWith& one) {
  const auto reads_the_same = [&](const auto& other) { return other.name == one.name && other.made == one.made; };
  if (std::ranges::count_if(all, reads_the_same) < 2) return {};
  return words::say(Word::review_row_number, fmt::arg("number", one.number.substr(0, portfolio::shown_of_number)));
}

std::string who_in_words(const portfolio::Exchange& exchange) {
  const auto name = exchange.name.empty() ? std::string(words::say(Word::review_somebody)) : exchange.name;
  return exchange.role.empty() ? name : words::say(Word::document_who, fmt::arg("name", name), fmt::arg("role", exchange.role));
}

std::string part_in_words(const portfolio::Shared& shared, const app::SharedPart& part) {
  if (const auto* told = first(shared, part, Block::Kind::told)) return before_the_day(told->text);
  if (const auto* heading = first(shared, part, Block::Kind::heading)) return heading->text;
  return std::string(words::say(Word::review_an_answer));
}

std::string share_in_words(const portfolio::Shared& shared) {
  const auto parts = app::answers_of(shared);
  std::vector<std::string> subjects;
  for (const auto& part : parts) {
    const auto subject = subject_of(part_in_words(shared, part));
    if (std::ranges::find(subjects, subject) == subjects.end()) subjects.push_back(subject);
  }
  const bool promises = std::ranges::any_of(shared.page.blocks, [](const auto& block) { return block.kind == Block::Kind::label; });
  std::string what;
  if (parts.size() == 1) {
    what = part_in_words(shared, parts.front());
    if (promises) what = words::say(Word::review_and_commitments, fmt::arg("what", what));
  } else {
    what = words::say(Word::review_answers, fmt::arg("count", words::count_in_words(parts.size())));
    if (promises) what = words::say(Word::review_and_commitments, fmt::arg("what", what));
    std::string all;
    for (const auto& subject : subjects) all += (all.empty() ? "" : ", ") + subject;
    what = subjects.size() <= 3 ? words::say(Word::review_subject, fmt::arg("name", all), fmt::arg("what", what)) : capital_first(what);
  }
  // The day of the meeting stands at the end of whose page it is.
  std::string who = shared.name;
  if (!shared.role.empty())
    who = who.empty() ? shared.role : words::say(Word::document_who, fmt::arg("name", who), fmt::arg("role", shared.role));
  const auto& byline = shared.page.byline;
  if (byline != who && byline.starts_with(who)) {
    const auto day = byline.find_first_not_of(". ", who.size());
    if (day != std::string::npos) what += ". " + byline.substr(day);
  }
  return what;
}

}  // namespace vignette::ui
