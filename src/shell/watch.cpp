#include "shell/watch.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "app/screen_names.hpp"
#include "share/file.hpp"

namespace vignette::shell {

using nlohmann::json;

namespace {

bool stands(const ui::Outline& outline, const json& until) {
  const std::string name = until.value("name", ""), begins = until.value("begins", ""), role = until.value("role", ""),
                    value = until.value("value", "");
  return std::any_of(outline.items.begin(), outline.items.end(), [&](const ui::Item& item) {
    return (name.empty() || item.name == name) && item.name.starts_with(begins) && (role.empty() || ui::name_of(item.role) == role) &&
           (value.empty() || item.value == value);
  });
}

bool holds(const Sight& sight, const json& request) {
  if (!sight.model.packs_read) return false;
  if (request.value("saved", false)) {
    const auto& saving = sight.model.saving;
    if (saving.kept < saving.handed_over && saving.state != app::SaveState::failed) return false;
  }
  if (request.value("searched", false) && sight.model.search.answered < sight.model.search.asked) return false;
  const auto& room = sight.model.team.room.open;
  if (const auto wanted = request.find("room"); wanted != request.end() && *wanted != room.has_value()) return false;
  const std::string screen = request.value("screen", "");
  if (!screen.empty() && app::name_of(sight.model.screen) != screen) return false;
  const auto until = request.find("until");
  return until == request.end() || stands(sight.outline, *until) != until->value("gone", false);
}

json item_of(const ui::Item& item, float density) {
  const auto pixels = [density](float units) { return static_cast<double>(units * density); };
  return {{"role", ui::name_of(item.role)}, {"name", item.name},        {"value", item.value},      {"states", item.states},
          {"x", pixels(item.rect.x)},       {"y", pixels(item.rect.y)}, {"w", pixels(item.rect.w)}, {"h", pixels(item.rect.h)}};
}

std::string answer(const Sight& sight, const json& request) {
  json reply{{"frames", sight.frames}, {"ms", sight.ms},         {"screen", app::name_of(sight.model.screen)},
             {"width", sight.width},   {"height", sight.height}, {"items", json::array()}};
  for (const ui::Item& item : sight.outline.items) reply["items"].push_back(item_of(item, sight.density));
  std::expected<void, words::Problem> done;
  if (const std::string file = request.value("outline", ""); !file.empty()) done = share::write_file(file, ui::print(sight.outline));
  if (const std::string file = request.value("png", ""); !file.empty() && done) done = write_png(file, sight.picture());
  if (!done) reply["problem"] = words::describe(done.error());
  // A name on the screen may be cut from bytes that are not UTF-8; the parent still gets a line.
  return reply.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace

std::unique_ptr<Watch> Watch::from_environment(std::function<void()> wake) {
  const char* number = std::getenv("VIGNETTE_WATCH");
  if (!number) return nullptr;
  int socket = -1;
  const std::string_view digits(number);
  std::from_chars(digits.data(), digits.data() + digits.size(), socket);
  return socket < 0 ? nullptr : std::make_unique<Watch>(socket, std::move(wake));
}

Watch::Watch(int socket, std::function<void()> wake) : socket_(socket), wake_(std::move(wake)), thread_([this] { listen(); }) {}

Watch::~Watch() {
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

void Watch::listen() {
  std::string held;
  char buffer[4096];
  for (ssize_t got; (got = read(socket_, buffer, sizeof buffer)) > 0;) {
    held.append(buffer, static_cast<std::size_t>(got));
    for (std::size_t end; (end = held.find('\n')) != std::string::npos; held.erase(0, end + 1)) {
      const std::lock_guard lock(mutex_);
      arrived_.push_back(held.substr(0, end));
    }
    wake_();
  }
}

bool Watch::take_up() {
  std::vector<std::string> arrived;
  {
    const std::lock_guard lock(mutex_);
    arrived.swap(arrived_);
  }
  for (auto& line : arrived) {
    const json request = json::parse(line, nullptr, false);
    const bool room = request.is_object() && request.value("window", "") == "room";
    requests_[static_cast<std::size_t>(room ? Of::room : Of::program)].push_back(std::move(line));
  }
  return !arrived.empty();
}

void Watch::settled(const Sight& sight, Of of) {
  std::erase_if(requests_[static_cast<std::size_t>(of)], [&](const std::string& line) {
    const json request = json::parse(line, nullptr, false);
    if (!request.is_object()) return true;
    if (!holds(sight, request)) return false;
    answers_ += answer(sight, request);
    return true;
  });
}

void Watch::shown() {
  const std::string answers = std::exchange(answers_, {});
  for (std::size_t sent = 0; sent < answers.size();) {
    const ssize_t now = send(socket_, answers.data() + sent, answers.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) break;
    sent += static_cast<std::size_t>(now);
  }
}

}  // namespace vignette::shell
