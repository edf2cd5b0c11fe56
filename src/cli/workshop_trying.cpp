#include "cli/workshop_trying.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

#include "cli/inspect.hpp"
#include "cli/print.hpp"
#include "cli/workshop.hpp"
#include "shell/trying.hpp"
#include "words/words.hpp"

namespace vignette::cli {

namespace {

using Stage = workshop::Tried::Stage;
using words::say;
using words::Word;

void put(const workshop::Tried& tried) {
  for (const auto& line : workshop::said_of(tried)) std::puts(line.c_str());
  std::fflush(stdout);
}

}  // namespace

int workshop_try(const Try& wanted, const std::optional<std::filesystem::path>& policy) {
  auto certificate = certificate_of(wanted.certificate, wanted.key, policy);
  const bool secure = certificate.has_value();
  std::mutex mutex;
  std::condition_variable woken;
  bool heard = false;
  const auto trying = shell::Trying::begin(
      wanted.address, static_cast<std::uint16_t>(wanted.port),
      [&] {
        const std::lock_guard alone(mutex);
        heard = true;
        woken.notify_one();
      },
      std::move(certificate));
  if (!trying) {
    complain(trying.error());
    return failed;
  }
  auto tried = (*trying)->stands();
  std::puts(
      say(Word::try_go, fmt::arg("address", (secure ? "https://" : "http://") + tried.address), fmt::arg("code", tried.code)).c_str());
  put(tried);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(wanted.wait_seconds);
  std::unique_lock alone(mutex);
  while (woken.wait_until(alone, until, [&] { return heard; })) {
    heard = false;
    alone.unlock();
    const auto stage = tried.stage;
    tried = (*trying)->stands();
    if (tried.stage != stage) put(tried);
    if (tried.stage == Stage::works) return done;
    alone.lock();
  }
  alone.unlock();
  if (tried.stage < Stage::opened) {
    (*trying)->look_around();
    put((*trying)->stands());
  }
  return wrong;
}

}  // namespace vignette::cli
