#include "workshop/trial.hpp"

#include <algorithm>
#include <utility>

#include "words/words.hpp"
#include "workshop/told.hpp"

namespace vignette::workshop {

using words::say;
using words::Word;
using Stage = Tried::Stage;

namespace {

/// What follows the last colon of "192.168.0.24:7420".
std::string port_of(const std::string& address) { return address.substr(address.rfind(':') + 1); }

}  // namespace

std::vector<std::string> said_of(const Tried& tried) {
  std::vector<std::string> all;
  const auto add = [&all](auto words) { all.emplace_back(std::move(words)); };
  switch (tried.stage) {
    case Stage::waiting:
      add(say(Word::try_waiting));
      break;
    case Stage::here:
      add(say(Word::try_here));
      break;
    case Stage::opened:
      add(say(Word::try_opened, fmt::arg("code", tried.code)));
      break;
    case Stage::works:
      add(say(Word::try_works, fmt::arg("address", tried.address)));
      add(say(Word::try_works_then));
      break;
    case Stage::nobody:
      add(say(Word::try_nobody));
      if (tried.network.empty()) {
        add(say(Word::try_other_network_unknown));
        add(say(Word::try_apart_unknown, fmt::arg("port", port_of(tried.address))));
      } else {
        add(say(Word::try_other_network, fmt::arg("network", tried.network)));
        add(say(Word::try_apart, fmt::arg("port", port_of(tried.address))));
      }
      break;
    case Stage::kept_out:
      add(say(Word::try_kept_out));
      add(say(Word::try_kept_out_mend, fmt::arg("port", port_of(tried.address))));
      break;
  }
  if (tried.other_networks && (tried.stage == Stage::nobody || tried.stage == Stage::kept_out)) add(say(Word::try_other_addresses));
  return all;
}

Trial::Trial(std::function<void()> heard) : heard_(std::move(heard)) {}

Stage Trial::stage() const {
  const std::lock_guard alone(mutex_);
  return stage_;
}

std::string Trial::welcome() { return R"({"names":[],"given":[]})"; }

/// An end, for the page: it forgets all it has, and asks for nothing more.
std::string Trial::board() {
  Told told{.screen = Told::Screen::ended, .title = std::string(say(Word::try_phone_title)), .language = std::string(words::language())};
  for (const Word line : {Word::try_phone_how, Word::try_phone_kept}) told.lines.emplace_back(say(line));
  return as_json(told);
}

std::string Trial::screen(const std::string& /*code*/) { return "{}"; }

Taken Trial::take(const Entry& /*entry*/) { return Taken::closed; }

std::string Trial::mine(const std::string& /*question*/, const std::string& /*token*/) { return R"({"state":"none"})"; }

void Trial::came(Came how_far, bool from_here) {
  {
    const std::lock_guard alone(mutex_);
    const Stage now = from_here ? Stage::here : how_far == Came::listens ? Stage::works : Stage::opened;
    // Whatever is found later, what has come through has.
    if (stage_ >= now) return;
    stage_ = now;
  }
  if (heard_) heard_();
}

}  // namespace vignette::workshop
