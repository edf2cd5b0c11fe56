// A thousand phones in a workshop, against a bare Boost.Beast echo under the same load; and what whoever leads sees meanwhile.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <variant>
#include <vector>

#include "bench/bench.hpp"
#include "bench/screen.hpp"
#include "bench/team_load.hpp"
#include "bench/team_served.hpp"
#include "pack/read.hpp"
#include "shell/host.hpp"
#include "support/scratch.hpp"
#include "workshop/server.hpp"

namespace vignette::bench {

namespace {

constexpr std::size_t phones = 1'000;
constexpr double within_ms = 10'000;  // of the half minute that they may take
constexpr int rounds = 3;

double share(std::vector<double> values, double of) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * of);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// A tell that comes right after another is put off until the pause between two boards is over; the one that is measured is not meant to.
/// Nothing outside the server shows that its pause has ended, so this waits for a few of them. It is no part of what is measured.
void let_it_settle() { std::this_thread::sleep_for(4 * workshop::Limits{}.between_boards); }

struct Measured {
  double answered_ms = 0, told_ms = 0, each_kb = 0;
};

Measured workshop(std::size_t& told_bytes) {
  Measured all;
  Served served(Kind::workshop);
  {
    const Phones one(served.port(), served.code(), 1);
  }
  const double before = served.resident();
  Phones room(served.port(), served.code(), phones);
  all.answered_ms = share(room.send(within_ms), 0.99);
  all.each_kb = (served.resident() - before) / static_cast<double>(phones) / 1024;
  let_it_settle();
  served.close();
  let_it_settle();
  room.expect(50 * phones);  // every answer on the wall
  const double begin = wall_ms();
  served.reveal();
  told_bytes = room.until_told();
  all.told_ms = wall_ms() - begin;
  return all;
}

Measured echo(std::size_t bytes) {
  Measured all;
  Served served(Kind::echo);
  Phones room(served.port(), served.code(), phones);
  all.answered_ms = share(room.send(within_ms), 0.99);
  let_it_settle();
  room.expect(bytes);
  const double begin = wall_ms();
  served.broadcast(bytes);
  room.until_told();
  all.told_ms = wall_ms() - begin;
  return all;
}

/// The facilitator's window without a window, over the workshop and the server that the real one has.
class Leader {
 public:
  explicit Leader(const glyphs::Library& library) : screen_(library) {
    screen_.outside = [this](app::Effect& wanted) { std::visit([this](auto& what) { carry_out(what); }, wanted); };
    pack::Shelf shelf;
    shelf.cases = {pack::read_case(VIGNETTE_SOURCE "/content/sam-reviewing")};
    const auto id = shelf.cases.front().id;
    screen_.apply(app::intent::PacksRead{std::move(shelf)});
    screen_.apply(app::intent::PortfolioOpened{});
    screen_.apply(app::intent::PlanWorkshop{id});
    auto choice = screen_.model.team.choice;
    choice.phones = true;
    screen_.apply(app::intent::ChangeTeam{choice});
    screen_.apply(app::intent::OpenRoom{});
    settle();
    wish(app::lead::SetPresent{99});
    for (int step = 0; !screen_.model.team.leading.phase; ++step) {
      if (step == 20) throw std::runtime_error("the plan has no question");
      wish(app::lead::Next{});
    }
    screen_.send({});
    if (screen_.model.screen != app::Screen::leading) throw std::runtime_error("nobody leads");
  }

  const app::Leading& leading() const { return screen_.model.team.leading; }
  std::string question() const { return leading().plan.questions[leading().plan.steps[leading().at].question].id; }
  /// Milliseconds of processor time to draw what is there.
  double at_rest() { return screen_.cost({}); }
  /// The same, with what has come in since the last time, and what it took to take that in; false where nothing has.
  bool frame(std::vector<double>& drawing, std::vector<double>& taking) {
    const double before = processor_ms();
    if (!take()) return false;
    const double between = processor_ms();
    screen_.send({});
    drawing.push_back(processor_ms() - between), taking.push_back(between - before);
    return true;
  }

 private:
  template <typename What>
  void carry_out(What& what) {
    using namespace app::effect;
    if constexpr (std::is_same_v<What, OpenRoom>) host_.open(what, *app::find_case(screen_.model, what.case_id)->pack, {});
    if constexpr (std::is_same_v<What, Lead>) host_.lead(std::move(what));
    if constexpr (std::is_same_v<What, ReadTeam>) host_.read();
    if constexpr (std::is_same_v<What, TellTime>) host_.tell_time(std::move(what.left));
  }
  bool take() {
    bool any = false;
    for (auto& result : results_->take())
      if (const auto made = result()) screen_.apply(*made), any = true;
    return any;
  }
  void settle() {
    host_.finish();
    while (take()) host_.finish();
  }
  void wish(app::LeadWish what) {
    screen_.apply(app::intent::Lead{std::move(what)});
    settle();
  }

  const support::Scratch folder_;
  Screen screen_;
  std::shared_ptr<shell::Results> results_ = std::make_shared<shell::Results>([] {});
  shell::Host host_{results_, folder_ / "workshops", [this] { return screen_.model.now.instant; }};
};

void leading() {
  const auto library = glyphs::Library::open(VIGNETTE_FACES);
  if (!library) throw std::runtime_error(library.error().what);
  Leader leader(**library);
  const auto& way = leader.leading().way;
  if (!way) throw std::runtime_error("no phones are let in");
  const auto port = static_cast<std::uint16_t>(std::stoi(way->address.substr(way->address.rfind(':') + 1)));
  Phones room(port, way->code, phones);
  // As a display of 60 pictures a second, at rest as well: what is drawn again at once finds everything in the processor's caches.
  const auto wait = [] { std::this_thread::sleep_for(std::chrono::milliseconds(16)); };
  std::vector<double> rest, busy, taking;
  for (int i = 0; i < 200; ++i, wait()) rest.push_back(leader.at_rest());
  std::atomic<bool> over = false;
  std::exception_ptr failed;
  std::thread sending([&, question = leader.question()] {
    try {
      room.send(within_ms, question);
    } catch (...) {
      failed = std::current_exception();
    }
    over = true;
  });
  for (; !over; wait()) leader.frame(busy, taking);
  sending.join();
  if (failed) std::rethrow_exception(failed);
  leader.frame(busy, taking);
  if (leader.leading().in != phones) throw std::runtime_error("answers are missing");
  row("the facilitator's frame while 1,000 answers arrive, against at rest", median(rest), median(busy), "ms", 1.5);
  report("taking in what came before each of them", median(taking), "ms", "median, reported");
}

}  // namespace

void team_rows() {
  std::vector<double> bare_answered, answered, bare_told, told, each;
  for (int round = 0; round < rounds; ++round) {
    std::size_t bytes = 0;
    const auto ours = workshop(bytes);
    const auto bare = echo(bytes);
    bare_answered.push_back(bare.answered_ms), answered.push_back(ours.answered_ms);
    bare_told.push_back(bare.told_ms), told.push_back(ours.told_ms);
    each.push_back(ours.each_kb);
  }
  row("1,000 phones each send and change an answer, 99th percentile", median(bare_answered), median(answered), "ms", 10);
  row("the reveal to 1,000 phones, against an echo of as many bytes", median(bare_told), median(told), "ms", 3);
  row("memory for each of 1,000 phones", 40, median(each), "KB", 1);
  leading();
}

}  // namespace vignette::bench
