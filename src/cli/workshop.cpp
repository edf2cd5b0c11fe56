#include "cli/workshop.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <utility>

#include "cli/print.hpp"
#include "cli/workshop_leading.hpp"
#include "cli/workshop_printing.hpp"
#include "pack/read.hpp"
#include "share/file.hpp"
#include "share/qr.hpp"
#include "shell/host.hpp"
#include "shell/session.hpp"
#include "words/words.hpp"
#include "workshop/server.hpp"

namespace vignette::cli {

using words::Problem;
using words::say;
using words::Word;

namespace {

volatile std::sig_atomic_t asked_to_end = 0;

/// Lines of standard input. It wakes now and then, so that what happens meanwhile can be said.
class Lines {
 public:
  enum class State : std::uint8_t { line, nothing_yet, over };
  State next(std::string& line) {
    for (;;) {
      if (const auto end = came_.find('\n'); end != std::string::npos) {
        line = came_.substr(0, end);
        came_.erase(0, end + 1);
        return State::line;
      }
      if (over_ || asked_to_end) return State::over;
      pollfd wait{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
      const int ready = ::poll(&wait, 1, 1'000);
      if (ready == 0) return State::nothing_yet;
      if (ready < 0) {
        if (errno != EINTR) over_ = true;
        continue;
      }
      std::array<char, 4096> bytes{};
      const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
      if (count > 0)
        came_.append(bytes.data(), static_cast<std::size_t>(count));
      else if (std::exchange(over_, true) || came_.empty())
        return State::over;
      else
        came_ += '\n';  // a last line without its end
    }
  }

 private:
  std::string came_;
  bool over_ = false;
};

/// Two rows of squares in one line of a terminal, dark on light whatever its colours.
std::string picture(const share::QrSquares& qr) {
  const auto side = static_cast<int>(qr.side), quiet = static_cast<int>(share::qr_quiet);
  const auto dark = [&](int x, int y) {
    return x >= 0 && y >= 0 && x < side && y < side && qr.dark[static_cast<std::size_t>(y) * qr.side + static_cast<std::size_t>(x)];
  };
  std::string all;
  for (int y = -quiet; y < side + quiet; y += 2) {
    all += "\x1B[30;107m";
    for (int x = -quiet; x < side + quiet; ++x) all += dark(x, y) ? (dark(x, y + 1) ? "█" : "▀") : dark(x, y + 1) ? "▄" : " ";
    all += "\x1B[0m\n";
  }
  return all;
}

int stop(const Problem& problem) {
  complain(problem);
  return failed;
}

void put(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

/// A phone that was asleep or out of reach at the end is told when it comes back, as the window tells it, until the process is asked to
/// end.
void tell_late(workshop::Server& server) {
  constexpr std::chrono::minutes for_so_long{15};
  const auto now = shell::now();
  const portfolio::Instant until{now.instant.ms + std::chrono::milliseconds(for_so_long).count()};
  server.tell_late(for_so_long);
  put(say(Word::serve_stays, fmt::arg("time", portfolio::clock_of(until, now.offset_minutes))) + "\n");
  while (!asked_to_end && shell::now().instant < until) ::poll(nullptr, 0, 1'000);
}

int lead(workshop::Desk& desk, workshop::Server& server, bool phones, bool at_once, const pack::Case& about, reflect::Known known) {
  const auto join = [&] {
    const auto address = server.address(), code = server.code();
    return say(Word::serve_where, fmt::arg("address", address), fmt::arg("code", code)) + "\n" +
           say(Word::serve_screen, fmt::arg("address", address + "/room#" + code));
  };
  const auto show_way = [&] {
    if (!phones) return;
    const auto qr = share::qr_of(server.address() + "/#" + server.code());
    desk.show_way(shell::way_to(server, qr));
    if (qr && ::isatty(STDOUT_FILENO)) put(picture(*qr));
  };
  const auto write = [](const std::string& file, const std::string& page) {
    const auto written = share::write_file(file, page);
    if (written) return std::string();
    return words::describe({.where = file,
                            .what = say(Word::record_not_written, fmt::arg("why", written.error().what)),
                            .mend = std::string(say(Word::record_not_written_mend))});
  };
  Leading leading(desk, about, std::move(known),
                  {.changed = [&] { server.tell(); },
                   .new_code = [&] { return server.renew_code(), show_way(), server.code(); },
                   .join = join,
                   .write = write,
                   .chance = shell::system_chance},
                  shell::now());
  // The room's screen can be opened from its first line on, so how long there is stands there before it.
  const auto show_time = [&] { desk.show_time(leading.time_left(shell::now(), desk.language())); };
  show_time();
  put(leading.plan(shell::now()));
  put(join() + "\n");
  show_way();
  put(std::string(say(Word::serve_hint)) + "\n");
  Lines lines;
  for (std::string line; !leading.ended();) {
    show_time();
    const auto state = lines.next(line);
    if (desk.was_guessed()) put(std::string(say(Word::serve_guessing)) + "\n");
    if (state == Lines::State::line) put(leading.say(line, shell::now()));
    if (state != Lines::State::over) continue;
    leading.end(shell::now());
    put(std::string(say(Word::serve_ended_open)) + "\n");
  }
  if (!at_once && !asked_to_end && server.let_in()) tell_late(server);
  return done;
}

std::expected<std::vector<workshop::Question>, Problem> questions_of(const pack::Case& about, const std::vector<std::string>& wanted) {
  std::vector<workshop::Question> all;
  const auto add = [&](const pack::Question& one) {
    all.push_back({.id = one.id, .brief = one.brief, .wording = pack::wording(one), .language = about.lang});
  };
  if (about.questions.empty())
    return std::unexpected(
        Problem{.where = about.id, .what = std::string(say(Word::no_questions)), .mend = std::string(say(Word::no_questions_mend))});
  if (wanted.empty()) std::ranges::for_each(about.questions, add);
  for (const auto& id : wanted) {
    const auto found = std::ranges::find(about.questions, id, &pack::Question::id);
    if (found == about.questions.end())
      return std::unexpected(Problem{.where = about.id,
                                     .what = say(Word::no_such_question, fmt::arg("id", id)),
                                     .mend = std::string(say(Word::no_such_question_mend))});
    add(*found);
  }
  return all;
}

}  // namespace

workshop::Keep keep_of(const std::string& word) {
  return word == "answers" ? workshop::Keep::answers : word == "titles" ? workshop::Keep::titles : workshop::Keep::nothing;
}

std::expected<Chosen, int> choose(const Common& common, const std::string& case_id, const std::vector<std::string>& wanted) {
  const auto content = content_of(common);
  if (complain_out_of_reach({content})) return std::unexpected(failed);
  Chosen chosen{pack::read_shelf({content}), nullptr, {}};
  const auto about = std::ranges::find(chosen.shelf.cases, case_id, &pack::Case::id);
  if (about == chosen.shelf.cases.end())
    return std::unexpected(stop({.where = content.string(),
                                 .what = say(Word::no_such_case, fmt::arg("id", case_id)),
                                 .mend = std::string(say(Word::no_such_case_mend))}));
  auto questions = questions_of(*about, wanted);
  if (!questions) return std::unexpected(stop(questions.error()));
  chosen.about = &*about;
  chosen.questions = std::move(*questions);
  return chosen;
}

std::optional<workshop::Certificate> certificate_of(const std::optional<std::filesystem::path>& certificate,
                                                    const std::optional<std::filesystem::path>& key,
                                                    const std::optional<std::filesystem::path>& policy) {
  if (certificate) return workshop::Certificate{*certificate, key.value_or("")};
  return shell::certificate_of(policy_of(policy));
}

workshop::RoomLanguage language_of(const std::string& word) {
  using workshop::RoomLanguage;
  return word == "both" ? RoomLanguage::both : word == "cy" ? RoomLanguage::welsh : RoomLanguage::english;
}

int workshop_serve(const Common& common, const Serve& wanted, const std::optional<std::filesystem::path>& policy) {
  auto chosen = choose(common, wanted.case_id, wanted.questions);
  if (!chosen) return chosen.error();
  const auto& about = *chosen->about;
  reflect::Known known;
  known.add(about);
  for (const auto& term : chosen->shelf.terms) known.add(term);
  const auto plan = workshop::plan_for(wanted.minutes, std::move(chosen->questions));
  workshop::Desk desk(workshop::Workshop(plan, keep_of(wanted.keep), wanted.manages, language_of(wanted.language)), known.words(),
                      shell::system_chance, {}, about.title);
  const auto certificate = certificate_of(wanted.certificate, wanted.key, policy);
  auto server = workshop::Server::start(
      {.address = wanted.address, .port = static_cast<std::uint16_t>(wanted.port), .certificate = certificate}, desk, shell::system_chance);
  if (!server) return stop(server.error());
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, [](int) { asked_to_end = 1; });
  put(say(Word::serve_head, fmt::arg("title", about.title), fmt::arg("minutes", workshop::minutes_of(plan))) + "\n");
  for (const Word word : {Word::serve_private, Word::serve_memory, certificate ? Word::serve_secure : Word::serve_plain})
    put(std::string(say(word)) + "\n");
  if (shell::only_here(wanted.address)) put(std::string(say(Word::serve_only_here)) + "\n");
  return lead(desk, **server, !shell::only_here(wanted.address), wanted.at_once, about, std::move(known));
}

}  // namespace vignette::cli
