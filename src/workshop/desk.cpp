#include "workshop/desk.hpp"

#include <nlohmann/json.hpp>

namespace vignette::workshop {

using nlohmann::json;

namespace {

std::string in_one_line(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// Given names, as the look for identifying details has them: at the beginning of a sentence only these are told from other words.
const std::vector<std::string>& given_names() {
  static const auto read = [] {
    std::string all;
#define LIST(list, names) \
  if (std::string_view(#list) == "given") all += std::string(names) + "|";
#include "reflect/details_names.inc"
#undef LIST
    std::vector<std::string> list;
    for (std::size_t from = 0; from < all.size(); from = all.find('|', from) + 1)
      list.push_back(all.substr(from, all.find('|', from) - from));
    return list;
  }();
  return read;
}

Taken taken(const Done& done) {
  if (done) return Taken::in;
  if (done.error() == Refusal::not_the_words) return Taken::refused;
  return done.error() == Refusal::full ? Taken::full : Taken::closed;
}

}  // namespace

Desk::Desk(Workshop workshop, std::vector<std::string> names, Chance chance)
    : workshop_(std::move(workshop)),
      welcome_(in_one_line({{"names", std::move(names)}, {"given", given_names()}})),
      chance_(std::move(chance)) {}

Told Desk::told() {
  return with([this](const Workshop& now) { return workshop::told(now, ended_at_); });
}

void Desk::end(bool kept, std::string time) {
  with([&](Workshop& now) {
    now.wipe(kept);
    ended_at_ = std::move(time);
  });
}

bool Desk::was_guessed() {
  return with([this](const Workshop&) { return std::exchange(guessed_, false); });
}

std::string Desk::welcome() { return welcome_; }

std::string Desk::board() { return as_json(told()); }

Taken Desk::take(const Entry& entry) {
  return with([&](Workshop& now) {
    return taken(entry.pass ? now.pass(entry.question, entry.token)
                            : now.send(entry.question, entry.token, entry.text, entry.language, chance_()));
  });
}

std::string Desk::mine(const std::string& question, const std::string& token) {
  constexpr const char* states[] = {"none", "in", "passed", "held"};
  constexpr const char* reasons[] = {"identify", "hurt", "same", "asked"};
  const auto mine = with([&](const Workshop& now) { return now.mine(question, token); });
  json all{{"state", states[static_cast<std::size_t>(mine.state)]}};
  if (mine.why) all["why"] = reasons[static_cast<std::size_t>(*mine.why)];
  return in_one_line(all);
}

void Desk::guessing() {
  with([this](const Workshop&) { guessed_ = true; });
}

}  // namespace vignette::workshop
