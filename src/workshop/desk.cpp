#include "workshop/desk.hpp"

#include <nlohmann/json.hpp>

#include "reflect/details.hpp"
#include "workshop/wiping.hpp"

namespace vignette::workshop {

using nlohmann::json;

namespace {

std::string in_one_line(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

Taken taken(const Done& done) {
  if (done) return Taken::in;
  if (done.error() == Refusal::not_the_words) return Taken::refused;
  return done.error() == Refusal::full ? Taken::full : Taken::closed;
}

}  // namespace

Desk::Desk(Workshop workshop, std::vector<std::string> names, Chance chance, std::function<void()> heard, std::string title)
    : workshop_(std::move(workshop)),
      welcome_(in_one_line({{"names", std::move(names)}, {"given", reflect::given_names()}, {"title", std::move(title)}})),
      chance_(std::move(chance)),
      heard_(std::move(heard)) {}

Told Desk::told() {
  return with([this](const Workshop& now) { return workshop::told(now, ended_at_); });
}

void Desk::end(bool kept, std::string time) {
  with([&](Workshop& now) {
    now.wipe(kept);
    for (auto& row : way_.wifi) wipe(row);
    way_.wifi.clear();
    ended_at_ = std::move(time);
  });
}

bool Desk::was_guessed() {
  return with([this](const Workshop&) { return std::exchange(guessed_, false); });
}

std::string Desk::welcome() { return welcome_; }

std::string Desk::board() {
  auto now = told();
  auto board = as_json(now);
  for (auto& column : now.wall) {
    wipe(column.title);
    for (auto& card : column.cards) wipe(card);
  }
  for (auto& line : now.agreed) wipe(line);
  return board;
}

void Desk::show_way(Way way) {
  with([&](const Workshop&) { way_ = std::move(way); });
}

void Desk::show_time(std::string left) {
  with([&](const Workshop&) { left_ = std::move(left); });
}

std::string Desk::screen(const std::string& code) {
  return with([&](const Workshop&) {
    return in_one_line({{"address", way_.address}, {"squares", way_.squares}, {"wifi", way_.wifi}, {"code", code}, {"left", left_}});
  });
}

Taken Desk::take(const Entry& entry) {
  const auto done = with([&](Workshop& now) {
    return taken(entry.pass ? now.pass(entry.question, entry.token)
                            : now.send(entry.question, entry.token, entry.text, entry.language, chance_()));
  });
  if (done == Taken::in && heard_) heard_();
  return done;
}

void Desk::claim(const Had& had) {
  with([&](Workshop& now) { now.claim(had.question, had.token, had.card, had.was); });
}

RoomLanguage Desk::language() {
  return with([](const Workshop& now) { return now.language(); });
}

std::string Desk::mine(const std::string& question, const std::string& token) {
  constexpr const char* states[] = {"none", "in", "passed", "held"};
  constexpr const char* reasons[] = {"identify", "hurt", "same", "asked"};
  const auto mine = with([&](const Workshop& now) { return now.mine(question, token); });
  json all{{"state", states[static_cast<std::size_t>(mine.state)]}};
  if (!mine.card.empty()) all["card"] = mine.card;
  if (mine.why) all["why"] = reasons[static_cast<std::size_t>(*mine.why)];
  return in_one_line(all);
}

void Desk::guessing() {
  with([this](const Workshop&) { guessed_ = true; });
  if (heard_) heard_();
}

}  // namespace vignette::workshop
