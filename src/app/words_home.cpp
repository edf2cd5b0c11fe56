// One's own words from a workshop, in the file that a phone saved them in: they become a reflection of one's own, once.
#include <chrono>
#include <utility>

#include "app/own.hpp"
#include "app/wipe.hpp"
#include "words/words.hpp"

namespace vignette::app {

using words::say;
using words::Word;
using workshop::TakenHome;

namespace {

/// The same for the same words, so that they are known when they come again.
portfolio::Id id_of(const TakenHome& brought) {
  const auto mark = workshop::mark_of(brought);
  const std::chrono::sys_days day = std::chrono::year{brought.day.year} / brought.day.month / brought.day.day;
  const auto noon = std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch() + std::chrono::hours(12));
  return portfolio::make_id({noon.count()}, mark.a, static_cast<std::uint16_t>(mark.b));
}

std::string text_of(const TakenHome& brought) {
  std::string text;
  for (const auto& one : brought.answers) {
    if (!text.empty()) text += "\n\n";
    text += one.question + "\n\n" + one.words;
  }
  return text;
}

void tell(Model& model, Word what, portfolio::Day day) {
  model.notice = words::Problem{.what = say(what, fmt::arg("day", day_to_type(day)))};
}

}  // namespace

void keep_what_was_brought(Turn& turn) {
  Model& model = turn.model;
  if (!model.brought || (!model.vault.known && !model.portfolio_open)) return;
  if (kept_out(turn, {Screen::reflection, {}, 0}, true)) return;
  if (!model.portfolio_open && !model.vault.absent) return;  // it is being opened, and may hold these words
  auto brought = *std::exchange(model.brought, std::nullopt);
  const auto id = id_of(brought);
  if (find_reflection(model.practice, id)) {
    carry_out(turn, intent::OpenReflection{id});
    tell(model, Word::words_here, brought.day);
  } else if (model.read_only) {
    model.notice = words::Problem{.what = std::string(say(Word::words_read_only)), .mend = std::string(say(Word::words_read_only_mend))};
  } else {
    auto title = brought.title.empty() ? std::string(say(Word::words_reflection_untitled))
                                       : say(Word::words_reflection, fmt::arg("title", brought.title));
    begin_with(turn,
               {.id = id,
                .title = std::move(title),
                .day = brought.day,
                .kind = portfolio::Reflection::Kind::workshop,
                .made = turn.outside.now.instant},
               text_of(brought));
    tell(model, Word::words_brought, brought.day);
  }
  for (auto& one : brought.answers) wipe(one.words);
}

void carry_out(Turn& turn, const intent::OpenWords& wish) { turn.ask(effect::OpenWords{wish.file}); }

void carry_out(Turn& turn, const intent::WordsBrought& wish) {
  turn.model.brought = wish.words;
  keep_what_was_brought(turn);
}

void carry_out(Turn& turn, const intent::WordsNotBrought& wish) {
  if (wish.problem) turn.model.notice = *wish.problem;
}

}  // namespace vignette::app
